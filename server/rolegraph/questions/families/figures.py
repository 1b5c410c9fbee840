"""Figures: limits, how often, who does something every day, how many people."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from rolegraph.questions.families.answering import carries, concluded
from rolegraph.questions.families.binding import by_words
from rolegraph.questions.families.carrying import credit_around, credit_in
from rolegraph.questions.families.deeds import done
from rolegraph.questions.families.outcome import Found, Outcome, Parameter, merged
from rolegraph.questions.families.verbs import is_deed
from rolegraph.questions.stated.facts import Norm, Place, Quantity
from rolegraph.questions.stated.matching import Group, Match
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.words.lexicon import load
from rolegraph.questions.words.segmenting import Segment

_SIGNS = {"lt": "<", "lteq": "≤", "eq": "", "gteq": "≥", "gt": ">"}
_OFTEN = re.compile(
    r"早[、和]?晚|每[一两二三四半\d]*个?(?:年|季度|月|周|星期|日|天|小时|分钟)[^，。；,;（）()]{0,8}|[一两二三四]年[一两]次|每年[^，。；,;]{0,4}次"
    r"|[月周季年][底末初]|定期|按月|按周|按季|随时"
    r"|every [a-z ]{3,12}|(?:dai|week|month|year|annual|quarter)ly"
)
#: Within which time something is done: 3个工作日内, *by the 5th*.
_WITHIN = re.compile(
    r"[\d一二两三四五六七八九十半]+个?(?:工作[日天]|小时|分钟|星期|日|天|周|月)[之以]?内|\d+[日号]之?前|下班前|[月季年][底末]前"
    r"|(?:不超过|不多于|小于|≤|<)\s*[\d一二两三四五六七八九十半]+个?(?:工作[日天]|小时|分钟|星期|天|周)"
    r"|within [a-z\d -]{1,20}(?:days?|hours?|minutes?|weeks?|months?)"
    r"|by (?:the )?\d[\w.: ]{0,6}|by the (?:end|first|second|third|fourth|fifth|last)\b[a-z ]{0,20}"
)


#: What tells the day or the hour that is asked for: every month is no day.
_MOMENTS = {
    "on-day": re.compile(
        r"\d+[日号]|(?:星期|周|礼拜)[一二三四五六日天](?!次|般)|[月季年周][底末初]"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|the \d+(?:st|nd|rd|th)|end of (?:the|each|every)"
    ),
    "at-hour": re.compile(
        r"\d+[:点时]|[上下]班前|[上下]午|中午|before (?:leaving|noon)|[ap]\.?m\b|o.clock"
    ),
}


def written(quantity: Quantity) -> str:
    """Return a figure in signs: ``≥ 80 户/month``, ``≤ 50000 CNY``; its words where it has no figure."""
    if not quantity.stated:
        return quantity.text
    value = "–".join(
        _number(v) for v in (quantity.minimum, quantity.maximum, quantity.value) if v is not None
    )
    unit = f" {quantity.unit}" if quantity.unit not in ("", "%") else quantity.unit
    per = f"/{quantity.period}" if quantity.period else ""
    signed = f"{_SIGNS.get(quantity.operator, '')}{value}{unit}{per}"
    return f"{signed} ({quantity.text})" if quantity.text else signed


def _number(value: float) -> str:
    return f"{int(value)}" if value == int(value) else f"{value:g}"


def says_figure(frame: Frame, group: Group) -> bool:
    """Say whether a word only asks for a figure: how much, up to which limit."""
    one = next(s for s in frame.parsed.segments if s.first <= group.first <= s.last)
    cues = {"measure", "how-much", "limit", "how-often", "above-limit", "above-figure"}
    return bool(set(one.names("cue")) & cues) and not one.names("kinds")


def how_often(frame: Frame) -> Outcome:
    """Answer how often something is done: a stated frequency, or the sentence's own words for it."""
    places = _doers(frame)
    wanted = [g for g in frame.groups("position") if not frame.repeats(g)]
    if not places and any(map(_is_title, frame.segments("position"))):
        return Outcome(status="not-stated", unknown=frame.untitled)  # of a board that nobody knows
    nothing = not (wanted or frame.fit.slots.get("position"))
    if nothing or _asks_calendar(frame) or (not places and _of_one_character(wanted)):
        return Outcome(status="not-understood")
    within = "within" in frame.cues
    soon = (
        within or "deadline" in frame.cues or any(s.phrase in _SOON for s in frame.parsed.segments)
    )

    def fitting(norm: Norm) -> bool:
        own = not places or norm.bearer in places
        return own and _tells_when(frame, norm, within, soon)

    found = _saying(frame, wanted, fitting)
    if places and not found:
        # The words that told the bearers apart may have been those of the matter.
        places = {p.id for several in frame.mentioned("position") for p in several} or places
        found = _saying(frame, wanted, fitting)
    if not wanted and places:
        found = [n for p in frame.named for n in frame.index.facts.borne_by(p.id) if fitting(n)]
    found = [n for n in found if not _named_by_period(n) and _of_unit(frame, n)] or [
        n for n in found if _of_unit(frame, n)
    ]
    answers = merged([Found(n.bearer, (n.id,), _often(n, soon)) for n in found])
    stated = all(n.quantities_of("frequency") for n in found)
    parameters = by_words(
        frame, wanted, answers, lambda n: not stated or bool(n.quantities_of("frequency"))
    )
    outcome = concluded(frame, answers, wanted, parameters, ())
    # Words for how often that are no stated frequency stand in the sentence alone.
    return outcome if stated else replace(outcome, query="who-does")


def _of_one_character(wanted: Sequence[Group]) -> bool:
    """Whether one Chinese character is all that is asked about, which many words have: 货什么时候到."""
    return len(wanted) == 1 and len(wanted[0].text) == 1 and not wanted[0].verb


def _doers(frame: Frame) -> set[str]:
    """Return whom a question names as who does something: positions, or a unit called like one (董事会)."""
    if not frame.fit.slots.get("position"):
        return set()
    units = (p.id for one in frame.segments("position") for p in frame.places_of(one, "unit"))
    return {p.id for p in frame.named} or set(units)


def _is_title(one: Segment) -> bool:
    return any(name.startswith("titles/") for name in one.names("entry"))


def _tells_when(frame: Frame, norm: Norm, within: bool, soon: bool) -> bool:
    """Say whether a norm tells how often, or ``within`` what time; ``soon`` lets either be."""
    moments = (told for cue, told in _MOMENTS.items() if cue in frame.cues)
    if not all(told.search(norm.reading) for told in moments):
        return False
    often = bool(norm.quantities_of("frequency") or _OFTEN.search(norm.reading))
    return (often and not within) or (soon and bool(_WITHIN.search(norm.reading)))


def _saying(frame: Frame, wanted: Sequence[Group], fitting: Callable[[Norm], bool]) -> list[Norm]:
    """Return the fitting norms about what is asked for, and of its own deed where one is asked for."""
    near = frame.find(wanted, fitting, enough=0.5) if wanted else ()
    deeds = [g for g in wanted if is_deed(frame, g)]
    if deeds:  # how often something else is done to a thing is no answer: 合同多久续签一次
        saying = [m for m in near if any(credit_in(frame, m, g) for g in deeds)]
        near = done(frame, wanted, near) or tuple(saying)
    things = [g for g in wanted if not (g.verb or is_deed(frame, g) or frame.says_where(g))]
    near = tuple(m for m in near if not things or any(credit_around(frame, m, g) for g in things))
    return [frame.norm(m) for m in near]


def _asks_calendar(frame: Frame) -> bool:
    """Whether a day or an hour is asked for, and of nothing that is done then: 今天星期几."""
    doing = frame.cues & {"send", "must"} or len(frame.groups()) > 1
    return bool(frame.cues & set(_MOMENTS)) and not doing


#: What asks how soon as well as how often.
_SOON = (("多", "久"), ("多", "长", "时", "间"), ("几", "天"), ("多", "少", "天"))


def _of_unit(frame: Frame, norm: Norm) -> bool:
    """Whether the unit that is asked about is where the bearer is: *how often does the audit department* …"""
    bearer = frame.index.place(norm.bearer)
    said = [s for s in frame.parsed.segments if s.phrase != ("the",)]
    units = [b for a, b in pairwise(said) if a.cues & {"do", "must"} and b.names("unit")]
    units += [a for a, b in pairwise(said) if "how-often" in b.cues and a.names("unit")]
    return bearer is not None and all(frame.inside(bearer, one) for one in units)


def _named_by_period(norm: Norm) -> bool:
    """Whether nothing but the name of a report says how often: 形成周报, no 每周提交周报."""
    said = [q.text for q in norm.quantities_of("frequency")]
    return bool(said) and all(re.fullmatch("[日周旬月季年]报", text) for text in said)


def _often(norm: Norm, soon: bool = False) -> str:
    within = [m[0].strip() for m in _WITHIN.finditer(norm.reading)] if soon else []
    stated = [q.text for q in norm.quantities_of("frequency") if q.text]
    often = stated or [m[0].strip() for m in _OFTEN.finditer(norm.reading)]
    return "; ".join([*within, *often])


def who_periodically(frame: Frame) -> Outcome:
    """Answer who does something every day, week, month …"""
    periods, told = frame.periods, load("sentences")["periods"]
    asked = "appraisal" if "appraisal-cycle" in frame.cues else "duty"
    wanted = [g for g in frame.groups() if not frame.repeats(g) and not frame.is_period(g)]

    def fitting(norm: Norm) -> bool:
        if norm.sort != asked or not carries(norm, frame.parsed.figures):
            return False
        own = {q.period for q in norm.quantities_of("frequency")}
        said = any(re.search(told[p], norm.reading) for p in periods if p in told)
        return bool(own & set(periods)) or said

    norms = frame.index.facts.norms
    if "who" in frame.cues and any(frame.strict(one) for one, _ in frame.acts):
        return Outcome(status="not-understood")  # who-may asks for that very kind
    if wanted:
        near = _verbatim(frame, wanted, frame.find(wanted, fitting, near=0.85, enough=0.5))
        # Who hands in a weekly report is not who keeps those of others, where anybody hands one in.
        found = [frame.norm(m) for m in done(frame, wanted, near) or near]
    else:
        found = [
            n
            for n in norms
            if fitting(n) and (b := frame.index.place(n.bearer)) and frame.in_scope(b)
        ]
    answers = merged([Found(n.bearer, (n.id,), _often(n)) for n in found])
    parameters = {"period": list(periods)} | _periodic(frame, wanted, answers)
    return concluded(frame, answers, wanted, parameters, ())


def _verbatim(
    frame: Frame, wanted: Sequence[Group], found: tuple[Match, ...]
) -> tuple[Match, ...]:
    """Keep those that say a long Chinese word as it was said, where any does: 每周工作小结 is no 周报."""
    clauses = frame.index.clauses
    for group in wanted:
        said = frame.segment_of(group).phrase
        if len(said) >= _LONG and not said[0].isascii():
            having = {clauses.owners[c] for c in clauses.having(said)}
            found = tuple(m for m in found if m.number in having) or found
    return found


#: Of how many characters a word is that other words hardly say.
_LONG = 5


def _periodic(
    frame: Frame, wanted: Sequence[Group], answers: Sequence[Found]
) -> dict[str, Parameter]:
    """Return nothing further where the period gives the answers, else words or statements."""
    periods = set(frame.periods)

    def fitting(norm: Norm) -> bool:
        return bool({q.period for q in norm.quantities_of("frequency")} & periods)

    given = {n.bearer for n in frame.index.facts.norms if fitting(n)}
    if given == {a.place for a in answers}:
        return {}
    return by_words(frame, wanted, answers, fitting)


def headcount_of(frame: Frame) -> Outcome:
    """Answer how many holders are planned, post by post, with the sum in ``value``.

    How many things a holder must do in a period is no headcount.
    """
    if frame.periods and frame.fit.slots.get("position"):
        return Outcome(status="not-understood")
    places = [p for p in _counted(frame) if p.headcount is not None]
    total = sum(p.headcount or 0 for p in places)
    answers = tuple(
        Found(p.id, (), f"{p.headcount} / {total}" if len(places) > 1 else f"{p.headcount}")
        for p in places
    )
    return Outcome(
        status="found" if answers else "not-stated",
        answers=answers,
        value=str(total) if answers else "",
        parameters={"position": [p.id for p in places]},
    )


def _counted(frame: Frame) -> Sequence[Place]:
    if frame.fit.slots.get("position"):
        return frame.named
    with_count = [p for p in frame.index.facts.of_sort("position") if p.headcount is not None]
    inside = [p for p in with_count if frame.in_scope(p)]
    asked = [
        s for s in frame.segments("unit") if len(s.phrase) > (1 if s.phrase[0].isascii() else 2)
    ]
    if asked:
        return [p for p in inside if all(frame.inside(p, s) for s in asked)]
    return frame.closest(inside)
