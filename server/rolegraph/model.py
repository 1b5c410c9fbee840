"""What documents say, as frozen values: no RDF, no files.

Identifiers are local: the part after the base IRI, such as ``position/000.txt/1/区域经理``
(``identifiers`` makes them). Offsets are code points of a document's stored text, end excluded.
Texts named ``reading`` are repaired and Simplified, or English; the words as received stand in
the evidence. Empty string, None or () means that the document does not say.
"""

from dataclasses import dataclass

from rolegraph.values import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The exact words a statement rests on: ``quote`` equals the stored text at the offsets.

    ``page`` counts from 1 (PDF); ``cell`` is sheet and cell (``Rights!C7``).
    """

    document: str
    start: int
    end: int
    quote: str
    page: int | None = None
    cell: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One name in the languages that the text or a curated translation gives."""

    hans: str = ""
    hant: str = ""
    en: str = ""

    def languages(self) -> dict[str, str]:
        """Return the names by language tag, without the missing ones."""
        every = {"zh-Hans": self.hans, "zh-Hant": self.hant, "en": self.en}
        return {tag: text for tag, text in every.items() if text}

    @property
    def main(self) -> str:
        """The name to show first: Simplified Chinese, else English."""
        return self.hans or self.en or self.hant


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation (组织): documents describe it, titles are local to it."""

    id: str
    label: Label
    documents: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit (部门) of one organisation; ``parent`` is a unit's id, "" directly below it.

    ``type`` is a local name of the unit-type scheme (region-office, department …).
    """

    id: str
    label: Label
    organisation: str
    type: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A position (岗位) of one organisation.

    ``defined`` is False where a document only names it (a box of a chart, somebody's superior).
    ``role`` is a local name of the role scheme; ``headcount`` the planned number of holders.
    """

    id: str
    label: Label
    organisation: str
    unit: str = ""
    aliases: tuple[str, ...] = ()
    defined: bool = True
    role: str = ""
    headcount: int | None = None
    evidence: tuple[Evidence, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Up to what amount a power goes (额度).

    ``operator`` is one of ``< <= = >= >``; 以下/以内/以上 include the number, 超过/不满/以外 do not
    (民法典 art. 1259). ``value`` None with ``text`` set is a limit without a figure (一定额度).
    A range has ``minimum`` and ``maximum``. ``escalates_to`` is a position's id, where above the
    limit goes. ``unit`` is an ISO 4217 code for money, else the word of the text. ``per`` is a
    period, ``order``, else the word of the text, or both (``employee, week``).
    ``further`` are the limits that hold as well (年累计50万元以内 behind 单笔5万元以内).
    """

    text: str
    operator: str = ""
    value: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    per: str = ""
    escalates_to: str = ""
    further: tuple["Limit", ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure by which work is measured (指标); ``period`` as in the contract, or ""."""

    text: str
    operator: str = "="
    value: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    period: str = ""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Frequency:
    """How often: ``value`` times in each ``period`` (day week month quarter half-year year, 2 weeks)."""

    text: str
    value: float = 1
    period: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """What a position or unit must, may or must not do, as one sentence states it.

    ``bearer`` is the id of a position or unit. ``status`` is extracted, repaired, reviewed or
    rejected; ``confidence`` 0..1. ``modality`` is ``illustrative`` where the sentence gives only an
    example (如 …). ``english`` is a translation and is shown as one.
    """

    id: str
    bearer: str
    reading: str
    language: str = "zh-Hans"
    evidence: tuple[Evidence, ...]
    confidence: float = 1.0
    status: str = "extracted"
    modality: str = ""
    english: str = ""
    scope: str = ""
    condition: str = ""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One action on one object, in the words of the text and as concepts, as in ``Duty``."""

    action: str
    action_concept: str
    object: str
    object_concept: str = ""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Norm):
    """A duty (职责): one numbered item, or one sentence where nothing is numbered.

    ``action`` and ``object`` are the main ones, in the words of the text, repaired;
    ``action_concept`` and ``object_concept`` the local names of the schemes' concepts, or "".
    ``further_deeds`` are the others that the sentence asks for (签订合同并收取货款).
    ``heading`` is the title of the group the item stands in.
    """

    action: str = ""
    action_concept: str = ""
    object: str = ""
    object_concept: str = ""
    aspect: str = ""
    counterparty: str = ""
    deliverable: str = ""
    frequency: Frequency | None = None
    measures: tuple[Measure, ...] = ()
    heading: str = ""
    further_deeds: tuple[Deed, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(Norm):
    """An authority (权限): one kind on one object.

    ``kind`` is a local name of the kind scheme; review (审核) is never approve (审批).
    ``basis`` is listed (the text grants a right) or implied (a duty's verb is the kind).
    """

    kind: str
    object: str
    object_concept: str = ""
    aspect: str = ""
    counterparty: str = ""
    limit: Limit | None = None
    basis: str = "listed"


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Prohibition(Norm):
    """What a position must not do (禁止): 不得, 严禁."""

    action: str = ""
    object: str = ""
    object_concept: str = ""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Qualification(Norm):
    """What a holder needs (任职资格); ``kind`` is education, experience, skill or trait."""

    kind: str
    minimum_years: float | None = None
    maximum_years: float | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal(Norm):
    """What the work is judged by (绩效考核, 指标): figures, how often, or in words alone."""

    frequency: Frequency | None = None
    measures: tuple[Measure, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line from the lower position to the upper one, or to the recipient.

    ``kind`` is line (直接上级), functional (业务上级), informs (汇报, 报送) or assists (协助);
    ``basis`` is stated, chart or inferred. Only stated and charted lines of kind line are
    reporting lines.
    """

    id: str
    lower: str
    upper: str
    kind: str = "line"
    basis: str = "stated"
    reading: str = ""
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    status: str = "extracted"


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class CareerStep:
    """The next position that a document promises (晋升): from one position's id to another's."""

    id: str
    source: str
    target: str
    reading: str = ""
    evidence: tuple[Evidence, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a process (流程); ``performers`` are ids with their RACI letter where stated."""

    id: str
    process: str
    order: int
    organisation: str
    reading: str
    evidence: tuple[Evidence, ...]
    performers: tuple[tuple[str, str], ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """All that one or more documents say, each group sorted by id."""

    organisations: tuple[Organisation, ...] = ()
    units: tuple[Unit, ...] = ()
    positions: tuple[Position, ...] = ()
    duties: tuple[Duty, ...] = ()
    authorities: tuple[Authority, ...] = ()
    prohibitions: tuple[Prohibition, ...] = ()
    qualifications: tuple[Qualification, ...] = ()
    appraisals: tuple[Appraisal, ...] = ()
    lines: tuple[Line, ...] = ()
    career_steps: tuple[CareerStep, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def norms(self) -> tuple[Norm, ...]:
        """Duties, authorities, prohibitions, qualifications and appraisals, in this order."""
        return (
            *self.duties,
            *self.authorities,
            *self.prohibitions,
            *self.qualifications,
            *self.appraisals,
        )
