"""Solutions as rows of plain Python values."""

import re
from dataclasses import dataclass

import orjson

Value = str | int | float | bool
Row = dict[str, Value]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = {f"{_XSD}{name}" for name in ("integer", "int", "long", "short", "nonNegativeInteger")}
_BROKEN = {f"{_XSD}{name}" for name in ("decimal", "double", "float")}
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SIGNS = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


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


def read_tsv(body: bytes, truncated: bool = False) -> Table:
    """Return the table of a SPARQL 1.1 Query Results TSV document.

    The same as ``read_table`` gives for the JSON of the same solutions, of which it is a third to a half.
    """
    head, *lines = body.decode().split("\n")
    columns = tuple(name[1:] for name in head.split("\t") if name)
    lines.pop()  # The last line ends too.
    rows = tuple(
        {
            name: term[1:-1] if term[0] == "<" else _literal(term)
            for name, term in zip(columns, line.split("\t"))  # noqa: B905, a quarter slower where told
            if term
        }
        for line in lines
    )
    return Table(columns, rows, truncated)


def _literal(term: str) -> Value:
    """Return the value of a literal as Turtle writes it, or the name of a blank node."""
    if term[0] != '"':
        return int(term) if term.isdecimal() else _short(term)
    if term[-1] == '"' and "\\" not in term:
        return term[1:-1]
    ends = term.rindex('"')
    text = term[1:ends]
    if "\\" in text:
        text = _ESCAPED.sub(_sign, text)
    return _value(text, term[ends + len('"^^<') : -1]) if term.startswith("^^", ends + 1) else text


def _short(term: str) -> Value:
    if term.startswith("_:"):
        return term[2:]
    if term in ("true", "false"):
        return term == "true"
    return int(term) if term[1:].isdecimal() else _value(term, f"{_XSD}double")


def _sign(escaped: re.Match[str]) -> str:
    four, eight, one = escaped.groups()
    return _SIGNS.get(one, one) if one else chr(int(four or eight, 16))


def _value(text: str, datatype: str) -> Value:
    if datatype in _WHOLE:
        return int(text)
    if datatype in _BROKEN:
        number = float(text)
        return int(number) if number.is_integer() else number
    if datatype == f"{_XSD}boolean":
        return text in ("true", "1")
    return text
