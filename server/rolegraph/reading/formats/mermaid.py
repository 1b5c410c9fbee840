"""Diagrams written as Mermaid text (``graph TD``, ``flowchart LR``): boxes, and arrows between them.

What is read is the grammar of flowcharts (mermaid.js.org/syntax/flowchart.html): boxes in all their brackets,
chains and ``&`` lists, three styles of arrows with their words, subgraphs; notes and styling say nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rolegraph.reading.formats.markdown import in_lines

Span = tuple[int, int]

_HEADER = re.compile(
    r"^[ \t]*(?:graph|flowchart(?:-elk)?)[ \t]+(?P<way>TB|TD|BT|RL|LR)\b[ \t;]*$", re.MULTILINE
)
_LINE = re.compile(r"[^\n]*\n?")
_FENCE = re.compile(r"\s*(?:```|~~~|:::\s*$|</)")
#: Lines of a block that draw no box: notes, styles, links, directions, settings.
_SILENT = re.compile(
    r"\s*(?:%%.*|(?:classDef|class|style|linkStyle|click|direction|accTitle|accDescr)\b.*|---)?\s*"
)
_OPENING = re.compile(r"\s*subgraph\b[ \t]*(?:[^\s\[]+[ \t]*\[)?\"?(?P<title>[^\n\"\[\]]*)")
_CLOSING = re.compile(r"\s*end\s*;?\s*")
#: A box's words stand in brackets of many shapes, in quotation marks or not.
_BOX = re.compile(
    r"""\s*(?P<id>[^\W_][\w.]*(?:-\w+)*)
    (?:@?(?P<open>\[\[|\[\(|\(\[|\(\(\(?|\{\{|[\[({>]|\[/|\[\\)
       (?:\s*"(?P<quoted>[^"\n]*)"\s*|(?P<bare>[^\n"]*?))
       (?:\]\]|\)\]|\]\)|\)\)\)?|\}\}|/\]|\\\]|[\])}]))?
    (?::::[\w-]+)?""",
    re.VERBOSE,
)
_ARROW = re.compile(
    r"""\s*(?:
        (?P<left>--|==|-\.)[ \t]+(?P<words>[^\n|>\[\]]+?)[ \t]+(?P<right>--+|==+|\.+-)(?P<tip>[>xo]?)
      | <?[xo]?(?P<line>--+|==+|-\.+-)(?P<head>[>xo]?)
    )(?:[ \t]*\|[ \t]*"?(?P<beside>[^|\n]*?)"?[ \t]*\|)?""",
    re.VERBOSE,
)
_AND = re.compile(r"\s*&\s*")
_BREAK = re.compile(r"<br\s*/?>|\\n", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-zA-Z][^<>\n]{0,60}>|\*\*|`")


@dataclass(frozen=True, slots=True)
class Box:
    """One box: the lines of its words as spans of the text, of its identifier where it has no others.

    ``asks`` says whether it is drawn as a decision.
    """

    lines: tuple[Span, ...]
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from one box to another by their indexes.

    ``style`` is solid, dotted or plain (without a tip); ``words`` stand at it; the span is its statement's.
    """

    source: int
    target: int
    style: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram between two offsets.

    ``upwards`` says that arrows lead to the box above (BT, RL); ``groups`` are subgraphs, the span of their
    title and who is in them.
    """

    start: int
    end: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    groups: tuple[tuple[Span, tuple[int, ...]], ...] = ()
    upwards: bool = False


@dataclass(slots=True)
class _Drawn:
    """A diagram as it is read, line by line."""

    numbers: dict[str, int] = field(default_factory=dict)
    boxes: list[Box] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    open: list[tuple[Span, list[int]]] = field(default_factory=list)
    groups: list[tuple[Span, tuple[int, ...]]] = field(default_factory=list)


def diagrams(text: str) -> tuple[Diagram, ...]:
    """Return the flowcharts that a text holds as Mermaid, fenced or not, in order."""
    lined = in_lines(text)
    return tuple(_diagram(lined, header) for header in _HEADER.finditer(lined))


def _diagram(text: str, header: re.Match[str]) -> Diagram:
    drawn, end = _Drawn(), header.end()
    for line in _LINE.finditer(text, min(header.end() + 1, len(text))):
        if not line[0] or _FENCE.match(line[0]) or not _takes(drawn, text, *line.span()):
            break
        if line[0].strip():
            end = line.start() + len(line[0].rstrip())
    while drawn.open:
        _close(drawn)
    return Diagram(
        start=header.start(),
        end=end,
        boxes=tuple(drawn.boxes),
        arrows=tuple(drawn.arrows),
        groups=tuple(drawn.groups),
        upwards=header["way"] in ("BT", "RL"),
    )


def _takes(drawn: _Drawn, text: str, start: int, end: int) -> bool:
    """Take up a line of a diagram; say whether it is one."""
    line = text[start:end]
    if _SILENT.fullmatch(line):
        return True
    if opening := _OPENING.match(line):
        a, b = opening.span("title")
        drawn.open.append((next(_parted(text, start + a, start + b), (start, start)), []))
        return True
    if _CLOSING.fullmatch(line):
        _close(drawn)
        return True
    at = start
    for statement in line.rstrip().split(";"):
        if statement.strip() and not _statement(drawn, text, at, at + len(statement)):
            return False
        at += len(statement) + 1
    return True


def _close(drawn: _Drawn) -> None:
    if drawn.open:
        title, members = drawn.open.pop()
        drawn.groups.append((title, tuple(dict.fromkeys(members))))


def _statement(drawn: _Drawn, text: str, start: int, end: int) -> bool:
    """Take up a box or a chain of boxes; say whether all of the statement is that."""
    stated = (end - len(text[start:end].lstrip()), start + len(text[start:end].rstrip()))
    sources, at = _listed(drawn, text, start, end)
    while sources and at < end and (arrow := _ARROW.match(text, at, end)):
        targets, at = _listed(drawn, text, arrow.end(), end)
        style, words = _style(arrow), (arrow["beside"] or arrow["words"] or "").strip()
        drawn.arrows += [Arrow(a, b, style, words, *stated) for a in sources for b in targets]
        sources = targets
    return bool(sources) and not text[at:end].strip()


def _style(arrow: re.Match[str]) -> str:
    if "." in (arrow["line"] or arrow["left"]):
        return "dotted"
    return "solid" if arrow["head"] or arrow["tip"] else "plain"


def _listed(drawn: _Drawn, text: str, start: int, end: int) -> tuple[list[int], int]:
    """Return the boxes that stand at an offset, one or several joined by ``&``, and where they end."""
    found: list[int] = []
    at = start
    while box := _BOX.match(text, at, end):
        found.append(_taken(drawn, text, box))
        at = box.end()
        joint = _AND.match(text, at, end)
        if not joint:
            break
        at = joint.end()
    return found, at


def _taken(drawn: _Drawn, text: str, box: re.Match[str]) -> int:
    """Return a box's index; the words that it is first given are its words."""
    number = drawn.numbers.setdefault(box["id"], len(drawn.boxes))
    made = Box(_lines(text, box), (box["open"] or "")[:1] == "{" and box["open"] != "{{")
    if number == len(drawn.boxes):
        drawn.boxes.append(made)
    elif box["open"]:
        drawn.boxes[number] = made
    for _, members in drawn.open:
        members.append(number)
    return number


def _lines(text: str, box: re.Match[str]) -> tuple[Span, ...]:
    group = "quoted" if box["quoted"] else "bare" if box["bare"] else "id"
    return tuple(_parted(text, *box.span(group)))


def _parted(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the spans of the lines that ``<br>`` parts, without tags and stars at their ends."""
    at = start
    for found in (*_BREAK.finditer(text, start, end), None):
        a, b = at, found.start() if found else end
        for mark in _MARKUP.finditer(text, a, b):
            a, b = (
                (mark.end(), b)
                if not text[a : mark.start()].strip()
                else (a, min(b, mark.start()))
            )
        words = text[a:b]
        if words.strip():
            yield a + len(words) - len(words.lstrip()), a + len(words.rstrip())
        at = found.end() if found else end
