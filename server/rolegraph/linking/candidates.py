"""Candidates for a title in a vocabulary: alike in letters, named by its words, fitting what is done.

Nothing is accepted here: a candidate is a proposal with its reasons.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rolegraph.linking import confidence, pointers, reasons
from rolegraph.linking.confidence import Signals
from rolegraph.linking.index import indexed
from rolegraph.linking.mappings import Link
from rolegraph.linking.pointers import Hit, Pointer
from rolegraph.linking.titles import normalised, singular, variants
from rolegraph.linking.translated import in_chinese, in_english
from rolegraph.linking.vocabularies import Occupation, Vocabulary

#: What a word that people use for an occupation adds, times its trust and the root of its length; less
#: where it stands early.
WORD = 1.4
#: What a reviewer's decision on the role that the title names adds.
REVIEWED = 2.0
#: What it adds, at most, that the title's words, or those of the position's duties, are in the description of
#: an occupation, where the vocabulary describes them.
SAID, DONE = 0.9, 0.15
#: What it adds that the name is the occupation's label and not one of its synonyms.
LABEL = 0.03
#: What is taken off for each level of occupations below: a group is the answer where nothing in it is.
GROUP = 0.05
#: What it adds, at most, that all names of the occupation are like the title; in English, where one name
#: stands below many occupations.
NAMES = 0.15
#: Names less alike than this are not alike to a reader.
ALIKE = 0.1
#: Names that are the same but for rounding.
SAME = 0.999
_BLOCK = 100
#: Among how many proposals the family of the first is counted.
_FIRST = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """An occupation proposed for a title; ``features`` are what the score is the sum of.

    ``word`` is the word of the title that is used for the occupation, if one is; ``firm`` says that
    the word stands for the occupation itself, and not for one that only leads to it.
    """

    occupation: Occupation
    score: float
    features: Mapping[str, float]
    because: tuple[reasons.Reason, ...]
    word: str = ""
    firm: bool = False

    @property
    def why(self) -> str:
        """Return the reasons in English."""
        return "; ".join(r.en for r in self.because)

    @property
    def why_zh(self) -> str:
        """Return the reasons in Chinese."""
        return ";".join(r.zh for r in self.because)


@dataclass(frozen=True, slots=True)
class Linked:
    """A title with its proposals, best first; ``confident`` says that the first can be relied on.

    ``chance`` is how probably the first is right, 0..1, and ``signals`` are what speaks for it, where that
    was learnt (for Chinese names).
    """

    title: str
    proposals: tuple[Proposal, ...]
    confident: bool
    chance: float | None = None
    signals: Signals | None = None


class Linker:
    """Finds the occupations of one vocabulary; made once, it answers many titles."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        reviewed: Iterable[Link] = (),
        learnt: confidence.Learnt | None = None,
        used: pointers.Spoken | None = None,
    ) -> None:
        """Index a vocabulary's names, its descriptions where it has any, and what was reviewed of roles.

        ``used`` are the words that people use for occupations, ``learnt`` is what labelled titles taught;
        what is shipped if none are given.
        """
        self.vocabulary = vocabulary
        self._occupations = vocabulary.occupations
        self._english = vocabulary.about.get("language") != "zh"
        self._index = indexed(vocabulary.occupations, not self._english)
        self._learnt = confidence.shipped() if learnt is None else learnt
        self._words = pointers.words(vocabulary, self._learnt.trust, used)
        self._reviewed = pointers.reviewed(vocabulary, reviewed)

    def link(
        self, titles: Sequence[str], most: int = 5, done: Sequence[str] = ()
    ) -> Iterator[Linked]:
        """Yield each title with its proposals; ``done`` are what each title's holder does, if known."""
        for start in range(0, len(titles), _BLOCK):
            several = slice(start, start + _BLOCK)
            for asked in self._block(titles[several], done[several]):
                yield self._linked(asked, most)

    def _block(self, titles: Sequence[str], done: Sequence[str]) -> Iterator["_Asked"]:
        """Yield some titles with how alike they are to what is indexed, compared all at once."""
        names = [self._names_of(t) for t in titles]
        alike = self._index.letters.alike([n for several in names for n in several])
        first = [several[0] for several in names]
        said = self._index.described.alike(first) if self._index.described else None
        deeds = self._index.described.alike(done) if self._index.described and done else None
        own = [variants(t) for t in titles]
        hits = [
            pointers.hits(mine, self._words) or pointers.hits(theirs, self._words)
            for mine, theirs in zip(own, names, strict=True)
        ]
        usual = self._index.together
        together = usual.alike(first) if usual else None
        rest = usual.alike(list(map(pointers.besides, first, hits))) if usual else None
        row = 0
        for n, title in enumerate(titles):
            rows = alike[row : row + len(names[n])].max(axis=0)
            row += len(names[n])
            texts = dict.fromkeys((*own[n], *names[n]))
            yield _Asked(
                title,
                names[n],
                rows,
                hits[n],
                {p.place: p for text in texts for p in self._reviewed.get(text, ())},
                *(None if each is None else each[n] for each in (said, deeds, together, rest)),
            )

    def _names_of(self, title: str) -> Sequence[str]:
        """Return the names to look up, in the language of the vocabulary where they are known in it."""
        translated = in_english if self._english else in_chinese
        return tuple(dict.fromkeys(translated(n) for n in variants(title)))

    def _linked(self, asked: "_Asked", most: int) -> Linked:
        weighed = self._weighed(asked)
        total = sum(weighed.values(), np.zeros(len(self._occupations)))
        best = np.argsort(-total, kind="stable")[: max(most, _FIRST)]
        proposals = tuple(
            self._proposal(asked, int(k), weighed) for k in best[:most] if total[k] > 0
        )
        signals = self._signals(asked, best, total) if proposals else None
        chance = self._learnt.chance(signals) if signals else None
        sure = bool(proposals) and self._is_sure(asked, proposals[0], chance)
        told = None if chance is None else round(chance, 2)
        return Linked(asked.title, proposals, sure, told, signals)

    def _weighed(self, asked: "_Asked") -> Mapping[str, np.ndarray]:
        """Return what each feature adds for each occupation."""
        letters = np.maximum.reduceat(asked.alike, self._index.starts)
        labels = self._index.labels
        own = {labels[n]: LABEL for n in map(singular, asked.names) if n in labels}
        return {
            "letters": letters,
            "label": self._at(own),
            "reviewed": self._at({k: REVIEWED * p.share for k, p in asked.reviews.items()}),
            "word": self._at({k: WORD * h.strength for k, h in asked.hits.items()}),
            "description": SAID * (self._at({}) if asked.said is None else asked.said),
            "duties": DONE * (self._at({}) if asked.done is None else asked.done),
            "names": NAMES * self._usual(asked) if self._english else self._at({}),
            "group": np.where(letters < SAME, -GROUP * self._index.heights, 0.0),
        }

    def _usual(self, asked: "_Asked") -> np.ndarray:
        """Return how alike the names of each occupation are on average."""
        average: np.ndarray = np.add.reduceat(asked.alike, self._index.starts) / self._index.counts
        return average

    def _at(self, values: Mapping[int, float]) -> np.ndarray:
        found = np.zeros(len(self._occupations))
        found[list(values)] = list(values.values())
        return found

    def _signals(self, asked: "_Asked", best: np.ndarray, total: np.ndarray) -> Signals | None:
        """Return what speaks for the best one; None for an English vocabulary, where nothing was learnt."""
        if asked.together is None or asked.rest is None:
            return None
        first = int(best[0])
        hit = asked.hits.get(first)
        # A word that no title counts proposes; it does not speak for what it proposes.
        speaks = hit if hit and hit.pointer.trust is not None else None
        families = self._index.families
        return Signals(
            ahead=float(total[first] - total[best[1:2]].sum()),
            trust=confidence.odds(speaks.pointer.trust if speaks else None),
            share=speaks.share if speaks else 0.0,
            ends=float(speaks.ends) if speaks else 0.0,
            names=float(asked.together[first]),
            away=float(asked.rest.max() - asked.rest[first]),
            family=float([families[int(k)] for k in best[:_FIRST]].count(families[first])),
            rate=self._learnt.rate(self._occupations[first].label),
        )

    def _is_sure(self, asked: "_Asked", first: Proposal, chance: float | None) -> bool:
        """Say whether a proposal can be relied on: its own label, reviewed, or likely enough to be right.

        None can where the title names another occupation beside it (receptionist/cook).
        """
        if pointers.divided(asked.names, self._words):
            return False
        if "label" in first.features or first.features.get("reviewed") == REVIEWED:
            return True
        if chance is None:
            return first.word in variants(asked.title) and first.firm
        return chance >= self._learnt.enough

    def _proposal(self, asked: "_Asked", k: int, weighed: Mapping[str, np.ndarray]) -> Proposal:
        features = {
            name: round(float(each[k]), 3)
            for name, each in weighed.items()
            if each[k] or name == "letters"
        }
        because = tuple(self._because(asked, k, features))
        hit = asked.hits.get(k)
        return Proposal(
            occupation=self._occupations[k],
            score=round(sum(features.values()), 3),
            features=features,
            because=because,
            word=hit.word if hit else "",
            firm=hit is not None and hit.pointer.share == 1,
        )

    def _because(
        self, asked: "_Asked", k: int, features: Mapping[str, float]
    ) -> Iterator[reasons.Reason]:
        """Yield the reasons for an occupation, one for each feature."""
        if asked.names[0] != normalised(asked.title):
            yield reasons.looked_up(asked.names[0])
        yield self._by_name(asked, k, "label" in features)
        for pointer in (asked.reviews.get(k), asked.hits[k].pointer if k in asked.hits else None):
            if pointer:
                yield pointer.reason
        if "names" in features:
            yield reasons.names(features["names"] / NAMES)
        if "description" in features:
            yield reasons.said(features["description"] / SAID)
        if "duties" in features:
            yield reasons.done(features["duties"] / DONE)
        if "group" in features:
            yield reasons.group()

    def _by_name(self, asked: "_Asked", k: int, own: bool) -> reasons.Reason:
        """Return how the occupation's name that is most alike, as published, is like the title."""
        names = self._occupations[k].names
        alike = asked.alike[self._index.starts[k] : self._index.starts[k] + len(names)]
        n = int(alike.argmax())
        if own:
            return reasons.same_label()
        if normalised(names[n]) in asked.names:
            return reasons.same_synonym(names[n])
        share = float(alike[n])
        return reasons.alike(names[n], share) if share >= ALIKE else reasons.not_alike()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A title, the names it is looked up by, how alike each name of the vocabulary is, what points to which
    occupation; and where that is indexed, how alike each occupation is: its description to the title
    and to what is done, all its names together to the title, and to what the title says besides the word.
    """

    title: str
    names: Sequence[str]
    alike: np.ndarray
    hits: Mapping[int, Hit]
    reviews: Mapping[int, Pointer]
    said: np.ndarray | None
    done: np.ndarray | None
    together: np.ndarray | None
    rest: np.ndarray | None
