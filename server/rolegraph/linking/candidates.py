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
from rolegraph.linking import reasons
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

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index a vocabulary's names, and its descriptions where it has any."""
        self.vocabulary = vocabulary
        self._occupations = vocabulary.occupations
        self._english = vocabulary.about.get("language") != "zh"
        self._names = [normalised(n) for o in self._occupations for n in o.names]
        counts = [len(o.names) for o in self._occupations]
        self._starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
        self._letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 3), sublinear_tf=True)
        self._index = self._letters.fit_transform(self._names).T.tocsr()
        self._labels = {normalised(o.label): k for k, o in enumerate(self._occupations)}
        self._words = _pointing(self._occupations)
        self._describe = _Descriptions.of(self._occupations)

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

    def _proposed(self, asked: "_Asked", most: int) -> Linked:
        letters = np.maximum.reduceat(asked.alike, self._starts)
        words = self._named_by(asked.names)
        described = self._describe.alike(asked.done) if asked.done and self._describe else None
        total = letters.copy()
        for k, (score, _) in words.items():
            total[k] += WORD * score
        if described is not None:
            total += DONE * described
        own = {self._labels[text] for text in asked.names if text in self._labels}
        for k in own:
            total[k] += LABEL
        best = np.argsort(-total, kind="stable")[: max(most, 2)]
        ranked = [int(k) for k in best if total[k] > 0]
        proposals = [
            self._proposal(asked, k, words.get(k), described, k in own) for k in ranked[:most]
        ]
        ahead = float(total[ranked[0]] - total[ranked[1]]) if len(ranked) > 1 else 1.0
        return Linked(asked.title, tuple(proposals), self._is_sure(ranked, ahead, words, own))

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
        asked: "_Asked",
        k: int,
        word: tuple[float, str] | None,
        described: np.ndarray | None,
        own: bool,
    ) -> Proposal:
        name, letters = self._nearest(asked, k)
        features = {"letters": round(letters, 3)} | ({"label": LABEL} if own else {})
        why = [self._by_name(asked, name, letters, own)]
        if word:
            features["word"] = round(WORD * word[0], 3)
            why.append(reasons.used(word[1]))
        if described is not None and described[k] > 0:
            features["duties"] = round(DONE * float(described[k]), 3)
            why.append(reasons.done(float(described[k])))
        if self._english and not asked.title.isascii():
            why.insert(0, reasons.in_english(asked.names[0]))
        score = round(sum(features.values()), 3)
        return Proposal(self._occupations[k], score, features, tuple(why), word[1] if word else "")

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
class _Asked:
    """A title, the names it is looked up by, how alike each name of the vocabulary is, what is done."""

    title: str
    names: Sequence[str]
    alike: np.ndarray
    done: str


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
