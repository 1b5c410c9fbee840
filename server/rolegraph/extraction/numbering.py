"""The numbers of lists and headings, of every kind, told apart from figures that are content.

Numbers may be glued to what precedes them (…的建议权;2有对…), lack their delimiter or half of
their bracket, or stand in a group in front of their texts. A figure is taken for a number only
where it goes on with a list that is open, or opens one at a boundary.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from rolegraph.extraction import titles, units
from rolegraph.extraction.structure_words import CJK, either, words

_CN = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_WEAK = ("bare", "open")
#: What has no number of its own: it takes the next one of its list.
_NUMBERLESS = {"bullet": "bullet", "closed": "paren", "lost": "arabic"}
_FORMS = ("collection", "chapter", "clause", "post", "dotted", "cnparen", "cn", "paren", "open", "circled",
          "arabic", "bare", "closed", "lost", "letter", "bullet")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """One number or bullet between two offsets of a text.

    ``kind``: collection (第一篇), chapter (第一章), cn (一、), cn-paren ((一)), arabic (1、 1. 1),
    paren ((1)), circled (①), dotted (3.1.2), post (岗位1:), letter (a.) or bullet. ``delimiter`` is
    what follows an arabic number. ``path`` holds a dotted number's parts.
    """

    start: int
    end: int
    kind: str
    value: int
    delimiter: str = ""
    path: tuple[int, ...] = ()


def number(text: str) -> int:
    """Return a number written in digits or in Chinese numerals up to 99."""
    if text.isdigit():
        return int(text)
    tens, _, ones = text.rpartition("十") if "十" in text else ("", "", text)
    if "十" in text:
        return (_CN.find(tens) + 1 or 1) * 10 + (_CN.find(ones) + 1 if ones else 0)
    return _CN.find(ones) + 1


@cache
def _pattern() -> re.Pattern[str]:
    cjk = f'(?=\\s*[{CJK}《“"(（A-Za-z])'
    return re.compile(
        rf"""(?P<collection>第\s*(?P<nth>[{_CN}\d]{{1,3}})\s*[篇份](?=\s*[:：\s])|【\s*篇\s*(?P<piece>\d+)\s*[:：])
        |(?P<chapter>第\s*(?P<chap>[{_CN}\d]{{1,3}})\s*(?:章|节|部分)(?=[\s:：、])|(?<=\n)第[{_CN}]{{1,3}}章)
        |(?P<clause>(?:(?<=\n)|(?<=^)|(?<=[。；;]))[ 　]*第\s*(?P<cls>[{_CN}\d]{{1,3}})\s*条[ 　]*(?=[{CJK}]))
        |(?P<post>(?:岗位|职位)\s*(?P<postn>[{_CN}\d]{{1,3}})\s*[:：])
        |(?P<dotted>\d{{1,2}}(?:[.．]\d{{1,2}})+[.．、]?(?![\d%]){cjk})
        |(?P<cnparen>[（(]\s*(?P<cnp>[{_CN}]{{1,3}})\s*[)）])
        |(?P<cn>(?P<cnn>[{_CN}]{{1,3}})\s?(?:[、.．]{{1,2}}|[,，](?=[{CJK}])))
        |(?P<paren>[（(]\s*(?P<par>\d{{1,2}})\s*[)）])
        |(?P<open>[（(](?P<opn>\d{{1,2}}){cjk})
        |(?P<circled>[{_CIRCLED}])
        |(?P<arabic>(?<!\d)(?<!\d[.．])(?P<num>\d{{1,2}})\s?(?P<delim>[、．）)]|[.](?!\d)|[.](?=\d+年)){{1,2}})
        |(?P<bare>(?<![\d.．\-~≥≤<>=A-Za-z])(?P<bar>\d{{1,2}}){cjk})
        |(?P<closed>(?<=[;；。\n])[)）](?=[{CJK}]))
        |(?P<lost>(?<=[;；。])、(?=[{CJK}]))
        |(?P<letter>(?<![A-Za-z])(?P<let>[a-hA-H])[.、)）](?=\s*[{CJK}]))
        |(?P<bullet>[●■◆▪▶►□➢✓√◇○•·\uf0b7\uf06c\uf06e]\s*|(?:(?<=\n)|(?<=^)|(?<=[{CJK}。；;：:）)]))\s?[-–*]\s+(?=[{CJK}\dA-Za-z《“（(*])|(?<![A-Za-z0-9])[nlu](?=[{CJK}]))
        """,
        re.VERBOSE | re.MULTILINE,
    )


@cache
def _measure() -> re.Pattern[str]:
    alternatives = [
        re.escape(word) + (f"(?!{either(map(str, others))})" if others else "")
        for word, others in words("numbering")["measures"].items()
    ]
    return re.compile(r"\s?(?:" + "|".join(alternatives) + ")")


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(r"\s?" + either(words("numbering")["openers"]))


def is_quantity(text: str, end: int) -> bool:
    """Say whether the digits that end at an offset count something (2年以上, 80户)."""
    return bool(_measure().match(text, end))


def _candidates(text: str, headings: tuple[tuple[int, int], ...]) -> Iterator[tuple[str, Mark]]:
    """Yield what may be a number between the headings.

    Each stretch is read alone: the 1 of 岗位职责21、 is one, for the heading took the 2.
    """
    ends = [end for _, end in headings]
    for low, high in zip([0, *ends], [*(start for start, _ in headings), len(text)], strict=True):
        for m in _pattern().finditer(text[low:high]):
            form, mark = _read(m)
            yield form, replace(mark, start=mark.start + low, end=mark.end + low)


def _read(m: re.Match[str]) -> tuple[str, Mark]:
    form = next(name for name in _FORMS if m[name] is not None)
    return form, _mark(form, m)


def _mark(form: str, m: re.Match[str]) -> Mark:
    at = m.span()
    if form == "dotted":
        path = tuple(int(n) for n in re.findall(r"\d+", m[0]))
        return Mark(*at, "dotted", path[-1], "", path)
    if form == "circled":
        return Mark(*at, "circled", _CIRCLED.index(m[0]) % 20 + 1)
    if form == "letter":
        return Mark(*at, "letter", ord(m["let"].lower()) - 96)
    if form in _NUMBERLESS:
        return Mark(*at, _NUMBERLESS[form], 0, "、" if form == "lost" else "")
    digits = next(
        m[g]
        for g in ("nth", "piece", "chap", "cls", "postn", "cnp", "cnn", "par", "opn", "num", "bar")
        if m[g]
    )
    kind = {"cnparen": "cn-paren", "open": "paren", "bare": "arabic"}.get(form, form)
    delimiter = m["delim"] if form == "arabic" else ""
    if form == "collection" and m["piece"]:
        delimiter = "【"
    return Mark(*at, kind, number(digits), delimiter.replace("．", ".").replace("）", ")"))


@dataclass(slots=True)
class _Open:
    """A list that is open: what its next number is compared with."""

    kind: str
    delimiter: str
    last: int


def find(text: str, headings: Iterable[tuple[int, int]] = ()) -> tuple[Mark, ...]:
    """Return the numbers of a text in order.

    ``headings`` are spans already known to be headings: a list begins anew behind each, and
    nothing inside one is a number.
    """
    fixed = tuple(headings)
    reader = _Reader(text, fixed)
    taken = (reader.take(form, mark) for form, mark in _candidates(text, fixed))
    return _with_lost(text, [mark for mark in taken if mark], fixed)


def _with_lost(
    text: str, marks: list[Mark], headings: tuple[tuple[int, int], ...]
) -> tuple[Mark, ...]:
    """Add an empty mark where a list skips a number and the text shows where its item begins."""
    every = list(marks)
    for n, mark in enumerate(marks):
        if mark.kind != "arabic":
            continue
        following = next((m for m in marks[n + 1 :] if m.kind == "arabic"), None)
        if not following or following.value != mark.value + 2:
            continue
        if any(mark.end <= start < following.start for start, _ in headings):
            continue
        at = _lost_start(text, mark, following)
        if at is not None:
            every.append(Mark(at, at, "arabic", mark.value + 1, mark.delimiter))
    every.sort(key=lambda m: (m.start, m.end))
    every += _lost_ends(text, every, headings)
    return tuple(sorted(every, key=lambda m: (m.start, m.end)))


def _lost_ends(text: str, marks: list[Mark], headings: tuple[tuple[int, int], ...]) -> list[Mark]:
    """Find a list's last item that lost its number: a semicolon ends every item of the list but one."""
    limits = sorted([start for start, _ in headings] + [m.start for m in marks] + [len(text)])
    found = []
    for n, mark in enumerate(marks):
        following = marks[n + 1] if n + 1 < len(marks) else None
        if mark.kind != "arabic" or mark.value < 3 or (following and following.kind == "arabic"):
            continue
        end = limits[bisect_right(limits, mark.start)]
        inner = [m.end() for m in re.finditer("[;；](?=.{4})", text[mark.end : end].rstrip())]
        if len(inner) == 1 and _has_single_items(text, marks, n):
            at = mark.end + inner[0]
            if _opener().match(text, at):
                found.append(Mark(at, at, "arabic", mark.value + 1, mark.delimiter))
    return found


def _has_single_items(text: str, marks: list[Mark], last: int) -> bool:
    """Say whether no item of a list before its last one holds a semicolon inside."""
    n = last
    while n and marks[n - 1].kind == "arabic" and marks[n - 1].value == marks[n].value - 1:
        n -= 1
        if re.search("[;；].", text[marks[n].end : marks[n + 1].start].rstrip(), re.DOTALL):
            return False
    return n < last


def _lost_start(text: str, mark: Mark, following: Mark) -> int | None:
    inside = text[mark.end : following.start]
    starts = [m.end() for m in re.finditer(r"[;；。]\s*(?=\S)", inside)]
    for likely in (rf"{mark.value + 1}(?!\d)", _opener().pattern):
        chosen = [s for s in starts if re.match(likely, inside[s:])]
        if len(chosen) == 1:
            return mark.end + chosen[0]
    if len(starts) == 1:
        return mark.end + starts[0]
    glued = [
        m.end() for m in re.finditer(rf"[{CJK}]权(?=[{CJK}])(?![利力限及和与责益属])", inside)
    ]
    return mark.end + glued[0] if len(glued) == 1 and not starts else None


class _Reader:
    """Walks the candidates of one text in order, remembering which lists are open."""

    def __init__(self, text: str, headings: tuple[tuple[int, int], ...]) -> None:
        self.text = text
        self.headings = headings
        self.ends = {end for _, end in headings}
        self.next_heading = 0
        self.open: list[_Open] = []
        self.stale: list[_Open] = []
        self.at = 0
        self.fresh = True
        self.bullets = set(re.findall(rf"(?<![A-Za-z0-9])([nlu])(?=[{CJK}])", text))

    def take(self, form: str, mark: Mark) -> Mark | None:
        """Return the candidate with its number and remember it, or None where it is no number."""
        if not self._pass_headings(mark) or not self._fits(form, mark):
            return None
        if form in ("closed", "lost"):
            mark = replace(mark, value=self._last(mark.kind) + 1)
        self._remember(mark)
        return mark

    def _last(self, kind: str) -> int:
        return next((o.last for o in reversed(self.open) if o.kind == kind), 0)

    def _pass_headings(self, mark: Mark) -> bool:
        while self.next_heading < len(self.headings):
            start, end = self.headings[self.next_heading]
            if mark.start < start:
                return True
            if mark.start < end:
                return False
            self.next_heading += 1
            self.stale = [o for o in self.open if o.kind == "arabic"]
            self.open = [
                o for o in self.open if o.kind not in ("arabic", "paren", "circled", "bullet")
            ]
            self.at = end
            self.fresh = True
        return True

    def _boundary(self, mark: Mark) -> bool:
        before = self.text[: mark.start].rstrip(" 　\t")[-1:]
        return (
            not before
            or before in words("numbering")["boundaries"] + ".．"
            or mark.start in self.ends
            or (self.at == mark.start)
            or (before != self.text[mark.start - 1 : mark.start] and bool(mark.delimiter))
        )

    def _goes_on(self, mark: Mark) -> int:
        """Return how far the number is ahead of its list's last one; 0 where no list expects it."""
        for o in reversed(self.open):
            if o.kind == mark.kind and 1 <= mark.value - o.last <= 3:
                return mark.value - o.last
        return 0

    def _short_since(self, mark: Mark) -> bool:
        return mark.start - self.at <= 18 and "\n\n" not in self.text[self.at : mark.start].strip()

    def _fits(self, form: str, mark: Mark) -> bool:
        if form in ("collection", "post", "chapter", "clause", "circled", "cnparen"):
            return True
        if form == "bullet":
            return self._is_bullet(mark)
        if form in ("closed", "lost"):
            return self._last(mark.kind) > 0
        boundary, ahead = self._boundary(mark), self._goes_on(mark)
        if form == "dotted" and is_quantity(self.text, mark.end):
            return False
        if form in _WEAK:
            return self._fits_bare(mark, boundary, ahead)
        if form == "cn":
            return self._fits_cn(mark, boundary, ahead)
        if form == "dotted" and (boundary or len(mark.path) > 2 or self._short_since(mark)):
            return True
        return self._fits_delimited(mark, boundary, ahead)

    def _fits_delimited(self, mark: Mark, boundary: bool, ahead: int) -> bool:
        if boundary:
            opens = mark.value == 1 or not self.open
            return opens or ahead > 0 or self._line_start(mark)
        if ahead == 1 or (mark.value == 1 and self._short_since(mark)):
            return True
        return mark.kind == "arabic" and self._names_next(mark)

    def _names_next(self, mark: Mark) -> bool:
        """A glued number that goes on with a list before the last heading, before a title (2、销售主管:)."""
        if not any(o.last + 1 == mark.value for o in (*self.stale, *self.open)):
            return False
        after = re.match(rf"[{CJK}]{{2,12}}?(?=\s*[:：]|\d{{1,2}}名)", self.text[mark.end :])
        return bool(after and titles.parse(after[0]))

    def _fits_cn(self, mark: Mark, boundary: bool, ahead: int) -> bool:
        if boundary:
            return True
        inside_word = self.text[mark.start - 1] in "统唯之单同专万第每不划逐十百初"
        return not inside_word and (ahead == 1 or (mark.value == 1 and self._short_since(mark)))

    def _fits_bare(self, mark: Mark, boundary: bool, ahead: int) -> bool:
        if mark.kind == "arabic" and is_quantity(self.text, mark.end):
            return False
        if not boundary:
            return self._fits_glued(mark, ahead)
        if mark.value == 1:
            return self.fresh or self.text[mark.start - 1] in ":：" or self._short_since(mark)
        repeated = any(o.kind == mark.kind and o.last == mark.value for o in self.open)
        return ahead in (1, 2) or repeated

    def _fits_glued(self, mark: Mark, ahead: int) -> bool:
        """A bare number inside a line: behind a title, or the next of a list and before an opener."""
        if mark.kind != "arabic":
            return False
        since = self.text[self.at : mark.start]
        if mark.value == 1:
            return bool(self._short_since(mark) and (titles.parse(since) or units.parse(since)))
        return ahead == 1 and bool(_opener().match(self.text, mark.end))

    def _is_bullet(self, mark: Mark) -> bool:
        sign = self.text[mark.start : mark.end].strip()
        if sign not in ("n", "l", "u"):
            return True
        return len(re.findall(rf"(?<![A-Za-z0-9]){sign}(?=[{CJK}])", self.text)) > 1

    def _line_start(self, mark: Mark) -> bool:
        return not self.text[self.text.rfind("\n", 0, mark.start) + 1 : mark.start].strip()

    def _remember(self, mark: Mark) -> None:
        self.at = mark.end
        self.fresh = False
        if mark.kind in ("collection", "chapter", "post"):
            self.open = []
            self.fresh = True
            return
        for n in range(len(self.open) - 1, -1, -1):
            o = self.open[n]
            if o.kind == mark.kind and mark.value != 1 and mark.value - o.last in (0, 1, 2, 3):
                del self.open[n + 1 :]
                o.last = mark.value
                return
        self.open.append(_Open(mark.kind, mark.delimiter, mark.value))
