"""What "these", "in this category" mean: the matter and the amount that were named before."""

from dataclasses import dataclass, replace

from rolegraph.extraction.english.clauses.clauses import Clause, Sentence
from rolegraph.extraction.english.consents.consents import Consent
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.wording.concepts import object_concept
from rolegraph.extraction.english.wording.lexicon import entries, grammar, group
from rolegraph.extraction.english.wording.objects import object_end, without_article
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.titles import is_written_title
from rolegraph.extraction.english.wording.verbs import kind_of_verb
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.extraction.limit_ends import beyond
from rolegraph.model import Authority, Limit

#: "Purchases up to $50,000." names a category in so few words.
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Category:
    """Matters of a size that a text names before it says whose they are."""

    object: str
    limit: Limit


def category(sentence: Sentence) -> Category | None:
    """Return the category that "Purchases up to $50,000" names, None where more is said."""
    run = sentence.run
    told = sentence.clauses and not _heads(sentence)
    bound = limit(sentence.text, run) if not told and len(run) <= _LONGEST else None
    if bound is None or bound.unit == "":
        return None
    stop = object_end(run, 0, "", sentence.amounts_at)
    what = between(sentence.text, without_article(run[:stop]))
    return Category(what, bound) if what else None


def _heads(sentence: Sentence) -> bool:
    """Say whether what looks like a verb is the noun that a figure follows ("Purchases up to …")."""
    verb = sentence.clauses[0].verbs[0]
    noun = verb.start == 0 and verb.shape == "s" and verb.lemma in group("verbs", "noun_forms")
    return noun and (verb.end in sentence.amounts_at) and len(sentence.clauses) == 1


def of_category(one: Consent, named: Category | None) -> Consent:
    """Return a consent to "purchases in this category" with what the category is."""
    if named is None or one.limit or not _points(one.object):
        return one
    return replace(one, object=named.object, limit=named.limit)


def of_named(one: Authority, named: Category | None) -> Authority:
    """Return a power over "purchases in this category" with what the category is."""
    if named is None or one.limit or not _points(one.object):
        return one
    return replace(
        one, object=named.object, object_concept=object_concept(named.object), limit=named.limit
    )


def of_topic(one: Consent, sentence: Sentence, about: str) -> Consent:
    """Return a consent to "these", "this" with what the sentence before was about."""
    bare = not one.object and not one.above and one.limit is None and sentence.run
    return replace(one, object=about) if bare and _stands_for(sentence.run[0]) else one


def meant(one: Authority, before: list[Authority]) -> Authority:
    """Return a power over "one", "them", "larger amounts" with the object of the power before it."""
    last = before[-1] if before else None
    if last and not (one.object or one.limit) and _stands_in(one, last):
        return replace(
            one, object=last.object, object_concept=last.object_concept, limit=last.limit
        )
    run = words(one.object)
    larger = phrases("above").at(run, 0) if run and last and last.limit else None
    if last and last.limit and larger and larger.end == len(run) and one.bearer != last.bearer:
        if last.limit.value is None or last.limit.operator not in {"<", "<="}:
            return one
        bound = beyond(last.limit, one.object)
        return replace(
            one, object=last.object, object_concept=last.object_concept, limit=one.limit or bound
        )
    if one.object.lower() not in grammar("named_before") or not before:
        return one
    if one.basis == "implied" and before[-1].reading != one.reading:
        return one  # "disciplining them": whom, a sentence before it does not say
    return replace(one, object=before[-1].object, object_concept=before[-1].object_concept)


def _stands_in(one: Authority, last: Authority) -> bool:
    """Say whether a power is that of the one before while its holder is away."""
    away = any(w.low in group("consents", "away") for w in words(one.condition))
    holder = last.bearer.rpartition("/")[2].replace("-", " ")
    return away and holder in one.condition.lower()


def of_label(one: Authority, sentence: Sentence, label: str) -> Authority:
    """Return a power whose verb has no object with the matter that its entry's label names.

    "Losses: may write off up to £5,000 per event", "Leave: approves for all staff".
    """
    clause, lemma = _told_bare(one, sentence)
    if not label or clause is None or one.kind == "use" or is_written_title(label):
        return one
    what = label if kind_of_verb(lemma) else f"{lemma} {label}"
    return replace(one, object=what, object_concept=object_concept(what))


def _told_bare(one: Authority, sentence: Sentence) -> tuple[Clause | None, str]:
    """Return the clause without object, and the verb, that a power is read from; none of other powers."""
    for clause in sentence.clauses:
        for verb in clause.verbs:
            bare = clause.object_start == clause.object_end and verb.shape != "ed"
            behind = sentence.run[clause.object_start : clause.object_start + 1]
            bare = bare and not (
                behind and behind[0].low in grammar("prepositions") - {"for", "in"}
            )
            own = (kind_of_verb(verb.lemma) or entries("kinds")["otherwise"]) == one.kind
            if bare and own:
                return clause, verb.lemma
    return None, ""


def is_unnamed(one: Authority) -> bool:
    """Say whether a duty's verb is about somebody whom its sentence does not name ("disciplining them")."""
    return one.basis == "implied" and one.object.lower() in grammar("named_before")


def _stands_for(word: Word) -> bool:
    return word.low in group("consents", "standing_for")


def _points(what: str) -> bool:
    """Say whether some words name their matter by the category before."""
    return phrases("categories").first(words(what)) is not None
