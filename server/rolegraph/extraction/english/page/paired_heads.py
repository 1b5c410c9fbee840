"""Heads of two columns that a page put one below the other: whose what follows is cannot be told."""

from collections.abc import Iterable, Iterator

from rolegraph.extraction.english.page.headings import title
from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.page.sections import section


def without_columns(every: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs but for what stands below two heads of lists of different posts.

    "The Chair is responsible for:" right above "The CEO is responsible for:" heads two columns; the next
    heading ends them.
    """
    run = tuple(every)
    silent = False
    for paragraph, following in zip(run, (*run[1:], None), strict=False):
        if silent and not _opened(paragraph) and (paragraph.level or _heads(paragraph)):
            silent = False
        silent = silent or _are_columns(paragraph, following)
        if not silent:
            yield paragraph


def _opened(paragraph: Paragraph) -> str:
    """Return whose list a line opens ("The Chair shall:"), "" where it opens none."""
    found = section(paragraph) if paragraph.text.endswith(":") else None
    return found.title.casefold() if found else ""


def _are_columns(paragraph: Paragraph, following: Paragraph | None) -> bool:
    first = _opened(paragraph) if following and paragraph.text.endswith(":") else ""
    second = _opened(following) if first and following else ""
    return bool(second) and first != second


def _heads(paragraph: Paragraph) -> bool:
    return bool(section(paragraph) or title(paragraph))
