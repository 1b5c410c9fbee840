"""What the entries of an info table say of a position: its name, unit, lines and number of holders."""

import re
from dataclasses import dataclass

from rolegraph.extraction.structure import NamedLine, infotables, titles, units
from rolegraph.extraction.structure.infotables import Entry
from rolegraph.extraction.structure.registry import PositionDraft, Registry
from rolegraph.extraction.structure.titles import Title
from rolegraph.extraction.structure.units import UnitName
from rolegraph.extraction.structure.words import opening
from rolegraph.reading import Passage
from rolegraph.reading.characters import HAN
from rolegraph.values import quickly_made, replace

_INSIDE = re.compile(r"[（(]([^（()）]*[:：][^（()）]*)[)）]")
_RUNS_ON = re.compile(rf"(?<={HAN})\d{{1,2}}[.、．](?!\d)|[:：；;●]")


@quickly_made
@dataclass(frozen=True, slots=True)
class Known:
    """The position and unit that a table's entries have named so far, and the lines they state."""

    position: PositionDraft | None = None
    unit: str = ""
    lines: tuple[NamedLine, ...] = ()


def title_of(value: str) -> Title | None:
    """Return the title that an entry gives; what is no known title is taken as it is written.

    What runs on behind it (经理2.直接上级:…) is none of it; None where the entry ``instructs``.
    """
    if instructs(value):
        return None
    own = _RUNS_ON.split(value)[0] or value
    return titles.parse(own) or Title(re.sub(r"\s+", "", own).strip("。.:："))


def instructs(value: str) -> bool:
    """Say whether a value says what is to be written there, as templates do (填写上级岗位名称)."""
    bare = value.strip(" 　:：（(【[<《")
    return titles.parse(bare) is None and opening("keys", "instructions").match(bare) is not None


def enter(registry: Registry, passage: Passage, entry: Entry, known: Known) -> Known:
    """Return what is known once an entry is read; positions and units go to the registry."""
    value = passage.cut(*entry.value).strip()
    if not len(value) or instructs(value.text):
        return known
    if entry.role == "position":
        return replace(known, position=_named(registry, value, known))
    if entry.role == "unit":
        return _placed(registry, value, known)
    if entry.role == "head":
        for title in infotables.names(value.text):
            registry.position(title, value, known.unit)
    if known.position and entry.role in ("superior", "functional", "subordinate"):
        whole = passage.cut(entry.start, entry.end)
        found = _lines(registry, value, whole, entry.role, known)
        return replace(known, lines=(*known.lines, *found))
    if known.position:
        _describe(registry, known.position, value, entry.role)
    return known


def in_brackets(
    registry: Registry, named: Passage, position: PositionDraft
) -> tuple[NamedLine, ...]:
    """Return the lines that entries in brackets behind a title state (区域督导（上级：营运部经理）)."""
    inside = _INSIDE.search(named.text)
    if inside is None:
        return ()
    told, known = named.cut(*inside.span(1)), Known(position)
    for entry in infotables.find(told.text):
        if entry.role in ("superior", "functional", "subordinate", "headcount"):
            known = enter(registry, told, entry, known)
    return known.lines


def _describe(registry: Registry, position: PositionDraft, value: Passage, role: str) -> None:
    """Note a position's planned holders or other names."""
    if role == "headcount" and (digits := re.search(r"\d+", value.text)):
        position.headcount = int(digits[0])
    if role == "alias":
        others = tuple(t.name for t in infotables.names(value.text))
        registry.position(Title(position.title, others), value)


def _named(registry: Registry, value: Passage, known: Known) -> PositionDraft:
    """The name in the table is the position's; one that only headed the table is another name."""
    title = title_of(value.text)
    assert title is not None  # an entry that instructs is not entered
    if known.position is None or known.position.defined:
        return registry.position(title, value, known.unit)
    return registry.rename(known.position, title, value)


def _placed(registry: Registry, value: Passage, known: Known) -> Known:
    name = re.split(r"[、/／，,\s]", value.text)[0].strip("。.")
    if not name or infotables.is_nobody(name) or len(name) > units.LONGEST:
        return known
    unit = units.parse(name) or UnitName(name, units.unit_type(name))
    draft = registry.unit(unit, value.cut(0, len(name)))
    # What the form says of a post goes before the unit that the text's title names.
    if known.position and known.position.unit in ("", known.unit):
        known.position.unit = draft.id
    return replace(known, unit=draft.id)


def _lines(
    registry: Registry, value: Passage, whole: Passage, role: str, known: Known
) -> list[NamedLine]:
    assert known.position
    found = []
    for title in infotables.names(value.text):
        at = value.text.find(title.name)
        named = value.cut(at, at + len(title.name)) if at >= 0 else value
        other = registry.position(title, named)
        if other is known.position:
            continue
        lower, upper = (
            (other, known.position) if role == "subordinate" else (known.position, other)
        )
        kind = "functional" if role == "functional" else "line"
        found.append(
            NamedLine(lower=lower.id, upper=upper.id, kind=kind, basis="stated", passage=whole)
        )
    return found
