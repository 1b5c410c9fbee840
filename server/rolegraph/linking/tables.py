"""SSSOM tables as they are edited: header lines, columns and rows, written back whole or not at all."""

import csv
import fcntl
import io
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from rolegraph.errors import BadInput
from rolegraph.writing import write

Row = Mapping[str, str]
#: The columns of a new table, in SSSOM's own order.
COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "author_id",
    "author_label",
    "mapping_date",
    "confidence",
    "comment",
)
NEEDED = ("subject_id", "predicate_id", "object_id", "mapping_justification")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``head`` is what its ``#`` lines say, as YAML text; ``name`` is for messages."""

    name: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @classmethod
    def parsed(cls, name: str, text: str) -> "Table":
        """Return the table that a text is; raises BadInput for a missing column or a broken header."""
        lines = text.removeprefix("\ufeff").splitlines()
        head = "".join(f"{line[1:]}\n" for line in lines if line.startswith("#"))
        table = "\n".join(line for line in lines if not line.startswith("#"))
        reader = csv.DictReader(io.StringIO(table), delimiter="\t", restval="")
        columns = tuple(reader.fieldnames or ())
        if lacking := [n for n in NEEDED if n not in columns]:
            found = ", ".join(columns) or "nothing"
            raise BadInput(
                f"{name}: the column {', '.join(lacking)} is missing; found: {found}. SSSOM wants the "
                f"columns {', '.join(NEEDED)}, parted by tabs."
            )
        rows = []
        for row in reader:
            if row.pop(None, None) is not None:
                at = head.count("\n") + reader.line_num
                raise BadInput(f"{name}, line {at}: more cells than the {len(columns)} columns.")
            rows.append(row)
        made = cls(name, head, columns, tuple(rows))
        made.prefixes()
        return made

    def prefixes(self) -> Mapping[str, str]:
        """Return the prefixes of the header (``curie_map``); raises BadInput where it is no YAML."""
        try:
            said = yaml.safe_load(self.head) or {}
        except yaml.YAMLError as error:
            raise BadInput(
                f"{self.name}: the lines that begin with # are not YAML ({error})."
            ) from error
        known: Any = said.get("curie_map") if isinstance(said, dict) else None
        return known if isinstance(known, dict) else {}

    def lines(self) -> Iterator[tuple[str, Row]]:
        """Yield the rows with their places in the file."""
        first = self.head.count("\n") + 2
        yield from ((f"{self.name}, line {n}", row) for n, row in enumerate(self.rows, first))

    def about(self, subject: str) -> tuple[Row, ...]:
        """Return the rows of one subject."""
        return tuple(row for row in self.rows if row["subject_id"] == subject)

    def changed(self, subject: str, rows: Iterable[Row]) -> "Table":
        """Return the table with these rows of a subject instead of those it has, in sorted order."""
        others = [row for row in self.rows if row["subject_id"] != subject]
        every = sorted([*others, *rows], key=lambda r: (r["subject_id"], r["object_id"]))
        named = {column for row in every for column, value in row.items() if value}
        added = [c for c in COLUMNS if c in named and c not in self.columns]
        ranks = {c: n for n, c in enumerate(COLUMNS)}
        columns = sorted((*self.columns, *added), key=lambda c: ranks.get(c, len(ranks)))
        return replace(self, columns=tuple(columns), rows=tuple(every))

    def text(self) -> str:
        """Return the table as the text of its file."""
        body = io.StringIO()
        writer = csv.DictWriter(
            body, self.columns, delimiter="\t", lineterminator="\n", extrasaction="ignore"
        )
        writer.writeheader()
        writer.writerows({c: row.get(c, "") for c in self.columns} for row in self.rows)
        return "".join(f"#{line}\n" for line in self.head.splitlines()) + body.getvalue()


def save(table: Table, file: Path) -> None:
    """Write a table in the place of the old one: a reader, or a crash, finds one of them whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write({file: table.text().encode()})


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Hold the folder of a table for one writer at a time; a second one waits."""
    file.parent.mkdir(parents=True, exist_ok=True)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
