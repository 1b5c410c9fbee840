"""Where two bounds on one matter meet at a figure: it is of whoever's words take it in, and of no other.

以上 and 以下 hold the figure (Civil Code, art. 1259); beside 1万元（含）以上 or 1万元及以上 what is 1万元以下
leaves it to them, and the other way round. Where neither says so, both hold it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from rolegraph.extraction.limit_ends import WITHOUT_END, caps, end_of, is_falling
from rolegraph.extraction.sentences.wording.lexicon import group
from rolegraph.model import Authority, Limit
from rolegraph.reading.alternation import either

#: Matter, unit and figure; by it what the figure may be of (each order, a month), "" where nothing says so.
_End = tuple[str, str, float]
_Ends = dict[_End, set[str]]
_TO = re.compile(r"[-–—~～至到]|(?<=以上)(?=\d)")


def parted(every: Iterable[Authority]) -> tuple[Authority, ...]:
    """Return authorities in their order, no figure held by a bound that words of another take it from."""
    found = tuple(every)
    bounds = [(one.object, one.limit) for one in found if one.limit]
    uppers, lowers = (_taken_in(bounds, upper=side) for side in (True, False))
    if not (uppers or lowers):
        return found
    return tuple(_without_end(one, uppers, lowers) for one in found)


@cache
def _included() -> re.Pattern[str]:
    """Match what takes a figure in: 1万元（含）以上, 1万元及以上; 1万元（含税） says nothing of it."""
    told, joined = (either(group("figures", key)) for key in ("included", "joined"))
    return re.compile(f"(?<!不){told}(?!增?值?税)|{joined}")


def takes_upper_in(words: str) -> bool:
    """Say whether the words of a bound say that its upper end is in it: 1万元（含）以下, 1–5万元（含）."""
    return _included().search(_TO.split(words)[-1]) is not None


def _taken_in(bounds: Iterable[tuple[str, Limit]], *, upper: bool) -> _Ends:
    """Return the ends of bounds whose words say that they are in it."""
    ends: _Ends = defaultdict(set)
    for what, bound in bounds:
        told = (
            takes_upper_in(bound.text) if upper else _included().search(_TO.split(bound.text)[0])
        )
        at = end_of(bound) if upper and caps(bound) else None if upper else _start_of(bound)
        if at is not None and not is_falling(bound.unit) and told:
            ends[what, bound.unit, at].add(bound.per)
    return ends


def _start_of(bound: Limit) -> float | None:
    """Return from which figure on a bound holds, None where it has no lower end."""
    if bound.minimum is not None:
        return bound.minimum
    return None if caps(bound) or bound.operator not in (">", ">=") else bound.value


def _without_end(one: Authority, uppers: _Ends, lowers: _Ends) -> Authority:
    bound = one.limit
    if bound is None or bound.value is None or bound.operator not in WITHOUT_END:
        return one
    others, own = (lowers, uppers) if caps(bound) else (uppers, lowers)
    end = (one.object, bound.unit, bound.value)
    if not _holds(others, end, bound.per) or _holds(own, end, bound.per):
        return one
    return replace(one, limit=replace(bound, operator=WITHOUT_END[bound.operator]))


def _holds(ends: _Ends, end: _End, per: str) -> bool:
    """Say whether a figure of one thing is an end of bounds on the same, or on nothing said."""
    told = ends.get(end, set())
    return bool(told) and (not per or per in told or "" in told)
