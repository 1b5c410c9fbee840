"""Whether a sentence tells what somebody else does: "We offer", "The Company provides", "Our teams"."""

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.titles import is_head_at
from rolegraph.extraction.english.wording.words import Word

_TEAMS = frozenset(("team", "teams", "colleagues", "people", "staff", "experts", "specialists"))
#: What a text about one post is called by its last word.
_TEXTS = frozenset(("description", "profile", "specification", "outline", "statement"))
#: Of whom a text speaks that means everybody.
_EVERYBODY = frozenset(("employees", "staff", "everybody", "everyone"))
#: Modes of a clause that tells a deed.
_TELLING = ("", "duty")
#: The first words of a sentence in which "employees" stands behind "Our 60".
_NAMED = 4
#: Words of "the post".
_OWN = 2


def is_of_others(sentence: Sentence) -> bool:
    """Say whether a sentence tells what somebody else does: "We offer", "The Company provides"."""
    subject, clause = sentence.subject, sentence.clauses[0] if sentence.clauses else None
    if _is_our_staff(sentence.run) or _is_charge(sentence.run):
        return True
    if clause is None or not subject or clause.mode not in _TELLING:
        return False
    if subject[0].low in group("titles", "others"):
        return True
    pointing = group("titles", "determiners") | {"this", "these"}
    named = [w for w in subject if w.low not in pointing]
    pointed = subject[0].low in {"this", "these"}  # "This profile describes"
    if _is_text(named, pointed=pointed) or _is_aim(subject):
        return True
    whole = len(named) == 1 and named[0].low in _EVERYBODY  # "Employees have a duty to"
    if whole:
        return True
    called = len(named) == 1 or all(w.text[0].isupper() for w in named)  # "Hill College invites"
    employer = bool(named) and called and named[-1].low in group("titles", "employers")
    return employer or _is_thing(sentence)


def _is_thing(sentence: Sentence) -> bool:
    """Say whether a thing does something ("The fee covers", "A good record helps"): nobody's deed.

    What a text calls its post, and its work, is none ("The successful candidate", "Management duties").
    """
    subject, clause = sentence.subject, sentence.clauses[0]
    whose = " ".join(w.low for w in subject)
    if whose in group("titles", "pronouns") or clause.verbs[0].shape not in {"s", "base"}:
        return False
    if mention(subject, 0, {}) or is_head_at(subject, len(subject) - 1):
        return False  # "The ward clerk on Ward 7 keeps", "Every buyer keeps"
    if any(w.low == "who" for w in subject):
        return True  # "An employee who wishes to use a van must"
    named = {low for w in subject for low in (w.low, w.low.removesuffix("s"))}
    return not named & (group("titles", "own_work") | group("titles", "anybody"))


def _is_our_staff(run: tuple[Word, ...]) -> bool:
    """Say whether an employer speaks of all that it has ("Our 60 employees", "Our teams")."""
    named = {low for w in run[1:_NAMED] for low in (w.low, w.low.removesuffix("s"))}
    return (
        bool(run) and run[0].low == "our" and bool(named & (group("titles", "anybody") | _TEAMS))
    )


def _is_aim(subject: tuple[Word, ...]) -> bool:
    """Say whether a sentence tells what a text is for ("The purpose of this policy is to …")."""
    run = [w.low for w in subject if w.low != "the"]
    whose = run[2:] if run[1:2] == ["of"] and run[0] in group("titles", "aims") else []
    return bool(whose) and (whose == ["this"] or whose[-1] in group("titles", "employers"))


def _is_text(named: list[Word], *, pointed: bool) -> bool:
    """Say whether a sentence speaks of a text ("These terms of reference", "The job description")."""
    last = " ".join(w.low for w in named[-2:])
    told = pointed or last in group("titles", "wrappings")
    called = bool(named) and named[-1].low in _TEXTS and told
    return called or " ".join(w.low for w in named) in group("titles", "terms")


def _is_charge(run: tuple[Word, ...]) -> bool:
    """Say whether a sentence tells the duty of somebody unknown ("The duty of the Clockwinder is to")."""
    hit = phrases("charges").at(run, 0) if run else None
    whose = [w.low for w in run[hit.end : hit.end + _OWN]] if hit else []
    own = {whose[0], " ".join(whose)} & group("titles", "pronouns") if whose else True
    return hit is not None and not own and run[hit.end].low in {"the", "a", "an"}
