"""Matrices of who may, must and does what: pure functions over the rows of named queries.

``tables(store, "authority", organisations)`` gives one matrix with the organisations side by side,
or one for each organisation of the store where none is named.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from pyoxigraph import NamedNode

from rolegraph.audit import rules, settings
from rolegraph.audit.asking import asked
from rolegraph.errors import UnknownResource
from rolegraph.matrices import authority as authorities
from rolegraph.matrices import ladder as ladders
from rolegraph.matrices import raci as racis
from rolegraph.matrices import sod as sods
from rolegraph.matrices import spans
from rolegraph.matrices.comparison import TITLE as COMPARISON
from rolegraph.matrices.comparison import Side, compared
from rolegraph.matrices.filtering import Filter, filtered, filters
from rolegraph.matrices.gathering import Gathered, behind, gather
from rolegraph.matrices.values import Bar, Entry, Head, Matrix, Row, Texts
from rolegraph.queries.binding import blocks
from rolegraph.store import Store

__all__ = [
    "COMPARISON",
    "TITLES",
    "Bar",
    "Entry",
    "Filter",
    "Head",
    "Matrix",
    "Row",
    "Side",
    "compared",
    "filtered",
    "filters",
    "tables",
]

#: The matrices by name, with their titles.
TITLES: Mapping[str, Texts] = {
    "authority": authorities.TITLE,
    "raci": racis.TITLE,
    "ladder": ladders.TITLE,
    "sod": sods.TITLE,
    "span": spans.TITLE,
}
# Matters of the vocabulary, then those known by their words: as one query with a UNION, the ladder took a
# hundred times as long.
_LADDER = ("approval-ladder", "approval-ladder-in-words")
_DERIVED = ("raci-derived", "raci-derived-in-words")
_SOD_CHECK, _SPAN_CHECK = "A20", "A22"
Organisations = Sequence[str]


def tables(store: Store, name: str, organisations: Iterable[str] = ()) -> tuple[Matrix, ...]:
    """Return a matrix by name; raises UnknownResource, which names those there are."""
    if name not in _MADE:
        raise UnknownResource(f"There is no matrix '{name[:60]}'. There are: {', '.join(_MADE)}.")
    return _MADE[name](store, tuple(organisations))


def _each(
    found: Gathered, organisations: Organisations, made: Callable[[Gathered], Matrix]
) -> tuple[Matrix, ...]:
    """Return one matrix where organisations are named, else one for each that there is."""
    if organisations:
        return (made(found),)
    return tuple(made(part) for part in found.by_organisation().values())


def _authority(store: Store, organisations: Organisations) -> tuple[Matrix, ...]:
    found = gather(store, ("authority-matrix",), organisations)
    return _each(found, organisations, authorities.authority)


def _raci(store: Store, organisations: Organisations) -> tuple[Matrix, ...]:
    derived = gather(store, _DERIVED, organisations)
    stated = gather(store, ("raci-matrix",), organisations, ("step",))
    if organisations:
        return (racis.raci(derived, stated),)
    ours, theirs = derived.by_organisation(), stated.by_organisation()
    nothing = replace(derived, rows=())
    found = (
        racis.raci(ours.get(iri, nothing), theirs.get(iri, nothing)) for iri in {**ours, **theirs}
    )
    return tuple(matrix for matrix in found if matrix.rows)


def _ladder(store: Store, organisations: Organisations) -> tuple[Matrix, ...]:
    return _each(gather(store, _LADDER, organisations), organisations, ladders.ladder)


def _sod(store: Store, organisations: Organisations) -> tuple[Matrix, ...]:
    """The check gives the rows, so that heat map and findings never differ."""
    chosen = settings.shipped()
    text = asked(rules.shipped().by_id[_SOD_CHECK], chosen)
    wanted = set(organisations)
    rows = [r for r in store.select(text).rows if not wanted or r["organisation"] in wanted]
    terms = [
        t.value for p in chosen.pairs for t in (*p.first, *p.second) if isinstance(t, NamedNode)
    ]
    found = behind(store, rows, ("first", "second"), also=terms)
    return _each(found, organisations, lambda part: sods.sod(part, chosen.pairs))


def _span(store: Store, organisations: Organisations) -> tuple[Matrix, ...]:
    rule = rules.shipped().by_id[_SPAN_CHECK]
    given = settings.shipped().parameters.get(_SPAN_CHECK, {}).get("most")
    most = int(str(given or blocks(rule.text)["most"]))
    found = gather(store, ("span-of-control",), organisations)
    return _each(found, organisations, lambda part: spans.spans(part, most))


_MADE: Mapping[str, Callable[[Store, Organisations], tuple[Matrix, ...]]] = {
    "authority": _authority,
    "raci": _raci,
    "ladder": _ladder,
    "sod": _sod,
    "span": _span,
}
