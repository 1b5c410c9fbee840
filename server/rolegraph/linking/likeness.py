"""How alike a text is to each of many texts, by the n-grams of their letters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

_HELD = re.compile(r"[^\W_]")

if TYPE_CHECKING:
    from scipy import sparse
    from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer


def telling(text: str) -> bool:
    """Say whether a text holds a letter or a figure, without which nothing is alike to it."""
    return _HELD.search(text) is not None


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts, indexed once, to compare many others with."""

    letters: "CountVectorizer"
    weights: "TfidfTransformer"
    index: "sparse.csr_matrix"

    @classmethod
    def of(cls, texts: Sequence[str], shortest: int = 2, longest: int = 3) -> "Texts":
        """Index texts by n-grams of the given lengths within words; raises ValueError where all are empty.

        The n-grams of a text are those of its words: each word is cut once, however many texts it is in.
        """
        # It takes longer to import than all the rest, which every page and command would wait for.
        from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

        words = CountVectorizer(token_pattern=r"\S+", dtype=np.float32)
        several = words.fit_transform(texts)
        letters = CountVectorizer(
            analyzer="char_wb", ngram_range=(shortest, longest), dtype=np.float32
        )
        grams = letters.fit_transform(words.get_feature_names_out())
        # Gaps and signs alone make no two texts alike.
        held = [k for k, g in enumerate(letters.get_feature_names_out()) if telling(g)]
        kept = dict(zip(letters.get_feature_names_out()[held], range(len(held)), strict=True))
        letters.set_params(vocabulary=kept).fit(())
        weights = TfidfTransformer(sublinear_tf=True)
        return cls(letters, weights, weights.fit_transform(several @ grams[:, held]).T.tocsr())

    def alike(self, texts: Sequence[str]) -> np.ndarray:
        """Return how alike each indexed text is to each given one, 0..1: a row for each given one."""
        asked = self.weights.transform(self.letters.transform(texts))
        found: np.ndarray = (asked @ self.index).toarray()
        return found
