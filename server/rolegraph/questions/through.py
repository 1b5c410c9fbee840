"""Who is meant by what they do: the superior of *the one who approves returns*, 审批退货的人归谁管.

Whoever does it is found first, and the rest of the question asked of that position alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rolegraph.questions import answer
from rolegraph.questions.answer import Answer
from rolegraph.questions.families.outcome import Note, merged
from rolegraph.questions.families.unsaid import LEFT_OUT
from rolegraph.questions.restating import called_position
from rolegraph.questions.stated.facts import Place
from rolegraph.questions.understanding.index import Index
from rolegraph.questions.understanding.parsing import parse
from rolegraph.questions.words.lexicon import VERBS, load
from rolegraph.questions.words.tokens import normal
from rolegraph.store import Store

#: More bearers than these are no *one who*.
MOST = 3
#: How the note begins that says who was found first.
MEANT = "Meant is the answer to this:"
_WHO = ("who-may", "who-does", "who-periodically", "reports-to")


@dataclass(frozen=True, slots=True)
class Chained:
    """A question in two steps: who does a deed, and what is asked before and after their name."""

    first: str
    before: str
    after: str

    def asked_of(self, name: str) -> str:
        """Return the second step's question with a name in the place of the deed's, or of a pronoun."""
        text = f"{self.before} {self.after}".strip()
        for pronoun, meant in load("through")["pronouns"]:
            if re.search(pronoun, text):
                return re.sub(pronoun, meant.replace("{he}", name), text, count=1)
        return f"{self.before}{name}{self.after}"


def ask(question: str, store: Store, index: Index, release: str = "") -> Answer:
    """Return the answer to a question in English or Chinese, all its readings ranked.

    Somebody that it names by a deed (*the one who approves returns*) is found first; who that is stands
    beside the answer, with the sentence. ``store`` gives the evidence of what ``index``, built from it,
    has found. Nothing is raised for a question, whatever it holds: what cannot be read is not-understood.
    """
    for chained in _chained(question, index):
        first = answer.ask(chained.first, store, index, release)
        places = _doers(first, index)
        told = [_of_one(chained, p, first, store) for p in places]
        if told and (answered := _together(question, first, [t for t in told if t])):
            return answered
    return answer.ask(question, store, index, release)


def _chained(question: str, index: Index) -> Iterator[Chained]:
    text = re.sub(load("through")["no_more"], "", normal(question).rstrip("?？。. "))
    for pattern in _patterns():
        if not (match := pattern.match(text)):
            continue
        parts = {k: v or "" for k, v in match.groupdict().items()}
        before, deed = parts.get("before", ""), parts.get("deed", "").strip()
        if before and re.match(load("through")["only_who"], before.strip()):
            continue
        first = parts.get("first") or _who_is(parts.get("above", ""))
        if first or _says_deed(deed, index):
            yield Chained(first or _who(deed), before, parts.get("after", ""))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for one in load("through")["named_by_deed"])


def _says_deed(words: str, index: Index) -> bool:
    """Whether words say that something is done: 工艺部的员工 are staff, and no doers."""
    several = parse(words, index.lexicon, index.names, index.codes).segments
    return any(
        s.names("kinds") or any(e.startswith(VERBS) for e in s.names("entry")) for s in several
    )


def _who_is(above: str) -> str:
    """Return the question who somebody's superior is; "" where none is named."""
    return (f"who is {above}" if above.isascii() else f"{above}是谁") if above else ""


def _who(deed: str) -> str:
    return f"who {deed}" if deed.isascii() else f"谁{deed}"


def _doers(first: Answer, index: Index) -> Sequence[Place]:
    """Return the few positions that do a deed by what sentences say in full."""
    top = first.readings[0] if first.readings else None
    if top is None or top.outcome.status != "found" or top.query not in _WHO:
        return ()
    partly = any(n.en.startswith(LEFT_OUT) for n in top.outcome.related)
    places = [
        p for a in top.outcome.answers if (p := index.place(a.place)) and p.sort == "position"
    ]
    return places if not partly and len(places) == len(top.outcome.answers) <= MOST else ()


def _of_one(chained: Chained, place: Place, first: Answer, store: Store) -> Answer | None:
    """Return the answer to the second step for one position; None where it is not understood."""
    name = called_position(place, first.language)
    asked = chained.asked_of(name)
    told = answer.ask(asked, store, first.index, first.release, meant=frozenset((place.id,)))
    return told if told.readings else None


def _together(question: str, first: Answer, told: Sequence[Answer]) -> Answer | None:
    """Return the answers to the second step as one, with a note of who was meant."""
    if not told:
        return None
    tops = [t.readings[0] for t in told]
    best = next((r for r in tops if r.outcome.status == "found"), tops[0])
    who = first.readings[0].outcome.answers
    note = Note(f"{MEANT} {first.question}", f"所指的人：{first.question}", who)
    outcome = best.outcome
    if len(tops) > 1:
        outcome = replace(
            outcome, answers=merged([a for r in tops for a in r.outcome.answers]), value=""
        )
    outcome = replace(outcome, related=(note, *outcome.related))
    quotes = dict(first.quotes)
    for one in told:
        quotes |= one.quotes
    return replace(
        told[0], question=question, readings=(replace(best, outcome=outcome),), quotes=quotes
    )
