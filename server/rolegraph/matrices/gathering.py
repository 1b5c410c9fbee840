"""The rows of named queries with what stands behind them: all that a matrix is made of."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rolegraph.extraction.identifiers import unnamed_organisation
from rolegraph.matrices.values import Head, Texts
from rolegraph.queries import Details, Place, details_of, evidence_of, labels_of, run
from rolegraph.store import Row, Store

#: What makes no other matter of the same words.
_ASIDE = re.compile("^(the|an?) |的")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Rows, each with its ``organisation``, and labels, details and evidence of what they name."""

    rows: tuple[Row, ...]
    labels: Mapping[str, Texts]
    details: Mapping[str, Details]
    evidence: Mapping[str, tuple[Place, ...]]

    def label(self, iri: str) -> Texts:
        """Return a label by language; the end of the IRI where there is none."""
        return self.labels.get(iri) or {"en": iri.rsplit("/", 1)[-1]}

    def matter(self, row: Row) -> Head:
        """Return what a row is about: a concept, or its words where the vocabulary has none for it.

        Capitals, articles and 的 make no other matter.
        """
        if "matter" in row:
            return Head(id=str(row["matter"]), label=self.label(str(row["matter"])))
        words = str(row["object_word"])
        tag = "en" if words.isascii() else "zh-Hans"
        return Head(id=_ASIDE.sub("", words.casefold()), label={tag: words})

    def implied(self, statement: str) -> str:
        """Return ``implied`` for an authority that no text grants: the verb of a duty implies it."""
        basis = self.details[statement].values.get("basis")
        return "implied" if basis == "implied" else ""

    @property
    def organisations(self) -> dict[str, Texts]:
        """The organisations of the rows, in order, with their labels."""
        found = dict.fromkeys(str(row["organisation"]) for row in self.rows)
        return {iri: self.labels.get(iri) or {"en": unnamed_organisation(iri)} for iri in found}

    @property
    def readings(self) -> dict[str, str]:
        """How each statement is read."""
        found = {iri: str(d.values.get("reading", "")) for iri, d in self.details.items()}
        return {iri: reading for iri, reading in found.items() if reading}

    def by_organisation(self) -> dict[str, "Gathered"]:
        """Return the rows of each organisation apart, in the order in which they come."""
        own: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            own[str(row["organisation"])].append(row)
        return {iri: replace(self, rows=tuple(rows)) for iri, rows in own.items()}

    def bearers(self) -> tuple[Head, ...]:
        """Return the bearers of the rows as columns, those of an organisation together."""
        order = {iri: n for n, iri in enumerate(self.organisations)}
        found = {str(row["bearer"]): str(row["organisation"]) for row in self.rows}
        return tuple(
            Head(id=iri, label=self.label(iri), group=of)
            for iri, of in sorted(found.items(), key=lambda pair: (order[pair[1]], pair[0]))
        )


def gather(
    store: Store,
    names: Iterable[str],
    organisations: Iterable[str],
    statements: Iterable[str] = ("statement",),
) -> Gathered:
    """Return the rows of named queries, one after the other, for these organisations; for none, of all."""
    wanted = list(organisations)
    given = {"organisation": wanted} if wanted else {}
    rows = (row for name in names for row in run(store, name, given).rows)
    return behind(store, rows, statements)


def behind(
    store: Store,
    rows: Iterable[Row],
    statements: Iterable[str] = ("statement",),
    also: Iterable[str] = (),
) -> Gathered:
    """Return rows with what stands behind them.

    ``statements`` are the columns that carry evidence, ``also`` further IRIs to be labelled.
    """
    kept = tuple(rows)
    norms = {str(row[column]) for row in kept for column in statements if column in row}
    iris = {str(v) for row in kept for v in row.values() if isinstance(v, str) and "://" in v}
    return Gathered(
        rows=kept,
        labels=labels_of(store, (iris - norms) | set(also)),
        details=details_of(store, norms),
        evidence=evidence_of(store, norms),
    )
