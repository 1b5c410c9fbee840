"""Who or how many hold a post, in brackets behind its title: (M. Farrugia), (vacant), (3)."""

import re

from rolegraph.extraction.english.wording.lexicon import group

_HELD = re.compile(r"\s*\(((?:[A-Z]\.\s*)+[A-ZÀ-Þ][\w'’-]+|[a-z -]+)\)\s*$")
#: Team Leader (3), Driver (2 posts)
_COUNT = re.compile(r"\s*\(\s*[x×]?\s*\d{1,3}\s*(?:posts?|positions?|holders?|fte)?\s*\)$", re.I)


def unheld(title: str) -> str:
    """Return a title without who holds it, how many do, or that nobody does, in brackets behind it."""
    title = _COUNT.sub("", title)
    found = _HELD.search(title)
    named = found and (found[1][0].isupper() or found[1] in group("titles", "unheld"))
    return title[: found.start()] if found and named else title
