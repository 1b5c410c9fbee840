"""Clauses that grant: 有权…, 可自主决定…, 授权…; 行使…权 is ``holding``, 由…审批 and 报…批准 ``passives``.

Works on plain text; ``grants`` makes authorities of what is found.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from rolegraph.extraction.sentences import REMEMBERED, Span
from rolegraph.extraction.sentences.granting.acting import acting
from rolegraph.extraction.sentences.granting.alone import alone
from rolegraph.extraction.sentences.granting.asking import asked
from rolegraph.extraction.sentences.granting.chains import chained
from rolegraph.extraction.sentences.granting.conceding import conceded, somebody, to_whom
from rolegraph.extraction.sentences.granting.delegating import delegated
from rolegraph.extraction.sentences.granting.found_cases import found_so, thing_before
from rolegraph.extraction.sentences.granting.freely import before_telling, by_oneself, own_step
from rolegraph.extraction.sentences.granting.going_up import beyond
from rolegraph.extraction.sentences.granting.granted_deeds import leads_up, verbs
from rolegraph.extraction.sentences.granting.holding import ceilings, given_to, held
from rolegraph.extraction.sentences.granting.passives import is_approved, passive
from rolegraph.extraction.sentences.granting.signing import signed_alone
from rolegraph.extraction.sentences.limits.limits import split_limit
from rolegraph.extraction.sentences.limits.within import within
from rolegraph.extraction.sentences.wording.holders import (
    HOLDER,
    Granted,
    each,
    ends_in_name,
    title,
)
from rolegraph.extraction.sentences.wording.kind_words import kind_words, kinds
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import group, pattern
from rolegraph.extraction.sentences.wording.quantities import is_money
from rolegraph.values import replace

#: What a permit is about: 对不合格品有权拒收, and 对不合格品，有权拒收.
_MET = "对于?|如?遇到?有?|如?发现有?"
#: 对不合格品进行标识，有权拒绝…: what is done with it is no matter of the permit.
_DOES = "进行|予以|加以|给予|实施"
_ABOUT = re.compile(rf"(?:{_MET})(?P<what>[^，。；]{{2,20}}?)(?:时|后|的)?$")
_TOPIC = re.compile(
    rf"(?:(?<=[，。；])|^)(?:[^，。；]{{2,8}}?(?=发现)|(?P<who>[^，。；对]{{2,12}}?)(?=对))?(?:{_MET})(?P<what>(?:(?!{_DOES})[^，。；]){{2,24}}?)(?:时|后|的)?，"
)
#: 有权根据工作需要抽调人员: by what the deed goes, before its verb.
_BY, _BY_LENGTH = re.compile(r"(?:根据|按照?|依据|依照|视|结合)[^，。；]{2,10}?"), 8
#: 有权根据市场情况，|调整价格: by what it goes as a clause of its own.
_GROUNDS = re.compile(r"(?:根据|按照?|依据|依照|结合)[^，。；]{2,24}，")
_STOP = re.compile("[，。；]|$")
_BOUNDED = re.compile(r"\d[^，。；]*?(?:以[下内]|之内|内)的?$")
#: 运价在标准价以内的|可直接确定
_INSIDE = re.compile(
    r"(?P<what>[^，。；\d]{2,12}?)在(?P<bound>[^，。；在\d]{2,8}(?:以内|之内|范围内))的"
)
_PERIOD = re.compile("每个?[年月周日天季]度?$")
_Deed = tuple[str, Span, str, Span]
_DECIDING = frozenset({"approve", "decide", "final-approval", "sign"})


@lru_cache(maxsize=REMEMBERED)
def granted(text: str, start: int, end: int) -> tuple[Granted, ...]:
    """Return what one clause of a text grants, and to whom.

    A chain (由甲审核，乙批准) reaches beyond its clause; ``clause`` says how far.
    """
    if step := own_step(text, start, end):
        own, at = step
        others = passive(text, at, end)
        return (own, *(replace(g, object=own.object, place=own.place) for g in others))
    for read in (
        chained,
        asked,
        signed_alone,
        ceilings,
        given_to,
        held,
        delegated,
        alone,
        permitted,
        acting,
        by_oneself,
        beyond,
        passive,
    ):
        found = tuple(read(text, start, end))
        if found:
            return found
    return ()


def lets(text: str, start: int, end: int) -> bool:
    """Say whether words of a list of rights let somebody do something (有权…, 可…, 得指派…)."""
    entitled = text.startswith("得", start) and permitted(text, start, end, listed=True)
    return bool(entitled) or (
        pattern("(?<!所)<<granting.permits>>").search(text, start, end) is not None
    )


def permitted(text: str, start: int, end: int, listed: bool = False) -> tuple[Granted, ...]:
    """Return what 有权, 可 and the like let somebody do: 销售专员可自主决定价格折扣.

    In a list of rights (``listed``) a bare 可 grants whatever it names, as 有权 does anywhere.
    """
    m = _permit().search(text, start, end)
    if m is None or is_approved(text, start, m.start("permit")):
        # 经总经理同意可先行采购: what is approved of is nobody's own power.
        return ()
    free = m["permit"] in ("可", "可以") and not listed
    holder = title(_holder_before(text, start, m.start()))
    about = _ABOUT.search(text[start : m.start()]) or _before(text, start, m.start())
    who = (about.groupdict().get("who") if about else "") or ""
    holder = holder or (title(who) if ends_in_name(who, len(who)) else "")
    allowed = _allowed(bool(holder)) if free else None
    met = about is not None and not about[0].removeprefix(who).startswith("对")
    if met and free and not holder:
        # 如遇紧急情况，可先行处置 tells anybody what to do.
        return ()
    begin = min(start, about.start()) if about and about.string is text else start
    places = (m.end("permit"), m.end("permit") + len(m["within"] or ""))
    alone = not free or m.end() > places[1]
    named = about["what"] if about else _named_before(text[start : m.start()]) if alone else ""
    given = next(filter(None, (conceded(text, n, end, named) for n in places)), ())
    given = tuple(to_whom(text, one, named or somebody(text, start)) for one in given)
    deed, end = _past_grounds(text, _deed(text, m.end(), end), m.end(), end)
    every = given or (
        *verbs(text, deed, end, named, met),
        *_decides(text, deed, end, "" if met else named),
    )
    if free and text[m.end() - 2 : m.end()] in ("自行", "自主", "直接"):
        every = tuple(_decided_alone(one) for one in every)
    if holder and not free and (over := _thing_before(text, start, every)):
        every = (*verbs(text, deed, end, over, met),)
    bound, often = _bound(m["within"] or ""), _PERIOD.search(text[start : m.start()])
    return tuple(
        Granted(one, kind, word, f"{bound}{_per(often, what)}{what}", place, (begin, end))
        for (kind, word, what, place), one in product(every, each(holder))
        if allowed is None or kind in allowed
    )


def _bound(inside: str) -> str:
    """Return the bound within which a permit is given; 在指导价基础上 only says of what a rate is."""
    return "" if inside.endswith("基础上") else within(inside)


def _allowed(named: bool) -> frozenset[str]:
    """Return the kinds that a bare 可 grants, of somebody it names (班组长可要求质检员复检) more of them."""
    posts = group("granting", "permitted_posts") if named else ()
    return frozenset((*group("granting", "permitted"), *posts))


def _thing_before(text: str, start: int, every: tuple[tuple[str, Span, str, Span], ...]) -> str:
    """Return what stands before a permit and its deeds are done to, where they name no thing themselves."""
    if all(_only_accepts(deed[2]) for deed in every) and (found := found_so(text, start)):
        return found
    alone = bool(every) and all(verb_at(deed[2], 0) == deed[2] != "" for deed in every)
    # 超常用量处方，药师有权拒绝|调配
    return thing_before(text, start) if alone else ""


def _decided_alone(deed: tuple[str, Span, str, Span]) -> tuple[str, Span, str, Span]:
    """Return what is carried out up to a figure (可自行|办理20元以内的退款) as decided."""
    kind, word, what, place = deed
    bounded = kind in ("execute", "assign") and split_limit(what)[0] is not None
    return ("decide" if bounded else kind), word, what, place


def _past_grounds(text: str, deed: int, begin: int, end: int) -> tuple[int, int]:
    """Return where a deed stands and ends; behind a clause of grounds (有权根据…，提出…) in the next one."""
    grounds = _GROUNDS.match(text, deed) if deed == begin else None
    if grounds is None or grounds.end() != end + 1:
        return deed, end
    stop = _STOP.search(text, grounds.end())
    return grounds.end(), stop.start() if stop else len(text)


def _per(each: re.Match[str] | None, what: str) -> str:
    """Return how often what a sum bounds may be done (每月|可动用3000元以内的备用金), "" for no sum."""
    limit = split_limit(what)[0] if each else None
    return each[0] if each and limit and is_money(limit.unit) else ""


def _named_before(words: str) -> str:
    """Return the matter that a clause names before its permit (3000元内的采购可自行决定).

    A deed is one where it is bounded (减免滞纳金500元以内的|可自行决定).
    """
    if words in group("granting", "own"):
        return ""
    deed = verb_at(words, 0) and not _BOUNDED.search(words)
    # 顾客不满意|可以直接退换: in which case.
    nominal = len(words) > 2 and not deed and not _holder_before(words, 0, len(words))
    nominal = nominal and not words.endswith(("不满意", "不同意", "不愿意", "不够", "不足"))
    bounds = _INSIDE.fullmatch(words) if nominal else None
    if bounds:
        return f"{bounds['bound']}的{bounds['what']}"
    return words.rstrip("均皆") if nominal else ""


def _deed(text: str, at: int, end: int) -> int:
    """Return where the deed begins behind a permit: behind what it goes by, if that is said."""
    by = _BY.match(text, at, end)
    places = range(by.end(), min(by.end() + _BY_LENGTH, end)) if by else ()
    return next((n for n in places if _acts(text, n, end) or leads_up(text, n, end)), at)


def _acts(text: str, at: int, end: int) -> bool:
    """Say whether a deed stands at a place, and no words on a thing (根据董事会|批准的方案)."""
    word = kind_words().at(text[:end], at)
    return word != "" and not text.startswith("的", at + len(word))


def _before(text: str, start: int, permit: int) -> re.Match[str] | None:
    """Return what the clause before names, where this one begins with its permit (对…，有权退回)."""
    opens = start == permit or bool(_holder_before(text, start, permit))
    every = _TOPIC.finditer(text, 0, start) if opens else ()
    at = (f for f in every if f.end() == start)
    # 请购单未经仓库主管核|对库存的 names nobody before 对.
    return next((f for f in at if not f["who"] or ends_in_name(f["who"], len(f["who"]))), None)


def _only_accepts(what: str) -> bool:
    """Say whether words name no thing that is refused but the accepting of it (拒绝|接收)."""
    return what in group("granting", "accepting") and what not in ("支付", "报销")


def _permit() -> re.Pattern[str]:
    return pattern(
        r"(?<![不许无未所即])(?:(?<![方才])|(?=有权|被授权|获授权))(?P<permit><<granting.permits>>|(?:(?:(?<![^，。；])|(?<=[，。；][并亦])|(?<=[员长师理任管部处室科课会者])(?<!总部)(?<!机会)(?<!社会))得(?![到知分出体失益以])(?=(?:<<granting.alone>>)*(?:<<granting.entitled>>|<<verbs.strong>>))))(?![能行靠])"
        r"(?P<within>在[^，。；]{2,14}?(?:基础上|之间|间|内|下(?![浮调降]))(?!部|[^，。；]{0,8}基础上))?(?:<<granting.alone>>)*"
    )


def _holder_before(text: str, start: int, end: int) -> str:
    bare = re.sub(r"对[^，。；]{2,20}?$", "", text[start:end])
    m = pattern(
        rf"^{HOLDER}(?:在[^，。；]{{2,12}}?内)?(?:均|皆|也|还|并|应|：|每个?[年月周日天季]度?)?$"
    ).match(bare)
    return m["holder"] if m else ""


def _decides(text: str, at: int, end: int, about: str) -> Iterator[tuple[str, Span, str, Span]]:
    """Yield the decision that ends its clause, over the matter of the clause before (…，可径行核定)."""
    if told := before_telling(text, at, end):
        yield told[0], told[1], about or text[slice(*told[1])], told[1]
        return
    word = kind_words().at(text[:end], at)
    if word and not about and at + len(word) == end and kinds()[word] in _DECIDING:
        yield kinds()[word], (at, end), "", (at, end)
