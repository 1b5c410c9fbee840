"""Verbs by which nobody acts: "may include", "proposes to focus on", "orders above that"."""

from rolegraph.extraction.english.clauses.clauses import Clause, Sentence
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.titles import is_plural_head
from rolegraph.extraction.english.wording.verbs import Verb, kind_of_verb, verb_at


def is_no_deed(sentence: Sentence, clause: Clause, verb: Verb) -> bool:
    """Say whether nobody acts by a verb: "may include", "orders above that"."""
    alone = clause.object_end == clause.object_start and verb.lemma in grammar("by_itself")
    becomes = clause.mode == "grant" and (alone or _becomes(sentence, clause, verb))
    # "May require a diploma" is no right of who may "require the Clerk to produce the books".
    bare = not sentence.subject and sentence.run[0].low == "may"
    post = bool(sentence.subject) and sentence.subject[-1].low in group("titles", "called_posts")
    asks = verb.lemma == "require" and (bare or post)
    becomes = becomes or (asks and not any(w.low == "to" for w in sentence.run[verb.end :]))
    # "The ideal candidate can explain technical matters" is what somebody is looked for.
    able = clause.mode == "grant" and sentence.run[verb.start - 1].low == "can"
    becomes = becomes or (
        able and sentence.subject[-1:] != () and sentence.subject[-1].low == "candidate"
    )
    told = _intends(sentence, clause, verb) or _lets(sentence, clause, verb)
    return becomes or told or _names_larger(sentence, verb)


def _becomes(sentence: Sentence, clause: Clause, verb: Verb) -> bool:
    """Say whether something only is or happens ("may include clergy or lay people", "may take place")."""
    first = sentence.clauses[0].verbs[0]
    if grammar("becoming") & {verb.lemma, first.lemma}:
        return True
    run, end = sentence.run, verb.end
    last = run[clause.object_end - 1].low if clause.object_end > clause.object_start else ""
    held = verb.lemma == "serve" and (
        last in {"term", "terms"} or any(w.low == "as" for w in run[end : end + 1])
    )
    return held or (verb.lemma == "take" and last == "place")


def _intends(sentence: Sentence, clause: Clause, verb: Verb) -> bool:
    """Say whether somebody only means to act ("the Board proposes to focus on governance").

    Who *may* propose to do a thing has a right to put it forward.
    """
    to = verb.end < len(sentence.run) and sentence.run[verb.end].low == "to"
    meant = to and verb_at(sentence.run, verb.end + 1) is not None
    return meant and clause.mode != "grant" and kind_of_verb(verb.lemma) == "propose"


def _lets(sentence: Sentence, clause: Clause, verb: Verb) -> bool:
    """Say whether a post is let do a thing ("Authorises the Director to hire …"): nothing is approved."""
    run, begun, at = sentence.run, clause.object_start, clause.object_end
    if verb.lemma not in group("phrases", "letting") or not begun < at < len(run):
        return False
    named = mention(run, begun, {})
    alone = at == begun + 1 and (
        is_plural_head(run[begun].low) or run[begun].low in grammar("things")
    )
    whom = alone or (named is not None and named.end == at)
    deed = verb_at(run, at + 1) if run[at].low == "to" else None
    return whom and deed is not None and deed.shape == "base"


def _names_larger(sentence: Sentence, verb: Verb) -> bool:
    """Say whether a word is a noun that sets in above a limit ("orders above that go to …")."""
    following = sentence.run[verb.end].low if verb.end < len(sentence.run) else ""
    named = sentence.run[verb.start].low in group("verbs", "noun_forms") or verb.shape == "s"
    return named and following in {"above", "over", "beyond", "exceeding"}
