"""What "it" and "them" behind a verb mean: the matter of the sentence, or of the case, before it."""

from dataclasses import replace

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.wording.concepts import object_concept
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.objects import object_end, without_article
from rolegraph.extraction.english.wording.verbs import kind_of_noun, kind_of_verb
from rolegraph.extraction.english.wording.words import between
from rolegraph.model import Authority, Duty

_THINGS = frozenset(("it", "them"))
#: What names a matter in a case before a sentence ("Where a hotel costs more than £140, …").
_LEADS = frozenset(("if", "where", "when", "whenever"))


def pointed_at(sentence: Sentence, acted: str) -> str:
    """Return what the pronoun behind a sentence's first verb means, "" for any other object.

    As well what somebody decides where nothing is named ("the Board approves as well").
    ``acted`` is what the sentence before in the same paragraph acted on.
    """
    first = sentence.clauses[0] if sentence.clauses else None
    if first is None or first.verbs[0].shape == "ed":
        return ""
    run, at = sentence.run, first.verbs[-1].end
    behind = tuple(w.low for w in run[at:])
    decides = kind_of_verb(first.verbs[-1].lemma) in group("kinds", "implied")
    alone = decides and bool(behind) and all(low in grammar("no_objects") for low in behind)
    if acted and kind_of_noun(acted.lower().split()[-1]):
        acted = ""  # "The Director must give his approval. …, the Chair must also approve"
    if alone:
        return acted or _case(sentence)
    return (_case(sentence) or acted) if behind[:1] and behind[0] in _THINGS else ""


def _case(sentence: Sentence) -> str:
    """Return what a case before a sentence is about ("a hotel")."""
    run = sentence.condition
    if not run or run[0].low not in _LEADS:
        return ""
    ends = group("consents", "sizing") | grammar("linking")
    stop = next((n for n in range(2, len(run)) if run[n].low in ends), len(run))
    stop = min(stop, object_end(run, 1, "", frozenset()))
    return between(sentence.text, without_article(run[1:stop]))


def parted(sentence: Sentence) -> str:
    """Return the kind of a verb that its pronoun parts in two ("signs it off"), "" for other verbs."""
    first = sentence.clauses[0] if sentence.clauses else None
    behind = [w.low for w in sentence.run[first.verbs[-1].end :][:2]] if first else []
    told = first is not None and len(behind) > 1 and behind[0] in _THINGS
    return kind_of_verb(f"{first.verbs[-1].lemma} {behind[1]}") if told and first else ""


def over_that(one: Authority, what: str, kind: str) -> Authority:
    """Return a right without an object over what its pronoun means, and of the kind of its parted verb."""
    if not _is_bare(one.object):
        return one
    kind = kind if what and kind else one.kind
    return replace(one, object=what, object_concept=object_concept(what), kind=kind)


def done_to_that(made: Duty | None, what: str) -> Duty | None:
    """Return a duty without an object as done to what its pronoun means."""
    if made is None or not _is_bare(made.object) or not (what or made.object):
        return made
    return replace(made, object=what, object_concept=object_concept(what))


def _is_bare(what: str) -> bool:
    """Say whether an object is none, or only says how something is done ("approves as | well")."""
    return not what or what.lower() in grammar("no_objects")
