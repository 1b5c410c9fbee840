"""What tables say, as it is put together: positions once, their norms, their lines."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from rolegraph.extraction.english.figures.limits import unsaid
from rolegraph.extraction.english.norms.context import Findings
from rolegraph.extraction.english.page.register import Register
from rolegraph.extraction.english.wording.titles import singular
from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.limit_ends import caps, end_of
from rolegraph.extraction.structure import Outline, Section
from rolegraph.extraction.tables.cells.cells import (
    evidence,
    is_collective,
    is_department,
    is_everybody,
    is_one_title,
    is_title,
    is_unit,
    names,
    passage,
    row_evidence,
    text,
)
from rolegraph.extraction.tables.cells.concepts import object_concept
from rolegraph.extraction.tables.cells.headers import (
    is_chinese,
)
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.columns.heads import names_holder
from rolegraph.model import Authority, CareerStep, Evidence, Limit, Line, Step
from rolegraph.reading import Cell, Document, Passage

#: Whose post it is, which running text leaves away as well (公司|总经理).
_OWN = re.compile("[本我]?公司(?=..)")


@dataclass(slots=True)
class Builder:
    """Collects the statements of a document's tables; ``organisation`` is the one they are of.

    ``sections`` are Chinese cells of sentences, still to be read. ``codes`` are those that stand for
    positions, with the cells that say whose they are; ``footnotes`` the notes to which cells refer, by
    where these begin. ``strangers`` are words that stand where a holder should and name none,
    ``unread`` cells of a column that says who acts and how, and say something else.
    """

    register: Register
    organisation: str
    codes: Mapping[str, Cell] = field(default_factory=dict)
    footnotes: Mapping[int, tuple[Cell, ...]] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)
    steps: list[Step] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    _by_id: dict[str, list[int]] = field(default_factory=dict)
    _known: int = 0

    @property
    def document(self) -> Document:
        """The document that is read."""
        return self.register.document

    def named(self, cell: Cell, *, defined: bool = False, unit: str = "") -> list[str]:
        """Return the ids of the positions that a cell lists; units stand for themselves."""
        return self.bearers(passage(self.document, cell), defined=defined, unit=unit)

    def above_or_below(self, cell: Cell) -> list[str]:
        """Return the ids of those whom a form puts above or below its post; 公司总经理 is the 总经理."""
        place = passage(self.document, cell)
        if place.text in self.codes:
            return self.named(self.codes[place.text])
        own = _OWN.match(place.text)
        bare = place.cut(own.end(), len(place)) if own else place
        return self.bearers(bare if is_one_title(bare.text) else place)

    def bearers(self, place: Passage, *, defined: bool = False, unit: str = "") -> list[str]:
        """Return the ids of the positions and units that a part of a cell lists."""
        found = []
        for name in (n if is_collective(n) else singular(n) for n in names(place.text)):
            if is_everybody(name) or not any(letter.isalpha() for letter in name):
                continue
            if name in self.codes:
                of = passage(self.document, self.codes[name])
                found += self.bearers(of, defined=defined, unit=unit)
                continue
            if is_unit(name) or is_department(name):
                found.append(self.register.unit(self.organisation, name, place))
                continue
            found.append(
                self.register.position(self.organisation, name, place, defined=defined, unit=unit)
            )
        return found

    def holders(self, place: Passage) -> list[str]:
        """Return whom a part of a cell lists; words that are no title, unit or code name nobody (待定)."""
        known = self.register.known(self.organisation)
        listed = names(place.text)
        strangers = [
            name
            for name in listed
            if not (names_holder(name) or name in self.codes or name.lower() in known)
            and name.lower() not in entries("cells")["staff"]
            and not is_everybody(name)
        ]
        self.strangers += strangers
        return self.bearers(place) if listed and not strangers else []

    def upper(self, place: Passage) -> list[str]:
        """Return whom a cell hands larger matters up to; 不予减免 names nobody."""
        chinese = is_chinese(place.text)
        return [] if chinese and not names_holder(place.text) else self.bearers(place)

    def titled(self, title: str, place: Passage) -> str:
        """Return the id of a position that the words of a cell name."""
        return self.register.position(self.organisation, title, place)

    def owner(self, title: str, cell: Cell) -> str:
        """Return the id of the position, or unit, whose name stands above a table, which describes it."""
        place = passage(self.document, cell)
        if is_chinese(title) and not is_title(title):
            return self.register.unit(self.organisation, title, place)
        return self.register.position(self.organisation, title, place, defined=True)

    def line(self, lower: str, upper: str, kind: str, cells: Iterable[Cell]) -> None:
        """Add a stated line between two positions."""
        places = evidence(self.document, *cells)
        ends = (kind, lower.rpartition("/")[2], upper.rpartition("/")[2])
        first = places[-1]
        self.findings.lines.append(
            Line(
                id=statement_id("line", self.document.path, first.start, first.end, *ends),
                lower=lower,
                upper=upper,
                kind=kind,
                reading=" | ".join(text(self.document, c) for c in cells),
                evidence=places,
            )
        )

    def authority(
        self,
        bearer: str,
        kind: str,
        what: str,
        cells: tuple[Cell, ...],
        *,
        header: Cell | None = None,
        limit: Limit | None = None,
        condition: str = "",
    ) -> str:
        """Add an authority that the cells of a row state together, and return its id.

        ``header`` is the cell above that names the bearer, where a header does.
        """
        meant = self.codes.get(text(self.document, header)) if header else None
        above = tuple(cell for cell in (header, meant) if cell)
        notes = self._notes(*cells, *above)
        places = row_evidence(self.document, cells, (*above, *notes))
        every = dict.fromkeys(text(self.document, c) for c in (*cells, *above) if c.text)
        reading = " | ".join(every)
        self.findings.authorities.append(
            Authority(
                id=self._new_authority(places[0], kind, what, bearer, limit),
                bearer=bearer,
                reading=reading,
                language="zh-Hans" if is_chinese(reading) else "en",
                evidence=places,
                kind=kind,
                object=what,
                object_concept=object_concept(what),
                limit=unsaid(what, limit),
                condition=condition or " ".join(text(self.document, note) for note in notes),
            )
        )
        return self.findings.authorities[-1].id

    def _notes(self, *cells: Cell) -> tuple[Cell, ...]:
        """Return the notes to which cells refer, which say when a power holds."""
        every = (note for c in cells for note in self.footnotes.get(c.start, ()))
        return tuple(dict.fromkeys(every))

    def _new_authority(
        self, first: Evidence, kind: str, what: str, bearer: str, limit: Limit | None
    ) -> str:
        """Return an id; where several rows share a merged matter their amounts tell them apart."""
        begun = ("authority", self.document.path, first.start, first.end)
        end = (kind, what or "-", bearer.rpartition("/")[2])
        made = statement_id(*begun, *end)
        return statement_id(*begun, *end, limit.text) if limit and self._places(made) else made

    def career(self, source: str, target: str, cells: tuple[Cell, ...]) -> None:
        """Add the next position of a career."""
        places = evidence(self.document, *cells)
        ends = (source.rpartition("/")[2], target.rpartition("/")[2])
        at = places[-1]
        self.findings.career_steps.append(
            CareerStep(
                id=statement_id("career", self.document.path, at.start, at.end, *ends),
                source=source,
                target=target,
                reading=text(self.document, cells[-1]),
                evidence=places,
            )
        )

    def step(
        self,
        process: str,
        order: int,
        cells: tuple[Cell, ...],
        performers: Iterable[tuple[str, str]],
    ) -> None:
        """Add one step of a process, its first cell the step's own words."""
        places = evidence(self.document, *cells)
        first = places[0]
        self.steps.append(
            Step(
                id=statement_id("step", self.document.path, first.start, first.end),
                process=process,
                order=order,
                organisation=self.organisation,
                reading=text(self.document, cells[0]),
                evidence=places,
                performers=tuple(performers),
            )
        )

    def outline(self) -> Outline:
        """Return the Chinese cells of sentences with the positions and units known so far."""
        return Outline(
            organisations=tuple(self.register.organisations.values()),
            units=tuple(self.register.units.values()),
            positions=tuple(self.register.positions.values()),
            sections=tuple(self.sections),
        )

    def made(self, authority_id: str) -> Authority:
        """Return the authority of an id."""
        return self.findings.authorities[self._places(authority_id)[0]]

    def escalate(self, authority_id: str, upper: str) -> None:
        """Note where what lies above an authority's limit goes."""
        for n in self._places(authority_id):
            one = self.findings.authorities[n]
            if one.limit:
                bound = replace(one.limit, escalates_to=upper)
                self.findings.authorities[n] = replace(one, limit=bound)

    def escalate_beyond(
        self, authority_id: str, upper: str, beyond: Limit | None, kinds: tuple[str, ...]
    ) -> None:
        """Note where what lies above a limit goes, if the power is of ``kinds`` and measured alike.

        A remark on a share of the budget says nothing of where an amount goes.
        """
        scale = (beyond.unit, False) if beyond else ("", True)
        for n in self._places(authority_id):
            one = self.findings.authorities[n]
            if (
                one.kind in kinds
                and one.limit
                and scale
                == (
                    one.limit.unit,
                    end_of(one.limit) is None,
                )
            ):
                self.escalate(authority_id, upper)

    def escalate_open(self, authority_id: str, upper: str) -> None:
        """Note where what lies above an upper limit goes, where that is not known and somebody else's."""
        for n in self._places(authority_id):
            one = self.findings.authorities[n]
            bound = one.limit
            if bound and not bound.escalates_to and one.bearer != upper and caps(bound):
                bound = replace(bound, escalates_to=upper)
                self.findings.authorities[n] = replace(one, limit=bound)

    def _places(self, authority_id: str) -> list[int]:
        """Return where the authorities of an id stand, those taken up since the last call too."""
        every = self.findings.authorities
        for n in range(self._known, len(every)):
            self._by_id.setdefault(every[n].id, []).append(n)
        self._known = len(every)
        return self._by_id.get(authority_id, [])
