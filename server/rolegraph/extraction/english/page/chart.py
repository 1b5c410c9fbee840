"""Charts drawn with indentation: each title below the one it is indented under."""

import re
from collections.abc import Iterable, Sequence

from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.page.register import Register
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.phrases import reporting
from rolegraph.extraction.english.wording.titles import is_title, label, singular
from rolegraph.extraction.english.wording.words import readable, words
from rolegraph.extraction.structure import NamedLine

_BRANCH = re.compile(r"^[\s│|├└─┬┴┼+`\\>*•·-]+")
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")
#: How many there are, and of what they have how many: (x6), "- 2 sites".
_COUNT = re.compile(r"\s*\(?\s*[x×]?\s*\d+\s*\)?\s*$|\s+[–—-]\s*\d+\s+[a-z]+\s*$")


def chart_lines(
    content: Sequence[Paragraph], organisation: str, register: Register
) -> Iterable[NamedLine]:
    """Return the lines of a chart; none where the text is no chart.

    A chart has at least two titles, one of them indented under another.
    """
    # Where dashes count the levels ("- Manager", "-- Clerk") what has none stands above all.
    dashed = any(p.whole.text.startswith("--") for p in content)
    every = [(_depth(p) + (dashed and bool(p.marker)), _title(p), p) for p in content]
    # What stands above the first title is the chart's caption.
    boxes = every[next((n for n, box in enumerate(every) if box[1]), 0) :]
    titled = [box for box in boxes if box[1]]
    if len(titled) < 2 or len(titled) < 0.8 * len(boxes) or len({d for d, _, _ in titled}) < 2:
        return ()
    path: list[tuple[int, str]] = []
    found: list[NamedLine] = []
    for depth, title, paragraph in titled:
        while path and path[-1][0] >= depth:
            path.pop()
        position = register.position(organisation, title, paragraph.passage)
        found += _beside(position, paragraph, organisation, register)
        if path:
            found.append(
                NamedLine(
                    lower=position,
                    upper=path[-1][1],
                    kind="line",
                    basis="chart",
                    passage=paragraph.whole,
                )
            )
        path.append((depth, position))
    return found


def _beside(
    position: str, paragraph: Paragraph, organisation: str, register: Register
) -> Iterable[NamedLine]:
    """Yield the lines that a bracket in a box tells ("Auditor (reports functionally to the Board)")."""
    inside = words(_told(paragraph)[1])
    hit = next((h for h in reporting().every(inside) if h.value in {"line", "functional"}), None)
    upper = mention(inside, hit.end, register.known(organisation)) if hit else None
    if hit and upper and upper.end == len(inside):
        yield NamedLine(
            lower=position,
            upper=register.position(organisation, upper.text, paragraph.passage),
            kind=hit.value,
            basis="stated",
            passage=paragraph.whole,
        )


def is_below(upper: Paragraph, lower: Paragraph) -> bool:
    """Say whether a line is a box that a chart draws under the title above it."""
    return bool(_title(lower)) and _depth(lower) > _depth(upper)


def goes_on(last: Paragraph, paragraph: Paragraph) -> bool:
    """Say whether a line is the next box of a chart: right below one, and one of them indented."""
    drawn = bool(_title(last)) and bool(_title(paragraph)) and not paragraph.parted
    return drawn and _depth(paragraph) > 0 and _depth(last) != _depth(paragraph)


def _depth(paragraph: Paragraph) -> int:
    branch = _BRANCH.match(paragraph.whole.text)
    drawn = len(branch[0]) if branch and re.search(r"[│|├└]", branch[0]) else 0
    return paragraph.depth + drawn


def _told(paragraph: Paragraph) -> tuple[str, str]:
    """Return what a box says, and of that a bracket behind it which says to whom somebody reports."""
    plain = _BRANCH.sub("", readable(paragraph.passage.text))
    found = _BRACKET.search(plain)
    reports = found is not None and reporting().first(words(found[1])) is not None
    return (plain[: found.start()], found[1]) if found and reports else (plain, "")


def _title(paragraph: Paragraph) -> str:
    plain = _COUNT.sub("", _told(paragraph)[0]).strip()
    return singular(label(plain)) if is_title(plain) and plain[:1].isupper() else ""
