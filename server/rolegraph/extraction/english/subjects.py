"""The words before a verb: whether they are its subject, and which form agrees with it."""

from rolegraph.extraction.english.lexicon import grammar, group
from rolegraph.extraction.english.mentions import mention
from rolegraph.extraction.english.titles import is_plural_head
from rolegraph.extraction.english.verbs import Verb
from rolegraph.extraction.english.words import Word


def is_noun(run: tuple[Word, ...], at: int, verb: Verb) -> bool:
    """Say whether a possible verb goes on with the subject ("Goodwill credits up to EUR 200")."""
    ambiguous = verb.lemma in group("verbs", "noun_forms")
    alone = ambiguous and verb.end < len(run) and run[verb.end].low in grammar("bounds")
    return alone or is_subject(run, at, verb)


def agreeing(subject: tuple[Word, ...]) -> str:
    """Return the form of a verb behind a person: "s" behind one, "base" behind several, else ""."""
    last = subject[-1].low
    if len(subject) == 3 and {subject[0].low, last} == grammar("singular_pronouns"):
        return "s"
    if len(subject) == 1 and last in grammar("plural_pronouns") | grammar("singular_pronouns"):
        return "base" if last in grammar("plural_pronouns") else "s"
    named = mention(subject, 0, {})
    if named and named.end == len(subject):
        return "base" if is_plural_head(last) else "s"
    return ""


def is_subject(run: tuple[Word, ...], start: int, verb: Verb) -> bool:
    """Say whether a first word such as "Orders", "Hiring" is of a subject and no verb."""
    if verb.shape == "s" and verb.end < len(run) and run[verb.end].low in grammar("auxiliaries"):
        # "Volunteers are recruited by …"
        return True
    if verb.shape != "ing" and verb.lemma not in group("verbs", "noun_forms"):
        return False
    for at in range(verb.end, min(len(run), start + 14)):
        low = run[at].low
        if low in grammar("relatives") or low in {",", ";", ":"}:
            return False
        if low in grammar("predicates"):
            return run[at - 1].low not in {"and", "or", "but"}
    return False


def subject_like(run: tuple[Word, ...]) -> bool:
    """Say whether some words before a verb can be its subject ("The buyer", "She")."""
    if not 0 < len(run) <= 8 or any(w.low in {",", ":"} for w in run):
        return False
    pronoun = " ".join(w.low for w in run) in group("titles", "pronouns")
    determined = run[0].low in grammar("subject_openers")
    return (
        pronoun or determined or all(w.text[0].isupper() or w.low in grammar("small") for w in run)
    )
