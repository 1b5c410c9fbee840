"""Phrases that name rights: 对退货申请的审核权及对退货额度的控制权.

Every kind of the text is one right on its object; a kind without an object of its own takes that
of the kinds before it, and 人员管理权、工作培训权 share what the first of them is about.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from rolegraph.extraction.sentences import REMEMBERED, Span
from rolegraph.extraction.sentences.clauses.compounds import names_told
from rolegraph.extraction.sentences.rights.leading_kinds import JOINTS, leading_kinds, opening
from rolegraph.extraction.sentences.rights.matters import (
    COORDINATED,
    Base,
    closes_as_noun,
    lacks,
    names_somebody,
    object_place,
    shared,
)
from rolegraph.extraction.sentences.rights.right import Right
from rolegraph.extraction.sentences.rights.whole_rights import whole
from rolegraph.extraction.sentences.wording.anchors import anchored
from rolegraph.extraction.sentences.wording.kind_words import kind_words, kinds
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern, words
from rolegraph.reading.alternation import either

_ENDS = ("的权", "权")
#: Who acts in another's place (应书面委托代理人行使审批权): whose right it is stands elsewhere.
_STAND_IN = re.compile("(?:委托|指定|授权)(?:其他人员?|他人|代理人|专人)(?:代为?)?行使")
#: Who gave the right (认真行使公司给予的|管理权力, 公司授予的|审批权) is not what it is over.
_GIVEN = re.compile(
    "(?:(?:认真|正确|依法|严格|合理)*行使[^，。；的]{0,10}?(?:委托|委任|给予|赋予|授予)"
    "|[^，。；的]{0,10}?(?:给予|赋予|授予|交给))的(?:各[项种])?"
)
#: 副监理就可以行使|代理权
_MERELY = re.compile("(?:可以|就可|方可|才能)(?:行使)?$")
#: Kinds that 建议 right before them proposes; 建议指导 is two.
_SUGGESTED = ("modify", "appoint", "hire", "dismiss", "reward-punish", "dispose", "decide")
_OF_NO_KIND = re.compile(
    "(?P<what>[^，。；]{2,}?)的(?P<deed>[^的，。；、和与及或]{2})(?:以及|[、和与及或])"
)
_LEAD = re.compile(r"^(?:[、，；：]|以及|及|和|与|并且|并)+")


def rights(text: str, lost: bool = False) -> tuple[Right, ...]:
    """Return the rights that a phrase names, in order.

    ``lost`` reads a phrase without 权 too, as in a list of rights whose last character is lost.
    """
    return _rights(text, lost and next(_ends(text, False), None) is None)


@lru_cache(maxsize=REMEMBERED)
def _rights(text: str, lost: bool) -> tuple[Right, ...]:
    # 对价格有建议调整权 proposes the change, as 调整建议权 does.
    text = _suggested().sub(r"\g<deed>建议", text) if "建议" in text else text
    # 配合财务部的预算审核 helps, and decides nothing.
    if _STAND_IN.search(text) or (lost and words("verbs", "assisting").at(text)):
        return ()
    found: list[Right] = []
    base: Base = Base()
    at = 0
    for end, close in _ends(text, lost):
        segment = _segment(text, at, end, base)
        more, base = segment if segment is not None else ([], base)
        found.extend(more or whole(text, at, close))
        at = close
    return tuple(found)


@cache
def _suggested() -> re.Pattern[str]:
    deeds = either(word for word, kind in kinds().items() if kind in _SUGGESTED)
    return re.compile(rf"(?<=[有的])建议(?P<deed>{deeds})(?=权)")


def _ends(text: str, lost: bool) -> Iterator[Span]:
    """Yield where each right's words end, and where its 权 does."""
    at = 0
    # 使用权限|的分配权 is over that, and no right to use.
    for m in pattern(
        r"的?<<rights.ends>>(?![力限利内责益]|范围|额度|[以之]?外|以内|以下|执行|使用情况|的[^，。；、的]{2,4}权)"
    ).finditer(text):
        if not kind_words().before(text, m.start()) and words("rights", "foreign").before(
            text, m.start() + len(m[0].lstrip("的")[:1]) + m[0].startswith("的")
        ):
            continue
        if m.start() > at:
            yield from ((stop, stop) for stop in _several(text, at, m.start()))
            yield m.start(), m.end()
            at = m.end()
    # 先问区域督导 ends in somebody's title, and in no right.
    noun = words("verbs", "nouns").before(text, len(text))
    ends_in_noun = bool(noun and kind_words().before(noun, len(noun)))
    if lost and at < len(text) and not at and not ends_in_noun:
        yield from ((stop, stop) for stop in (*_parted(text), len(text)))


def _several(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where all but the last of the rights end that share one 权 (奖惩建议、晋升提名及考核权).

    Of 聘任、奖惩的建议权 the list is what is proposed.
    """
    held = _whose().match(text, start, end)
    if held is None and (both := _two_deeds().fullmatch(text, start, end)):
        # 项目的经营决策和生产指挥权
        yield both.end("first")
    if held is None or "的" in text[held.end() : end]:
        return
    stops = [held.end() + m.start() for m in COORDINATED.finditer(text[held.end() : end])]
    closing = [kind_words().before(text, stop) for stop in (*stops, end)]
    own = [len(word) for word in closing] != [
        len(part) for part in COORDINATED.split(text[held.end() : end])
    ]
    if stops and all(closing) and own:
        yield from stops


@cache
def _two_deeds() -> re.Pattern[str]:
    """Match two kinds that share one 权, each with an object of its own (经营决策|和生产指挥)."""
    kind = either(
        word for word, of in kinds().items() if of in ("decide", "command", "approve", "manage")
    )
    return re.compile(
        rf"(?:[^，。；的对]{{2,12}}的)?(?P<first>[^，。；的对和与及、]{{2,4}}?{kind})[和与及、][^，。；的对和与及、]{{2,4}}?{kind}"
    )


@cache
def _whose() -> re.Pattern[str]:
    """Match what brings forward whom several rights concern: 对所属人员有."""
    return pattern(r"(?:有|具有|享有|拥有)?(?:对于|对|就)[^，。；的有]{2,16}?<<rights.holding>>")


def _parted(text: str) -> Iterator[int]:
    """Yield where a right without 权 ends before another (差勤的核准|及考绩的初核)."""
    for m in re.finditer("的", text):
        stop = m.end() + len(kind_words().at(text, m.end()))
        if m.end() < stop and text.startswith(JOINTS, stop) and "的" in text[stop:]:
            yield stop


def _segment(text: str, start: int, end: int, base: Base) -> tuple[list[Right], Base] | None:
    lead = _LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    given = _GIVEN.match(text, start, end)
    start = given.end() if given else start
    group_at, kinds_found = _closing_kinds(text, start, end)
    if _kinds_lead(text, start, end, bool(kinds_found)):
        return leading_kinds(text, start, end)
    place, share = object_place(text, start, group_at)
    if unknown := _OF_NO_KIND.fullmatch(text, *place):
        # 设备的启用|和停用权: a deed of no kind beside the right is no thing that it is over.
        named = verb_at(unknown["deed"], 0) == unknown["deed"]
        place = unknown.span("what") if named else place
    what = text[slice(*place)]
    if not kinds_found:
        # 选择权 is no kind known, but what it is about may be shared by the next.
        about = pattern(r"(?:<<rights.holding>>)?对(.+?)(?:的|<<rights.holding>>)").match(
            text[start:end]
        )
        return ([], Base(about[1], (start, start + about.end() - 1))) if about else None
    if denied := lacks().match(text[start:group_at]):
        # 有建议权，无决定权 says what its bearer may not do; of 定价无决定权 定价 is spoken of.
        spoken = (start, start + denied.end("matter"))
        return [], Base(denied["matter"], spoken) if denied["matter"] else base
    if _MERELY.search(text, start, group_at):
        return None
    what, place, following = shared(text, start, place, base, bool(share))
    # 团队建设与|日常管理
    what = _FIELD.sub(r"\1", what.rstrip("与和及、"))
    if what.endswith(("只", "仅")):
        # 对人员编制只|有建议权; of 员工只|有建议权 whose it is stands there, and not over what.
        told = text.startswith(("对", "就"), start)
        what, place = (what[:-1], (place[0], place[1] - 1)) if told else ("", place)
    if not what or what.startswith(("包括", "包含")):
        # 对项目的决策权，包括预算审批: what a right includes is told of it.
        return None
    return [
        Right(kinds()[text[a:b]], (a, b), what, place, share) for a, b in kinds_found
    ], following


def _kinds_lead(text: str, start: int, end: int, closing: bool) -> bool:
    """Say whether the kinds stand before their object (签署合同的权力, 审批报销申请)."""
    rank = "(?:级|以[上下]|及以)"
    if anchored(rank, f"<<frames.titles>>{rank}").match(text, start, end):
        # 主管级以下人员的录用: 主管 is whom the right concerns.
        return False
    m = opening().match(text[start:end])
    first = kind_words().at(text[:end], start + (m.end() if m else 0))
    if closing and first:
        at, (begin, closed) = start + (m.end() if m else 0), _closing_kinds(text, start, end)
        if names_somebody(text, at, first) or closes_as_noun(text, at, begin, first, closed[-1]):
            return False
        over = at + len(first)
        between = text[over:begin].removesuffix("的")
        if names_told(first, between) or (not between and _is_matter(text, over, closed)):
            # 采购审批 and 付款申请审批 without 权
            return False
        if begin > at and _closes_as_paper(text, at + len(first), begin, end):
            # 查阅各部门体系文件和记录的权利: papers both.
            return True
    if not closing:
        # 培训课程的设置权 is no right to train.
        behind = text[start + (m.end() if m else 0) + len(first) : end].partition("的")
        return bool(first) and not (behind[1] and names_told(first, behind[0]))
    if not first or _closing_kinds(text, start, end)[0] <= start + (m.end() if m else 0):
        return False
    # 申请进行指导: what follows 进行 is applied for. Without 权 the first verb is the right.
    follows = start + (m.end() if m else 0) + len(first)
    return text.startswith("进行", follows) or not text.startswith((*_ENDS, *JOINTS), end)


def _closes_as_paper(text: str, at: int, begin: int, end: int) -> bool:
    """Say whether the word at the end names a paper beside another that the verb in front is done to."""
    joint = next((j for j in JOINTS if text[at:begin].endswith(j)), "")
    before = begin - len(joint)
    papers = text[begin:end].rstrip("的") in words("rights", "papers").every
    return papers and bool(joint) and before - at > 1 and not kind_words().before(text, before)


def _closing_kinds(text: str, start: int, end: int) -> tuple[int, list[Span]]:
    """Return the kinds that close a segment, and where the first of them begins."""
    found: list[Span] = []
    at = end
    while word := kind_words().before(text[:at], at):
        if at - len(word) < start:
            break
        found.insert(0, (at - len(word), at))
        at -= len(word)
        joint = next((j for j in JOINTS if text[start:at].endswith(j)), "")
        if not kind_words().before(text, at - len(joint)) or (
            not joint and (_is_matter(text, at, found) or not _side_by_side(text, start, at))
        ):
            break
        at -= len(joint)
    at = text.rfind("拒绝", start, found[-1][0] if found else end)
    if found and at >= 0 and at + 2 in {begin for begin, _ in found}:
        # 不合理处方的|拒绝|调配权: what is refused is no right. 拒绝签字权 leads.
        found = [(at, at + 2)] if at > start else []
    return (found[0][0] if found else end), found


def _is_matter(text: str, at: int, found: list[Span]) -> bool:
    """Say whether the kind word that ends at a place is what the next is about.

    奖惩建议 is one right: to propose rewards; so are 采购审批, to approve what is bought, and 领用申请.
    """
    last, before = kinds()[text[slice(*found[0])]], kind_words().before(text, at)
    matters = kinds()[before] in words("rights", "matters").every
    # 标准制定参与权: to take part in drawing it up.
    return last in ("propose", "request", "participate") or (
        last in words("rights", "deciding").every
        and (matters or before in words("verbs", "transacted").every)
    )


def _side_by_side(text: str, start: int, at: int) -> bool:
    """Say whether kinds stand between 的 and a place without marks (的建议指导).

    进度控制指导 has no 的 before 控制, which therefore belongs to the object.
    """
    while word := kind_words().before(text, at):
        at -= len(word)
    return at > start and text[at - 1] == "的"


#: 在质量管理上|有否决权, 在人员招聘方面|有建议权
_FIELD = re.compile("^在([^，。；]{2,14}?)(?:的?过程中|方面|上|中)$")
