"""What stands behind the rows of checks: labels, documents and sentences, fetched once for all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from rolegraph.audit.findings import Quote, Subject, Texts
from rolegraph.audit.rules import Rule
from rolegraph.queries import Backing, Place, Reading, evidence_of, labels_of, read_as, readings_of
from rolegraph.store import Row, Store

Rows = Sequence[Row]
_UNREAD = Reading("", 1.0)


@dataclass(frozen=True, slots=True)
class Behind:
    """Labels of every IRI of the rows, and places and readings of what they quote."""

    labels: Mapping[str, Texts]
    places: Mapping[str, tuple[Place, ...]]
    readings: Mapping[str, Reading]

    @classmethod
    def of(
        cls, store: Store, found: Iterable[tuple[Rule, Rows]], backing: Backing | None = None
    ) -> Self:
        """Return what stands behind the rows of these checks, looked up or else asked for."""
        iris: set[str] = set()
        quoted: set[str] = set()
        named: set[str] = set()
        for rule, rows in found:
            for row in rows:
                iris.update(str(value) for value in row.values() if is_iri(value))
                quoted.update(column_values(row, rule.statements))
                named.update(column_values(row, rule.subjects))
        if backing is not None:
            looked_up = backing.behind(iris, quoted | named)
            return cls(looked_up.labels, looked_up.evidence, read_as(looked_up.said))
        return cls(
            labels_of(store, iris), evidence_of(store, quoted | named), readings_of(store, quoted)
        )

    def quotes(self, statements: Iterable[str]) -> tuple[Quote, ...]:
        """Return the words that these statements rest on, each place once, by its least certain reading."""
        found: dict[tuple[str, int, int], Quote] = {}
        for iri in statements:
            read = self.readings.get(iri, _UNREAD)
            for place in self.places.get(iri, ()):
                spot = (place.document, place.start, place.end)
                if spot not in found or read.confidence < found[spot].confidence:
                    found[spot] = Quote(*spot, place.quote, read.text, read.confidence)
        return tuple(found.values())

    def subject(self, iri: str) -> Subject:
        """Return what a finding is about; its document is the first that tells of it."""
        places = self.places.get(iri, ())
        return Subject(iri, self.labels.get(iri, {}), places[0].document if places else "")


def column_values(row: Row, columns: Iterable[str]) -> list[str]:
    """Return the IRIs that stand in some columns of a row."""
    return [str(row[column]) for column in columns if is_iri(row.get(column))]


def is_iri(value: object) -> bool:
    """Say whether a value of a row is an IRI, which the tables of stores do not tell from text."""
    return isinstance(value, str) and "://" in value and not any(c in value for c in ' <>"{}|')
