"""Lines counted by capitals (A. … B. …), by codes (D1 … D2 …), with colons (a: … b: …) or by bare numbers."""

import re
from itertools import pairwise

from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.wording.lexicon import grammar
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import readable, words
from rolegraph.reading import Passage
from rolegraph.values import replace

#: Capitals count items where A is followed by B; alone they may be somebody's initial.
_LETTER = re.compile(r"([A-Z])[.)]\s+(?=\S+(?:\s+\S+){3})")
#: "D1", "D2" count points of Part D.
_CODE = re.compile(r"([A-Z])(\d{1,2})[.)]?\s+(?=\S+(?:\s+\S+){2})")
_NUMBER = re.compile(r"()(\d{1,2})[ \t]+(?=[A-Z])")
#: "a: To assist the President", "12: Compensation".
_COLON = re.compile(r"([a-z]|\d{1,2}):\s+(?=\S)")
#: Letters are counted so far behind numbers.
_APART = 1000
#: So many lines in a row are a list, each of more words.
_ROW, _WORDS = 3, 3
#: The characters of a line in which its verb stands.
_OPENING = 60


def lettered(body: Passage, lines: list[Paragraph]) -> list[Paragraph]:
    """Return lines with what counts them as their marks: capitals (A. … B. …), or D1 … D2 …."""
    free = [not (p.marker or p.level) for p in lines]
    marks = [
        _LETTER.match(p.passage.text) if ok else None for p, ok in zip(lines, free, strict=True)
    ]
    codes = [
        _CODE.match(p.passage.text) if ok else None for p, ok in zip(lines, free, strict=True)
    ]
    rows = _rows(lines, free)
    codes = [
        _bare(p, n in rows) if ok and m is None else m
        for n, (p, ok, m) in enumerate(zip(lines, free, codes, strict=True))
    ]
    colons = [
        _COLON.match(p.passage.text) if ok else None for p, ok in zip(lines, free, strict=True)
    ]
    told = {(m[1], int(m[2])) for m in codes if m}
    run = [(n, mark[1]) for n, mark in enumerate(marks) if mark]
    counted = {
        n
        for (n, a), (following, b) in pairwise(run)
        if ord(b) == ord(a) + 1
        for n in (n, following)
    }
    found = {n: marks[n] for n in counted}
    for n, m in enumerate(codes):
        if m and told & {(m[1], int(m[2]) - 1), (m[1], int(m[2]) + 1)}:
            found[n] = m
    counts = {_count(m) for m in colons if m}
    for n, m in enumerate(colons):
        if m and counts & {_count(m) - 1, _count(m) + 1}:
            found[n] = m
    return [
        _marked(body, line, mark) if (mark := found.get(n)) else line
        for n, line in enumerate(lines)
    ]


def _count(mark: re.Match[str]) -> int:
    """Return what a letter or number counts; letters and numbers do not go on with each other."""
    return int(mark[1]) if mark[1].isdigit() else ord(mark[1]) + _APART


def _rows(lines: list[Paragraph], free: list[bool]) -> frozenset[int]:
    """Return the places of lines in a row that 1, 2, 3 … count without a stop ("2 Sets rotas each week")."""
    found: list[int] = []
    row: list[int] = []
    for n, (line, ok) in enumerate(zip(lines, free, strict=True)):
        mark = _NUMBER.match(line.passage.text) if ok else None
        told = mark is not None and len(words(line.passage.text[:_OPENING])) > _WORDS
        if not (told and mark and int(mark[2]) == len(row) + 1):
            found += row if len(row) >= _ROW else ()
            row = []
        if told and mark and int(mark[2]) == len(row) + 1:
            row.append(n)
    return frozenset((*found, *(row if len(row) >= _ROW else ())))


def _bare(line: Paragraph, in_row: bool) -> re.Match[str] | None:
    """Return a number without a stop before what is to be done ("3  To check licences"), if one stands."""
    found = _NUMBER.match(line.passage.text)
    return found if found and (in_row or deed_of(line.passage.text[found.end() :])) else None


def _marked(body: Passage, line: Paragraph, mark: re.Match[str]) -> Paragraph:
    outer, inner, end = line.places
    at = inner + mark.end()
    passage = body.cut(at, end)
    return replace(
        line,
        passage=passage,
        text=readable(passage.text),
        marker=mark[0].strip().replace(":", "."),
        places=(outer, at, end),
    )


def deed_of(text: str) -> str:
    """Return the form in which a line begins with what is to be done ("Cannot change prices"), or ""."""
    run = words(text[:_OPENING])
    lows = [word.low for word in run[:2]]
    at = 0
    if lows and lows[0] in grammar("auxiliaries"):
        at = 2 if lows[1:] == ["not"] else 1
    at += lows[at : at + 1] == ["to"]
    verb = verb_at(run, at) if text[:1].isupper() else None
    return verb.shape if verb and verb.shape in {"base", "ing"} else ""
