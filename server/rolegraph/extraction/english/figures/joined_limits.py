"""Several limits that hold at once: up to £10,000 in any one transaction and £75,000 in any year."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rolegraph.extraction.english.figures.amount import Amount
from rolegraph.extraction.english.wording.lexicon import by_entry, group
from rolegraph.extraction.english.wording.words import Word

_UP_TO = ("<", "<=")
#: Words that say of what a figure is, behind it: "10% for staff" bounds what it gives to staff.
_OF_OTHERS = ("for", "on")


def joined(run: tuple[Word, ...], found: Sequence[Amount], first: Amount) -> Iterator[Amount]:
    """Yield the figures that bound as well as one of those found, from it on.

    Only words that measure (of the contract sum, at an annual rent of) stand between them.
    """
    last, known = first, {(first.unit, first.per)}
    for one in found:
        if one.start < last.end:
            continue
        between = run[last.end : one.start]
        told = _told(between, one, last)
        if not told or (told.unit, told.per) in known or not _bounds(first, told):
            return
        if run[one.end : one.end + 1] and run[one.end].low in _OF_OTHERS:
            return
        yield told
        known.add((told.unit, told.per))
        last = one


def _told(between: tuple[Word, ...], one: Amount, last: Amount) -> Amount | None:
    """Return a figure with the comparison and period that it shares or that the words before name."""
    lows = [w.low for w in between]
    joints = group("amounts", "joints")
    if not lows or not any(low in joints for low in lows):
        return None
    if any(low not in group("amounts", "measuring") and low not in joints for low in lows):
        return None
    periods = by_entry("amounts", "periods")
    per = next((periods[low] for low in reversed(lows) if low in periods), "")
    return replace(one, per=one.per or per, operator=one.operator or last.operator)


def _bounds(first: Amount, one: Amount) -> bool:
    """Say whether both figures end a power, the second at least where the first is a bare sum."""
    return one.operator in _UP_TO and (first.operator in _UP_TO or not first.operator)


def either_is_enough(run: tuple[Word, ...]) -> bool:
    """Say whether the higher of two figures counts ("5% or £500, whichever is the greater")."""
    for at, word in enumerate(run):
        if word.low in group("amounts", "higher"):
            led = [w.low for w in run[max(0, at - 3) : at]]
            if "whichever" in led or [w.low for w in run[at + 1 : at + 2]] == ["of"]:
                return True
    return False
