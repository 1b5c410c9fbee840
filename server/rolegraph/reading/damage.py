"""Find damage, and mend what can be justified: byte arithmetic, another copy, a lexicon."""

from rolegraph.reading.damage_context import context_of
from rolegraph.reading.damage_shift import byte_shifts
from rolegraph.reading.document import Passage, Repair


def find(body: Passage, text: str) -> tuple[Repair, ...]:
    """Return the repairs of a document, in order, none overlapping another.

    ``body`` is the cleaned Simplified text before any repair, ``text`` the stored one. Offsets are
    the stored text's; a reading is in the document's own script (``apply`` simplifies it). What is
    lost between two characters has ``start == end``. Two repairs never begin at the same place.
    """
    inside = set(body.starts)
    shifts = byte_shifts(text, context_of(text))
    return tuple(
        repair for repair in shifts if not inside.isdisjoint(range(repair.start, repair.end))
    )
