"""From the stored text to the body: cut out what is marked, put in what was repaired."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain

from rolegraph.reading.document import Mark, Passage, Repair
from rolegraph.reading.scripts import simplify


def whole(text: str) -> Passage:
    """Return the stored text as a passage of its own."""
    return Passage(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))


def without(passage: Passage, marks: Iterable[Mark]) -> Passage:
    """Return the passage without the characters that begin inside a mark."""
    kept: list[Passage] = []
    here = 0
    for start, end in places(passage, marks):
        kept.append(passage.cut(here, max(here, start)))
        here = max(here, end)
    kept.append(passage.cut(here, len(passage)))
    return joined(kept)


def broken(passage: Passage, spans: Iterable[tuple[int, int]]) -> Passage:
    """Return the passage with the end of a line in place of each span of it, in order."""
    kept: list[Passage] = []
    here = 0
    for start, end in spans:
        line = Passage("\n", (passage.starts[start],), (passage.ends[end - 1],))
        kept += [passage.cut(here, start), line]
        here = end
    return joined([*kept, passage.cut(here, len(passage))])


def text_without(text: str, marks: Iterable[Mark]) -> str:
    """Return the stored text without the characters that begin inside a mark."""
    kept: list[str] = []
    here = 0
    for start, end in sorted((mark.start, mark.end) for mark in marks):
        kept.append(text[here : max(here, start)])
        here = max(here, end)
    return "".join([*kept, text[here:]])


def places(passage: Passage, marks: Iterable[Mark]) -> list[tuple[int, int]]:
    """Return where the marks lie in the passage's own offsets, in order of their beginning."""
    spans = sorted((mark.start, mark.end) for mark in marks)
    return [(bisect_left(passage.starts, a), bisect_left(passage.starts, b)) for a, b in spans]


def joined(passages: Sequence[Passage]) -> Passage:
    """Return the passages one after the other."""
    if len(passages) == 1:
        return passages[0]
    return Passage(
        "".join(passage.text for passage in passages),
        tuple(chain.from_iterable(passage.starts for passage in passages)),
        tuple(chain.from_iterable(passage.ends for passage in passages)),
    )


def apply(passage: Passage, repairs: Iterable[Repair]) -> Passage:
    """Return the passage with every repair's reading, Simplified, in place of its raw characters.

    Each character of a reading leads to the whole damaged span. Where two repairs overlap, the one
    that begins first (the longer of two) is applied.
    """
    parts: list[Passage] = []
    here = 0
    reached = 0
    for repair in sorted(repairs, key=lambda each: (each.start, -each.end)):
        if repair.start < reached:
            continue
        begin = bisect_left(passage.starts, repair.start, here)
        end = bisect_left(passage.starts, repair.end, begin)
        parts += [passage.cut(here, begin), _reading(repair)]
        here, reached = end, repair.end
    return joined([*parts, passage.cut(here, len(passage))])


def _reading(repair: Repair) -> Passage:
    text = simplify(repair.reading)
    return Passage(text, (repair.start,) * len(text), (repair.end,) * len(text))
