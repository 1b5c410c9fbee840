"""Questions with answers: below "Who approves my leave?" an answer names who does."""

from collections.abc import Iterator
from dataclasses import replace

from rolegraph.extraction.english.clauses.clauses import Clause, parse
from rolegraph.extraction.english.clauses.cuts import sentences
from rolegraph.extraction.english.consents.consents import consents
from rolegraph.extraction.english.norms.authorities import authority, kind_of
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.duties import object_text
from rolegraph.extraction.english.norms.speakers import named_by, resolved
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.titles import is_generic
from rolegraph.extraction.english.wording.verbs import kind_granted, kind_of_verb
from rolegraph.extraction.english.wording.words import between, words
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority, Limit
from rolegraph.reading import Passage

#: So far behind an answer its line may say who else decides.
_BEHIND = 200


def is_question(text: str) -> bool:
    """Say whether a heading asks something."""
    return text.rstrip(" *_").endswith("?")


def answered(item: Item, passage: Passage, context: Context) -> Iterator[Authority]:
    """Yield what a sentence that only names somebody answers to the question in the heading above it.

    What stands behind the title ("after the Travel Desk has checked it") is the condition.
    """
    heading = item.heading or context.section.title
    told = asked(heading) if is_question(heading) else None
    run = words(passage.text.rstrip(" .")) if told else ()
    named = mention(run, 0, context.known) if run else None
    if told is None or named is None:
        return
    rest = run[named.end :]
    if rest and rest[0].low != "," and rest[0].low not in group("phrases", "alone_behind"):
        return
    here = named_by(named.text, passage, context)
    if here is None:
        return
    when = between(passage.text, rest[1:]) if rest and rest[0].low == "," else ""
    kind, what = told
    bound, place = _up_to(passage, context)
    yield authority(place, here, kind, (what, bound), certain=0.8, more=(when, ""))


def _up_to(passage: Passage, context: Context) -> tuple[Limit | None, Passage]:
    """Return where an answer ends by the next sentences of its line, and the words that say both.

    "Your Team Leader. Requests for more than 15 days go to the CFO."
    """
    end = passage.span[1]
    behind = context.document.passage(end, min(end + _BEHIND, len(context.document.text)))
    line = behind.cut(0, len(behind.text.partition("\n")[0])).strip(" .")
    for other in sentences(line):
        for one in consents(parse(other.text), context.known):
            bound = one.limit
            if bound and bound.operator == ">" and not is_generic(one.title):
                upper = resolved(one.title, other, context)
                whole = context.document.passage(passage.span[0], other.span[1])
                return replace(bound, operator="<=", escalates_to=upper), whole
    return None, passage


def asked(question: str) -> tuple[str, str] | None:
    """Return kind and matter of "Who approves my annual leave?", None where it asks no such thing."""
    text = question.strip(" *_?")
    run = words(text)
    sentence = parse(text)
    clause = sentence.clauses[0] if sentence.clauses else None
    if not run or run[0].low != "who" or clause is None or not _grants(clause):
        return None
    what = object_text(sentence, clause)
    own = words(what)[:1]
    if own and own[0].low in group("titles", "determiners") | {"my"}:
        what = what[own[0].end :].strip()
    verb = clause.verbs[0]
    worded = what if kind_granted(verb.lemma) else f"{verb.lemma} {what}"
    return (kind_of(verb, True), worded) if what else None


def _grants(clause: Clause) -> bool:
    """Say whether a clause asks who may do something, or who does what a kind of power names."""
    deed = clause.mode == "" and clause.verbs[0].shape == "s"
    decides = kind_of_verb(clause.verbs[0].lemma) in group("kinds", "implied")
    return clause.mode == "grant" or (deed and decides)
