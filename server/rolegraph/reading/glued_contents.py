"""Tables of contents whose lines a converter put into one, or that have no page numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rolegraph.reading.characters import HAN
from rolegraph.reading.contents import OF_WHOM, OTHERS
from rolegraph.reading.document import Mark, Passage
from rolegraph.reading.passages import broken

_CALLED = re.compile(f"(?P<whose>{OF_WHOM})|{OTHERS}")
#: Whose it is, and the number before it.
_NAME = re.compile(
    rf"(?P<ordinal>[一二三四五六七八九十]{{1,3}}[、.．])?(?:目[ \t]*[录次][ \t]*)?"
    rf"(?P<name>{HAN}(?:{HAN}|[、()（）])+)\Z"
)
_LONGEST = 27
#: 岗位职责 alone is nobody's.
_NOBODYS = re.compile("(?:[各新]|岗位|部门|工作|主要|人员|目录)+")
#: What stands between two entries: a page, the next one's number, or the code of a document.
_BETWEEN = r"[\s.·…、_-]*(?:[A-Za-z\d]+(?:[-/][A-Za-z\d]+)*[\s.·…、_-]*)+"
#: One entry among them may be called otherwise, or be cut by the mark of a page.
_GAP = re.compile(rf"{_BETWEEN}(?:(?:{HAN}|[、()（）]){{2,24}}{_BETWEEN})?")
_LEAD = re.compile(r"(?:[A-Za-z\d]+(?:-[A-Za-z\d]+)*[ \t.、]*)?\Z")
_PAGE = re.compile(r"[ \t.·…]*\d{1,3}(?![\d、.．)）])")
_FEWEST, _LONGEST_CODE = 4, 40


@dataclass(frozen=True, slots=True)
class _Entry:
    """A heading that may be one of a table of contents; ``whose`` says that a post or a unit may have it."""

    start: int
    end: int
    name: str
    numbered: bool
    whose: bool


def without_glued_contents(passage: Passage) -> tuple[Passage, tuple[Mark, ...]]:
    """Return a Simplified passage with the end of a line for each table of contents in it, and their marks.

    Four entries or more in a row are called as the documents of posts or units are (…岗位职责), with nothing
    between them but a page, a number or a code: such headings have no text, so nothing is told below them.
    Where the first comes again, the text begins.
    """
    spans = [_span(passage.text, run) for run in _runs(passage.text)]
    return broken(passage, spans), tuple(
        Mark(passage.starts[start], passage.ends[end - 1], "title-list") for start, end in spans
    )


def _runs(text: str) -> Iterator[list[_Entry]]:
    run: list[_Entry] = []
    for entry in (*_entries(text), None):
        if entry and run and _follows(text, run, entry):
            run.append(entry)
            continue
        if sum(each.whose for each in run) >= _FEWEST:
            yield run
        run = [entry] if entry and entry.whose else []


def _entries(text: str) -> Iterator[_Entry]:
    reached = 0
    for called in _CALLED.finditer(text):
        found = _NAME.search(text, max(reached, called.start() - _LONGEST), called.start())
        reached = called.end()
        if found:
            whose = called["whose"] is not None and not _NOBODYS.fullmatch(found["name"])
            yield _Entry(
                found.start(), reached, found["name"], found["ordinal"] is not None, whose
            )


def _follows(text: str, run: list[_Entry], entry: _Entry) -> bool:
    if entry.name.endswith(run[0].name):
        return False
    between = text[run[-1].end : entry.start]
    return (entry.numbered and not between.strip()) or _GAP.fullmatch(between) is not None


def _span(text: str, run: list[_Entry]) -> tuple[int, int]:
    """Return where a table of contents begins and ends, with the code before it and the page behind."""
    start, end = run[0].start, run[-1].end
    lead = _LEAD.search(text, max(0, start - _LONGEST_CODE), start)
    page = _PAGE.match(text, end)
    return (lead.start() if lead else start), (page.end() if page else end)
