"""Find damage, and mend what can be justified: byte arithmetic, another copy, a lexicon."""

from bisect import bisect_left

from rolegraph.reading.damage_context import context_of
from rolegraph.reading.damage_copies import aligned, copied
from rolegraph.reading.damage_draft import Edit, Reason, draft_of
from rolegraph.reading.damage_losses import DAMAGED, SOUND, Demands, losses
from rolegraph.reading.damage_rewrites import rewrites
from rolegraph.reading.damage_shift import byte_shifts
from rolegraph.reading.damage_slips import (
    doubled_marks,
    doubled_words,
    kinds_of_right,
    lost_rights,
)
from rolegraph.reading.damage_words import is_han, words
from rolegraph.reading.document import Passage, Repair
from rolegraph.reading.phrases import phrases
from rolegraph.reading.scripts import script_of, simplify

#: Characters in a thousand that no word explains: sound documents have fewer than ten.
_DAMAGED = 20
_ROUNDS = 12


def find(body: Passage, text: str) -> tuple[Repair, ...]:
    """Return the repairs of a document, in order, none overlapping another.

    ``body`` is the cleaned Simplified text before any repair, ``text`` the stored one. Offsets are
    the stored text's; a reading is in the document's own script (``apply`` simplifies it). What is
    lost between two characters has ``start == end``. Two repairs never begin at the same place.
    """
    draft = draft_of(body).edited(_shifts(body, text))
    draft = draft.edited(doubled_marks(draft.text)).edited(doubled_words(draft.text))
    demands = _demands(draft.text)
    for _ in range(_ROUNDS):
        edits = _round(draft.text, demands)
        if not edits:
            break
        draft = draft.edited(edits)
    draft = draft.edited(lost_rights(draft.text, kinds_of_right()))
    return tuple(draft.repairs(text, script_of(text) == "Hant"))


def _round(text: str, demands: Demands) -> list[Edit]:
    copies = aligned(text)
    return (
        rewrites(text, copies)
        or copied(text, copies, words(), demands == DAMAGED)
        or losses(text, demands, words(), phrases())
    )


def _shifts(body: Passage, text: str) -> list[Edit]:
    edits: list[Edit] = []
    for repair in byte_shifts(text, context_of(text)):
        start, end = bisect_left(body.starts, repair.start), bisect_left(body.starts, repair.end)
        if start < end:
            reason = Reason(repair.basis, repair.confidence, repair.note, repair.reading)
            edits.append(Edit(start, end, simplify(repair.reading), reason))
    return edits


def _demands(text: str) -> Demands:
    """Return what a proof must show, by how much of the text is damaged."""
    chinese = sum(map(is_han, text))
    strange = len(words().orphans(text))
    return DAMAGED if strange * 1000 > _DAMAGED * chinese else SOUND
