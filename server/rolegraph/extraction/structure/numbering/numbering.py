"""The numbers of lists and headings, of every kind, told apart from figures that are content.

Numbers may be glued to what precedes them (…的建议权;2有对…), lack their delimiter or half of
their bracket, or stand in a group in front of their texts. A figure is taken for a number only
where it goes on with a list that is open, or opens one at a boundary.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.numbering.lost_numbers import with_lost
from rolegraph.extraction.structure.numbering.mark_forms import GLYPHS
from rolegraph.extraction.structure.numbering.marks import Mark, candidates, is_quantity, opener
from rolegraph.extraction.structure.wording.words import before, words
from rolegraph.reading.characters import HAN

_SECOND = re.compile(r"[;；。\n]\s*2[.．](?!\d)")
#: A glued 1 begins a list where 2 and 3 stand behind stops (职责1审阅文件;2掌握动态;3制定计划).
_RUN = re.compile(rf"[^\n]{{4,160}}?[;；。\n]\s*2(?={HAN})[^\n]{{4,160}}?[;；。\n]\s*3(?={HAN})")
#: Numbers in brackets begin one where the first and the second both stand before what is done, and a bare
#: number heads one where it stands before few words and the first in brackets (2会议组织管理(1)负责…).
_BRACKETED_RUN = re.compile(r"[^\n(（]{4,200}[(（]2[)）]")
_HEADS_BRACKETED = re.compile(rf"{HAN}(?:{HAN}|、){{2,20}}[(（]\s*1\s*[)）]")
_WEAK = ("bare", "open")
#: What stands for the next number of its list.
_NEXT = ("closed", "lost", "stated")
#: Of a list whose beginning is lost, the number that may open it inside a line.
_FIRST_LEFT = 9
#: No list goes on behind so many others.
_MOST_OPEN = 12


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
    taken = (reader.take(form, mark) for form, mark in candidates(text, fixed))
    return with_lost(text, [mark for mark in taken if mark], fixed)


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

    def take(self, form: str, mark: Mark) -> Mark | None:
        """Return the candidate with its number and remember it, or None where it is no number."""
        if not self._pass_headings(mark) or not self._fits(form, mark):
            return None
        if form in _NEXT:
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
            self.stale = [o for o in self.open if o.kind == "arabic"] or self.stale
            self.open = [
                o for o in self.open if o.kind not in ("arabic", "paren", "circled", "bullet")
            ]
            self.at = end
            self.fresh = True
        return True

    def _boundary(self, mark: Mark) -> bool:
        last = before(self.text, mark.start, " 　\t")
        return (
            not last
            or last in words("numbering")["boundaries"]
            or last in ".．"
            or mark.start in self.ends
            or not self.text[self.at : mark.start].strip(" 　")
            or (last != self.text[mark.start - 1 : mark.start] and bool(mark.delimiter))
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
        if form in (
            "collection",
            "post",
            "step",
            "task",
            "power",
            "chapter",
            "clause",
            "circled",
            "cnparen",
        ):
            return True
        if form == "bullet":
            return self._is_bullet(mark)
        if form in _NEXT:
            return form == "stated" or self._last(mark.kind) > 0
        boundary, ahead = self._boundary(mark), self._goes_on(mark)
        if self._is_figure(form, mark, ahead):
            return False
        if form in _WEAK:
            return self._fits_bare(mark, boundary, ahead)
        if form == "cn":
            return self._fits_cn(mark, boundary, ahead)
        if form == "dotted" and (boundary or len(mark.path) > 2 or self._short_since(mark)):
            return True
        return self._fits_delimited(mark, boundary, ahead)

    def _is_figure(self, form: str, mark: Mark, ahead: int) -> bool:
        """5.2万元 is item 5 of a list that has come to 4, and a figure elsewhere."""
        if form == "dotted":
            return is_quantity(self.text, mark.end)
        digits = self.text[mark.end : mark.end + 1].isdigit()
        if mark.value == 1 and self.fresh and _SECOND.search(self.text, mark.end, mark.end + 120):
            # 1.3%以内的价格优惠权;2.对…: a list, whose first item opens with a figure.
            return False
        return mark.delimiter == "." and digits and ahead != 1

    def _fits_delimited(self, mark: Mark, boundary: bool, ahead: int) -> bool:
        if mark.kind == "letter" and mark.value > 1 and self.text[mark.end - 1].isalpha():
            # b采购主管负责… goes on from a line that begins with a.
            return ahead == 1
        if boundary:
            # 平台大促（如双 11、618）: far into a line no list begins with its eleventh.
            opens = mark.value == 1 or (not self.open and mark.value <= _FIRST_LEFT)
            return opens or ahead > 0 or self._line_start(mark)
        if ahead == 1 or (mark.value == 1 and self._short_since(mark)):
            return True
        if mark.kind == "paren" and mark.value == 1:
            run = _BRACKETED_RUN.match(self.text, mark.end)
            return run is not None and all(verb_at(self.text, at) for at in (mark.end, run.end()))
        return mark.kind == "arabic" and (self._names_next(mark) or self._leaves_letters(mark))

    def _leaves_letters(self, mark: Mark) -> bool:
        """A glued number that goes on with the list in which letters stood (权限范围:A、… B、…改进2、…)."""
        lettered = bool(self.open) and self.open[-1].kind == "letter"
        return lettered and any(
            o.kind == "arabic" and o.last + 1 == mark.value for o in self.stale
        )

    def _names_next(self, mark: Mark) -> bool:
        """A glued number that goes on with a list before the last heading, before a title (2、销售主管:)."""
        if not any(o.last + 1 == mark.value for o in (*self.stale, *self.open)):
            return False
        after = re.match(rf"{HAN}{{2,12}}?(?=\s*[:：]|\d{{1,2}}名)", self.text[mark.end :])
        return bool(after and titles.parse(after[0]))

    def _heads_next(self, mark: Mark) -> bool:
        """A number at the head of a line that holds a title alone, next in its list (2 BIM工程师)."""
        line = self.text[mark.end :].partition("\n")[0]
        due = any(o.last + 1 == mark.value for o in (*self.stale, *self.open))
        return due and self._line_start(mark) and titles.parse(line) is not None

    def _fits_cn(self, mark: Mark, boundary: bool, ahead: int) -> bool:
        if boundary:
            return True
        inside_word = self.text[mark.start - 1] in "统唯之单同专万第每不划逐十百初周期拜"
        return not inside_word and (ahead == 1 or (mark.value == 1 and self._short_since(mark)))

    def _fits_bare(self, mark: Mark, boundary: bool, ahead: int) -> bool:
        if mark.kind == "arabic" and is_quantity(self.text, mark.end):
            return False
        if not boundary:
            return self._fits_glued(mark, ahead)
        if mark.value == 1:
            return self.fresh or self.text[mark.start - 1] in ":：" or self._short_since(mark)
        repeated = any(o.kind == mark.kind and o.last == mark.value for o in self.open)
        return ahead in (1, 2) or repeated or self._heads_next(mark)

    def _fits_glued(self, mark: Mark, ahead: int) -> bool:
        """A bare number inside a line: behind a title, or the next of a list and before an opener."""
        if mark.kind != "arabic":
            return False
        since = self.text[self.at : mark.start]
        if _HEADS_BRACKETED.match(self.text, mark.end):
            second = rf"\D2{_HEADS_BRACKETED.pattern}"
            return ahead == 1 or (
                mark.value == 1 and bool(re.search(second, self.text[mark.end :]))
            )
        if mark.value == 1:
            named = self._short_since(mark) and (titles.parse(since) or units.parse(since))
            return bool(named or _RUN.match(self.text, mark.end))
        return ahead == 1 and bool(opener().match(self.text, mark.end))

    def _is_bullet(self, mark: Mark) -> bool:
        sign = self.text[mark.start : mark.end].strip()
        line = self.text[self.text.rfind("\n", 0, mark.start) + 1 : mark.start]
        if line.count("“") > line.count("”"):
            # “需求申报 - 采购审批 - 入库登记” names a process.
            return False
        if sign[0] == "—":
            # One alone signs a text or goes on with its title (——办公室).
            return len(re.findall(rf"^[ 　\t]*{sign}[ 　\t]*(?={HAN})", self.text, re.M)) > 1
        if sign not in GLYPHS:
            # 25K-35K·14薪, 1.2-1.5万·13薪
            return not re.search(r"[A-Za-z0-9万千元]$", self.text[: mark.start][-1:]) or not (
                self.text[mark.end : mark.end + 1].isdigit()
            )
        return len(re.findall(rf"(?<![A-Za-z0-9]){sign}[ 　]?(?={HAN})", self.text)) > 1

    def _line_start(self, mark: Mark) -> bool:
        return not self.text[self.text.rfind("\n", 0, mark.start) + 1 : mark.start].strip()

    def _remember(self, mark: Mark) -> None:
        self.at = mark.end
        self.fresh = False
        if mark.kind in ("collection", "chapter", "part", "post"):
            self.open = []
            self.fresh = True
            return
        for n in range(len(self.open) - 1, -1, -1):
            o = self.open[n]
            if o.kind == mark.kind and mark.value != 1 and mark.value - o.last in (0, 1, 2, 3):
                del self.open[n + 1 :]
                o.last = mark.value
                return
        self.open = [*self.open[-_MOST_OPEN:], _Open(mark.kind, mark.delimiter, mark.value)]
