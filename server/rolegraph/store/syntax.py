"""Say where a query does not parse, in words."""

import re

from rolegraph.errors import QuerySyntax

_PLACE = re.compile(r"(\d+):(\d+)")
# Among the signs it expected, Oxigraph names some faults in words: "Prefix not found".
_WORDS = re.compile(r"(?:^|, | of )([A-Z][a-zA-Z]+(?: [A-Za-z]+){2,})(?=,|$)")
_SHOWN = 24


def explain(error: SyntaxError, text: str) -> QuerySyntax:
    """Return the fault with its line, its column, the text before it and the reason."""
    said = str(error)
    place = _PLACE.search(said)
    if place is None:
        return QuerySyntax(f"The SPARQL cannot be read: {said}.")
    line, column = int(place[1]), int(place[2])
    near = _near(text, line, column)
    words = _WORDS.search(said)
    reason = f" {words[1]}." if words else ""
    return QuerySyntax(
        f"The SPARQL cannot be read at line {line}, column {column}, after '{near}'.{reason}",
        line,
        column,
        near,
    )


def _near(text: str, line: int, column: int) -> str:
    lines = text.split("\n")
    return lines[line - 1][: column - 1][-_SHOWN:].strip() if line <= len(lines) else ""
