"""Who is above, below and beside a position."""

from collections.abc import Sequence

from rolegraph.questions.facts import Link, Norm, Place
from rolegraph.questions.frames import Frame
from rolegraph.questions.outcome import Found, Note, Outcome, merged
from rolegraph.questions.tokens import keys

_REPORTING = ("stated", "chart")
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
    subject, upper = _two_ends(frame)
    if not subject:
        return Outcome(status="not-stated", unknown=frame.untitled)
    parameters = {"position": [p.id for p in subject]}
    links = [k for p in subject for k in _up(frame, p)]
    titled = [k for p in subject if not _up(frame, p) for k in _titled(frame, p)]
    chosen = [*links, *titled]
    if upper and frame.asks_yes_no:
        return _line_verdict(frame, chosen, subject, upper, parameters)
    answers = merged([Found(k.upper, (k.id,)) for k in chosen])
    related = _other_lines(frame, subject)
    if answers:
        return Outcome(status="found", answers=answers, parameters=parameters, related=related)
    return Outcome(status="not-stated", parameters=parameters, related=related)


def _two_ends(frame: Frame) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Whose superior is asked, and who is named as the superior."""
    mentions = list(frame.mentioned("position"))
    if not mentions:
        return (), ()
    if len(mentions) > 1 and frame.asked_for(frame.segments("position")[0]):
        mentions = [*mentions[1:], mentions[0]]
    first = {p.id for p in mentions[0]}
    apart = [m for m in mentions[1:] if not first & {p.id for p in m}]
    same = [m for m in mentions if first & {p.id for p in m}]
    return frame.narrowed(same), tuple(p for m in apart for p in m)


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
    return _closest_titles(frame, found)


def _other_lines(frame: Frame, subject: Sequence[Place]) -> tuple[Note, ...]:
    links = [
        k
        for p in subject
        for k in frame.index.lines_from.get(p.id, ())
        if k.kind != "line" or k.basis not in _REPORTING
    ]
    notes = []
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


def assists(frame: Frame) -> Outcome:
    """Answer whom a position assists."""
    subject, asked = _two_ends(frame)
    links = [
        k for p in subject for k in frame.index.lines_from.get(p.id, ()) if k.kind == "assists"
    ]
    chosen = _closest_titles(frame, _named_alike(frame, links, asked))
    answers = merged([Found(k.upper, (k.id,)) for k in chosen])
    parameters = {"position": [p.id for p in subject]}
    return Outcome(
        status="found" if answers else "not-stated", answers=answers, parameters=parameters
    )


def _named_alike(frame: Frame, links: Sequence[Link], asked: Sequence[Place]) -> list[Link]:
    """Of several whom one assists, those whose title the question's *which* names: which director."""
    heads = {p.name for p in asked} | {
        "".join(form)
        for group in frame.groups("position")
        for form in group.alternatives
        if frame.is_title(group) and not form[0].isascii()
    }
    titles = {k.id: frame.index.place(k.upper) for k in links}
    kept = [k for k in links if (p := titles[k.id]) and any(p.name.endswith(h) for h in heads)]
    return kept or list(links)


def _closest_titles(frame: Frame, links: Sequence[Link]) -> list[Link]:
    """Leave out a bare title (总监) where the same position names a fuller one (销售总监)."""
    names = {k.id: p.name for k in links if (p := frame.index.place(k.upper))}
    return [
        k
        for k in links
        if not any(
            o.lower == k.lower and names[o.id] != names[k.id] and names[o.id].endswith(names[k.id])
            for o in links
            if o.id in names and k.id in names
        )
    ]


def subordinates(frame: Frame) -> Outcome:
    """Answer who reports to a position, directly, two levels down, or all the way."""
    subject = frame.named
    parameters = {"position": [p.id for p in subject]}
    if not subject:
        return Outcome(status="not-stated", unknown=frame.untitled)
    links = [k for p in subject for k in _down(frame, p.id)]
    if "two-levels" in frame.cues:
        links = [k for above in links for k in _down(frame, above.lower)]
    elif "all-the-way" in frame.cues:
        links = _all_down(frame, [p.id for p in subject])
    answers = merged([Found(k.lower, (k.id,)) for k in links])
    if not answers and "two-levels" not in frame.cues:
        answers = _led(frame, subject)
    return Outcome(
        status="found" if answers else "not-stated",
        answers=answers,
        parameters=parameters,
        value=str(len(answers)) if "how-many" in frame.cues and answers else "",
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
                found += [Found(p.id, (norm.id,)) for p in people_in(frame, norm, place)]
    return merged(found)


def people_in(frame: Frame, norm: Norm, bearer: Place) -> list[Place]:
    """Return the positions of the bearer's organisation that a norm's object names.

    Of names inside each other only the longest is meant: 销售代表 stands in 高级销售代表.
    """
    text = norm.object_word or norm.reading
    found: dict[str, list[Place]] = {}
    for place in frame.index.members.get(bearer.organisation, ()):
        if place.sort == "position" and place.id != bearer.id:
            said = [n for n in _said_as(frame, place) if len(n) > 1 and n in text]
            for name in said:
                found.setdefault(name, []).append(place)
    longest = [n for n in found if not any(n != other and n in other for other in found)]
    return list({p.id: p for n in longest for p in found[n]}.values())


def _said_as(frame: Frame, place: Place) -> tuple[str, ...]:
    """Return a position's names, and the other words for the same title: 销售员, 销售人员."""
    same = (
        "".join(form)
        for name in place.names
        for meaning in frame.index.lexicon.phrases.get(keys(name), ())
        if meaning.name.startswith("titles/")
        for form in frame.index.lexicon.entries[meaning.name].forms
        if not form[0].isascii()
    )
    return (*place.names, *same)


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
    if "two-up" in frame.cues:
        first = {k.upper for k in found if k.lower in {p.id for p in subject}}
        found = [k for k in found if k.lower in first]
    answers = merged([Found(k.upper, (k.id,)) for k in found])
    return Outcome(
        status="found" if answers else "not-stated",
        answers=answers,
        parameters={"position": [p.id for p in subject]},
    )


def stand_ins(frame: Frame) -> Outcome:
    """Answer who assists a position, or is named as its reserve."""
    wanted = [p for p in frame.named]
    links = [k for p in wanted for k in frame.index.lines_to.get(p.id, ()) if k.kind == "assists"]
    found = [Found(k.lower, (k.id,)) for k in links]
    titles = {n for p in wanted for n in p.names}
    for norm in frame.index.facts.norms:
        if "后备" in norm.reading and any(t in norm.reading for t in titles):
            found.insert(0, Found(norm.bearer, (norm.id,)))
    answers = merged(found)
    note = Note(
        "No document says that they may: they assist the position.",
        "原文未写明可以代理：仅为协助该岗位者。",
    )
    return Outcome(
        status="found" if answers else "not-stated",
        answers=answers,
        parameters={"position": [p.id for p in wanted]},
        related=(note,) if links else (),
    )


def career_of(frame: Frame) -> Outcome:
    """Answer the positions that a document promises next, step by step."""
    steps: dict[str, list[Link]] = {}
    for link in frame.index.facts.links:
        if link.sort == "careerstep":
            steps.setdefault(link.lower, []).append(link)
    found, seen = [], set()
    waiting = [(p.id, 1) for p in frame.named]
    for iri, number in waiting:
        for link in steps.get(iri, ()):
            if link.id not in seen:
                seen.add(link.id)
                found.append(Found(link.upper, (link.id,), str(number)))
                waiting.append((link.upper, number + 1))
    answers = merged(found)
    return Outcome(
        status="found" if answers else "not-stated",
        answers=answers,
        parameters={"position": [p.id for p in frame.named]},
    )
