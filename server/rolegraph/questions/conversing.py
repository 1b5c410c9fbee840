"""A conversation: a question that leans on the one before is written out in full, then asked."""

import re
from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from rolegraph.questions.answer import Answer
from rolegraph.questions.restating import called_position
from rolegraph.questions.understanding.index import Index
from rolegraph.questions.understanding.parsing import Parsed, parse
from rolegraph.questions.understanding.rewording import reworded
from rolegraph.questions.words.lexicon import load
from rolegraph.questions.words.segmenting import Segment
from rolegraph.questions.words.tokens import normal

#: What a phrase of a question can be replaced by in the next one, the most telling first.
_SORTS = ("position", "place", "kind", "period", "amount", "matter")
_IN = {True: "{} in {}", False: "在{1}{0}"}


def written_out(question: str, before: Sequence[Answer], index: Index) -> str:
    """Return a question with what it takes from those answered before it, the last one first.

    *And who reviews them?* after *Who approves returns?* becomes *who reviews returns*; a question
    that stands by itself, or has nothing before it, comes back as it is. Nothing is taken but words
    of earlier questions, and the title of a position that was the only answer to one.
    """
    if not before:
        return question
    rest, opened = _unopened(normal(question))
    last = _parsed(before[-1].question, index)
    if _asks_beyond(rest):
        return _beyond(last)
    known = ChainMap(*(_parts(_parsed(a.question, index), a) for a in reversed(before)))
    meant, leaned = _replaced(rest, known)
    if leaned:
        return meant
    where = _parsed(rest, index)
    if _only_where(where):
        return _looking(last, where)
    if not opened:
        return question
    new = _parts(_parsed(rest, index))
    if "asked" not in new:
        return _merged(last, new)
    return rest if "matter" in new or "matter" not in known else _joined(rest, known["matter"])


def leans(question: str) -> bool:
    """Say whether a question has a word that stands for the matter of another: it, them, 它."""
    return bool(re.search(_either(_every("matter")), normal(question)))


def _every(group: str) -> list[str]:
    return sorted(
        (w for several in load("follow-ups")[group].values() for w in several),
        key=lambda w: -len(w),
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(rf"\b{w}\b" if w.isascii() else w for w in words)


def _asks_beyond(rest: str) -> bool:
    """Whether what lies above the amount or the limit asked about before is asked: *and above that?*"""
    return bool(re.search(rf"(?:{_either(_every('beyond'))})\W*(?:$|[由归找]?谁)", rest))


def _beyond(before: Parsed) -> str:
    """Return the question before, asked of what is above the limit and no longer of an amount."""
    text = before.text.rstrip("?？。. ")
    for figure in reversed(before.figures):
        text = text[: figure.start].rstrip() + text[figure.end :].removeprefix("的")
        text = re.sub(r" (?:of|for|at)(?= |$)", "", text)
    return f"{text} above the limit" if text.isascii() else f"{text}超过额度"


def _unopened(text: str) -> tuple[str, bool]:
    """Return a question without the words that tie it to the one before, and whether it had any."""
    opened = re.sub(rf"^(?:{_either(_every('openers'))})[\s,，]*", "", text)
    bare = opened.rstrip("?？。.! ")
    closed = re.sub(rf"(?:{_either(_every('closers'))})$", "", bare)
    return closed, closed != bare or opened != text


def _replaced(text: str, known: Mapping[str, str]) -> tuple[str, bool]:
    """Put what they stand for in the place of a question's pronouns."""
    for group in ("position", "matter"):
        pronoun = re.compile(_either(_every(group)))
        if group in known and pronoun.search(text):
            return pronoun.sub(partial(_said_for, known[group]), text), True
    return text, False


def _said_for(name: str, pronoun: re.Match[str]) -> str:
    """Return a name in a pronoun's place: *his duties* are *the manager's duties*."""
    return f"{name}'s" if pronoun[0] in _every("possessive") else name


def _parsed(question: str, index: Index) -> Parsed:
    return parse(reworded(normal(question)), index.lexicon, index.names, index.codes)


def _sort(one: Segment) -> str:
    entries = one.names("entry")
    if one.names("position") or one.names("position-ending"):
        return "position"
    if one.names("unit") or one.names("organisation") or _of_units(entries):
        return "place"
    if one.names("kinds"):
        return "kind"
    if one.names("period"):
        return "period"
    if _ASKED & one.cues or (one.names("cue") and not entries):
        return "asked"
    if one.names("stop") or one.names("politeness") or not one.phrase[0].isalnum():
        return "glue"
    return "matter"


#: What is asked of somebody, and is no matter for the next question.
_ASKED = frozenset(("duty", "right", "qualification", "superior", "subordinate"))


def _looking(before: Parsed, where: Parsed) -> str:
    """Return the question before, looking in another document."""
    asked = before.text.rstrip("?？。. ")
    if before.scope.spans:
        (a, b), (c, d) = before.scope.spans[0], where.scope.spans[0]
        return asked[:a] + where.text[c:d] + asked[b:]
    return f"{asked} {where.text}" if asked.isascii() else f"{where.text}{asked}"


def _only_where(parsed: Parsed) -> bool:
    """Whether nothing is said but a document to look in: *in document 004?*, 004里呢."""
    rest = (s for s in parsed.segments if not parsed.scoped(s))
    return bool(parsed.scope.documents) and all(_sort(s) == "glue" for s in rest)


def _of_units(entries: Sequence[str]) -> bool:
    return any(e.startswith(("unit-type/", "units/")) for e in entries)


def _parts(parsed: Parsed, answered: Answer | None = None) -> dict[str, str]:
    """Return the words of each sort in a question; the position also from its only answer."""
    spans: dict[str, tuple[int, int]] = {}
    for one in parsed.segments:
        start, end = parsed.tokens[one.first].start, parsed.tokens[one.last].end
        sort = "amount" if parsed.counted(one) else _sort(one)
        spans[sort] = (spans.get(sort, (start, end))[0], end)
    found = {sort: parsed.text[a:b] for sort, (a, b) in spans.items()}
    first = answered.readings[0].outcome.answers if answered and answered.readings else ()
    if answered and "position" not in found and len(first) == 1:
        place = answered.index.facts.places[first[0].place]
        found["position"] = called_position(place, answered.language)
    return found


def _joined(text: str, matter: str) -> str:
    return f"{text} {matter}" if text.isascii() else f"{text}{matter}"


def _merged(before: Parsed, new: Mapping[str, str]) -> str:
    """Return the question before with the parts that the new words replace, or with them added."""
    text = before.text.rstrip("?？。. ")
    for sort in (s for s in _SORTS if s in new):
        old = _parts(before).get(sort)
        if old:
            text = text.replace(old, new[sort], 1)
        elif sort == "place":
            text = _IN[text.isascii()].format(text, new[sort])
        elif sort == "amount" and text.isascii():
            text = f"{text} of {new[sort]}"
        else:
            text = f"{new[sort]} {text}" if text.isascii() else f"{new[sort]}{text}"
    return text
