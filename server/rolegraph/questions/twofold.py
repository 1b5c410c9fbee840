"""A sentence that asks two questions: who keeps a thing, *and who* may change another. Both are answered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rolegraph.questions import reasons
from rolegraph.questions.answer import Answer
from rolegraph.questions.asking import Reading
from rolegraph.questions.conversing import leans, written_out
from rolegraph.questions.families.outcome import Note
from rolegraph.questions.families.unsaid import LEFT_OUT
from rolegraph.questions.through import MEANT
from rolegraph.questions.understanding.index import Index
from rolegraph.questions.understanding.parsing import ALSO_THINGS, Parsed, parse
from rolegraph.questions.words.lexicon import VERBS
from rolegraph.questions.words.segmenting import Segment
from rolegraph.questions.words.tokens import normal
from rolegraph.reading.characters import HAN
from rolegraph.store import Store

_WORD_EN = r"(?:to |by |from )?(?:who|whom|whose|which|what|how)\b"
_WORD_ZH = rf"{HAN}{{0,12}}?(?:谁|哪个|哪些|哪位|多久|何时)"
#: Where a second question begins: behind *and* or a mark, with a question word of its own.
_SECOND = re.compile(
    rf"[\s,;:?!.]*\b(?:and|or|but)\s+(?:also\s+)?(?={_WORD_EN})|[;?!]\s*(?={_WORD_EN})"
    rf"|[,;?!。、]\s*(?:以及|还有|又|再|并且|而|另外|同时|那么)*(?={_WORD_ZH})"
)
_ASKING = frozenset(
    ("who", "what", "which-unit", "to-whom", "how-often", "how-many", "how-much", "deadline")
)
#: Queries that answer two deeds on one matter as one question.
_OF_TWO = frozenset(("each-kind", "both-kinds"))


def ask(question: str, store: Store, index: Index, release: str = "") -> Answer:
    """Return the answer to a question in English or Chinese, all its readings ranked.

    Of two questions in one sentence the best reading of each is given, the first one's first, and each
    says so. ``store`` gives the evidence of what ``index``, built from it, has found. Nothing is raised
    for a question, whatever it holds: what cannot be read is not-understood.
    """
    whole = reasons.ask(question, store, index, release)
    parts = halves(question, index) or (None if _settled(whole) else deeds_apart(question, index))
    if not parts or _chained(whole) or (parts.leaning and _answers_both(whole)):
        return whole
    first = reasons.ask(parts.first, store, index, release)
    second = reasons.ask(written_out(parts.second, [first], index), store, index, release)
    told = [(half, other) for half, other in ((first, second), (second, first)) if half.readings]
    if not told:
        return whole
    return replace(
        whole,
        readings=tuple(_one_of_two(half.readings[0], other) for half, other in told),
        quotes={**first.quotes, **second.quotes},
        examples=(),
    )


def _chained(whole: Answer) -> bool:
    """Whether the second question was asked of whoever the first one found: and whom does he assist?"""
    notes = whole.readings[0].outcome.related if whole.readings else ()
    return any(n.en.startswith(MEANT) for n in notes)


def _settled(whole: Answer) -> bool:
    """Whether some sentence says all that was asked."""
    if whole.status != "found":
        return whole.status != "not-stated"
    outcome = whole.readings[0].outcome
    said = {s for a in outcome.answers for s in a.statements}
    return bool(said) and not any(n.en.startswith(LEFT_OUT) for n in outcome.related)


def _answers_both(whole: Answer) -> bool:
    """Whether a reading takes two deeds on one matter for one question: who reviews and who approves it."""
    top = whole.readings[0] if whole.readings else None
    if top is None or top.query not in _OF_TWO:
        return False
    asked = [kinds for one, kinds in top.frame.acts if top.frame.strict(one)]
    return len(asked) > 1


def _one_of_two(reading: Reading, other: Answer) -> Reading:
    """Add to a reading that it answers one of two questions, and which was the other."""
    if other.readings:
        note = Note(
            f"Two questions were asked. The other: {other.question}",
            f"问题有两个，另一个是：{other.question}",
        )
    else:
        note = Note(
            f"Two questions were asked. This one was not understood, ask it by itself: {other.question}",
            f"问题有两个，其中一个未能理解，请单独提问：{other.question}",
        )
    outcome = reading.outcome
    return replace(reading, outcome=replace(outcome, related=(note, *outcome.related)))


@dataclass(frozen=True, slots=True)
class Halves:
    """The two questions of a sentence; ``leaning`` where the second says *it* for the first's matter."""

    first: str
    second: str
    leaning: bool


def halves(question: str, index: Index) -> Halves | None:
    """Return the two questions that a sentence asks, each with a matter of its own; None for a single one.

    *Who reviews and who approves returns* asks of one matter, and is one question.
    """
    text = normal(question)
    for match in _SECOND.finditer(text):
        first, second = text[: match.start()].strip(), text[match.end() :].strip()
        one, two = (parse(t, index.lexicon, index.names, index.codes) for t in (first, second))
        further = bool(_matter(two) - _matter(one))
        leaning = leans(second) and not _matter(two)
        if _asks(one) and _asks(two) and _matter(one) and (further or leaning):
            return Halves(first, second, leaning)
    return None


def deeds_apart(question: str, index: Index) -> Halves | None:
    """Return the two questions of *who does this and does that*, each deed with a thing of its own.

    谁负责采购办公用品和审核合同 is two questions; 谁起草和审核合同 asks of one matter, and is one.
    """
    parsed = parse(normal(question), index.lexicon, index.names, index.codes)
    several = [s for s in parsed.segments if s.phrase not in _SMALL]
    asks = next((n for n, s in enumerate(several) if "who" in s.cues), len(several))
    begins = next((n for n in range(asks + 1, len(several)) if _may_be_deed(several[n])), 0)
    for n in range(begins + 1, len(several) - 2) if begins else ():
        if several[n].phrase not in _JOINS or not _may_be_deed(several[n + 1]):
            continue
        if _has_thing(several[begins + 1 : n]) and _has_thing(several[n + 2 :]):
            start = parsed.tokens[several[begins].first].start
            text, end = parsed.text, parsed.tokens[several[n].last].end
            first = text[: parsed.tokens[several[n].first].start]
            return Halves(first.strip(), f"{text[:start]}{text[end:].strip()}", False)
    return None


#: What joins two deeds, and what says nothing between their words.
_JOINS = frozenset((("和",), ("并",), ("并", "且"), ("以", "及"), ("及",), ("and",)))
_SMALL = frozenset((("the",), ("a",), ("an",), ("的",)))


def _may_be_deed(one: Segment) -> bool:
    """Whether a word can say what is done; one that hardly says anything (负责) does not."""
    deed = bool(one.names("kinds")) or any(e.startswith(VERBS) for e in one.names("entry"))
    return deed and not (one.names("light") or one.names("stop"))


def _has_thing(several: Sequence[Segment]) -> bool:
    return any(_is_thing(s.names("entry")) and not _is_deed(s) for s in several)


def _asks(half: Parsed) -> bool:
    return any(_ASKING & one.cues for one in half.segments)


def _matter(half: Parsed) -> set[str]:
    """Return what a question is about: things, positions and units, no deeds."""
    return {
        "".join(one.phrase)
        for one in half.segments
        if (one.names("position") or one.names("unit") or _is_thing(one.names("entry")))
        and not (one.cues - ALSO_THINGS or one.names("stop") or _is_deed(one))
    }


def _is_deed(one: Segment) -> bool:
    """Whether a word names a kind by itself: review, 审核; an annual sales *plan* is a thing."""
    return bool(one.names("kinds")) and len(one.phrase) <= (1 if one.phrase[0].isascii() else 2)


def _is_thing(entries: tuple[str, ...]) -> bool:
    return any(not e.startswith(VERBS) for e in entries)
