"""Titles that no list can hold, by how their last word is made ("boatman"), and surnames made so."""

from functools import lru_cache

from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.words import Word

_REMEMBERED = 20_000
#: So many letters stand before the ending at least.
_STEM = 2


@lru_cache(maxsize=_REMEMBERED)
def is_made(word: str) -> bool:
    """Say whether a word is made as many titles are that no list can hold ("boatman", "lockkeeper")."""
    made = next((end for end in group("titles", "head_endings") if word.endswith(end)), "")
    stem = word.removesuffix(made)
    return bool(made) and len(stem) > _STEM and word not in group("titles", "no_heads")


def is_surname(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a word that is made as titles are stands behind a name ("Tim Feldman", "P. Hoffman")."""
    word, before = run[at].low.removesuffix("'s"), run[at - 1].low
    if before == "." and at > 1:
        before = run[at - 2].low
    initial = len(before) == 1 and before not in grammar("articles")
    listed = {word, singular_of(word)} & group("titles", "heads")
    named = initial or before in group("titles", "given_names")
    return named and not listed and is_made(singular_of(word))


def singular_of(word: str) -> str:
    """Return a word without the ending of its plural: Deputies, Buyers."""
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
