"""A named query's answer as its JSON says it, to be shown as a table: of this process or another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

Json = dict[str, Any]
_OF_SENTENCE = ("document", "start", "end", "quote", "reading", "confidence", "basis")


class Answered(Protocol):
    """Rows with what they were asked by; a ``Page`` is one."""

    @property
    def sparql(self) -> str:
        """The text that was run."""

    def to_json(self) -> Json:
        """Return it as ``/q`` answers."""

    def table(self) -> tuple[list[str], list[list[object]]]:
        """Return it as a flat table: labels beside IRIs, the first sentence last."""


@dataclass(frozen=True)
class Told:
    """An answer that a server has told as JSON; ``stated`` where each row has its sentences."""

    told: Json
    sparql: str
    stated: bool

    def to_json(self) -> Json:
        """Return the answer as ``/q`` answers it."""
        return self.told

    def table(self) -> tuple[list[str], list[list[object]]]:
        """Return the answer as a flat table: labels beside IRIs, the first sentence last."""
        columns = [(c["name"], c["type"] == "iri") for c in self.told["columns"]]
        beside = sentence_columns(name for name, _ in columns) if self.stated else []
        names = [n for name, iri in columns for n in ((name, f"{name}_label") if iri else (name,))]
        rows = [_cells(row, columns, beside) for row in self.told["rows"]]
        return [*names, *beside], rows


def sentence_columns(own: Iterable[str]) -> list[str]:
    """Return what of a sentence stands beside a row, where no column of its own has it already."""
    columns = set(own)
    return [name for name in _OF_SENTENCE if name not in columns]


def best_label(labels: Mapping[str, str], first: str = "zh-Hans") -> str:
    """Return the label in a language, else in Chinese, in English, in any; "" where there is none."""
    wanted = (labels.get(tag) for tag in (first, "zh-Hans", "en", *labels))
    return next((label for label in wanted if label), "")


def _cells(row: Json, columns: Iterable[tuple[str, bool]], beside: list[str]) -> list[object]:
    cells: list[object] = []
    for name, iri in columns:
        value = row.get(name, "")
        if iri:
            cells += [value["id"], best_label(value["label"])] if value else ["", ""]
        else:
            cells.append(value)
    first: Json = next(iter(row.get("evidence", ())), {})
    return cells + [first.get(name, "") for name in beside]
