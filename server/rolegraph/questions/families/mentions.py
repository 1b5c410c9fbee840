"""Whether a sentence only mentions a deed: in a case, an aim, a name, or as somebody else's.

Who *helps to plan* does not plan, *checks signed contracts* signs none, and 督促业务员回收货款 collects none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from rolegraph.questions.families import mentions_en, mentions_zh
from rolegraph.questions.families.governing import names_deed, said_at
from rolegraph.questions.families.verbs import acts, is_deed, verb_forms
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.stated.matching import Group, Match, spaced
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.understanding.strange import predicate
from rolegraph.questions.words.lexicon import Phrase
from rolegraph.questions.words.segmenting import Segment
from rolegraph.questions.words.tokens import keys, normal, tokens


def only_mentions(
    frame: Frame, norm: Norm, forms: Iterable[str], things: Sequence[Group] | None
) -> bool:
    """Say whether a sentence says a deed at all, and nowhere as one of whoever bears it."""
    said = said_aside(frame, norm, forms, things)
    return bool(said) and all(said)


def said_aside(
    frame: Frame, norm: Norm, forms: Iterable[str], things: Sequence[Group] | None
) -> list[bool]:
    """Return, for each place where a sentence says a deed, whether it is none of whoever bears it.

    ``forms`` are what the deed can be written as; ``things`` what it is done to, None where
    its word names that.
    """
    bearer = frame.index.place(norm.bearer)
    own = tuple(bearer.names) if bearer else ()
    phrases = [tuple(f.split()) if f.isascii() else tuple(f) for f in forms]
    return list(_places(normal(norm.reading), phrases, own, things))


def said_as_own(
    frame: Frame, wanted: Sequence[Group], found: Sequence[Match]
) -> tuple[Match, ...]:
    """Leave out what only mentions a deed that a question asks for: 督促业务员 | 回收货款.

    Where no word of the question is a verb by itself, one may be that names a deed: 付款, 回收货款.
    """
    deeds = [g for g in wanted if is_deed(frame, g)]
    behind = [g for g in deeds if _behind_who(frame, g)]
    light = [g for g in wanted if g.verb and not frame.says_where(g)]
    things = [g for g in wanted if not g.verb and not frame.says_where(g)] if light else []
    named = [] if behind or deeds else _named_deed(frame, wanted)
    asked = {
        verb.first: (verb, _forms(frame, verb), None if verb in named else things or None)
        for verb in (*(behind or _first(deeds) or light), *named)
        if not asked_aside(frame, verb, verb in named)
    }

    def mentioned(match: Match) -> bool:
        norm = frame.norm(match)
        told = [
            all(said)
            for verb, forms, over in asked.values()
            if not (norm.sort == "authority" and acts(frame, match, verb))
            and (said := said_aside(frame, norm, forms, over))
        ]
        return any(told) if behind else bool(told) and all(told)

    return tuple(m for m in found if not mentioned(m)) if asked else tuple(found)


def _first(deeds: list[Group]) -> list[Group]:
    """Return the deeds of a question, in English the first one: *cancel* | bookings."""
    return deeds[:1] if deeds and deeds[0].text.isascii() else deeds


def _forms(frame: Frame, verb: Group) -> Sequence[str]:
    """Return what a deed can be written as; of a word that has its object in it, its verb: 发放工资."""
    inside = [spaced(form) for part in verb.parts for form in part if not form[0].isascii()]
    every = (*verb_forms(frame, verb), *(form for form in inside if names_deed(form)))
    return [f for f in every if f == verb.text or not mentions_zh.leads_to_others(f)]


def _named_deed(frame: Frame, wanted: Sequence[Group]) -> list[Group]:
    """Return the things of a question that may name a deed: the last one (付款), of what one does any."""
    things = [g for g in wanted if not (g.verb or frame.says_where(g))]
    if frame.asks_yes_no and frame.fit.slots.get("position"):
        return things
    return [g for g in things[-1:] if names_deed(g.text)]


def _behind_who(frame: Frame, group: Group) -> bool:
    return predicate(frame.parsed, frame.segment_of(group), frozenset(("who", "which-unit")))


def asked_aside(frame: Frame, one: Group | Segment, names_thing: bool = False) -> bool:
    """Say whether a question itself only mentions a deed: who *helps to | plan*, 谁监督 | 盘点.

    What a title says is no deed: does the *training* officer sign contracts? With ``names_thing`` the word
    names what is done to as well.
    """
    text, pieces = frame.parsed.text, frame.parsed.tokens
    named = {
        n for s in frame.parsed.segments if s.names("position") for n in range(s.first, s.last + 1)
    }
    before = [pieces[n] for n in range(one.first) if n not in named]
    if pieces[one.first].kind == "word":
        return mentions_en.asked_aside(before, pieces[one.first])
    said = "".join(piece.text for piece in before)
    return mentions_zh.asked_aside(said, text[pieces[one.last].end :], names_thing)


def _places(
    text: str, forms: Sequence[Phrase], names: Sequence[str], things: Sequence[Group] | None
) -> Iterator[bool]:
    """Yield, for each place where a text says a deed, whether it only mentions it there."""
    if text.isascii():
        words, own = tokens(text), {keys(name) for name in names}
        stems = tuple(w.key for w in words)
        for form in (f for f in forms if f[0].isascii()):
            for at in range(len(stems) - len(form) + 1):
                if stems[at : at + len(form)] == form:
                    yield mentions_en.only_mentioned(words, at, len(form), own)
        return
    titles = [normal(name) for name in names]
    beside = None if things is None else [p for thing in things for p in said_at(text, thing)]
    for said in {"".join(f) for f in forms if len(f) > 1 and not f[0].isascii()}:
        for found in re.finditer(re.escape(said), text):
            yield mentions_zh.only_mentioned(text, found.start(), found.end(), beside, titles)
