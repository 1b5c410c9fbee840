"""Posts that no list of titles knows, by where they stand: "Duties of the Boatman", "The Boatman shall:"."""

from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.words import Word, words

#: Words of the longest such name.
_NAME = 2
#: Words that name no post: a firm, a unit, a text, what its work is called.
_OTHERS = ("employers", "owners", "not_titles", "own_work", "unit_kinds")


def is_unlisted(name: str) -> bool:
    """Say whether words behind "of the" can name a post that no list knows, and no employer, unit or text."""
    run = words(name)
    named = 0 < len(run) <= _NAME and all(w.is_word and w.text.istitle() for w in run)
    return named and not any(run[-1].low in group("titles", each) for each in _OTHERS)


def unlisted(subject: tuple[Word, ...]) -> str:
    """Return whom "The Boatman (shall:)" names, "" for a group, a party and whoever is served."""
    the = max((n for n, w in enumerate(subject) if w.low == "the"), default=len(subject))
    named = subject[the + 1 :]
    anybody = group("titles", "served") | group("titles", "anybody") | group("titles", "parties")
    if not named or named[-1].low.endswith("s") or any(w.low in anybody for w in named):
        return ""
    name = " ".join(w.text for w in named)
    return name if is_unlisted(name) else ""
