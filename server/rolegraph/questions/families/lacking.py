"""Sets by absence: the positions of which the documents state no superior, power, duty or qualification."""

from rolegraph.questions.families.outcome import Found, Note, Outcome
from rolegraph.questions.stated.facts import Place
from rolegraph.questions.understanding.frames import Frame

#: What can be lacking, by the cue that asks for it, as the named query calls it.
_LACKING = {
    "superior": "superior",
    "right": "authority",
    "duty": "duty",
    "qualification": "qualification",
}
_SILENT = Note("That none is stated does not mean that there is none.", "未写明并不等于没有。")


def lacking_of(frame: Frame) -> str:
    """Return what the question asks to be missing; "" for nothing of the kind."""
    used = {c for n in frame.fit.used for c in frame.parsed.segments[n].cues}
    return next((name for cue, name in _LACKING.items() if cue in used), "")


def who_lacks(frame: Frame) -> Outcome:
    """Answer the positions of which nothing of the kind is stated, in scope.

    Nobody lacks it where it is stated of all. Where a deed or a matter is named, another question is
    asked: who has no right to approve returns.
    """
    lacking = lacking_of(frame)
    matter = [g for g in frame.groups() if not (frame.says_where(g) or frame.repeats(g))]
    if not lacking or frame.acts or matter or frame.asks_yes_no:
        return Outcome(status="not-understood")
    positions = [p for p in frame.index.facts.of_sort("position") if frame.in_scope(p)]
    silent = [p for p in positions if not _states(frame, p, lacking)]
    chosen = [p for p in silent if p.defined or lacking == "duty"]
    homes = sorted({p.organisation for p in positions})
    everywhere = len(homes) == len({p.organisation for p in frame.index.facts.of_sort("position")})
    named = tuple(Found(p.id) for p in silent if p not in chosen)
    only = Note("Only named, not described:", "仅提及、未作描述：", named)
    return Outcome(
        status="found" if chosen else "stated-none",
        answers=tuple(Found(p.id) for p in chosen),
        parameters={"lacking": lacking} | ({} if everywhere else {"organisation": homes}),
        value=str(len(chosen)) if "how-many" in frame.cues else "",
        related=(_SILENT, *([only] if named else ())),
    )


def _states(frame: Frame, place: Place, lacking: str) -> bool:
    """Whether something of the kind is stated of a position; of superiors, in words or in a chart."""
    if lacking == "superior":
        lines = frame.index.lines_from.get(place.id, ())
        return any(k.kind == "line" and k.basis in ("stated", "chart") for k in lines)
    return any(n.sort == lacking for n in frame.index.facts.borne_by(place.id))
