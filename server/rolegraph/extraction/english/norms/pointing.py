"""What "it" and "them" behind a verb mean: the matter of the sentence, or of the case, before it."""

from collections.abc import Mapping
from dataclasses import replace

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.clauses.cuts import BEFORE_TIMES
from rolegraph.extraction.english.consents.consents import Consent
from rolegraph.extraction.english.figures.amounts import amounts, covered
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.norms.holdings import topic
from rolegraph.extraction.english.wording.concepts import object_concept
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.objects import object_end, without_article
from rolegraph.extraction.english.wording.titles import is_body
from rolegraph.extraction.english.wording.verbs import kind_of_noun, kind_of_verb
from rolegraph.extraction.english.wording.words import between, words
from rolegraph.extraction.limit_ends import begins_anew
from rolegraph.model import Authority, Duty, Limit
from rolegraph.reading import Document, Passage

_ANYTHING = frozenset(("anything", "everything"))
_THINGS = frozenset(("it", "them"))
_WHICH = ", which "
#: What is done to a matter by whoever has no say over it.
_NO_SAY = frozenset(("review", "verify"))


def pointed_at(sentence: Sentence, acted: str) -> str:
    """Return what the pronoun behind a sentence's first verb means, "" for any other object.

    As well what somebody decides where nothing is named ("the Board approves as well").
    ``acted`` is what the sentence before in the same paragraph acted on.
    """
    first = sentence.clauses[0] if sentence.clauses else None
    if first is None or first.verbs[0].shape == "ed":
        return ""
    behind = tuple(w.low for w in sentence.run[first.verbs[-1].end :])
    if acted.lower() in grammar("named_before") | grammar("plural_pronouns"):
        acted = ""
    if acted and kind_of_noun(acted.lower().split()[-1]):
        acted = ""  # "The Director must give his approval. …, the Chair must also approve"
    if only_decides(sentence):
        return acted or _case(sentence)
    return (_case(sentence) or acted) if behind[:1] and behind[0] in _THINGS else ""


def done_to_in(sentence: Sentence, before: str, known: Mapping[str, str]) -> str:
    """Return what a sentence says is done or not to be done to, for the next one; no person.

    ``before`` is what "they" in this one means.
    """
    what, subject = topic(sentence), sentence.subject
    whom = mention(subject, 0, known) if subject else None
    if whom is not None and whom.end == len(subject):
        return ""
    again = grammar("named_before") | grammar("plural_pronouns")
    return before if what.lower() in again else what


def is_of_which(passage: Passage, document: Document, kind: str) -> bool:
    """Say whether a power is the say over a thing that "which" takes up (", which the Dean signs")."""
    start = passage.span[0]
    before = document.passage(max(start - len(_WHICH), 0), start).text
    return before == _WHICH and kind not in _NO_SAY


def only_decides(sentence: Sentence) -> bool:
    """Say whether a sentence names no matter of a decision ("…, and the Director decides (as well)")."""
    first = sentence.clauses[0] if sentence.clauses else None
    verb = first.verbs[-1] if first else None
    behind = [w.low for w in sentence.run[verb.end :] if w.is_word] if verb else []
    decides = verb is not None and kind_of_verb(verb.lemma) in group("kinds", "implied")
    active = decides and verb is not None and verb.shape != "ed" and bool(sentence.subject)
    timed = behind[:1] != [] and behind[0] in BEFORE_TIMES
    return active and (timed or all(low in grammar("no_objects") for low in behind))


def settles(sentence: Sentence) -> bool:
    """Say whether a sentence ends with who decides what was named before ("…, and the founders decide")."""
    verb = sentence.clauses[0].verbs[-1] if only_decides(sentence) else None
    return verb is not None and kind_of_verb(verb.lemma) == "decide"


def proposes(sentence: Sentence) -> bool:
    """Say whether a sentence puts something to a decision ("Team leads propose pay rises")."""
    first = sentence.clauses[0] if sentence.clauses else None
    return first is not None and kind_of_verb(first.verbs[-1].lemma) in {"propose", "request"}


def _case(sentence: Sentence) -> str:
    """Return what a case before a sentence is about ("a hotel")."""
    run = sentence.condition
    if not run or run[0].low not in grammar("cases"):
        return ""
    ends = group("consents", "sizing") | grammar("linking")
    stop = next((n for n in range(2, len(run)) if run[n].low in ends), len(run))
    stop = min(stop, object_end(run, 1, "", frozenset()))
    return between(sentence.text, without_article(run[1:stop]))


def over_what_was_named(one: Consent, sentence: Sentence, before: str) -> Consent:
    """Return a consent to "it", "them" as one to what its sentence acts on, else to what was named before."""
    again = grammar("named_before") | {"they"}
    if one.object.lower() not in again:
        return one
    acted = [
        between(sentence.text, without_article(sentence.run[c.object_start : c.object_end]))
        for c in sentence.clauses
        if c.verbs[0].shape != "ed" and c.start < one.start
    ]
    first = sentence.clauses[0] if sentence.clauses else None
    if first and first.verbs[0].shape == "ed" and first.start < one.start:
        acted = [
            topic(sentence),
            *acted,
        ]  # "Vendors are added only after the Bursar has approved them"
    named = [what for what in acted if what and what.lower() not in again]
    what = named[-1] if named else before
    noun = bool(what) and bool(kind_of_noun(what.lower().split()[-1]))  # "his approval"
    return replace(one, object=what) if what and not noun else one


def over_anything(one: Consent, sentence: Sentence) -> Consent:
    """Return a consent to "anything over £300" as one to just that, where no matter was named before."""
    first = sentence.run[0]
    bare = not one.object and one.limit is not None and is_anything(first.text)
    return replace(one, object=first.text) if bare else one


def is_anything(what: str) -> bool:
    """Say whether words name no matter but its size ("anything over £300")."""
    return what.lower() in _ANYTHING


def parted(sentence: Sentence) -> str:
    """Return the kind of a verb that its pronoun parts in two ("signs it off"), "" for other verbs."""
    first = sentence.clauses[0] if sentence.clauses else None
    behind = [w.low for w in sentence.run[first.verbs[-1].end :][:2]] if first else []
    told = first is not None and len(behind) > 1 and behind[0] in _THINGS
    return kind_of_verb(f"{first.verbs[-1].lemma} {behind[1]}") if told and first else ""


def over_that(one: Authority, what: str, kind: str) -> Authority:
    """Return a right without an object over what its pronoun means, and of the kind of its parted verb."""
    again = bool(what) and one.object.lower() in grammar("named_before")
    if not (again or _is_bare(one.object)):
        return one
    kind = kind if what and kind else one.kind
    what, sized = _parted_from_size(what)
    concept, bound = object_concept(what), _both(sized, one.limit)
    return replace(one, object=what, object_concept=concept, kind=kind, limit=bound)


def _parted_from_size(what: str) -> tuple[str, Limit | None]:
    """Return a matter without the size it is of, and that ("Orders | above £500")."""
    run = words(what)
    bound = limit(what, run) if run else None
    if bound is None:
        return what, None
    stop = object_end(run, 0, "", covered(amounts(what, run)))
    return between(what, run[:stop]), bound


def _both(sized: Limit | None, own: Limit | None) -> Limit | None:
    """Return the bound of a right over matters of a size: both where one begins and the other ends it."""
    if own is None or sized is None:
        return own or sized
    ends = own.operator in {"<", "<="} and sized.unit == own.unit
    if not (ends and begins_anew(sized)) or (sized.value or 0) >= (own.value or 0):
        return own
    return replace(own, operator="", value=None, minimum=sized.value, maximum=own.value)


def done_to_that(made: Duty | None, what: str) -> Duty | None:
    """Return a duty without an object as done to what its pronoun means."""
    again = made is not None and bool(what) and made.object.lower() in grammar("named_before")
    bare = made is not None and _is_bare(made.object) and bool(what or made.object)
    if made is None or not (again or bare):
        return made
    return replace(made, object=what, object_concept=object_concept(what))


def _is_bare(what: str) -> bool:
    """Say whether an object is none, or only says how something is done ("approves as | well")."""
    return not what or what.lower() in grammar("no_objects")


def is_thing(sentence: Sentence, title: str) -> bool:
    """Say whether "it" is what a person acted on ("It must be kept", "It must not contain")."""
    if [w.text.lower() for w in sentence.subject if w.text != "IT"] != ["it"] or is_body(title):
        return False
    verb = sentence.clauses[0].verbs[0]
    return bool(title) and (verb.shape == "ed" or verb.lemma in grammar("becoming"))
