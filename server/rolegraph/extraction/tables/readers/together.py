"""One power of several amounts that columns tell apart by what these count for (单笔, "Monthly total")."""

from collections.abc import Sequence
from dataclasses import replace

from rolegraph.extraction.tables.cells.counting import counted_for, only_counts
from rolegraph.model import Authority, Statements


def together(found: Statements) -> Statements:
    """Return statements, powers as one that only columns of what their amounts count for had told apart.

    Apart each would say too much: who may spend 1,000 at once and 4,000 a month may not spend 4,000 at once.
    """
    groups: dict[tuple[str, ...], list[Authority]] = {}
    for one in found.authorities:
        apart = () if _is_counted(one) else (one.id,)
        groups.setdefault((one.bearer, one.kind, one.object, one.condition, *apart), []).append(
            one
        )
    made = (one for several in groups.values() for one in _joined(several))
    return replace(found, authorities=tuple(made))


def _is_counted(one: Authority) -> bool:
    return _place(one) >= 0


def _place(one: Authority) -> int:
    """Return where the header stands that says what a power's amount counts for, -1 where none does."""
    said = ((place.start, place.quote.strip()) for place in one.evidence)
    return next((at for at, words in said if only_counts(words) or counted_for(words)[1]), -1)


def _joined(several: Sequence[Authority]) -> Sequence[Authority]:
    """Return one power with every bound of these; as they are where two count for the same."""
    bounded = sorted((one for one in several if one.limit), key=_place)
    bounds = [one.limit for one in bounded if one.limit]
    if len({bound.per for bound in bounds}) < len(bounds) or any(b.further for b in bounds):
        return several
    if len(bounds) <= 1:
        return bounded or several[:1]
    first, *others = bounded
    places = {(e.start, e.end): e for one in (first, *others) for e in one.evidence}
    words = dict.fromkeys(part for one in (first, *others) for part in one.reading.split(" | "))
    limit = replace(bounds[0], further=tuple(replace(b, escalates_to="") for b in bounds[1:]))
    return [
        replace(first, limit=limit, evidence=tuple(places.values()), reading=" | ".join(words))
    ]
