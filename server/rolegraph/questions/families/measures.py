"""Measures: the figures by which duties are measured, of a position, of a matter, or who has them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from rolegraph.questions.families.answering import all_of, carries, concluded
from rolegraph.questions.families.binding import by_words
from rolegraph.questions.families.figures import says_figure, written
from rolegraph.questions.families.limits import limits_ladder
from rolegraph.questions.families.outcome import Found, Outcome, merged
from rolegraph.questions.stated.facts import Norm, Quantity
from rolegraph.questions.stated.matching import Group, spaced
from rolegraph.questions.understanding.frames import Frame


def measures_of(frame: Frame) -> Outcome:
    """Answer the figures by which duties are measured; of a position, of a matter, or who has them.

    How much somebody *may* do is how far their right goes, where no duty has a figure.
    """
    measured = _measured(frame)
    if measured.status != "not-stated" or "may" not in frame.cues or not frame.named:
        return measured
    limit = limits_ladder(frame)
    return replace(limit, query="limits-ladder") if limit.status == "found" else measured


def _measured(frame: Frame) -> Outcome:
    if _asks_limit(frame):
        return Outcome(status="not-understood")
    places = {p.id for p in frame.named}
    groups = [g for g in frame.groups("position") if not says_figure(frame, g)]
    wanted = [g for g in groups if not frame.is_period(g)]
    figures = frame.parsed.figures
    if "who" in frame.cues and not figures and _sets(frame, wanted):
        return Outcome(status="not-understood")
    if "how-many" in frame.cues and (_of_posts(frame) or _of_holders(frame, wanted)):
        return Outcome(status="not-understood")

    def fitting(norm: Norm) -> bool:
        own = not places or norm.bearer in places
        return own and bool(_measures(norm)) and carries(norm, figures)

    found = _counting(frame, wanted, fitting)
    if not found and wanted:
        found = [frame.norm(m) for m in frame.find(wanted, fitting, enough=0.5)]
    asked = [g for g in wanted if not (g.verb or _of_bearer(frame, g))]
    if not found and places and not asked:
        found = [n for p in frame.named for n in frame.index.facts.borne_by(p.id) if fitting(n)]
    elif not wanted and "who" in frame.cues:
        found = [frame.norm(m) for m in all_of(frame, fitting)]
    found = _in_unit(frame, found) or found
    answers = merged(
        [Found(n.bearer, (n.id,), "; ".join(map(written, _measures(n)))) for n in found]
    )
    return concluded(
        frame,
        answers,
        wanted,
        by_words(frame, wanted, answers, lambda n: bool(_measures(n))),
        (),
    )


def _counting(
    frame: Frame, wanted: Sequence[Group], fitting: Callable[[Norm], bool]
) -> list[Norm]:
    """Return the norms whose figure counts a thing that is asked about by its unit alone: ≥80户 are 客户.

    What is left must say what is done.
    """
    if not frame.cues & {"how-many", "how-much"}:
        return []
    for thing in (g for g in wanted if not g.verb):
        rest = [g for g in wanted if g is not thing]
        names = tuple("".join(form) for form in thing.alternatives if not form[0].isascii())

        def counted(norm: Norm, names: tuple[str, ...] = names) -> bool:
            units = {q.unit for q in _measures(norm) if q.unit}
            return fitting(norm) and any(n.endswith(u) for n in names for u in units)

        found = [frame.norm(m) for m in frame.find(rest, counted)] if rest else []
        if found:
            return found
    return []


def _in_unit(frame: Frame, found: Sequence[Norm]) -> list[Norm]:
    """Keep those measured in the unit that is asked for, if any is: 走访多少*户* is no rate."""
    tokens = frame.parsed.tokens
    asking = [s.last for s in frame.parsed.segments if s.cues & {"how-many", "how-much"}]
    asked = {t.text for last in asking for t in tokens[last : last + 2]}
    asked |= {"%"} if _SHARE.search(frame.parsed.text) else set()
    return [n for n in found if any(q.unit in asked for q in _measures(n))]


#: What asks for a share.
_SHARE = re.compile("率|百分|per ?cent|\\brates?\\b|%")


def _measures(norm: Norm) -> tuple[Quantity, ...]:
    """Return what a duty is measured by; a further frequency (日报、周报) is no target."""
    return tuple(q for q in norm.quantities_of("measure") if _COUNTED.search(q.text))


_COUNTED = re.compile(
    r"[\d一二两三四五六七八九十百千万半]|\b(?:one|two|three|four|five|six|ten|half|all)\b"
)


def _asks_limit(frame: Frame) -> bool:
    """Whether how far somebody's power goes is asked, and no target: *how large is the limit*, 额度."""
    named = (s for s in frame.parsed.segments if "limit" in s.cues)
    return bool(frame.named) and any(word in spaced(s.phrase) for s in named for word in _LIMITS)


_LIMITS = ("limit", "ceil", "额度", "限额", "上限")


def _sets(frame: Frame, wanted: Sequence[Group]) -> bool:
    """Whether who sets or manages a target is asked, and not whose it is."""
    return any(g.verb for g in wanted) and not frame.cues & {"kpi", "how-much", "how-many"}


def _of_bearer(frame: Frame, group: Group) -> bool:
    """Whether a word says only whose figure is asked: where the bearer is, or again that it is a figure."""
    around = any(frame.around(p, group) for p in frame.named)
    return around or frame.says_where(group) or frame.repeats(group)


def _of_posts(frame: Frame) -> bool:
    """Whether how many posts, units or holders is asked, and not how many things: *how many salespeople* …"""
    counted = frame.cues & {"in-unit", "which-unit", "which-organisation", "headcount"}
    if counted and not frame.fit.slots.get("position"):
        return True
    several = frame.parsed.segments
    named = frame.fit.slots.get("position", ())
    return any("how-many" in several[n - 1].cues for n in named if n)


def _of_holders(frame: Frame, wanted: Sequence[Group]) -> bool:
    """Whether how many holders is asked, and not how many things: every word says where they are.

    What is counted by the month is no holder: 置业顾问每月要卖多少套.
    """
    if frame.periods:
        return False
    counted = any(p.headcount is not None for p in frame.named)
    return bool(frame.named) and all(
        frame.says_where(g) or g.verb or (counted and any(frame.around(p, g) for p in frame.named))
        for g in wanted
    )
