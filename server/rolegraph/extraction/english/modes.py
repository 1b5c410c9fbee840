"""The phrases that say under which modality a verb stands: may, must not, is responsible for."""

from functools import cache

from rolegraph.extraction.english.lexicon import group
from rolegraph.extraction.english.mentions import mention
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
    if run[at].low in group("phrases", "empowering") and (end := _empowered(run, at)):
        return "grant", end
    if run[at].low == "not" and run[at + 1 : at + 2] and run[at + 1].low in {"limited", "only"}:
        return None  # "including but not limited to"
    if run[at].low not in _opening_words():
        return None
    for name, mode in _MODES:
        hit = phrases(name).at(run, at)
        if hit:
            bans = not at and hit.phrase in {"do not", "don't"}
            bans = bans or (
                mode == "negation" and phrases("at_all").first(run, hit.end) is not None
            )
            return "prohibition" if bans else mode, hit.end
    return None


def _empowered(run: tuple[Word, ...], at: int) -> int:
    """Return where "authorised by the Board to" ends, or "authorised by the Board:"; else 0."""
    named = mention(run, at + 2, {}) if run[at + 1 : at + 2] and run[at + 1].low == "by" else None
    behind = run[named.end].low if named and named.end < len(run) else ""
    led_in = named is not None and behind in {"", ":"}
    return named.end + (behind == "to") if named and (behind == "to" or led_in) else 0


@cache
def _opening_words() -> frozenset[str]:
    """Return the first words of every phrase that opens a mode."""
    return frozenset(
        phrase.split(" ")[0] for name, _ in _MODES for phrase in group("phrases", name)
    )
