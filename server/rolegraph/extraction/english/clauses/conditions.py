"""Under which condition, and where, a clause of an English sentence holds."""

from rolegraph.extraction.english.clauses.clauses import Clause, Sentence
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.words import Word, between


def condition(sentence: Sentence, clause: Clause) -> str:
    """Return under which condition a clause holds, "" where it gives none."""
    if sentence.condition:
        return between(sentence.text, sentence.condition)
    run = sentence.run
    aside = _aside(sentence) if clause is sentence.clauses[0] else ()
    aside = aside or inserted(sentence, clause)
    if aside:
        return between(sentence.text, aside)
    found = phrases("conditions").first(run, clause.object_end, clause.end)
    if found and f"{run[found.start - 1].low} {run[found.start].low}" in grammar("at_once"):
        found = phrases("conditions").first(run, found.end, clause.end)
    if found is None or _is_foreseen(run, found.start):
        return ""
    end = next(
        (i for i in range(found.end, clause.end) if run[i].low in {",", ";", "."}), clause.end
    )
    return between(sentence.text, run[_denied(run, found.start) : end])


def _denied(run: tuple[Word, ...], at: int) -> int:
    """Return where a condition begins with what denies it ("but | not where the tenant is an employee")."""
    return at - 1 if run[at - 1].low in {"not", "never", "except", "only"} else at


def _is_foreseen(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "provided" tells of a thing ("not otherwise provided for", "as provided in the rules")."""
    behind = run[at + 1].low if run[at].low == "provided" and at + 1 < len(run) else ""
    return behind in group("phrases", "ends") - {"that", "so"} or (
        bool(behind) and run[at - 1].low in {"as", "not", "otherwise"}
    )


def inserted(sentence: Sentence, clause: Clause) -> tuple[Word, ...]:
    """Return the condition between a modal and its verb ("may, with the consent of the Chair, remove")."""
    run, first = sentence.run, clause.verbs[0].start
    behind = clause.verbs[-1].end
    if behind < clause.object_start and run[behind].low == ",":
        return run[
            behind + 1 : clause.object_start - 1
        ]  # "prepares, with the Chair's help, plans"
    at = clause.start
    if run[at].low in group("phrases", "empowering") and run[first - 1].low == "to":
        return run[at + 1 : first - 1]  # "is authorised in an emergency to spend"
    at = next((n for n in range(at, first) if run[n].low == ","), first)
    led = at + 1 < first and phrases("conditions").at(run, at + 1)
    return run[at + 1 : first - 1] if led else ()


def _aside(sentence: Sentence) -> tuple[Word, ...]:
    """Return the condition between commas behind a subject ("The Clerk, together with the Chair, may")."""
    run, subject = sentence.run, sentence.subject
    at = run.index(subject[-1]) + 1 if subject and subject[-1] in run else len(run)
    led = at < len(run) and run[at].low == "," and phrases("conditions").at(run, at + 1)
    stop = sentence.clauses[0].start
    last = next((n for n in range(stop - 1, at, -1) if run[n].low == ","), 0) if led else 0
    return run[at + 1 : last]


def scope(sentence: Sentence, clause: Clause) -> str:
    """Return where a clause holds ("within the region"), "" where it does not say."""
    run = sentence.run
    found = phrases("scopes").first(run, clause.object_end, clause.end)
    return between(sentence.text, run[found.start : found.end]) if found else ""
