"""Who decides on an amount that the limit of a right does not reach, where its sentence hands it up."""

from collections.abc import Sequence

from rolegraph.questions.families.amounts import exceeded
from rolegraph.questions.families.outcome import Found, merged
from rolegraph.questions.families.said import DECISIONS
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.stated.matching import Group, Match
from rolegraph.questions.understanding.frames import Frame


def within_own(
    frame: Frame, content: Sequence[Group], found: tuple[Match, ...]
) -> tuple[Match, ...]:
    """Leave out those to whom a thing is handed up whose own limit on it falls short of the amounts too."""
    figures = frame.parsed.figures

    def falls_short(norm: Norm) -> bool:
        decides = norm.sort == "authority" and norm.kind in DECISIONS
        return decides and exceeded(norm, figures)

    def unbounded(norm: Norm) -> bool:
        limits = norm.quantities_of("limit")
        return bool(limits) and all(q.operator in ("gt", "gteq") for q in limits)

    handed = [m for m in found if figures and unbounded(frame.norm(m))]
    things = [g for g in content if not g.verb] if handed else []
    short = {frame.norm(m).bearer for m in frame.find(things, falls_short)} if things else set()
    return tuple(m for m in found if m not in handed or frame.norm(m).bearer not in short)


def handed_up(
    frame: Frame, wanted: Sequence[Group], kinds: Sequence[tuple[str, ...]]
) -> tuple[Found, ...]:
    """Return those to whom rights over a matter hand up what their limits do not reach.

    Not who has a limit of their own on it, which does not reach it either.
    """
    figures = frame.parsed.figures
    if frame.fit.slots.get("position") or not (kinds and set(kinds[0]) <= DECISIONS):
        return ()

    def falls_short(norm: Norm) -> bool:
        right = norm.sort == "authority" and norm.kind in kinds[0]
        return right and exceeded(norm, figures)

    content = [g for g in wanted if not g.verb]
    norms = [frame.norm(m) for m in frame.find(content, falls_short)] if content else []
    bearers = {n.bearer for n in norms}
    return merged(
        [
            Found(q.escalates_to, (n.id,), q.text)
            for n in norms
            for q in n.quantities_of("limit")
            if q.escalates_to and q.escalates_to not in bearers
        ]
    )
