"""Prohibitions of English role descriptions: must not, is not authorised to, is prohibited."""

from collections.abc import Iterator

from rolegraph.extraction.english.clauses.clauses import Clause, Sentence
from rolegraph.extraction.english.clauses.conditions import condition
from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.norms.agents import is_done_to
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.duties import object_text
from rolegraph.extraction.english.norms.norms import stated
from rolegraph.extraction.english.norms.places import norm_id
from rolegraph.extraction.english.wording.concepts import object_concept
from rolegraph.extraction.english.wording.lexicon import entries, group
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word, between, readable
from rolegraph.model import Prohibition
from rolegraph.reading import Passage

#: Words of what somebody has not before "authority".
_LACKED = 4


def prohibitions(passage: Passage, sentence: Sentence, context: Context) -> Iterator[Prohibition]:
    """Yield what a sentence forbids; in a section of prohibitions every clause forbids."""
    listing = context.section.kind == "prohibitions"
    told = (
        *_by_predicate(passage, sentence, context),
        *_by_lack(passage, sentence, context),
    )
    yield from told
    # "Directors shall not be paid" forbids them nothing.
    silent = (told and listing) or is_done_to(sentence, context)
    for clause in () if silent else sentence.clauses:
        forbidden = (
            clause.mode == "prohibition"
            or forbids(sentence, clause)
            or (listing and clause.mode not in {"grant", "duty"})
        )
        if not forbidden and _rules_out(sentence, clause):
            what = between(sentence.text, sentence.subject[1:])
            yield _made(passage, context, clause.verbs[0].lemma, what, condition(sentence, clause))
        elif forbidden and clause.verbs[0].lemma in group("phrases", "bounding"):
            continue
        elif forbidden and clause.verbs[0].lemma:
            what = object_text(sentence, clause)
            bounded = _bounded(sentence, clause)
            what = f"{what} {bounded}".strip()
            for verb in clause.verbs:
                yield _made(passage, context, verb.lemma, what, condition(sentence, clause))
    if listing and not (sentence.clauses or told):
        yield _made(passage, context, "", readable(passage.text), "")


def _rules_out(sentence: Sentence, clause: Clause) -> bool:
    """Say whether "no discounts are granted" rules a thing out; what is not needed is not forbidden."""
    verb = clause.verbs[0]
    spared = verb.lemma in group("phrases", "needed")
    named = len(sentence.subject) > 1  # "Nobody is given a key" rules out no thing
    return named and nobody(sentence.subject) and verb.shape == "ed" and not spared


def forbids(sentence: Sentence, clause: Clause) -> bool:
    """Say whether "no buyer shall accept gifts" denies a right to somebody."""
    active = clause.verbs[0].shape != "ed"
    return active and nobody(sentence.subject) and clause.mode in {"grant", "duty"}


def _bounded(sentence: Sentence, clause: Clause) -> str:
    """Return the figure right behind an object, which tells what is forbidden of it."""
    at = clause.object_end
    found = (a for a in amounts(sentence.text, sentence.run) if a.start == at)
    return next((a.text for a in found), "")


def nobody(subject: tuple[Word, ...]) -> bool:
    """Say whether a subject denies: "no buyer", "nobody"."""
    if not subject or past_nobody(subject):
        return False
    denied = " ".join(w.low for w in subject) in group("titles", "nobody_subjects")
    return subject[0].low == "no" or denied


def past_nobody(subject: tuple[Word, ...]) -> int:
    """Return where the title of "No officer other than | the Director" stands, 0 where none does."""
    low = [w.low for w in subject]
    ends = (n for n in range(1, len(low) - 1) if low[n] in {"except", "other", "but"})
    end = next(ends, 0)
    whom = " ".join(low[:end]).removeprefix("no ")
    anybody = whom in group("titles", "anybody") or " ".join(low[:end]) in group(
        "titles", "nobody_subjects"
    )
    past = end + 1 + (low[end + 1] in {"than", "for"}) if end and anybody else 0
    return past if past < len(low) and (low[end] != "other" or past == end + 2) else 0


def _by_predicate(passage: Passage, sentence: Sentence, context: Context) -> Iterator[Prohibition]:
    """Read "Splitting of orders is prohibited"."""
    run = sentence.run
    found = phrases("prohibited").first(run)
    if (
        not found
        or not found.start
        or (run[found.end : found.end + 1] and run[found.end].low == "to")
    ):
        return
    verb = verb_at(run, 0)
    start = verb.end if verb and verb.shape == "ing" else 0
    if start and run[start].low == "of":
        start += 1
    lemma = verb.lemma if verb and start else ""
    nominal = entries("verbs")["nominals"].get(run[0].low, "") if not start else ""
    if nominal and len(run) > 1 and run[1].low == "of":
        lemma, start = nominal, 2
    what = between(sentence.text, run[start : found.start])
    yield _made(passage, context, lemma, what, "")


def _by_lack(passage: Passage, sentence: Sentence, context: Context) -> Iterator[Prohibition]:
    """Read "Has no signing authority", "Does not have cheque-signing rights" where nothing else is told."""
    hit = phrases("lacking").first(sentence.run)
    run = sentence.run[hit.end :] if hit and not sentence.clauses else ()
    end = next((n for n in range(1, len(run)) if run[n].low in group("phrases", "lacked")), 0)
    named = 0 < end <= _LACKED and all(w.is_word for w in run[:end])
    behind = [w.low for w in run[end + 1 : end + 2]]
    told = not behind or behind[0] in {"over", "on", "for", "."}
    if named and told and run[end - 1].low not in group("phrases", "harmless"):
        what = run[: next((n for n in range(end, len(run)) if not run[n].is_word), len(run))]
        yield _made(passage, context, "", between(sentence.text, what), "")


def _made(passage: Passage, context: Context, action: str, what: str, when: str) -> Prohibition:
    return Prohibition(
        id=norm_id("prohibition", context.document, passage, (action or "-",)),
        **stated(context, passage, 0.95),
        action=action,
        object=what,
        object_concept=object_concept(what),
        condition=when,
    )
