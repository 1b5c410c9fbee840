"""English lists of nothing but posts: charts whose numbers tell the depth, and each unit's posts with counts.

"1.2 Finance Manager" above "1.2.1 Accountant"; "Finance (5): Finance Manager (1), Finance Officer (4)".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rolegraph.extraction.english.extract import collected
from rolegraph.extraction.english.norms.context import Findings
from rolegraph.extraction.english.page.definitions import abbreviated
from rolegraph.extraction.english.page.register import Register
from rolegraph.extraction.english.wording.holders import counted
from rolegraph.extraction.english.wording.titles import is_title, singular
from rolegraph.extraction.evidence import evidence_at
from rolegraph.extraction.identifiers import statement_id
from rolegraph.model import Line, Statements
from rolegraph.reading import Document

_FEWEST_NUMBERED, _FEWEST_STAFFED = 3, 2
_LINE = re.compile(r"[^\n]*\n?")
_NUMBERED = re.compile(
    r"[ \t]*(?P<number>\d{1,2}(?:\.\d{1,2}){0,5})\.?[ \t]+(?P<title>[A-Z][^\n:;,.]{2,60}?)[ \t]*\n?"
)
_POST = r"[A-Z][A-Za-z&/' -]{2,50}?\s*(?:\(\s*[x×]?\s*\d{1,3}\s*\)|[x×]\s*\d{1,3})"
_STAFFED = re.compile(
    rf"[ \t]*(?:[-*•][ \t]+)?\**(?P<unit>[A-Z][A-Za-z&/' -]{{2,50}}?)\**\s*(?:\(\d{{1,4}}\))?\s*[:–]\s*"
    rf"(?P<posts>{_POST}(?:[,;]\s*{_POST})*)[ \t.;]*\n?"
)


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that stand together, and what each of them matches."""

    rows: tuple[re.Match[str], ...]

    @property
    def span(self) -> tuple[int, int]:
        return self.rows[0].start(), self.rows[-1].end()


def covered(document: Document) -> tuple[tuple[int, int], ...]:
    """Return the spans of the stored text that such lists take, which readers of text skip."""
    return tuple(block.span for block in (*_charts(document), *_lists(document)))


def extract(document: Document, organisation: str = "") -> Statements:
    """Return the posts, units and lines of a document's lists; ``organisation`` is the id of their own."""
    charts, lists = list(_charts(document)), list(_lists(document))
    register, findings = Register(document, called=abbreviated(document.text)), Findings()
    if charts or lists:
        organisation = organisation or register.organisation("", None)
    for block in charts:
        findings.lines += _drawn(block, register, organisation)
    for block in lists:
        for row in block.rows:
            _staffed(row, register, organisation)
    return collected(register, findings)


def _blocks(document: Document, form: re.Pattern[str]) -> Iterator[_Block]:
    """Yield the stretches of lines of a form that nothing but blank lines part."""
    rows: list[re.Match[str]] = []
    for line in _LINE.finditer(document.text) if document.script == "Latn" else ():
        found = form.fullmatch(document.text, *line.span()) if line[0].strip() else None
        if found:
            rows.append(found)
        elif line[0].strip() and rows:
            yield _Block(tuple(rows))
            rows = []
    if rows:
        yield _Block(tuple(rows))


def _charts(document: Document) -> Iterator[_Block]:
    """Yield the lists of titles alone whose numbers stand one below the other."""
    for block in _blocks(document, _NUMBERED):
        for titled, several in groupby(
            block.rows, key=lambda row: is_title(counted(row["title"])[0])
        ):
            rows = tuple(several)
            numbers = [row["number"] for row in rows]
            above = [number.rpartition(".")[0] for number in numbers]
            hung = any(above) and all(number in ("", *numbers) for number in above)
            if titled and hung and len(set(numbers)) == len(numbers) >= _FEWEST_NUMBERED:
                yield _Block(rows)


def _lists(document: Document) -> Iterator[_Block]:
    """Yield the lists of units with those in them, each counted."""
    for block in _blocks(document, _STAFFED):
        posts = [post for row in block.rows for post in re.findall(_POST, row["posts"])]
        if len(block.rows) >= _FEWEST_STAFFED and all(
            is_title(counted(post)[0]) for post in posts
        ):
            yield block


def _drawn(block: _Block, register: Register, organisation: str) -> Iterator[Line]:
    document, posts = register.document, {}
    spans = {row["number"]: (row.start("number"), row.end("title")) for row in block.rows}
    for row in block.rows:
        place = document.passage(*row.span("title")).strip()
        posts[row["number"]] = register.position(
            organisation, singular(counted(place.text)[0]), place
        )
        above = row["number"].rpartition(".")[0]
        upper, lower = posts.get(above), posts[row["number"]]
        if upper and upper != lower:
            span = spans[row["number"]]
            told = ("line", lower.rpartition("/")[2], upper.rpartition("/")[2])
            yield Line(
                id=statement_id("line", document.path, *span, *told),
                lower=lower,
                upper=upper,
                kind="line",
                basis="chart",
                reading=document.passage(*span).text,
                evidence=(evidence_at(document, *span), evidence_at(document, *spans[above])),
            )


def _staffed(row: re.Match[str], register: Register, organisation: str) -> None:
    document = register.document
    named = document.passage(*row.span("unit")).strip()
    unit = register.unit(organisation, named.text, named)
    for post in re.finditer(_POST, row["posts"]):
        at, (title, holders) = row.start("posts") + post.start(), counted(post[0])
        place = document.passage(at, at + len(title))
        register.position(
            organisation,
            singular(place.text),
            place,
            unit=unit,
            headcount=holders,
        )
