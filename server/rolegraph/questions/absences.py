"""What holds while somebody is away: who is said to do it then, and nobody where no sentence says it.

Whoever may approve returns at other times is not said to do so for a manager who is away.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from rolegraph.questions import answer, others
from rolegraph.questions.answer import Answer
from rolegraph.questions.asking import Reading
from rolegraph.questions.families.outcome import Found, Note, Outcome
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.understanding.index import Index
from rolegraph.questions.understanding.parsing import ALSO_THINGS, Parsed, parse
from rolegraph.questions.words.lexicon import load
from rolegraph.questions.words.segmenting import Segment
from rolegraph.questions.words.tokens import normal
from rolegraph.reading.characters import HAN
from rolegraph.store import Store

_WHO = rf"(?P<who>{HAN}{{2,14}}?|[a-z][a-z ]{{2,60}}?)"


@dataclass(frozen=True, slots=True)
class Away:
    """Who is away in a question, and what it asks without that."""

    who: str
    rest: str


def ask(question: str, store: Store, index: Index, release: str = "") -> Answer:
    """Return the answer to a question in English or Chinese, all its readings ranked.

    What is asked for the time that somebody is away is answered by those sentences that speak of it.
    Where none does it is not stated, and who it is said of otherwise stands beside. ``store`` gives the
    evidence of what ``index``, built from it, has found. Nothing is raised for a question, whatever it
    holds: what cannot be read is not-understood.
    """
    away = someone_away(question, index)
    if not away:
        return others.ask(question, store, index, release)
    told = answer.ask(away.rest, store, index, release, standing_in=True)
    readings = tuple(_then(r, away, index) for r in told.readings)
    return replace(told, question=question, readings=readings)


def someone_away(question: str, index: Index) -> Away | None:
    """Return who is away in a question and what else it asks; None where it asks nothing else.

    Who stands in for somebody is a question by itself, and so is who approves a trip (出差).
    """
    for away in _said(normal(question)):
        who, rest = (
            parse(t, index.lexicon, index.names, index.codes) for t in (away.who, away.rest)
        )
        if _is_post(who) and _asks_of_a_thing(rest):
            return away
    return None


def _said(text: str) -> Iterator[Away]:
    for pattern in _patterns():
        for match in pattern.finditer(text):
            rest = f"{text[: match.start()]} {text[match.end() :]}"
            yield Away(match["who"].removeprefix("the ").strip(), _without_instead(rest))


def _without_instead(text: str) -> str:
    rest = re.sub("|".join(load("absences")["instead"]), " ", text)
    return " ".join(rest.split()).strip(" ,")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one.replace("{who}", _WHO)) for one in load("absences")["away"])


def _is_post(who: Parsed) -> bool:
    """Whether words name a position, or end in what may be a title."""
    last = who.segments[-1:]
    return any(
        s.names("position") or any(e.startswith("titles/") for e in s.names("entry")) for s in last
    )


def _asks_of_a_thing(rest: Parsed) -> bool:
    """Whether a question asks who does something, or whether somebody does, and to what."""
    asks = any({"who", "which-unit", "yes-no"} & s.cues for s in rest.segments)
    stands_in = any("stand-in" in s.cues for s in rest.segments)
    things = any(_is_thing(s) for s in rest.segments)
    return asks and things and not stands_in


def _is_thing(one: Segment) -> bool:
    return bool(one.names("entry")) and not (one.cues - ALSO_THINGS or one.names("kinds"))


def _then(reading: Reading, away: Away, index: Index) -> Reading:
    """Keep the answers whose sentences speak of somebody being away."""
    outcome = reading.outcome
    others = (a for a in outcome.answers if not _is_called(a.place, away.who, index))
    kept = tuple(a for a in (_of_then(a, index) for a in others) if a.statements)
    if outcome.verdict == "no":
        return reading
    if kept or not outcome.answers:
        return replace(reading, outcome=replace(outcome, answers=kept))
    note = Note(
        f"Stated, but not for when somebody is away ({away.who}):",
        f"文件有此说明，但未说明{away.who}不在时由谁代行：",
        outcome.answers,
    )
    silent = Outcome(
        status="not-stated",
        verdict="not-stated" if outcome.verdict else "",
        parameters=outcome.parameters,
        related=(note, *outcome.related),
        query=outcome.query,
    )
    return replace(reading, outcome=silent)


def _of_then(found: Found, index: Index) -> Found:
    """Return an answer with those of its statements alone that speak of somebody being away."""
    return replace(found, statements=tuple(s for s in found.statements if _speaks(s, index)))


def _is_called(iri: str, who: str, index: Index) -> bool:
    place = index.place(iri)
    return place is not None and any(normal(name) == who for name in place.names)


def _speaks(iri: str, index: Index) -> bool:
    stated = index.stated(iri)
    reading = normal(stated.reading) if isinstance(stated, Norm) else ""
    return any(normal(word) in reading for word in load("absences")["stated"])
