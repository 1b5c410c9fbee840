"""What brackets say of rights: their limits (退款（500元以内）由客服主管审批), and rights of their own."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from rolegraph.extraction.sentences import Sentence, Span, brackets_of
from rolegraph.extraction.sentences.clauses.predicates import predicate
from rolegraph.extraction.sentences.limits.joined_limits import in_words
from rolegraph.extraction.sentences.limits.limits import limit_alone, split_limit
from rolegraph.extraction.sentences.rights.found_rights import FoundRight
from rolegraph.extraction.sentences.rights.right import Right
from rolegraph.extraction.sentences.wording.deciding_words import deed_kinds
from rolegraph.extraction.sentences.wording.holders import Granted
from rolegraph.extraction.sentences.wording.lexicon import group, pattern
from rolegraph.extraction.sentences.wording.moments import DEADLINE
from rolegraph.model import Limit
from rolegraph.reading import Passage

#: Where a bracket stood in the sentence without brackets, and the limit in it, in words.
Bound = tuple[int, str]

_STOPS = re.compile(r"[。；！？]")
_HANDED_UP = re.compile("(?:以上|超过|超出|超)[^，。；]*?(?:报|由|须|需|经|请示)")
_JOINTS = re.compile("^(?:以及|[、和及与，])")
_RIGHT = re.compile("的?权?[限力利]?")


def stretches(whole: Sentence) -> Iterator[tuple[Sentence, bool, str, tuple[Bound, ...]]]:
    """Yield the sentence without its brackets, then what each bracket holds.

    Beside each whether it is an example, what it is about (a bracket is about the object before it),
    and the limits that its brackets hold.
    """
    yield whole.without_brackets(), False, "", _bounds(whole)
    for start, end in whole.brackets():
        example = whole.text[start:end].startswith(group("granting", "examples"))
        before = predicate(_STOPS.split(whole.text[: start - 1].replace("，", "。"))[-1])
        yield Sentence.of(whole.cut(start, end)), example, before.object if before else "", ()


def _bounds(whole: Sentence) -> tuple[Bound, ...]:
    """Return the limits that brackets hold which say nothing else, by their places."""
    told = [(start - 1, whole.text[start:end]) for start, end in whole.brackets()]
    told = [(at, words) for at, words in told if limit_alone(words)]
    kept = whole.outside_brackets() if told else ()
    return tuple((bisect_left(kept, at), words) for at, words in told)


def limit_in_bracket(text: str) -> Limit | None:
    """Return the limit that a bracket sets: 运输费用（单笔2万元以内）的审批权.

    报损单（500元以上报营运总监） says to whom more goes.
    """
    inside = (text[a:b] for a, b in brackets_of(text))
    own = [words for words in inside if _HANDED_UP.search(words) is None]
    found = (split_limit(words)[0] or limit_alone(words) or in_words(words) for words in own)
    return next((limit for limit in found if limit is not None), None)


def quoted(whole: Sentence, one: FoundRight, bounds: tuple[Bound, ...]) -> Passage | None:
    """Return the words of a right with the bracket that bounds it, None where none does.

    The right's span counts without brackets.
    """
    if all(one.limit != limit_alone(words) for _, words in bounds):
        return None
    kept, (first, last) = whole.outside_brackets(), one.span
    start, end = kept[first], kept[last - 1] + 1
    behind = next((b + 1 for a, b in whole.brackets() if a - 1 == end), end)
    return whole.cut(start, min(behind, len(whole.text)))


def bounded(one: FoundRight, bounds: tuple[Bound, ...], text: str) -> Iterator[FoundRight]:
    """Yield a right with the limit in the bracket behind its holder, its deed or its matter.

    Behind the holder counts before the others; where each of several matters has its own
    (退货（5000元以下）、换货（1万元以下）) there is a right over each.
    """
    right = one.right
    inside = [
        each
        for each in bounds
        if one.span[0] < each[0] <= one.span[1] and not _is_deadline(each, one)
    ]
    # 经理审批（5万元以下）→ 总经理审批（5万元以上）: each link has its own, right behind its deed.
    deeds = ("", *deed_kinds())
    behind = [e for e in bounds if e[0] >= right.word[1] and text[right.word[1] : e[0]] in deeds]
    behind = [e for e in behind if not _is_deadline(e, one)]
    if one.limit is not None or not (inside or behind):
        yield one
        return
    held = [each for each in inside if right.holder and text[: each[0]].endswith(right.holder)]
    several = held or behind or [e for e in inside if _is_about(e[0], right, text)]
    # 对客户的赠品（200元以下），由组长审批: behind the topic.
    topic = right.clause[0]
    several = several or [(at, words) for at, words in inside if at < topic and text[at] in "，："]
    if len(several) == 1:
        yield replace(one, limit=limit_alone(several[0][1]))
        return
    parts = () if held else _parts(several, right.place, text)
    for at, part, words in parts:
        yield replace(one, object=part, limit=limit_alone(words), span=(one.span[0], at))
    if not parts:
        yield one


def listed(found: tuple[Right, ...], whole: Sentence, text: str) -> tuple[Right, ...]:
    """Return the rights of a list's item with the limits in brackets behind what they bound.

    ``text`` is that of the sentence without brackets.
    """
    bounds = _bounds(whole)
    return tuple(_listed(found, bounds, text)) if bounds else found


def _listed(found: tuple[Right, ...], bounds: tuple[Bound, ...], text: str) -> Iterator[Right]:
    for right in found:
        several = [(at, words) for at, words in bounds if _is_about(at, right, text)]
        parts = _parts(several, right.place, text)
        if len(several) == 1:
            yield replace(right, limit=limit_alone(several[0][1]))
        for at, part, words in parts:
            place = (right.place[0], at)
            yield replace(right, object=part, place=place, limit=limit_alone(words))
        if len(several) != 1 and not parts:
            yield right


def _is_deadline(bound: Bound, one: FoundRight) -> bool:
    """Say whether a bracket behind a deed says by when it is done: 报销由经理审批（2个工作日内）.

    Of a leave it says how long it may be.
    """
    at, told = bound
    done = at >= one.right.word[1] and DEADLINE.fullmatch(told) is not None
    return done and not pattern("<<granting.own_acts>>").search(one.object)


def _is_about(at: int, right: Right | Granted, text: str) -> bool:
    """Say whether a bracket's place is within a right's matter or behind the word for its deed."""
    start, end = right.place
    deed = right.word[1]
    behind = deed <= at and _RIGHT.fullmatch(text, deed, at) is not None
    return start < at <= end or behind


def _parts(bounds: list[Bound], place: Span, text: str) -> tuple[tuple[int, str, str], ...]:
    """Return each of several matters with its bracket; none where one has no bracket or no name."""
    ends = [at for at, _ in bounds]
    if len(ends) < 2 or text[ends[-1] : place[1]]:
        return ()
    names = [_JOINTS.sub("", text[a:b]) for a, b in pairwise([place[0], *ends])]
    told = zip(bounds, names, strict=True)
    return tuple((at, name, words) for (at, words), name in told) if all(names) else ()
