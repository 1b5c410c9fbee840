"""Cut a SELECT query's answer at a number of rows, and say so.

The query itself is given a ``LIMIT`` of one row more than may be answered, so that the engine stops
early; whether that row came is seen in the answer.
"""

import csv
import io
import re
from collections.abc import Sequence

import orjson

from rolegraph.store.formats import CSV, JSON, TSV, XML
from rolegraph.store.tokens import Token, places, tokens

_MAY_END_ROWS = b"},{"
# Inside a value every quote is escaped.
_ROW_ENDS = re.compile(rb'\}\},\{"[^"]+":\{"type":')


def with_limit(text: str, rows: int) -> str:
    """Return a SELECT query that yields at most this many rows; a lower LIMIT of its own stays."""
    cut = tokens(text)
    first = _after_where(cut)
    words = {
        t.text.upper(): place for place, t in enumerate(cut[first:], first) if t.kind == "word"
    }
    if "LIMIT" in words and (after := words["LIMIT"] + 1) < len(cut):
        number = cut[after].text
        if number.isdecimal():
            start, end = places(text)[after]
            return f"{text[:start]}{min(int(number), rows)}{text[end:]}"
    if "VALUES" in words:
        start, _ = places(text)[words["VALUES"]]
        return f"{text[:start]} LIMIT {rows} {text[start:]}"
    # On a line of its own: the last one may be a comment.
    return f"{text}\nLIMIT {rows}"


def _after_where(cut: Sequence[Token]) -> int:
    """Where the modifiers begin: after the first group in braces that stands in no brackets."""
    brackets = braces = 0
    for place, token in enumerate(cut):
        if token.kind != "other":
            continue
        brackets += (token.text == "(") - (token.text == ")")
        braces += (token.text == "{") - (token.text == "}")
        if token.text == "}" and not braces and not brackets:
            return place + 1
    return len(cut)


def cut_rows(body: bytes, media_type: str, rows: int) -> tuple[bytes, bool]:
    """Return a serialised answer with at most this many rows, and whether any were cut.

    Counting is exact, and done only where the answer may hold more: row ends outside of values
    are found last.
    """
    may_end_rows, cut = _CUTTERS[media_type]
    if body.count(may_end_rows) < rows:
        return body, False
    return cut(body, rows)


def _cut_json(body: bytes, rows: int) -> tuple[bytes, bool]:
    ends = [] if b"{}" in body else [end.start() for end in _ROW_ENDS.finditer(body)]
    if rows and len(ends) == body.count(_MAY_END_ROWS):
        return body[: ends[rows - 1] + len(b"}}")] + b"]}}", True
    # A value looks like the end of a row, or a row is empty, or the store writes in another way.
    parsed = orjson.loads(body)
    bindings = parsed["results"]["bindings"]
    if len(bindings) <= rows:
        return body, False
    parsed["results"]["bindings"] = bindings[:rows]
    return orjson.dumps(parsed), True


def _cut_csv(body: bytes, rows: int) -> tuple[bytes, bool]:
    kept = list(csv.reader(io.StringIO(body.decode(), newline="")))
    if len(kept) - 1 <= rows:
        return body, False
    written = io.StringIO(newline="")
    csv.writer(written).writerows(kept[: rows + 1])
    return written.getvalue().encode(), True


def _cut_tsv(body: bytes, rows: int) -> tuple[bytes, bool]:
    lines = body.split(b"\n")
    if len(lines) - 2 <= rows:
        return body, False
    return b"\n".join([*lines[: rows + 1], b""]), True


def _cut_xml(body: bytes, rows: int) -> tuple[bytes, bool]:
    ends = [match.start() for match in re.finditer(rb"<result>|<result/>", body)]
    if len(ends) <= rows:
        return body, False
    return body[: ends[rows]] + body[body.rindex(b"</results>") :], True


_CUTTERS = {
    JSON: (_MAY_END_ROWS, _cut_json),
    CSV: (b"\r\n", _cut_csv),
    TSV: (b"\n", _cut_tsv),
    XML: (b"<result", _cut_xml),
}
