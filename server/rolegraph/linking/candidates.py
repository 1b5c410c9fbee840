"""Candidates for a title in a vocabulary: alike in letters, named by its words, fitting what is done.

Nothing is accepted here: a candidate is a proposal with its reasons.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from rolegraph.extraction.labels import english
from rolegraph.linking import pointers, reasons
from rolegraph.linking.mappings import Link
from rolegraph.linking.pointers import Hit, Pointer
from rolegraph.linking.titles import normalised, trusted, variants
from rolegraph.linking.vocabularies import Occupation, Vocabulary, heights

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer

#: What a word that people use for an occupation adds, by the root of its length; less where it stands early.
WORD = 0.35
#: What a reviewer's decision on the role that the title names adds.
REVIEWED = 1.0
#: What the words of the position's duties add, at most, where the vocabulary describes its occupations.
DONE = 0.15
#: What it adds that the name is the occupation's label and not one of its synonyms.
LABEL = 0.03
#: What is taken off for each level of occupations below: a group is the answer where nothing in it is.
GROUP = 0.05
#: Names that are the same but for rounding.
SAME = 0.999
#: How far before the next one a candidate must lie to be a confident one.
AHEAD = 0.25
_BLOCK = 100


@dataclass(frozen=True, slots=True)
class Proposal:
    """An occupation proposed for a title; ``features`` are what the score is the sum of.

    ``word`` is the word of the title that is used for the occupation, if one is.
    """

    occupation: Occupation
    score: float
    features: Mapping[str, float]
    because: tuple[reasons.Reason, ...]
    word: str = ""

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
    """A title with its proposals, best first; ``confident`` says that the first can be relied on."""

    title: str
    proposals: tuple[Proposal, ...]
    confident: bool


class Linker:
    """Finds the occupations of one vocabulary; made once, it answers many titles."""

    def __init__(self, vocabulary: Vocabulary, reviewed: Iterable[Link] = ()) -> None:
        """Index a vocabulary's names, its descriptions where it has any, and what was reviewed of roles."""
        self.vocabulary = vocabulary
        self._occupations = vocabulary.occupations
        self._english = vocabulary.about.get("language") != "zh"
        self._names = [normalised(n) for o in self._occupations for n in o.names]
        self._exact = frozenset(self._names)
        counts = [len(o.names) for o in self._occupations]
        self._starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
        self._letters = _letters(1, 3)
        self._index = self._letters.fit_transform(self._names).T.tocsr()
        self._labels = {normalised(o.label): k for k, o in enumerate(self._occupations)}
        self._words = pointers.words(vocabulary)
        self._reviewed = pointers.reviewed(vocabulary, reviewed)
        self._describe = _Descriptions.of(self._occupations)
        self._heights = np.array(heights(self._occupations))

    def link(
        self, titles: Sequence[str], most: int = 5, done: Sequence[str] = ()
    ) -> Iterator[Linked]:
        """Yield each title with its proposals; ``done`` are what each title's holder does, if known."""
        for start in range(0, len(titles), _BLOCK):
            block = titles[start : start + _BLOCK]
            asked = [self._asked(t) for t in block]
            names = (
                self._letters.transform([v for a in asked for v in a]) @ self._index
            ).toarray()
            row = 0
            for n, title in enumerate(block):
                rows = names[row : row + len(asked[n])].max(axis=0)
                row += len(asked[n])
                deeds = done[start + n] if done else ""
                yield self._proposed(_Asked(title, asked[n], rows, deeds), most)

    def _asked(self, title: str) -> Sequence[str]:
        """Return the names to look up: for an English vocabulary those of a Chinese title in English."""
        names = variants(title)
        if not self._english:
            return names
        return tuple(normalised(english(n)) or n for n in names)

    def _hits(self, asked: "_Asked") -> tuple[dict[int, Hit], dict[int, Pointer]]:
        """Return what points to occupations: words of the title, and reviews of a role it names."""
        texts = dict.fromkeys((*variants(asked.title), *asked.names))
        found = (p for text in texts for p in self._reviewed.get(text, ()))
        return pointers.hits(texts, self._words), {p.place: p for p in found}

    def _proposed(self, asked: "_Asked", most: int) -> Linked:
        letters = np.maximum.reduceat(asked.alike, self._starts)
        words, reviewed = self._hits(asked)
        described = self._describe.alike(asked.done) if asked.done and self._describe else None
        total = letters.copy()
        for k, hit in words.items():
            total[k] += WORD * hit.strength
        for k, one in reviewed.items():
            total[k] += REVIEWED * one.share
        if described is not None:
            total += DONE * described
        own = {self._labels[text] for text in asked.names if text in self._labels}
        for k in own:
            total[k] += LABEL
        total -= np.where(letters < SAME, GROUP * self._heights, 0)
        best = np.argsort(-total, kind="stable")[: max(most, 2)]
        ranked = [int(k) for k in best if total[k] > 0]
        proposals = [
            self._proposal(asked, k, (words.get(k), reviewed.get(k)), described, k in own)
            for k in ranked[:most]
        ]
        ahead = float(total[ranked[0]] - total[ranked[1]]) if len(ranked) > 1 else 1.0
        return Linked(asked.title, tuple(proposals), self._is_sure(asked, proposals, ahead))

    def _is_sure(self, asked: "_Asked", best: Sequence[Proposal], ahead: float) -> bool:
        """Say whether the first candidate can be relied on: its label itself, or a word that is trusted."""
        if not best:
            return False
        first = best[0]
        if "label" in first.features or first.features.get("reviewed") == REVIEWED:
            return True
        if self._english:
            return first.word in variants(asked.title)
        if ahead <= AHEAD or not first.word:
            return False
        if first.word in trusted("sure"):
            return True
        letters = max(p.features["letters"] for p in best)
        named = any(name in self._exact for name in asked.names)
        return named and first.features["letters"] == letters and first.word in trusted("likely")

    def _proposal(
        self,
        asked: "_Asked",
        k: int,
        pointing: tuple[Hit | None, Pointer | None],
        described: np.ndarray | None,
        own: bool,
    ) -> Proposal:
        name, letters = self._nearest(asked, k)
        features = {"letters": round(letters, 3)} | ({"label": LABEL} if own else {})
        why = [self._by_name(asked, name, letters, own)]
        word, review = pointing
        if review:
            features["reviewed"] = REVIEWED * review.share
            why.append(review.reason)
        if word:
            features["word"] = round(WORD * word.strength, 3)
            why.append(word.reason)
        if described is not None and described[k] > 0:
            features["duties"] = round(DONE * float(described[k]), 3)
            why.append(reasons.done(float(described[k])))
        if self._heights[k] and letters < SAME:
            features["group"] = -round(GROUP * int(self._heights[k]), 3)
            why.append(reasons.group())
        if self._english and not asked.title.isascii():
            why.insert(0, reasons.in_english(asked.names[0]))
        score = round(sum(features.values()), 3)
        return Proposal(
            self._occupations[k], score, features, tuple(why), word.word if word else ""
        )

    def _nearest(self, asked: "_Asked", k: int) -> tuple[str, float]:
        """Return the name of an occupation that is most alike, as published, and how much it is."""
        start = self._starts[k]
        own = asked.alike[start : start + len(self._occupations[k].names)]
        n = int(own.argmax())
        return self._occupations[k].names[n], float(own[n])

    def _by_name(self, asked: "_Asked", name: str, letters: float, own: bool) -> reasons.Reason:
        if own:
            return reasons.same_label()
        if normalised(name) in asked.names:
            return reasons.same_synonym(name)
        return reasons.alike(name, letters) if letters else reasons.not_alike()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A title, the names it is looked up by, how alike each name of the vocabulary is, what is done."""

    title: str
    names: Sequence[str]
    alike: np.ndarray
    done: str


def _letters(shortest: int, longest: int) -> "TfidfVectorizer":
    # It takes longer to import than all the rest, which every page and command would wait for.
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(analyzer="char_wb", ngram_range=(shortest, longest), sublinear_tf=True)


@dataclass(frozen=True, slots=True)
class _Descriptions:
    """The descriptions of occupations, to be compared with what a position does."""

    words: "TfidfVectorizer"
    index: sparse.csr_matrix

    @classmethod
    def of(cls, occupations: Sequence[Occupation]) -> "_Descriptions | None":
        texts = [o.description for o in occupations]
        if not any(texts):
            return None
        words = _letters(2, 3)
        return cls(words, words.fit_transform(texts).T.tocsr())

    def alike(self, text: str) -> np.ndarray:
        """Return how alike each description is to a text, 0..1."""
        found: np.ndarray = (self.words.transform([text]) @ self.index).toarray()[0]
        return found
