"""What a permit lets somebody do: the kinds among the verbs behind it, each with what it is over."""

import re
from collections.abc import Iterator
from functools import cache

from rolegraph.extraction.sentences import Span
from rolegraph.extraction.sentences.clauses.done_to_whom import done_to_whom
from rolegraph.extraction.sentences.clauses.further_deeds import further_deed
from rolegraph.extraction.sentences.rights.ordered_people import without_others
from rolegraph.extraction.sentences.wording.anchors import Anchored, anchored
from rolegraph.extraction.sentences.wording.kind_words import kind_words, kinds
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern, words
from rolegraph.extraction.sentences.wording.moments import NO_MOMENT
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN
from rolegraph.reading.compiled import compiled

_Deed = tuple[str, Span, str, Span]
_TAKEN = 4
_JOINT = re.compile(r"、|和|与|及|或|并")
_MADE = re.compile(r"对于?(?P<what>[^，。；]{2,24}?)[作做]出[^，。；]{0,12}")
#: 做出关键的项目|决策, and of what the clause before brings forward 作出临时制止|决定.
_DECISION = re.compile(
    r"[作做]出(?P<what>[^，。；对]{0,16}?)的?(?P<word>决策|决定|裁决|判定)(?=$|[，。；])"
)
#: 有权提出废标建议, 有权就薪酬调整提出建议
_PUT = re.compile(
    r"(?:(?:对于?|就|针对)(?P<whom>(?:(?!并提)[^，。；]){2,20}?))?(?:提出|提交|提请|发起)"
    r"(?:(?P<what>[^，。；]{2,24}?)的?)?(?P<word>(?=(?:申请|建议|意见|提议)$)..)"
)
#: What says of a proposal only of what sort it is.
_SORTS = ("合理化", "合理", "书面", "相关", "有关", "改进", "初步", "具体", "参考")
_DONE = re.compile(
    r"对于?(?P<what>[^，。；]{2,24}?)(?:进行|予以|加以|给予|处以|处(?![理置分罚])(?=[^，。；]{0,6}?\d))"
    r"(?P<bound>[^，。；]{0,6}?\d+(?:\.\d+)?[万千百]?[元%天分次]?(?:（含）)?(?:以[下内]|之内|内)的?)?"
    r"(?:经济|行政|内部|口头|书面|现金|即时|一次性|物质|专项)?"
)
_FINED = re.compile(
    r"(?:处(?![理置分罚])以?|给予|予以|课以)(?P<bound>[^，。；]{0,6}?\d+(?:\.\d+)?[万千百]?[元%](?:（含）)?(?:以[下内]|之内|内)?的?)"
)
#: Whom somebody tells of what was done.
_TOLD = re.compile(
    "[，、]?(?:并|后|同时|再)(?:应|须|需|及时|立即|书面|同时|逐级)*(?:上?报(?![销废价名])|向|通知|告知|通报|移交|汇报|备案)"
)
#: 下达停工指令
_ORDERED = re.compile(
    "(?:下达|发布|签发|发出)(?P<what>[^，。；]{2,10}?)的?(?:指令|命令|令|通知书|通知单)"
)
_DENIED = re.compile(
    "(?P<no>不予以?|不(?=[受接支付办验签收发放报核批]))(?P<what>[^，。；]{2,16}?)(?=$|[，。；])"
)
# 调整至3%, not 抽验到货品质
_ORDERS, _MENDED = "责令", ("", "整改", "整顿", "检修", "检查")
#: A deed of no kind beside those that are one (批评、|扣罚).
_BESIDE = re.compile(f"{HAN}{{2}}、")
#: 审批后报董事会, not 审批后厨采购申请
_ONCE_DONE = re.compile(f"后(?![{NO_MOMENT}])")
_BOUND = re.compile("为|至|到(?![货期账场岗访])")


def _proposed() -> re.Pattern[str]:
    """Match a proposal by its contents, on which somebody else decides: 提出招聘人数和工资标准."""
    return pattern("提出(?P<what>(?![^，。；]*<<granting.raised>>)[^，。；]{4,24})")


def _behind_asked(text: str, at: int, end: int) -> int:
    """Return where a deed begins behind who is asked or advised (有权向董事会|提请聘任经理)."""
    found = _asked().match(text, at, end)
    return found.end() if found else at


@cache
def _asked() -> Anchored:
    words = either(word for word, kind in kinds().items() if kind in ("request", "propose"))
    whom = "向[^，。；]{0,8}?(?:<<frames.titles>>|<<granting.holders>>)"
    return anchored(f"向(?s:.*){words}", f"{whom}(?={words})")


def verbs(text: str, at: int, end: int, about: str, met: bool = False) -> Iterator[_Deed]:
    """Yield each kind among coordinated verbs, with its word, object and the object's place.

    ``about`` is what stands before the permit, ``met`` where that is only when the right is used:
    发现隐患有权停止作业 stops the work.
    """
    end = _own_end(text, at, end)
    at = _behind_asked(text, at, end)
    if every := tuple(_made(text, at, end, about)):
        yield from every
        return
    at, what, place = _done_to(text, at, end, about)
    beside = _BESIDE.match(text, at, end) if about else None
    found = _coordinated(text, at, end) or _coordinated(text, beside.end() if beside else at, end)
    at = found[-1][1] if found else at
    end, further = _beside(text, at, end, about) if found else (end, [])
    if not what:
        what, place = _matter(text, (at, end), found, about, met), (at, end)
    if found and (told := without_others(text[slice(*found[-1])], what, about)) != what:
        # 指派人员执行事项: the people are the object, what they do is not.
        place = (place[0], place[0] + len(told)) if what.startswith(told) else place
        what = told
    # 拒收并退回 is one right, named by its first word.
    for a, b in {kinds()[text[slice(*span)]]: span for span in reversed(found)}.values():
        if len(what) > 1 and not _BOUND.match(what):
            yield kinds()[text[a:b]], (a, b), what, place
    if not found and (put := _PUT.search(text, at, end)):
        further = [_put(put, about)]
    elif not found and (plan := _proposed().fullmatch(text, at, end)):
        yield "propose", (at, plan.start("what")), plan["what"], plan.span("what")
    yield from further


def _beside(text: str, at: int, end: int, about: str) -> tuple[int, list[_Deed]]:
    """Return where a deed's words end, and what is named behind it with an object of its own.

    罚款|直至停止供货, 批评教育|并提出处罚建议.
    """
    if further := further_deed().search(text, at, end):
        deed = (
            kinds()[further["word"]],
            further.span("word"),
            further["what"],
            further.span("what"),
        )
        return further.start(), [deed]
    put = _PUT.search(text, at, end)
    if put and text[put.start() - 1] in "并和":
        return put.start() - 1, [_put(put, about)]
    return end, []


def _put(put: re.Match[str], about: str = "") -> _Deed:
    """Return what is brought forward; 处理意见 is one on what was spoken of."""
    said = put["what"] or ""
    own = f"{said}{put['word']}" if said in _SORTS else said or put["whom"] or ""
    what = about if about and said in ("", "处理", "处置", *_SORTS) else own
    place = put.span("what" if said else "whom" if put["whom"] else "word")
    return kinds()[put["word"]], put.span("word"), what, place


def put_forward(text: str, start: int, end: int) -> Iterator[_Deed]:
    """Yield what a stretch brings forward that says no more (对各车间提出奖惩意见, 提出奖惩建议)."""
    opens = text.startswith(("对", "就", "针对", "提出", "提交"), start)
    put = _PUT.match(text, start, end) if opens else None
    if put and (put["what"] or put["whom"]):
        kind, word, _, _ = _put(put)
        yield kind, word, *_put_what(put, "")


def leads_up(text: str, at: int, end: int) -> bool:
    """Say whether a deed begins at a place that leads up to its kind (提出补货申请, 对学生进行批评)."""
    done = _DONE.match(text, at, end)
    led = _PUT.match(text, at, end) or _FINED.match(text, at, end)
    return led is not None or (done is not None and bool(kind_words().at(text[:end], done.end())))


def _own_end(text: str, at: int, end: int) -> int:
    """Return where what somebody may do ends: before whom it is reported to (停止执勤|并报经理处理)."""
    told = _TOLD.search(text, at + 1, end)
    return told.start() if told else end


def _done_to(text: str, at: int, end: int, about: str) -> tuple[int, str, Span]:
    """Return where the kind stands behind what it is done to, and that with its place.

    对返修进行检查, 对违规开支拒绝付款 and, where a clause before says whom, 处以5000元以下的罚款.
    """
    done = _DONE.match(text, at, end) or _against().match(text, at, end)
    if done:
        return done.end(), f"{done['bound'] or ''}{done['what']}", done.span("what")
    fined = _FINED.match(text, at, end)
    if fined and about and kind_words().at(text[:end], fined.end()):
        return fined.end(), f"{fined['bound']}{about}", fined.span()
    word = kind_words().before(text, end) if fined else ""
    if fined and fined.end() < end - len(word) and word:
        # 处以200元以内的考勤|扣款
        whom = text[fined.end() : end - len(word)]
        return end - len(word), f"{fined['bound']}{whom}", fined.span()
    return at, "", (at, at)


@cache
def _against() -> re.Pattern[str]:
    """Match what somebody may refuse or stop: 对违反制度的开支|拒绝付款."""
    words = either(w for w, kind in kinds().items() if kind in ("refuse", "revoke"))
    return re.compile(rf"对于?(?P<what>[^，。；]{{2,24}}?)(?P<bound>)(?={words})")


@cache
def _and_puts() -> re.Pattern[str]:
    """Match what somebody does to a matter, and brings forward on it: 对…进行调查并提出处理意见."""
    words = either(kind_words().every)
    return compiled(
        rf"对于?(?P<what>[^，。；]{{2,20}}?)(?:进行|予以|开展)(?P<first>{words})[并和及、]"
        r"(?:提出|提交)[^，。；]{0,8}?的?(?P<word>建议|意见|申请)(?=$|[，。；])"
    )


def _matter(text: str, place: Span, found: list[Span], about: str, met: bool) -> str:
    """Return what the kinds are over: the words behind them, else what stands before the permit."""
    word = text[slice(*found[-1])] if found else ""
    if word.startswith(_ORDERS) and (met or not about) and text[slice(*place)] in _MENDED:
        # 责令停线整改
        return word.removeprefix(_ORDERS)
    said = text[slice(*place)].removeprefix("对").strip("的：")
    if word in words("rights", "stopping").every and not said.startswith(("其", "该")):
        # 停机检修, 停线: what is stopped, and not what is done then.
        return about if about and not met else word.removeprefix(_ORDERS)
    what = re.sub("^其(?![他它余中])", "", said)
    if what != said and len(what) > 1:
        # 停止其执勤: whose it is stands before, what is stopped here; of 禁止其入场 both.
        return f"{about}{what}" if _refuses(text, found) else what
    if _refuses(text, found):
        what = _accepted(what)
    what = "" if _ONCE_DONE.match(what) else what
    if met:
        silent = not what and not _stops(text, found)
    else:
        silent = not what or _refuses(text, found) or verb_at(what, 0) == what
    return about if about and silent else what


def _verbs_behind(text: str, at: int, end: int) -> Iterator[_Deed]:
    """Yield what is brought forward behind an order: 下达停工指令|并提出考核意见."""
    put = _PUT.match(text, at + 1, end) if text.startswith("并", at) else None
    if put:
        yield _put(put)


def _accepted(what: str) -> str:
    """Return what is refused without the word of accepting it (受理手续不全的申请), where enough is left."""
    return pattern("^<<granting.accepting>>").sub("", what) if len(what) > _TAKEN else what


def _put_what(put: re.Match[str], about: str) -> tuple[str, Span]:
    """Return what is brought forward, with whom it concerns: 对不合格的客服提出调岗或辞退建议."""
    whom, said = put["whom"] or "", put["what"] or ""
    # 提出处理意见 says no more than that something be done.
    named = all(part in kind_words().every for part in _JOINT.split(said))
    what = said if named and said not in ("处理", "处置") else ""
    if whom or about:
        of = "whom" if whom else "what" if said else "word"
        return f"{whom or about}{what if whom else ''}", put.span(of)
    return f"{said}{put['word']}" if said in _SORTS else said, put.span("what")


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


def _made(text: str, at: int, end: int, about: str) -> Iterator[_Deed]:
    """Yield the kinds of 对不合格品作出返工决定 (about 不合格品), 提出补货申请, 进行调查并提出意见."""
    if both := _and_puts().match(text, at, end):
        for named in ("first", "word"):
            yield kinds()[both[named]], both.span(named), both["what"], both.span("what")
        return
    if ordered := _ORDERED.match(text, at, end):
        yield "command", ordered.span("what"), ordered["what"], ordered.span("what")
        yield from _verbs_behind(text, ordered.end(), end)
        return
    if denied := _DENIED.match(text, at, end):
        what = about or _accepted(denied["what"])
        yield "refuse", denied.span("no"), what, denied.span("what")
        return
    if told := tuple(_decided(text, at, end, about)):
        yield from told
        return
    m = _MADE.match(text, at, end)
    put = _PUT.match(text, at, end)
    if put and (put["what"] or put["whom"] or about):
        kind, at_kind, _, _ = _put(put)
        yield kind, at_kind, *_put_what(put, about)
        return
    word = kind_words().before(text, m.end()) if m else ""
    if m and word:
        yield kinds()[word], (m.end() - len(word), m.end()), m["what"], m.span("what")


def _decided(text: str, at: int, end: int, about: str) -> Iterator[_Deed]:
    """Yield what is done to somebody, or what is decided: the words before 决定, on what was spoken of
    where they name a deed (制止).
    """
    yield from done_to_whom(text, at, end)
    decision = _DECISION.match(text, at, end)
    what = decision["what"] if decision else ""
    named = kind_words().before(what, len(what))
    if decision and about and named:
        place = decision.span("what")
        yield kinds()[named], (place[1] - len(named), place[1]), about, place
    elif decision and (about or what):
        yield "decide", decision.span("word"), about or what, decision.span("what")
