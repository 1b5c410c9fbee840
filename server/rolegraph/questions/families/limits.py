"""Up to what amount a power goes, and who has what lies above it."""

from collections.abc import Sequence

from rolegraph.questions.families.answering import concluded, limited_above
from rolegraph.questions.families.binding import Test, by_words
from rolegraph.questions.families.figures import says_figure, written
from rolegraph.questions.families.outcome import Found, Note, Outcome, merged
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.stated.matching import Group
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.understanding.grouping import unknown_words
from rolegraph.questions.understanding.when import says_period


def limits_ladder(frame: Frame) -> Outcome:
    """Answer up to what amount a power goes, or what happens above it.

    A limit without a figure answers whose limit, not which amount.
    """
    named = "who" in frame.cues or frame.parsed.figures or _ends_in_right(frame)
    if _names_limit(frame) and named:
        return Outcome(status="not-understood")  # who sets or controls a limit is asked
    if frame.untitled and not (frame.named or frame.named_units or "who" in frame.cues):
        # Of a title that nobody has no limit is stated, whatever everybody else's is.
        return Outcome(status="not-stated", unknown=frame.untitled)
    places = set() if _put_to(frame) else {p.id for p in frame.named}
    kinds = {k for _, several in frame.acts for k in several}
    wanted = [g for g in frame.groups("position", "act") if not says_figure(frame, g)]

    def fitting(norm: Norm) -> bool:
        own = norm.sort == "authority" and (not places or norm.bearer in places)
        return own and bool(norm.quantities_of("limit")) and (not kinds or norm.kind in kinds)

    def any_kind(norm: Norm) -> bool:
        own = norm.sort == "authority" and (not places or norm.bearer in places)
        return own and bool(norm.quantities_of("limit"))

    wanted = [g for g in wanted if not frame.is_period(g)]
    content = [g for g in wanted if not any(frame.around(p, g) for p in frame.named)]
    if "limited" in frame.cues and not content and not places:
        vague = [n for n in frame.index.facts.norms if any_kind(n)]
        return _amounts(frame, [n for n in vague if not _stated(n)], content)
    found = _found(frame, content, (fitting, any_kind), named=bool(places))
    if "above-limit" in frame.cues or ("above-figure" in frame.cues and frame.parsed.figures):
        if not found and "who" in frame.cues and not frame.acts:
            return Outcome(status="not-understood")  # who does something then is asked
        return _above(frame, found, content)
    return _amounts(frame, found, content)


def _ends_in_right(frame: Frame) -> bool:
    """Whether a bare phrase ends in a kind of right, so that whose it is is asked: 退货额度 审批."""
    said = [s for s in frame.parsed.segments if s.phrase[0].isalnum()]
    return not any(s.names("cue") for s in said) and frame.strict(said[-1])


def _found(
    frame: Frame, content: Sequence[Group], tests: tuple[Test, Test], *, named: bool
) -> list[Norm]:
    """Return what is limited as asked, by the first of two tests that anything meets."""
    # Whose limit is asked for is known: the words must not be of another matter.
    least = _OF_NAMED if named else 0.5
    each = tests if content else ()
    several = (frame.find(content, test, enough=least, own=least) for test in each)
    best = map(frame.norm, next(filter(None, several), ()))
    # What one may do at a time is no limit a month.
    found = [norm for norm in best if says_period(norm.reading, frame.periods)]
    if found or not all(g.verb for g in content):
        return found
    every = ([n for n in frame.index.facts.norms if test(n)] for test in tests)
    return next(filter(None, every), [])


def _names_limit(frame: Frame) -> bool:
    """Whether nothing is read but a matter and a word for its limit: 顾客赔偿 上限."""
    cues = {c for element in frame.fit.pattern.elements for c in element.cues}
    return cues == {"limit"} and not frame.fit.slots.get("position")


def _put_to(frame: Frame) -> bool:
    """Whether the position named is whom a matter is put to, not whose limit it is: 超过多少要报经理审批."""
    several = frame.parsed.segments
    at = [n - 1 for n in frame.fit.slots.get("position", ()) if n]
    return any("send" in several[n].cues and not several[n].phrase[0].isascii() for n in at)


#: What asks from which amount on somebody has a say: 多少以上由经理批.
_UPWARDS = ("以上", "超过", "超出", "above", "over", "beyond", "from", "exceed")
#: What a limit of somebody named must say of the matter asked about.
_OF_NAMED = 0.25


def _amounts(frame: Frame, found: Sequence[Norm], wanted: Sequence[Group]) -> Outcome:
    whose = "who" in frame.cues
    upwards = any(word in frame.parsed.text for word in _UPWARDS)
    stated = [n for n in found if _stated(n) and (whose or upwards or limited_above(n))]
    chosen = found if whose else stated
    answers = merged(
        [
            Found(n.bearer, (n.id,), "; ".join(map(written, n.quantities_of("limit"))))
            for n in chosen
        ]
    )
    parameters = by_words(frame, wanted, _of(chosen or found), _limited)
    vague = merged([Found(n.bearer, (n.id,), _words(n)) for n in found if n not in stated])
    note = Note("A limit is stated, without a figure:", "有额度限制，但未写明数额：", vague)
    related = (note,) if vague and not whose else ()
    if answers:
        return Outcome(status="found", answers=answers, parameters=parameters, related=related)
    return Outcome(
        status="not-stated", parameters=parameters, related=related, unknown=unknown_words(wanted)
    )


def _stated(norm: Norm) -> bool:
    return any(q.stated for q in norm.quantities_of("limit"))


def _words(norm: Norm) -> str:
    return "; ".join(q.text for q in norm.quantities_of("limit"))


def _above(frame: Frame, found: Sequence[Norm], wanted: Sequence[Group]) -> Outcome:
    answers = merged(
        [
            Found(q.escalates_to, (n.id,), q.text)
            for n in found
            for q in n.quantities_of("limit")
            if q.escalates_to
        ]
    )
    return concluded(
        frame,
        answers,
        wanted,
        by_words(frame, wanted, _of(found), _limited),
        (),
    )


def _limited(norm: Norm) -> bool:
    return bool(norm.quantities_of("limit"))


def _of(norms: Sequence[Norm]) -> list[Found]:
    return [Found(n.bearer, (n.id,)) for n in norms]
