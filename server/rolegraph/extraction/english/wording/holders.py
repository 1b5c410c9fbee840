"""Who or how many hold a post, in brackets behind its title: (M. Farrugia), (vacant), (3)."""

import re

from rolegraph.extraction.english.wording.lexicon import group

_HELD = re.compile(r"\s*\(((?:[A-Z]\.\s*)+[A-ZÀ-Þ][\w'’-]+|[a-z -]+)\)\s*$")
#: Team Leader (3), Driver (2 posts), Cleaner x 12
_COUNT = re.compile(
    r"\s*(?:\(\s*[x×]?\s*(\d{1,3})\s*(?:posts?|positions?|holders?|fte)?\s*\)|[x×]\s*(\d{1,3}))\s*$",
    re.I,
)


def counted(title: str) -> tuple[str, int | None]:
    """Return a title without how many hold it, and how many; None where it does not say."""
    found = _COUNT.search(title)
    return (title[: found.start()], int(found[1] or found[2])) if found else (title, None)


def unheld(title: str) -> str:
    """Return a title without who holds it, how many do, or that nobody does, in brackets behind it."""
    title = counted(title)[0]
    found = _HELD.search(title)
    named = found and (found[1][0].isupper() or found[1] in group("titles", "unheld"))
    return title[: found.start()] if found and named else title
