"""Who decides on what somebody may propose or apply for: *who approves what the clerk suggests?*

Each thing that the clerk has a right to propose is asked about by itself, in the clerk's own organisation.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rolegraph.questions import answer, through
from rolegraph.questions.answer import Answer
from rolegraph.questions.families.outcome import Found, Note, Outcome, merged
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.understanding.index import Index
from rolegraph.questions.understanding.parsing import parse
from rolegraph.questions.words.lexicon import Meaning, load
from rolegraph.questions.words.tokens import normal
from rolegraph.store import Store


@dataclass(frozen=True, slots=True)
class Proposals:
    """What somebody has a right to propose or apply for, and the deed that is asked for on it."""

    norms: Sequence[Norm]
    verb: str


def ask(question: str, store: Store, index: Index, release: str = "") -> Answer:
    """Return the answer to a question in English or Chinese, all its readings ranked.

    Of what somebody proposes those answer who have the right that is asked for over one of these things,
    which is the answer's value; things that nobody is said to have it over stand beside. ``store`` gives
    the evidence of what ``index``, built from it, has found. Nothing is raised for a question, whatever it
    holds: what cannot be read is not-understood.
    """
    for proposals in _proposals(question, index):
        several = [
            (n, answer.ask(_asking(proposals.verb, n.object_word), store, index, release))
            for n in proposals.norms
        ]
        rights = [(n, t) for n, t in several if t.readings and t.readings[0].query == "who-may"]
        if rights:
            return _together(question, rights, index)
    if thing := _of_a_thing(question, index):
        told = answer.ask(thing.asked, store, index, release)
        if any(r.outcome.answers for r in told.readings[:1]):
            return _at_homes(told, question, thing.homes, index)
    return through.ask(question, store, index, release)


@dataclass(frozen=True, slots=True)
class OfAThing:
    """Who decides on a thing, asked for one that somebody proposes, and where that somebody is, by IRI."""

    asked: str
    homes: frozenset[str]


def _of_a_thing(question: str, index: Index) -> OfAThing | None:
    """Return what is asked of a thing that somebody proposes; None where no position does."""
    text = normal(question).rstrip("?？。. ")
    for pattern in _patterns("of_a_thing"):
        match = pattern.match(text)
        bearers = _titled(match["who"], index) if match else ()
        if match and bearers:
            places = (p for iri in bearers if (p := index.place(iri)))
            return OfAThing(
                _asking(match["verb"], match["thing"]), frozenset(p.organisation for p in places)
            )
    return None


def _at_homes(told: Answer, question: str, homes: frozenset[str], index: Index) -> Answer:
    """Keep who is of an organisation of the one who proposes, where anybody is."""
    top = told.readings[0]
    kept = tuple(
        a for a in top.outcome.answers if (p := index.place(a.place)) and p.organisation in homes
    )
    if not kept:
        return replace(told, question=question)
    first = replace(top, outcome=replace(top.outcome, answers=kept))
    return replace(told, question=question, readings=(first, *told.readings[1:]))


def _proposals(question: str, index: Index) -> Iterator[Proposals]:
    text = normal(question).rstrip("?？。. ")
    for pattern in _patterns("of_proposals"):
        if match := pattern.match(text):
            norms = _rights(match["who"], _kind(match["does"]), index)
            if norms:
                yield Proposals(norms, match["verb"])


@cache
def _patterns(key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for one in load("through")[key])


def _kind(does: str) -> str:
    return next((str(k) for k, words in load("through")["proposals"].items() if does in words), "")


def _rights(who: str, kind: str, index: Index) -> Sequence[Norm]:
    """Return the rights of a kind that the positions of a title have, one for each thing."""
    norms = (n for iri in _titled(who, index) for n in index.facts.borne_by(iri))
    granted = (n for n in norms if n.sort == "authority" and n.kind == kind and n.object_word)
    return tuple({(n.bearer, n.object_word): n for n in granted}.values())


def _titled(who: str, index: Index) -> Sequence[str]:
    """Return the positions of a title, if that is all that words say: not of 销售代表的销售费用."""
    several = parse(who, index.lexicon, index.names, index.codes).segments
    told = [s for s in several if s.phrase not in (("the",), ("a",), ("an",))]
    names = [Meaning("position", n) for s in told[:1] for n in s.names("position")]
    return (
        list(dict.fromkeys(i for n in names for i in index.names.places(n)))
        if told[1:] == []
        else []
    )


def _asking(verb: str, thing: str) -> str:
    """Return the question who does a deed on a thing."""
    return f"who {verb} {thing}" if verb.isascii() else f"谁{verb}{thing}"


def _together(question: str, told: Sequence[tuple[Norm, Answer]], index: Index) -> Answer:
    """Return the answers about each thing as one, and what is not stated of any."""
    found, silent = list[Found](), list[Norm]()
    for norm, one in told:
        held = [a for a in one.readings[0].outcome.answers if _at_home(a, norm, index)]
        found += [replace(a, value=norm.object_word) for a in held]
        silent += [] if held else [norm]
    proposed = merged([Found(n.bearer, (n.id,), n.object_word) for n, _ in told])
    notes = [Note("Asked about is what is proposed here:", "所问的是以下建议或申请：", proposed)]
    if silent and found:
        lacking = merged([Found(n.bearer, (n.id,), n.object_word) for n in silent])
        notes.append(Note("Not stated for:", "以下事项未写明：", lacking))
    best = next((t for n, t in told if n not in silent), told[0][1])
    top = best.readings[0]
    outcome = Outcome(
        status="found" if found else "not-stated",
        answers=merged(found),
        parameters=top.outcome.parameters,
        related=(*notes, *(() if found else top.outcome.related)),
        query=top.outcome.query,
    )
    quotes = {iri: several for _, t in told for iri, several in t.quotes.items()}
    return replace(
        best, question=question, readings=(replace(top, outcome=outcome),), quotes=quotes
    )


def _at_home(found: Found, norm: Norm, index: Index) -> bool:
    own, other = index.place(norm.bearer), index.place(found.place)
    return own is not None and other is not None and own.organisation == other.organisation
