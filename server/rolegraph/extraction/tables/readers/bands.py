"""Tables with a row a matter and a column a range of amounts: the cells say who decides."""

from rolegraph.extraction.english.wording.lexicon import entries as english
from rolegraph.extraction.tables.cells.cases import is_case
from rolegraph.extraction.tables.cells.cells import (
    is_empty,
    is_tick,
    kind_in,
    passage,
    said_in,
    text,
)
from rolegraph.extraction.tables.cells.deeds import step_told
from rolegraph.extraction.tables.cells.headers import Column
from rolegraph.extraction.tables.cells.ranges import heading_bound
from rolegraph.extraction.tables.columns.conditions import by_case
from rolegraph.extraction.tables.columns.shapes import Shape, about
from rolegraph.extraction.tables.columns.telling import heads_band
from rolegraph.extraction.tables.readers.approvers import named_powers
from rolegraph.extraction.tables.readers.bearing import with_subject
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.climbing import climb
from rolegraph.extraction.tables.readers.matters import below, cell_of, matter_of


def read_bands(shape: Shape, builder: Builder) -> None:
    """Read who decides a row's matter in each range of amounts."""
    columns = [c for c in shape.columns if heads_band(shape.header[c.number].text)]
    subject = with_subject(shape, columns[0].number)
    ladder: list[tuple[str, str]] = []
    steps = _tells_steps(shape)
    for row in below(shape):
        matter = matter_of(subject, row, builder)
        if matter:
            list(named_powers(shape, row, matter, builder))
        for column in columns if matter else ():
            cell = cell_of(row, column)
            if matter is None or cell is None or is_empty(cell.text) or is_tick(cell.text):
                continue
            head = shape.header[column.number]
            kind, what = _kind(shape, column), matter.object
            if steps and kind == "decide" and matter.cells:
                kind, what = step_told(text(builder.document, matter.cells[-1]))
            parts = by_case(passage(builder.document, cell))
            for bearer, when in (
                (who, when) for part, when in parts for who in builder.holders(part)
            ):
                made = builder.authority(
                    bearer,
                    kind,
                    what,
                    (*matter.cells, cell),
                    header=head,
                    limit=heading_bound(head.text, column) or matter.limit,
                    condition=when or (head.text if is_case(head.text) else matter.condition),
                )
                ladder += [] if is_case(head.text) else [(what, made)]
    climb(ladder, builder)


def _tells_steps(shape: Shape) -> bool:
    """Say whether most rows say what is done (合同签订, "Technical check"), and are no matters."""
    column = shape.column("step")
    said = said_in(column.number, below(shape)) if column else []
    named = sum(step_told(words)[0] != english("kinds")["otherwise"] for words in said)
    return bool(said) and 2 * named >= len(said)


def _kind(shape: Shape, column: Column) -> str:
    """Return the kind that the header above a range names; else approval, or a decision."""
    upper = shape.upper[column.number].text if column.number < len(shape.upper) else ""
    return kind_in(upper) or ("approve" if about(shape) == "approval" else "decide")
