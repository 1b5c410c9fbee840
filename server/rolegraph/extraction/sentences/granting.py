"""Clauses that grant: 有权…, 可自主决定…, 授权…; 行使…权 is ``holding``, 由…审批 and 报…批准 ``passives``.

Works on plain text; ``grants`` makes authorities of what is found.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from rolegraph.extraction.sentences import Span
from rolegraph.extraction.sentences.chains import chained
from rolegraph.extraction.sentences.holders import HOLDER, Granted, title
from rolegraph.extraction.sentences.holding import held
from rolegraph.extraction.sentences.kind_words import kind_words, kinds
from rolegraph.extraction.sentences.leading_verbs import find_verb, verb_at
from rolegraph.extraction.sentences.lexicon import group, pattern
from rolegraph.extraction.sentences.passives import acting, passive
from rolegraph.extraction.sentences.quantities import quantities
from rolegraph.reading.alternation import either

#: What a permit is about: 对不合格品有权拒收, and 对不合格品，有权拒收.
_MET = "对于?|如?遇到?有?|如?发现有?"
_ABOUT = re.compile(rf"(?:{_MET})(?P<what>[^，。；]{{2,20}}?)(?:时|后|的)?$")
_TOPIC = re.compile(rf"(?:(?<=[，。；])|^)(?:{_MET})(?P<what>[^，。；]{{2,24}}?)(?:时|后|的)?，")
#: 有权根据工作需要抽调人员: by what the deed goes, before its verb.
_BY = re.compile(r"(?:根据|按照?|依据|依照|视|结合)[^，。；]{2,10}?")
#: Sentences recur, and several modules ask about one.
_REMEMBERED = 4096
_BY_LENGTH = 8
_TAKEN = 4
_JOINT = re.compile(r"、|和|与|及|或|并")
_MADE = re.compile(r"对于?(?P<what>[^，。；]{2,24}?)[作做]出[^，。；]{0,12}")
_PUT = re.compile(
    r"(?:对于?(?P<whom>[^，。；]{2,20}?))?(?:提出|提交|提请|发起)(?P<what>[^，。；]{2,24}?)的?"
    r"(?=(?:申请|建议|意见|提议)$)"
)
_DONE = re.compile(
    r"对于?(?P<what>[^，。；]{2,24}?)(?:进行|予以|加以|给予|处以)"
    r"(?P<bound>[^，。；]{0,6}?\d+(?:\.\d+)?[万千百]?[元%天分次]?(?:（含）)?(?:以[下内]|之内|内)的?)?"
)
# 调整至3%, not 抽验到货品质
_BOUND = re.compile("为|至|到(?![货期账场岗访])")
_ALONE = re.compile(
    r"(?P<what>[^，。；]*?\d[^，。；]*?(?:以下|以内|之内|内|不超过[^，。；]*?元)[^，。；]{0,8}?)(?:的|可|由本人|由其)*"
    r"(?:自行|自主|直接)(?P<word>决定|审批|批准|核准)"
)
_DECIDING = frozenset({"approve", "decide", "final-approval", "sign"})


@lru_cache(maxsize=_REMEMBERED)
def granted(text: str, start: int, end: int) -> tuple[Granted, ...]:
    """Return what one clause of a text grants, and to whom.

    A chain (由甲审核，乙批准) reaches beyond its clause; ``clause`` says how far.
    """
    for read in (chained, held, permitted, _delegated, acting, _by_oneself, passive):
        found = tuple(read(text, start, end))
        if found:
            return found
    return ()


def permitted(text: str, start: int, end: int, listed: bool = False) -> tuple[Granted, ...]:
    """Return what 有权, 可 and the like let somebody do: 销售专员可自主决定价格折扣.

    In a list of rights (``listed``) a bare 可 grants whatever it names, as 有权 does anywhere.
    """
    m = _permit().search(text, start, end)
    if m is None:
        return ()
    free = m["permit"] in ("可", "可以") and not listed
    allowed = frozenset(group("granting", "permitted")) if free else None
    within = (m["within"] or "").removeprefix("在")
    holder = title(_holder_before(text, start, m.start()))
    about = _ABOUT.search(text[start : m.start()]) or _before(text, start, m.start())
    met = about is not None and not about[0].startswith("对")
    if met and free:
        # 如遇紧急情况，可先行处置 tells anybody what to do.
        return ()
    begin = min(start, about.start()) if about and about.string is text else start
    alone = not free or m.end() > m.end("permit") + len(m["within"] or "")
    named = about["what"] if about else _named_before(text[start : m.start()]) if alone else ""
    conceded = _conceded(text, m.end("permit"), end)
    deed = m.end() if free else _deed(text, m.end(), end)
    verbs = conceded or (*_verbs(text, deed, end, named, met), *_decides(text, deed, end, named))
    return tuple(
        Granted(holder, kind, word, f"{within}{what}", place, (begin, end))
        for kind, word, what, place in verbs
        if allowed is None or kind in allowed
    )


def _named_before(words: str) -> str:
    """Return the matter that a clause names before its permit (3000元内的采购可自行决定)."""
    nominal = len(words) > 2 and not verb_at(words, 0) and not _holder_before(words, 0, len(words))
    return words.removesuffix("均") if nominal else ""


def _deed(text: str, at: int, end: int) -> int:
    """Return where the deed begins behind a permit: behind what it goes by, if that is said."""
    by = _BY.match(text, at, end)
    places = range(by.end(), min(by.end() + _BY_LENGTH, end)) if by else ()
    return next(
        (n for n in places if kind_words().at(text[:end], n) or _PUT.match(text, n, end)), at
    )


def _before(text: str, start: int, permit: int) -> re.Match[str] | None:
    """Return what the clause before names, where this one begins with its permit (对…，有权退回)."""
    opens = start == permit or bool(_holder_before(text, start, permit))
    every = _TOPIC.finditer(text, 0, start) if opens else ()
    return next((found for found in every if found.end() == start), None)


def _conceded(text: str, at: int, end: int) -> tuple[tuple[str, Span, str, Span], ...]:
    """Return what 给予客户3%以内的折扣 decides: the discount, up to its figure."""
    m = pattern(
        r"(?:<<granting.alone>>)*?(?P<verb>给予|给|提供|授予)[^，。；]{0,24}?(?P<what><<granting.concessions>>)(?![^，。；、])"
    ).match(text, at, end)
    if m is None:
        # 可在指导价的2%以内自主让利
        bare = pattern("(?P<what><<granting.concessions>>)(?![^，。；])").match(
            text, _alone(text, at)
        )
        return (("decide", bare.span(), bare["what"], bare.span()),) if bare else ()
    figure = next(iter(quantities(text[m.end("verb") : m.end()])), None)
    begin = m.end("verb") + figure.start if figure else m.start("what")
    return (("decide", m.span("verb"), text[begin : m.end()], (begin, m.end())),)


def _alone(text: str, at: int) -> int:
    """Return where the words between a permit and its verb end."""
    found = pattern(r"(?:在[^，。；]{2,14}?(?:基础上|内|下))?(?:<<granting.alone>>)*").match(
        text, at
    )
    return found.end() if found else at


def _permit() -> re.Pattern[str]:
    return pattern(
        r"(?<![不许无未])(?:(?<![方才])|(?=有权|被授权|获授权))(?P<permit><<granting.permits>>)(?![能行靠])"
        r"(?P<within>在[^，。；]{2,14}?(?:基础上|之间|内|下)(?!部|[^，。；]{0,8}基础上))?(?:<<granting.alone>>)*"
    )


def _holder_before(text: str, start: int, end: int) -> str:
    bare = re.sub(r"对[^，。；]{2,20}?$", "", text[start:end])
    m = pattern(rf"^{HOLDER}(?:均|也|还|并|应|：|每个?[年月周日天季]度?)?$").match(bare)
    return m["holder"] if m else ""


def _verbs(
    text: str, at: int, end: int, about: str, met: bool = False
) -> Iterator[tuple[str, Span, str, Span]]:
    """Yield each kind among coordinated verbs, with its word, object and the object's place.

    ``about`` is what stands before the permit, ``met`` where that is only when the right is used:
    发现隐患有权停止作业 stops the work.
    """
    if every := tuple(_made(text, at, end, about)):
        yield from every
        return
    done = _DONE.match(text, at, end) or _against().match(text, at, end)
    at = done.end() if done else at
    found = _coordinated(text, at, end)
    at = found[-1][1] if found else at
    if done:
        what, place = f"{done['bound'] or ''}{done['what']}", done.span("what")
    else:
        what, place = _matter(text, (at, end), found, about, met), (at, end)
    behind = find_verb(what, 2)
    if behind > 0 and found and kinds()[text[slice(*found[-1])]] in ("assign", "command"):
        # 指派人员执行事项: the people are the object, what they do is not.
        what, place = what[:behind], (place[0], place[0] + behind)
    if not found and (put := _PUT.search(text, at, end)):
        # 有权批评教育并提出处罚建议
        yield (
            kinds()[text[put.end() : end].lstrip("的")],
            (put.end(), end),
            put["what"],
            put.span("what"),
        )
        return
    # 拒收并退回 is one right, named by its first word.
    for a, b in {kinds()[text[slice(*span)]]: span for span in reversed(found)}.values():
        if len(what) > 1 and not _BOUND.match(what):
            yield kinds()[text[a:b]], (a, b), what, place


@cache
def _against() -> re.Pattern[str]:
    """Match what somebody may refuse or stop: 对违反制度的开支|拒绝付款."""
    words = either(w for w, kind in kinds().items() if kind in ("refuse", "revoke"))
    return re.compile(rf"对于?(?P<what>[^，。；]{{2,24}}?)(?P<bound>)(?={words})")


@cache
def _and_puts() -> re.Pattern[str]:
    """Match what somebody does to a matter, and brings forward on it: 对…进行调查并提出处理意见."""
    words = either(kind_words().every)
    return re.compile(
        rf"对于?(?P<what>[^，。；]{{2,20}}?)(?:进行|予以|开展)(?P<first>{words})[并和及、]"
        r"(?:提出|提交)[^，。；]{0,8}?的?(?P<word>建议|意见|申请)(?=$|[，。；])"
    )


def _decides(text: str, at: int, end: int, about: str) -> Iterator[tuple[str, Span, str, Span]]:
    """Yield the decision that ends its clause, over the matter of the clause before (…，可径行核定)."""
    word = kind_words().at(text[:end], at)
    if word and not about and at + len(word) == end and kinds()[word] in _DECIDING:
        yield kinds()[word], (at, end), "", (at, end)


def _matter(text: str, place: Span, found: list[Span], about: str, met: bool) -> str:
    """Return what the kinds are over: the words behind them, else what stands before the permit."""
    what = re.sub("^其(?![他它余中])", "", text[slice(*place)].removeprefix("对").strip("的："))
    if _refuses(text, found) and len(what) > _TAKEN:
        what = pattern("^<<granting.accepting>>").sub("", what)
    what = "" if what.startswith("后") else what
    if met:
        silent = not what and not _stops(text, found)
    else:
        silent = not what or _refuses(text, found) or verb_at(what, 0) == what
    return about if about and silent else what


def _stops(text: str, found: list[Span]) -> bool:
    """Say whether the last kind names what it stops (责令停工)."""
    return bool(found) and kinds()[text[slice(*found[-1])]] == "revoke"


def _refuses(text: str, found: list[Span]) -> bool:
    """Say whether the last kind refuses: what follows then is who gets it back (退回供应商)."""
    return bool(found) and kinds()[text[slice(*found[-1])]] == "refuse"


def _coordinated(text: str, at: int, end: int) -> list[Span]:
    """Return where the words of kinds stand that are named together from a place on."""
    found: list[Span] = []
    while word := kind_words().at(text[:end], at):
        found.append((at, at + len(word)))
        joint = _JOINT.match(text, at + len(word), end)
        if not joint or not kind_words().at(text, joint.end()):
            break
        at = joint.end()
    return found


def _made(text: str, at: int, end: int, about: str) -> Iterator[tuple[str, Span, str, Span]]:
    """Yield the kinds of 对不合格品作出返工决定 (about 不合格品), 提出补货申请, 进行调查并提出意见."""
    if both := _and_puts().match(text, at, end):
        for named in ("first", "word"):
            yield kinds()[both[named]], both.span(named), both["what"], both.span("what")
        return
    m = _MADE.match(text, at, end)
    put = _PUT.match(text, at, end)
    if put:
        what = "whom" if put["whom"] else "what"
        kind = kinds()[text[put.end() : end].lstrip("的")]
        yield kind, (put.end(), end), about or put[what], put.span(what)
        return
    word = kind_words().before(text, m.end()) if m else ""
    if m and word:
        yield kinds()[word], (m.end() - len(word), m.end()), m["what"], m.span("what")


def _delegated(text: str, start: int, end: int) -> Iterator[Granted]:
    """授权区域经理审批市场费用: the right is the delegate's."""
    m = pattern(rf"授权(?:给|予)?{HOLDER}(?:<<granting.alone>>)*").search(text, start, end)
    if m is None:
        return
    for kind, word, what, place in _verbs(text, m.end(), end, ""):
        yield Granted(title(m["holder"]), kind, word, what, place, (start, end))


def _by_bearer() -> re.Pattern[str]:
    return pattern(r"(?P<what>)由<<granting.own>>(?:自行|直接|负责)?(?P<word>[^，。；]{2,4})")


def _by_oneself(text: str, start: int, end: int) -> Iterator[Granted]:
    """3000元以下自行决定, 由本职核定: what somebody decides alone, up to a limit."""
    m = _ALONE.fullmatch(text, start, end) or _by_bearer().fullmatch(text, start, end)
    if m is not None and m["word"] in kinds():
        kind = kinds()[m["word"]]
        yield Granted("", kind, m.span("word"), m["what"], m.span("what"), (start, end))
