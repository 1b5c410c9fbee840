"""Of whom a clause tells: the sentence's subject, whoever "who" means, or a body that it is for."""

from rolegraph.extraction.english.clauses.clauses import Clause, Sentence
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.reporting import antecedent
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word
from rolegraph.reading import Passage


def told_of(
    passage: Passage, sentence: Sentence, clause: Clause, context: Context
) -> Context | None:
    """Return the context of whom a clause tells: of "who" before it, None where nobody is named."""
    if _hands_over(sentence.run, clause):
        return None  # "The Board has delegated the power to waive fees"
    earlier = [c for c in sentence.clauses if c.start < clause.start]
    if earlier and _is_purpose(sentence, earlier[-1], clause):
        return None
    begin = earlier[0].object_start if earlier else clause.start
    who = next((n for n in range(begin, clause.start + 1) if sentence.run[n].low == "who"), None)
    if who is None:
        return context
    here = antecedent(passage, sentence.run, who + 1, context)
    return None if here is context else here


def _hands_over(run: tuple[Word, ...], clause: Clause) -> bool:
    """Say whether a clause's power is one that its subject hands to another."""
    before = [w.low for w in run[max(clause.start - 2, 0) : clause.start]]
    return clause.mode == "grant" and bool(set(before) & group("phrases", "handing_over"))


def _is_purpose(sentence: Sentence, before: Clause, clause: Clause) -> bool:
    """Say whether a clause is what somebody else is to do ("sets up a committee to meet and review")."""
    run, at = sentence.run, before.object_end
    if _is_inner(run, before, clause):
        return True
    named = mention(run, before.object_start, {}) if before.object_start < at else None
    several = before.object_start < at and run[at - 1].low in group("titles", "gatherings")
    verb = verb_at(run, at + 1) if at < clause.start and run[at].low == "to" else None
    alike = clause.verbs[0].shape == "base" and clause.verbs[0].start == clause.start
    whom = several or (named is not None and named.end == at)
    return alike and whom and verb is not None


def _is_inner(run: tuple[Word, ...], before: Clause, clause: Clause) -> bool:
    """Say whether "to report" goes on with another "to" that somebody is named to do.

    "designates an officer to monitor the work and to report", but not "is to sign letters and to file them".
    """
    verb = clause.verbs[0]
    own = run[before.verbs[0].start - 1].low == "to"
    places = range(before.verbs[-1].end, verb.start - 1)
    inner = (verb_at(run, n + 1) for n in places if run[n].low == "to")
    again = run[verb.start - 1].low == "to" and not own
    return again and any(one is not None and one.shape == "base" for one in inner)
