"""Who may, who does, who has a say: bearers of the statements that carry the question's words."""

import re
from collections.abc import Callable, Mapping, Sequence

from rolegraph.questions.binding import asked_for
from rolegraph.questions.facts import Norm
from rolegraph.questions.families.nearby import nearby
from rolegraph.questions.frames import Frame
from rolegraph.questions.grouping import unknown_words
from rolegraph.questions.lexicon import SYNONYM
from rolegraph.questions.matching import ELSEWHERE, Group, Match
from rolegraph.questions.numbers import Figure
from rolegraph.questions.outcome import Found, Note, Outcome, Parameter, merged

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
Test = Callable[[Norm], bool]


def who_may(frame: Frame) -> Outcome:
    """Answer who holds a kind of authority over a matter, and yes or no where one is named."""
    if _asks_of_another(frame):
        return Outcome(status="not-understood")
    if not any(frame.strict(one) for one, _ in frame.acts):
        return who_does(frame)
    wanted = frame.groups("kind", "position")
    several = _kinds(frame)
    hits = [_holders(frame, wanted, kinds) for kinds in several]
    common = (
        set.intersection(*({frame.norm(m).bearer for m in h} for h in hits)) if hits else set()
    )
    refused = _refused(frame, wanted)
    found = [
        Found(norm.bearer, (norm.id,), _limit_words(norm))
        for h in hits
        for norm in map(frame.norm, h)
        if norm.bearer in common and norm.bearer not in refused
    ]
    answers = merged(found)
    parameters = asked_for(frame, wanted, several, answers)
    if frame.fit.slots.get("position"):
        return _verdict(frame, answers, parameters, nearby(frame, wanted, ()))
    notes = nearby(frame, wanted, several, answers)
    return concluded(frame, answers, wanted, parameters, notes, _count(frame, answers))


def _asks_of_another(frame: Frame) -> bool:
    """Whether yes or no is asked of a position that this reading does not look at."""
    named = any(s.names("position") for s in frame.parsed.segments)
    return (
        named
        and frame.asks_yes_no
        and "who" not in frame.cues
        and not frame.fit.slots.get("position")
    )


def _kinds(frame: Frame) -> list[tuple[str, ...]]:
    strict = [kinds for one, kinds in frame.acts if frame.strict(one)]
    return list(dict.fromkeys(strict)) or list(dict.fromkeys(k for _, k in frame.acts))


def _holders(frame: Frame, wanted: Sequence[Group], kinds: tuple[str, ...]) -> tuple[Match, ...]:
    limited = "limited" in frame.cues and "how-much" not in frame.cues
    listed = frame.granted and not any(frame.strict(one) for one, _ in frame.acts)

    asked = {p.id for p in frame.named} if frame.fit.slots.get("position") else set()

    def fitting(norm: Norm) -> bool:
        if (
            norm.sort != "authority"
            or norm.kind not in kinds
            or (asked and norm.bearer not in asked)
        ):
            return False
        if limited and not norm.quantities_of("limit"):
            return False
        return not (listed and norm.basis != "listed") and _admits(norm, frame.parsed.figures)

    content = [g for g in wanted if not _acts_as(frame, g, kinds)]
    if not content:
        return all_of(frame, fitting)
    found = frame.find(content, fitting)
    return found or (() if limited else _by_verb(frame, content, kinds, asked))


def _by_verb(
    frame: Frame, content: Sequence[Group], kinds: tuple[str, ...], asked: set[str]
) -> tuple[Match, ...]:
    """Return duties whose own words are the kind's (提出…建议), where no authority was read.

    Never for approval: 审批 in a duty may be somebody else's (报…审批).
    """
    if kinds[0] in _ONLY_GRANTED:
        return ()
    forms = {form: 1.0 for k in kinds[:1] for form in frame.index.lexicon.kind_words.get(k, ())}
    for one, several in frame.acts:
        verbs = [e for e in one.names("entry") if e.startswith("verbs/") and several == kinds]
        forms |= {form: SYNONYM for e in verbs for form in frame.index.lexicon.entries[e].forms}
    verb = Group(kinds[0], forms, frame.index.clauses.weight(forms), verb=True)

    def fitting(norm: Norm) -> bool:
        return norm.sort == "duty" and (not asked or norm.bearer in asked)

    found = frame.find([*content, verb], fitting, enough=0.7)
    # A heading's words are no deed of its norms.
    clauses = {c for c, credit in frame.index.clauses.of_group(verb).items() if credit > ELSEWHERE}
    carrying = {c for g in content for c in frame.words.credits(g)}
    together = {frame.index.clauses.owners[c] for c in carrying & clauses}
    return tuple(m for m in found if m.number in together)


_ONLY_GRANTED = frozenset(("approve", "final-approval"))


def _acts_as(frame: Frame, group: Group, kinds: tuple[str, ...]) -> bool:
    """Whether a word only repeats the kind that is asked for."""
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


def _admits(norm: Norm, figures: Sequence[Figure]) -> bool:
    """Whether a limit reaches the amounts asked about; a limit without a figure is not known to."""
    for amount in (f for f in figures if f.unit in ("CNY", "EUR", "USD", "") and f.value >= 100):
        for limit in (q for q in norm.quantities_of("limit") if q.value is not None):
            value = limit.value or 0.0
            above = amount.value > value or (amount.operator == ">" and amount.value >= value)
            below = amount.value < value or (amount.operator != ">" and amount.value <= value)
            if limit.operator in ("lteq", "lt") and above:
                return False
            if limit.operator in ("gt", "gteq") and below:
                return False
    return True


def _refused(frame: Frame, wanted: Sequence[Group]) -> set[str]:
    if not frame.refused:
        return set()

    def fitting(norm: Norm) -> bool:
        return norm.sort == "authority" and norm.kind in frame.refused

    content = [g for g in wanted if not g.verb]
    return {frame.norm(m).bearer for m in frame.find(content, fitting, near=0.5)}


def _limit_words(norm: Norm) -> str:
    return "; ".join(q.text for q in norm.quantities_of("limit") if q.text)


def _verdict(
    frame: Frame,
    answers: tuple[Found, ...],
    parameters: Mapping[str, Parameter],
    related: tuple[Note, ...],
) -> Outcome:
    """Return yes with the grants or duties of those asked about, else not-stated with who has them."""
    if answers:
        return Outcome(status="found", verdict="yes", answers=answers, parameters=parameters)
    own = Note("Named in the question:", "问题所指岗位：", tuple(Found(p.id) for p in frame.named))
    return Outcome(
        status="not-stated",
        verdict="not-stated",
        parameters=parameters,
        related=(own, *related),
        unknown=frame.untitled if not frame.named else (),
    )


def who_does(frame: Frame) -> Outcome:
    """Answer who does, keeps, prepares, manages something: a duty or an authority that says so."""
    wanted = frame.groups("position") if frame.fit.slots.get("position") else frame.groups()
    kinds = tuple(k for _, several in frame.acts for k in several)
    content = [g for g in wanted if not _acts_as(frame, g, kinds)]
    if _asks_of_another(frame) or (not wanted and not kinds):
        return Outcome(status="not-understood")
    found = (
        _granted(frame, content, kinds) or _doing(frame, wanted, kinds) or _needing(frame, wanted)
    )
    refused = _refused(frame, wanted)
    answers = merged(
        [Found(n.bearer, (n.id,)) for n in map(frame.norm, found) if n.bearer not in refused]
    )
    if "which-unit" in frame.cues:
        answers = _units_first(frame, answers)
    parameters = {"statement": [s for a in answers for s in a.statements]}
    if frame.fit.slots.get("position"):
        return _verdict(frame, answers, parameters, ())
    return concluded(frame, answers, wanted, parameters, (), _count(frame, answers))


def _count(frame: Frame, answers: Sequence[Found]) -> str:
    return str(len(answers)) if "how-many" in frame.cues else ""


def _granted(frame: Frame, content: Sequence[Group], kinds: tuple[str, ...]) -> tuple[Match, ...]:
    """Who has been given a right of the kind asked for, where the question is about a right."""
    if not kinds or not (frame.granted or "may" in frame.cues):
        return ()

    def fitting(norm: Norm) -> bool:
        right = norm.sort == "authority" and norm.basis == "listed" and norm.kind in kinds
        return right and _meets(norm, frame.parsed.figures)

    return frame.find(content, fitting) if content else all_of(frame, fitting)


def _doing(frame: Frame, wanted: Sequence[Group], kinds: tuple[str, ...]) -> tuple[Match, ...]:
    asked = {p.id for p in frame.named} if frame.fit.slots.get("position") else set()
    if frame.granted and kinds:
        return ()

    def fitting(norm: Norm) -> bool:
        # Who may propose how progress is controlled does not control it.
        if norm.sort == "authority" and kinds and norm.kind not in kinds:
            return False
        own = not asked or norm.bearer in asked
        return own and norm.sort in ("duty", "authority") and _meets(norm, frame.parsed.figures)

    return frame.find(wanted, fitting) if wanted else ()


def _meets(norm: Norm, figures: Sequence[Figure]) -> bool:
    """Say whether a norm has the figures asked about, and its limit reaches the amounts."""
    if not norm.quantities_of("limit"):
        return carries(norm, figures)
    return _admits(norm, figures) and carries(norm, [f for f in figures if not _money(f)])


def _money(figure: Figure) -> bool:
    return figure.unit in ("CNY", "EUR", "USD")


def _needing(frame: Frame, wanted: Sequence[Group]) -> tuple[Match, ...]:
    """Whom a qualification is asked of, where the question is about what somebody must be or know."""
    if not frame.cues & {"must", "qualification"}:
        return ()
    return frame.find(wanted, lambda norm: norm.sort == "qualification") if wanted else ()


def _units_first(frame: Frame, answers: tuple[Found, ...]) -> tuple[Found, ...]:
    units = tuple(
        a for a in answers if (place := frame.index.place(a.place)) and place.sort == "unit"
    )
    return units or answers


def carries(norm: Norm, figures: Sequence[Figure]) -> bool:
    """Say whether a norm has every figure that a question names."""
    if not figures:
        return True
    own = {q.value for q in norm.quantities} | {q.minimum for q in norm.quantities}
    own |= {norm.minimum_years, norm.maximum_years}
    said = {float(n) for n in _NUMBER.findall(norm.reading)}
    return all(f.value in own or f.value in said for f in figures)


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
    return Outcome(
        status="not-stated",
        parameters=parameters,
        related=related,
        unknown=unknown_words(wanted),
    )


def powers_over(frame: Frame) -> Outcome:
    """Answer who has any say over a matter, the highest kind of authority first."""
    wanted = [g for g in frame.groups() if not g.verb] or list(frame.groups())
    found = frame.find(wanted, lambda n: n.sort == "authority") if wanted else ()
    norms = sorted((frame.norm(m) for m in found), key=lambda n: -_RANK.get(n.kind, 0))
    answers = merged([Found(n.bearer, (n.id,), n.kind) for n in norms])
    return concluded(
        frame, answers, wanted, {"statement": [s for a in answers for s in a.statements]}, ()
    )


_RANK = {
    kind: rank
    for rank, kind in enumerate(
        (
            "inform",
            "propose",
            "request",
            "countersign",
            "review",
            "approve",
            "decide",
            "final-approval",
        ),
        1,
    )
}
