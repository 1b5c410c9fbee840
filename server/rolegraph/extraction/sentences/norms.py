"""One item of a section → what it states: duties, rights, bans, qualifications, appraisals, careers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.sentences import Sentence
from rolegraph.extraction.sentences.authorities import (
    authorities,
    grant_sentences,
    grants,
    labels,
    ladder_openers,
    list_titles,
    no_deed,
    several_deciders,
)
from rolegraph.extraction.sentences.authorities.headed_matters import of_thing
from rolegraph.extraction.sentences.authorities.spoken_before import matter_before
from rolegraph.extraction.sentences.authorities.submitting import requested
from rolegraph.extraction.sentences.clauses.asides import only_denies, only_names
from rolegraph.extraction.sentences.clauses.done_to_whom import is_put
from rolegraph.extraction.sentences.duties import (
    appraisals,
    deeds,
    duties,
    implications,
    indicators,
    prohibitions,
)
from rolegraph.extraction.sentences.duties.shared_work import Share, shared
from rolegraph.extraction.sentences.granting.chains import links, list_kind
from rolegraph.extraction.sentences.granting.ladder_steps import is_step, of_bounded_matter
from rolegraph.extraction.sentences.granting.passing import passed
from rolegraph.extraction.sentences.granting.passives import charges
from rolegraph.extraction.sentences.posts import careers, lines, qualifications
from rolegraph.extraction.sentences.rights import beyond_powers
from rolegraph.extraction.sentences.rights.found_rights import above
from rolegraph.extraction.sentences.wording.holders import may_name
from rolegraph.extraction.structure import Item, Section
from rolegraph.extraction.structure.bearers.people import People
from rolegraph.extraction.structure.wording.clauses import is_of_nobody
from rolegraph.model import (
    Appraisal,
    Authority,
    CareerStep,
    Duty,
    Line,
    Norm,
    Prohibition,
    Qualification,
    Step,
)
from rolegraph.reading import Document
from rolegraph.values import replace

_N = TypeVar("_N", bound=Norm)
_NORMS = ("duties", "authorities", "implied", "prohibitions", "qualifications", "appraisals")


@dataclass(slots=True)
class Found:
    """What the readers have found so far."""

    duties: list[Duty] = field(default_factory=list)
    measured: list[indicators.Indicator] = field(default_factory=list)
    authorities: list[Authority] = field(default_factory=list)
    implied: list[Authority] = field(default_factory=list)
    listed: dict[str, list[Authority]] = field(default_factory=dict)
    prohibitions: list[Prohibition] = field(default_factory=list)
    qualifications: list[Qualification] = field(default_factory=list)
    appraisals: list[Appraisal] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    careers: list[CareerStep] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def last(self) -> Authority | None:
        """Return the right that was read last, whose matter an item may go on with (超过者…)."""
        return next(iter((*self.authorities[-1:], *self.implied[-1:])), None)

    def take(self, other: "Found", certainty: float) -> None:
        """Add what was read apart, each norm as much less sure."""
        for name in _NORMS:
            getattr(self, name).extend(_doubted(getattr(other, name), certainty))
        for bearer, several in other.listed.items():
            self.listed.setdefault(bearer, []).extend(_doubted(several, certainty))
        self.measured += other.measured
        self.lines += other.lines
        self.careers += other.careers


def read_item(
    item: Item, section: Section, listing: set[str], people: People, found: Found
) -> None:
    """Add to ``found`` what an item of a section states.

    ``listing`` are the ids of bearers whose rights stand in a list of their own.
    """
    document = people.document
    if not len(item.body):
        return
    if section.kind == "qualifications" and section.bearer:
        asked = qualifications.read(item, section.bearer, document)
        found.qualifications.append(_copied(asked, item, document))
        return
    if section.kind == "career" and section.bearer:
        found.careers += careers.stated(item, section, people)
        return
    if section.kind in ("submitted", "process"):
        found.authorities += _passed_on(item, section, people, found.last())
        return
    if section.kind == "measures" and section.bearer:
        found.appraisals += (
            _copied(a, item, document) for a in appraisals.read(item, section.bearer, document)
        )
        found.measured += indicators.read(item, section.bearer, document)
    lists = several_deciders.lists(item, section, people)
    for one in lists or ():
        _listed(item, one, people, found)
    if lists is None:
        _sentence(item, section, listing, people, found)


def _listed(item: Item, section: Section, people: People, found: Found) -> None:
    """Add what an item of a list of rights gives, forbids, or leaves to others."""
    document = people.document
    if forbidden := prohibitions.every(item, section.bearer, document):
        found.prohibitions += (_copied(one, item, document) for one in forbidden)
        found.authorities += _granted(item, section, people, named=True)
        return
    text, own = Sentence.of(item.body).text, found.listed.setdefault(section.bearer, [])
    beyond = beyond_powers.matter(text)
    # 班长：200元以内 gives its own title something.
    step = is_step(text) or prohibitions.denies(item.heading)
    kept = not (step or beyond)
    listed = authorities.listed(item, section.bearer, document, section.title) if kept else ()
    every = (*listed, *passed(listed, item, section, people))
    found.authorities += (_copied(a, item, document) for a in every)
    own.extend(listed)
    # 超过报总经理审批; 超出权限的，报总经理审批 behind several is beyond each of them.
    last = None if beyond and len(own) > 1 else found.last()
    granted = tuple(_granted(item, section, people, named=True, last=last))
    if beyond and last is None:
        found.authorities = [*beyond_powers.led_on(found.authorities, own, granted)]
    found.authorities += granted


def _passed_on(
    item: Item, section: Section, people: People, last: Authority | None
) -> Iterator[Authority]:
    """Yield what an item must hand up, and the rights of whoever decides then or signs next."""
    if section.bearer and section.kind == "submitted":
        yield from requested(item, section.bearer, people.document)
    yield from _granted(item, section, people, named=True, last=last)


def _sentence(
    item: Item, section: Section, listing: set[str], people: People, found: Found
) -> None:
    document = people.document
    if forbidden := prohibitions.forbidden(item, section, document):
        found.prohibitions += (_copied(one, item, document) for one in forbidden)
        found.authorities += _granted(item, section, people, named=True)
        return
    granted = _rights(item, section, people, found.last())
    if (
        section.kind == "duties"
        and section.bearer
        and not _is_no_duty(item, bool(granted), document)
        and not _is_anothers(item, section.bearer, people)
    ):
        for bearer, part, share in shared(item, section, people):
            _duty(part, bearer, listing, granted, document, found, share)
    elif section.kind == "duties" and section.bearer:
        found.prohibitions += prohibitions.beside(item, section.bearer, document)
    found.authorities += granted


def _rights(
    item: Item, section: Section, people: People, last: Authority | None
) -> list[Authority]:
    """Return what an item grants, to its bearer or to those whom it names."""
    document, bearer = people.document, section.bearer
    granted = [_copied(a, item, document) for a in _granted(item, section, people, last=last)]
    if section.kind != "duties":
        return granted
    text = Sentence.of(item.body).text
    own = not granted and grant_sentences.only_rights(text)
    others = granted and all(a.bearer != bearer for a in granted)
    if bearer and (own or (others and grant_sentences.right_first(text))):
        # 对下属的考核权 among duties is a right all the same.
        granted += [_copied(a, item, document) for a in authorities.listed(item, bearer, document)]
    if charges(item.body.text):
        # 财务经理负责审核单据: what the bearer is charged with its duty implies.
        granted = [a for a in granted if a.bearer != bearer or not charges(a.reading)]
    return granted


def _duty(
    item: Item,
    bearer: str,
    listing: set[str],
    granted: list[Authority],
    document: Document,
    found: Found,
    share: Share | None = None,
) -> None:
    """Add the duty of an item, what its further clauses forbid, and what its verbs imply."""
    duty = _copied(duties.read(item, bearer, document), item, document)
    if share and share.is_bare and share.what:
        duty = duties.of_deed(duty, share.deed, share.what)
    duty = deeds.with_deeds(duty, item)
    implied = implications.implied(duty, item, document, bearer in listing)
    # 可给予3%以内的折扣, 审批3天以内的请假: the figure bounds the right, and measures no work.
    bounds = {
        (a.limit.operator, a.limit.value, unit)
        for a in (*granted, *implied)
        if a.limit
        for unit in (a.limit.unit, "")
    }
    if bounds and duty.measures:
        kept = (m for m in duty.measures if (m.operator, m.value, m.unit) not in bounds)
        duty = replace(duty, measures=tuple(kept))
    found.duties.append(duty)
    found.prohibitions += prohibitions.beside(item, bearer, document)
    own = [a for a in granted if a.bearer == bearer]
    found.implied += (
        _copied(implications.up_to_others(a, granted), item, document)
        for a in implied
        if not any(implications.says(one, a) for one in own)
        and a.object not in implications.handed_up(a, granted, bearer)
    )


def _is_no_duty(item: Item, granted: bool, document: Document) -> bool:
    """Say whether a duty's place holds a line (直接对总经理负责), a right (有权拒收废品) or a time.

    Nor one by whom its holder is put into office, nor what is not done.
    """
    text, ruled = Sentence.of(item.body).text, grants.rules_on_approval(document)
    if is_put(text) or lines.is_staff(item) or only_denies(text) or only_names(text):
        return True
    if ruled and (grant_sentences.only_within(text) or of_bounded_matter(Sentence.of(item.body))):
        return True
    if grant_sentences.names_right(text):
        return True
    if lines.only_states_line(text) or grant_sentences.only_others(text) or is_of_nobody(text):
        return True
    if not item.subject.startswith("由") and no_deed.only_by_others(text):
        return True
    return no_deed.only_lets(text) or (granted and grant_sentences.only_grants(text))


def _is_anothers(item: Item, bearer: str, people: People) -> bool:
    """Say whether an item of a position's list only tells what another post does (差异由组长填具差异表)."""
    post = people.positions.get(bearer)
    own = {*post.label.languages().values(), *post.aliases} if post else set()
    handed = post is not None and not item.subject.startswith("由")
    return handed and no_deed.is_handed_over(Sentence.of(item.body).text, own)


def _copied(norm: _N, item: Item, document: Document) -> _N:
    """Give a norm the further places that say the same, each once."""
    every = (evidence_of(document, copy.quoted) for copy in item.copies)
    others = tuple(one for one in every if one not in norm.evidence)
    return replace(norm, evidence=(*norm.evidence, *others)) if others else norm


def _granted(
    item: Item,
    section: Section,
    people: People,
    named: bool = False,
    last: Authority | None = None,
) -> Iterator[Authority]:
    """Yield what an item grants; only to those it names itself where ``named``.

    ``last`` is the right before it, whose matter an item goes on with that only says above what.
    """
    if named and not may_name(Sentence.of(item.body).text):
        return
    matter = _matter(item, section, last, people.document)
    kind = list_kind(section.kind, section.title)
    for grant in grants.read(item.body, section.bearer, people.document, matter, kind):
        if named and not (grant.holder or grant.beside):
            continue
        where = section.organisation, item.body, section.bearer
        if not (bearer := people.bearer(grant.holder, *where) if grant.holder else section.bearer):
            continue
        authority = above(replace(grant.authority, bearer=bearer), last)
        authority = of_thing(authority, item, section, people.document)
        if grant.escalates_to and authority.limit:
            upper = people.bearer(grant.escalates_to, *where)
            authority = replace(authority, limit=replace(authority.limit, escalates_to=upper))
        yield authority


def _matter(item: Item, section: Section, last: Authority | None, document: Document) -> str:
    """Return what an item is about that does not say so itself, "" where it does."""
    text, listed = Sentence.of(item.body).text, section.kind == "authorities"
    if listed and is_step(text):
        return list_titles.matter_of(section.title)
    if grant_sentences.goes_beyond(text) and (last or listed):
        opened = ladder_openers.matter(item, section, last, document) if last else None
        before = last.object if last and opened is None else opened
        return before if last and before is not None else beyond_powers.matter(text)
    if section.bearer:
        return labels.of_bearer(item.heading, text, section.title) if listed else ""
    over = list_titles.matter_of(section.title) if listed else section.title
    drawn = list_titles.is_of_steps(section.title) and bool(links(text))
    over = over or section.title if listed or drawn or section.kind == "process" else ""
    if said := matter_before(item, document):
        return said
    return list_titles.matter_of_group(item.heading or over, document.body.text)


def _doubted(norms: list[_N], certainty: float) -> list[_N]:
    if certainty >= 1:
        return norms
    return [replace(n, confidence=round(n.confidence * certainty, 3)) for n in norms]
