"""Why something is so: the reason that a sentence gives, and nothing where it gives none."""

import re
from dataclasses import replace
from functools import cache

from rolegraph.questions import absences
from rolegraph.questions.answer import Answer
from rolegraph.questions.asking import Reading
from rolegraph.questions.families.outcome import Found, Note, Outcome
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.understanding.index import Index
from rolegraph.questions.words.lexicon import load
from rolegraph.questions.words.tokens import normal
from rolegraph.store import Store

_MARK = "[,;:，；：]"
_GIVEN = frozenset(("found", "stated-none"))


def ask(question: str, store: Store, index: Index, release: str = "") -> Answer:
    """Return the answer to a question in English or Chinese, all its readings ranked.

    *Why* something is so is asked as whether it is, and answered by those whose sentences give a reason,
    with the reason as the value; not stated where none does, and who it is said of stands beside.
    ``store`` gives the evidence of what ``index``, built from it, has found. Nothing is raised for a
    question, whatever it holds: what cannot be read is not-understood.
    """
    fact = _fact(question)
    if not fact:
        return absences.ask(question, store, index, release)
    told = absences.ask(fact, store, index, release)
    readings = tuple(_reasoned(r, index) for r in told.readings)
    return replace(told, question=question, readings=readings)


def _fact(question: str) -> str:
    """Return what a question asks the reason of, as a question for yes or no; "" where it asks none."""
    text = normal(question)
    rest, asked = re.subn(load("reasons")["asked"], " ", text, count=1)
    rest = rest.strip(" ,?!.。")
    if not asked or not rest:
        return ""
    return f"{rest}?" if rest.isascii() else f"{rest}吗?"


def _reasoned(reading: Reading, index: Index) -> Reading:
    """Keep the answers whose sentences give a reason."""
    outcome = reading.outcome
    kept = tuple(a for a in (_with_reason(a, index) for a in outcome.answers) if a.statements)
    if outcome.status not in _GIVEN or not outcome.answers:
        return replace(reading, outcome=replace(outcome, verdict="", why=True))
    if kept:
        return replace(
            reading, outcome=replace(outcome, answers=kept, status="found", verdict="", why=True)
        )
    note = Note("Stated, without a reason:", "文件有此说明，但未说明原因：", outcome.answers)
    silent = Outcome(
        status="not-stated",
        parameters=outcome.parameters,
        related=(note, *outcome.related),
        query=outcome.query,
        why=True,
    )
    return replace(reading, outcome=silent)


def _with_reason(found: Found, index: Index) -> Found:
    """Return an answer with those of its statements alone that give a reason."""
    each = ((s, _reason(index.stated(s))) for s in found.statements)
    reasons = {s: reason for s, reason in each if reason}
    return Found(found.place, tuple(reasons), "; ".join(dict.fromkeys(reasons.values())))


def _reason(stated: object) -> str:
    """Return what a norm says behind its deed, to what end or on what ground; "" for nothing."""
    if not isinstance(stated, Norm):
        return ""
    found = _given().search(stated.reading)
    return found["reason"].strip() if found else ""


@cache
def _given() -> re.Pattern[str]:
    """Return what finds a reason: a Chinese clause that begins with its words, English ones anywhere."""
    words = load("reasons")["given"]
    han = "|".join(w for w in words if not w.isascii())
    english = "|".join(rf"{w}\b" for w in words if w.isascii())
    return re.compile(rf"(?:{_MARK}\s*(?={han})|\s(?={english}))(?P<reason>[^,;。；，]+)")
