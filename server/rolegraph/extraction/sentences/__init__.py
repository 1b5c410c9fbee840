"""A sentence as the rules read it, and how its parts lead back to the document.

Rules match on ``Sentence.text``: one line, Chinese punctuation, ASCII digits and letters. It has
one character for every character of the passage, so any part of it can be cut as a passage.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import Self

from rolegraph.reading import Document, Mark, Passage, Repair
from rolegraph.reading.characters import HAN
from rolegraph.values import quickly_made

#: Parts of a text, as (start, end).
Span = tuple[int, int]

_WIDE = {"(": "（", ")": "）", ";": "；", "!": "！", "?": "？", "[": "【", "]": "】"}
_NARROW = {"％": "%", "＋": "+", "＝": "=", "＜": "<", "＞": ">", "／": "/", "～": "~", "－": "-"}
_MARKS = str.maketrans(_WIDE | _NARROW)
_SPACE = re.compile(r"\s")
#: Sentences recur in the documents of one house: what so many of them say is remembered.
REMEMBERED = 32_768
#: Several modules read each item's passage, and some all of a document's before the others.
_PASSAGES = 1024
#: How sure a statement still is for each damaged place in it that could not be mended.
_STANDING = 0.9
# 五百万元以下之授信案件, 请购案之核准
_LITERARY = re.compile(
    rf"(?<={HAN}{{2}})(?<![总分反])(?<!随)(?<!之)之"
    rf"(?={HAN}{{2}}|权(?:$|[，。；]))(?![前后间内外一下上中际末余类所]|初(?![评审核]))"
)
_BETWEEN_DIGITS = re.compile(r"(?<!\d),|,(?!\d)")
_COLON = re.compile(r"(?<!\d):|:(?!\d)")
#: 单价50元以下，或总价200元以下的: two bounds of one matter are no two clauses.
_TWO_BOUNDS = re.compile(
    r"(?<=[下内上件宗次笔批])，(?=(?:或者?|[并而]?且)[^，。；由报经]{0,8}?\d[^，。；由报经]{0,8}?(?:以[下内上]|之内|内))"
)
# （含） and （不含5万元） belong to the figure before them.
_BRACKETS = re.compile(
    r"（(?!不?含(?:本数|\d|）))[^（）]*(?:）|$)|【[^【】]*】|(?<![\d十百千万亿元天日月年%折人次台件上下内])（不?含(?:本数|\d)[^（）]*）"
)
#: 对退货有决定权（每单不超过2000元，超过的报总监审批）: a bound and who decides beyond it are clauses.
_BOUND_AND_STEP = re.compile(
    r"（(?![例比譬]?如)(?P<inside>[^（）]*\d[^（）]*[，；](?:如|若)?(?:金额|单笔|单次)?(?:超过|超出|超|高于|低于|\d[^（），；]*以[上下])[^（），；]*"
    r"[报由经][^（），；]{2,12}(?:审批|批准|决定|核准|审核|同意|核批))）"
)
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”|「[^「」]*」|\"[^\"]*\"|（[^（）]*）")
# 费用审批权5000元以上报总经理审批: a right and its ladder without a mark between them; 19:00 is one.
# 负责现金收付同时负责票据保管: the next deed without its comma.
_ENDS = re.compile(
    rf"[，。；！？]|(?<!\d)[:：]|[:：](?!\d)|——+|--+|(?<={HAN})—(?={HAN})"
    r"|(?<=[^有无]权)(?=\d+(?:\.\d+)?[万千百]?元|超[过出])"
    rf"|(?<={HAN}{HAN})(?<![的与和及也并在且员人长师])(?=同时(?:还|要)?(?:负责|做好|完成|兼管|兼任|协助)(?!人))"
)


@quickly_made
@dataclass(frozen=True, slots=True)
class Sentence:
    """A passage without line breaks and stray white space, and the text that rules match."""

    passage: Passage
    text: str

    @classmethod
    def of(cls, passage: Passage) -> "Sentence":
        """Return a passage as one line; white space stays only between Latin words."""
        return _sentence(passage)

    @classmethod
    def pick(cls, passage: Passage, kept: list[int]) -> Self:
        """Return some of a passage's characters as a sentence."""
        one = passage if len(kept) == len(passage) else _pick(passage, kept)
        return cls(one, _marked(one.text))

    @property
    def reading(self) -> str:
        """The words to show: repaired, in the document's own punctuation."""
        return self.passage.text.strip()

    def without_brackets(self) -> Self:
        """Return the sentence without what stands in round or lenticular brackets."""
        if "（" not in self.text and "【" not in self.text:
            return self
        kept = self.outside_brackets()
        return self if len(kept) == len(self.text) else self.pick(self.passage, list(kept))

    def outside_brackets(self) -> Sequence[int]:
        """Return where the characters of the sentence without brackets stand in it."""
        every = range(len(self.text))
        if "（" not in self.text and "【" not in self.text:
            return every
        inside = {i for m in _BRACKETS.finditer(self.text) for i in range(*m.span())}
        return [i for i in every if i not in inside]

    def brackets(self) -> tuple[Span, ...]:
        """Return where the contents of round brackets stand, without the brackets."""
        return brackets_of(self.text)

    def clauses(self) -> tuple[Span, ...]:
        """Return the clauses: what commas, semicolons and stops outside quotes separate."""
        return clauses_of(self.text)

    def cut(self, start: int, end: int) -> Passage:
        """Return a part of the sentence as a passage."""
        return self.passage.cut(start, end)


def brackets_of(text: str) -> tuple[Span, ...]:
    """Return where brackets stand in a text, as ``Sentence.brackets``."""
    if "（" not in text:
        return ()
    return tuple(
        (m.start() + 1, m.end() - m[0].endswith("）"))
        for m in _BRACKETS.finditer(text)
        if m[0].startswith("（")
    )


@lru_cache(maxsize=REMEMBERED)
def clauses_of(text: str) -> tuple[Span, ...]:
    """Return the clauses of a text, as ``Sentence.clauses``."""
    masked = _QUOTED.sub(lambda m: "〇" * len(m[0]), text)
    found, at = [], 0
    for m in _ENDS.finditer(masked):
        found.append((at, m.start()))
        at = m.end()
    found.append((at, len(masked)))
    return tuple((a, b) for a, b in found if b > a)


@lru_cache(maxsize=_PASSAGES)
def _sentence(passage: Passage) -> Sentence:
    text = passage.text
    if _SPACE.search(text) is None:
        return Sentence(passage, _marked(text))
    kept = [i for i, c in enumerate(text) if not c.isspace() or _between_words(text, i)]
    return Sentence.pick(passage, kept)


def _marked(text: str) -> str:
    text = text.translate(_MARKS)
    if "," in text:
        text = _BETWEEN_DIGITS.sub("，", text)
    if "之" in text:
        text = _LITERARY.sub("的", text)
    if "，或" in text or "且" in text:
        text = _TWO_BOUNDS.sub("、", text)
    if "（" in text and "权" in text:
        text = _BOUND_AND_STEP.sub("，\\g<inside>；", text)
    return _COLON.sub("：", text) if ":" in text else text


def _pick(passage: Passage, kept: list[int]) -> Passage:
    return Passage(
        "".join(passage.text[i] for i in kept),
        tuple(passage.starts[i] for i in kept),
        tuple(passage.ends[i] for i in kept),
    )


def _between_words(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()


def certainty(
    document: Document, parts: Iterable[Passage], quoted: Passage | None = None
) -> tuple[float, str]:
    """Return confidence and status of a statement from the repairs in the words it rests on.

    Only damage inside the given parts counts, so that of two rights in one sentence the intact
    one keeps its full confidence. Several repairs multiply, and so does damage that stands; that
    counts in all the words ``quoted``, the item's title too.
    """
    if not (document.repairs or document.damage):
        return 1.0, "extracted"
    parts = list(parts)
    found = dict.fromkeys(r for part in parts for r in _repairs(document, part))
    shown = [*parts, quoted] if quoted else parts
    standing = len({m for part in shown for m in _damage(document, part)})
    confidence = prod(r.confidence for r in found) * _STANDING**standing
    return round(confidence, 3), "repaired" if found else "extracted"


def _damage(document: Document, part: Passage) -> Iterator[Mark]:
    start, end = part.span
    return (mark for mark in document.damage if start <= mark.start and mark.end <= end)


def _repairs(document: Document, part: Passage) -> Iterator[Repair]:
    start, end = part.span
    repairs = document.repairs
    first = bisect_left(repairs, start, key=_begin)
    while first and repairs[first - 1].end >= start:
        first -= 1
    places = tuple(zip(part.starts, part.ends, strict=True))
    for repair in repairs[first:]:
        if repair.start > end:
            return
        if any(_touches(repair, a, b) for a, b in places):
            yield repair


def _begin(repair: Repair) -> int:
    return repair.start


def _touches(repair: Repair, start: int, end: int) -> bool:
    # A character that a repair put in has no width of its own.
    if start == end:
        return repair.start <= start <= repair.end
    return repair.start < end and repair.end > start
