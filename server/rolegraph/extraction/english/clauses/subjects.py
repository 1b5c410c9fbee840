"""The words before a verb: whether they are its subject, and which form agrees with it."""

from rolegraph.extraction.english.wording.departments import acting
from rolegraph.extraction.english.wording.enumerations import enumerated
from rolegraph.extraction.english.wording.lexicon import entries, grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.titles import is_head, is_plural_head
from rolegraph.extraction.english.wording.verbs import Verb, kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word

#: What stands behind a noun that could be a verb ("Purchases of supplies", "Questions about pay").
_ABOUT = ("of", "about", "regarding")
#: What a subject never ends in.
_LEADING = frozenset(("of", "for", "and", "&", "-", "in", "to", "by", "with", "on"))
#: Words of the longest title of several, in small letters.
_LONGEST_POST = 4


def is_noun(run: tuple[Word, ...], at: int, verb: Verb) -> bool:
    """Say whether a possible verb goes on with the subject ("Goodwill credits up to EUR 200")."""
    ambiguous = verb.lemma in group("verbs", "noun_forms")
    alone = ambiguous and is_bounded(run, verb.end)
    return alone or is_subject(run, at, verb)


def agreeing(subject: tuple[Word, ...]) -> str:
    """Return the form of a verb behind a person: "s" behind one, "base" behind several, else ""."""
    last = subject[-1].low
    if len(subject) == 3 and {subject[0].low, last} == grammar("singular_pronouns"):
        return "s"
    if len(subject) == 1 and last == "it":
        return "s"
    if len(subject) == 1 and last in grammar("plural_pronouns") | grammar("singular_pronouns"):
        return "base" if last in grammar("plural_pronouns") else "s"
    named = mention(subject, 0, {})
    if named and named.end == len(subject):
        return "base" if is_plural_head(last) else "s"
    several, end = enumerated(subject, 0, {})
    return "base" if len(several) > 1 and end == len(subject) else ""


def without_brackets(subject: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return a subject without its brackets that hold a figure ("The Buyer (up to EUR 5,000)")."""
    start = next((n for n, w in enumerate(subject) if w.low == "("), len(subject))
    end = next((n for n in range(start, len(subject)) if subject[n].low == ")"), start)
    if not any(w.text[0].isdigit() for w in subject[start:end]):
        return subject
    return (*subject[:start], *without_brackets(subject[end + 1 :]))


def _is_department(run: tuple[Word, ...], start: int) -> bool:
    """Say whether a department whose name could be a deed does what follows ("Finance | approves").

    "Finance Processes" is a heading.
    """
    named = acting(run, start)
    bare = named is not None and named.text.lower() in group("titles", "acting_departments")
    verb = verb_at(run, named.end) if named and bare and named.end < len(run) else None
    return verb is not None and verb.shape == "s" and run[verb.start].text.islower()


def is_subject(run: tuple[Word, ...], start: int, verb: Verb) -> bool:
    """Say whether a first word such as "Orders", "Hiring" is of a subject and no verb."""
    ambiguous = verb.lemma in group("verbs", "noun_forms")
    following = run[verb.end].low if verb.end < len(run) else ""
    behind = run[start + 2].low if start + 2 < len(run) else ":"
    words_of = " ".join(w.low for w in run[start : start + 2])
    if words_of in group("verbs", "never") or _is_department(run, start):
        return True
    named = words_of in group("verbs", "names")
    if named and (behind == ":" or is_bounded(run, start + 2)):
        return True  # "Purchase orders up to EUR 500"
    if verb.shape == "s" and following in grammar("auxiliaries"):
        return True  # "Volunteers are recruited by …"
    joined = following in {"and", "or", "&"} and verb_at(run, verb.end + 1) is None
    if ambiguous and verb.shape == "s" and joined:
        return True  # "Invoices and credit notes …"
    several = ambiguous and verb.shape == "s"
    if several and (_is_done_by(run, verb.end) or _is_told_behind(run, start, verb.end)):
        return (
            True  # "Invoices approved by the Director …", "Leases that run for five years are …"
        )
    if ambiguous and verb.shape == "base" and (_is_holder(run, verb) or _is_compound(run, verb)):
        return True  # "Second signatory on the account", "Shop orders up to £750"
    named_of = verb.shape == "base" and following == "of"  # "Hire of seasonal workers"
    if named_of or (ambiguous and following in _ABOUT) or _is_named(run, start, verb):
        return True  # "Purchases of supplies …", "Discipline Representatives are …"
    ambiguous = ambiguous or run[start].low in group("verbs", "adjective_forms")
    return (ambiguous or verb.shape == "ing") and _is_told_of(run, start, verb.end)


def is_told_of(run: tuple[Word, ...], start: int, at: int) -> bool:
    """Say whether something is said of what stands before a word ("Hiring of staff requires …")."""
    return _is_told_of(run, start, at)


def _is_holder(run: tuple[Word, ...], verb: Verb) -> bool:
    """Say whether a first word goes with one who has a part, of whom nothing else is told."""
    at = verb.end
    if at >= len(run) or not is_head(run[at].low) or is_plural_head(run[at].low):
        return False
    behind = run[at + 1].low if at + 1 < len(run) else "."
    return behind in grammar("stops") | group("phrases", "ends") | {",", "("}


def is_bounded(run: tuple[Word, ...], at: int) -> bool:
    """Say whether what bounds a thing sets in at a word ("up to", "to a maximum of")."""
    if at >= len(run):
        return False
    capped = run[at].low == "to" and any(
        w.low in {"maximum", "max", "limit", "value", "ceiling"} for w in run[at + 1 : at + 3]
    )
    return capped or run[at].low in grammar("bounds")


def _is_compound(run: tuple[Word, ...], verb: Verb) -> bool:
    """Say whether a first word goes with a deed's noun, or with a plural that a figure bounds."""
    free = verb.lemma in group("verbs", "noun_first") - group("verbs", "handling")
    if free and verb.end < len(run) and run[verb.end].low in entries("verbs")["nominals"]:
        return True  # "Budget management"
    noun = verb_at(run, verb.end)
    plural = noun is not None and noun.shape == "s" and noun.lemma in group("verbs", "noun_forms")
    end = noun.end if noun and plural else 0
    if noun is None and run[verb.end : verb.end + 1] and _is_plural(run[verb.end]):
        end = verb.end + 1  # "Contract variations up to …"
    bounds = run[end : end + 1] if end else ()
    named = verb.lemma in group("verbs", "noun_first") - group("verbs", "handling")
    free = named and not kind_of_verb(verb.lemma)
    return free and bool(bounds) and bounds[0].low in grammar("bounds")


def _is_plural(word: Word) -> bool:
    return word.is_word and word.low.endswith("s") and not word.low.endswith(("ss", "us"))


def _is_done_by(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "approved by", "included in" stands at a word."""
    verb = verb_at(run, at)
    behind = run[verb.end : verb.end + 1] if verb and verb.shape == "ed" else ()
    return bool(behind) and behind[0].low in group("phrases", "ends")


def _is_told_of(run: tuple[Word, ...], start: int, at: int) -> bool:
    """Say whether a predicate follows in the same breath ("Hiring of staff requires …")."""
    for place in range(at, min(len(run), start + 14)):
        low = run[place].low
        if low in grammar("relatives") or low in {",", ";", ":"}:
            return False
        if low in grammar("predicates") and not _is_need(run, place):
            before = run[place - 1].low  # "registers each complaint on the day it is received"
            return before not in {"and", "or", "but"} | group("titles", "pronouns")
    return False


def _is_told_behind(run: tuple[Word, ...], start: int, at: int) -> bool:
    """Say whether "that run for five years are" stands at a word: which are meant, and what of them.

    "Reports that stock | is low" is none.
    """
    if at >= len(run) or run[at].low not in grammar("telling_more"):
        return False
    at = begun = at + 1
    while at < len(run) and run[at].low in grammar("predicates"):
        at += 1
    verb = verb_at(run, at) if at == begun else None
    deed = verb is not None and verb.shape == "base" and not _predicates_at(run, verb.end)
    told = deed or at > begun
    return told and any(_predicates_at(run, n) for n in range(at + 1, min(start + 20, len(run))))


def _predicates_at(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "is", "must", "requires" stands at a word."""
    return at < len(run) and run[at].low in grammar("predicates")


def _is_need(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "needs" is a noun at whose end nothing is needed ("pupils with special needs")."""
    behind = run[at + 1].low if at + 1 < len(run) else "."
    ends = grammar("stops") | grammar("joins") | group("phrases", "ends") | {","}
    return run[at].low in {"need", "needs"} and behind in ends


def _is_named(run: tuple[Word, ...], start: int, verb: Verb) -> bool:
    """Say whether a first word belongs to a title in capitals that something is said of."""
    behind = run[verb.end : verb.end + 1]
    named = mention(run, start, {}) if behind else None
    at = named.end if named else len(run)
    if not verb.end < at < len(run):
        return False
    if _is_post(run, verb, at):
        return True
    acts = verb_at(run, at)
    several = is_plural_head(run[at - 1].low) and acts is not None
    capital = behind[0].text[0].isupper()
    # "Work Package Leaders deliver …"
    told = run[at].low in grammar("auxiliaries") or (several and acts and acts.shape == "base")
    return (bool(told) and capital) or (several and run[at - 1].text.islower())


def _is_post(run: tuple[Word, ...], verb: Verb, at: int) -> bool:
    """Say whether a word that could be a verb begins a title in capitals ("Finance Assistant for …")."""
    words_of = run[verb.start : at]
    noun = verb.shape == "base" and verb.lemma in group("verbs", "noun_forms")
    capital = all(w.text[0].isupper() for w in words_of) and not is_plural_head(words_of[-1].low)
    return noun and capital and run[at].low in {"for", "and", "or", "of", "(", "–", "-"}


def tells_more(subject: tuple[Word, ...]) -> bool:
    """Say whether what stands before a verb is a thing told more of ("a system that keeps track")."""
    thing = bool(subject) and subject[0].low in {"a", "an"}
    return thing and any(w.low in grammar("telling_more") for w in subject)


def subject_like(run: tuple[Word, ...]) -> bool:
    """Say whether some words before a verb can be its subject ("The buyer", "She")."""
    if not 0 < len(run) <= 8 or any(w.low in {",", ":"} for w in run):
        return False
    if run[-1].low in _LEADING:
        return False  # "Purchases of | supplies"
    pronoun = " ".join(w.low for w in run) in group("titles", "pronouns")
    determined = run[0].low in grammar("subject_openers")
    posts = len(run) <= _LONGEST_POST and is_plural_head(run[-1].low)  # "Department heads"
    return (
        pronoun
        or determined
        or posts
        or all(w.text[0].isupper() or w.low in grammar("small") for w in run)
    )
