"""From a question to its readings, ranked, each answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rolegraph.questions.families import FAMILIES
from rolegraph.questions.families.nearby import with_nearest
from rolegraph.questions.families.outcome import Note, Outcome
from rolegraph.questions.families.unsaid import with_unsaid
from rolegraph.questions.understanding.conditions import without_event, without_party
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.understanding.grouping import Words, tells_little, unknown_words
from rolegraph.questions.understanding.index import Index
from rolegraph.questions.understanding.offering import material
from rolegraph.questions.understanding.parsing import Parsed, parse
from rolegraph.questions.understanding.patterns import Element, Fit, Pattern, fit
from rolegraph.questions.understanding.spelling import respelled
from rolegraph.questions.words.tokens import normal

#: Longer questions are not read; a pattern below this score is no reading.
LONGEST, LEAST = 400, 0.55
#: Where a form that fits turns out to say nothing, the next may fit this badly.
FURTHEST = 0.2
#: How many readings are answered, and how far behind the best one may lie.
READINGS, BEHIND = 4, 1.6
#: What the weightiest cue of a form must tell for it to ask anything by itself.
ASKING = 0.5
#: How far behind one that finds nothing a reading with answers may lie and still be shown.
AS_GOOD = 0.8
#: What an answer is worth when two forms fit nearly alike.
ANSWERED = 0.3
#: How rare one word of a bare phrase must be, as a share of the rarest, to ask anything.
TELLING = 0.4
_TOPIC = Pattern("who-does", "{object}", (Element(slot="object"),))


@dataclass(frozen=True)
class Reading:
    """One way to read a question, with its answer."""

    frame: Frame
    outcome: Outcome
    score: float

    @property
    def query(self) -> str:
        """The name of the query that it asks."""
        return self.outcome.query or self.frame.fit.pattern.query


def readings(parsed: Parsed, index: Index, words: Words, forgiving: bool) -> list[Reading]:
    """Return the readings of a question, best first; none where its form is not understood."""
    found: list[Reading] = []
    for one in _best_fits(parsed, index, words):
        if found and not one.kept:
            break
        frame = Frame(index, parsed, one.fit, words, forgiving)
        outcome = FAMILIES[one.fit.pattern.query](frame)
        if outcome.status != "not-understood" and not _empty(parsed, one.fit, outcome, index):
            outcome = with_unsaid(frame, _with_verdict(frame, with_nearest(frame, outcome)))
            bonus = ANSWERED if outcome.status in ("found", "stated-none") else 0.0
            found.append(Reading(frame, outcome, one.fit.score + bonus))
    return _near_silence(sorted(found, key=lambda r: -r.score))


def _near_silence(ranked: list[Reading]) -> list[Reading]:
    """Leave out, below what is not stated, answers to what was hardly asked."""
    if not ranked or ranked[0].outcome.status != "not-stated":
        return ranked
    least = ranked[0].score - AS_GOOD
    return [r for r in ranked if r.outcome.status == "not-stated" or r.score >= least]


def _empty(parsed: Parsed, one: Fit, outcome: Outcome, index: Index) -> bool:
    """Say whether a form that asks next to nothing has words unknown here, or marks of a program's text."""
    code = not outcome.answers and any(t.text in _CODE for t in parsed.tokens)
    return bool(outcome.unknown or code) and _weak(one, index)


#: Marks of programs and of markup, which no question has.
_CODE = frozenset(";{}<>=\\|`$")


def _weak(one: Fit, index: Index) -> bool:
    """Say whether a form asks next to nothing: *what* and a thing, or a bare phrase.

    With words that nobody knows here it is no question to these documents (*what is love*).
    """
    told = max((index.lexicon.cue_weights[c] for c in one.pattern.needs), default=0.0)
    return told < ASKING and set(one.slots) <= {"object"}


def _with_verdict(frame: Frame, outcome: Outcome) -> Outcome:
    """Add yes or no where that was asked and a family has left it open."""
    if outcome.verdict or not frame.asks_yes_no or outcome.status not in _VERDICTS:
        return outcome
    return replace(outcome, verdict=_VERDICTS[outcome.status])


_VERDICTS = {"found": "yes", "not-stated": "not-stated", "stated-none": "no"}


@dataclass(frozen=True, slots=True)
class Attempt:
    """The best pattern of a named query, and whether it comes near enough to be a reading."""

    fit: Fit
    kept: bool


def attempts(parsed: Parsed, index: Index) -> list[Attempt]:
    """Return the best pattern of each named query that fits at all, the highest score first."""
    best: dict[str, Fit] = {}
    offered = material(parsed, index.lexicon)
    for pattern in index.patterns:
        one = fit(pattern, offered, index.lexicon)
        if one and (pattern.query not in best or one.score > best[pattern.query].score):
            best[pattern.query] = one
    ranked = sorted(best.values(), key=lambda f: (-f.score, f.pattern.query))
    least = max(LEAST, ranked[0].score - BEHIND) if ranked else LEAST
    return [Attempt(f, n < READINGS and f.score >= least) for n, f in enumerate(ranked)]


def _best_fits(parsed: Parsed, index: Index, words: Words) -> Sequence[Attempt]:
    """Return what is read, the best first: those kept, then those for when none of these says anything."""
    ranked = attempts(parsed, index)
    near = [a for a in ranked if a.fit.score >= FURTHEST] if any(a.kept for a in ranked) else []
    return near or [Attempt(one, True) for one in _topic(parsed, index, words)]


def _topic(parsed: Parsed, index: Index, words: Words) -> list[Fit]:
    """A bare phrase (*weekly meetings*) asks who has to do with it, if all its words are known."""
    several = words.groups(())
    telling = any(g.weight >= TELLING * index.clauses.weight({}) for g in several)
    strange = any(not s.meanings and s.phrase[0].isalnum() for s in parsed.segments)
    entries = [s.names("entry") for s in parsed.segments if s.names("entry")]
    titles = all(any(name.startswith("titles/") for name in names) for names in entries)
    first = {c for s in parsed.segments[parsed.opening :][:1] for c in s.cues}
    duties = "what" in first and any("duty" in s.cues for s in parsed.segments)
    asks = duties or "yes-no" in first
    if not several or not telling or strange or titles or asks or unknown_words(several):
        return []
    return [Fit(_TOPIC, LEAST, frozenset(), {})]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a question besides its words: that somebody is away then, and whom its titles mean."""

    standing_in: bool = False
    meant: frozenset[str] = frozenset()


def understood(
    question: str, index: Index, known: Known = Known()
) -> tuple[Parsed, list[Reading]]:
    """Return a question's words and its readings; none for an empty or endless one.

    What an English question finds nothing for is asked again with the words of a dictionary; what still
    finds nothing, once more for the one bearer that clearly comes nearest.
    """
    text = respelled(question[: LONGEST + 1], index)
    asked = _asked(text, index, known)
    empty = not any(t.kind != "mark" for t in asked.parsed.tokens)
    if len(text) > LONGEST or empty or _foreign(text):
        return asked.parsed, []
    found = asked.read()
    if _silent(found) and index.strange(text) and asked.about_known():
        wide = index.widened
        wider = _asked(text, wide, known)
        again = wider.read()
        if again and not _weak(again[0].frame.fit, wide):
            asked, found = wider, again
    for rest in _without_conditions(asked.parsed) if _silent(found) else ():
        again = _asked(rest, index, known).read()
        if again and again[0].query == "who-may" and again[0].outcome.answers:
            return asked.parsed, _told(again, question, rest)
    found = found or asked.deed_alone()
    if found and _silent(found):
        nearest = asked.read(forgiving=True)
        found = asked.as_deed(found) if _silent(nearest) else nearest
    return asked.parsed, _told(found, question, text)


def _without_conditions(parsed: Parsed) -> Iterable[str]:
    """Return a question without whom its condition speaks of, and without what has happened first."""
    return filter(None, (without_party(parsed), without_event(parsed)))


def _told(found: Sequence[Reading], question: str, text: str) -> list[Reading]:
    """Say in each reading what was put right, so that no slip changes a question unseen."""
    if text == normal(question):
        return list(found)
    note = Note(f"Read as: {text}", f"读作：{text}")
    return [
        replace(r, outcome=replace(r.outcome, related=(note, *r.outcome.related))) for r in found
    ]


def _foreign(text: str) -> bool:
    """Say whether a text has letters of another script than those of English and Chinese: かな, Привет."""
    strange = [c for c in text if c.isalpha() and not (c < "ɐ" or "㐀" <= c <= "鿿")]
    return len(strange) > 1


def _silent(found: Sequence[Reading]) -> bool:
    """Say whether nothing was found, and looking further may find something."""
    return not found or (found[0].outcome.status == "not-stated" and not found[0].outcome.settled)


class _Asked:
    """A question cut with the words of an index, each looked up once however often it is read."""

    def __init__(self, parsed: Parsed, index: Index) -> None:
        self.parsed, self._index, self._words = parsed, index, Words(parsed, index)

    def read(self, forgiving: bool = False) -> list[Reading]:
        return readings(self.parsed, self._index, self._words, forgiving)

    def about_known(self) -> bool:
        """Say whether any thing of the question is known: a dictionary's word alone is a guess."""
        several = self._words.groups(())
        return any(g.known and not g.verb for g in several) or not several

    def deed_alone(self) -> list[Reading]:
        """Return the reading of *who does this* for a question of no known form, where that is stated.

        Every word must be known; who has to do with a thing of which no document speaks is not stated.
        """
        frame = Frame(self._index, self.parsed, Fit(_TOPIC, LEAST, frozenset(), {}), self._words)
        things = [g for g in self._words.groups(()) if not g.verb]
        unknown = unknown_words(things)
        told = [g for g in things if g.known and not tells_little(frame.segment_of(g))]
        # 食堂卫生归谁管 is of no known thing, whatever of it is known.
        if not frame.cues & _WHO or (unknown and told and "superior" not in frame.cues):
            return []
        outcome = FAMILIES[_TOPIC.query](frame)
        fits = outcome.status == ("not-stated" if unknown else "found")
        return [Reading(frame, outcome, LEAST)] if fits else []

    def as_deed(self, found: Sequence[Reading]) -> list[Reading]:
        """Return readings with that of *who does this* before them, where only this says anything.

        Not where a position or unit is asked about, nor a figure, a time, a recipient: silence about
        these is an answer.
        """
        top = found[0].frame
        whom = top.named or top.named_units
        figure = any("measure" in s.cues and "多" in s.phrase for s in self.parsed.segments)
        # Whose superior is asked for is no deed, though nobody knows the title.
        line = top.fit.pattern.query == "reports-to" and self.parsed.text.isascii()
        if whom or figure or line or top.cues & _ASKED or not top.cues & _ASKING:
            return list(found)
        frame = Frame(self._index, self.parsed, Fit(_TOPIC, LEAST, frozenset(), {}), self._words)
        outcome = FAMILIES[_TOPIC.query](frame)
        if outcome.status != "found":
            return list(found)
        return [Reading(frame, outcome, found[0].score), *found]


def _asked(text: str, index: Index, known: Known) -> _Asked:
    parsed = parse(text, index.lexicon, index.names, index.codes)
    return _Asked(replace(parsed, standing_in=known.standing_in, meant=known.meant), index)


#: What asks who has to do with something: 谁管 as well.
_WHO = frozenset(("who", "which-unit", "superior"))

#: What is asked for besides who does something, and what asks that.
_ASKED = frozenset(
    (
        "how-many",
        "how-much",
        "how-often",
        "deadline",
        "limit",
        "limited",
        "years",
        "career",
        "to-whom",
    )
)
_ASKING = frozenset(
    ("who", "which-unit", "measure", "superior", "subordinate", "right", "responsible")
)


def recognised(parsed: Parsed) -> tuple[list[str], list[str]]:
    """Return the pieces of a question that mean something here, and those that do not."""
    empty = {"stop", "particle", "politeness"}
    told = (s for s in parsed.segments if {m.sort for m in s.meanings} - empty)
    known: Iterable[str] = (parsed.said(s) for s in told)
    unknown = (parsed.said(s) for s in parsed.segments if not s.meanings and s.phrase[0].isalnum())
    return list(dict.fromkeys(known)), list(dict.fromkeys(unknown))
