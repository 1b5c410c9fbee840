"""Heads of lists that name a matter, below which each entry says whose it is and up to what amount.

"Expenditure may be authorised by:", "Refunds are approved as follows:", "The following may sign contracts:".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rolegraph.extraction.english.clauses.clauses import Clause, parse
from rolegraph.extraction.english.clauses.openings import leading_condition
from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.figures.numbers import spells
from rolegraph.extraction.english.norms.authorities import authority, kind_of
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.speakers import named_by
from rolegraph.extraction.english.wording.enumerations import enumerated
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.modes import opener
from rolegraph.extraction.english.wording.objects import begins_object, without_article
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.titles import is_head, is_plural_head
from rolegraph.extraction.english.wording.verbs import (
    Verb,
    kind_granted,
    kind_of_noun,
    kind_of_verb,
    verb_at,
)
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority
from rolegraph.reading import Passage

#: The words in which "limits" stands in "The delegated approval limits for", and those of "payment of".
_LED, _OF = 5, 2
#: What may stand between a matter and what is done with it, besides "may be".
_BEFORE_DONE = frozenset(("to", "also", "only", "normally", "either"))
#: The last letters of a line in which "as follows", "the following limits" stands.
_END = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """What a head says of each thing below it.

    ``deeds`` are kinds, each with the verb that stays in the object where no kind names it, and none
    where each thing says itself what is decided ("Matters reserved for the Board");
    ``title`` is whose consent is asked for, "" where the powers are the bearer's own; ``matter`` what
    each that the list names does it with ("Expenditure may be authorised by:").
    """

    deeds: tuple[tuple[str, str], ...]
    title: str = ""
    matter: str = ""


def of_matter(text: str, run: tuple[Word, ...]) -> Lead | None:
    """Return what a head says each that its list names does with its matter, None of other heads."""
    return (
        (
            _following(text, run)
            or _several(text, run)
            or _by_whom(text, run)
            or _as_follows(text, run)
            or _limits_for(text, run)
        )
        if run
        else None
    )


def announced(item: Item) -> Lead | None:
    """Return what a line without a list of its own says that those do with its matter who stand below it."""
    text = item.body.text
    led = not item.children and ("follow" in text[-_END:] or text.endswith(" by"))
    return of_matter(text, words(text)) if led else None


def _following(text: str, run: tuple[Word, ...]) -> Lead | None:
    """Read "The following posts may sign contracts:", below which those who may stand."""
    if not any(w.low == "following" for w in run):
        return None
    sentence = parse(text)
    clause = sentence.clauses[0] if sentence.clauses else None
    named = any(w.low == "following" for w in sentence.subject)
    if clause is None or not named or clause.mode != "grant" or clause.verbs[0].shape == "ed":
        return None
    return _granted(text, clause)


def _several(text: str, run: tuple[Word, ...]) -> Lead | None:
    """Read "Managers may approve expenditure as follows:", below which each of them stands with an amount."""
    hit = phrases("as_follows").first(run, 1)
    if hit is None or hit.end < len(run):
        return None
    sentence = parse(between(text, run[: hit.start]))
    clause = sentence.clauses[0] if sentence.clauses else None
    plural = any(is_plural_head(w.low) for w in sentence.subject)
    if clause is None or not plural or clause.mode != "grant" or clause.verbs[0].shape == "ed":
        return None
    return _granted(text, clause)


def _granted(text: str, clause: Clause) -> Lead | None:
    """Return what an active clause lets several do with its object."""
    run = words(text)
    what = between(text, without_article(run[clause.object_start : clause.object_end]))
    deeds = tuple(
        (kind_of(verb, True), "" if kind_granted(verb.lemma) else verb.lemma)
        for verb in clause.verbs
    )
    return Lead(deeds=deeds, matter=what) if what else None


def _by_whom(text: str, run: tuple[Word, ...]) -> Lead | None:
    """Read "Expenditure may be authorised by:", below which those who may stand with an amount each."""
    verb = _done_by(run)
    at = verb.start if verb else 0
    while at and run[at - 1].low in _BEFORE_DONE | grammar("passives") | grammar("modals"):
        at -= 1
    what = between(text, without_article(run[:at]))
    if verb is None or not what or at == verb.start or leading_condition(run)[0]:
        return None
    plain = kind_of_verb(verb.lemma)
    return Lead(deeds=((kind_of(verb, True), "" if plain else verb.lemma),), matter=what)


def _done_by(run: tuple[Word, ...]) -> Verb | None:
    """Return the participle before a last "by", None of other words."""
    verb = verb_at(run, len(run) - _OF) if len(run) > _OF and run[-1].low == "by" else None
    return verb if verb and verb.shape == "ed" and verb.end == len(run) - 1 else None


def pointed(head: Lead | None, before: str) -> Lead | None:
    """Return a head that only points back with what the sentence ``before`` it names, None if nothing.

    "Expenditure may be authorised within the budget. This authority is to be exercised by:"
    """
    run = words(head.matter) if head else ()
    if not run or run[0].low not in group("phrases", "pointing") or len(run) > _OF:
        return head
    sentence = parse(before)
    clause = sentence.clauses[0] if sentence.clauses else None
    kind = kind_of_verb(clause.verbs[0].lemma) if clause and clause.verbs[0].shape == "ed" else ""
    what = between(sentence.text, without_article(sentence.subject))
    return Lead(deeds=((kind, ""),), matter=what) if kind and what else None


def _as_follows(text: str, run: tuple[Word, ...]) -> Lead | None:
    """Read "Refunds shall be authorised as follows:", below which amounts and titles stand."""
    hit = phrases("as_follows").first(run, 1)
    if hit is None or hit.end < len(run):
        return None
    sentence = parse(between(text, run[: hit.start]))
    clause = sentence.clauses[0] if sentence.clauses else None
    kind = kind_of_verb(clause.verbs[0].lemma) if clause else ""
    what = between(sentence.text, without_article(sentence.subject))
    passive = clause is not None and clause.verbs[0].shape == "ed"
    return Lead(deeds=((kind, ""),), matter=what) if passive and kind and what else None


def _limits_for(text: str, run: tuple[Word, ...]) -> Lead | None:
    """Read "Approval limits for orders (are as follows):", below which titles stand with an amount each."""
    at = next((n for n, w in enumerate(run[:_LED]) if w.low == "limits"), -1)
    led = at >= 0 and {w.low for w in run[:at]} <= group("phrases", "limiting")
    if not led or run[at + 1 : at + 2] == () or run[at + 1].low not in {"for", "of", "on"}:
        return None
    behind = run[at + 2 :]
    whole = behind[: next((n for n, w in enumerate(behind) if w.low == "are"), len(behind))]
    if not whole or any(is_head(w.low) for w in whole):
        return None  # "Limits of the Director"
    verb, noun = verb_at(whole, 0), kind_of_noun(whole[0].low)
    deed = verb is not None and verb.shape == "ing" and kind_of_verb(verb.lemma)
    if verb and deed and whole[verb.end :]:
        return Lead(deeds=((deed, ""),), matter=between(text, without_article(whole[verb.end :])))
    if noun and len(whole) > _OF and whole[1].low == "of":
        return Lead(deeds=((noun, ""),), matter=between(text, without_article(whole[_OF:])))
    said = {w.low for w in run[:at]}
    kind = "approve" if said & group("phrases", "approving_limits") else "decide"
    return Lead(deeds=((kind, ""),), matter=between(text, without_article(whole)))


def of_each(passage: Passage, head: Lead, context: Context) -> Iterator[Authority]:
    """Yield what an entry gives to those with whom it begins, or who stand behind its amount."""
    run = words(passage.text)
    if len(run) > 1 and run[0].low == "any" and spells(run[1].low):
        return  # "any one of the Chair and the President together with the Treasurer"
    first = _past_amount(passage.text, run)
    found, end = enumerated(run, first, context.known) if first < len(run) else ((), first)
    if not found or is_sentence(run[end:]):
        return
    bound = limit(passage.text, run[:first] if first else run[found[-1].end :], "<=")
    more = (_aside(passage.text, run, found[-1].end), "")
    for one in found:
        here = named_by(one.text, passage, context)
        for kind, verb in head.deeds if here else ():
            of_what = (f"{verb} {head.matter}".strip(), bound)
            yield authority(passage, here or context, kind, of_what, certain=0.9, more=more)


def names_unknown(text: str) -> bool:
    """Say whether an entry begins with letters for somebody whom no list knows ("the RFO, for items …")."""
    run = words(text)
    begun = len(run) > _OF and run[0].low in grammar("articles") and run[1].text.isupper()
    return begun and run[2].low in {",", "for"} and mention(run, 1, {}) is None


def _aside(text: str, run: tuple[Word, ...], at: int) -> str:
    """Return with whom somebody acts, by an aside behind a title ("…, in consultation with the Chair,")."""
    begun = at + 1 if at + 1 < len(run) and run[at].low == "," else len(run)
    end = next((n for n in range(begun, len(run)) if run[n].low == ","), len(run))
    told = begun < end < len(run) and run[begun].low in group("phrases", "with_whom")
    return between(text, run[begun:end]) if told else ""


def _past_amount(text: str, run: tuple[Word, ...]) -> int:
    """Return where the titles of "Over £1,000: Finance Manager" begin, 0 where no amount leads in."""
    first = next(iter(amounts(text, run)), None)
    small = group("ladders", "small")
    if first is None or any(w.low not in small for w in run[: first.start]):
        return 0
    at = first.end
    while at < len(run) and (not run[at].is_word or run[at].low in small):
        at += 1
    return at


def may_be_noun(verb: Verb) -> bool:
    """Say whether a verb can be the noun of a matter ("Orders")."""
    return verb.lemma in group("verbs", "noun_forms")


def is_sentence(run: tuple[Word, ...]) -> bool:
    """Say whether an entry says itself what is done ("Hire staff", "Contracts may …")."""
    verb = verb_at(run, 0)
    plain = verb and verb.shape in {"base", "s"} and not may_be_noun(verb)
    deed = plain and verb and begins_object(run, verb.end)
    return bool(deed) or any(opener(run, at) for at in range(len(run)))


def tells_itself(run: tuple[Word, ...], context: Context) -> bool:
    """Say whether an entry names nothing, or tells something itself ("The Clerk prepares the agenda")."""
    named = mention(run, 0, context.known)
    end = named.end if named else len(run)
    end += end < len(run) and run[end].low in group("phrases", "single_handed")
    verb = verb_at(run, end) if named and end < len(run) else None
    several = named is not None and is_plural_head(run[named.end - 1].low)
    told = verb is not None and verb.shape == ("base" if several else "s")
    told = told and verb is not None and begins_object(run, verb.end)
    return told or _is_finite(run) or run[0].low in grammar("denying")


def _is_finite(run: tuple[Word, ...]) -> bool:
    """Say whether "is", "must" stands in no clause inside an entry ("Payments | are made by cheque")."""
    at = next((n for n, w in enumerate(run) if w.low in grammar("auxiliaries")), 0)
    return bool(at) and not any(w.low in grammar("relatives") for w in run[:at])
