"""A page of a named query's answer, each row with the sentences it rests on."""

import base64
import binascii
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import orjson

from rolegraph.errors import ReleaseChanged, UsageError
from rolegraph.queries.answered import Json, best_label, sentence_columns
from rolegraph.queries.behind import Behind, Place, behind
from rolegraph.queries.binding import Parameters
from rolegraph.queries.header import Column, Parameter
from rolegraph.queries.library import NamedQuery
from rolegraph.queries.running import Answer, run_query
from rolegraph.queries.sentences import sentence
from rolegraph.store import Row, Store, Value
from rolegraph.vocabulary import expand

Look = Callable[[Iterable[str], Iterable[str]], Behind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some rows of an answer, with labels and evidence; ``next`` is the token of the next page."""

    answer: Answer
    release: str
    parameters: Mapping[str, list[str]]
    rows: tuple[Row, ...]
    labels: Mapping[str, Mapping[str, str]]
    said: Mapping[str, Mapping[str, Value]]
    evidence: Mapping[str, tuple[Place, ...]]
    next: str

    @property
    def sparql(self) -> str:
        """The text that was run."""
        return self.answer.sparql

    def to_json(self) -> Json:
        """Return the page as ``/q`` answers it."""
        header = self.answer.query.header
        return {
            "query": header.name,
            "version": header.version,
            "release": self.release,
            "params": dict(self.parameters),
            "restated": {
                tag: sentence(text, self._words(tag)) for tag, text in header.sentence.items()
            },
            "status": self.answer.status,
            "columns": [
                {"name": c.name, "type": c.type, "label": dict(c.label)} for c in header.columns
            ],
            "rows": [*self._shown()],
            "total": len(self.answer.rows),
            "total_is": "at-least" if self.answer.status == "truncated" else "exact",
            "truncated": self.answer.status == "truncated",
            "next": self.next or None,
        }

    def table(self) -> tuple[list[str], list[list[object]]]:
        """Return the page as a flat table: labels beside IRIs, the first sentence last."""
        header = self.answer.query.header
        names: list[str] = []
        for column in header.columns:
            names += (
                [column.name, f"{column.name}_label"] if column.type == "iri" else [column.name]
            )
        names += self._beside()
        return names, [self._cells(row, header.columns) for row in self.rows]

    def _beside(self) -> list[str]:
        """What of the sentence behind a row stands beside it, where no column has it already."""
        header = self.answer.query.header
        return sentence_columns(c.name for c in header.columns) if header.statement else []

    def _cells(self, row: Row, columns: Iterable[Column]) -> list[object]:
        cells: list[object] = []
        for column in columns:
            value = row.get(column.name, "")
            cells.append(value)
            if column.type == "iri":
                cells.append(self._label(str(value)))
        if statement := self.answer.query.header.statement:
            first = next(iter(self._sentences(str(row.get(statement, "")))), {})
            cells += [first.get(name, "") for name in self._beside()]
        return cells

    def _label(self, iri: str, first: str = "zh-Hans") -> str:
        return best_label(self.labels.get(iri, {}), first)

    def _words(self, language: str) -> dict[str, list[str]]:
        query = self.answer.query
        return {
            name: [self._word(query.parameter(name), value, language) for value in values]
            for name, values in self.parameters.items()
        }

    def _word(self, parameter: Parameter, value: str, language: str) -> str:
        if value in parameter.choices:
            return parameter.choices[value][language]
        tag = "en" if language == "en" else "zh-Hans"
        return self._label(_named_by(parameter, value), tag) or value

    def _shown(self) -> Iterator[Json]:
        """Yield each row with its labels and sentences."""
        header, labels = self.answer.query.header, self.labels
        columns = [(column.name, column.type == "iri") for column in header.columns]
        for row in self.rows:
            shown: Json = {
                name: {"id": row[name], "label": labels.get(str(row[name]), {})}
                if iri
                else row[name]
                for name, iri in columns
                if name in row
            }
            if header.statement:
                shown["evidence"] = self._sentences(str(row.get(header.statement, "")))
            yield shown

    def _sentences(self, statement: str) -> list[Json]:
        values = self.said.get(statement, {})
        return [
            {
                "document": place.document,
                "start": place.start,
                "end": place.end,
                "quote": place.quote,
                "reading": values.get("reading", ""),
                "confidence": values.get("confidence", 1),
                "basis": values.get("basis", "stated"),
            }
            for place in self.evidence.get(statement, ())
        ]


def page(
    store: Store,
    query: NamedQuery,
    parameters: Mapping[str, list[str]],
    release: str,
    token: str = "",
    most: int = 1000,
    look: Look | None = None,
) -> Page:
    """Return the page that a token names, the first one for "".

    What stands behind its rows is asked of the store, unless ``look`` knows it.

    Raises ReleaseChanged for a token of another release, UsageError for one that is none.
    """
    answer = run_query(store, query, _given(parameters))
    start = page_start(token, release)
    rows = answer.rows[start : start + most]
    statements = {str(row[s]) for row in rows if (s := query.header.statement) and s in row}
    iris = {str(row[c.name]) for row in rows for c in query.header.columns if _named(c, row)}
    asked = {_named_by(query.parameter(p), v) for p, values in parameters.items() for v in values}
    more = start + most < len(answer.rows)
    found = (look or partial(behind, store))(iris | _safe(asked), statements)
    return Page(
        answer=answer,
        release=release,
        parameters=parameters,
        rows=rows,
        labels=found.labels,
        said=found.said,
        evidence=found.evidence,
        next=page_token(start + most, release) if more else "",
    )


def _given(parameters: Mapping[str, list[str]]) -> Parameters:
    return {name: list(values) for name, values in parameters.items() if values}


def _named_by(parameter: Parameter, value: str) -> str:
    """The IRI of what a value names: itself, or the concept of which it is the local name."""
    if parameter.type == "string" and parameter.of:
        return expand(f"{parameter.of[0]}:{value}")
    return value


def _named(column: Column, row: Row) -> bool:
    return column.type == "iri" and column.name in row


def _safe(values: Iterable[str]) -> set[str]:
    return {v for v in values if "://" in v and not any(c in v for c in ' <>"{}|\\^`\n')}


def page_token(start: int, release: str) -> str:
    """Return the token of the page that begins at a row."""
    return base64.urlsafe_b64encode(orjson.dumps([start, release])).decode().rstrip("=")


def page_start(token: str, release: str) -> int:
    """Return the row at which a token's page begins, 0 for "".

    Raises ReleaseChanged for a token of another release, UsageError for one that is none.
    """
    if not token:
        return 0
    try:
        start, of = orjson.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        start = int(start)
    except (binascii.Error, ValueError, TypeError) as error:
        raise UsageError(f"'next' is no token of a page: {token[:60]!r}.") from error
    if of != release:
        raise ReleaseChanged("The graph has changed since that page. Begin again with the first.")
    return max(start, 0)
