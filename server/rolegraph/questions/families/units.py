"""Units: what encloses them, what they consist of, who is in them."""

from collections import Counter
from collections.abc import Sequence

from rolegraph.questions.families.organisations import each_unit, positions_within
from rolegraph.questions.families.outcome import Found, Note, Outcome, merged
from rolegraph.questions.families.people import heads, leaders
from rolegraph.questions.families.themselves import of_theirs
from rolegraph.questions.stated.facts import Link, Place
from rolegraph.questions.stated.matching import Group
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.words.tokens import keys


def units_above(frame: Frame) -> Outcome:
    """Answer the units above a unit or position, the nearest first, then who heads the organisation."""
    if frame.segments("position") and "parent-unit" not in frame.cues and frame.groups("position"):
        return Outcome(status="not-understood")  # which unit does something is asked
    if frame.segments("position") and (_has(frame) or _leads_units(frame)):
        return Outcome(status="not-understood")  # which units are below is asked
    if of_theirs(frame):
        return Outcome(status="not-understood")
    first = frame.mentioned("unit")[:1]
    places = frame.narrowed(first) if first else frame.named
    if led := _led_by(frame, places):
        return Outcome(
            status="found",
            answers=led,
            parameters={"unit": [p.id for p in places]},
            related=(_BY_PLACE,),
        )
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


def _led_by(frame: Frame, units: Sequence[Place]) -> tuple[Found, ...]:
    """Return whoever heads a unit, or the unit that it is directly in, where 归谁领导 asks for that."""
    asked = any(
        "superior" in s.cues and s.phrase[:2] == ("归", "谁") for s in frame.parsed.segments
    )
    if not asked or not units or any(u.sort != "unit" for u in units):
        return ()
    within = positions_within(frame, {u.id for u in units})
    own = _heads(frame, within, units) or _titled(frame, units)
    above = [
        p
        for u in units
        for p in frame.index.members.get(u.organisation, ())
        if _leads(frame, p, u)
    ]
    # Of several at the head of one unit nobody is known to lead the units in it.
    return merged([Found(p.id) for p in own or (above if len(above) == 1 else ())])


def _leads(frame: Frame, head: Place, unit: Place) -> bool:
    """Whether somebody stands at the head of what a unit is directly in."""
    title = head.sort == "position" and head.name.lower().endswith(leaders())
    return title and any(u.id == unit.id for u in _within_own(frame, head))


_BY_PLACE = Note("By its place in the organisation's structure.", "依据组织结构中的位置。")


def _leads_units(frame: Frame) -> bool:
    """Whether the position is said to do something to the units asked for: 总监管哪些部门."""
    several = frame.parsed.segments
    asked = next((n for n, s in enumerate(several) if "which-unit" in s.cues), 0)
    return asked > 0 and any(several[asked - 1] is one for one, _ in frame.acts)


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
    """Answer the units directly below a unit or an organisation, or below the unit that a position heads."""
    if frame.segments("position"):
        return _below_head(frame)
    places = _units_or_organisations(frame)
    deeds = any(_is_deed(frame, g) for g in frame.groups("unit", "organisation"))
    if deeds or _about_more(frame, places):
        return Outcome(status="not-understood")
    above = {p.id for p in places}
    found = [Found(p.id) for p in frame.index.facts.of_sort("unit") if p.parent in above]
    return Outcome(
        status="found" if found else "not-stated",
        answers=tuple(found),
        parameters={"unit": sorted(above)},
        value=str(len(found)) if "how-many" in frame.cues and found else "",
    )


def _below_head(frame: Frame) -> Outcome:
    """Answer the units below those that a position heads; the head itself where there are none."""
    headed = [p for p in frame.named if p.unit and p.name.lower().endswith(leaders())]
    found = [Found(u.id) for p in headed for u in _within_own(frame, p)]
    top = () if found else tuple(Found(u.id) for p in frame.named for u in _below_top(frame, p))
    alone = frame.cues & {"consist", "subordinate", "responsible"} or frame.acts or _has(frame)
    if not alone or not frame.named or _about_more(frame, frame.named):
        return Outcome(status="not-understood")
    own = tuple(Found(p.id) for p in frame.named)
    note = _AT_THE_TOP if top else Note("Named in the question:", "问题所指岗位：", own)
    above = {p.organisation for p in frame.named} if top else {p.unit for p in headed}
    found += top
    return Outcome(
        status="found" if found else "not-stated",
        answers=merged(found),
        parameters={"unit": sorted(above)},
        value=str(len(found)) if "how-many" in frame.cues and found else "",
        related=(note,) if top or not found else (),
    )


_AT_THE_TOP = Note(
    "At the top of the organisation in its chart; under whom they are is not said in words.",
    "组织图中居于最上层的部门；原文未以文字写明归谁领导。",
)


def _below_top(frame: Frame, top: Place) -> list[Place]:
    """Return the units at the top of the organisation that somebody heads in its chart: 总经理下面的部门."""
    ahead = {p.id for p in _at_the_head(frame, top)}
    units = frame.index.facts.of_sort("unit") if top.id in ahead else ()
    return [u for u in units if u.parent == top.organisation and u.id not in ahead]


def _has(frame: Frame) -> bool:
    return any(s.phrase in (keys("have"), keys("has")) for s in frame.parsed.segments)


def _within_own(frame: Frame, head: Place) -> list[Place]:
    """Return the units directly below a head's unit; of the unit that an organisation is, all at its top.

    A chart of 销售部 that is a document of its own is an organisation: its units are those of 销售部.
    """
    unit, organisation = frame.index.place(head.unit), frame.index.place(head.organisation)
    above = {head.unit}
    whole = unit and organisation and organisation.name.startswith(unit.name)
    if unit and whole:
        above.add(head.organisation)
    return [
        u
        for u in frame.index.facts.of_sort("unit")
        if u.parent in above and not (unit and whole and u.name.startswith(unit.name))
    ]


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
    if "every-unit" in frame.cues:
        deeds = [g for g in frame.groups() if _is_deed(frame, g)]
        return Outcome(status="not-understood") if deeds else each_unit(frame)
    types = _types(frame)
    places = _units_or_organisations(frame) or _of_types(frame, types)
    if _about_more(frame, places) or (frame.acts and "head-of" not in frame.cues):
        return Outcome(status="not-understood")
    wanted = {p.organisation if frame.index.is_all_of(p) else p.id for p in places}
    found = positions_within(frame, wanted)
    if "head-of" in frame.cues:
        own = [p for p in found if p.unit in {*wanted, *(u.id for u in places)}]
        first = (
            _heads(frame, own, places) or _heads(frame, found, places) or _titled(frame, places)
        )
        if not first and len(found) > 1:
            # Of several none of whom is known to be the head nobody is named.
            return Outcome(status="not-stated", related=(_members(found),))
        found = first or found
    return Outcome(
        status="found" if found else "not-stated",
        answers=tuple(Found(p.id) for p in found),
        parameters={"unit": [f"rgu:{t}" for t in types] or sorted(wanted)},
        value=str(len(found)) if "how-many" in frame.cues and found else "",
    )


def _titled(frame: Frame, units: Sequence[Place]) -> list[Place]:
    """Return the posts whose title is a unit's name and a head's word: 采购部, 采购部经理."""
    return [
        p
        for u in units
        for p in frame.index.members.get(u.organisation, ())
        if p.sort == "position" and p.name in {u.name + head for head in heads()}
    ]


def _members(found: Sequence[Place]) -> Note:
    members = tuple(Found(p.id) for p in found)
    return Note("Its head is not stated; in it are:", "未写明由谁负责；其成员有：", members)


def _types(frame: Frame) -> list[str]:
    """Return the types of unit that are named where no unit is: *a region office*."""
    prefix = "unit-type/"
    names = (n for one in frame.segments("unit-type") for n in one.names("entry"))
    return sorted({n.removeprefix(prefix) for n in names if n.startswith(prefix)})


def _of_types(frame: Frame, types: Sequence[str]) -> tuple[Place, ...]:
    units = frame.index.facts.of_sort("unit")
    return tuple(u for u in units if u.unit_type in types and frame.in_scope(u))


def _about_more(frame: Frame, places: Sequence[Place]) -> bool:
    """Whether a question names a matter besides the unit: who does something in it is asked then."""
    return any(
        g.known and not frame.repeats(g) and not frame.is_title(g)
        for g in frame.groups("unit", "unit-type", "organisation", "act")
        if not frame.says_where(g)
        and (_is_deed(frame, g) or not (g.verb or any(frame.around(p, g) for p in places)))
    )


def _is_deed(frame: Frame, group: Group) -> bool:
    """Whether a word says what is done, and nothing of what the form itself asks."""
    one = frame.segment_of(group)
    return group.verb and not (one.cues or one.names("light") or one.names("unit"))


def _heads(frame: Frame, positions: Sequence[Place], units: Sequence[Place]) -> list[Place]:
    """Return the positions whose title is a unit's name and a head's word, else those with the word.

    Who answers to another of them heads nothing: of director and manager in one department the director.
    """
    ending = [p for p in positions if p.name.lower().endswith(heads())]
    own = {p.id for p in ending}
    led = {one.lower for one in frame.index.facts.links if one.upper in own and _is_line(one)}
    ending = [p for p in ending if p.id not in led] or ending
    exact = [p for p in ending if any(u.name[:-1] and u.name[:-1] in p.name for u in units)]
    # Of several managers of other units in one committee none is its head.
    homes = Counter(p.unit for p in ending)
    return exact or [p for p in ending if homes[p.unit] == 1]


def _is_line(one: Link) -> bool:
    return one.kind == "line" and one.lower != one.upper
