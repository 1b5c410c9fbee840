"""Cut a SELECT query's answer at a number of rows, and say so.

The query itself is given a ``LIMIT`` of one row more than may be answered, so that the engine stops
early; whether that row came is seen in the answer.
"""

import csv
import io
import re
from collections.abc import Sequence
from functools import lru_cache

import orjson

from rolegraph.store.formats import CSV, JSON, TSV, XML
from rolegraph.store.tokens import Token, tokens


@lru_cache(maxsize=64)
def with_limit(text: str, rows: int) -> str:
    """Return a SELECT query that yields at most this many rows; a lower LIMIT of its own stays."""
    after = _after_where(tokens(text))
    for place, token in enumerate(after):
        if token.kind == "word" and token.text.upper() == "LIMIT" and place + 1 < len(after):
            number = after[place + 1]
            if number.text.isdecimal():
                kept = min(int(number.text), rows)
                return f"{text[: number.start]}{kept}{text[number.end :]}"
    values = [t.start for t in after if t.kind == "word" and t.text.upper() == "VALUES"]
    place = values[0] if values else (after[-1].end if after else _end(text))
    return f"{text[:place]} LIMIT {rows} {text[place:]}"


def _end(text: str) -> int:
    return max((t.end for t in tokens(text)), default=len(text))


def _after_where(cut: Sequence[Token]) -> list[Token]:
    """The tokens after the first group in braces that stands in no brackets: the modifiers."""
    brackets = braces = 0
    for place, token in enumerate(cut):
        if token.kind != "other":
            continue
        brackets += (token.text == "(") - (token.text == ")")
        braces += (token.text == "{") - (token.text == "}")
        if token.text == "}" and not braces and not brackets:
            return list(cut[place + 1 :])
    return []


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
    JSON: (b"},{", _cut_json),
    CSV: (b"\r\n", _cut_csv),
    TSV: (b"\n", _cut_tsv),
    XML: (b"<result", _cut_xml),
}
