"""Who does what a passive says: "released by the Treasurer"."""

from rolegraph.extraction.english.clauses.clauses import Clause, Sentence
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.wording.departments import acting
from rolegraph.extraction.english.wording.enumerations import enumerated, past_count
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word

#: The words behind a passive's verb in which "by" names who does it.
_AGENT = 20
#: Those in which it stands where somebody else's deed is a condition.
_NEAR = 8


def agent_at(sentence: Sentence, context: Context) -> str:
    """Return the title that does what a passive says ("released by the Treasurer"), or ""."""
    clause = sentence.clauses[0] if sentence.clauses else None
    return agent_of(sentence, clause, context) if clause else ""


def agent_of(sentence: Sentence, clause: Clause, context: Context) -> str:
    """Return the title that does what one passive clause says, or "" ("paid by check by the Treasurer")."""
    return next(iter(agents_of(sentence, clause, context)), "")


def agents_of(sentence: Sentence, clause: Clause, context: Context) -> tuple[str, ...]:
    """Return all titles that do what one passive clause says: "signed by the Chair, Clerk or Treasurer"."""
    if clause.verbs[0].shape != "ed":
        return ()
    run, at = sentence.run, clause.verbs[0].end
    if any(w.low == "already" for w in run[max(clause.verbs[0].start - 2, 0) : at]):
        return ()  # "which has already been approved by the Board": told, and nobody's deed to come
    for by in (i for i in range(at, min(at + _AGENT, len(run) - 1)) if run[i].low == "by"):
        such = run[by + 1].low == "such"  # "by such officer as is named by the Council"
        such = such or any(
            w.low == "otherwise" for w in run[at:by]
        )  # "unless otherwise agreed by"
        if such or run[by - 1].low == "than" or _of_another(run, at, by):
            return ()
        named = past_count(run, by + 1)
        every = enumerated(run, named, context.known)[0]
        if len(every) > 1:
            return tuple(one.text for one in every)
        if found := mention(run, named, context.known) or acting(run, named):
            sums_up = found.end < len(run) and run[found.end].low == ":"
            # "by two officers: the Quality Officer and …"
            first = (
                mention(run, past_count(run, found.end + 1), context.known) if sums_up else None
            )
            return ((first or found).text,)
    return ()


def _of_another(run: tuple[Word, ...], at: int, by: int) -> bool:
    """Say whether "by" tells who does a second thing alone ("is held at the office and led by …")."""
    last = by - 1 - (run[by - 1].low in group("phrases", "alone_behind"))  # "opened only by"
    verb = verb_at(run, last) if last >= at else None
    aside = any(w.low in group("phrases", "ends") for w in run[at:last])
    # "unless authorised by …"
    waits = by - at < _NEAR and run[by - 2].low in group("consents", "unless")
    return verb is not None and verb.shape == "ed" and aside and not waits


def is_done_to(sentence: Sentence, context: Context) -> bool:
    """Say whether a passive is about a person: "the Treasurer must be notified", "is elected"."""
    if not (sentence.subject and sentence.clauses) or sentence.clauses[0].verbs[0].shape != "ed":
        return False
    start = int(sentence.subject[0].low == "no")  # "No officer shall be paid"
    people, end = enumerated(sentence.subject, start, context.known)
    rest = sentence.subject[end:]  # "Directors and officers | of the Club"
    whole = bool(people) and (not rest or rest[0].low in {"of", "at", "in"})
    pronoun = " ".join(w.low for w in sentence.subject)
    if pronoun != "it" and pronoun in group("titles", "pronouns"):
        return True  # "They are advised by the Bursar", "She is appointed by the Council"
    # "The Chief Executive is supported by a Finance Director" tells who stands beside or above whom.
    led = sentence.clauses[0].verbs[0].lemma in group("verbs", "standing")
    return whole and (led or not agent_at(sentence, context))
