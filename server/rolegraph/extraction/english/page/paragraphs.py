"""The paragraphs of a document: list marks set aside, wrapped lines joined."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from rolegraph.extraction.english.page.lettering import deed_of, lettered
from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.page.typed import FIELD, side_by_side, underlined
from rolegraph.extraction.english.wording.lexicon import grammar, is_heading
from rolegraph.extraction.english.wording.modes import opens
from rolegraph.extraction.english.wording.titles import is_written_title
from rolegraph.extraction.english.wording.words import readable, words
from rolegraph.reading import Document, Passage
from rolegraph.reading.pictures import PICTURE
from rolegraph.values import replace

_MARKER = re.compile(
    r"(?:-{2,4}(?=\s)|[-*+•·▪●○◦‣–—✓✔■□►➢➤§o\uf020-\uf0ff]|[☑✅➡⭐▶👉🔶-🔹🟠-🟫]\ufe0f?|\(?\d{1,2}\)|\d{1,2}\.(?!\d)|\d{1,2}(?:\.\d{1,2})+\.?"
    r"|\(?[a-zA-Z]\)|[a-z]\.|\(?[ivx]{1,4}\)|[ivx]{1,4}\."
    r"|[A-Z]\.?\d{1,2}(?:\.\d{1,2})+(?=\s))(?:\s+|(?=[A-Z]))"  # C4.1
)
_COUNTED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})+\.?|\((?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\)\.?|[ivx]{1,4}\.)\s+(?=[A-Za-z])"
)
_HASHES = re.compile(r"#{1,6}\s+")
#: The heading of a wiki's page: "== Duties ==".
_FRAMED = re.compile(r"(={2,6})\s*(?=[^\s=])[^=]+(?<![\s=])\s*\1$")
#: A picture that adorns a line, mostly a heading ("🎯 Purpose"); those that tick or point are list marks.
_PICTURE = re.compile(rf"(?:{PICTURE})+\s*")
#: "*only for repairs" below a list is a note on it.
_NOTE = re.compile(r"\*(?=[A-Za-z])")
#: "The following functions:-" leads in a list as its colon alone does.
_DASHED = re.compile(r"(?<=:)\s?[-–—]$")
_RULE = re.compile(r"[\s=_*~^#+|:.–—-]+$")
_ENDED = re.compile(r"[.;:!?]\W*$")
#: A row with one cell: "A note, with a comma",,,
_ALONE = re.compile(r'\s*(?:"(?P<quoted>[^"]+)"|(?P<plain>[^",;\t]+?))[,;\s]*')
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


def paragraphs(
    document: Document, skipped: Iterable[tuple[int, int]] = ()
) -> tuple[Paragraph, ...]:
    """Return a document's paragraphs in order, without those inside the skipped spans."""
    spans = tuple(skipped)
    lines = (
        line
        for line in _lines(document.body, rows=document.media_type == "text/csv")
        if not any(a < line.whole.span[1] and line.whole.span[0] < b for a, b in spans)
    )
    headings = sorted(document.headings, key=lambda h: h.start)
    starts = [h.start for h in headings]
    levelled: list[Paragraph] = []
    for line in lines:
        at = bisect_right(starts, line.whole.span[1] - 1) - 1
        inside = at >= 0 and line.whole.span[0] < headings[at].end
        levelled.append(replace(line, level=headings[at].level) if inside else line)
    counted = lettered(document.body, levelled)
    wrapped = document.media_type not in _WHOLE
    return _unwrapped(document.body, counted, wrapped=wrapped, width=_width(document))


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


def _lines(body: Passage, *, rows: bool = False) -> Iterator[Paragraph]:
    """Yield the lines of a text; ``rows`` of a file of cells may hold one alone, quoted before empty ones."""
    parted = True
    at = 0
    lines = body.text.splitlines(keepends=True)
    for line, below in zip(lines, (*lines[1:], ""), strict=False):
        start, at = at, at + len(line)
        if not line.strip() or _RULE.fullmatch(line):
            parted = True
            continue
        alone = _ALONE.fullmatch(line) if rows else None
        for a, b in (alone.span(alone.lastgroup or 0),) if alone else side_by_side(line):
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
    framed = _FRAMED.match(line.strip())
    if framed:
        level = len(framed[1])
        inner, end = outer + level, end - level
    elif hashes:
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
    deed = deed_of(line.text)
    if deed and deed_of(last.text) == deed:
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
