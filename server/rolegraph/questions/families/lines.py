"""Who is above, below and beside a position."""

from collections.abc import Sequence
from dataclasses import replace

from rolegraph.questions.families.beside import closest_titles, two_ends
from rolegraph.questions.families.outcome import Found, Note, Outcome, merged
from rolegraph.questions.families.people import people_after, people_in
from rolegraph.questions.families.recipients import (
    REPORTS,
    receivers,
    recipients_of,
    reported_to,
)
from rolegraph.questions.families.themselves import of_theirs
from rolegraph.questions.stated.facts import Link, Place
from rolegraph.questions.stated.matching import Group
from rolegraph.questions.understanding.frames import Frame

_REPORTING = ("stated", "chart")
#: Kinds of authority that only a superior has.
_COMMANDING = frozenset(("manage", "lead", "command"))
#: Deeds that a superior need not do: who appraises is said, not to be told from the lines.
_NOT_BY_RANK = frozenset(("appraise", "train", "hire", "reward-punish"))
#: Kinds of authority over people.
_OVER_PEOPLE = (
    "guide",
    "manage",
    "lead",
    "supervise",
    "command",
    "train",
    "appraise",
    "assign",
    "coordinate",
)


def reports_to(frame: Frame) -> Outcome:
    """Answer whom a position reports to, by stated and charted lines; else whom its title assists."""
    theirs = of_theirs(frame)
    if frame.segments("unit") and not (frame.segments("position") or theirs):
        return _unit_reports(frame)
    subject, upper = two_ends(frame)
    if theirs or _leads_a_thing(frame, subject) or (not upper and _reports_to_it(frame)):
        return Outcome(status="not-understood")
    if handed := _handed_on(frame, subject):
        return handed
    if not subject:
        return Outcome(status="not-stated", unknown=frame.untitled)
    parameters = {"position": [p.id for p in subject]}
    links = [k for p in subject for k in _up(frame, p)]
    titled = [k for p in subject if not _up(frame, p) for k in _titled(frame, p)]
    implied = [
        k for p in subject if not (_up(frame, p) or _titled(frame, p)) for k in _inferred(frame, p)
    ]
    chosen = [*links, *titled] if frame.asks_yes_no else [*links, *titled, *implied]
    if upper and frame.asks_yes_no:
        return _line_verdict(frame, chosen, subject, upper, parameters)
    answers = merged([Found(k.upper, (k.id,)) for k in chosen])
    related = _other_lines(frame, subject, implied)
    related = related if answers or related else reported_to(frame, subject)
    status = "found" if answers else "not-stated"
    return Outcome(status=status, answers=answers, parameters=parameters, related=related)


def _reports_to_it(frame: Frame) -> bool:
    """Whether the position is the one that others report to: 谁向经理汇报, *does anyone report to* …"""
    first = frame.segments("position")[:1]
    if not first or not any(s.cues & {"report", "report-to"} for s in frame.parsed.segments):
        return False
    before = [s for s in frame.parsed.segments if s.last < first[0].first and s.phrase != ("the",)]
    return bool(before) and before[-1].phrase[-1] in ("to", "向", "对")


def _inferred(frame: Frame, place: Place) -> list[Link]:
    """Lines that a sentence implies, where none is stated: 承接总监下达的目标."""
    lines = frame.index.lines_from.get(place.id, ())
    return [
        k for k in lines if k.kind == "line" and not {k.basis} & {*_REPORTING} and _said(k, place)
    ]


def _said(link: Link, place: Place) -> bool:
    """Whether a line rests on a sentence, and not on the place of a heading alone."""
    return link.reading not in place.names


_IMPLIED = (
    "Implied by this sentence, not stated as a superior:",
    "由该句推断，原文未明示为上级：",
)


def _handed_on(frame: Frame, subject: Sequence[Place]) -> Outcome | None:
    """Answer to whom what is reported goes, where that is said: 工作完成情况向谁汇报."""
    asked = _things(frame, subject) and not frame.asks_yes_no
    found = recipients_of(frame) if asked else None
    return replace(found, query="recipients-of") if found and found.status == "found" else None


def _things(frame: Frame, subject: Sequence[Place]) -> list[Group]:
    """Return the words for what is reported, which are about no position and no place."""
    return [
        g
        for g in frame.groups("position", "act")
        if not (g.verb or frame.says_where(g) or frame.repeats(g) or frame.is_title(g))
        and not (frame.behind_place(g) or any(frame.around(p, g) for p in subject))
    ]


def _unit_reports(frame: Frame) -> Outcome:
    """Answer to whom a unit's own duties say that it reports."""
    norms = [
        n
        for p in frame.named_units
        for n in frame.index.facts.borne_by(p.id)
        if any(w in n.reading for w in REPORTS)
    ]
    answers = merged([f for n in norms for f in receivers(frame, n)])
    return Outcome(
        status="found" if answers else "not-stated",
        answers=answers,
        parameters={"position": [p.id for p in frame.named_units]},
    )


def _reporting_units(frame: Frame, subject: Sequence[Place]) -> tuple[Found, ...]:
    """Return the units whose own duties say that they report to a position."""
    asked = {p.id for p in subject}
    reports = (
        n
        for home in {p.organisation for p in subject}
        for p in frame.index.members.get(home, ())
        if p.sort == "unit"
        for n in frame.index.facts.borne_by(p.id)
        if any(w in n.reading for w in REPORTS)
    )
    return merged(
        [
            Found(n.bearer, (n.id,))
            for n in reports
            if asked & {f.place for f in receivers(frame, n)}
        ]
    )


def _leads_a_thing(frame: Frame, subject: Sequence[Place]) -> bool:
    """Say whether what somebody manages is not the position but a thing of it: 销售人员的日报由谁管理."""
    if not frame.segments("act"):
        return False
    kinds = {k for _, several in frame.acts for k in several}
    things = [
        g for g in frame.groups("position", "act") if not any(frame.around(p, g) for p in subject)
    ]
    return bool(things) or not kinds & _COMMANDING


def _up(frame: Frame, place: Place) -> list[Link]:
    lines = frame.index.lines_from.get(place.id, ())
    return [k for k in lines if k.kind == "line" and k.basis in _REPORTING]


def _titled(frame: Frame, place: Place) -> list[Link]:
    """Lines of assistance that the title itself confirms: 总监助理 assists a 总监."""
    found = []
    for link in frame.index.lines_from.get(place.id, ()):
        upper = frame.index.place(link.upper)
        head = place.name.removesuffix("助理")
        if link.kind == "assists" and upper and head != place.name and upper.name.endswith(head):
            found.append(link)
    return closest_titles(frame, found)


def _other_lines(
    frame: Frame, subject: Sequence[Place], implied: Sequence[Link]
) -> tuple[Note, ...]:
    links = [
        k
        for p in subject
        for k in frame.index.lines_from.get(p.id, ())
        if (k.kind != "line" or k.basis not in _REPORTING) and k not in implied
    ]
    own = merged([Found(k.upper, (k.id,)) for k in implied])
    notes = [Note(*_IMPLIED, own)] if own else []
    for kind, en, zh in (
        ("line", "Not stated, only to be inferred:", "原文未明示，仅可推断："),
        ("functional", "Functional superior:", "业务上级："),
        ("informs", "Informs:", "汇报、报送对象："),
        ("assists", "Assists:", "协助："),
    ):
        several = [Found(k.upper, (k.id,)) for k in links if k.kind == kind]
        if several:
            notes.append(Note(en, zh, merged(several)))
    return tuple(notes)


def _line_verdict(
    frame: Frame,
    links: Sequence[Link],
    subject: Sequence[Place],
    upper: Sequence[Place],
    parameters: dict[str, list[str]],
) -> Outcome:
    wanted = {p.id for p in upper}
    met = [k for k in links if k.upper in wanted]
    if not met and "superior" in frame.cues:
        # *Is A the superior of B?* names the superior first.
        below = {p.id for p in subject}
        met = [k for p in upper for k in _up(frame, p) if k.upper in below]
    if met:
        answers = merged([Found(k.lower, (k.id,)) for k in met])
        return Outcome(status="found", verdict="yes", answers=answers, parameters=parameters)
    stated = merged([Found(k.upper, (k.id,)) for k in links])
    note = Note("Stated instead:", "原文所写上级为：", stated)
    return Outcome(
        status="not-stated",
        verdict="no" if stated else "not-stated",
        parameters=parameters,
        related=(note,) if stated else (),
    )


def subordinates(frame: Frame) -> Outcome:
    """Answer who reports to a position, directly, two levels down, or all the way."""
    subject = frame.named
    parameters = {"position": [p.id for p in subject]}
    if not subject:
        return Outcome(status="not-stated", unknown=frame.untitled)
    if frame.cues & {"report", "report-to"} and _things(frame, subject):
        return Outcome(status="not-understood")  # who reports on something is asked
    kinds = {k for _, several in frame.acts for k in several}
    if frame.asks_yes_no and kinds & _NOT_BY_RANK:
        return Outcome(status="not-understood")  # whether somebody does so is asked: 能奖惩下属吗
    links = [] if kinds & _NOT_BY_RANK else [k for p in subject for k in _down(frame, p.id)]
    if "two-levels" in frame.cues:
        links = [k for above in links for k in _down(frame, above.lower)]
    elif "all-the-way" in frame.cues:
        links = _all_down(frame, [p.id for p in subject])
    answers = merged([Found(k.lower, (k.id,)) for k in links])
    if not answers and "two-levels" not in frame.cues:
        answers = _reporting_units(frame, subject) or _led(frame, subject)
    return Outcome(
        status="found" if answers else "not-stated",
        answers=answers,
        parameters=parameters,
        value=str(len(answers)) if frame.cues & {"how-many", "headcount"} and answers else "",
    )


def _down(frame: Frame, iri: str) -> list[Link]:
    lines = frame.index.lines_to.get(iri, ())
    return [k for k in lines if k.kind == "line" and k.basis in _REPORTING]


def _all_down(frame: Frame, start: Sequence[str]) -> list[Link]:
    found: dict[str, Link] = {}
    waiting = list(start)
    while waiting:
        for link in _down(frame, waiting.pop()):
            if link.id not in found:
                found[link.id] = link
                waiting.append(link.lower)
    return list(found.values())


def _led(frame: Frame, subject: Sequence[Place]) -> tuple[Found, ...]:
    """Whom a position guides or manages by its duties, where no reporting line is stated."""
    kinds = {k for _, several in frame.acts for k in several} or set(_OVER_PEOPLE)
    words = [
        "".join(form)
        for kind in sorted(kinds)
        for form in frame.index.lexicon.kind_words.get(kind, ())
    ]
    found = []
    for place in subject:
        for norm in frame.index.facts.borne_by(place.id):
            own = norm.sort == "authority" and norm.kind in kinds
            if own or (norm.sort == "duty" and any(w in norm.reading for w in words)):
                people = people_in(frame, norm, place) or people_after(frame, norm, place, words)
                found += [Found(p.id, (norm.id,)) for p in people]
    return merged(found)


def chain_of_command(frame: Frame) -> Outcome:
    """Answer the superiors of a position, each with the line that leads to it, the nearest first."""
    subject = frame.named
    found: list[Link] = []
    waiting = [p.id for p in subject]
    for iri in waiting:
        place = frame.index.place(iri)
        for link in _up(frame, place) if place else []:
            if link not in found:
                found.append(link)
                if link.upper not in waiting:
                    waiting.append(link.upper)
    if "two-up" in frame.cues or sum("superior" in s.cues for s in frame.parsed.segments) > 1:
        first = {k.upper for k in found if k.lower in {p.id for p in subject}}
        found = [k for k in found if k.lower in first]
    answers = merged([Found(k.upper, (k.id,)) for k in found])
    return Outcome(
        status="found" if answers else "not-stated",
        answers=answers,
        parameters={"position": [p.id for p in subject]},
    )
