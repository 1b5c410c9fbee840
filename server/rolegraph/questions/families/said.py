"""Duties whose own words say a kind of deed, where no right to it was read."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from rolegraph.questions.families.carrying import clauses_of, credit_around, credit_in
from rolegraph.questions.families.deeds import (
    WHOLE,
    further,
    in_own_words,
    is_person,
    on_oneself,
)
from rolegraph.questions.families.doers import by_another
from rolegraph.questions.families.forbidding import bans
from rolegraph.questions.families.governing import listed, only_ground, said_at
from rolegraph.questions.families.matters import says_only_about
from rolegraph.questions.families.mentions import asked_aside, only_mentions
from rolegraph.questions.families.over_things import APART, IN_WORDS, by_translation, plainly
from rolegraph.questions.families.siblings import only_listed_beside
from rolegraph.questions.families.verbs import asks_power
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.stated.matching import ELSEWHERE, Group, Match, spaced
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.understanding.when import period_alone
from rolegraph.questions.words.lexicon import SAME, SYNONYM, Phrase
from rolegraph.questions.words.tokens import normal, tokens


def only_limited(frame: Frame, norm: Norm) -> bool:
    """Say whether a list of rights gives nothing but a matter and its limit: *Refunds: up to £500*.

    No word says what may be done, so that whoever it is given to may approve as well as decide.
    """
    listed = norm.kind == "decide" and norm.basis == "listed" and ":" in normal(norm.reading)
    if not (listed and norm.quantities_of("limit")):
        return False
    said = spaced(t.key for t in tokens(normal(norm.reading)))
    deeds = frame.index.lexicon.kind_words.get(norm.kind, ())
    return "权" not in said and not any(spaced(form) in said for form in deeds)


def only_so(frame: Frame) -> bool:
    """Say whether those are asked for who may do this and no more: 只有建议权, *may only suggest*.

    Not where it is said what they may not do, nor of a limit.
    """
    if frame.refused or "limited" in frame.cues:
        return False
    between = listed("between_only")
    empty = (
        s
        for s in frame.parsed.segments
        if "may" not in s.cues and " ".join(s.phrase) not in between
    )
    told = [s for s in empty if not s.names("particle")]
    acts = [one for one, _ in frame.acts]
    return any("only" in a.cues and b in acts for a, b in pairwise(told))


def does_more(frame: Frame, norm: Norm) -> bool:
    """Say whether whoever bears a right has one of another kind over the very thing."""
    own = frame.index.facts.borne_by(norm.bearer)
    return any(
        n.sort == "authority" and n.kind != norm.kind and n.object_word == norm.object_word
        for n in own
    )


DECISIONS = frozenset(("approve", "final-approval", "decide"))
ONLY_GRANTED = frozenset(("approve", "final-approval"))
#: How far a right must fall behind a duty that says the very words, so that the duty answers.
NEARER = 0.8


def or_said(
    frame: Frame, content: Sequence[Group], said: tuple[Match, ...], found: tuple[Match, ...]
) -> tuple[Match, ...]:
    """Return the duties that say a deed where no right is found, or only one that falls far behind.

    Who reviews progress *payments* in so many words is not who may review the progress plan.
    """
    things = [g for g in content if not g.verb]
    said = tuple(
        m for m in said if not found or all(credit_in(frame, m, g) == SAME for g in things)
    )
    if said and found and found[0].score < NEARER * said[0].score:
        return said
    # What a duty's verb implies is no more than what a duty says; who decides is granted it.
    implied = all(
        frame.norm(m).basis == "implied" and frame.norm(m).kind not in DECISIONS for m in found
    )
    return (*found, *said) if implied else found


def by_verb(
    frame: Frame, content: Sequence[Group], kinds: tuple[str, ...], asked: set[str]
) -> tuple[Match, ...]:
    """Return duties whose own words are the kind's (提出…建议), where no authority was read.

    Never for approval: 审批 in a duty may be somebody else's (报…审批).
    """
    if kinds[0] in ONLY_GRANTED:
        return ()
    verb = _verb(frame, kinds)

    def fitting(norm: Norm) -> bool:
        helps = kinds[0] in DECISIONS and norm.action == "assist"  # who helps to decide does not
        return norm.sort in ("duty", "step") and not helps and (not asked or norm.bearer in asked)

    found = frame.find([*content, verb], fitting, enough=0.7)
    clauses = _saying(frame, verb, kinds)
    together = _together(frame, clauses, content)
    things = [g for g in content if not g.verb]
    telling = max(things, key=lambda g: g.weight, default=None)
    forms = [spaced(form) for form in verb.alternatives]
    aside = all(asked_aside(frame, one) for one, several in frame.acts if several == kinds)
    power = asks_power(frame)
    said = [
        m
        for m in found
        if m.number in together
        and not (power and by_translation(frame, m, content))
        and (aside or not only_mentions(frame, frame.norm(m), forms, things))
        and (_asked_of_done(frame) or not _is_done(frame.norm(m), verb.alternatives))
        and not period_alone(m.missing, content)
        and not any(on_oneself(frame, m, g) for g in content if is_person(frame, g))
        and not says_only_about(frame, m, things)
        and not further(frame, m, forms, things)
        and not _of_right(frame.norm(m), forms, things)
        and (telling is None or _is_said(frame, m, telling))
        and not by_another(frame, m, forms, _of(frame, m, clauses), telling)
        and not only_listed_beside(frame, m, frame.groups(), content)
    ]
    return in_own_words(frame, said, [g for g in things if not frame.says_where(g)])


def _together(frame: Frame, clauses: Collection[int], content: Sequence[Group]) -> set[int]:
    """Return the norms of which one of the clauses says something of what is asked about too."""
    carrying = {c for g in content for c in frame.words.credits(g)}
    there = carrying.intersection(clauses) if content else clauses
    return {frame.index.clauses.owners[c] for c in there}


def _of(frame: Frame, match: Match, clauses: Collection[int]) -> frozenset[int]:
    """Return those of some clauses that are a norm's."""
    owners = frame.index.clauses.owners
    return frozenset(c for c in clauses if owners[c] == match.number)


def _is_said(frame: Frame, match: Match, thing: Group) -> bool:
    """Whether a sentence or its bearer's place says a thing, and not as a mere ground: 根据计划申请样品."""
    texts = [frame.index.clauses.texts[c] for c in clauses_of(frame, match, thing)]
    ground = bool(texts) and all(only_ground(t, said_at(t, thing)) for t in texts)
    said = credit_around(frame, match, thing)
    plain = said >= IN_WORDS or (said >= WHOLE and plainly(frame, match, (thing,), APART))
    return plain and not ground


def _of_right(norm: Norm, forms: Sequence[str], things: Sequence[Group]) -> bool:
    """Whether a list of rights says a deed only of another thing: 甲任免的提名权，乙任免的决定权."""
    rights = [part for part in re.split("[,;]", normal(norm.reading)) if part.endswith("权")]
    told = [part for part in rights if any(form in part for form in forms)]

    def said(part: str, thing: Group) -> bool:
        return any(spaced(form) in part for form in thing.alternatives)

    return len(rights) > len(told) > 0 and not any(all(said(p, g) for g in things) for p in told)


def _verb(frame: Frame, kinds: tuple[str, ...]) -> Group:
    """Return the words for a kind of deed, those that the question says among them."""
    lexicon = frame.index.lexicon
    forms = {form: 1.0 for k in kinds[:1] for form in lexicon.kind_words.get(k, ())}
    for one, several in frame.acts:
        verbs = [e for e in one.names("entry") if e.startswith("verbs/") and several == kinds]
        forms |= {form: SYNONYM for e in verbs for form in lexicon.entries[e].forms}
    return Group(kinds[0], forms, frame.index.clauses.weight(forms), verb=True)


def _saying(frame: Frame, verb: Group, kinds: tuple[str, ...]) -> set[int]:
    """Return the clauses that say a deed as somebody's own; a heading's words are none of its norms."""
    index = frame.index.clauses
    return {
        c
        for c, credit in index.of_group(verb).items()
        if credit > ELSEWHERE
        and not bans(index.texts[c])
        and (_in_own_words(frame, c) or _says_so(frame, c, kinds))
        and not (kinds[0] in _OF_OTHERS and _done_to(index.texts[c], verb.alternatives))
    }


def _asked_of_done(frame: Frame) -> bool:
    """Whether a question says its deed as done: 签好的合同谁保管, *signed contracts - who files them*."""
    text = frame.parsed.text
    return any(
        text[: token.start].endswith(listed("done_already"))
        or text.startswith(listed("done"), token.end)
        or token.text.lower().endswith("ed")
        for one, _ in frame.acts
        for token in frame.parsed.tokens[one.first : one.last + 1]
    )


def _is_done(norm: Norm, forms: Iterable[Phrase]) -> bool:
    """Whether a sentence says a deed only of what has been done already: 整理已签合同, *signed contracts*."""
    text = normal(norm.reading)
    behind = [text[: m.start()] for f in forms for m in re.finditer(re.escape(spaced(f)), text)]
    if not text.isascii():
        return bool(behind) and all(
            before.endswith(tuple(listed("done_already"))) for before in behind
        )
    stems = tuple(form[0] for form in forms if len(form) == 1 and form[0].isascii())
    said = [word.strip(".,;:") for word in text.split() if word.startswith(stems)]
    return bool(said) and all(word.endswith("ed") for word in said)


#: Kinds whose words are what somebody else may have to do with.
_OF_OTHERS = ("request", "propose")
_JOINED = re.compile("[,;、，；和与及并]| and ")


def _done_to(text: str, forms: Iterable[Phrase]) -> bool:
    """Whether a clause says a deed's word only as what something is done to: 审核调货 | 申请."""
    said = [spaced(form) for form in forms if spaced(form) in text]
    done = tuple(listed("done_to_others"))

    def is_done_to(form: str) -> bool:
        before, _, behind = text.partition(form)
        return behind.startswith(done) or any(w in _JOINED.split(before)[-1] for w in done)

    return bool(said) and all(map(is_done_to, said))


def _in_own_words(frame: Frame, clause: int) -> bool:
    """Whether a clause is the document's own, and no translation: 复盘会 is a *review* meeting, no 审核."""
    clauses = frame.index.clauses
    norm = frame.index.facts.norms[clauses.owners[clause]]
    return clauses.texts[clause].isascii() == norm.reading.isascii()


def _says_so(frame: Frame, clause: int, kinds: tuple[str, ...]) -> bool:
    """Whether a clause has the very English word that was asked with: who *checks* the mailbox."""
    text = frame.index.clauses.texts[clause]
    said = (spaced(one.phrase) for one, several in frame.acts if several == kinds)
    return any(word.isascii() and word in text for word in said)
