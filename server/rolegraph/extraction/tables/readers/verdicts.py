"""Powers of cells that say in a clause or two who does what with the row's matter, in English."""

import re
from collections.abc import Iterator

from rolegraph.extraction.english.lists.verdicts import Verdict, verdict
from rolegraph.extraction.tables.cells.cells import passage, text
from rolegraph.extraction.tables.cells.headers import (
    is_chinese,
)
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.matters import Matter
from rolegraph.reading import Cell

_MARKED = re.compile(r"(?P<mark>[^\s\d()]{1,4})\s*\((?P<rest>[^()]+)\)")


def verdict_of(cell: Cell, builder: Builder, kind: str = "") -> Verdict | None:
    """Return what a cell says of its row's matter; ``kind`` is what a mere amount means there."""
    return _verdict(text(builder.document, cell), builder, kind)


def marked(said: str) -> tuple[str, str]:
    """Return the mark of a cell and what a bracket adds ("✔ (Board above £10m)"), "" where none does."""
    found = _MARKED.fullmatch(said)
    return (found["mark"], found["rest"]) if found else (said, "")


def beside_mark(kind: str, rest: str, cell: Cell, builder: Builder) -> Verdict | None:
    """Return what a mark that means a ``kind`` says with its bracket, None where that names nobody else."""
    found = _verdict(f"{kind or 'decide'} ({rest})", builder, "")
    return found if found and names_others(found) else None


def _verdict(said: str, builder: Builder, kind: str) -> Verdict | None:
    known = {p.label.en.lower(): p.label.en for p in builder.register.positions.values()}
    return None if is_chinese(said) else verdict(said, known, kind=kind)


def names_others(said: Verdict) -> bool:
    """Say whether a cell names somebody beside its bearer."""
    return bool(said.upper) or any(deed.title for deed in said.deeds)


def add_verdict(
    said: Verdict,
    bearers: tuple[str, ...],
    cell: Cell,
    matter: Matter,
    builder: Builder,
    header: Cell | None = None,
) -> Iterator[tuple[str, str]]:
    """Add what a cell gives to its bearers and to others; yield object and id of each power."""
    place = passage(builder.document, cell)
    upper = builder.titled(said.upper, place) if said.upper else ""
    for deed in said.deeds:
        whose = (builder.titled(deed.title, place),) if deed.title else bearers
        own = not deed.title
        for bearer in whose:
            made = builder.authority(
                bearer,
                deed.kind,
                f"{deed.verb} {matter.object}".strip(),
                matter.cells if cell in matter.cells else (*matter.cells, cell),
                header=header if own else None,
                limit=deed.limit or matter.limit,
                condition=(said.condition or matter.condition) if own else "",
            )
            if own and upper:
                builder.escalate(made, upper)
            yield matter.object, made
