"""The paragraphs of a document: list marks set aside, wrapped lines joined."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from rolegraph.extraction.english.lexicon import grammar, is_heading
from rolegraph.extraction.english.modes import opens
from rolegraph.extraction.english.titles import is_written_title
from rolegraph.extraction.english.typed import FIELD, side_by_side, underlined
from rolegraph.extraction.english.verbs import verb_at
from rolegraph.extraction.english.words import readable, words
from rolegraph.reading import Document, Passage
from rolegraph.reading.pictures import PICTURE
from rolegraph.values import quickly_made, replace

_MARKER = re.compile(
    r"(?:-{2,4}(?=\s)|[-*+•·▪●○◦‣–—✓✔■□►➢➤§o\uf020-\uf0ff]|[☑✅➡⭐▶👉🔶-🔹🟠-🟫]\ufe0f?|\(?\d{1,2}\)|\d{1,2}\.(?!\d)|\d{1,2}(?:\.\d{1,2})+\.?"
    r"|\(?[a-zA-Z]\)|[a-z]\.|\(?[ivx]{1,4}\)|[ivx]{1,4}\.)(?:\s+|(?=[A-Z]))"
)
_COUNTED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})+\.?|\((?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\)\.?|[ivx]{1,4}\.)\s+(?=[A-Za-z])"
)
_HASHES = re.compile(r"#{1,6}\s+")
#: A picture that adorns a line, mostly a heading ("🎯 Purpose"); those that tick or point are list marks.
_PICTURE = re.compile(rf"(?:{PICTURE})+\s*")
#: "*only for repairs" below a list is a note on it.
_NOTE = re.compile(r"\*(?=[A-Za-z])")
#: "The following functions:-" leads in a list as its colon alone does.
_DASHED = re.compile(r"(?<=:)\s?[-–—]$")
_RULE = re.compile(r"[\s=_*~^#+|:.–—-]+$")
_ENDED = re.compile(r"[.;:!?]\W*$")
#: Capitals count items where A is followed by B; alone they may be somebody's initial.
_LETTER = re.compile(r"([A-Z])[.)]\s+(?=\S+(?:\s+\S+){3})")
#: "D1", "D2" count points of Part D.
_CODE = re.compile(r"([A-Z])(\d{1,2})[.)]?\s+(?=\S+(?:\s+\S+){2})")
_NUMBER = re.compile(r"()(\d{1,2})[ \t]+(?=[A-Z])")
#: Formats whose text has a line a paragraph.
_WHOLE = (
    "text/html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
#: A line of so many characters may have been cut by its editor.
_WRAPPED = 55
#: On a page the columns may be narrower: so much of its long lines' length.
_FULL = 0.75
#: A line of a wide page that was cut is so long with the next line's first word.
_RAGGED = 0.85
#: Words of the longest numbered heading that is told from an entry by its shortness.
_FEW = 4
#: With what a chart draws its boxes' lines.
_BRANCHES = frozenset("│├└┌┬─")
#: So many lines may stand over a title: a running head, a company's name.
_HEAD = 2
#: The characters of a line in which its verb stands.
_OPENING = 60


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph: ``passage`` without its list mark, ``whole`` with it; see ``paragraph_of``.

    ``text`` is the passage in one line, without emphasis.

    ``depth`` is its indentation in columns, ``level`` that of a heading which the format marks
    (0: none); ``parted`` says that a blank line stands before it. ``places`` are the offsets of
    whole, passage and end in the text that was split.
    """

    passage: Passage
    whole: Passage
    text: str
    marker: str = ""
    depth: int = 0
    level: int = 0
    parted: bool = False
    places: tuple[int, int, int] = (0, 0, 0)

    @property
    def is_emphasised(self) -> bool:
        """Say whether all of it stands in bold type of Markdown."""
        plain = self.passage.text.strip()
        return plain.startswith(("**", "__")) and plain.rstrip(":").endswith(("**", "__"))


def paragraph_of(passage: Passage) -> Paragraph:
    """Return a passage as a paragraph without a list mark."""
    return Paragraph(passage=passage, whole=passage, text=readable(passage.text))


def paragraphs(
    document: Document, skipped: Iterable[tuple[int, int]] = ()
) -> tuple[Paragraph, ...]:
    """Return a document's paragraphs in order, without those inside the skipped spans."""
    spans = tuple(skipped)
    lines = (
        line
        for line in _lines(document.body)
        if not any(a < line.whole.span[1] and line.whole.span[0] < b for a, b in spans)
    )
    headings = sorted(document.headings, key=lambda h: h.start)
    starts = [h.start for h in headings]
    levelled: list[Paragraph] = []
    for line in lines:
        at = bisect_right(starts, line.whole.span[1] - 1) - 1
        inside = at >= 0 and line.whole.span[0] < headings[at].end
        levelled.append(replace(line, level=headings[at].level) if inside else line)
    lettered = _lettered(document.body, levelled)
    wrapped = document.media_type not in _WHOLE
    return _unwrapped(document.body, lettered, wrapped=wrapped, width=_width(document))


def _lettered(body: Passage, lines: list[Paragraph]) -> list[Paragraph]:
    """Return lines with what counts them as their marks: capitals (A. … B. …), or D1 … D2 …."""
    free = [not (p.marker or p.level) for p in lines]
    marks = [
        _LETTER.match(p.passage.text) if ok else None for p, ok in zip(lines, free, strict=True)
    ]
    codes = [
        _CODE.match(p.passage.text) if ok else None for p, ok in zip(lines, free, strict=True)
    ]
    codes = [
        _bare(p) if ok and m is None else m for p, ok, m in zip(lines, free, codes, strict=True)
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
    return [
        _marked(body, line, mark) if (mark := found.get(n)) else line
        for n, line in enumerate(lines)
    ]


def _bare(line: Paragraph) -> re.Match[str] | None:
    """Return a number without a stop before what is to be done ("3  To check licences"), if one stands."""
    found = _NUMBER.match(line.passage.text)
    return found if found and _deed(line.passage.text[found.end() :]) else None


def _marked(body: Passage, line: Paragraph, mark: re.Match[str]) -> Paragraph:
    outer, inner, end = line.places
    at = inner + mark.end()
    passage = body.cut(at, end)
    return replace(
        line,
        passage=passage,
        text=readable(passage.text),
        marker=mark[0].strip(),
        places=(outer, at, end),
    )


def _width(document: Document) -> int:
    """Return from which length on a line may have been cut.

    Pages (of a PDF) may have narrow columns; in wide ones a line is cut where no word more fits.
    """
    lengths = sorted(len(line) for line in document.text.splitlines() if line.strip())
    if not document.pages or not lengths:
        return _WRAPPED
    longest = lengths[len(lengths) * 9 // 10]
    return int(_FULL * longest) if _FULL * longest < _WRAPPED else int(_RAGGED * longest)


def split(passage: Passage) -> tuple[Paragraph, ...]:
    """Return the paragraphs of one cell or field, by its lines and list marks."""
    return _unwrapped(passage, _lines(passage), wrapped=False)


def _unwrapped(
    body: Passage, lines: Iterable[Paragraph], *, wrapped: bool = True, width: int = _WRAPPED
) -> tuple[Paragraph, ...]:
    """Return lines as paragraphs; where none is ``wrapped``, only small letters go on."""
    found: list[Paragraph] = []
    for line in lines:
        small = wrapped or line.text[:1].islower()
        headed = len(found) <= _HEAD and is_written_title(line.text)
        if found and small and not headed and _continues(found[-1], line, width):
            found[-1] = _joined(body, found[-1], line)
        else:
            found.append(line)
    return tuple(found)


def _lines(body: Passage) -> Iterator[Paragraph]:
    parted = True
    at = 0
    lines = body.text.splitlines(keepends=True)
    for line, below in zip(lines, (*lines[1:], ""), strict=False):
        start, at = at, at + len(line)
        if not line.strip() or _RULE.fullmatch(line):
            parted = True
            continue
        for a, b in side_by_side(line):
            level = underlined(line, below) if parted else 0
            yield _line(body, start + a, line[a:b], parted, level)
            parted = False


def _line(body: Passage, start: int, line: str, parted: bool, below: int) -> Paragraph:
    """Return a field of a line; ``below`` is the level of a heading that the next line underlines."""
    plain = line.expandtabs(4)
    depth = len(plain) - len(plain.lstrip())
    outer = start + len(line) - len(line.lstrip())
    end = start + len(line.rstrip())
    inner, marker, level = outer, "", 0
    hashes, mark = _HASHES.match(line.strip()), _MARKER.match(line.strip())
    picture = _PICTURE.match(line.strip(), hashes.end() if hashes else 0)
    if hashes:
        level = hashes[0].count("#")
        inner = outer + (picture or hashes).end()
    elif mark and outer + mark.end() < end:
        inner, marker = outer + mark.end(), mark[0].strip()
        dashes = len(marker) if marker.startswith("--") else 1
        depth, marker = depth + 4 * (dashes - 1), marker[0] if dashes > 1 else marker
        counted = _COUNTED.match(
            line.strip(), mark.end()
        )  # "- 4.1 review", "- (a) review": marked twice
        inner += counted.end() - mark.end() if counted else 0
    elif picture and outer + picture.end() < end:
        inner += picture.end()
    said = end - (len(dashed[0]) if (dashed := _DASHED.search(line.rstrip())) else 0)
    passage, whole = body.cut(inner, max(said, inner)), body.cut(outer, end)
    adorned = len(passage) < len(whole) and not (marker or level)
    return Paragraph(
        passage=passage,
        whole=whole,
        text=readable(passage.text),
        marker=marker,
        depth=depth,
        level=level or below,
        parted=parted or adorned,
        places=(outer, inner, end),
    )


def _continues(last: Paragraph, line: Paragraph, width: int) -> bool:
    """Say whether a line goes on with the paragraph above it, wrapped by its editor."""
    if line.marker or line.parted or line.level or last.level or _ENDED.search(last.text):
        return False
    drawn = line.whole.text[:1] in _BRANCHES
    if drawn or FIELD.match(line.text) or "\t" in line.passage.text or "|" in line.passage.text:
        return False
    if _heads_text(last, line) or _begins_anew(line):
        return False  # "2. Members" above an indented sentence
    if line.text[:1].islower() or (last.marker and line.depth > last.depth):
        return True
    if FIELD.match(last.text) or is_heading(line.text):
        return False
    deed = _deed(line.text)
    if deed and _deed(last.text) == deed:
        # Plan the shifts ⏎ Keep the log: a list whose marks were lost.
        return False
    held = len(last.whole.text.rsplit("\n", 1)[-1])
    if width > _WRAPPED:
        held += 1 + len(line.whole.text.partition(" ")[0])
    lengthy = held >= width
    return lengthy and not line.text.isupper() and line.depth >= last.depth


def _begins_anew(line: Paragraph) -> bool:
    """Say whether a line is a note behind a star, or announces what stands below it."""
    announces = line.text.startswith("The following") and line.text.endswith(":")
    announces = announces or (line.text[:1].isupper() and opens(line.text))
    return announces or _NOTE.match(line.whole.text) is not None


def _heads_text(last: Paragraph, line: Paragraph) -> bool:
    """Say whether a numbered line of few words heads the indented text below it."""
    run = words(last.text)
    numbered = last.marker.rstrip(".").isdigit() and 0 < len(run) <= _FEW and run[-1].is_word
    small = grammar("small") | grammar("prepositions") | grammar("articles")
    sentence = line.text[:1].isupper() and len(words(line.text)) > _FEW
    return numbered and line.depth > last.depth and sentence and run[-1].low not in small


def _deed(text: str) -> str:
    """Return the form in which a line begins with what is to be done ("Cannot change prices"), or ""."""
    run = words(text[:_OPENING])
    lows = [word.low for word in run[:2]]
    at = 0
    if lows and lows[0] in grammar("auxiliaries"):
        at = 2 if lows[1:] == ["not"] else 1
    at += lows[at : at + 1] == ["to"]
    verb = verb_at(run, at) if text[:1].isupper() else None
    return verb.shape if verb and verb.shape in {"base", "ing"} else ""


def _joined(body: Passage, last: Paragraph, line: Paragraph) -> Paragraph:
    outer, inner, _ = last.places
    end = line.places[2]
    passage = body.cut(inner, end)
    return replace(
        last,
        passage=passage,
        text=readable(passage.text),
        whole=body.cut(outer, end),
        places=(outer, inner, end),
    )
