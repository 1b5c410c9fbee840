"""The phrases that say under which modality a verb stands: may, must not, is responsible for."""

from functools import cache

from rolegraph.extraction.english.lexicon import group
from rolegraph.extraction.english.phrases import phrases
from rolegraph.extraction.english.words import Word

_MODES = (
    ("prohibitions", "prohibition"),
    ("negations", "negation"),
    ("grants", "grant"),
    ("duties", "duty"),
)


def opener(run: tuple[Word, ...], at: int) -> tuple[str, int] | None:
    """Return the mode that a phrase at one word opens (may, must not, is to) and its end."""
    if run[at].low not in _opening_words():
        return None
    for name, mode in _MODES:
        hit = phrases(name).at(run, at)
        if hit:
            bans = not at and hit.phrase in {"do not", "don't"}
            return "prohibition" if bans else mode, hit.end
    return None


@cache
def _opening_words() -> frozenset[str]:
    """Return the first words of every phrase that opens a mode."""
    return frozenset(
        phrase.split(" ")[0] for name, _ in _MODES for phrase in group("phrases", name)
    )
