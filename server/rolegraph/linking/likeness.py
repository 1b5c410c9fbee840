"""How alike a text is to each of many texts, by the n-grams of their letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts, indexed once, to compare many others with."""

    letters: "TfidfVectorizer"
    index: sparse.csr_matrix

    @classmethod
    def of(cls, texts: Sequence[str], longest: int = 3, shortest: int = 2) -> "Texts":
        """Index texts by n-grams of the given lengths; raises ValueError where all are empty."""
        # It takes longer to import than all the rest, which every page and command would wait for.
        from sklearn.feature_extraction.text import TfidfVectorizer

        letters = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(shortest, longest),
            sublinear_tf=True,
            dtype=np.float32,
        )
        return cls(letters, letters.fit_transform(texts).T.tocsr())

    def alike(self, texts: Sequence[str]) -> np.ndarray:
        """Return how alike each indexed text is to each given one, 0..1: a row for each given one."""
        found: np.ndarray = (self.letters.transform(texts) @ self.index).toarray()
        return found
