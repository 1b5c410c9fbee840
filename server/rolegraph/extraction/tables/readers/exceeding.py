"""Sentences below an English table that say where all above its limits goes ("… to the Board")."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from rolegraph.extraction.english.clauses.clauses import Sentence, parse
from rolegraph.extraction.english.clauses.cuts import sentences
from rolegraph.extraction.english.consents.consents import consents
from rolegraph.extraction.english.wording.lexicon import entries, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.phrases import Phrases, phrases
from rolegraph.extraction.english.wording.titles import is_generic
from rolegraph.extraction.english.wording.verbs import kind_of_verb
from rolegraph.extraction.english.wording.words import Word
from rolegraph.extraction.tables.cells.cells import distinct, passage
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.climbing import DECIDING
from rolegraph.reading import Passage, Table

#: So far below a table, and so many lines of it, a note on it stands.
_BELOW = 400
_LINES = 3
#: Words between "above" and "limits" ("above the limits", "exceeding the above limits").
_BETWEEN = 3
#: Letters by which a matter in the note is one in the table ("Purchases", "Purchase orders").
_STEM = 5


def above_limits(table: Table, made: Iterable[tuple[str, str]], builder: Builder) -> None:
    """Let what goes beyond the limits of a table go to whom a note below it names.

    ``made`` are matter and id of the table's powers. A note on some of its matters is about these alone;
    a power that leads to somebody by the table itself does so still.
    """
    every = list(made)
    for place in _notes(table, builder):
        told = _told(place, _known(builder))
        if told is None:
            continue
        matter, title = told
        named = [one for what, one in every if _shares(matter, what)]
        upper = builder.titled(title, place)
        for one in named or [one for _, one in every]:
            builder.escalate_open(one, upper)


def _known(builder: Builder) -> Mapping[str, str]:
    return builder.register.known(builder.organisation)


def _notes(table: Table, builder: Builder) -> Iterator[Passage]:
    """Yield the sentences of a table's last rows of one cell, and of the first lines below it."""
    rows = [distinct(row) for row in table.rows]
    last = max((n for n, cells in enumerate(rows) if len(cells) > 1), default=len(rows))
    for cells in rows[last + 1 :]:
        for cell in cells:
            yield from sentences(passage(builder.document, cell))
    text = builder.document.text
    end = max((c.end for cells in rows for c in cells), default=len(text))
    heads = (h.start for h in builder.document.headings if h.start >= end)
    below = builder.document.passage(end, min(end + _BELOW, len(text), *heads))
    at, lines = 0, 0
    for line in below.text.splitlines(keepends=True):
        start, at = at, at + len(line)
        plain = line.strip(" \t\r\n|")
        lines += bool(plain)
        if plain.startswith("#") or "|" in plain or lines > _LINES:
            return
        yield from sentences(below.cut(start, at).strip()) if plain else ()


def _told(place: Passage, known: Mapping[str, str]) -> tuple[tuple[Word, ...], str] | None:
    """Return what a sentence is about and to whom all of it above the limits goes, None for another."""
    sentence = parse(place.text)
    begins = _beyond(sentence)
    if begins is None or sentence.amounts_at:
        return None
    title = _upper(sentence, known)
    return (sentence.run[:begins], title) if title and not is_generic(title) else None


def _beyond(sentence: Sentence) -> int | None:
    """Return where "above these limits", "anything above", "exceeding the above amounts" begin."""
    run = sentence.run
    hit = phrases("above").first(run)
    if hit:
        return hit.start
    bounds = set(entries("phrases")["parts"]["bound"])
    for found in _exceeding().every(run):
        behind = [w.low for w in run[found.end : found.end + _BETWEEN + 1]]
        at = next((n for n, low in enumerate(behind) if low in bounds), None)
        if at is not None and all(low in group("phrases", "pointing_at") for low in behind[:at]):
            return found.start
    return None


@cache
def _exceeding() -> Phrases:
    every = (*entries("phrases")["parts"]["beyond"], "exceeds", "exceed")
    return Phrases(dict.fromkeys(every, "above"))


def _upper(sentence: Sentence, known: Mapping[str, str]) -> str:
    """Return the title to whom a sentence takes its matter, or who decides on it; "" for none."""
    named = {one.title for one in consents(sentence, known)}
    if named:
        return named.pop() if len(named) == 1 else ""
    hit = phrases("escalations").first(sentence.run)
    title = mention(sentence.run, hit.end, known) if hit else None
    if title:
        return title.text
    clause = sentence.clauses[-1] if sentence.clauses else None
    title = mention(sentence.subject, 0, known) if sentence.subject else None
    whole = title is not None and title.end == len(sentence.subject)
    decides = clause is not None and kind_of_verb(clause.verbs[0].lemma) in DECIDING
    return title.text if title and whole and decides else ""


def _shares(matter: tuple[Word, ...], what: str) -> bool:
    """Say whether a note's matter names a table's by one of its words."""
    stems = {w.low[:_STEM] for w in matter if len(w.low) >= _STEM}
    return bool(stems & {one.lower()[:_STEM] for one in what.split()})
