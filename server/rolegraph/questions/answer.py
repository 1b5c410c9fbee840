"""The answer to a question, and its JSON to the letter of the interface contract."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from rolegraph.queries import evidence_of, library
from rolegraph.queries.behind import Place as Quoted
from rolegraph.questions.asking import Known, Reading, recognised, understood
from rolegraph.questions.families.outcome import Found, Note
from rolegraph.questions.restating import restate
from rolegraph.questions.stated.facts import Link, Norm, Place, Spot
from rolegraph.questions.suggesting import suggested
from rolegraph.questions.understanding.index import Index
from rolegraph.store import Store

Json = dict[str, object]
#: Readings and answers beyond these are left out, and the answer says so.
MOST_READINGS, MOST_ANSWERS = 4, 200


@dataclass(frozen=True)
class Answer:
    """What a question is answered: its readings, best first, with the sentences they rest on."""

    question: str
    language: str
    index: Index
    readings: tuple[Reading, ...]
    quotes: Mapping[str, tuple[Quoted, ...]]
    release: str = ""
    recognised: tuple[str, ...] = ()
    unrecognised: tuple[str, ...] = ()
    examples: tuple[str, ...] = field(default=())

    @property
    def status(self) -> str:
        """The first reading's status, or not-understood."""
        return self.readings[0].outcome.status if self.readings else "not-understood"

    def to_json(self) -> Json:
        """Return the JSON of the interface contract (design.md, Answers)."""
        found: Json = {
            "question": self.question,
            "language": self.language,
            "release": self.release,
            "status": self.status,
            "readings": [self._reading(r) for r in self.readings],
        }
        unknown = list(self.readings[0].outcome.unknown) if self.readings else []
        if unknown and self.status != "found":
            found["unknown_terms"] = unknown
        if not self.readings:
            found["recognised"] = list(self.recognised)
            found["not_recognised"] = list(self.unrecognised)
            found["examples"] = list(self.examples)
        return found

    def _reading(self, reading: Reading) -> Json:
        outcome = reading.outcome
        query = library()[reading.query]
        parameters = {k: v for k, v in outcome.parameters.items() if v not in ("", [], ())}
        bound = all(parameters.get(p.name) for p in query.header.parameters if p.required)
        # A kind alone would ask for all that is allowed, not for what was not found.
        bound = bound and bool(outcome.answers or set(parameters) - {"kind", "period"})
        return _full(
            {
                "restated": restate(reading.frame, outcome.query, outcome.why),
                "score": round(min(1.0, reading.score / 5), 2),
                "query": reading.query,
                "params": parameters,
                "sparql": query.bind(parameters) if bound else "",
                "url": f"/q/{reading.query}?{urlencode(parameters, doseq=True)}",
                "status": outcome.status,
                "verdict": outcome.verdict,
                "value": outcome.value,
                "unknown_terms": list(outcome.unknown) if not outcome.answers else [],
                "related": [self._note(n) for n in outcome.related],
            }
        ) | {"answers": [self._answer(a) for a in outcome.answers[:MOST_ANSWERS]]}

    def _note(self, note: Note) -> Json:
        return {
            "note": {"en": note.en, "zh": note.zh},
            "answers": [self._answer(a) for a in note.answers[:MOST_ANSWERS]],
        }

    def _answer(self, found: Found) -> Json:
        place = self.index.facts.places[found.place]
        organisation = self.index.place(place.organisation)
        quotes = [q for s in (found.statements or (found.place,)) for q in self.quotes.get(s, ())]
        readings = self._readings(found)
        return _full(
            {
                "type": place.sort.capitalize(),
                "id": place.id,
                "label": dict(place.label),
                "aliases": list(place.aliases),
                **self._where(place, quotes),
                "organisation": (
                    {"id": organisation.id, "label": dict(organisation.label)}
                    if organisation
                    else {}
                ),
                "value": found.value,
                "statements": [self._statement(s) for s in found.statements],
                "evidence": [_quoted(q, readings) for q in dict.fromkeys(quotes)],
            }
        )

    def _where(self, place: Place, quotes: Sequence[Quoted]) -> Json:
        """Return where a place is named, in the document that the answer rests on if it is there."""
        cited = {q.document for q in quotes}
        spots = [(self._path(s.document), s) for s in place.spots]
        chosen: Iterable[tuple[str, Spot]] = [s for s in spots if s[0] in cited] or spots
        for path, spot in chosen:
            return {"document": path, "start": spot.start, "end": spot.end}
        return {}

    def _path(self, iri: str) -> str:
        document = self.index.place(iri)
        return document.path if document else iri

    def _statement(self, iri: str) -> Json:
        stated = self.index.stated(iri)
        if isinstance(stated, Norm):
            return _full(
                {
                    "id": iri,
                    "text": stated.reading,
                    "en": stated.translation,
                    "kind": stated.kind,
                    "object": stated.object_word,
                    "basis": stated.basis,
                    "confidence": stated.confidence,
                    "status": stated.status if stated.status != "extracted" else "",
                }
            )
        if isinstance(stated, Link):
            return _full(
                {
                    "id": iri,
                    "text": stated.reading,
                    "kind": stated.kind,
                    "basis": stated.basis,
                    "confidence": stated.confidence,
                }
            )
        return {"id": iri}

    def _readings(self, found: Found) -> Mapping[tuple[int, int], str]:
        read: dict[tuple[int, int], str] = {}
        for iri in found.statements:
            stated = self.index.stated(iri)
            if stated:
                read |= {(s.start, s.end): stated.reading for s in stated.spots}
        return read


def _quoted(place: Quoted, readings: Mapping[tuple[int, int], str]) -> Json:
    reading = readings.get((place.start, place.end), "")
    found: Json = {
        "document": place.document,
        "start": place.start,
        "end": place.end,
        "quote": place.quote,
    }
    return found | ({"reading": reading} if reading and reading != place.quote else {})


def _full(found: Json) -> Json:
    return {k: v for k, v in found.items() if v is not None and v not in ("", [], {}, ())}


def ask(
    question: str,
    store: Store,
    index: Index,
    release: str = "",
    *,
    standing_in: bool = False,
    meant: frozenset[str] = frozenset(),
) -> Answer:
    """Return the answer to a question in English or Chinese, all its readings ranked.

    ``standing_in`` says that it is asked for the time that somebody is away; ``meant`` are the positions
    that alone its titles mean. ``store`` gives the evidence of what ``index``, built from it, has found.
    Nothing is raised for a question, whatever it holds: what cannot be read is not-understood.
    """
    parsed, several = understood(question, index, Known(standing_in, meant))
    kept = tuple(several[:MOST_READINGS])
    wanted = {s for r in kept for f in _everything(r) for s in (f.statements or (f.place,))}
    known, unknown = recognised(parsed)
    language = "zh" if any("一" <= c <= "鿿" for c in question) else "en"
    return Answer(
        question=question,
        language=language,
        index=index,
        readings=kept,
        quotes=evidence_of(store, sorted(wanted)) if wanted else {},
        release=release,
        recognised=tuple(known),
        unrecognised=tuple(unknown),
        examples=() if kept else suggested(parsed, index, language),
    )


def _everything(reading: Reading) -> Iterable[Found]:
    yield from reading.outcome.answers[:MOST_ANSWERS]
    for note in reading.outcome.related:
        yield from note.answers[:MOST_ANSWERS]
