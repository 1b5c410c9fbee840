"""Tree → whose text is whose: units, positions, their sections and the lines that structure shows."""

from dataclasses import dataclass, field

from rolegraph.extraction.structure import SECTION_KINDS, Item, NamedLine, Section
from rolegraph.extraction.structure.bearers import headcounts, particulars, unit_forms
from rolegraph.extraction.structure.bearers.speech import Speech
from rolegraph.extraction.structure.charts import chart_entries, charts
from rolegraph.extraction.structure.classifying import item_titles
from rolegraph.extraction.structure.forms import entries
from rolegraph.extraction.structure.forms.entries import Known
from rolegraph.extraction.structure.items import item_kinds, items
from rolegraph.extraction.structure.names import units
from rolegraph.extraction.structure.names.registry import PositionDraft, Registry
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.pieces import strays
from rolegraph.extraction.structure.pieces.tree import Node, is_anothers, list_title, section_kind
from rolegraph.extraction.structure.prose import offices, prose
from rolegraph.extraction.structure.wording import section_words
from rolegraph.reading import Passage
from rolegraph.values import quickly_made, replace

#: Sections whose text makes a position a defined one.
NORMATIVE = (
    "duties",
    "authorities",
    "mixed",
    "prohibitions",
    "submitted",
    "process",
    "qualifications",
)
_HEADINGS = ("root", "unit", "position", "section", "article")


@dataclass(slots=True)
class Gathered:
    """The sections and lines of one text, in the order in which they stand."""

    sections: list[Section] = field(default_factory=list)
    lines: list[NamedLine] = field(default_factory=list)
    loose: list[Section] = field(default_factory=list)


@quickly_made
@dataclass(frozen=True, slots=True)
class _Context:
    """Whose text this is, and what the section that it stands in holds.

    ``own`` says that the unit is a heading here, not only what the text's title names; ``also`` are
    posts that the heading names beside the position, ``head`` who heads the unit by its form.
    """

    unit: str = ""
    own: bool = False
    position: PositionDraft | None = None
    section: str = ""
    also: tuple[PositionDraft, ...] = ()
    head: PositionDraft | None = None


def gather(registry: Registry, passage: Passage, tree: Node, unit: str = "") -> Gathered:
    """Read one text's tree: units and positions go to the registry, the rest is returned.

    ``unit`` is the id of the unit that the text's title names, "" for none.
    """
    reader = _Reader(registry, passage)
    reader.visit(tree, _Context(unit=unit))
    for stray in reader.strays:
        found = strays.continued(stray, reader.gathered.sections)
        (reader.gathered.sections if found.bearer else reader.gathered.loose).append(found)
    return reader.gathered


class _Reader:
    """Walks one tree; ``last`` is the position that a section without bearer belongs to."""

    def __init__(self, registry: Registry, passage: Passage) -> None:
        self.registry = registry
        self.passage = passage
        self.gathered = Gathered()
        self.last: PositionDraft | None = None
        self.before: Item | None = None
        self.strays: list[Section] = []

    def visit(self, node: Node, context: _Context) -> None:
        """Read a heading, its items, then what stands below it."""
        context = self._entered(node, context)
        told = [child for child in node.children if child.kind == "entry"]
        form = context.position is None and unit_forms.describes_unit(node)
        for child in unit_forms.in_order(told) if form else told:
            context = self._entry(child, context, form)
        if node.kind in _HEADINGS and node.section != "closing":
            self._section(node, context)
        context = replace(context, own=True) if form and context.unit else context
        for child in node.children:
            self._below(child, context)

    def _below(self, node: Node, context: _Context) -> None:
        """Visit headings; inside groups and items, whose words are read already, only those."""
        if node.kind in _HEADINGS:
            self.visit(node, context)
            return
        for child in node.children:
            self._below(child, context)

    def _cut(self, span: tuple[int, int]) -> Passage:
        return self.passage.cut(*span).strip()

    def _words(self, node: Node) -> str:
        return self._cut((node.start, node.end)).text

    def _entered(self, node: Node, context: _Context) -> _Context:
        # What a section says of its own text (a chart, a preface) is not said of a heading in it.
        # 采购部职责概述 says what the unit does.
        whole = "duties" if node.kind == "unit" else section_kind(node)
        held = whole if node.section == "overview" else node.section
        section = held or (context.section if context.section in NORMATIVE else "")
        if node.kind == "unit" and node.unit:
            above = context.unit
            over = self.registry.units.get(above)
            beside = over and units.is_function(node.unit.name) and units.is_function(over.name)
            if over and (over.name == node.unit.name or beside):
                above = over.parent
            draft = self.registry.unit(node.unit, self._cut(node.named), above)
            return _Context(unit=draft.id, own=True, section=section)
        if node.kind == "position" and node.title:
            named = self._cut(node.named)
            # 各部门主管 are of no one unit.
            unit = "" if named.text.startswith("各") else context.unit
            self.last = self.registry.position(node.title, named, unit)
            self.gathered.lines += entries.in_brackets(self.registry, named, self.last)
            also = tuple(self.registry.position(Title(n), named) for n in node.title.beside)
            return replace(context, position=self.last, section=section, also=also)
        if node.kind == "position":
            # 各部门职责, 普通员工：
            return _Context(section=section)
        if node.kind == "section":
            bearer = None if section_words.is_units_own(self._words(node)) else context.position
            return replace(context, section=section_kind(node), position=bearer)
        return context

    def _entry(self, node: Node, context: _Context, form: bool) -> _Context:
        """Read a key and its value; in a unit's ``form`` they are said of the unit and its head."""
        entry = node.piece.entry if node.piece else None
        if entry is None:
            return context
        last = None if form or entry.role == "position" else self.last
        before = Known(context.position or last, context.unit, context.head if form else None)
        known = entries.enter(self.registry, self.passage, entry, before)
        self.gathered.lines += known.lines
        self.last = known.position or self.last
        if known.position and (told := entries.told(self.passage, entry, known.position)):
            known.position.defined = known.position.defined or told.kind in NORMATIVE
            self.gathered.sections.append(replace(told, organisation=self.registry.organisation))
        also = context.also if known.position is context.position else ()
        context = replace(context, unit=known.unit, position=known.position)
        return replace(context, also=also, head=known.head)

    def _section(self, node: Node, context: _Context) -> None:
        kind = context.section or "duties"
        node, others = offices.told_apart(node, self.passage.text)
        if others:
            self._spoken(others, kind, context)
        if kind == "chart":
            self._chart(node, context)
        elif kind == "headcount":
            self._headcounts(node, context)
        elif context.position or self._is_lasts(node, context):
            self._of(node, kind, context.position or self.last, context)
        elif (
            context.own or (context.unit and section_words.is_of_unit(self._words(node)))
        ) and not self._names(node):
            self._of(node, kind, None, context)
        else:
            self._spoken(node, kind, context)

    def _names(self, node: Node) -> bool:
        """Say whether the paragraphs of a unit, or most items, name positions whose duties they are."""
        text = self.passage.text
        own = [c for c in node.children if c.kind in ("text", "item")]
        told = [(c.kind, prose.subject(text[c.start : c.end].lstrip())) for c in own]
        named = [kind for kind, who in told if who and who.title]
        return "text" in named or len(named) * 2 > len(told)

    def _names_others(self, node: Node) -> bool:
        """Say whether most items of a section name a unit whose duty each is (1.1后勤部负责采购)."""
        text = self.passage.text
        told = [prose.subject(text[c.start : c.end].lstrip()) for c in node.children]
        return sum(1 for who in told if who and who.unit and not who.start) * 2 > len(told)

    def _is_lasts(self, node: Node, context: _Context) -> bool:
        """A section without bearer is the last position's (二、岗位职责 behind 一、基本信息)."""
        return (
            node.kind == "section"
            and node.section in NORMATIVE
            and not context.own
            and bool(self.last)
            and not is_anothers(node)
            and not self._names_others(node)
            and not section_words.is_units_own(self._words(node))
        )

    def _of(
        self, node: Node, kind: str, position: PositionDraft | None, context: _Context
    ) -> None:
        found = particulars.passed_over(node, items.collect(self.passage, node, kind))
        if not found:
            return
        before, self.before = self.before, found[-1]
        if strays.is_stray(found, before):
            loose = self.gathered.loose
            kept = len(loose)
            self._keep(node, kind, "", found)
            self.strays += loose[kept:]
            del loose[kept:]
            return
        drafts = [position, *context.also] if position else []
        for draft in drafts if kind in NORMATIVE else ():
            draft.defined = True
        bearer = position.id if position else context.unit
        for draft in drafts:
            told = [item_titles.acting(item, draft.title) for item in found]
            self._keep(node, kind, draft.id, told)
        if not drafts:
            self._keep(node, kind, bearer, found)
        if led := items.leading_in(self.passage, node):
            self._keep(node, "lines", bearer, led)

    def _keep(self, node: Node, kind: str, bearer: str, found: list[Item]) -> None:
        title = list_title(node, self.passage.text)
        for part, own in item_kinds.split(
            kind if kind in (*SECTION_KINDS, "mixed") else "other", found
        ):
            section = Section(
                kind=part,
                bearer=bearer,
                items=tuple(own),
                title=title,
                organisation=self.registry.organisation,
            )
            (self.gathered.sections if bearer else self.gathered.loose).append(section)

    def _spoken(self, node: Node, kind: str, context: _Context) -> None:
        """Read text that no heading gives a bearer: its sentences may name their own."""
        speech = Speech(self.registry, self.passage, context.unit, steps=kind == "process")
        for child in node.children:
            if child.kind in ("item", "text", "group"):
                speech.hear(child)
        self.gathered.sections += speech.sections
        alone = speech.bearers and {*speech.bearers} == {*self.registry.positions}
        if (kind == "overview" or node.kind == "root") and alone:
            # What speaks of one post alone says whose the sections below are.
            self.last = self.registry.positions[speech.bearers[0]]
        if speech.rest:
            self._keep(node, kind, "", speech.rest)

    def _chart(self, node: Node, context: _Context) -> None:
        drawn = [c for c in node.children if c.kind in ("text", "item")]
        self._noted([c for c in drawn if self._tells(c)], context)
        names = [c for c in drawn if not (self._says(c) or self._tells(c))]
        spans = [(c.start, c.end) for c in names]
        if spans and names == drawn:
            spans = [(spans[0][0], spans[-1][1])]
        heading = node.piece.heading if node.piece else None
        for span in spans:
            self.gathered.lines += chart_entries.enter(
                self.registry,
                charts.read(self.passage.cut(*span)),
                heading.unit if heading else None,
            )

    def _says(self, node: Node) -> bool:
        return prose.says_more(self.passage.text[node.start : node.end])

    def _tells(self, node: Node) -> bool:
        """Say whether a line of a chart is a sentence, as remarks below it are."""
        return prose.tells(self.passage.text[node.start : node.end].strip())

    def _noted(self, told: list[Node], context: _Context) -> None:
        """Read the remarks on a chart: who acts in them is named by themselves."""
        speech = Speech(self.registry, self.passage, context.unit)
        for node in told:
            speech.hear(node)
        self.gathered.sections += speech.sections
        if speech.rest:
            loose = Section(
                kind="other",
                bearer="",
                items=tuple(speech.rest),
                organisation=self.registry.organisation,
            )
            self.gathered.loose.append(loose)

    def _headcounts(self, node: Node, context: _Context) -> None:
        for child in node.children:
            if child.kind in ("text", "item"):
                headcounts.count(self.registry, self._cut((child.start, child.end)), context.unit)
        self._spoken(node, "other", context)
