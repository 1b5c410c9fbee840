"""Who else, and what else: *who besides the manager*, 除了经理还有谁; 除了退货，经理还能审批什么.

What is left out is asked about by itself, and taken from the answer.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rolegraph.queries import library
from rolegraph.questions import proposed
from rolegraph.questions.answer import Answer
from rolegraph.questions.asking import Reading
from rolegraph.questions.families.outcome import Found, Note, Outcome, Parameter
from rolegraph.questions.understanding.index import Index
from rolegraph.questions.understanding.parsing import Parsed, parse
from rolegraph.questions.words.lexicon import Meaning, load
from rolegraph.questions.words.segmenting import Segment
from rolegraph.questions.words.tokens import normal
from rolegraph.store import Store


@dataclass(frozen=True, slots=True)
class Besides:
    """Whom a question leaves out, by IRI, or what it does; and what it asks of everything else."""

    rest: str
    places: frozenset[str] = frozenset()
    matter: str = ""


def ask(question: str, store: Store, index: Index, release: str = "") -> Answer:
    """Return the answer to a question in English or Chinese, all its readings ranked.

    A position that it leaves out (*besides the manager*) is no answer, nor are statements about a matter
    that it does (*apart from returns*): what they say stands beside, and where nothing else is said it is
    not stated. ``store`` gives the evidence of what ``index``,
    built from it, has found. Nothing is raised for a question, whatever it holds: what cannot be read is
    not-understood.
    """
    besides = left_out(question, index)
    if not besides:
        return proposed.ask(question, store, index, release)
    told = proposed.ask(besides.rest, store, index, release)
    if besides.matter:
        about = [proposed.ask(q, store, index, release) for q in _about(besides)]
        return _apart_from(question, told, about)
    readings = tuple(_of_others(r, besides.places) for r in told.readings)
    return replace(told, question=question, readings=readings)


def left_out(question: str, index: Index) -> Besides | None:
    """Return what a question leaves out and what else it asks; None where it leaves out nothing so.

    Positions where it asks who; a matter where it asks what one position may or does.
    """
    text = normal(question)
    for opener in _opener().finditer(text):
        behind = parse(text[opener.end() :], index.lexicon, index.names, index.codes)
        several = tuple(_titles(behind))
        end = opener.end() + (behind.tokens[several[-1].last].end if several else 0)
        closer = _closer(bool(several)).match(text, end)
        if not closer:
            continue
        rest = _without_else(f"{text[: opener.start()]} {text[closer.end() :]}")
        asked = parse(rest, index.lexicon, index.names, index.codes)
        cues = {c for one in asked.segments for c in one.cues}
        if several and cues & _WHO:
            return Besides(rest, frozenset(iri for one in several for iri in _places(one, index)))
        if not several and not cues & _WHO and any(s.names("position") for s in asked.segments):
            return Besides(rest, matter=closer["matter"].strip())
    return None


_WHO = frozenset(("who", "which-unit", "in-unit", "to-whom"))


def _without_else(text: str) -> str:
    for said, meant in load("others")["else"]:
        text = re.sub(said, meant, text)
    return " ".join(text.split()).strip(" ,")


def _titles(parsed: Parsed) -> Iterator[Segment]:
    """Yield the positions that a text begins with, as far as they are joined: the clerk and the cashier."""
    for one in parsed.segments:
        said = "".join(one.phrase)
        if one.names("position"):
            yield one
        elif said not in load("others")["joins"] and said not in load("others")["articles"]:
            return


def _places(one: Segment, index: Index) -> Sequence[str]:
    return [
        iri
        for name in one.names("position")
        for iri in index.names.places(Meaning("position", name))
    ]


@cache
def _opener() -> re.Pattern[str]:
    return re.compile("|".join(load("others")["openers"]))


@cache
def _closer(titled: bool) -> re.Pattern[str]:
    """Return what finds the end of what is left out: right behind a title, else at a mark or a word."""
    return re.compile(load("others")["closers" if titled else "closers_of_matters"])


def _about(besides: Besides) -> Iterator[str]:
    """Yield the questions about each matter that is left out, to know what says so."""
    rest = besides.rest.rstrip("?？ ")
    for matter in re.split(load("others")["between_matters"], besides.matter):
        yield f"{rest} about {matter}" if rest.isascii() else f"{matter} {rest}"


def _apart_from(question: str, told: Answer, about: Sequence[Answer]) -> Answer:
    """Take from an answer the statements that others rest on."""
    tops = [r for one in about for r in one.readings[:1]]
    said = {s for r in tops for a in r.outcome.answers for s in a.statements}
    readings = tuple(_less(r, said) for r in told.readings)
    return replace(told, question=question, readings=readings)


def _less(reading: Reading, said: set[str]) -> Reading:
    outcome = reading.outcome
    dropped = _with(outcome.answers, lambda s: s in said)
    if not dropped:
        return reading
    kept = _with(outcome.answers, lambda s: s not in said)
    statements = sorted(s for a in kept for s in a.statements)
    return _put(reading, kept, dropped, {"statement": statements})


def _with(answers: Sequence[Found], test: Callable[[str], bool]) -> tuple[Found, ...]:
    several = (replace(a, statements=tuple(s for s in a.statements if test(s))) for a in answers)
    return tuple(a for a in several if a.statements)


def _of_others(reading: Reading, places: frozenset[str]) -> Reading:
    """Leave the answers of a reading that are positions left out beside it."""
    answers = reading.outcome.answers
    kept = tuple(a for a in answers if a.place not in places)
    dropped = tuple(a for a in answers if a.place in places)
    if not dropped:
        return reading
    return _put(reading, kept, dropped, {"bearer": sorted(a.place for a in kept)})


def _put(
    reading: Reading,
    kept: tuple[Found, ...],
    dropped: tuple[Found, ...],
    only: Mapping[str, Parameter],
) -> Reading:
    """Return a reading with the answers that are kept, its query asked of these ``only`` where it can be."""
    outcome = reading.outcome
    note = Note("Left out, as asked:", "问题已排除的：", dropped)
    if not kept:
        silent = Outcome(
            status="not-stated",
            parameters=outcome.parameters,
            related=(note, *outcome.related),
            query=outcome.query,
        )
        return replace(reading, outcome=silent)
    known = {p.name for p in library()[reading.query].header.parameters}
    value = str(len(kept)) if outcome.value == str(len(outcome.answers)) else outcome.value
    told = replace(
        outcome,
        answers=kept,
        value=value,
        parameters={**outcome.parameters, **{k: v for k, v in only.items() if k in known}},
        related=(note, *outcome.related),
    )
    return replace(reading, outcome=told)
