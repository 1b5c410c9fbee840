"""Answers as pandas frames; pandas comes with the extra ``frames``."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rolegraph.errors import MissingExtra
from rolegraph.queries.answered import Answered
from rolegraph.store import Table

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {"integer": "Int64", "number": "Float64", "boolean": "boolean"}
_PLACE = {"start": "Int64", "end": "Int64", "confidence": "Float64"}


def pandas() -> Any:
    """Return the library; raises MissingExtra that says how to install it."""
    try:
        import pandas as pd
        import pyarrow  # noqa: F401  # what pandas writes Parquet with
    except ImportError as error:
        raise MissingExtra(
            "Frames and Parquet need pandas and pyarrow: pip install rolegraph[frames]"
        ) from error
    return pd


def frame(answer: Answered) -> "pd.DataFrame":
    """Return rows of a named query as a frame: labels beside IRIs, the first sentence last.

    ``attrs`` hold what was asked: query, parameters, restated, status, release and the SPARQL. A
    column keeps its type where a row has no value.
    """
    names, rows = answer.table()
    told = answer.to_json()
    known = [c for c in told["columns"] if c["type"] in _DTYPES]
    made = _typed(names, rows, _PLACE | {c["name"]: _DTYPES[c["type"]] for c in known})
    kept = ("query", "params", "restated", "status", "release")
    made.attrs = {name: told[name] for name in kept} | {"sparql": answer.sparql}
    return made


def table_frame(table: Table) -> "pd.DataFrame":
    """Return the rows of a SPARQL query as a frame; an unbound variable is missing."""
    made = pandas().DataFrame(list(table.rows), columns=list(table.columns)).convert_dtypes()
    made.attrs = {"truncated": table.truncated}
    return made


def rows_frame(names: Sequence[str], rows: Sequence[Sequence[object]]) -> "pd.DataFrame":
    """Return rows of plain values as a frame; "" is missing."""
    return _typed(names, rows, {}).convert_dtypes()


def parquet(made: "pd.DataFrame") -> bytes:
    """Return a frame as a Parquet file."""
    written = io.BytesIO()
    # What was asked stays with the frame: Parquet keeps attrs as metadata.
    made.to_parquet(written, index=False)
    return written.getvalue()


def _typed(
    names: Sequence[str], rows: Sequence[Sequence[object]], types: dict[str, str]
) -> "pd.DataFrame":
    pd = pandas()
    values = [[None if value == "" else value for value in row] for row in rows]
    made = pd.DataFrame(values, columns=list(names), dtype=object)
    known = {name: types.get(name, "string") for name in names} if types else {}
    return made.astype(known) if known else made
