"""What holds of every document, shown on the corpus."""

from pathlib import Path

import pytest

from rolegraph.extraction import extract
from rolegraph.extraction.structure.outlines import outline
from rolegraph.reading import read
from rolegraph.resources import corpus

PATHS = sorted((corpus() or Path()).glob("*.txt"))


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.name[:3])
def test_every_quote_equals_the_document_at_its_offsets(path: Path) -> None:
    document = read(path, path.name)
    said = extract(document)
    places = [
        e
        for group in (said.norms, said.positions, said.units, said.lines)
        for s in group
        for e in s.evidence
    ]
    assert places
    assert all(document.text[e.start : e.end] == e.quote for e in places)


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.name[:3])
def test_the_same_document_gives_the_same_statements(path: Path) -> None:
    document = read(path, path.name)
    assert extract(document) == extract(document)


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.name[:3])
def test_every_bearer_and_end_of_a_line_is_a_position_or_unit_that_is_given(path: Path) -> None:
    said = extract(read(path, path.name))
    known = {p.id for p in said.positions} | {u.id for u in said.units}
    named = {n.bearer for n in said.norms} | {
        x for line in said.lines for x in (line.lower, line.upper)
    }
    assert named <= known
    assert {u.parent for u in said.units} <= known | {""}
    assert {p.unit for p in said.positions} <= known | {""}


@pytest.mark.parametrize(
    ("start", "organisations"), [("000", 3), ("001", 1), ("002", 11), ("003", 2), ("004", 7)]
)
def test_every_organisation_of_a_file_is_found(start: str, organisations: int) -> None:
    path = next(p for p in PATHS if p.name.startswith(start))
    assert len(outline(read(path, path.name)).organisations) == organisations


def test_nothing_outside_the_text_of_roles_becomes_an_item() -> None:
    for path in PATHS:
        document = read(path, path.name)
        marks = [
            (m.start, m.end) for m in document.marks if m.kind in ("site-notice", "title-list")
        ]
        spans = [i.body.span for s in outline(document).sections for i in s.items]
        assert not [s for s in spans for a, b in marks if a <= s[0] < b]
