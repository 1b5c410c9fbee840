"""One English document to its statements."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from rolegraph.extraction.english.lists.groups import signatory_groups
from rolegraph.extraction.english.norms.authorities import without_repeats
from rolegraph.extraction.english.norms.context import Context, Findings
from rolegraph.extraction.english.norms.delegations import delegates
from rolegraph.extraction.english.norms.places import norm_id
from rolegraph.extraction.english.norms.reporting import structural
from rolegraph.extraction.english.outlining.blocks import Blocks
from rolegraph.extraction.english.outlining.outline import (
    career_values,
    escalations,
    outline,
    steps_of,
)
from rolegraph.extraction.english.outlining.untitled import named_by_text
from rolegraph.extraction.english.page.bodies import body_of, with_tasks
from rolegraph.extraction.english.page.definitions import abbreviated, definitions, known_by
from rolegraph.extraction.english.page.letters import without_signatures
from rolegraph.extraction.english.page.paired_heads import without_columns
from rolegraph.extraction.english.page.paragraphs import paragraphs
from rolegraph.extraction.english.page.parts import Block
from rolegraph.extraction.english.page.register import Register
from rolegraph.extraction.english.reader import read_items
from rolegraph.extraction.english.wording.words import readable
from rolegraph.extraction.escalation import escalated
from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.structure import Outline, Section
from rolegraph.model import CareerStep, Line, Norm, Statements
from rolegraph.reading import Document

_T = TypeVar("_T")


def extract(
    document: Document,
    skipped: Iterable[tuple[int, int]] = (),
    titles: Iterable[tuple[int, int]] = (),
    named: Iterable[str] = (),
) -> Statements:
    """Return what the text of an English document says.

    ``skipped`` are spans of the stored text that something else reads (tables); ``titles`` the
    spans of positions' titles inside them, whose sections may follow as text; ``named`` titles that
    they give to others, which sentences of the text may mean.
    """
    given = tuple(document.passage(*place) for place in titles)
    every = tuple(without_columns(without_signatures(paragraphs(document, skipped))))
    called = known_by(named) | abbreviated(document.text) | definitions(every)
    register = Register(
        document,
        body=body_of(every, called),
        called=called,
        delegates=delegates(every),
        groups=signatory_groups(every),
    )
    collected_blocks = Blocks(given, body=register.body, delegates=register.delegates).feed(every)
    blocks = named_by_text(with_tasks(collected_blocks.finish(), register.body))
    plan = outline(blocks, register)
    findings = Findings()
    findings.lines += [structural(line, document) for line in plan.lines]
    for section in (*plan.sections, *plan.loose):
        read_items(_context(section, register, plan), findings)
    findings.career_steps += _career(blocks, register)
    fields = escalations(blocks, register) | findings.escalations
    powers = escalated(findings.authorities, fields, findings.referrals)
    named = {one.id: one.label.en.casefold() for one in register.positions.values()}
    # Nobody has a power over what is only their own title.
    others = (one for one in powers if one.object.casefold() != named.get(one.bearer))
    findings.authorities = list(without_repeats(others))
    return collected(register, findings)


def _context(section: Section, register: Register, plan: Outline) -> Context:
    position = register.positions.get(section.bearer)
    organisation = position.organisation if position else _organisation(section, register)
    superiors = {
        line.upper
        for line in plan.lines
        if line.lower == section.bearer and line.kind == "line" and line.basis == "stated"
    }
    return Context(
        register=register,
        organisation=organisation,
        bearer=section.bearer,
        title=position.label.en if position else "",
        superior=superiors.pop() if len(superiors) == 1 else "",
        section=section,
    )


def _organisation(section: Section, register: Register) -> str:
    unit = register.units.get(section.bearer)
    if unit:
        return unit.organisation
    return (
        next(iter(register.organisations))
        if register.organisations
        else register.organisation("", None)
    )


def _career(blocks: Iterable[Block], register: Register) -> Iterable[CareerStep]:
    """Yield the steps that fields and sections on careers name."""
    document = register.document
    for organisation, position, passage in career_values(blocks, register):
        titles = steps_of(passage.text)
        ids = [register.position(organisation, t, passage) for t in titles]
        chain = ids if position in ids else [position, *ids]
        for source, target in pairwise(chain):
            more = (source.rpartition("/")[2], target.rpartition("/")[2])
            yield CareerStep(
                id=norm_id("career", document, passage, more),
                source=source,
                target=target,
                reading=readable(passage.text),
                evidence=(evidence_of(document, passage),),
            )


def collected(register: Register, findings: Findings) -> Statements:
    """Return what was found of one document: each statement once, each group sorted by id."""
    bearing = {
        norm.bearer
        for norms in (
            findings.duties,
            findings.authorities,
            findings.prohibitions,
            findings.appraisals,
        )
        for norm in norms
    }
    for bearer in sorted(bearing & register.positions.keys()):
        register.define(bearer)
    named = {u.organisation for u in register.units.values()}
    named |= {p.organisation for p in register.positions.values()}
    return Statements(
        organisations=_sorted(o for o in register.organisations.values() if o.id in named),
        units=_sorted(register.units.values()),
        positions=_sorted(register.positions.values()),
        duties=_once(findings.duties),
        authorities=_once(findings.authorities),
        prohibitions=_once(findings.prohibitions),
        qualifications=_once(findings.qualifications),
        appraisals=_once(findings.appraisals),
        lines=_sorted(_merged(findings.lines)),
        career_steps=_sorted({step.id: step for step in findings.career_steps}.values()),
    )


def _merged(lines: Iterable[Line]) -> Iterable[Line]:
    """Return each line once, with every place that states it ("Reports to", "Direct reports")."""
    found: dict[tuple[str, str, str, str], Line] = {}
    for line in sorted(lines, key=lambda one: one.evidence[0].start):
        key = (line.lower, line.upper, line.kind, line.basis)
        old = found.get(key)
        every = dict.fromkeys((*old.evidence, *line.evidence)) if old else ()
        found[key] = replace(old, evidence=tuple(every)) if old else line
    return found.values()


_N = TypeVar("_N", bound=Norm)


def _once(norms: Iterable[_N]) -> tuple[_N, ...]:
    """Return each norm once; what one sentence says of several is a norm of each."""
    found: dict[str, _N] = {}
    for norm in norms:
        if found.setdefault(norm.id, norm).bearer != norm.bearer:
            own = f"{norm.id}-{norm.bearer.rpartition('/')[2]}"
            found.setdefault(own, replace(norm, id=own))
    return _sorted(found.values())


def _sorted(several: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(sorted(several, key=attrgetter("id")))
