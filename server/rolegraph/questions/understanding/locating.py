"""Which words of a question say where it looks: in the sales team plan, 销售团队建设方案里."""

from collections.abc import Sequence

from rolegraph.questions.words.segmenting import Segment

#: What says that something lies inside what it is said of; English before, Chinese behind it.
INSIDE = frozenset(("in", "at", "within", "insid", "里", "中", "内", "里面", "在"))
BEFORE = frozenset(w for w in INSIDE if w.isascii()) | {"在"}
_BEHIND = INSIDE - BEFORE


def located(segments: Sequence[Segment]) -> frozenset[int]:
    """Return the numbers of the segments that follow *in* or stand before 里, 中, 内."""
    found: set[int] = set()
    for number, one in enumerate(segments):
        english = (
            one.phrase[0] in BEFORE and one.phrase[0].isascii() and not _say(segments, number)
        )
        if english or _of_holders(segments, number):
            found |= _run(segments, number + 1, 1)
        elif one.phrase in {(w,) for w in _BEHIND}:
            found |= _run(segments, number - 1, -1)
    # A question is about something: what says where is never all of it.
    whole = {n for n, s in enumerate(segments) if _names(s)}
    return frozenset(found) if whole - found else frozenset()


def _say(segments: Sequence[Segment], number: int) -> bool:
    """Whether *in* leads to what a right or a say is about: rights in choosing customers."""
    return number > 0 and bool(segments[number - 1].cues & {"right", "who-all"})


def _run(segments: Sequence[Segment], start: int, step: int) -> set[int]:
    found: set[int] = set()
    at = start
    while 0 <= at < len(segments) and not (_ends(segments[at]) or _asked_deed(segments, at)):
        found.add(at)
        at += step
    return found


def _asked_deed(segments: Sequence[Segment], number: int) -> bool:
    """Whether a segment is the deed that stands right behind 谁: 谁维护系统中的资料 asks who maintains."""
    one = segments[number]
    verb = any(e.startswith(("verbs/", "action/")) for e in one.names("entry"))
    asked = number > 0 and bool(segments[number - 1].cues & {"who", "which-unit"})
    return verb and asked and not one.phrase[0].isascii()


def _of_holders(segments: Sequence[Segment], number: int) -> bool:
    """Whether an *of* stands behind holders: the sales manager of …, which positions of …"""
    one = segments[number]
    if one.phrase[-1] == "of" and "who" in one.cues:
        return True
    before = segments[number - 1] if number and one.phrase == ("of",) else None
    return before is not None and bool(before.names("position") or "who" in before.cues)


def _ends(one: Segment) -> bool:
    """Whether a segment ends the words for a place: a question word, a small word, a mark."""
    if one.phrase[0] in ("的", "of", "the", "a") or one.names("hollow"):
        return False
    entries = one.names("entry")
    verb = bool(entries) and all(e.startswith(("verbs/", "action/")) for e in entries)
    content = (entries and not verb) or not one.meanings
    return not content or not one.phrase[0].isalnum()


def _names(one: Segment) -> bool:
    stop = one.names("stop")
    told = any(one.names(sort) for sort in ("entry", "kinds", "position"))
    return (told or not one.meanings) and not stop
