"""Who is beside a position: whom it assists, who assists it, who could stand in, and what comes next."""

import re
from collections.abc import Sequence

from rolegraph.questions.families.binding import by_words
from rolegraph.questions.families.outcome import Found, Note, Outcome, merged
from rolegraph.questions.stated.facts import Link, Norm, Place
from rolegraph.questions.stated.matching import Group
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.words.lexicon import load
from rolegraph.questions.words.tokens import normal


def two_ends(frame: Frame) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
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


def assists(frame: Frame) -> Outcome:
    """Answer whom a position assists; *who assists the manager* is asked the other way."""
    if _asks_helper(frame):
        return Outcome(status="not-understood")
    subject, asked = two_ends(frame)
    links = [
        k for p in subject for k in frame.index.lines_from.get(p.id, ()) if k.kind == "assists"
    ]
    chosen = closest_titles(frame, _named_alike(frame, links, asked))
    answers = merged([Found(k.upper, (k.id,)) for k in chosen])
    parameters = {"position": [p.id for p in subject]}
    if not answers:
        return _helping(frame)
    return Outcome(status="found", answers=answers, parameters=parameters)


def _asks_helper(frame: Frame) -> bool:
    """Whether *who* stands before the verb and the position behind it: 谁协助经理."""
    several = frame.parsed.segments
    named = frame.fit.slots.get("position", ())
    helps = [n for n, s in enumerate(several) if "assist" in s.cues and s.phrase not in _HELPERS]
    asked = [n for n, s in enumerate(several) if "who" in s.cues]
    return bool(named and helps and asked) and asked[0] < helps[0] < named[0]


#: Nouns for who helps, behind which stands whose helper is asked.
_HELPERS = (("助", "手"), ("的", "助", "手"))


def _helping(frame: Frame) -> Outcome:
    """Answer the duties of a position to help somebody who has no post: 协助债权部催款."""
    places = frame.titled
    wanted = [g for g in frame.groups("position") if not frame.repeats(g)]
    helping = {
        n.id
        for n in frame.index.facts.norms
        if any(w in n.reading for w in load("sentences")["helping"])
    }
    bearers = {p.id for p in places}
    norms = [
        frame.norm(m)
        for m in frame.find(wanted, lambda n: n.id in helping and n.bearer in bearers)
    ]
    answers = merged([Found(n.bearer, (n.id,)) for n in norms])
    return Outcome(
        status="found" if answers else "not-stated",
        answers=answers,
        parameters={"statement": [n.id for n in norms]}
        if norms
        else {"position": sorted(bearers)},
        query="recipients-of" if norms else "",
    )


def assistants_of(frame: Frame) -> Outcome:
    """Answer who assists a position, of whom only those whose duties speak of the matter, if one is named."""
    links = [
        k for p in frame.named for k in frame.index.lines_to.get(p.id, ()) if k.kind == "assists"
    ]
    matter = _matter(frame)
    if matter:
        return _helping_with(frame, links, matter)
    answers = merged([Found(k.lower, (k.id,)) for k in links])
    return Outcome(
        status="found" if answers else "not-stated",
        answers=answers,
        parameters={"position": [p.id for p in frame.named]},
        unknown=() if frame.named else frame.untitled,
    )


def _matter(frame: Frame) -> list[Group]:
    """Return the words for what somebody is helped with: not those that say who or where that is."""
    things = [g for g in frame.groups("position") if not (g.verb or frame.repeats(g))]
    return [
        g
        for g in things
        if not (frame.says_where(g) or frame.is_title(g))
        and not any(frame.around(p, g) for p in frame.titled)
    ]


def _helping_with(frame: Frame, links: Sequence[Link], matter: Sequence[Group]) -> Outcome:
    """Answer the assistants with a duty in the matter; where none has one, that duty is asked for itself."""
    helpers = {k.lower for k in links}
    norms = [frame.norm(m) for m in frame.find(matter, lambda n: n.bearer in helpers)]
    if not norms:
        return Outcome(status="not-understood")
    answers = merged([Found(n.bearer, (n.id,)) for n in norms])
    parameters = by_words(frame, matter, answers, lambda n: True, helpers)
    return Outcome(status="found", answers=answers, parameters=parameters, query="who-does")


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


def closest_titles(frame: Frame, links: Sequence[Link]) -> list[Link]:
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


def stand_ins(frame: Frame) -> Outcome:
    """Answer who deputises for a position, or is named as its reserve; who assists it stands beside."""
    named = [p for p in frame.named]
    if _is_reserve(frame):
        return _by(_own_reserves(frame), "recipients-of")
    reserves = merged([Found(n.bearer, (n.id,)) for n in _reserves(frame)])
    links = [k for p in named for k in frame.index.lines_to.get(p.id, ()) if k.kind == "assists"]
    if standing := _deputising(frame.index.facts.norms, named):
        return _by(standing, "who-does")
    note = Note(
        "No document says that they may: they assist the position.",
        "原文未写明可以代理：仅为协助该岗位者。",
        merged([Found(k.lower, (k.id,)) for k in links]),
    )
    return Outcome(
        status="found" if reserves else "not-stated",
        answers=reserves,
        parameters={"position": [p.id for p in named]},
        related=(note,) if links and not reserves else (),
        unknown=() if named or reserves else frame.untitled,
    )


def _own_reserves(frame: Frame) -> list[Norm]:
    """Return what names a position of the question as the reserve for others."""
    own = (n for p in frame.named for n in frame.index.facts.borne_by(p.id))
    return [n for n in own if "后备" in n.reading]


def _by(norms: Sequence[Norm], query: str, related: tuple[Note, ...] = ()) -> Outcome:
    """Return the bearers of norms as an answer by these statements."""
    answers = merged([Found(n.bearer, (n.id,)) for n in norms])
    return Outcome(
        status="found" if answers else "not-stated",
        answers=answers,
        parameters={"statement": [n.id for n in norms]},
        related=related,
        query=query,
    )


def _deputising(norms: Sequence[Norm], named: Sequence[Place]) -> list[Norm]:
    """Return the duties to stand in for one of the positions named: *to deputise for the Manager*."""
    titles = [re.escape(normal(name)) for p in named for name in p.names]
    if not titles:
        return []
    said = re.compile(
        rf"(?:{'|'.join(load('absences')['deputising'])})\s*(?:the |his |her )?(?:{'|'.join(titles)})"
    )
    away = {p.id for p in named}
    return [
        n
        for n in norms
        if n.sort == "duty" and n.bearer not in away and said.search(normal(n.reading))
    ]


def _is_reserve(frame: Frame) -> bool:
    """Whether one asks for whom a position is the reserve: 总监助理是谁的后备, 总监助理接任什么职位.

    总监的后备是谁 is not so.
    """
    segments = frame.parsed.segments
    asked = next((n for n, s in enumerate(segments) if "who" in s.cues), 0)
    reserve = next((n for n, s in enumerate(segments) if "stand-in" in s.cues), 0)
    named = frame.fit.slots.get("position", ())
    if not named:
        return False
    before = "".join(segments[asked - 1].phrase) if asked else ""
    takes_over = segments[reserve].phrase in _TAKING_OVER and named[0] < reserve < asked
    being = before in ("是", "为", "作为") and named[0] < asked < reserve
    return being or takes_over or (before == "for" and asked < named[0])


#: What is said of whoever comes after somebody.
_TAKING_OVER = (("接", "任"), ("接", "替"), ("继", "任"), ("顶", "替"), ("代", "替"))


def _reserves(frame: Frame) -> list[Norm]:
    """Return the norms that name their bearer as a reserve (后备) for the title that was said."""
    wanted = [g for g in frame.groups() if not frame.repeats(g)]
    norms = [frame.norm(m) for m in frame.find(wanted, lambda n: "后备" in n.reading)]
    titles = {n for p in frame.named for n in p.names}
    told = [n for n in frame.index.facts.norms if "后备" in n.reading]
    # The reserve of a 销售副总监 is none of the 销售总监.
    named = [n for n in told if any(t in n.reading for t in titles) or _says(frame, n)]
    return named if titles else norms


def _says(frame: Frame, norm: Norm) -> bool:
    """Whether a question says one of the titles that a sentence lists, as it is written there."""
    listed = re.split("作为|[、和与及的，,。；;]", norm.reading)
    return any(len(one) > 2 and one in frame.parsed.text for one in listed)


def career_of(frame: Frame) -> Outcome:
    """Answer the positions that a document promises next, step by step; else for which it is a reserve."""
    told = _along(frame, "lower", "upper")
    reserves = () if told.answers else _own_reserves(frame)
    return _by(reserves, "recipients-of", (_NO_STEP,)) if reserves else told


def career_before(frame: Frame) -> Outcome:
    """Answer the positions from which a document leads to one, the nearest first; else its reserves."""
    told = _along(frame, "upper", "lower")
    reserves = () if told.answers else _reserves(frame)
    return _by(reserves, "who-does", (_NO_STEP,)) if reserves else told


_NO_STEP = Note(
    "No step of a career is stated: it is named as a reserve.",
    "原文未写明晋升路径：仅列为后备人才。",
)


def _along(frame: Frame, start: str, end: str) -> Outcome:
    """Follow the career steps from one end to the other, each answer with how many steps away."""
    steps: dict[str, list[Link]] = {}
    for link in frame.index.facts.links:
        if link.sort == "careerstep":
            steps.setdefault(getattr(link, start), []).append(link)
    found, seen = [], set()
    waiting = [(p.id, 1) for p in frame.named]
    for iri, number in waiting:
        for link in steps.get(iri, ()):
            if link.id not in seen:
                seen.add(link.id)
                found.append(Found(getattr(link, end), (link.id,), str(number)))
                waiting.append((getattr(link, end), number + 1))
    answers = merged(found)
    return Outcome(
        status="found" if answers else "not-stated",
        answers=answers,
        parameters={"position": [p.id for p in frame.named]},
        unknown=() if frame.named else frame.untitled,
    )
