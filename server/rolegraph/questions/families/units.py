"""Units: what encloses them, what they consist of, who is in them; and recipients of things."""

from collections.abc import Sequence

from rolegraph.questions.binding import by_words
from rolegraph.questions.facts import Norm, Place
from rolegraph.questions.families.answering import about_whom, concluded
from rolegraph.questions.frames import Frame
from rolegraph.questions.matching import Group, Match
from rolegraph.questions.outcome import Found, Note, Outcome, merged
from rolegraph.questions.segmenting import segment
from rolegraph.questions.tokens import normal, tokens


def units_above(frame: Frame) -> Outcome:
    """Answer the units above a unit or position, the nearest first, then who heads the organisation."""
    if frame.segments("position") and "parent-unit" not in frame.cues and frame.groups("position"):
        return Outcome(status="not-understood")  # which unit does something is asked
    first = frame.mentioned("unit")[:1]
    places = frame.narrowed(first) if first else frame.named
    found: list[Found] = []
    nearest = any({"belong", "part", "属"} & set(s.phrase) for s in frame.parsed.segments)
    for place in places:
        chain = [Found(u.id) for u in frame.index.units_of(place)]
        heads = [Found(p.id, (), "?") for p in _at_the_head(frame, place)]
        found += chain[:1] if nearest and chain else [*chain, *heads]
    answers = merged([f for f in found if f.place not in {p.id for p in places}])
    note = Note(
        "At the head of the organisation in its chart; that it stands above is not said in words.",
        "组织图中居首；原文未以文字写明其为上级。",
        tuple(f for f in answers if f.value),
    )
    return Outcome(
        status="found" if answers else "not-stated",
        answers=tuple(Found(f.place, f.statements) for f in answers),
        parameters={"unit": [p.id for p in places]},
        related=(note,) if note.answers else (),
    )


def _at_the_head(frame: Frame, place: Place) -> list[Place]:
    """Return the board and the general manager of a place's organisation, who are in no unit."""
    heads = {
        "".join(form)
        for name, entry in frame.index.lexicon.entries.items()
        if name.split(";")[0] in _HEADING
        for form in entry.forms
    }
    return [
        p
        for p in frame.index.members.get(place.organisation, ())
        if not frame.index.units_of(p) and p.name in heads
    ]


_HEADING = ("titles/general manager", "titles/board")


def units_below(frame: Frame) -> Outcome:
    """Answer the units directly below a unit or an organisation."""
    places = _units_or_organisations(frame)
    deeds = any(_is_deed(frame, g) for g in frame.groups("unit", "organisation"))
    if deeds or ("consist" not in frame.cues and _about_more(frame, places)):
        return Outcome(status="not-understood")
    above = {p.id for p in places}
    found = [Found(p.id) for p in frame.index.facts.of_sort("unit") if p.parent in above]
    return Outcome(
        status="found" if found else "not-stated",
        answers=tuple(found),
        parameters={"unit": sorted(above)},
        value=str(len(found)) if "how-many" in frame.cues and found else "",
    )


def _units_or_organisations(frame: Frame) -> tuple[Place, ...]:
    """Return the units that are named, of two in each other the inner one; else the organisations."""
    segments = frame.segments("organisation")
    units = frame.narrowed([p for s in segments if (p := frame.places_of(s, "unit"))])
    named = frame.named_units or units
    outer = {
        above.id for one in named for above in frame.index.units_of(one) if above.name == one.name
    }
    inner = tuple(p for p in named if p.id not in outer)
    return inner or frame.narrowed(frame.mentioned("organisation"))


def positions_in_unit(frame: Frame) -> Outcome:
    """Answer the positions of a unit and of the units in it; its head alone where that is asked."""
    places = _units_or_organisations(frame)
    if _about_more(frame, places) or (frame.acts and "head-of" not in frame.cues):
        return Outcome(status="not-understood")
    wanted = {p.id for p in places}
    found = [
        p
        for p in frame.index.facts.of_sort("position")
        if wanted & {p.organisation, *(u.id for u in frame.index.units_of(p))}
    ]
    if "head-of" in frame.cues:
        own = [p for p in found if p.unit in wanted]
        heads = _heads(own, places) or _heads(found, places)
        found = heads or found
    return Outcome(
        status="found" if found else "not-stated",
        answers=tuple(Found(p.id) for p in found),
        parameters={"unit": sorted(wanted)},
        value=str(len(found)) if "how-many" in frame.cues and found else "",
    )


def _about_more(frame: Frame, places: Sequence[Place]) -> bool:
    """Whether a question names a matter besides the unit: who does something in it is asked then."""
    return any(
        g.known and not frame.repeats(g) and not frame.is_title(g)
        for g in frame.groups("unit", "organisation")
        if not frame.says_where(g)
        and (_is_deed(frame, g) or not (g.verb or any(frame.around(p, g) for p in places)))
    )


def _is_deed(frame: Frame, group: Group) -> bool:
    """Whether a word says what is done, and nothing of what the form itself asks."""
    one = frame.segment_of(group)
    return group.verb and not (one.cues or one.names("light") or one.names("unit"))


_HEADS = (
    "部长",
    "主任",
    "总监",
    "经理",
    "主管",
    "负责人",
    "总经理",
    "处长",
    "科长",
    "所长",
    "厂长",
    "manager",
    "head",
    "director",
)


def _heads(positions: Sequence[Place], units: Sequence[Place]) -> list[Place]:
    """Return the positions whose title is a unit's name and a head's word, else those with the word."""
    ending = [p for p in positions if p.name.lower().endswith(_HEADS)]
    exact = [p for p in ending if any(u.name[:-1] and u.name[:-1] in p.name for u in units)]
    return exact or ending


def recipients_of(frame: Frame) -> Outcome:
    """Answer to whom something goes: the positions and units that the sentence names as receiving."""
    wanted = [g for g in frame.groups("position") if not frame.repeats(g)]
    if all(frame.says_where(g) for g in wanted):
        return Outcome(status="not-understood")

    def of(asked: set[str]) -> tuple[Match, ...]:
        def fitting(norm: Norm) -> bool:
            return norm.sort in ("duty", "authority") and (not asked or norm.bearer in asked)

        return frame.find(wanted, fitting, enough=0.5)

    matches = about_whom(frame, of) if wanted else ()
    norms = [frame.norm(m) for m in matches]
    receiving = [n for n in norms if n.escalates_to or _text_for(n)] or norms
    sending = _sent_as(frame)
    receiving = [n for n in receiving if any(w in n.reading for w in sending)] or receiving
    answers = merged([f for n in receiving for f in _ends(frame, n)])
    return concluded(
        frame,
        answers,
        wanted,
        by_words(
            frame, wanted, [Found(n.bearer, (n.id,)) for n in receiving], lambda n: bool(n.reading)
        ),
        (),
    )


def _sent_as(frame: Frame) -> set[str]:
    """Return the words for the sending that a question says: 返给哪个部门 is 返, *submitted* 提交."""
    found = set()
    for one in (frame.parsed.segments[n] for n in frame.fit.used):
        if one.cues & {"to-whom", "send"}:
            said = "".join(k for k in one.phrase if not k.isascii() and k not in _TO_WHOM)
            entries = (frame.index.lexicon.entries[e] for e in one.names("entry"))
            found |= {said} | {"".join(form) for e in entries for form in e.forms}
    return found - {""}


#: What asks to whom, without the sending.
_TO_WHOM = frozenset("给谁向为与到哪个部门岗位人里的")


def _ends(frame: Frame, norm: Norm) -> list[Found]:
    """Return who receives; and the sender too where a path is asked for or a receiver has no post."""
    found = receivers(frame, norm)
    whole = not frame.cues & {"all-the-way", "chain"} and not _unresolved(frame, norm, found)
    return found if found and whole else [*_bearer(norm), *found]


def _unresolved(frame: Frame, norm: Norm, found: list[Found]) -> bool:
    """Whether the words for the receivers name a title that is none of those found."""
    text = "" if norm.escalates_to else _text_for(norm)
    for one in found:
        place = frame.index.place(one.place)
        for name in sorted(place.names if place else (), key=len, reverse=True):
            text = _plain(text).replace(_plain(name), "")
    pieces = tokens(normal(text))
    titles = (
        s
        for s in segment(pieces, frame.index.lookup)
        for e in s.names("entry")
        if e.split(";")[0] in _POSTS
    )
    names = [n for f in found if (p := frame.index.place(f.place)) for n in p.names]
    return any(not any(n.endswith("".join(s.phrase)) for n in names) for s in titles)


#: Words that are posts by themselves.
_POSTS = frozenset(
    f"titles/{name}"
    for name in ("manager", "general manager", "director", "supervisor", "chairman")
)


def _bearer(norm: Norm) -> list[Found]:
    return [Found(norm.bearer, (norm.id,), norm.counterparty)]


def _text_for(norm: Norm) -> str:
    """Return the words for those who receive, "" where there are none."""
    return norm.counterparty or _after_to(norm.reading)


#: What stands before those who receive.
_TO = tuple(
    tuple(t.key for t in tokens(w))
    for w in ("给", "向", "与", "为", "报", "交", "到", "交与", "上报", "报送", "升级至")
)


def receivers(frame: Frame, norm: Norm) -> list[Found]:
    """Return the positions and units that a sentence sends something to."""
    bearer = frame.index.place(norm.bearer)
    if bearer is None:
        return []
    if norm.escalates_to:
        return [Found(norm.escalates_to, (norm.id,))]
    text = _text_for(norm)
    if not text:
        return []
    named = [
        p
        for p in frame.index.members.get(bearer.organisation, ())
        if p.id != bearer.id and any(len(n) > 1 and _plain(n) in _plain(text) for n in p.names)
    ]
    longest = [
        p
        for p in named
        if not any(p.name != q.name and p.name in q.name and q.name in text for q in named)
    ]
    only = _by_head(frame, bearer, text, longest)
    return [Found(p.id, (norm.id,), text) for p in (*longest, *only)]


def _plain(name: str) -> str:
    """Return a name as it is compared: 销售部门经理 and 销售部经理 are one."""
    return name.replace("部门", "部")


def _by_head(frame: Frame, bearer: Place, text: str, found: Sequence[Place]) -> tuple[Place, ...]:
    """Return the one position of the organisation that a bare title means: 经理 behind 专员或."""
    rest = _plain(text)
    for name in sorted((_plain(n) for p in found for n in p.names), key=len, reverse=True):
        rest = rest.replace(name, "")
    members = [p for p in frame.index.members.get(bearer.organisation, ()) if p.sort == "position"]
    several = {
        p.id: p
        for p in members
        if p not in found and p.id != bearer.id and p.name.endswith(_HEADS)
        for head in (h for h in _HEADS if p.name.endswith(h))
        if head in rest
        and rest[: rest.index(head)][-1:] in ("", "与", "给", "或", "、", "和", "向", "报")
    }
    return tuple(several.values()) if len(several) == 1 else ()


def _after_to(reading: str) -> str:
    """Return what follows the first word of giving in a sentence, or ""."""
    text = normal(reading)
    starts = [text.find("".join(w)) for w in _TO]
    found = [s for s in starts if s >= 0]
    return text[min(found) :] if found else ""
