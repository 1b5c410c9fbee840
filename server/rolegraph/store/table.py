"""Solutions as rows of plain Python values."""

from dataclasses import dataclass

import orjson

Value = str | int | float | bool
Row = dict[str, Value]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = {f"{_XSD}{name}" for name in ("integer", "int", "long", "short", "nonNegativeInteger")}
_BROKEN = {f"{_XSD}{name}" for name in ("decimal", "double", "float")}


@dataclass(frozen=True, slots=True)
class Table:
    """The solutions of a SELECT query, in its order.

    An IRI is its text, a literal its value without language; a variable that a solution leaves
    unbound is missing from its row. ``truncated`` where a limit of rows cut it.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    truncated: bool = False

    def column(self, name: str) -> tuple[Value, ...]:
        """Return the bound values of one column."""
        return tuple(row[name] for row in self.rows if name in row)


def read_table(body: bytes, truncated: bool = False) -> Table:
    """Return the table of a SPARQL 1.1 Query Results JSON document."""
    parsed = orjson.loads(body)
    rows = tuple(
        {
            name: _value(term["value"], term["datatype"]) if "datatype" in term else term["value"]
            for name, term in binding.items()
        }
        for binding in parsed["results"]["bindings"]
    )
    return Table(tuple(parsed["head"]["vars"]), rows, truncated)


def _value(text: str, datatype: str) -> Value:
    if datatype in _WHOLE:
        return int(text)
    if datatype in _BROKEN:
        number = float(text)
        return int(number) if number.is_integer() else number
    if datatype == f"{_XSD}boolean":
        return text in ("true", "1")
    return text
