"""What if: the findings that a change makes appear and disappear, and what a vacancy leaves undone.

A change is made on a copy; the release stays as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from rolegraph.audit.checking import audit
from rolegraph.audit.copying import rows
from rolegraph.audit.findings import Finding, Json, Report
from rolegraph.audit.rules import shipped
from rolegraph.inference import infer
from rolegraph.queries import run
from rolegraph.store import EmbeddedStore, Row, Store
from rolegraph.vocabulary import BASE

Change = Callable[[Iterable[ox.Quad]], Iterable[ox.Quad]]
#: Checks of wording and of evidence: who does what is no matter of theirs, and a supposition has none.
_OF_TEXTS = frozenset(("evidence", "text"))


@dataclass(frozen=True, slots=True)
class Effect:
    """The findings that a change makes appear and disappear, gravest first."""

    appear: tuple[Finding, ...]
    disappear: tuple[Finding, ...]

    def to_json(self) -> Json:
        """Return both lists as ``audit --json`` prints findings."""
        return {
            "appear": [f.to_json() for f in self.appear],
            "disappear": [f.to_json() for f in self.disappear],
        }


@dataclass(frozen=True, slots=True)
class Left:
    """What a position must or may do, and who else does the same; nobody where ``others`` is empty.

    ``doing`` is the kind of authority or the action, "" where the vocabulary has none.
    """

    statement: str
    doing: str
    reading: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vacancy:
    """What stands still where nobody holds a position; positions and statements are IRIs.

    ``received`` are (sender, statement, report or above-limit); ``alike`` are the positions that do
    or decide some of the same, those with most of it first.
    """

    left: tuple[Left, ...]
    received: tuple[tuple[str, str, str], ...]
    above: tuple[str, ...]
    below: tuple[str, ...]

    @property
    def alike(self) -> tuple[str, ...]:
        """The positions that do or may do some of the same, most first."""
        every = [other for one in self.left for other in one.others]
        return tuple(sorted(set(every), key=lambda iri: (-every.count(iri), iri)))

    @property
    def named(self) -> frozenset[str]:
        """Every position, kind and action that this names."""
        doings = (one.doing for one in self.left if one.doing)
        senders = (sender for sender, _, _ in self.received)
        return frozenset((*self.above, *self.below, *self.alike, *doings, *senders))

    def to_json(self) -> Json:
        """Return what stands still as ``whatif vacant --json`` prints it."""
        return {
            "left": [
                {
                    "statement": one.statement,
                    "doing": one.doing,
                    "text": one.reading,
                    "others": list(one.others),
                }
                for one in self.left
            ],
            "received": [
                {"sender": sender, "statement": statement, "what": what}
                for sender, statement, what in self.received
            ],
            "above": list(self.above),
            "below": list(self.below),
            "alike": list(self.alike),
        }


def suppose(
    stated: Sequence[ox.Quad],
    axioms: Sequence[ox.Quad],
    change: Change,
    base: str = BASE,
    renamed: Mapping[str, str] | None = None,
) -> Effect:
    """Return what a change does to the findings.

    ``stated`` is what documents state and the ontology, ``axioms`` the ontology with its class
    expressions (``ontology_triples``). What follows is derived anew, before and after alike. Checks
    of wording and evidence are left out. A finding that is the same but for ``renamed`` subjects
    neither appears nor disappears.
    """
    before = _findings(_closed(stated, axioms, base))
    after = _findings(_closed(list(change(stated)), axioms, base))
    known, now = (_about(r, renamed or {}) for r in (before, after))
    return Effect(
        tuple(f for key, f in now.items() if key not in known),
        tuple(f for key, f in known.items() if key not in now),
    )


def _about(report: Report, renamed: Mapping[str, str]) -> dict[tuple[str, ...], Finding]:
    """Return findings by what they are about: their ids, or where subjects were renamed, those."""
    found: dict[tuple[str, ...], Finding] = {}
    for one in report.findings:
        subjects = [renamed.get(s.id, s.id) for s in one.subjects]
        touched = set(subjects) & set(renamed.values())
        found[(one.rule, *sorted(subjects)) if touched else (one.id,)] = one
    return found


def vacancy(store: Store, position: str) -> Vacancy:
    """Return what nobody does, decides or receives any more while a position is vacant."""
    others: dict[str, dict[str, None]] = {}
    for row in rows(store, "covered", position=position):
        others.setdefault(str(row["statement"]), {})[str(row["other"])] = None
    left = {
        str(row["statement"]): (str(row.get("doing", "")), str(row["reading"]))
        for row in rows(store, "borne", position=position)
    }
    return Vacancy(
        tuple(Left(iri, *told, tuple(others.get(iri, ()))) for iri, told in left.items()),
        tuple(
            (str(r["sender"]), str(r["statement"]), str(r["what"]))
            for r in rows(store, "received", position=position)
        ),
        _column(
            run(store, "reports-to", {"position": position, "line_kind": "rgl:line"}).rows, "upper"
        ),
        _column(_direct(run(store, "subordinates", {"position": position}).rows), "subordinate"),
    )


def held(store: Store, position: str, kind: str, matter: str) -> tuple[str, ...]:
    """Return the powers of a kind that a position has over an object or what the object covers."""
    return _column(rows(store, "held", position=position, kind=kind, object=matter), "statement")


def _direct(rows: Iterable[Row]) -> Iterator[Row]:
    return (row for row in rows if row["direct"])


def _column(rows: Iterable[Row], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(row[name]) for row in rows))


def _closed(stated: Sequence[ox.Quad], axioms: Sequence[ox.Quad], base: str) -> EmbeddedStore:
    store = ox.Store()
    store.bulk_extend(stated)
    infer(store, axioms, base)
    return EmbeddedStore.from_quads(store)


def _findings(store: Store) -> Report:
    rules = shipped()
    return audit(
        store, rules, only=[r.id for r in rules.by_id.values() if r.group not in _OF_TEXTS]
    )
