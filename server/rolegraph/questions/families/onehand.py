"""Two deeds in one hand: who both draws up contracts and files them does each of these."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from rolegraph.questions.families.verbs import is_deed
from rolegraph.questions.stated.matching import Group, Match
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.words.lexicon import VERBS
from rolegraph.questions.words.segmenting import Segment

Search = Callable[[Sequence[Group]], tuple[Match, ...]]

#: What joins two deeds, besides the cues of *both*.
_JOINS = frozenset("和与及并且又也、") | {"and", "以及"}
_ASKING = frozenset(("who", "which-unit"))


def in_one_hand(frame: Frame, wanted: Sequence[Group], search: Search) -> tuple[Match, ...] | None:
    """Return what is found of those who do each of two deeds; None where *both* is not asked of deeds.

    Each deed has the things on its side of what joins it to the other; where it has none of its own,
    those of the others.
    """
    deeds: list[int] = []
    for number in range(len(frame.parsed.segments)):
        if _is_deed(frame, number, wanted) or _joined(frame.parsed.segments, number, deeds):
            deeds.append(number)
    if "both" not in frame.cues or len(deeds) < 2:
        return None
    hits = [search(part) for part in _parts(frame, wanted, deeds)]
    bearers = [{frame.norm(m).bearer for m in one} for one in hits]
    common = set.intersection(*bearers)
    return tuple(dict.fromkeys(m for one in hits for m in one if frame.norm(m).bearer in common))


def _is_deed(frame: Frame, number: int, wanted: Sequence[Group]) -> bool:
    """Whether a segment says one of the deeds; one that says little (looks after) may be one as well."""
    one = frame.parsed.segments[number]
    if one.names("light"):
        return True
    if "responsible" in one.cues:
        return one.phrase[0].isascii()
    return any(is_deed(frame, g) and frame.segment_of(g) is one for g in wanted)


def _joined(segments: Sequence[Segment], number: int, deeds: Sequence[int]) -> bool:
    """Whether what may be a thing as well stands where a deed does: 又 *归档*, prepares and *files*."""
    if number < 1 or not any(e.startswith(VERBS) for e in segments[number].names("entry")):
        return False
    before = segments[number - 1]
    return "both" in before.cues or (_joins(before) and number - 2 in deeds)


def _parts(frame: Frame, wanted: Sequence[Group], deeds: Sequence[int]) -> list[list[Group]]:
    """Return the words of each deed: itself, the things beside it, and what is said of all before *who*."""
    segments = frame.parsed.segments
    joints = [_joint(segments, *pair) for pair in pairwise(deeds)]
    asked = next((n for n, s in enumerate(segments) if s.cues & _ASKING), -1)
    shared = asked if asked < deeds[0] else -1

    def common(group: Group) -> bool:
        return segments.index(frame.segment_of(group)) < shared or frame.says_where(group)

    before = [g for g in wanted if common(g)]
    rest = [(segments.index(frame.segment_of(g)), g) for g in wanted if not common(g)]
    parts = []
    for begin, end in pairwise([-1, *joints, len(segments)]):
        own = [g for n, g in rest if begin < n <= end]
        things = [g for n, g in rest if begin < n <= end and (n not in deeds or g.parts)]
        others = [g for n, g in rest if n not in deeds] if not things else []
        parts.append([*before, *own, *others])
    return parts


def _joint(segments: Sequence[Segment], first: int, second: int) -> int:
    """Return the number of the segment behind which the second deed's words begin."""
    between = range(first + 1, second)
    joins = [n for n in between if _joins(segments[n])]
    return joins[-1] if joins else second - 1


def _joins(one: Segment) -> bool:
    return "both" in one.cues or "".join(one.phrase) in _JOINS
