"""What the entries of an info table say of a position: its name, unit, lines and number of holders."""

import re
from dataclasses import dataclass
from functools import cache

from rolegraph.extraction.structure import Item, NamedLine, Section
from rolegraph.extraction.structure.forms import infotables
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.registry import PositionDraft, Registry
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.names.units import UnitName
from rolegraph.extraction.structure.wording import info_keys
from rolegraph.extraction.structure.wording.info_keys import Entry
from rolegraph.extraction.structure.wording.words import opening, words
from rolegraph.reading import Passage
from rolegraph.reading.characters import HAN
from rolegraph.values import quickly_made, replace

_INSIDE = re.compile(r"[（(]([^（()）]*[:：][^（()）]*)[)）]")
#: 包装部|（或具体车间：如袋装车间）
_OR = re.compile(r"[（(](?:或|如)[^（()）]*[)）]$")
_RUNS_ON = re.compile(rf"(?<={HAN})\d{{1,2}}[.、．](?!\d)|[:：；;●]")
# What an info table's keys hold whose values are sentences.
_TOLD = {
    "overview": "overview",
    "charge": "duties",
    "appraisal": "measures",
    "promotion": "career",
}
# A key that says of what its value speaks (考核周期：每年一次).
_WHOLE = ("appraisal", "promotion")


@quickly_made
@dataclass(frozen=True, slots=True)
class Known:
    """The position and unit that a table's entries have named so far, and the lines they state.

    ``head`` is who heads the unit, where the form is the unit's.
    """

    position: PositionDraft | None = None
    unit: str = ""
    head: PositionDraft | None = None
    lines: tuple[NamedLine, ...] = ()


def title_of(value: str) -> Title | None:
    """Return the title that an entry gives; what is no known title is taken as it is written.

    What runs on behind it (经理2.直接上级:…) is none of it; None where the entry ``instructs``.
    """
    if instructs(value):
        return None
    value = _INSIDE.sub("", value)
    own = _RUNS_ON.split(value)[0] or value
    return titles.parse(own) or Title(re.sub(r"\s+", "", own).strip("。.:："))


def instructs(value: str) -> bool:
    """Say whether a value says what is to be written there (填写上级岗位名称), or explains it by examples."""
    bare = value.strip(" 　:：（(【[<《")
    if titles.parse(bare) is not None:
        return False
    told = opening("keys", "instructions").match(bare) or _explanation().match(bare)
    return told is not None


@cache
def _explanation() -> re.Pattern[str]:
    return re.compile("|".join(words("keys")["explaining"]))


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
        heads = [registry.position(t, value, known.unit) for t in infotables.names(value.text)]
        return replace(known, head=heads[0] if len(heads) == 1 else None)
    if known.unit and not known.position and (entry.role == "above" or _lists_posts(entry)):
        _inside(registry, value, entry.role, known)
        return known
    if (known.position or known.head) and entry.role in ("superior", "functional", "subordinate"):
        whole = passage.cut(entry.start, entry.end)
        found = _lines(registry, value, whole, entry.role, known)
        return replace(known, lines=(*known.lines, *found))
    if known.position:
        _describe(registry, known.position, value, entry.role)
    return known


def told(passage: Passage, entry: Entry, position: PositionDraft) -> Section | None:
    """Return the value of a key that is a sentence about its position (管理责任：对…负责), else None."""
    if entry.role not in _TOLD:
        return None
    whole, value = (passage.cut(*span).strip() for span in ((entry.start, entry.end), entry.value))
    item = Item(passage=whole, body=whole if entry.role in _WHOLE else value)
    return Section(kind=_TOLD[entry.role], bearer=position.id, items=(item,), title=entry.key)


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
    name = re.split(r"[、/／，,\s]", _OR.sub("", value.text))[0].strip("。.")
    if not name or info_keys.is_nobody(name) or len(name) > units.LONGEST:
        return known
    unit = units.parse(name) or UnitName(name, units.unit_type(name))
    draft = registry.unit(unit, value.cut(0, len(name)))
    # What the form says of a post goes before the unit that the text's title names.
    if known.position and known.position.unit in ("", known.unit):
        known.position.unit = draft.id
        known.position.placed = True
    return replace(known, unit=draft.id)


def _lists_posts(entry: Entry) -> bool:
    """Say whether a key of a unit's form lists its posts: 下属岗位 does, 直接下级 are its head's."""
    indirect = entry.role == "subordinate" and not entry.key.startswith("直")
    return entry.role == "posts" or indirect


def _inside(registry: Registry, value: Passage, role: str, known: Known) -> None:
    """Note the unit that a unit belongs to, or the posts and units that it holds."""
    if role == "above":
        name = units.parse(value.text)
        above = registry.unit(name, value).id if name else ""
        if above not in ("", known.unit) and not registry.units[known.unit].parent:
            registry.units[known.unit].parent = above
        return
    for title in infotables.names(value.text):
        at = value.text.find(title.name)
        named = value.cut(at, at + len(title.name)) if at >= 0 else value
        registry.position(title, named, known.unit)


def _lines(
    registry: Registry, value: Passage, whole: Passage, role: str, known: Known
) -> list[NamedLine]:
    own = known.position or known.head
    assert own
    found = []
    for title in infotables.names(value.text):
        at = value.text.find(title.name)
        named = value.cut(at, at + len(title.name)) if at >= 0 else value
        other = registry.position(title, named)
        if other is own:
            continue
        lower, upper = (other, own) if role == "subordinate" else (own, other)
        kind = "functional" if role == "functional" else "line"
        found.append(
            NamedLine(lower=lower.id, upper=upper.id, kind=kind, basis="stated", passage=whole)
        )
    return found
