"""Candidates for a title in a vocabulary: alike in letters, named by its words, fitting what is done.

Nothing is accepted here: a candidate is a proposal with its reasons.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from rolegraph.extraction.labels import english
from rolegraph.linking.titles import normalised, sure_words, variants
from rolegraph.linking.vocabularies import Occupation, Vocabulary
from rolegraph.resources import lexicon

#: What a word of ``linking/occupations.yaml`` adds, by the root of its length; less where it stands early.
WORD, EARLY = 0.35, 0.7
#: What the words of the position's duties add, at most, where the vocabulary describes its occupations.
DONE = 0.15
#: What it adds that the name is the occupation's label and not one of its synonyms.
LABEL = 0.03
#: How far before the next one a candidate must lie to be a confident one.
AHEAD = 0.25
_BLOCK = 500


@dataclass(frozen=True, slots=True)
class Proposal:
    """An occupation proposed for a title; ``features`` are what the score is the sum of.

    ``word`` is the word of the title that is used for the occupation, if one is.
    """

    occupation: Occupation
    score: float
    features: Mapping[str, float]
    why: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """A title with its proposals, best first; ``confident`` says that the first can be relied on."""

    title: str
    proposals: tuple[Proposal, ...]
    confident: bool


class Linker:
    """Finds the occupations of one vocabulary; made once, it answers many titles."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index a vocabulary's names, and its descriptions where it has any."""
        self._vocabulary = vocabulary
        self._occupations = vocabulary.occupations
        self._english = vocabulary.about.get("language") != "zh"
        named = [(normalised(n), k) for k, o in enumerate(self._occupations) for n in o.names]
        self._names = [name for name, _ in named]
        self._owner = np.array([k for _, k in named])
        self._letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 3), sublinear_tf=True)
        self._index = self._letters.fit_transform(self._names).T.tocsr()
        self._exact: dict[str, list[int]] = defaultdict(list)
        for name, k in named:
            if k not in self._exact[name]:
                self._exact[name].append(k)
        self._labels = {normalised(o.label): k for k, o in enumerate(self._occupations)}
        self._words = _pointing(self._occupations)
        self._describe = _Descriptions.of(self._occupations)

    def link(
        self, titles: Sequence[str], most: int = 5, done: Sequence[str] = ()
    ) -> Iterator[Linked]:
        """Yield each title with its proposals; ``done`` are what each title's holder does, if known."""
        for start in range(0, len(titles), _BLOCK):
            block = titles[start : start + _BLOCK]
            asked = [(v, n) for n, t in enumerate(block) for v in self._asked(t)]
            letters = self._best_by_occupation(
                [v for v, _ in asked], [n for _, n in asked], len(block)
            )
            for n, title in enumerate(block):
                deeds = done[start + n] if done else ""
                yield self._proposed(
                    title, [v for v, k in asked if k == n], letters[n], deeds, most
                )

    def _asked(self, title: str) -> Iterable[str]:
        """Return the names to look up: for an English vocabulary those of a Chinese title in English."""
        names = variants(title)
        if not self._english:
            return names
        return tuple(normalised(english(n)) or n for n in names)

    def _best_by_occupation(
        self, texts: Sequence[str], rows: Sequence[int], height: int
    ) -> np.ndarray:
        """Return how alike each title is to the most alike name of each occupation."""
        alike = (self._letters.transform(texts) @ self._index).tocoo()
        found = np.zeros((height, len(self._occupations)))
        np.maximum.at(found, (np.array(rows)[alike.row], self._owner[alike.col]), alike.data)
        return found

    def _proposed(
        self, title: str, asked: Sequence[str], letters: np.ndarray, deeds: str, most: int
    ) -> Linked:
        words = self._named_by(asked)
        described = self._describe.alike(deeds) if deeds and self._describe else None
        total = letters.copy()
        for k, (score, _) in words.items():
            total[k] += WORD * score
        if described is not None:
            total += DONE * described
        own = {self._labels[text] for text in asked if text in self._labels}
        for k in own:
            total[k] += LABEL
        best = np.argsort(-total, kind="stable")[: max(most, 2)]
        ranked = [int(k) for k in best if total[k] > 0]
        exact = {k for text in asked for k in self._exact.get(text, ())}
        proposals = [
            self._proposal(k, float(letters[k]), words.get(k), described, k in exact, k in own)
            for k in ranked
        ]
        ahead = float(total[ranked[0]] - total[ranked[1]]) if len(ranked) > 1 else 1.0
        return Linked(title, tuple(proposals[:most]), self._is_sure(ranked, ahead, words, own))

    def _is_sure(
        self,
        ranked: Sequence[int],
        ahead: float,
        words: Mapping[int, tuple[float, str]],
        own: set[int],
    ) -> bool:
        """Say whether the first candidate can be relied on: its label itself, or a word that is sure."""
        if not ranked:
            return False
        if self._english:
            return own == {ranked[0]}
        return ahead > AHEAD and words.get(ranked[0], (0, ""))[1] in sure_words()

    def _proposal(
        self,
        k: int,
        letters: float,
        word: tuple[float, str] | None,
        described: np.ndarray | None,
        exact: bool,
        own: bool,
    ) -> Proposal:
        features = {"letters": round(letters, 3)} | ({"label": LABEL} if own else {})
        reasons = ["the same name" if exact else f"names alike in letters ({letters:.2f})"]
        if word:
            features["word"] = round(WORD * word[0], 3)
            reasons.append(f"'{word[1]}' is used for this occupation")
        if described is not None and described[k] > 0:
            features["duties"] = round(DONE * float(described[k]), 3)
            reasons.append(f"the duties speak of what it does ({described[k]:.2f})")
        score = round(sum(features.values()), 3)
        said = word[1] if word else ""
        return Proposal(self._occupations[k], score, features, "; ".join(reasons), said)

    def _named_by(self, texts: Iterable[str]) -> dict[int, tuple[float, str]]:
        """Return the occupations that words of the texts point to: how strongly, by which word."""
        found: dict[int, tuple[float, str]] = {}
        for text in texts:
            for word, end in _longest(text, self._words):
                late = EARLY + (1 - EARLY) * end / max(len(text), 1)
                for k in self._words[word]:
                    found[k] = max(found.get(k, (0.0, "")), (len(word) ** 0.5 * late, word))
        return found


@dataclass(frozen=True, slots=True)
class _Descriptions:
    """The descriptions of occupations, to be compared with what a position does."""

    words: TfidfVectorizer
    index: sparse.csr_matrix

    @classmethod
    def of(cls, occupations: Sequence[Occupation]) -> "_Descriptions | None":
        texts = [o.description for o in occupations]
        if not any(texts):
            return None
        words = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 3), sublinear_tf=True)
        return cls(words, words.fit_transform(texts).T.tocsr())

    def alike(self, text: str) -> np.ndarray:
        """Return how alike each description is to a text, 0..1."""
        found: np.ndarray = (self.words.transform([text]) @ self.index).toarray()[0]
        return found


@cache
def _spoken() -> Mapping[str, Sequence[str]]:
    loaded: Mapping[str, Sequence[str]] = lexicon("linking/occupations.yaml")
    return loaded


def _pointing(occupations: Sequence[Occupation]) -> dict[str, list[int]]:
    """Return the occupations that each word of the lexicon points to."""
    by_label: dict[str, int] = {}
    for k, one in enumerate(occupations):
        by_label.setdefault(one.label, k)
    found: dict[str, list[int]] = defaultdict(list)
    for label, words in _spoken().items():
        if label in by_label:
            for word in words:
                found[str(word).lower()].append(by_label[label])
    return dict(found)


def _longest(text: str, words: Mapping[str, object]) -> Iterator[tuple[str, int]]:
    """Yield the words in a text and where they end; words inside longer ones are left out."""
    hits = [
        (m.start(), m.end(), w) for w in words if w in text for m in _pattern(w).finditer(text)
    ]
    for start, end, word in hits:
        if not any(a <= start and end <= b and b - a > end - start for a, b, _ in hits):
            yield word, end


@cache
def _pattern(word: str) -> re.Pattern[str]:
    escaped = re.escape(word)
    return re.compile(rf"(?<![a-z]){escaped}(?![a-z])" if word.isascii() else escaped)
