"""Whether a verb leads to a thing in the words of one clause: 制定预算 does, 根据预算制定计划 does not."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import product

from rolegraph import resources
from rolegraph.questions.stated.matching import Group, spaced
from rolegraph.questions.words.lexicon import VERBS, Phrase, lexicon
from rolegraph.reading.alternation import either

_BESIDE = re.compile(r"\s*(?:、|和|与|及|以及|并|或|/|的|and |or |, )")
_AFTER = re.compile(r"(?:、|和|与|及|以及|并|或|/|and |or |, )\s*$")
#: What is more than words that join.
_CONTENT = re.compile(r"[^\s、和与及以并或/的等]")
#: What joins deeds, not things.
_FURTHER = re.compile("并")
#: By how much less another form of a thing may count and still be the thing.
_AS_NEAR = 0.15


@cache
def listed(key: str) -> tuple[str, ...]:
    """Return the words of one list of ``questions/deeds.yaml``."""
    return tuple(resources.lexicon("questions/deeds.yaml")[key])


def leads(text: str, verbs: Sequence[str], things: Sequence[tuple[int, int]]) -> bool:
    """Say whether a form of a verb in a clause leads to one of the places where it says a thing.

    No other verb stands between them but those set beside it, and the thing is no mere ground.
    """
    said = [v for v in _places(text, verbs) if not text.startswith(listed("ends_of_names"), v[1])]
    for verb, thing in product(said, things):
        # Of two words side by side the blank between them belongs to both.
        if verb[1] - text[thing[0]].isspace() <= thing[0]:
            led = _plain(text[verb[1] : thing[0]])
        else:  # what is part of the thing's own name (计划) leads to nothing
            between = text[thing[1] : verb[0]]
            behind = thing[1] <= verb[0] and _plain(between) and not _next_item(between)
            led = behind and not (
                _modifies(text, verb[1])
                or _is_ground(before := text[: thing[0]])
                or _only_furthered(before)
            )
        if led:
            return True
    return False


def names(text: str, verbs: Sequence[str], things: Sequence[tuple[int, int]]) -> bool:
    """Say whether a clause has a verb in the name of a thing alone: 产品维护档案 maintains no product."""
    behind = {end for _, end in things}
    places = _places(text, verbs)
    return bool(places) and all(at in behind and _modifies(text, end) for at, end in places)


def is_attributive(text: str, verbs: Sequence[str], by_itself: bool = False) -> bool:
    """Say whether a clause has a verb only to tell what papers or costs it means: 以内的 | 维修费用.

    Costs behind a verb may be what it is done to (控制费用), but where the deed is asked for ``by_itself``.
    """
    papers, costs = listed("told_by_deeds"), listed("costs")
    places = _places(text, verbs)
    return bool(places) and all(
        text.startswith(papers, end)
        or ((by_itself or text[:start].endswith("的")) and text.startswith(costs, end))
        for start, end in places
    )


def is_about(text: str, end: int) -> bool:
    """Say whether a thing that ends there leads on to something about it: 订单生产/发货状态 is no order."""
    found = re.match(rf"[^,;，；]{{0,8}}?(?:{'|'.join(listed('about'))})", text[end:])
    return found is not None and _plain(found[0])


def leads_on(text: str, end: int) -> str:
    """Return the other matter to decide on that a thing which ends there leads on to: 薪酬 | 预算."""
    heads = "|".join(re.escape(word) for word in listed("other_matters"))
    found = re.match(rf"\s*的?\s*({heads})", text[end:])
    return found[1] if found else ""


def _modifies(text: str, end: int) -> bool:
    """Whether a verb that ends there tells more of the thing behind it."""
    return text[end:].removeprefix("的").startswith(listed("told_by_deeds"))


def _is_ground(before: str) -> bool:
    """Whether what follows is only on what ground something is done: 根据 | 销售计划制定采购计划."""
    end = max((m.end() for m in _aside().finditer(before) if m["aside"]), default=-1)
    ground = before[end:]
    deed = any(spaced(v) in ground for v in light_verbs() if len(v) > 1)
    back = any(w in ground for w in listed("before_objects"))
    return end >= 0 and _plain(ground) and not (deed or back)


def only_ground(text: str, things: Sequence[tuple[int, int]]) -> bool:
    """Say whether a clause says a thing only as that on which something is done: 根据 | 用肥计划申请样品."""
    return bool(things) and all(_is_ground(text[:start]) for start, _ in things)


def begins_aside(text: str) -> bool:
    """Say whether a clause begins with what only says on what ground or to what end: 根据…, no 按时."""
    found = _aside().match(text.lstrip())
    return found is not None and bool(found["aside"])


@cache
def _aside() -> re.Pattern[str]:
    """Return what finds a word before a ground, or a longer one that only looks so: 存在, 以内."""
    return re.compile(f"(?:{'|'.join(listed('no_asides'))})|(?P<aside>{either(listed('asides'))})")


def _plain(between: str) -> bool:
    """Whether no verb stands in a stretch of a sentence but those set beside another: 起草、整理、存档.

    Behind a thing 并 begins another deed: 根据销售计划并参照样机库存 sells no machine.
    """
    others = [m.span() for m in _other_verbs().finditer(between)]
    deeds = {0, *(end for _, end in others)}
    return all(
        _BESIDE.match(between, end) or _AFTER.search(between[:start]) for start, end in others
    ) and all(m.start() in deeds for m in _FURTHER.finditer(between))


def of_another(text: str, verbs: Sequence[str], things: Sequence[tuple[int, int]]) -> bool:
    """Say whether a clause says a verb only behind a thing, and of something else or as furthered.

    产品推广、市场 | 开拓 opens up no product, 促进产品 | 开发 develops none.
    """
    places = _places(text, verbs)
    if not (places and things) or any(at < end for _, end in things for at, _ in places):
        return False
    return all(
        _only_furthered(text[:start]) or _next_item(text[end:at])
        for start, end in things
        for at, _ in places
    )


def of_further_deed(text: str, verbs: Sequence[str], things: Sequence[tuple[int, int]]) -> bool:
    """Say whether 并 puts another verb before a thing wherever a clause says it: 检查车况并填写 | 行车日志.

    Of 建立并维护客户档案 both are done to it.
    """
    ends = [end for _, end in _places(text, verbs)]
    joints = [text.rfind("并", 0, start) for start, _ in things]
    return bool(joints) and all(
        joint > 0
        and any(end < joint for end in ends)
        and not any(end >= joint for end in ends)
        and _verbs().match(text, joint + 1)
        for joint in joints
    )


def _next_item(between: str) -> bool:
    """Whether a verb behind a thing is of a list's next thing: 产品推广、市场开拓, not 合同的起草、存档."""
    own, _, further = between.partition("、")
    deed = _verbs().fullmatch(own) is not None
    return deed and _CONTENT.search(_verbs().sub("", further)) is not None


def _only_furthered(before: str) -> bool:
    """Whether what follows is only what somebody furthers: 促进产品改进和 | 新产品开发."""
    end = max((before.rfind(w) + len(w) for w in listed("furthering") if w in before), default=-1)
    return end >= 0 and _plain(before[end:])


def names_deed(text: str) -> bool:
    """Say whether a Chinese word begins or ends with what can be a verb: 付款, 回收货款, 资金调拨."""
    return any(_verbs().fullmatch(part) for part in (text, text[:_VERB], text[-_VERB:]))


#: How long most Chinese verbs are.
_VERB = 2


@cache
def _other_verbs() -> re.Pattern[str]:
    """Return what finds words of either language that can only be verbs."""
    only = _known(True) - _known(False) - light_verbs()
    return re.compile(either({spaced(v) for v in only if len(v) > 1 or v[0].isascii()}))


@cache
def _verbs() -> re.Pattern[str]:
    """Return what finds Chinese words that can be verbs, whatever else they may be: 推广."""
    return re.compile(
        either({spaced(v) for v in _known(True) if len(v) > 1 and not v[0].isascii()})
    )


@cache
def _known(verbs: bool) -> frozenset[Phrase]:
    """Return the words that the lexicon has as verbs, or those it has as anything else."""
    entries = lexicon().entries.values()
    return frozenset(f for e in entries if e.name.startswith(VERBS) == verbs for f in e.forms)


@cache
def light_verbs() -> frozenset[Phrase]:
    """Return the verbs without a meaning of their own: 负责, 开展."""
    several = lexicon().phrases.items()
    return frozenset(p for p, meanings in several if any(m.sort == "light" for m in meanings))


def _places(text: str, forms: Sequence[str]) -> list[tuple[int, int]]:
    found = []
    for form in forms:
        at = text.find(form)
        while at >= 0:
            found.append((at, at + len(form)))
            at = text.find(form, at + 1)
    return found


def said_at(text: str, thing: Group) -> list[tuple[int, int]]:
    """Return where a clause says a thing, in the words nearest to it; of a compound not said, its last part.

    根据销售计划制定采购计划 does not make a sales plan, though it makes a plan.
    """
    for forms in (thing.alternatives, *thing.parts[-1:]):
        said = [(places, v) for f, v in forms.items() if (places := _places(text, [spaced(f)]))]
        if said:
            nearest = max(v for _, v in said)
            return [place for places, v in said if v >= nearest - _AS_NEAR for place in places]
    return []
