"""Who may, who does, who has a say: bearers of the statements that carry the question's words."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache, partial

from rolegraph.extraction.schemes import scheme
from rolegraph.questions.families.amounts import admits, is_amount, leaving_off
from rolegraph.questions.families.answering import (
    about_whom,
    acts_as,
    all_of,
    asks_of_another,
    concluded,
    count,
    excluded,
    limit_words,
    limited_above,
    verdict,
    whom,
)
from rolegraph.questions.families.binding import Test, asked_for, by_words
from rolegraph.questions.families.doing import who_does
from rolegraph.questions.families.forbidding import bans_beside
from rolegraph.questions.families.forgiving import nearly
from rolegraph.questions.families.governing import listed
from rolegraph.questions.families.handing_up import handed_up, within_own
from rolegraph.questions.families.matters import decides_on_others, decides_other, of_another_right
from rolegraph.questions.families.nearby import nearby
from rolegraph.questions.families.outcome import Found, Note, Outcome, merged
from rolegraph.questions.families.over_deeds import DECIDED, over_deed
from rolegraph.questions.families.over_things import APART, IN_WORDS, is_over, plainly
from rolegraph.questions.families.said import (
    DECISIONS,
    ONLY_GRANTED,
    by_verb,
    does_more,
    only_limited,
    only_so,
    or_said,
)
from rolegraph.questions.families.while_away import of_the_time, only_then
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.stated.matching import Group, Match
from rolegraph.questions.understanding.frames import ENOUGH, Frame
from rolegraph.questions.understanding.strange import unexplained
from rolegraph.questions.words.lexicon import SYNONYM
from rolegraph.questions.words.segmenting import Segment
from rolegraph.vocabulary import KIND


def who_may(frame: Frame) -> Outcome:
    """Answer who holds a kind of authority over a matter, and yes or no where one is named."""
    if asks_of_another(frame) or _broken(frame) or _asks_qualities(frame) or _of_nobody(frame):
        return Outcome(status="not-understood")
    if not any(frame.strict(one) for one, _ in frame.acts):
        return who_does(frame)
    wanted = frame.groups("kind", "position")
    several = _kinds(frame)
    hits = [about_whom(frame, partial(holders, frame, wanted, kinds)) for kinds in several]
    common = (
        set.intersection(*({frame.norm(m).bearer for m in h} for h in hits)) if hits else set()
    )
    refused, only = excluded(frame, wanted), only_so(frame)
    held = (norm for h in hits for norm in map(frame.norm, h) if norm.bearer in common - refused)
    told = (norm for norm in held if not (only and does_more(frame, norm)))
    answers = merged([Found(norm.bearer, (norm.id,), limit_words(norm)) for norm in told])
    if not answers and (above := handed_up(frame, wanted, several)):
        statements = [s for a in above for s in a.statements]
        outcome = concluded(frame, above, wanted, {"statement": statements}, ())
        return replace(outcome, query="limits-ladder")
    whose = whom(frame, answers)
    granted = all(frame.norm(m).sort == "authority" for h in hits for m in h)
    parameters = (
        asked_for(frame, wanted, several, answers, whose)
        if granted
        else by_words(frame, wanted, answers, lambda n: True, whose)
    )
    if frame.fit.slots.get("position"):
        beside = (*_then(frame, wanted, several), *nearby(frame, wanted, ()))
        outcome = verdict(frame, answers, parameters, beside)
    else:
        then = () if answers else (*bans_beside(frame), *_then(frame, wanted, several))
        notes = (*_unbounded(frame, answers), *then, *nearby(frame, wanted, several, answers))
        outcome = concluded(frame, answers, wanted, parameters, notes, count(frame, answers))
    # What only a duty's own words say is no authority that the query of authorities could give.
    return outcome if granted else replace(outcome, query="who-does")


def _unbounded(frame: Frame, answers: tuple[Found, ...]) -> tuple[Note, ...]:
    """Return a note of those whose limit is not stated, where an amount is asked about: 100万的合同由谁签."""
    asked = any(is_amount(f) for f in frame.parsed.figures) or any(
        s.cues & {"limit", "how-much"} and set(s.phrase) & _WHICH for s in frame.parsed.segments
    )
    silent = tuple(a for a in answers if not a.value) if asked else ()
    return (
        (Note("Up to what amount: not stated.", "额度：文件未写明。", silent),) if silent else ()
    )


def _broken(frame: Frame) -> bool:
    """Whether a bare phrase is none: *returns approval* is a matter, then the kind, and no cue between.

    *Approval of returns* says the kind first.
    """
    if any(element.cues for element in frame.fit.pattern.elements):
        return False
    where = frame.parsed.located
    told = (s for n, s in enumerate(frame.parsed.segments) if n not in where)
    said = [s for s in told if s.phrase[0].isalnum() and not (where and s.phrase in _INTO)]
    kinds = [s for s in said if s.names("kinds")]
    cues = {c for s in said for c in s.names("cue")} - _NO_CUES
    of_it = said[1:] and (said[0].phrase[-1] in _LEADING or said[1].phrase[0] in _LEADING)
    first = of_it and said[0] in kinds
    return not kinds or not (said[-1] is kinds[-1] or first) or bool(cues)


#: Cues whose words are things as well, and what leads from a kind to its matter.
_NO_CUES = frozenset(("both", "what", "send", "report", "above-figure"))
_LEADING = frozenset(("for", "of", "over"))
#: What leads to where a question looks.
_INTO = frozenset((("in",), ("at",), ("the",)))


def _of_nobody(frame: Frame) -> bool:
    """Whether yes or no is asked of neither a position nor a unit: *can one approve returns?*"""
    return frame.fit.pattern.of_nobody and not frame.enclosing


def _asks_qualities(frame: Frame) -> bool:
    """Whether *asks for* means that a post requires something: experience, a degree."""
    needed = any(s.names("need") for s in frame.parsed.segments)
    return needed and all(kinds[0] == "request" for _, kinds in frame.acts)


def _kinds(frame: Frame) -> list[tuple[str, ...]]:
    strict = [kinds for one, kinds in frame.acts if frame.strict(one)]
    return list(dict.fromkeys(strict)) or list(dict.fromkeys(k for _, k in frame.acts))


def holders(
    frame: Frame, wanted: Sequence[Group], kinds: tuple[str, ...], asked: set[str]
) -> tuple[Match, ...]:
    """Return what gives a kind of authority over a matter, to those ``asked`` about if any are."""
    limited = "limited" in frame.cues and "how-much" not in frame.cues
    granted = frame.granted and not any(frame.strict(one) for one, _ in frame.acts)

    def fitting(norm: Norm, of: Collection[str] = kinds) -> bool:
        given = norm.kind in of or (kinds[0] in ONLY_GRANTED and only_limited(frame, norm))
        if norm.sort != "authority" or not given or (asked and norm.bearer not in asked):
            return False
        if limited and not limited_above(norm):
            return False
        if "unlimited" in frame.cues and norm.quantities_of("limit"):
            return False
        return not (granted and norm.basis != "listed") and admits(norm, frame.parsed.figures)

    content = [g for g in wanted if not acts_as(frame, g, kinds)]
    if not content:  # whoever may do anything, but for what nobody knows: 下载的内容
        strange = any(unexplained(s) for s in frame.parsed.segments)
        return () if strange else all_of(frame, fitting)
    enough = DECIDED if kinds[0] in DECISIONS else ENOUGH
    found = _of_places(frame, content, frame.find(content, fitting, enough=enough))
    found = _decided(frame, content, found) if kinds[0] in DECISIONS else found
    least = IN_WORDS if kinds[0] in ONLY_GRANTED else APART
    found = tuple(m for m in found if plainly(frame, m, content, least))
    found = found if limited else tuple(m for m in found if is_over(frame, m, content))
    found = _of_the_figure(frame, of_the_time(frame, found))
    if not limited:
        found = found or over_deed(frame, content, kinds, fitting)
        found = or_said(frame, content, by_verb(frame, content, kinds, asked), found)
    found = found if found or limited else _nearly(frame, content, kinds, fitting)
    things = [g for g in content if not g.verb]
    return tuple(
        m
        for m in found
        if not of_another_right(frame, m, things)
        and not (kinds[0] in DECISIONS and decides_on_others(frame, m, content))
    )


def _of_the_figure(frame: Frame, found: tuple[Match, ...]) -> tuple[Match, ...]:
    """Return rights without ranges that begin at a figure asked about which another one's words take in."""
    norms = [frame.norm(m) for m in found]
    beside = leaving_off(norms, frame.parsed.figures)
    return tuple(m for m, norm in zip(found, norms, strict=True) if norm not in beside)


def _decided(
    frame: Frame, content: Sequence[Group], found: tuple[Match, ...]
) -> tuple[Match, ...]:
    """Return those of some decisions that are on what is asked about, and on nothing beside it."""
    things = [g for g in content if not g.verb] or list(content)
    on = (
        m for m in found if not (_lacks_head(frame, m, content) or _elsewhere(frame, m, content))
    )
    return within_own(frame, content, tuple(m for m in on if not decides_other(frame, m, things)))


def _then(
    frame: Frame, wanted: Sequence[Group], several: Sequence[tuple[str, ...]]
) -> tuple[Note, ...]:
    """Return a note of who holds a right only while somebody is away, where that is not asked."""

    def search(then: Frame, kinds: tuple[str, ...]) -> tuple[Match, ...]:
        return about_whom(then, partial(holders, then, wanted, kinds))

    return only_then(frame, several, search)


def _of_places(
    frame: Frame, content: Sequence[Group], found: Sequence[Match]
) -> tuple[Match, ...]:
    """Keep those in, or about, each unit and organisation that a question names: *the centre's prices*."""
    places = [g for g in content if _names_place(frame, g)]

    def there(match: Match, group: Group) -> bool:
        bearer = frame.index.place(frame.norm(match).bearer)
        credits = frame.words.credits(group)
        owners = frame.index.clauses.owners
        said = any(owners[c] == match.number and credits[c] >= SYNONYM for c in credits)
        return said or (bearer is not None and frame.inside(bearer, frame.segment_of(group)))

    return tuple(m for m in found if all(there(m, g) for g in places))


def _elsewhere(frame: Frame, match: Match, content: Sequence[Group]) -> bool:
    """Whether a question looks in another branch of business: at the machinery dealer."""
    bearer = frame.index.place(frame.norm(match).bearer)
    where = [g for g in content if frame.says_where(g)]
    return bearer is not None and any(frame.of_another_branch(bearer, g) for g in where)


def _lacks_head(frame: Frame, match: Match, content: Sequence[Group]) -> bool:
    """Whether a sentence lacks the last word of a compound that is approved: no night *report*, 零星 | 采购.

    A Chinese one that hardly tells more may be lacking: 退货 | 申请, 差旅费 | 报销.
    """
    ends = {g.last for g in content}
    return any(
        g.text in match.missing and g.first - 1 in ends and g.known
        for g in content
        if not (frame.says_where(g) or g.text.endswith(listed("as_the_thing")))
    )


def _names_place(frame: Frame, group: Group) -> bool:
    one = frame.segment_of(group)
    named = bool(one.names("unit") or one.names("organisation")) and not one.names("position")
    return named and not _of_longer_place(frame, one)


def _of_longer_place(frame: Frame, one: Segment) -> bool:
    """Whether a word is part of a longer one for a place: the 销售 of 销售团队建设方案里."""
    at = frame.parsed.segments.index(one)
    return {at, at + 1} <= frame.parsed.located or {at - 1, at} <= frame.parsed.located


def _nearly(
    frame: Frame, content: Sequence[Group], kinds: tuple[str, ...], fitting: Test
) -> tuple[Match, ...]:
    """Who clearly comes nearest with the kind asked for; never for approval, which is not guessed."""
    if kinds[0] in ONLY_GRANTED or frame.fit.slots.get("position"):
        return ()
    return nearly(frame, content, fitting)


#: What asks for a figure in a cue that otherwise only names one: up to *what* amount, 额度是*多*少.
_WHICH = frozenset(("what", "which", "how", "多"))


def powers_over(frame: Frame) -> Outcome:
    """Answer who has any say over a matter, the highest kind of authority first."""
    if frame.who_not:
        return Outcome(status="not-understood")  # who has no such right is asked
    wanted = [g for g in frame.groups() if not g.verb] or list(frame.groups())
    found = frame.find(wanted, lambda n: n.sort == "authority") if wanted else ()
    norms = sorted((frame.norm(m) for m in found), key=lambda n: -_ranks().get(n.kind, -1))
    answers = merged([Found(n.bearer, (n.id,), n.kind) for n in norms])
    parameters = by_words(frame, wanted, answers, lambda n: n.sort == "authority")
    return concluded(frame, answers, wanted, parameters, ())


@cache
def _ranks() -> dict[str, int]:
    """Return the place of each kind of the decision track, the only ordered one."""
    return {kind.name: int(kind.values["rank"]) for kind in scheme(KIND) if "rank" in kind.values}
