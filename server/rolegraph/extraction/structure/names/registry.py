"""The organisations, units and positions of one document, as they are found."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rolegraph.extraction import labels
from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.identifiers import position_id, unit_id
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.belonging import unit_in
from rolegraph.extraction.structure.names.titles import Title, stands_for
from rolegraph.extraction.structure.names.units import UnitName
from rolegraph.model import Position, Unit
from rolegraph.reading import Document, Passage

#: 设备科|科长
_HEAD = re.compile("(?<=..)([科处室组部课所队班站])\\1长$")
#: A title of so few characters can mean a fuller one.
_BARE = 3


@dataclass(slots=True, eq=False)
class PositionDraft:
    """A position while its document is read; ``defined`` once something is said of it.

    ``placed`` says that a form names its unit (所属部门：销售部).
    """

    id: str
    title: str
    unit: str = ""
    aliases: list[str] = field(default_factory=list)
    headcount: int | None = None
    defined: bool = False
    placed: bool = False
    passages: list[Passage] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class UnitDraft:
    """A unit while its document is read."""

    id: str
    name: str
    type: str
    parent: str
    aliases: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)


class Registry:
    """One organisation's units and positions; a title or name met again is the same one."""

    def __init__(self, organisation: str, document: Document) -> None:
        self.organisation = organisation
        self.document = document
        self.positions: dict[str, PositionDraft] = {}
        self.units: dict[str, UnitDraft] = {}
        self.moved: dict[str, str] = {}

    def position(self, title: Title, passage: Passage, unit: str = "") -> PositionDraft:
        """Return the position of a title, made where the organisation has none of its names yet."""
        draft = self.find(title.name) or next(filter(None, map(self.find, title.aliases)), None)
        if draft is None:
            draft = PositionDraft(position_id(self.organisation, title.name), title.name)
            self.positions[draft.id] = draft
        elif (
            draft.title != title.name
            and not draft.defined
            and plain(draft.title) == plain(title.name)
        ):
            return self.rename(draft, title, passage)
        self._add_names(draft, [title.name, *title.aliases])
        if unit and not draft.unit:
            draft.unit = unit
        if title.headcount is not None:
            draft.headcount = title.headcount
        if len(passage) and passage.span not in [p.span for p in draft.passages]:
            draft.passages.append(passage)
        return draft

    def rename(self, draft: PositionDraft, title: Title, passage: Passage) -> PositionDraft:
        """Give a position of which nothing is said yet its proper title; the old one stays as alias."""
        if title.name != draft.title:
            del self.positions[draft.id]
            old, draft.title = draft.title, title.name
            before, draft.id = draft.id, position_id(self.organisation, title.name)
            self.moved[before] = draft.id
            draft.aliases = [a for a in (*draft.aliases, old) if a != title.name]
            self.positions[draft.id] = draft
        return self.position(title, passage, draft.unit)

    def _add_names(self, draft: PositionDraft, names: Iterable[str]) -> None:
        others = {d.title for d in self.positions.values() if d is not draft}
        for name in names:
            if name not in (draft.title, *draft.aliases) and name not in others:
                draft.aliases.append(name)

    def find(self, title: str) -> PositionDraft | None:
        """Return the position that a title names: by its names, or as 销售员 names 销售人员."""
        for same in (str, plain):
            for draft in self.positions.values():
                if same(title) in map(same, (draft.title, *draft.aliases)):
                    return draft
        return None

    def resolve(self, title: str) -> PositionDraft | None:
        """Return the position that a bare title (经理, 主管) can mean here, where it is one alone."""
        ending = [
            d
            for d in self.positions.values()
            if d.defined
            and len(title) <= _BARE
            and any(stands_for(title, n) for n in (d.title, *d.aliases))
        ]
        return ending[0] if len(ending) == 1 else None

    def unit_of(self, position: str) -> str:
        """Return the name of the unit that a position's title says it is of, else of that it is in, or ""."""
        draft = self.positions.get(position)
        unit = self.units.get(draft.unit) if draft else None
        return unit_in(draft.title) or (unit.name if unit else "") if draft else ""

    def unit(self, name: UnitName, passage: Passage, parent: str = "") -> UnitDraft:
        """Return the unit of a name below its parent, made where there is none."""
        if name.above:
            parent = self.unit(name.above, passage, parent).id
        draft = next(
            (u for u in self.units.values() if u.name == name.name and u.parent == parent), None
        )
        if draft is None and not parent:
            draft = next((u for u in self.units.values() if u.name == name.name), None)
        draft = draft or self._damaged(name.name, parent)
        if draft is None:
            draft = UnitDraft(
                unit_id(self.organisation, name.name, parent), name.name,
                name.type or units.unit_type(name.name), parent,
            )  # fmt: skip
            self.units[draft.id] = draft
        if len(passage) and passage.span not in [p.span for p in draft.passages]:
            draft.passages.append(passage)
        return draft

    def _damaged(self, name: str, parent: str) -> UnitDraft | None:
        """Return the unit beside it that a name can only be with one character lost (售管理部)."""
        return next(
            (
                u
                for u in self.units.values()
                if u.parent == parent
                and len(name) > 2
                and any(u.name[:n] + u.name[n + 1 :] == name for n in range(len(u.name)))
            ),
            None,
        )

    def written(self, bearer: str) -> int:
        """Return how often the document writes the name of a unit or position."""
        unit = self.units.get(bearer)
        return self.document.body.text.count(unit.name if unit else self.positions[bearer].title)

    def join(self, kept: str, gone: str) -> None:
        """Make two units or two positions one; the second's names become other names of the first."""
        if gone in self.units:
            self._join_units(self.units[kept], self.units.pop(gone))
        else:
            self._join_positions(self.positions[kept], self.positions.pop(gone))
        self.moved[gone] = kept

    def _join_units(self, kept: UnitDraft, gone: UnitDraft) -> None:
        if gone.type and not kept.type:
            kept.type = gone.type
        kept.aliases += [
            n for n in (gone.name, *gone.aliases) if n not in (kept.name, *kept.aliases)
        ]
        kept.passages += gone.passages
        for unit in self.units.values():
            unit.parent = kept.id if unit.parent == gone.id else unit.parent
        for position in self.positions.values():
            position.unit = kept.id if position.unit == gone.id else position.unit

    def _join_positions(self, kept: PositionDraft, gone: PositionDraft) -> None:
        self._add_names(kept, [gone.title, *gone.aliases])
        kept.headcount = kept.headcount or gone.headcount
        kept.defined = kept.defined or gone.defined
        spans = [p.span for p in kept.passages]
        kept.passages += [p for p in gone.passages if p.span not in spans]

    def finished_positions(self) -> tuple[Position, ...]:
        """Return the positions as values, in order of their identifiers."""
        return tuple(
            Position(
                id=d.id,
                label=labels.label(d.title, self.document, d.passages),
                organisation=self.organisation,
                unit=d.unit,
                aliases=tuple(d.aliases),
                defined=d.defined,
                headcount=d.headcount,
                evidence=tuple(evidence_of(self.document, p) for p in d.passages),
            )
            for d in sorted(self.positions.values(), key=lambda d: d.id)
        )

    def finished_units(self) -> tuple[Unit, ...]:
        """Return the units as values, in order of their identifiers."""
        return tuple(
            Unit(
                id=d.id,
                label=labels.label(d.name, self.document, d.passages),
                organisation=self.organisation,
                type=d.type,
                parent=d.parent,
                aliases=tuple(d.aliases),
                evidence=tuple(evidence_of(self.document, p) for p in d.passages),
            )
            for d in sorted(self.units.values(), key=lambda d: d.id)
        )


def head_of(title: str) -> str:
    """Return the title of a unit's head as others write it too (设备科科长 as 设备科长)."""
    return _HEAD.sub(r"\1长", title)


def plain(title: str) -> str:
    """Return a title as others write it too: 销售人员 as 销售员, 店员岗位 as 店员.

    运营副总 is written as 运营副总经理, 设备科长 as 设备科科长.
    """
    title = head_of(title)
    bare = title.removesuffix("位").removesuffix("岗")
    if bare != title and titles.is_title(bare):
        return plain(bare)
    if title.endswith("副总"):
        return f"{title}经理"
    return f"{title[:-2]}员" if title.endswith("人员") else title
