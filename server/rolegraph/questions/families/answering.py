"""What the families of questions have in common: whom they ask about, and how they conclude."""

import re
from collections.abc import Callable, Mapping, Sequence

from rolegraph.questions.families.alone import said_alone
from rolegraph.questions.families.amounts import admits, is_amount, lasting
from rolegraph.questions.families.binding import Test
from rolegraph.questions.families.forbidding import ENOUGH as BANNED
from rolegraph.questions.families.forbidding import PLAINLY, forbidding
from rolegraph.questions.families.outcome import Found, Note, Outcome, Parameter, merged
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.stated.matching import Group, Match
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.understanding.grouping import unknown_words
from rolegraph.questions.words.numbers import Figure

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def asks_of_another(frame: Frame) -> bool:
    """Say whether yes or no is asked of a position that this reading does not look at."""
    named = any(s.names("position") for s in frame.parsed.segments)
    return (
        named
        and frame.asks_yes_no
        and "who" not in frame.cues
        and not frame.fit.slots.get("position")
    )


def about_whom(frame: Frame, search: Callable[[set[str]], tuple[Match, ...]]) -> tuple[Match, ...]:
    """Return what a search finds of those named; of all with the title where those closest have nothing.

    The words that told them apart may have been those of the matter: an office whose title has
    *workflow* in it is not the only one with a say over workflows. Nobody is named where one asks who.
    """
    if not frame.fit.slots.get("position"):
        return search(set())
    if apart := several_named(frame):
        return tuple(dict.fromkeys(m for asked in apart for m in search(set(asked))))
    several = ({p.id for p in frame.named}, {p.id for p in frame.titled})
    return next((found for asked in several if asked and (found := search(asked))), ())


def several_named(frame: Frame) -> tuple[frozenset[str], ...]:
    """Return the positions of each title where a yes or no is asked of several: 销售经理和区域经理都能…吗.

    Those of one organisation alone where all of them are there; () where one title is named.
    """
    titles = [places for places in frame.mentioned("position") if places]
    named = frame.segments("position")
    if (
        len(titles) < 2
        or not frame.asks_yes_no
        or not all(map(frame.parsed.joined, named, named[1:]))
    ):
        return ()
    kept = {p.id for p in frame.each_named}
    apart = tuple(frozenset(p.id for p in places if p.id in kept) for places in titles)
    return apart if all(apart) and not frozenset.intersection(*apart) else ()


def whom(frame: Frame, answers: Sequence[Found]) -> set[str]:
    """Return whom a question asks about by title, as its query is told; nobody where it asks who."""
    if not frame.fit.slots.get("position"):
        return set()
    return {a.place for a in answers} or {p.id for p in frame.named}


def acts_as(frame: Frame, group: Group, kinds: tuple[str, ...]) -> bool:
    """Say whether a word only repeats the kind that is asked for."""
    return any(
        one.first <= group.first <= one.last and set(own) & set(kinds) for one, own in frame.acts
    )


def holds(kinds: tuple[str, ...]) -> Test:
    """Return a test for authorities of some kinds."""
    return lambda norm: norm.sort == "authority" and norm.kind in kinds


def all_of(frame: Frame, fitting: Test) -> tuple[Match, ...]:
    """Return every norm that a test admits, in scope, as if all words had been found."""
    norms = frame.index.facts.norms
    return tuple(
        Match(number, 1.0, 1.0)
        for number, norm in enumerate(norms)
        if fitting(norm) and (bearer := frame.index.place(norm.bearer)) and frame.in_scope(bearer)
    )


def excluded(frame: Frame, wanted: Sequence[Group]) -> set[str]:
    """Return the bearers of what a question excludes: *without approving*, *but not discounts*."""
    kinds = frame.refused or tuple(k for _, several in frame.acts for k in several)
    if not (frame.refused or frame.refused_matter):
        return set()

    def fitting(norm: Norm) -> bool:
        return norm.sort == "authority" and norm.kind in kinds

    content = [g for g in frame.refused_matter or wanted if not g.verb]
    return {frame.norm(m).bearer for m in frame.find(content, fitting, near=0.5)}


def limit_words(norm: Norm) -> str:
    """Return the words of a norm's limits."""
    return "; ".join(q.text for q in norm.quantities_of("limit") if q.text)


def limited_above(norm: Norm) -> bool:
    """Say whether a power reaches up to a limit; what it begins above (超过5万元) is no limit to it."""
    return any(q.operator not in ("gt", "gteq") for q in norm.quantities_of("limit"))


def verdict(
    frame: Frame,
    answers: tuple[Found, ...],
    parameters: Mapping[str, Parameter],
    related: tuple[Note, ...],
) -> Outcome:
    """Return yes with the grants or duties of those asked about, no with what forbids it, else not-stated.

    What is plainly forbidden is *no* even where a duty speaks of the same matter.
    """
    forbidden = forbidding(frame, PLAINLY if answers else BANNED)
    if forbidden:
        bearers = [a.place for a in forbidden]
        return Outcome(
            status="stated-none",
            verdict="no",
            answers=forbidden,
            parameters={"bearer": bearers},
            query="prohibitions-of",
        )
    lacking = [
        asked for asked in several_named(frame) if asked.isdisjoint(a.place for a in answers)
    ]
    if answers and lacking:
        return _of_some(frame, answers, lacking, parameters)
    if answers and not said_alone(frame, answers):
        note = Note("Stated, but not whether alone:", "已写明，但未说明能否独自决定：", answers)
        return _not_stated(parameters, note)
    if answers:
        return Outcome(status="found", verdict="yes", answers=answers, parameters=parameters)
    own = Note("Named in the question:", "问题所指岗位：", tuple(Found(p.id) for p in frame.named))
    unless = forbidding(frame, BANNED, unless=True)
    banned = (Note("Forbidden but on a condition:", "附条件禁止：", unless),) if unless else ()
    return Outcome(
        status="not-stated",
        verdict="not-stated",
        parameters=parameters,
        related=(*banned, own, *related),
        unknown=frame.untitled if not frame.named else (),
    )


def _of_some(
    frame: Frame,
    answers: tuple[Found, ...],
    lacking: Sequence[frozenset[str]],
    parameters: Mapping[str, Parameter],
) -> Outcome:
    """Return not-stated where something is said of some of those asked about, with whom it is said of."""
    others = tuple(Found(iri) for asked in lacking for iri in sorted(asked))
    return _not_stated(
        parameters,
        Note("Stated of:", "已写明的有：", answers),
        Note("Not stated of:", "未写明的有：", others),
    )


def _not_stated(parameters: Mapping[str, Parameter], *notes: Note) -> Outcome:
    """Return a verdict left open by what is stated, which looking further cannot change."""
    return Outcome(
        status="not-stated",
        verdict="not-stated",
        parameters=parameters,
        related=notes,
        settled=True,
    )


def count(frame: Frame, answers: Sequence[Found]) -> str:
    """Return how many answers there are, where that is asked."""
    return str(len(answers)) if "how-many" in frame.cues else ""


def carries(norm: Norm, figures: Sequence[Figure]) -> bool:
    """Say whether a norm has every figure that a question names."""
    if not figures:
        return True
    own = {q.value for q in norm.quantities} | {q.minimum for q in norm.quantities}
    own |= {norm.minimum_years, norm.maximum_years}
    said = {float(n) for n in _NUMBER.findall(norm.reading)}
    least = norm.minimum_years
    if least is not None and least not in {f.value for f in figures}:
        own.discard(norm.maximum_years)  # who needs 3-5 years needs no five
        said -= {norm.maximum_years or least}
    return all(
        f.value == least
        if least is not None and f.unit == "year" and f.operator in (">", ">=")
        else f.value in own or f.value in said
        for f in figures
    )


def meets(norm: Norm, figures: Sequence[Figure]) -> bool:
    """Say whether a norm has the figures asked about, and its limit reaches the amounts."""
    if not norm.quantities_of("limit"):
        return carries(norm, figures)
    others = [f for f in figures if not (is_amount(f) or lasting(norm, (f,)))]
    return admits(norm, figures) and carries(norm, others)


def concluded(
    frame: Frame,
    answers: tuple[Found, ...],
    wanted: Sequence[Group],
    parameters: Mapping[str, Parameter],
    related: tuple[Note, ...],
    value: str = "",
) -> Outcome:
    """Return found with the answers; without any, not-stated and the words that occur nowhere."""
    if answers:
        return Outcome(
            status="found", answers=answers, parameters=parameters, related=related, value=value
        )
    others = _of_others(frame, wanted)
    return Outcome(
        status="not-stated",
        parameters=parameters,
        related=(*others, *related),
        unknown=unknown_words(wanted),
        settled=bool(others),
    )


def _of_others(frame: Frame, wanted: Sequence[Group]) -> tuple[Note, ...]:
    """Return a note of who does the like for another party: customers' complaints, not employees'."""
    found = frame.of_others(wanted, lambda norm: norm.sort in ("duty", "authority"))
    bearers = merged([Found(n.bearer, (n.id,)) for n in map(frame.norm, found)])
    note = Note("Stated of another party than the one asked about:", "只就其他对象写明：", bearers)
    return (note,) if bearers else ()
