"""Titles in sentences → the positions and units of the organisation whose text it is."""

import re
from functools import cache

from rolegraph.extraction import labels
from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.identifiers import position_id, unit_id
from rolegraph.extraction.structure import Outline
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.belonging import are_apart, unit_in
from rolegraph.extraction.structure.names.registry import head_of
from rolegraph.extraction.structure.wording.words import words
from rolegraph.model import Position, Unit
from rolegraph.reading import Document, Passage
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN


class People:
    """The positions and units of one document's organisations, and those that sentences add.

    What a sentence only names becomes a position that is not defined. ``superiors`` are the ids of
    those whom a position's form names above it.
    """

    def __init__(self, outline: Outline, document: Document) -> None:
        self.document = document
        self.positions = {p.id: p for p in outline.positions}
        self.units = {u.id: u for u in outline.units}
        self.superiors: dict[str, str] = {}

    def organisation_of(self, bearer: str) -> str:
        """Return the organisation of a position or unit by its id, or ""."""
        found = self.positions.get(bearer) or self.units.get(bearer)
        return found.organisation if found else ""

    def name(self, bearer: str) -> str:
        """Return the title or name of a position or unit by its id, or ""."""
        found = self.positions.get(bearer) or self.units.get(bearer)
        return found.label.hans if found else ""

    def position(self, title: str, organisation: str, passage: Passage, of: str = "") -> str:
        """Return the id of the position that a title means, made where it is a proper title.

        "" for nobody in particular (上级, 主管领导) and for what is no title. ``of`` is whose words it is in.
        """
        title = re.sub(r"^(?:本|我|该)?公司(?=.{2})", "", title)
        # 补申请报告|本部门经理
        title = re.sub(r"^.?[本我该](?=部门[经主负领总])", "", title)
        if title in words("titles")["unnamed"]:
            return ""
        known = self.beside(title, of) or self.named(title, organisation)
        if not known and (of or not _is_rank(title, passage.text)):
            known = self.meant(title, organisation, of)
        if known:
            return known
        if not organisation or not titles.is_plain(title):
            return ""
        return self._made(title, organisation, passage)

    def _made(self, title: str, organisation: str, passage: Passage) -> str:
        """Return the id of a new position that a sentence only names."""
        made = position_id(organisation, title)
        at = passage.text.find(title)
        place = passage.cut(at, at + len(title)) if at >= 0 else passage
        self.positions[made] = Position(
            id=made,
            label=labels.label(title, self.document, [place]),
            organisation=organisation,
            defined=False,
            evidence=(evidence_of(self.document, place),),
        )
        return made

    def named(self, title: str, organisation: str) -> str:
        """Return the id of the organisation's position that has this title or other name, or ""."""
        own = (p for p in self.positions.values() if p.organisation == organisation)
        return next((p.id for p in own if _is_named(p, title)), "")

    def unit_named(self, name: str, organisation: str) -> str:
        """Return the id of the organisation's unit that has this name, or ""."""
        own = (u for u in self.units.values() if u.organisation == organisation)
        return next((u.id for u in own if u.label.hans == name), "")

    def beside(self, title: str, of: str) -> str:
        """Return the id of the one position of a bare title in the unit of whose words it is in, or ""."""
        here = self._unit_of(of) if title in words("titles")["bare"] else ""
        if not here:
            return ""
        organisation = self.organisation_of(of)
        own = [
            p.id
            for p in self.positions.values()
            if p.organisation == organisation
            and _is_short(p, title)
            and self._unit_of(p.id) == here
        ]
        return own[0] if len(own) == 1 else ""

    def _unit_of(self, bearer: str) -> str:
        """Return the name of the unit that a bearer's title says it is of, else of that it is in, or ""."""
        if bearer in self.units:
            return self.units[bearer].label.hans
        position = self.positions.get(bearer)
        if position is None:
            return ""
        unit = self.units.get(position.unit)
        return unit_in(position.label.hans) or (unit.label.hans if unit else "")

    def meant(self, title: str, organisation: str, of: str = "") -> str:
        """Return the id of the one position that a bare title can mean (经理, 主管), or "".

        One that is described goes before those that are only named. In the words of a unit or its
        post (``of``) the head of another unit is not meant.
        """
        here = self._unit_of(of)
        own = [
            p
            for p in self.positions.values()
            if p.organisation == organisation
            and _is_short(p, title)
            and (p.id == of or not are_apart(here, self._unit_of(p.id)))
        ]
        for group in ([p for p in own if p.defined], own):
            if len(group) == 1:
                return group[0].id
        return ""

    def bearer(self, name: str, organisation: str, passage: Passage, of: str = "") -> str:
        """Return the id of the position or unit that a name means, or "".

        In the words of a position (``of``) a bare title (呈经理核决) is its superior's, if it can be.
        """
        above = self.positions.get(self.superiors.get(of, ""))
        if above and _is_short(above, name):
            return above.id
        leader = _leader().fullmatch(name)
        if leader and organisation:
            title = leader["title"]
            return self.named(title, organisation) or self._made(title, organisation, passage)
        unit = units.parse(name) or units.function(name)
        if unit is None:
            return self.position(name, organisation, passage, of)
        own = [u for u in self.units.values() if u.organisation == organisation]
        known = [u for u in own if u.label.hans == unit.name] or _in_full(own, unit.name)
        known = known or [u for u in own if units.stem(u.label.hans) == unit.name]
        if known:
            return known[0].id
        made = unit_id(organisation, unit.name)
        at = passage.text.find(unit.name)
        place = passage.cut(at, at + len(unit.name)) if at >= 0 else passage
        self.units[made] = Unit(
            id=made,
            label=labels.label(unit.name, self.document, [place]),
            organisation=organisation,
            type=unit.type,
            evidence=(evidence_of(self.document, place),),
        )
        return made


@cache
def _leader() -> re.Pattern[str]:
    """Match who decides by being in charge (分管领导), and not merely by standing above (上级领导)."""
    whose = either(words("titles")["led"])
    led = rf"(?:{whose}|{HAN}{{2,6}}(?:部门?|处|科|室|中心))领导"
    return re.compile(
        rf"(?:其?所在|其|本|我|该)?(?:(?:公司|单位|集团|医院|学校)(?!领导))?(?P<title>{led})(?:班子)?"
    )


def _is_rank(title: str, text: str) -> bool:
    """Say whether words of nobody name a bare title beside others (组长核准；课长核准): each is a rank."""
    every = {found[0] for found in _bare().finditer(text)}
    return title in every and len(every) > 1


@cache
def _bare() -> re.Pattern[str]:
    """Match a bare title that is all of a name: behind who hands it up, or a stop."""
    return re.compile(
        f"(?:(?<=[由经經呈报報送，,。；;、])|(?<=^)){either(words('titles')['bare'])}"
    )


def _in_full(own: list[Unit], name: str) -> list[Unit]:
    """Return the one body that is named here by its last word alone (委员会), if there is one."""
    bare = name in words("units")["bare_bodies"]
    full = [u for u in own if bare and units.in_full(u.label.hans, name)]
    return full if len(full) == 1 else []


def _is_named(position: Position, title: str) -> bool:
    names = (position.label.hans, position.label.en, *position.aliases)
    # 店员 is the 店员岗位 of the text, 设备科长 its 设备科科长.
    return (
        title in names
        or head_of(title) == head_of(position.label.hans)
        or position.label.hans in (f"{title}岗位", f"{title}岗")
    )


def _is_short(position: Position, title: str) -> bool:
    """Say whether a title is a position's without the name of its unit (人力资源部招聘主管)."""
    name = position.label.hans
    if title in words("titles")["bare"]:
        return titles.stands_for(title, name)
    unit = units.parse(name.removesuffix(title)) if name.endswith(title) else None
    return unit is not None and unit.type.endswith(("department", "section"))
