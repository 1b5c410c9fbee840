"""What sites and forms put around a document: notices, adverts, buttons, empty fields.

The rules are data (``data/lexicon/reading/boilerplate.yaml``), each with lines that it must match
and lines that it must not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import yaml

from rolegraph.reading.document import Mark, Passage
from rolegraph.resources import folder

#: Full-width signs and ASCII ones mean the same to a rule; the table keeps lengths.
_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
_BULLET = re.compile(r"\s*(?:[-•·*●○▪–—]\s+|\d{1,2}\s*[.、)]\s*|[(]\d{1,2}[)]\s*)*\s*")
#: No notice is longer; a paragraph that quotes one stays.
_LONGEST = 400
_LONGEST_LIST = 200
_TITLE = re.compile(
    r"(报告|合同|协议|试题|答案|试卷|课件|范文|模板|方案|说明书|简介|标准|论文|教案|题库|讲|ppt|docx?|pdf|"
    r"20\d\d[年版]?|GB/?T)",
    re.IGNORECASE,
)
_SENTENCE_END = ("。", ";", "!", ".")


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of boilerplate: what its lines look like, and how far that alone is proof.

    ``strength`` is certain, likely, notice, titles or inline; the lexicon explains them.
    """

    name: str
    kind: str
    strength: str
    pattern: re.Pattern[str]
    matches: tuple[str, ...]
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, with ASCII signs: ``whole``, and without bullet and number."""

    start: int
    end: int
    whole: str
    text: str
    listed: bool


@cache
def rules() -> tuple[Rule, ...]:
    """Return the boilerplate rules of the lexicon, in its order."""
    path = folder("data/lexicon/reading") / "boilerplate.yaml"
    return tuple(
        Rule(
            name,
            entry["kind"],
            entry["strength"],
            re.compile("|".join(f"(?:{line})" for line in entry["lines"]), re.IGNORECASE),
            tuple(entry["matches"]),
            tuple(entry["differs"]),
        )
        for name, entry in yaml.safe_load(path.read_text("utf-8")).items()
    )


def lines_of(text: str) -> list[Line]:
    """Return the lines of a Simplified text that are not blank, as the rules see them."""
    folded = text.translate(_WIDTHS)
    lines = []
    for found in _LINE.finditer(folded):
        bullet = _BULLET.match(found[0])
        skipped = bullet.end() if bullet else 0
        lines.append(
            Line(
                *found.span(),
                found[0],
                found[0][skipped:].strip(),
                bool(found[0][:skipped].strip()),
            )
        )
    return lines


def kind_of(line: Line, strength: str) -> str:
    """Return the kind of the first rule of a strength that the line matches, or ""."""
    if len(line.text) > _LONGEST:
        return ""
    found = (each.kind for each in _of(strength) if each.pattern.search(line.text))
    return next(found, "")


@cache
def _of(strength: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if rule.strength == strength)


def boilerplate(passage: Passage) -> Iterator[Mark]:
    """Yield what is boilerplate in a Simplified passage without glosses, in order.

    Line breaks are never part of a mark.
    """
    lines = lines_of(passage.text)
    for line, kind in zip(lines, _kinds(lines), strict=True):
        if kind:
            yield _mark(passage, line.start, line.end, kind)
        else:
            yield from _parts(passage, line)


def _mark(passage: Passage, start: int, end: int, kind: str) -> Mark:
    return Mark(passage.starts[start], passage.ends[end - 1], kind)


def _parts(passage: Passage, line: Line) -> Iterator[Mark]:
    for rule in _of("inline"):
        for found in rule.pattern.finditer(line.whole):
            if found[0]:
                start, end = found.span()
                yield _mark(passage, line.start + start, line.start + end, rule.kind)


def _kinds(lines: list[Line]) -> list[str]:
    """Return the kind of every line, "" where it is content."""
    kinds = [kind_of(line, "certain") for line in lines]
    likely = [kind_of(line, "likely") for line in lines]
    _spread(kinds, likely, range(1, len(lines)), -1)
    _spread(kinds, likely, range(len(lines) - 2, -1, -1), 1)
    _notices(lines, kinds, likely)
    _titles(lines, kinds)
    return kinds


def _spread(kinds: list[str], likely: list[str], places: range, neighbour: int) -> None:
    """Let certain lines draw in the likely ones beside them."""
    for place in places:
        if not kinds[place] and likely[place] and likely[place] == kinds[place + neighbour]:
            kinds[place] = likely[place]


def _notices(lines: list[Line], kinds: list[str], likely: list[str]) -> None:
    """Mark a notice's heading and its whole list where half of its items are a site's words."""
    for place, line in enumerate(lines):
        kind = "" if kinds[place] else kind_of(line, "notice")
        items = _listed(lines, place + 1) if kind else range(0)
        if items and 2 * sum(bool(kinds[item] or likely[item]) for item in items) >= len(items):
            for each in (place, *items):
                kinds[each] = kind


def _listed(lines: list[Line], first: int) -> range:
    end = first
    while end < min(len(lines), first + _LONGEST_LIST) and lines[end].listed:
        end += 1
    return range(first, end)


def _titles(lines: list[Line], kinds: list[str]) -> None:
    """Mark lists of other documents' titles: the last thing in a text, or nearly."""
    tail = len(lines)  # from here on, everything is boilerplate
    for place in range(len(lines) - 1, -1, -1):
        kind = kind_of(lines[place], "titles")
        items = _listed(lines, place + 1) if kind else range(0)
        if kind and items.stop >= tail and _are_titles([lines[each].text for each in items]):
            for each in (place, *items):
                kinds[each] = kind
        if kinds[place] and (place == tail - 1 or items.stop >= tail):
            tail = place


def _are_titles(texts: list[str]) -> bool:
    """Whether the items name documents of every kind, and are no sentences or company papers."""
    if any(text.endswith(_SENTENCE_END) for text in texts):
        return False
    own = sum(text.startswith("《") for text in texts)
    return 3 * sum(bool(_TITLE.search(text)) for text in texts) >= len(texts) and 2 * own <= len(
        texts
    )
