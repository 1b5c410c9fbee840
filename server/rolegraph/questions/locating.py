"""Which words of a question say where it looks: in the sales team plan, 销售团队建设方案里."""

from collections.abc import Sequence

from rolegraph.questions.segmenting import Segment

#: What says that something lies inside what it is said of; English before, Chinese behind it.
INSIDE = frozenset(("in", "at", "within", "insid", "里", "中", "内", "里面", "在"))
BEFORE = frozenset(w for w in INSIDE if w.isascii()) | {"在"}
_BEHIND = INSIDE - BEFORE


def located(segments: Sequence[Segment]) -> frozenset[int]:
    """Return the numbers of the segments that follow *in* or stand before 里, 中, 内."""
    found: set[int] = set()
    for number, one in enumerate(segments):
        if one.phrase[0] in BEFORE and one.phrase[0].isascii():
            found |= _run(segments, number + 1, 1)
        elif one.phrase in {(w,) for w in _BEHIND}:
            found |= _run(segments, number - 1, -1)
    # A question is about something: what says where is never all of it.
    whole = {n for n, s in enumerate(segments) if _names(s)}
    return frozenset(found) if whole - found else frozenset()


def _run(segments: Sequence[Segment], start: int, step: int) -> set[int]:
    found: set[int] = set()
    at = start
    while 0 <= at < len(segments) and not _ends(segments[at]):
        found.add(at)
        at += step
    return found


def _ends(one: Segment) -> bool:
    """Whether a segment ends the words for a place: a question word, a small word, a mark."""
    if one.phrase[0] in ("的", "of", "the", "a"):
        return False
    content = one.names("entry") or not one.meanings
    return not content or not one.phrase[0].isalnum()


def _names(one: Segment) -> bool:
    stop = one.names("stop")
    return bool(one.names("entry") or one.names("position") or not one.meanings) and not stop
