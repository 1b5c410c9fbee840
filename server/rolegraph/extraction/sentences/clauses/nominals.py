"""Clauses whose verb closes them as a noun: 销售合同的管理与存档, 产品方案设计."""

import re
from dataclasses import dataclass, replace
from functools import cache

from rolegraph.extraction.sentences.wording.closings import without_closing
from rolegraph.extraction.sentences.wording.holders import ends_in_name
from rolegraph.extraction.sentences.wording.lexicon import Words, words

_AND = "、和与及并或，/"
_ENOUGH = 2
_ITS_REST = re.compile("(?P<deed>(?P<what>.{2,})的(?P<verb>.{2,4}?))(?P=what)")
#: What stands before two verbs side by side: 的收集整理, 等存档管理, 或接收传递.
_BESIDE = "的等、和或"
_HANDED_TO = re.compile("[并再]?(?:[转递提移]?交|[报呈发]?送|报|转|呈)[^，。；的、]{2,10}$")
#: 对设备进行巡检|一次
_OFTEN = re.compile(r"(?<=..)[一两二三四五六\d]+次$")
#: Verbs longer than this together are cut to the first one.
_GROUP = 8


@dataclass(frozen=True, slots=True)
class Nominal:
    """Verbs that close a clause, in order, and what stands before them.

    ``action`` is the main verbs as they stand. ``tight`` says that 的 stands before them.
    ``own`` is the verbs that are done to one of several objects alone, with that one.
    """

    action: str
    verbs: tuple[str, ...]
    object: str
    tight: bool = False
    own: tuple[tuple[str, str], ...] = ()


def nominal(text: str) -> Nominal | None:
    """Return the verbs that close a clause as nouns and their object, or None.

    Of several objects with a verb each (质量的跟踪及满意度调查) the first verb counts, and the
    object is the words without the verbs.
    """
    body = _said_once(without_closing(_OFTEN.sub("", text)))
    verbs, end = _closing_verbs(body)
    if not verbs:
        return _listed(body)
    named = words("verbs", "names").before(body, len(body))
    if len(named) > len(body) - end and not body.removesuffix(named).endswith((*_AND, "以及")):
        # 开展继续教育, 编制发展规划: the verb ends a name.
        return None
    if not end and verbs[-1] == "管理" and verbs[0] in words("verbs", "managed").every:
        # 回款管理: the field that is managed.
        return Nominal("管理", ("管理",), body.removesuffix("管理"))
    rest, tight = _attribute(body[:end])
    if _HANDED_TO.match(rest) and ends_in_name(rest, len(rest)):
        # 每周五前交财务|结算: what somebody else does then.
        return None
    if not (tight or any(map(_closes, verbs))) or _is_beside(body[:end]):
        return None
    whole = tight and _decides_on_deeds(rest, body[end:])
    inner = None if whole else _inner(rest, tight, body[end:]) or _repeated(rest, body[end:])
    if inner is not None:
        own = tuple((verb, one) for one, which in inner.each for verb in which or verbs)
        every = (*inner.verbs, *verbs)
        return Nominal(_short(inner.action, inner.verbs), every, inner.object, tight, own)
    return Nominal(_short(body[end:], verbs), verbs, rest, tight)


def _is_beside(before: str) -> bool:
    """Say whether a closing verb is only one more item of a list (园区保安、|清洁)."""
    before = before.removesuffix(words("frames", "manner_behind").before(before, len(before)))
    return before[-1:] in set(_AND) and before.rfind("的") < _ENOUGH


def _decides_on_deeds(rest: str, last: str) -> bool:
    """Say whether deeds are what is decided on (人员的任用、考核、奖惩的|核定), and not done as well."""
    deciding, deeds = words("verbs", "deciding").every, words("verbs", "nominal").every
    of, _, listed = rest.rpartition("的")
    return last in deciding and bool(of) and {*re.split(f"[{_AND}]", listed)} <= deeds - deciding


@cache
def _closes(verb: str) -> bool:
    """Say whether a verb closes a clause as a noun; one of two deeds does where both do (调查处理)."""
    nouns = words("verbs", "nominal").every
    return verb in nouns or {verb[:_ENOUGH], verb[_ENOUGH:]} <= nouns


def _said_once(body: str) -> str:
    """Return 展会的申报 for 展会的申报展会(相关工作), whose 及 is lost."""
    m = _ITS_REST.fullmatch(body)
    return m["deed"] if m and words("verbs", "nominal").at(m["verb"]) == m["verb"] else body


def first_deed(text: str) -> Nominal | None:
    """Return the verb at the head of a list of deeds (跟踪、信息发布、网站维护), or None."""
    verb = words("verbs", "nominal").at(text)
    listed = nominal(text) if verb and text.startswith("、", len(verb)) else None
    return Nominal(verb, (verb,), "") if listed and len(listed.object) > 1 else None


def _listed(body: str) -> Nominal | None:
    """Return verbs that a known one stands among: 账户的开立、变更与转换."""
    m = re.fullmatch(rf"(.{{2,}})的(\w{{2,4}}(?:[{_AND}]\w{{2,4}})+)", body)
    if m is None:
        return None
    parts = tuple(re.split(rf"[{_AND}]", m[2]))
    if not set(parts) & _closing().every:
        return None
    return Nominal(_short(m[2], parts), parts, m[1], True)


def _attribute(before: str) -> tuple[str, bool]:
    """Return what stands before a closing verb without 的 and the words of manner."""
    word = words("frames", "qualities").before(before, len(before))
    if word and before[: -len(word)].endswith("的"):
        before = before[: -len(word)]
    if before[-1:] in set(_AND) and before.rfind("的") >= _ENOUGH:
        # 员工的考勤、考核: what stands beside the verb after 的 is done as well.
        before = before[: before.rfind("的") + 1]
    before = before.rstrip(_AND)
    return _thing(before.removesuffix("的")), before.endswith("的")


def _thing(before: str) -> str:
    """Return what a deed is done to without when and how (设备日常|维护, 事项会后|跟进) and without 等."""
    manner = words("frames", "manner_behind").before(before, len(before))
    if manner and len(before) - len(manner) >= _ENOUGH:
        before = before[: -len(manner)]
    return before.removesuffix("等") if len(before) > _ENOUGH else before


def _short(action: str, verbs: tuple[str, ...]) -> str:
    return action if len(action) <= _GROUP else verbs[0]


def _closing_verbs(body: str) -> tuple[tuple[str, ...], int]:
    """Return the coordinated verbs at the end of a text, and where the first one begins."""
    closing, end = words("verbs", "nominal", "strong", "both", "listed"), len(body)
    found: list[str] = []
    at = end
    while word := (closing if found else _closing()).before(body, at):
        found.insert(0, word)
        end = at = at - len(word)
        if at and body[at - 1] in _AND and closing.before(body, at - 1):
            at -= 1
        elif body[at - 2 : at] == "以及" and closing.before(body, at - 2):
            at -= 2
        elif joint := _before_manner(body, at):
            at = joint
        elif not _adjacent(body, at):
            break
    return _without_field(body, tuple(found), end)


def _without_field(body: str, verbs: tuple[str, ...], end: int) -> tuple[tuple[str, ...], int]:
    """Return verbs without the first of two that names the last field managed (保育和教育|管理)."""
    beside = len(verbs) == _ENOUGH and verbs[1] == "管理" and body.endswith("".join(verbs))
    joined = beside and end > _ENOUGH and body[end - 1] in _AND
    return (verbs[1:], end + len(verbs[0])) if joined else (verbs, end)


def _before_manner(body: str, at: int) -> int:
    """Return where the verbs go on before one that is done in some manner (评审与|日常考核), or 0."""
    joint = at - len(words("frames", "manner_behind").before(body, at)) - 1
    goes_on = 0 < joint < at - 1 and body[joint] in _AND and _closing().before(body, joint)
    return joint if goes_on else 0


def _closing() -> Words:
    return words("verbs", "nominal", "strong", "both")


def _adjacent(body: str, at: int) -> bool:
    # 收集整理, 跟踪落实: two verbs side by side, when enough stands before them.
    # 付款审批: what is decided on, though 付款 is a deed elsewhere.
    if _goes_before(body, at):
        return True
    word = words("verbs", "nominal").before(body, at)
    decided = decided_on(word, body[at:])
    beside = "的、和" if words("verbs", "deciding").at(body, at) else _BESIDE
    return bool(word) and not decided and (at == len(word) or body[at - len(word) - 1] in beside)


def _goes_before(body: str, at: int) -> bool:
    """Say whether a deed stands before a place whose thing the verb there is done to as well (检查|维护).

    What names a paper, or what the verb is about (加班申请|上报, 报废|处理), is none.
    """
    follows = words("verbs", "following").at(body, at)
    resolves = "" if follows else words("verbs", "resolving").at(body, at)
    if not (follows or resolves) or at + len(follows or resolves) < len(body):
        return False
    word = words("verbs", "strong", *(["both"] if follows else [])).before(body, at)
    named = word in words("verbs", "told", "papers").every
    about = resolves and word in words("verbs", "transacted").every
    return at - len(word) >= _ENOUGH and len(word) > 1 and not (named or about)


@dataclass(frozen=True, slots=True)
class _First:
    """Verbs, action and object of the first of several objects with a verb each.

    ``each`` is every object with its verbs; for the last one, () stands for the closing verbs.
    """

    verbs: tuple[str, ...]
    action: str
    object: str
    each: tuple[tuple[str, tuple[str, ...]], ...] = ()


def _inner(rest: str, tight: bool, last: str) -> _First | None:
    """Return what is done to the first of several objects, where each has a verb."""
    for at, character in enumerate(rest):
        if character not in "及和与、，" or at <= _ENOUGH:
            continue
        left, right = rest[:at], rest[at + 1 :].removeprefix("及")
        verbs, end, one, inner_tight = _deed_on(left)
        known = inner_tight or set(verbs) & words("verbs", "nominal").every
        enough = known and len(one) >= _ENOUGH and len(right) >= _ENOUGH
        if not enough or (tight and not inner_tight) or _goes_on(right):
            continue
        if right in words("frames", "qualities").every:
            return _First((*verbs, *_closing_verbs(last)[0]), left[end:], one)
        listed = len(verbs) > 1 and last == "管理"
        if right in words("verbs", "nominal").every and (
            listed or not (tight or decided_on(right, last))
        ):
            return _First((*verbs, right), left[end:], one)
        if (one.startswith(right) and one != right) or _is_rest(right):
            # 活动方案的实施和活动总结 is about 活动方案; 报销审核、上报工作 ends a list of verbs.
            return _First(verbs, left[end:], one)
        if one.endswith(right):
            # 市场策划、市场开发: without their verbs the two are one, so the list is the object.
            return _First(
                verbs, left[end:], f"{left}{character}{right}{last}", ((one, verbs), (right, ()))
            )
        return _with(_First(verbs, left[end:], one), character, right, _inner(right, tight, last))
    return None


def _with(first: _First, joint: str, right: str, further: _First | None) -> _First:
    """Return a first deed with what stands beside it: a thing, or more of them with a verb each."""
    one = (first.object, first.verbs)
    if further is None or not further.each:
        return replace(first, object=f"{first.object}{joint}{right}", each=(one, (right, ())))
    # 费用报销审核、付款审批及资金|调度: each in turn.
    verbs, what = (*first.verbs, *further.verbs), f"{first.object}{joint}{further.object}"
    return _First(verbs, first.action, what, (one, *further.each))


def _deed_on(part: str) -> tuple[tuple[str, ...], int, str, bool]:
    """Return the verbs that close a part of a list, where they begin, and what stands before them."""
    verbs, end = _closing_verbs(part)
    if _is_beside(part[:end]):
        return (), end, "", False
    one, tight = _attribute(part[:end])
    if not one and "".join(verbs) == part and not decided_on(verbs[-1], verbs[0]):
        # 排班|审核、日报编制: a verb alone names what the deed is done to.
        end = len(part) - len(verbs[-1])
        return verbs[-1:], end, part[:end], False
    return verbs, end, one, tight


def decided_on(right: str, last: str) -> bool:
    """Say whether a deed is what the verb behind it decides on (付款审批)."""
    transacted = right in words("verbs", "transacted").every
    return transacted and bool(words("verbs", "deciding").at(last))


def _repeated(rest: str, last: str) -> _First | None:
    """Return what is done first where a noun comes twice without a stop (市场策划市场|开发)."""
    for length in range(_ENOUGH, len(rest) // 2 + 1):
        noun, verb = rest[:length], rest[length:-length]
        if rest.endswith(noun) and verb in words("verbs", "nominal").every:
            each = ((noun, (verb,)), (noun, ()))
            return _First((verb,), verb, f"{noun}{verb}、{noun}{last}", each)
    return None


def _is_rest(right: str) -> bool:
    """Say whether words begin with a verb that closes a list with 工作 (、归集、上报工作…)."""
    word = words("verbs", "nominal").at(right)
    return bool(word) and right.startswith("工作", len(word))


def _goes_on(right: str) -> bool:
    # 的实施、执行、监督: the verbs of the first object are not over yet.
    word = words("verbs", "nominal").at(right)
    return bool(word) and right[len(word) : len(word) + 1] in set(_AND)
