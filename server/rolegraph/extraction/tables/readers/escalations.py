"""Columns that say where what lies beyond a row's limit goes: 报总裁审批, 由质量负责人决定."""

from collections.abc import Iterable

from rolegraph.extraction.limit_ends import beyond, caps, end_of
from rolegraph.extraction.tables.cells.cells import is_empty, kind_in, passage
from rolegraph.extraction.tables.cells.wording import handed_up
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.climbing import DECIDING
from rolegraph.model import Authority
from rolegraph.reading import Cell, Passage

#: Powers whose holder only asks for what another decides, in every case.
_ASKING = ("propose", "request", "formulate")


def escalate_rest(
    cell: Cell | None, matter: tuple[Cell, ...], made: Iterable[str], builder: Builder
) -> None:
    """Let what lies beyond powers go to whom a cell names, who has a power over it where the cell says which.

    ``made`` are the ids of the powers, ``matter`` the cells of what they are over.
    """
    if cell is None or is_empty(cell.text):
        return
    place = passage(builder.document, cell)
    holder = handed_up(place)
    kind = _deed(place, holder)
    for whom in builder.upper(holder)[:1]:
        for one in made:
            builder.escalate(one, whom)
            power = builder.made(one)
            if kind and _leaves_rest(power, whom):
                bound = beyond(power.limit, place.text) if power.limit else None
                builder.authority(whom, kind, power.object, (*matter, cell), limit=bound)


def open_ends(powers: Iterable[tuple[str, str]], builder: Builder) -> list[str]:
    """Return those of some powers, each an object and an id, of which nothing says where the rest goes."""
    every = ((one, builder.made(one)) for _, one in powers)
    return [
        one
        for one, power in every
        if power.limit is None or (caps(power.limit) and not power.limit.escalates_to)
    ]


def _deed(place: Passage, holder: Passage) -> str:
    """Return the kind of what a cell says behind whom it hands something to, "" where it says nothing."""
    behind = place.text.partition(holder.text)[2].strip("。 ")
    return kind_in(behind) if behind else ""


def _leaves_rest(power: Authority, whom: str) -> bool:
    """Say whether a power leaves something to another: what lies beyond its limit, or the decision itself."""
    ends = power.limit is not None and end_of(power.limit) is not None
    decides = power.kind in DECIDING and ends
    return power.bearer != whom and (decides or (power.kind in _ASKING and power.limit is None))
