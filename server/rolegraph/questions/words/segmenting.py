"""Cut a text into the phrases that are known, the longest and fewest first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rolegraph.questions.words.lexicon import LONGEST, Meaning, Phrase
from rolegraph.questions.words.tokens import Token

#: Of two ways to cut, the one with a name of the documents is meant.
NAMES, NAMED = frozenset(("position", "unit", "organisation")), 0.5
#: Words that make an English name longer, not more of one, where a document does not call it just so.
GLUE = frozenset(("of", "the", "to", "for", "a", "an"))
Lookup = Callable[[Phrase], tuple[Meaning, ...]]


@dataclass(frozen=True)
class Segment:
    """A known phrase, or one token that is not known (``meanings`` is then empty).

    ``first`` and ``last`` are the numbers of its tokens, the last one included.
    """

    phrase: Phrase
    meanings: tuple[Meaning, ...]
    first: int
    last: int

    @cached_property
    def cues(self) -> frozenset[str]:
        """The cues that the phrase gives, as a whole or by its last word."""
        return frozenset((*self.names("cue"), *self.names("inner-cue")))

    def names(self, sort: str) -> tuple[str, ...]:
        """Return the names of its meanings of one sort."""
        return self._by_sort.get(sort, ())

    @cached_property
    def _by_sort(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for one in self.meanings:
            found[one.sort] = (*found.get(one.sort, ()), one.name)
        return found


def segment(
    tokens: Sequence[Token], lookup: Lookup, longest: int = LONGEST
) -> tuple[Segment, ...]:
    """Return the tokens as segments, so that long known phrases win and little stays unknown.

    A phrase of n tokens counts n², an unknown Han character -1: 负责人员 is 负责, 人员 and not
    负责人, 员. Marks and blanks end one.
    """
    best: list[tuple[float, Segment | None]] = [(0.0, None)] * (len(tokens) + 1)
    for start in range(len(tokens) - 1, -1, -1):
        best[start] = _best_from(tokens, start, lookup, longest, best)
    found, at = [], 0
    while at < len(tokens):
        chosen = best[at][1]
        if chosen is None:
            break
        found.append(chosen)
        at = chosen.last + 1
    return tuple(found)


def _best_from(
    tokens: Sequence[Token],
    start: int,
    lookup: Lookup,
    longest: int,
    best: Sequence[tuple[float, Segment | None]],
) -> tuple[float, Segment | None]:
    token = tokens[start]
    alone = Segment((token.key,), lookup((token.key,)), start, start)
    worth = 0.9 if alone.meanings else (-1.0 if token.kind == "han" else 0.0)
    chosen = (worth + best[start + 1][0], alone)
    phrase = [token.key]
    for end in range(start + 1, min(len(tokens), start + longest)):
        if token.kind == "mark" or tokens[end].kind == "mark":
            break
        if tokens[end].kind == "han" == tokens[end - 1].kind and _apart(tokens[end - 1 : end + 1]):
            break
        phrase.append(tokens[end].key)
        meanings = lookup(tuple(phrase))
        if meanings:
            score = _worth(phrase, meanings) + best[end + 1][0]
            if score > chosen[0]:
                chosen = (score, Segment(tuple(phrase), meanings, start, end))
    return chosen


def _worth(phrase: Sequence[str], meanings: Sequence[Meaning]) -> float:
    """Return what a known phrase counts: of *manager of the sales force* only what is more of a name."""
    names = [m.name for m in meanings if m.sort in NAMES]
    verbatim = " ".join(phrase) in names or any(m.sort == "entry" for m in meanings)
    glue = sum(w in GLUE for w in phrase) if names and not verbatim else 0
    return (len(phrase) - glue) ** 2 + NAMED * bool(names)


def _apart(two: Sequence[Token]) -> bool:
    """Whether a blank stands between two characters, which then are of two words: 合同 审核."""
    return two[0].end < two[1].start


def parts(phrase: Phrase, lookup: Lookup) -> tuple[Phrase, ...]:
    """Return every known phrase of two or more tokens (or one word) inside a phrase, itself included."""
    found = []
    for start in range(len(phrase)):
        for end in range(start + 1, len(phrase) + 1):
            part = phrase[start:end]
            if (end - start > 1 or part[0].isascii() or part == phrase) and lookup(part):
                found.append(part)
    return tuple(found)
