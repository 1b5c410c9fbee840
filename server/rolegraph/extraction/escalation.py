"""Where matters above a limit go: to whoever's power begins there, or whom the text names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.limit_ends import caps, end_of
from rolegraph.model import Authority, Limit
from rolegraph.reading.characters import HAN

_DECIDING = {"approve", "decide", "final-approval", "sign", "countersign", "write-off"}
#: Words of a matter that can tell it from another, and how much of one its deed shares.
_LATIN = re.compile(r"[a-z]{4,}")
_HAN = re.compile(rf"{HAN}{{2,}}")
_STEM = 5
_At = tuple[float, str]
#: How many characters may part two items that follow one another.
_NEXT = 40


@dataclass(frozen=True, slots=True)
class Referral:
    """Where a bearer takes matters above an amount, without a word of who decides them."""

    bearer: str
    limit: Limit
    upper: str


def escalated(
    every: Iterable[Authority],
    fields: Mapping[str, str] | None = None,
    referrals: Iterable[Referral] = (),
) -> tuple[Authority, ...]:
    """Return authorities whose limits name where larger matters go.

    That is a position whose own power begins where the limit ends, stated in the same or the next
    item, or for the same object; failing that, whom a referral of that amount names; failing that,
    the one that the bearer's text names for everything above (``fields``).
    """
    found = tuple(every)
    upper: dict[_At, list[Authority]] = defaultdict(list)
    for one in found:
        begins = _begins(one.limit) if one.kind in _DECIDING else None
        if begins is not None and one.limit:
            upper[begins, one.limit.unit].append(one)
    taken: dict[_At, list[str]] = defaultdict(list)
    for referral in referrals:
        ends = end_of(referral.limit)  # of "£750 to £5,000", where it ends
        begins = referral.limit.value if ends is None else ends
        if begins is not None:
            taken[begins, referral.limit.unit].append(referral.upper)
    return tuple(_escalated(one, found, upper, taken, fields or {}) for one in found)


def to_position(one: Authority) -> Authority:
    """Return an authority whose limit leads to a position, if anywhere.

    What a unit decides (3天以上由人力资源部审批) is the unit's own right.
    """
    if one.limit is None or not one.limit.escalates_to.startswith("unit/"):
        return one
    return replace(one, limit=replace(one.limit, escalates_to=""))


def _escalated(
    one: Authority,
    every: tuple[Authority, ...],
    upper: Mapping[_At, list[Authority]],
    taken: Mapping[_At, list[str]],
    fields: Mapping[str, str],
) -> Authority:
    bound = one.limit
    end = end_of(bound) if bound else None
    if bound is None or end is None or bound.escalates_to:
        return one
    further = [o.bearer for o in upper.get((end, bound.unit), ()) if _goes_on(one, o)]
    below = _below(one, every) if further else frozenset()
    above = (bearer for bearer in further if bearer not in below)
    named = (u for u in taken.get((end, bound.unit), ()) if u != one.bearer)
    found = next(above, "") or next(named, "") or fields.get(one.bearer, "")
    return replace(one, limit=replace(bound, escalates_to=found)) if found else one


def _below(one: Authority, every: tuple[Authority, ...]) -> frozenset[str]:
    """Return whose power over the same matter ends where this one begins.

    Where the 部门经理 and then others approve what is beyond the 总经理, it does not go down to the first.
    """
    begins = _begins(one.limit)
    if begins is None or one.limit is None:
        return frozenset()
    return frozenset(
        other.bearer
        for other in every
        if other.limit
        and other.limit.unit == one.limit.unit
        and end_of(other.limit) == begins
        and _same(one.object, other.object)
    )


def _goes_on(lower: Authority, upper: Authority) -> bool:
    """Say whether a power that begins at a limit's amount is another's over the same matter."""
    if upper.bearer == lower.bearer:
        return False
    if upper.reading == lower.reading or _same(lower.object, upper.object):
        return True
    first, second = lower.evidence[0], upper.evidence[0]
    same = first.document == second.document
    beside = same and 0 <= second.start - first.end < _NEXT
    return beside and _is_named_in(upper.object, f"{lower.object} {lower.reading}")


def _is_named_in(what: str, said: str) -> bool:
    """Say whether a text names a matter, be it as a deed (order spare parts; orders above …).

    What names only an amount is named anywhere; contracts are not in *leases up to 20,000*.
    """
    low = said.casefold()
    latin = [w for w in _LATIN.findall(what.casefold()) if w not in group("ladders", "amounts")]
    han = [run[n : n + 2] for run in _HAN.findall(what) for n in range(len(run) - 1)]
    return not (latin or han) or any(word[:_STEM] in low for word in (*latin, *han))


def _begins(bound: Limit | None) -> float | None:
    """Return the amount from which on a power counts, None where it counts from nothing."""
    if bound is None:
        return None
    if bound.minimum is not None:
        return bound.minimum
    return None if caps(bound) else bound.value


def _same(one: str, other: str) -> bool:
    a, b = one.casefold(), other.casefold()
    return a == b or (bool(a) and bool(b) and (a.endswith(b) or b.endswith(a)))
