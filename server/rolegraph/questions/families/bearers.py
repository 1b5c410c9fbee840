"""What a named position or unit does, may, must not, needs, and is judged by."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from rolegraph.questions.families.amounts import admits
from rolegraph.questions.families.answering import acts_as, all_of, carries, concluded
from rolegraph.questions.families.binding import Test, by_words
from rolegraph.questions.families.comparing import powers_apart
from rolegraph.questions.families.doing import who_does
from rolegraph.questions.families.outcome import Found, Note, Outcome, Parameter, merged
from rolegraph.questions.families.said import by_verb
from rolegraph.questions.stated.facts import Norm, Place
from rolegraph.questions.stated.matching import Group, spaced
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.understanding.grouping import unknown_words
from rolegraph.questions.words.tokens import normal

#: How much of the further words a statement of a named bearer must carry.
ENOUGH = 0.5
#: How nearly as much as the best one a qualification must say: CRM software is not any software.
NEAR = 0.97


def duties_of(frame: Frame) -> Outcome:
    """Answer what a position or unit does; of one matter where the question names it."""
    return _DENIED if "prohibited" in frame.cues else _borne(frame, ("duty",))


#: What somebody must not do is asked, and neither their duties nor their powers.
_DENIED = Outcome(status="not-understood")


def powers_of(frame: Frame) -> Outcome:
    """Answer what a position or unit may do; of one kind or matter where the question names it."""
    if "prohibited" in frame.cues:
        return _DENIED
    if apart := powers_apart(frame):
        return apart
    kinds = tuple(k for one, several in frame.acts for k in several)
    found = _borne(frame, ("authority",), kinds)
    if kinds and not found.answers:
        every = _borne(frame, ("authority",))
        if not any(frame.strict(one) for one, _ in frame.acts):
            return every
        if duties := _duties_that_say(frame, kinds):
            return duties
        note = Note("Other powers that it has:", "其拥有的其他权限：", every.answers)
        return replace(found, related=(note,) if every.answers else found.related)
    own = {"kind": [f"rgk:{k}" for k in dict.fromkeys(kinds)]} if kinds else {}
    return replace(found, parameters={**found.parameters, **own})


def _duties_that_say(frame: Frame, kinds: tuple[str, ...]) -> Outcome | None:
    """Return the duties of whom is named that say the deed itself, where no right is asked for."""
    bearers = {p.id for p in _places(frame)}
    if frame.granted or not bearers:
        return None
    said = by_verb(frame, _wanted(frame, _places(frame)), kinds, bearers)
    norms = [frame.norm(m) for m in said]
    if not norms:
        return None
    answers = merged([Found(n.bearer, (n.id,)) for n in norms])
    told = {"bearer": sorted({n.bearer for n in norms})}
    return Outcome(status="found", answers=answers, parameters=told, query="duties-of")


def prohibitions_of(frame: Frame) -> Outcome:
    """Answer what a position must not do; *who reviews but may not approve* is about powers."""
    if frame.refused and frame.acts:
        return Outcome(status="not-understood")
    apart = powers_apart(frame) if "prohibited" not in frame.cues or _may(frame) else None
    if apart:
        return apart
    if _places(frame):
        return _of_deeds(frame, _borne(frame, ("prohibition",)))
    wanted = frame.groups()
    found = frame.find(wanted, lambda n: n.sort == "prohibition")
    answers = merged([Found(n.bearer, (n.id,)) for n in map(frame.norm, found)])
    return concluded(
        frame,
        answers,
        wanted,
        by_words(frame, wanted, answers, lambda n: n.sort == "prohibition"),
        (),
    )


def _of_deeds(frame: Frame, found: Outcome) -> Outcome:
    """Leave the bans that say the very right asked about: what somebody must not *approve*."""
    asked = [k for one, several in frame.acts if frame.strict(one) for k in several]
    forms = [spaced(f) for k in asked for f in frame.index.lexicon.kind_words.get(k, ())]
    if not asked or not found.answers:
        return found
    kept = _stated_by(frame, found, lambda n: any(f in normal(n.reading) for f in forms))
    return replace(found, answers=kept, status="found" if kept else "not-stated")


def _may(frame: Frame) -> bool:
    """Whether one is asked about who may, besides who may not."""
    return any("may" in s.cues and "prohibited" not in s.cues for s in frame.parsed.segments)


def qualifications_of(frame: Frame) -> Outcome:
    """Answer what a holder needs; education or experience alone where only that is asked."""
    if _places(frame):
        found = _of_kinds(frame, _borne(frame, ("qualification",)))
        asked = frame.parsed.figures  # which of several needs five years
        kept = _stated_by(frame, found, lambda n: carries(n, asked)) if asked else ()
        return replace(found, answers=kept) if kept else found
    if any(frame.strict(one) and several[0] != "request" for one, several in frame.acts):
        return Outcome(status="not-understood")  # who reviews what is required is asked
    acting = tuple(k for _, several in frame.acts for k in several)
    wanted = [g for g in frame.groups() if not acts_as(frame, g, acting)]
    figures = frame.parsed.figures
    if not (wanted or figures):
        return Outcome(status="not-understood")

    def fitting(norm: Norm) -> bool:
        return norm.sort == "qualification" and carries(norm, figures)

    near = frame.find(wanted, fitting, near=NEAR) if wanted else all_of(frame, fitting)
    answers = merged([Found(n.bearer, (n.id,)) for n in map(frame.norm, near)])
    return concluded(
        frame,
        answers,
        wanted,
        by_words(frame, wanted, answers, lambda n: n.sort == "qualification"),
        (),
    )


def appraisals_of(frame: Frame) -> Outcome:
    """Answer what work is judged by; only how often where that is asked."""
    if not _places(frame) or frame.groups("position", "unit", "act", "kind"):
        return Outcome(status="not-understood")  # whom somebody appraises
    if "who" in frame.cues and frame.acts:
        whom = replace(frame, fit=replace(frame.fit, used=frozenset(), slots={}))
        return replace(who_does(whom), query="who-does")
    found = _borne(frame, ("appraisal",))
    if not frame.cues & {"how-often", "appraisal-cycle"}:
        return found
    kept = _stated_by(frame, found, lambda n: bool(n.quantities_of("frequency")))
    return replace(found, answers=kept, status="found" if kept else "not-stated")


def _of_kinds(frame: Frame, found: Outcome) -> Outcome:
    """Keep the qualifications of the kinds asked for; what is no schooling is no answer to *which degree*."""
    asked = {k for s in frame.parsed.segments for k in s.names("need")}

    kept = _stated_by(frame, found, lambda n: n.qualification_kind in asked)
    if not asked or not found.answers or not (kept or asked & _PLAIN_KINDS):
        return found
    if kept:
        return replace(found, answers=kept)
    note = Note("Stated of other qualifications only:", "只写明了其他资格：", found.answers)
    return Outcome(status="not-stated", parameters=found.parameters, related=(note,))


def _stated_by(frame: Frame, found: Outcome, fits: Callable[[Norm], bool]) -> tuple[Found, ...]:
    """Return the answers with those of their norms alone that fit, without answers that have none."""

    def own(answer: Found) -> tuple[str, ...]:
        each = ((s, frame.index.stated(s)) for s in answer.statements)
        return tuple(s for s, norm in each if isinstance(norm, Norm) and fits(norm))

    return tuple(replace(a, statements=kept) for a in found.answers if (kept := own(a)))


#: Kinds of qualification that no other is taken for.
_PLAIN_KINDS = frozenset(("education", "experience", "age"))


def _places(frame: Frame) -> tuple[Place, ...]:
    return frame.named or frame.named_units


def _borne(frame: Frame, sorts: tuple[str, ...], kinds: tuple[str, ...] = ()) -> Outcome:
    found = _borne_by(frame, _places(frame), sorts, kinds)
    if found.answers or len(frame.titled) <= len(frame.named):
        return found
    # The words that told them apart may have been those of the matter.
    wider = _borne_by(frame, frame.titled, sorts, kinds) if frame.groups("position") else found
    return wider if wider.answers else found


def _borne_by(
    frame: Frame, named: Sequence[Place], sorts: tuple[str, ...], kinds: tuple[str, ...]
) -> Outcome:

    def of_sort(norm: Norm) -> bool:
        # Whether somebody may is asked of the amount too; what a right covers is not.
        reaches = not frame.asks_yes_no or admits(norm, frame.parsed.figures)
        return norm.sort in sorts and (not kinds or norm.kind in kinds) and reaches

    places = _described(frame, named, of_sort)
    wanted = _wanted(frame, places)
    bearers = {p.id for p in places}

    def fitting(norm: Norm) -> bool:
        return norm.bearer in bearers and of_sort(norm)

    norms = [n for p in places for n in frame.index.facts.borne_by(p.id) if fitting(n)]
    if wanted:
        closer = [frame.norm(m) for m in frame.find(wanted, fitting, near=0.75, enough=ENOUGH)]
        asks_all = "qualification" in sorts and not frame.asks_yes_no
        insists = not asks_all and _insists(frame, wanted)
        norms = closer or ([] if insists else norms)
    answers = merged([Found(n.bearer, (n.id,)) for n in norms])
    parameters: dict[str, Parameter] = {"bearer": sorted(bearers)}
    if wanted and norms:
        parameters = by_words(frame, wanted, answers, fitting, bearers, exactly=True)
    if answers:
        return Outcome(status="found", answers=answers, parameters=parameters)
    if not places:
        return Outcome(status="not-stated", unknown=frame.untitled)
    nearest = tuple(Found(p.id) for p in places)
    note = Note(
        "Only named, or nothing of the kind is stated:", "仅提及，或未作此类说明：", nearest
    )
    return Outcome(
        status="not-stated",
        parameters=parameters,
        related=(note,) if nearest else (),
        unknown=unknown_words(wanted),
    )


def _described(frame: Frame, places: Sequence[Place], asked: Test) -> tuple[Place, ...]:
    """Return the places that a document describes, or states of what is asked; else those only named."""
    borne_by = frame.index.facts.borne_by
    told = (p for p in places if p.defined or any(asked(n) for n in borne_by(p.id)))
    return tuple(told) or tuple(places)


def _wanted(frame: Frame, places: Sequence[Place]) -> list[Group]:
    """The further words: not those that say where the bearer is, nor the kind asked for."""
    found = []
    for group in frame.groups("position", "unit", "act", "kind"):
        if not any(frame.around(p, group) for p in places) and not frame.repeats(group):
            found.append(group)
    return found


def _insists(frame: Frame, wanted: Sequence[Group]) -> bool:
    """Whether the further words are what the question is about, not an ornament."""
    return any(not g.verb and not frame.behind_place(g) for g in wanted)
