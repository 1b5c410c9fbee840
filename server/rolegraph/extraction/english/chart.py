"""Charts drawn with indentation: each title below the one it is indented under."""

import re
from collections.abc import Iterable, Sequence

from rolegraph.extraction.english.paragraphs import Paragraph
from rolegraph.extraction.english.register import Register
from rolegraph.extraction.english.titles import is_title, label, singular
from rolegraph.extraction.english.words import readable
from rolegraph.extraction.structure import NamedLine

_BRANCH = re.compile(r"^[\s│|├└─┬┴┼+`\\>*•·-]+")
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


def _title(paragraph: Paragraph) -> str:
    plain = _COUNT.sub("", _BRANCH.sub("", readable(paragraph.passage.text))).strip()
    return singular(label(plain)) if is_title(plain) and plain[:1].isupper() else ""
