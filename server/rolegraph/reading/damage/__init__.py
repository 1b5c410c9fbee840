"""Find damage, and mend what can be justified: byte arithmetic, another copy, a lexicon."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from rolegraph.reading.characters import HAN
from rolegraph.reading.damage.alignment import aligned
from rolegraph.reading.damage.beginnings import beginnings
from rolegraph.reading.damage.breaks import breaks
from rolegraph.reading.damage.confused import confused_words
from rolegraph.reading.damage.copies import copied
from rolegraph.reading.damage.draft import Draft, Edit, Reason, draft_of
from rolegraph.reading.damage.forms import bracketed_headings, glued_cells
from rolegraph.reading.damage.layout import (
    bold_headings,
    detached_numbers,
    lost_stops,
    run_together,
)
from rolegraph.reading.damage.losses import Demands, losses
from rolegraph.reading.damage.misread import misread_figures, misread_numbers
from rolegraph.reading.damage.rewrites import rewrites
from rolegraph.reading.damage.shift import byte_shifts
from rolegraph.reading.damage.slips import (
    doubled_marks,
    doubled_words,
    halved_rights,
    holes_behind_numbers,
    kinds_of_right,
    lost_rights,
    stray_marks,
    swapped_letters,
    written_for_another,
)
from rolegraph.reading.damage.words import han_count, has_han, orphans_of, words
from rolegraph.reading.document import Mark, Passage, Repair
from rolegraph.reading.phrases import phrases
from rolegraph.reading.scripts import script_of, simplify

#: 一的 says one of what: its measure is lost (作出一的方案).
_NO_MEASURE = re.compile(rf"(?<={HAN})(?<![唯单统之同专划逐均])一(?=的{HAN})")
#: Characters in a thousand that no word explains: plain documents have fewer than ten.
_STRANGE = 20
_NUMBER = re.compile(rf"(?:^|(?<=[\n。；;：:]))[ \t　]*\d{{1,2}}(?P<sign>[、.．)）]?)(?={HAN})")
#: So many numbers without a sign are telling, and one of so many.
_BARE, _OF = 6, 4
#: A text with so many is not in Chinese that could be mended.
_NONSENSE = 300
#: So many losses must be proved, and one for so many characters that no word explains.
_SEVERAL, _SHARE = 3, 15
#: In a short text that is so strange, two losses are as telling.
_VERY_STRANGE, _TWO = 45, 2
#: What proofs must show, round after round: where characters are lost all over, ever less.
_DAMAGED = (
    Demands(8, 9, hidden=7),
    Demands(6, 7),
    Demands(4, 5, longer=True),
    Demands(4, 5, 6, longer=True),
)
_SOUND = Demands(6, 8, hidden=9, sound=True)
_ROUNDS = 4
_LONGEST = 30_000
#: What is mended in every document, in this order.
_SLIPS = (
    misread_numbers,
    misread_figures,
    bold_headings,
    stray_marks,
    holes_behind_numbers,
    run_together,
    glued_cells,
    bracketed_headings,
    detached_numbers,
    breaks,
    swapped_letters,
    written_for_another,
    doubled_marks,
    doubled_words,
    confused_words,
    lost_stops,
)
#: Those of a text that holds no Chinese: the others look for what Chinese words have lost.
_LATIN_SLIPS = (misread_numbers, misread_figures, run_together, detached_numbers, doubled_marks)
#: A text is asked about before it is mended and after.
_REMEMBERED = 4


def find(body: Passage, text: str) -> tuple[Repair, ...]:
    """Return the repairs of a document, in order, none overlapping another.

    ``body`` is the cleaned Simplified text before any repair, ``text`` the stored one. Offsets are
    the stored text's; a reading is in the document's own script (``apply`` simplifies it). What is
    lost between two characters has ``start == end``. Two repairs never begin at the same place.
    """
    drafts = [draft for each in _stretches(body) if (draft := _mended(each, text)).changed]
    traditional = bool(drafts) and script_of(text) == "Hant"
    every = (draft.repairs(text, traditional=traditional) for draft in drafts)
    return tuple(chain.from_iterable(every))


def _stretches(body: Passage) -> Iterator[Passage]:
    """Yield the body in pieces of whole lines, so that time and memory stay in proportion to it."""
    start = 0
    while start < len(body):
        end = len(body)
        if end - start > _LONGEST:
            cut = body.text.rfind("\n", start + 1, start + _LONGEST)
            end = cut + 1 if cut > 0 else start + _LONGEST
        yield body.cut(start, end)
        start = end


def _mended(body: Passage, text: str) -> Draft:
    draft = draft_of(body).edited(_shifts(body, text))
    chinese = has_han(draft.text)
    for slips in _SLIPS if chinese else _LATIN_SLIPS:
        draft = draft.edited(slips(draft.text))
    if not chinese:
        return draft
    draft = draft.edited(rewrites(draft.text))
    if 0 < _strangeness(draft.text) < _NONSENSE:
        draft = _without_losses(draft) if _is_damaged(body.text) else _without_single_losses(draft)
    draft = draft.edited(halved_rights(draft.text))
    return draft.edited(lost_rights(draft.text, kinds_of_right()))


def unmended(before: Passage, after: Passage) -> tuple[Mark, ...]:
    """Return where a document that lost characters all over still shows it, as marks of kind damage.

    ``before`` is the body without repairs, ``after`` with them. A sound document has none: a
    character that no word explains is a name or a term there.
    """
    if not any(_is_damaged(stretch.text) for stretch in _stretches(before)):
        return ()
    counted = (found.start() for found in _NO_MEASURE.finditer(after.text))
    places = sorted({*orphans_of(after.text), *counted})
    spans = dict.fromkeys((after.starts[place], after.ends[place]) for place in places)
    return tuple(Mark(start, end, "damage") for start, end in spans)


@lru_cache(maxsize=_REMEMBERED)
def _is_damaged(text: str) -> bool:
    """Say whether a text has lost characters all over.

    Many characters that no word explains are a sign; names and terms make them too, so that some
    of the losses must be proved beyond doubt. Where numbers of lists lost their signs, one must.
    """
    strangeness = _strangeness(text)
    signs_lost = _lost_signs(text)
    if not (0 if signs_lost else _STRANGE) < strangeness < _NONSENSE:
        return False
    proved = _proved(text)
    if signs_lost:
        return bool(proved)
    several = _TWO if strangeness > _VERY_STRANGE else _SEVERAL
    return len(proved) >= max(several, len(orphans_of(text)) // _SHARE)


def _lost_signs(text: str) -> bool:
    """Say whether many numbers of lists stand without their sign beside others with it (1负责…;2、建立…)."""
    signs = [found["sign"] for found in _NUMBER.finditer(text)]
    bare = signs.count("")
    return len(signs) > bare >= _BARE and bare * _OF >= len(signs)


def _strangeness(text: str) -> float:
    """Return how many characters in a thousand no word explains."""
    count = han_count(text)
    return 1000 * len(orphans_of(text)) / count if count else 0.0


def _without_single_losses(draft: Draft) -> Draft:
    """Return the draft of a sound document with what is proved beyond doubt."""
    return draft.edited(_proved(draft.text))


@lru_cache(maxsize=4)
def _proved(text: str) -> tuple[Edit, ...]:
    """Return the losses that are proved beyond doubt, which several questions ask for."""
    return tuple(losses(text, _SOUND, words(), phrases()))


def _without_losses(draft: Draft) -> Draft:
    """Return the draft with lost characters put back, the best proved first."""
    for demands in _DAMAGED:
        draft = draft.edited(copied(draft.text, aligned(draft.text), words()))
        for _ in range(_ROUNDS):
            edits = losses(draft.text, demands, words(), phrases())
            if not edits:
                break
            draft = draft.edited(edits)
    draft = draft.edited(beginnings(draft.text))
    return draft.edited(copied(draft.text, aligned(draft.text), words()))


def _shifts(body: Passage, text: str) -> list[Edit]:
    low, high = body.span
    stretch = text[low:high]
    edits: list[Edit] = []
    for repair in byte_shifts(stretch):
        start = bisect_left(body.starts, low + repair.start)
        end = bisect_left(body.starts, low + repair.end)
        if start < end:
            reason = Reason(repair.basis, repair.confidence, repair.note, repair.reading)
            edits.append(Edit(start, end, simplify(repair.reading), reason))
    return edits
