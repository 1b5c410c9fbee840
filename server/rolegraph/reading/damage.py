"""Find damage, and mend what can be justified: byte arithmetic, another copy, a lexicon."""

from bisect import bisect_left

from rolegraph.reading.damage_breaks import breaks
from rolegraph.reading.damage_context import context_of
from rolegraph.reading.damage_copies import aligned, copied
from rolegraph.reading.damage_draft import Draft, Edit, Reason, draft_of
from rolegraph.reading.damage_losses import Demands, losses
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
_STRANGE, _SEVERAL = 20, 8
#: What proofs must show, round after round: where characters are lost all over, ever less.
_DAMAGED = (
    Demands(8, 9),
    Demands(6, 7),
    Demands(4, 5, longer=True),
    Demands(4, 5, 6, longer=True),
)
_SOUND = (Demands(6, 8),)
_ROUNDS = 4


def find(body: Passage, text: str) -> tuple[Repair, ...]:
    """Return the repairs of a document, in order, none overlapping another.

    ``body`` is the cleaned Simplified text before any repair, ``text`` the stored one. Offsets are
    the stored text's; a reading is in the document's own script (``apply`` simplifies it). What is
    lost between two characters has ``start == end``. Two repairs never begin at the same place.
    """
    traditional = script_of(text) == "Hant"
    draft = draft_of(body).edited(_shifts(body, text))
    draft = draft.edited(breaks(draft.text, words()))
    draft = draft.edited(doubled_marks(draft.text))
    draft = draft.edited(doubled_words(draft.text))
    draft = draft.edited(rewrites(draft.text, aligned(draft.text)))
    draft = _without_losses(draft, _is_damaged(draft.text))
    draft = draft.edited(lost_rights(draft.text, kinds_of_right()))
    return tuple(draft.repairs(text, traditional))


def _without_losses(draft: Draft, damaged: bool) -> Draft:
    """Return the draft with lost characters put back, the best proved first."""
    for demands in _DAMAGED if damaged else _SOUND:
        for _ in range(_ROUNDS):
            before = draft.text
            draft = draft.edited(copied(before, aligned(before), words(), damaged))
            draft = draft.edited(losses(draft.text, demands, words(), phrases()))
            if draft.text == before:
                break
    return draft


def _shifts(body: Passage, text: str) -> list[Edit]:
    edits: list[Edit] = []
    for repair in byte_shifts(text, context_of(text)):
        start, end = bisect_left(body.starts, repair.start), bisect_left(body.starts, repair.end)
        if start < end:
            reason = Reason(repair.basis, repair.confidence, repair.note, repair.reading)
            edits.append(Edit(start, end, simplify(repair.reading), reason))
    return edits


def _is_damaged(text: str) -> bool:
    """Say whether a text has lost characters all over, by those that no word explains."""
    chinese = sum(map(is_han, text))
    strange = len(words().orphans(text))
    return strange >= _SEVERAL and strange * 1000 > _STRANGE * chinese
