"""The authority matrix: who holds which kind of authority over what."""

from collections import defaultdict

from rolegraph.matrices.gathering import Gathered
from rolegraph.matrices.limits import limit_of
from rolegraph.matrices.values import Entry, Head, Matrix, Row, Texts

TITLE: Texts = {"en": "Authority matrix", "zh": "权限矩阵"}


def authority(found: Gathered) -> Matrix:
    """Return matters as rows, bearers as columns, and kinds with their limits in the cells."""
    cells: dict[str, dict[str, dict[str, Entry]]] = defaultdict(lambda: defaultdict(dict))
    heads: dict[str, Head] = {}
    for row in found.rows:
        statement, held = str(row["statement"]), str(row["held"])
        matter = found.matter(row)
        heads.setdefault(matter.id, matter)
        cells[matter.id][str(row["bearer"])][statement] = Entry(
            code=held.rsplit("/", 1)[-1],
            label=found.label(held),
            detail=limit_of(found.details[statement]),
            derived=found.implied(statement),
            statements=(statement,),
        )
    return Matrix(
        name="authority",
        title=TITLE,
        corner={"en": "Matter", "zh": "事项"},
        organisations=found.organisations,
        columns=found.bearers(),
        rows=tuple(
            Row(
                head=heads[matter],
                cells={bearer: tuple(held.values()) for bearer, held in cells[matter].items()},
            )
            for matter in sorted(cells)
        ),
        evidence=found.evidence,
        readings=found.readings,
    )
