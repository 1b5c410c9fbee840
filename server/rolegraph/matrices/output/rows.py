"""Matrices as plain rows: a grid as one sees it, and a list with every sentence."""

from collections.abc import Iterator

from rolegraph.matrices.output.tabled import Tabled
from rolegraph.matrices.values import Entry, Matrix, Row
from rolegraph.paper import said, word
from rolegraph.queries import Place

#: Column names of ``listed``, the same in every language.
COLUMNS = (
    "table", "organisation", "group", "row", "row_id", "column", "column_id", "code", "entry",
    "detail", "derived", "remark", "statement", "reading", "document", "start", "end", "quote",
)  # fmt: skip


def heading(matrix: Matrix, language: str) -> list[str]:
    """Return the headings of ``grid``; a column of one organisation among several says which."""
    several = len({column.group for column in matrix.columns}) > 1
    names = []
    for column in matrix.columns:
        of = said(matrix.organisations[column.group], language) if several else ""
        names.append(
            f"{said(column.label, language)} · {of}" if of else said(column.label, language)
        )
    grouped = [word("group", language)] if grouped_by(matrix) else []
    return [*grouped, said(matrix.corner, language), *names, word("remark", language)]


def grouped_by(matrix: Matrix) -> bool:
    """Say whether the rows of a matrix stand in groups."""
    return any(row.group for row in matrix.rows)


def grid(matrix: Matrix, language: str) -> Iterator[list[str]]:
    """Yield the rows as they are seen, the entries of a cell one a line."""
    for row in matrix.rows:
        cells = [
            "\n".join(in_words(entry, language) for entry in row.cells.get(column.id, ()))
            for column in matrix.columns
        ]
        group = (
            [said(row.group.label, language) if row.group else ""] if grouped_by(matrix) else []
        )
        yield [*group, said(row.head.label, language), *cells, remarks(row, language)]


def in_words(entry: Entry, language: str) -> str:
    """Return an entry with what narrows it, and a mark where it is derived."""
    detail = said(entry.detail, language)
    told = said(entry.label, language) + (f" ({detail})" if detail else "")
    return f"{told} *{word(f'derived-{entry.derived}', language)}" if entry.derived else told


def remarks(row: Row, language: str) -> str:
    """Return what is odd about a row."""
    return "; ".join(said(remark, language) for remark in row.remarks)


def listed(tabled: Tabled) -> Iterator[list[object]]:
    """Yield a row for each sentence behind each entry, and one for what has none."""
    language = tabled.language
    for matrix in tabled.matrices:
        for row in matrix.rows:
            entries = [(c, e) for c in matrix.columns for e in row.cells.get(c.id, ())]
            if not entries:
                yield [*_row(matrix, row, language), *[""] * 6, remarks(row, language), *[""] * 6]
            for column, entry in entries:
                of = column.group or row.head.group
                told: list[object] = [
                    *_row(matrix, row, language, of),
                    said(column.label, language),
                    column.id,
                    entry.code,
                    said(entry.label, language),
                    said(entry.detail, language),
                    entry.derived,
                    remarks(row, language),
                ]
                for statement, place in places(matrix, entry):
                    yield [*told, *_sentence(matrix, statement, place)]


def narrowed(tabled: Tabled) -> list[str]:
    """Say what was asked for, and where nothing is left of the matrix that there is none."""
    asked = {"only-position": tabled.by.position, "only-matter": tabled.by.matter}
    told = [word(name, tabled.language) % words for name, words in asked.items() if words]
    if not tabled.matrices:
        told.append(word("nothing-left" if tabled.by else "nothing", tabled.language))
    return told


def places(matrix: Matrix, entry: Entry) -> list[tuple[str, Place | None]]:
    """Return each statement of an entry with each place that it rests on."""
    found: list[tuple[str, Place | None]] = [
        (statement, place)
        for statement in entry.statements
        for place in matrix.evidence.get(statement, ())
    ]
    return found or [("", None)]


def _row(matrix: Matrix, row: Row, language: str, organisation: str = "") -> list[object]:
    names = matrix.organisations
    of = names.get(organisation) or (next(iter(names.values())) if len(names) == 1 else {})
    group = said(row.group.label, language) if row.group else ""
    return [
        said(matrix.title, language),
        said(of, language),
        group,
        said(row.head.label, language),
        row.head.id,
    ]


def _sentence(matrix: Matrix, statement: str, place: Place | None) -> list[object]:
    if place is None:
        return ["", "", "", "", "", ""]
    reading = matrix.readings.get(statement, "")
    return [statement, reading, place.document, place.start, place.end, place.quote]
