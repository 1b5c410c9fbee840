"""The organisations, units and positions that a document names, each once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from rolegraph.extraction.english.wording.short_titles import (
    abbreviations,
    without_field,
    without_initials,
    without_owner,
)
from rolegraph.extraction.english.wording.titles import bilingual, is_generic, label
from rolegraph.extraction.english.wording.words import readable
from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.identifiers import (
    local_organisation_id,
    organisation_id,
    position_id,
    unit_id,
)
from rolegraph.extraction.labels import label as chinese_label
from rolegraph.extraction.schemes import scheme
from rolegraph.extraction.structure.names.units import unit_type as chinese_unit_type
from rolegraph.model import Evidence, Label, Organisation, Position, Unit
from rolegraph.reading import Document, Passage
from rolegraph.values import replace
from rolegraph.vocabulary import UNIT_TYPE


@dataclass(slots=True)
class Register:
    """Collects what a document names; asking twice for one name gives one identifier.

    ``alike`` leads from organisation and lower-case name, in either language, to the position;
    ``letters`` to the first position that the letters of a name could mean.
    ``body`` is the board or committee that the document is about, which "the Committee" means;
    ``called`` the whole titles by the short names that the text gives them; ``delegates`` whether it
    opens as a delegation; ``groups`` the titles of each group of signatories that it defines.
    """

    document: Document
    organisations: dict[str, Organisation] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    alike: dict[tuple[str, str], str] = field(default_factory=dict)
    letters: dict[tuple[str, str], str] = field(default_factory=dict)
    titles: dict[str, dict[str, str]] = field(default_factory=dict)
    body: str = ""
    called: Mapping[str, str] = field(default_factory=dict)
    delegates: bool = False
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def organisation(self, name: str, passage: Passage | None) -> str:
        """Return the id of an organisation; one without a name is the file's own."""
        path = self.document.path
        shown = readable(name)
        found = organisation_id(shown) if shown else local_organisation_id(path, 1)
        if found not in self.organisations:
            places = (evidence_of(self.document, passage),) if passage and passage.text else ()
            self.organisations[found] = Organisation(
                id=found,
                label=named(shown, self.document, passage) if passage else Label(en=shown),
                documents=(path,),
                evidence=places,
            )
        return found

    def unit(
        self, organisation: str, name: str, passage: Passage, parent: str = "", kind: str = ""
    ) -> str:
        """Return the id of a unit; ``kind`` is its type where its label gives one."""
        shown = readable(name).strip(" .,:;")
        found = unit_id(organisation, shown, parent)
        if found not in self.units:
            self.units[found] = Unit(
                id=found,
                label=named(shown, self.document, passage),
                organisation=organisation,
                type=kind if kind == "region-office" else unit_type(shown) or kind,
                parent=parent,
                evidence=(evidence_of(self.document, passage),),
            )
        return found

    def position(
        self,
        organisation: str,
        title: str,
        passage: Passage,
        *,
        defined: bool = False,
        unit: str = "",
        headcount: int | None = None,
    ) -> str:
        """Return the id of a position; what is said of it at several places is put together."""
        shown = self._whole(without_owner(without_initials(label(title))))
        names = bilingual(shown[:1].upper() + shown[1:])
        found = self._known_as(organisation, names, own=defined)
        place = evidence_of(self.document, _named_in(passage, names))
        old = self.positions.get(found)
        if old is None:
            self.positions[found] = Position(
                id=found,
                label=label_of(names, self.document, passage),
                organisation=organisation,
                unit=unit,
                defined=defined,
                headcount=headcount,
                evidence=(place,),
            )
        elif defined:
            self.positions[found] = replace(
                old,
                defined=True,
                unit=old.unit or unit,
                label=_both(old.label, label_of(names, self.document, passage), old.defined),
                headcount=old.headcount or headcount,
                evidence=_with(old.evidence, place) if old.defined else (place,),
            )
        return found

    def _known_as(self, organisation: str, names: tuple[str, ...], *, own: bool) -> str:
        """Return the id of the position with one of these names, and keep them all as its own."""
        shown = names[0]
        found = self.alike.get((organisation, shown.casefold())) or position_id(
            organisation, shown
        )
        self.alike |= {(organisation, name.casefold()): found for name in names}
        for short in abbreviations(names[-1]):
            self._abbreviate((organisation, short.casefold()), found)
        known = self._titles(organisation)
        known.update((n.lower(), n) for n in names)
        if own or "," in shown:
            _call_shortly(known, shown)
        return found

    def _abbreviate(self, name: tuple[str, str], position: str) -> None:
        """Know a position by letters too, unless another has them: COO is then neither."""
        other = self.letters.setdefault(name, position)
        if other == position:
            self.alike.setdefault(name, position)
        elif self.alike.get(name) == other:
            del self.alike[name]

    def _whole(self, shown: str) -> str:
        """Return "Committee" as the body's whole name or as defined, any other title as it is."""
        if shown.casefold() in self.called:
            return self.called[shown.casefold()]
        short = self._short()
        return self.body if short and shown.casefold() in short else shown

    def _short(self) -> tuple[str, ...]:
        """Return what the text calls its body for short: "Committee", "Sub-committee"."""
        last = self.body.rpartition(" ")[2].casefold()
        return (last, "committee") if last.endswith("committee") else (last,) * bool(last)

    def define(self, position: str) -> None:
        """Note that a document describes a position, and does not only name it."""
        self.positions[position] = replace(self.positions[position], defined=True)

    def known(self, organisation: str) -> Mapping[str, str]:
        """Return the lower-case titles of an organisation with the way they are written."""
        known = self._titles(organisation)
        for short in self._short() if self.body else ():
            known.setdefault(short, self.body)
        return known

    def _titles(self, organisation: str) -> dict[str, str]:
        if organisation not in self.titles:
            self.titles[organisation] = dict(self.called)
        return self.titles[organisation]


def _call_shortly(known: dict[str, str], shown: str) -> None:
    """Note that "Matron, Acute Medicine" is "the Matron" further on, where no other matron is named."""
    short = without_field(shown).lower()
    if not short or is_generic(short):
        return
    others = {n for n in known.values() if without_field(n).lower() == short}
    if others == {shown}:
        known.setdefault(short, shown)
    elif known.get(short) in others:
        del known[short]


def _named_in(passage: Passage, names: tuple[str, ...]) -> Passage:
    """Return the part of a passage that is the name itself, the whole where it stands otherwise."""
    low = passage.text.lower()
    if len(names) > 1 or names[0].lower() not in low:
        return passage
    at = low.index(names[0].lower())
    return passage.cut(at, at + len(names[0]))


def label_of(names: tuple[str, ...], document: Document, passage: Passage) -> Label:
    """Return the label of a title by its names."""
    first = named(names[0], document, passage)
    return replace(first, en=names[1]) if len(names) > 1 else first


def _both(old: Label, new: Label, defined: bool) -> Label:
    """Return the label of a position met again: its own heading names it, languages add up."""
    first, second = (old, new) if defined else (new, old)
    return Label(
        hans=first.hans or second.hans,
        hant=first.hant or second.hant,
        en=first.en or second.en,
    )


def named(name: str, document: Document, passage: Passage) -> Label:
    """Return a name's label in its own script; a Chinese one also as the document writes it."""
    if not any("\u3400" <= c <= "\u9fff" for c in name):
        return Label(en=name)
    if document.script == "Latn":
        return Label(hans=name)
    return chinese_label(name, document, [passage])


def unit_type(name: str) -> str:
    """Return the type that a unit's name gives ("Region office South", "Procurement"), or ""."""
    if any("\u3400" <= c <= "\u9fff" for c in name):
        return chinese_unit_type(name)
    known = _unit_types()
    parts = name.lower().replace("-", " ").split()
    for whole in (" ".join(parts), " ".join((*parts, "department"))):
        if whole in known:
            return known[whole]
    for length in range(len(parts), 0, -1):
        for start in range(len(parts) - length, -1, -1):
            phrase = " ".join(parts[start : start + length])
            if phrase in known:
                return known[phrase]
    return ""


@cache
def _unit_types() -> dict[str, str]:
    return {
        label.lower(): concept.name
        for concept in scheme(UNIT_TYPE)
        for tag, label in concept.labels
        if tag == "en"
    }


def _with(several: tuple[Evidence, ...], one: Evidence) -> tuple[Evidence, ...]:
    # A table may name one position in thousands of rows: to compare offsets first is much quicker.
    known = any(each.start == one.start and each == one for each in several)
    return several if known else (*several, one)
