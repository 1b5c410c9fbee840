"""Fill the messages of checks with labels instead of IRIs."""

import re
from collections.abc import Iterable, Mapping, Sequence

from rolegraph.store import Row

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
#: "returns (returns)": the label and the words of the text are one.
_SAID_TWICE = re.compile(r"(?<!\w)([^\s()][^()]*) \(\1\)")
_JOINS = {"zh": "、", "en": ", "}
_ORDERS = {"zh": ("zh-Hans", "zh-Hant", "en"), "en": ("en", "zh-Hans", "zh-Hant")}
Words = Mapping[str, Mapping[str, str]]


def words(
    rows: Sequence[Row], texts: Iterable[Mapping[str, str]], labels: Words, count: int
) -> dict[str, dict[str, str]]:
    """Return what each column that the texts name says in both languages, different values joined.

    ``count`` stands for itself, for the number of rows where it is 0.
    """
    named = {
        name for text in texts for said in text.values() for name in _PLACEHOLDER.findall(said)
    }
    columns = named.intersection(column for row in rows for column in row)
    found = {
        column: {tag: _joined(rows, column, labels, tag) for tag in _JOINS} for column in columns
    }
    return {**found, "count": dict.fromkeys(_JOINS, str(count or len(rows)))}


def filled(texts: Mapping[str, str], values: Words) -> dict[str, str]:
    """Return texts with their placeholders filled; a column without a value is '…'."""
    return {tag: _one(text, tag, values) for tag, text in texts.items()}


def _one(text: str, tag: str, values: Words) -> str:
    said = _PLACEHOLDER.sub(lambda m: values.get(m[1], {}).get(tag, "…"), text).strip()
    return _SAID_TWICE.sub(r"\1", said).replace("对对", "对")


def _joined(rows: Sequence[Row], column: str, labels: Words, tag: str) -> str:
    values = dict.fromkeys(str(row[column]) for row in rows if column in row)
    said: dict[str, str] = {}
    for word in (_word(value, labels, tag) for value in values):
        said.setdefault(word.casefold(), word)  # capitals alone make no other word
    return _JOINS[tag].join(said.values())


def _word(value: str, labels: Words, tag: str) -> str:
    known = labels.get(value, {})
    bare = "/".join(value.split("/")[-2:]) if "://" in value else value
    return next((known[t] for t in _ORDERS[tag] if t in known), bare)
