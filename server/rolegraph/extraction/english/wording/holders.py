"""Who holds a post, in brackets behind its title: (M. Farrugia), (vacant)."""

import re

from rolegraph.extraction.english.wording.lexicon import group

_HELD = re.compile(r"\s*\(((?:[A-Z]\.\s*)+[A-ZÀ-Þ][\w'’-]+|[a-z -]+)\)\s*$")


def unheld(title: str) -> str:
    """Return a title without its holder's name or that it has none, in brackets behind it."""
    found = _HELD.search(title)
    named = found and (found[1][0].isupper() or found[1] in group("titles", "unheld"))
    return title[: found.start()] if found and named else title
