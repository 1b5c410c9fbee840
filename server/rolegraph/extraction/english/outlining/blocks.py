"""A document's lines sorted to the positions and units they speak of."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from rolegraph.extraction.english.lists.asked_for import turns_to_applicants
from rolegraph.extraction.english.norms.delegations import receiver
from rolegraph.extraction.english.outlining.classify import Around, is_titled, line_of
from rolegraph.extraction.english.outlining.digressions import digression
from rolegraph.extraction.english.outlining.fieldlines import with_rest
from rolegraph.extraction.english.outlining.unheaded import begins_tasks, first_tasks
from rolegraph.extraction.english.page import headings
from rolegraph.extraction.english.page.cards import (
    begins_again,
    begins_card,
    delegate_of,
    ends_card,
    holds_power,
)
from rolegraph.extraction.english.page.chapter_marks import numbered_as
from rolegraph.extraction.english.page.chapters import (
    ends_list,
    ends_section,
    is_apart,
    is_chapter_behind,
    is_next_chapter,
    is_past,
    levels_inside,
    number_of,
)
from rolegraph.extraction.english.page.headings import (
    Field,
    SectionHeading,
    TitleHeading,
    UnitHeading,
    heading_like,
)
from rolegraph.extraction.english.page.organisations import names_firm, organisation_name
from rolegraph.extraction.english.page.paragraph import Paragraph, paragraph_of
from rolegraph.extraction.english.page.parts import Block, Part
from rolegraph.extraction.english.page.sections import section
from rolegraph.extraction.english.page.unlisted import OWNED, names_post
from rolegraph.extraction.english.wording.short_titles import meant
from rolegraph.extraction.english.wording.titles import is_body, label, titles_in, unwrapped
from rolegraph.reading import Passage

#: Fields whose value on the next line is a title, or they are no fields.
_TITLED = ("position", "superior", "functional", "subordinates")


class Blocks:
    """Collects the blocks of one document, line by line.

    ``titles`` are positions' titles that stand in tables, in order. ``body`` is the committee whose
    terms of reference these are: what no title stands above is its own, "2. Secretary" a chapter. A text
    that ``delegates`` does so to whom it is addressed.
    """

    def __init__(
        self, titles: Iterable[Passage] = (), *, body: str = "", delegates: bool = False
    ) -> None:
        self._given, self._run = list(titles), tuple[Paragraph, ...]()
        self._body, self._delegates = body, delegates
        self.done: list[Block] = []
        self._block = Block()
        self._unit: UnitHeading | None = None
        self._organisation: tuple[str, Passage | None] = ("", None)
        self._candidate: Paragraph | None = None
        self._heading: Paragraph | None = None
        self._following: Paragraph | None = None
        self._open: Field | None = None
        self._number = self._point = self._titled_at = ""
        self._styles: list[object] = []
        self._style: object = None
        self._titled, self._inside = Counter[int](), Counter[str]()
        self._inner: dict[tuple[int, int], int] = {}
        self._tasks: dict[tuple[int, int], str] = {}
        self._chapter, self._level, self._told = 0, 0, False

    def feed(self, every: Iterable[Paragraph]) -> "Blocks":
        """Take paragraphs in order; return the collector itself."""
        self._run = run = tuple(every)
        self._titled.update(p.level for p in run if p.level and is_titled(p))
        self._inner, self._tasks = levels_inside(run), first_tasks(run)
        for at, paragraph in enumerate(run):
            while self._given and self._given[0].span[0] < paragraph.whole.span[0]:
                passage = self._given.pop(0)
                self._title(passage.text.strip(), passage, 0)
            self._take(paragraph, run[at + 1] if at + 1 < len(run) else None)
        return self

    def finish(self) -> tuple[Block, ...]:
        """Return every block in order."""
        return tuple(b for b in (*self.done, self._block) if b.is_told)

    def _take(self, paragraph: Paragraph, following: Paragraph | None) -> None:
        if (self._open and self._value(paragraph)) or self._organisation_line(paragraph):
            return
        self._following = following
        around = Around(self._block, self._number, self._body)
        line = line_of(paragraph, following, around)
        self._chapter = paragraph.level or self._chapter
        match line:
            case Field():
                self._field(line)
            case SectionHeading():
                self._chapter_of(paragraph)
                if line.prose:
                    self._content(paragraph)
                self._section(line)
                self._point = number_of(paragraph) if line.title else ""
            case TitleHeading():
                self._inside[self._number] += not paragraph.marker
                self._style = numbered_as(paragraph)
                self._styles.append(self._style)
                level = line.level or self._inner.get(paragraph.whole.span, 0)
                again = label(line.title).casefold() == label(self._block.title).casefold()
                self._title(line.title, line.whole, level)
                self._titled_at = number_of(paragraph) or self._titled_at * again
            case UnitHeading():
                self._unit_heading(line)
            case _:
                self._leave_body(paragraph, following)
                self._content(paragraph)

    def _chapter_of(self, paragraph: Paragraph) -> None:
        """Note where a section begins; a chapter beside those of positions is nobody's."""
        over = self._is_past(paragraph) or is_chapter_behind(
            paragraph, self._block, self._titled_at
        )
        self._number, self._level = number_of(paragraph), paragraph.level
        style = numbered_as(paragraph)
        if (style and self._styles.count(style) > 1) or self._is_above(paragraph) or over:
            self._close()

    def _leave_body(self, paragraph: Paragraph, following: Paragraph | None) -> None:
        """End what is somebody's where a heading of something else stands."""
        block = self._block
        listed = self._body or (self._told and not paragraph.level)
        others = listed and ends_list(block.parts, paragraph, following)
        # Where titles head chapters of one level, another heading there is of something else.
        beside = 0 < paragraph.level == block.level and self._titled[block.level] > 1
        style = numbered_as(paragraph)
        alike = bool(style and style == self._style and heading_like(paragraph))
        alike |= bool(self._body) and is_apart(paragraph) and not block.is_full
        over = beside or alike or self._is_above(paragraph) or self._is_past(paragraph)
        over |= is_next_chapter(paragraph, following, self._titled_at)
        if block.title and (others or over or ends_card(paragraph, block)):
            self._close()
        if self._unit and 0 < paragraph.level <= self._unit.level:
            self._unit = None
            self._close()

    def _is_above(self, paragraph: Paragraph) -> bool:
        """Say whether a heading stands above that below which the block's title is."""
        return bool(self._block.title) and 0 < paragraph.level < self._block.level

    def _is_past(self, paragraph: Paragraph) -> bool:
        """Say whether a chapter begins behind that in which several titles, or one's list, stand."""
        several = self._inside[self._number] > 1 and bool(self._block.title)
        return is_past(paragraph, self._number if several else "", self._point, told=self._told)

    def _value(self, paragraph: Paragraph) -> bool:
        """Take a paragraph as the value of the label above it; say whether it was one."""
        label, self._open = self._open, None
        assert label is not None
        if section(paragraph) or (headings.field(paragraph) and ":" in paragraph.text):
            return False
        line = replace(label, value=paragraph.passage)
        named = label.kind not in _TITLED or bool(titles_in(with_rest(line)[0].value.text))
        if named:
            self._field(line)
        return named

    def _organisation_line(self, paragraph: Paragraph) -> bool:
        block = self._block
        first = not (self.done or block.parts or block.fields or block.title)
        # "Company: Alder Paper Ltd" among a form's first lines is one of its fields.
        labelled = not self._block.is_full and headings.field(paragraph) is not None
        free = (not block.parts or paragraph.level) and not labelled
        name = organisation_name(paragraph, first) if free else ""
        headed = self._block.is_bare and self._block.level and not paragraph.level
        if headed and names_firm(paragraph):  # below a heading, and in no chart
            name = paragraph.text.strip("*_ ")
        if name and name != self._organisation[0]:
            # "Shift Leader" above "Alder Paper Ltd, Leeds" is a title with its employer below.
            if not self._block.is_bare or paragraph.level:
                self._close()
            self._organisation = (name, paragraph.passage)
            self._block.organisation, self._block.organisation_at = self._organisation
        if name and (chart := section(paragraph)) and chart.kind == "lines":
            self._section(chart)
        return bool(name)

    def _field(self, line: Field) -> None:
        if not line.value.text:
            self._open = line
            return
        if line.kind == "organisation":
            self._organisation = (line.value.text, line.value)
            self._block.organisation, self._block.organisation_at = self._organisation
            return
        named = receiver(line.value) if self._delegates and line.label == "to" else None
        if named:  # the addressee of a letter of delegation
            line = replace(line, kind="position", value=named)
        if line.kind in {"position", "delegate"}:
            self._name(line)
            return
        if begins_again(line, self._block):
            self._close()
        first, more = with_rest(line)
        self._block.fields.append(first)
        for passage in more:
            self._content(paragraph_of(passage))

    def _name(self, line: Field) -> None:
        """Take the title of a field; a delegate's is that of the power right above it."""
        if line.kind == "delegate" and holds_power(self._block):
            power = self._block.parts.pop()
            self._set_aside()
            self._block.parts = [power]
            self._block.title, self._block.title_at = delegate_of(line), line.value
        else:
            self._title(delegate_of(line), line.value, 0)

    def _section(self, line: SectionHeading) -> None:
        block = self._block
        others = line.others and bool(block.title) and not is_body(block.title)
        past = others or (self._told and line.kind not in OWNED)
        # Whose form (no chapter) a text is stays so behind a list that names them once more.
        again = not block.level and line.title.casefold() == block.title.casefold()
        if line.title:
            # "The Buyer will:" is told inside a chapter, and ends with it.
            level = 0 if again else line.level or (self._chapter and self._chapter + 1)
            self._title(line.title, line.whole, level)
        elif past or begins_card(line, self._block):
            self._close()
        # not "Buyer Job Description"
        told = bool(line.title) and unwrapped(line.text) != line.title
        self._told = (told and not again) or (self._told and line.kind in OWNED)
        if line.kind in OWNED and self._body and not self._block.title:
            self._title(self._body, line.whole, line.level)
        elif line.kind in OWNED and not others:
            self._adopt(line)
        self._block.parts.append(Part(line.kind, line.text))
        if line.rest:
            self._content(paragraph_of(line.rest))

    def _title(self, title: str, passage: Passage, level: int) -> None:
        block = self._block
        title = meant(title, block.title, self._body)
        if label(block.title).casefold() == label(title).casefold() and not block.is_full:
            return
        if block.title or block.is_full:
            self._close()
        elif block.parts:
            self._set_aside()
        if self._unit and level and self._unit.level and level <= self._unit.level:
            self._unit = None
        self._block.title, self._block.title_at, self._block.level = title, passage, level
        self._candidate, self._heading, self._told = None, None, False

    def _set_aside(self) -> None:
        """Part the text before a first title from what is the title's; fields stay with it."""
        parts, self._block.parts = self._block.parts, []
        self.done.append(replace(self._fresh(), named_unit=None, parts=parts))

    def _unit_heading(self, line: UnitHeading) -> None:
        self._close()
        self._unit = line
        self._block = self._fresh()

    def _content(self, paragraph: Paragraph) -> None:
        place = (self._number, self._level, any(block.is_told for block in self.done))
        parts = self._block.parts
        if turned := digression(paragraph, self._following, self._block):
            parts.append(turned)
        elif not parts or ends_section(self._block, paragraph, self._following, place):
            parts.append(Part("", paragraph.text))
        elif parts[-1].kind == "qualifications" and turns_to_applicants(paragraph):
            parts.append(Part("other", paragraph.text))
        elif begins_tasks(parts[-1].kind, self._tasks.get(paragraph.whole.span, "")):
            parts.append(Part("duties"))
        self._block.parts[-1].content.append(paragraph)
        apart = heading_like(paragraph) and not paragraph.marker and not self._block.title
        self._candidate = paragraph if apart else None
        top = self._block.parts[0]
        first = top.content == [paragraph] and not (self.done or top.kind)
        if apart and (first or paragraph.level == 1):
            self._heading = paragraph

    def _adopt(self, heading: SectionHeading) -> None:
        """Take the line right above a first section as its title where no other was given."""
        block = self._block
        line = None if block.title or self._unit else self._candidate or self._heading
        self._candidate = self._heading = None
        if line is None or not names_post(line, heading.text, self._run):
            return
        block.parts = [p for p in block.parts if p.content != [line]]
        self._title(unwrapped(line.text), line.passage, line.level)
        self._style = numbered_as(line)

    def _close(self) -> None:
        self._point = ""
        self.done.append(self._block)
        self._block = self._fresh()

    def _fresh(self) -> Block:
        name, passage = self._organisation
        return Block(named_unit=self._unit, organisation=name, organisation_at=passage)
