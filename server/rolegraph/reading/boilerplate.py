"""What sites and forms put around a document: notices, adverts, buttons, empty fields.

The rules are data (``data/lexicon/reading/boilerplate.yaml``), each with lines that it must match
and lines that it must not.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from rolegraph.reading.boilerplate_rules import (
    WHOLE,
    Line,
    Pattern,
    any_of,
    kinds_of,
    lines_of,
    rules_of,
)
from rolegraph.reading.document import Mark, Passage

#: Lines recur in the documents of one house.
_REMEMBERED = 4096
_LONGEST_LIST = 200
_TITLE = re.compile(
    r"(报告|合同|协议|试题|答案|试卷|课件|范文|模板|方案|说明书|简介|标准|论文|教案|题库|讲|ppt|docx?|pdf|"
    r"20\d\d[年版]?|GB/?T)",
    re.IGNORECASE,
)
#: A document's title: short, no stop inside, one of the words that such titles end in.
_NAME = re.compile(
    r"[^。;;,，!！?？:]{2,40}?(职责|说明书|制度|范文|模板|大全|方案|合同|计划|总结|流程|办法|报告|精选|手册)"
    r"[^。;;,，!！?？:]{0,12}"
)
#: 区域经理竞聘演讲稿06-25
_DATED = re.compile(r"[^。;；,，!！?？:]{4,40}?\s*(?:20\d\d-)?[01]\d-[0-3]\d")
_SENTENCE_END = ("。", ";", "!", ".")
#: The kind of each line by the strength of rules.
_Told = Sequence[Mapping[str, str]]


def boilerplate(passage: Passage) -> Iterator[Mark]:
    """Yield what is boilerplate in a Simplified passage without glosses, in order.

    Line breaks are never part of a mark.
    """
    lines = lines_of(passage.text)
    text = "\n".join(line.whole for line in lines)
    inline = any_of("inline").within(text)
    for line, kind in zip(lines, _kinds(lines, any_of(*WHOLE).within(text)), strict=True):
        if kind:
            yield _mark(passage, line.start, line.end, kind)
        elif inline.finds(line.whole):
            yield from _parts(passage, line)


def _mark(passage: Passage, start: int, end: int, kind: str) -> Mark:
    return Mark(passage.starts[start], passage.ends[end - 1], kind)


def _parts(passage: Passage, line: Line) -> Iterator[Mark]:
    for start, end, kind in _inline(line.whole):
        yield _mark(passage, line.start + start, line.start + end, kind)


@lru_cache(maxsize=_REMEMBERED)
def _inline(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return where boilerplate stands inside a line of content, and of which kind."""
    return tuple((*span, r.kind) for r in rules_of("inline") for span in r.pattern.spans(text))


def _kinds(lines: list[Line], asked: Pattern) -> list[str]:
    """Return the kind of every line, "" where it is content."""
    told = [kinds_of(line, asked) for line in lines]
    kinds = [each["certain"] for each in told]
    likely = [each["likely"] or each["notice"] for each in told]
    _spread(kinds, likely, range(1, len(lines)), -1)
    _spread(kinds, likely, range(len(lines) - 2, -1, -1), 1)
    _notices(lines, told, kinds, likely)
    _titles(lines, told, kinds)
    return kinds


def _spread(kinds: list[str], likely: list[str], places: range, neighbour: int) -> None:
    """Let certain lines draw in the likely ones beside them."""
    for place in places:
        if not kinds[place] and likely[place] and likely[place] == kinds[place + neighbour]:
            kinds[place] = likely[place]


def _notices(lines: list[Line], told: _Told, kinds: list[str], likely: list[str]) -> None:
    """Mark a notice's heading and its whole list where half of its items are a site's words."""
    for place, each in enumerate(told):
        kind = "" if kinds[place] else each["notice"]
        items = _listed(lines, place + 1) if kind else range(0)
        if items and 2 * sum(bool(kinds[item] or likely[item]) for item in items) >= len(items):
            for item in (place, *items):
                kinds[item] = kind


def _listed(lines: list[Line], first: int) -> range:
    end = first
    while end < min(len(lines), first + _LONGEST_LIST) and lines[end].listed:
        end += 1
    return range(first, end)


def _named(lines: list[Line], first: int) -> range:
    """Return the lines without bullets that look like other documents' titles."""
    end = first
    while end < min(len(lines), first + _LONGEST_LIST) and _is_name(lines[end].text):
        end += 1
    return range(first, end)


def _is_name(text: str) -> bool:
    """Say whether a line looks like a document's title, or has the day behind it that sites print."""
    return bool(_NAME.fullmatch(text) or _DATED.fullmatch(text))


def _titles(lines: list[Line], told: _Told, kinds: list[str]) -> None:
    """Mark lists of other documents' titles: the last thing in a text, or nearly."""
    tail = len(lines)  # from here on, everything is boilerplate
    for place in range(len(lines) - 1, -1, -1):
        kind = told[place]["titles"]
        items = _listed(lines, place + 1) or _named(lines, place + 1) if kind else range(0)
        texts = [lines[each].text for each in items]
        if kind and items.stop >= tail and _are_titles(texts, bool(kinds[place])):
            for each in (place, *items):
                kinds[each] = kind
        if kinds[place] and (place == tail - 1 or items.stop >= tail):
            tail = place


def _are_titles(texts: list[str], sure: bool) -> bool:
    """Whether the items name documents of every kind, and are no sentences or company papers.

    Under a heading that only sites write (``sure``) no item has to look like a document.
    """
    if any(text.endswith(_SENTENCE_END) for text in texts):
        return False
    own = sum(text.startswith("《") for text in texts)
    named = len(texts) if sure else 3 * sum(bool(_TITLE.search(text)) for text in texts)
    return named >= len(texts) and 2 * own <= len(texts)
