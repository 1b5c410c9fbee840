"""Things asked about together, 合同和印章, of which one has the one and somebody else the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rolegraph.questions.families.outcome import Found, Note
from rolegraph.questions.stated.matching import Group, Match
from rolegraph.questions.understanding.frames import Frame

#: What stands between things of a list, and what stands inside the words for one thing.
_AND = frozenset(("和", "与", "及", "以及", "、", "或", "还有", "跟", "同", "and", "or", ",", "&"))
_INSIDE = frozenset(("的", "of", "the", "a", "an", "both", "all"))
#: How much of one thing's words a sentence must carry to answer for it by itself.
PLAINLY = 0.85
Search = Callable[[Sequence[Group]], tuple[Match, ...]]


@dataclass(frozen=True, slots=True)
class Alone:
    """What was found for each thing of a list by itself, and the things of which nothing is stated."""

    found: tuple[tuple[str, tuple[Match, ...]], ...]
    silent: tuple[str, ...]

    def answers(self, frame: Frame) -> list[Found]:
        """Return the bearers, each with the thing that the answer is about."""
        several = ((thing, frame.norm(m)) for thing, matches in self.found for m in matches)
        return [Found(norm.bearer, (norm.id,), thing) for thing, norm in several]

    @property
    def notes(self) -> tuple[Note, ...]:
        """A note that the things were looked up one by one, and one for what is not stated."""
        every = [thing for thing, _ in self.found]
        said = f"No sentence speaks of all that was asked; each by itself: {', '.join(every)}."
        told = Note(said, f"没有一句话同时提到所问的各项，以下分别作答：{'、'.join(every)}。")
        if not self.silent:
            return (told,)
        return (
            told,
            Note(
                f"Not stated: {', '.join(self.silent)}.", f"文件未载明：{'、'.join(self.silent)}。"
            ),
        )


def each_alone(
    frame: Frame, wanted: Sequence[Group], found: Sequence[Match], search: Search
) -> Alone | None:
    """Return what a search finds for each thing of a list, None where some sentence says them all.

    None as well where nothing is listed, or where no thing by itself finds anybody.
    """
    things = listed(frame, wanted)
    words = {g.text for run in things for g in run}
    if len(things) < 2 or any(words.isdisjoint(m.missing) for m in found):
        return None
    told, silent = [], []
    for run in things:
        others = [g for other in things if other is not run for g in other]
        alone = search([g for g in wanted if not any(g is o for o in others)])
        hits = tuple(m for m in alone if m.score >= PLAINLY)
        name = _written(frame, run)
        if hits:
            told.append((name, hits))
        else:
            silent.append(name)
    return Alone(tuple(told), tuple(silent)) if told else None


def listed(frame: Frame, wanted: Sequence[Group]) -> list[list[Group]]:
    """Return the things that a question lists, each with all of its words; none where it lists none."""
    runs: list[list[Group]] = []
    for group in sorted((g for g in wanted if _is_thing(frame, g)), key=lambda g: g.first):
        if runs and _between(frame, runs[-1][-1], group) <= _INSIDE:
            runs[-1].append(group)
        else:
            runs.append([group])
    pairs = [(a, b) for a, b in pairwise(runs) if _joined(frame, a[-1], b[0])]
    return [run for run in runs if any(run is one for pair in pairs for one in pair)]


def _is_thing(frame: Frame, group: Group) -> bool:
    one = frame.segment_of(group)
    places = one.names("position") or one.names("unit") or one.names("organisation")
    return not (group.verb or places or frame.says_where(group))


def _joined(frame: Frame, one: Group, other: Group) -> bool:
    between = _between(frame, one, other)
    return bool(between & _AND) and between <= _AND | _INSIDE


def _between(frame: Frame, one: Group, other: Group) -> frozenset[str]:
    """Return the tokens between two words as they are written."""
    tokens = frame.parsed.tokens[one.last + 1 : other.first]
    text = "".join(t.text for t in tokens)
    return frozenset((text,)) if text in _AND else frozenset(t.text for t in tokens)


def _written(frame: Frame, run: Sequence[Group]) -> str:
    tokens = frame.parsed.tokens
    return frame.parsed.text[tokens[run[0].first].start : tokens[run[-1].last].end]
