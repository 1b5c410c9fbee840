"""The phrases that ask for somebody's consent, whole or with an aside before "by"."""

from functools import cache

from rolegraph.extraction.english.wording.lexicon import by_entry, grammar, group
from rolegraph.extraction.english.wording.phrases import Hit, Phrases
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word

#: The words in which "by" stands behind "approved at each meeting", "approved (or signed)".
_ASIDE = 9


def needed(run: tuple[Word, ...], at: int) -> Hit | None:
    """Return the phrase behind which whose consent is needed stands ("approved by"), or None."""
    hit = _needs().at(run, at) or _parted(run, at)
    return None if hit and is_mere_setting(run, at) else hit


def is_mere_setting(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "set by" tells of a thing at work ("the alarm is set by"), and of no fee or limit."""
    if run[at].low not in group("consents", "setting"):
        return False
    told = at > 0 and run[at - 1].low in grammar("passives")  # not "within the limits set by"
    before = {w.low for w in run[max(at - _ASIDE, 0) : at]}
    return not (told and before & group("consents", "settable"))


def is_asked(run: tuple[Word, ...]) -> bool:
    """Say whether some words ask for somebody's consent ("Needs approval of the Director")."""
    begins = _needs().begins | _participles()
    return any(word.low in begins and needed(run, at) for at, word in enumerate(run))


@cache
def triggers() -> frozenset[str]:
    """Return the first words of every phrase that asks for consent or hands a matter on."""
    every = (*by_entry("phrases", "needs"), *group("phrases", "escalations"))
    agreeing = {phrase for phrase in by_entry("phrases", "agrees") if " " not in phrase}
    asking = agreeing | grammar("wanting")
    return frozenset(phrase.split(" ")[0] for phrase in every) | asking


def _parted(run: tuple[Word, ...], at: int) -> Hit | None:
    """Return "approved … by" where only when or how it is done stands between."""
    end = _participle(run, at)
    by = _past_aside(run, end) if end else 0
    said = f"{_said(run, at, end)} {run[by].low}" if by else ""
    kind = by_entry("phrases", "needs").get(said, "")
    told = by and kind and kind not in group("consents", "no_decisions")
    return Hit(said, kind, at, by + 1) if told else None


def _participle(run: tuple[Word, ...], at: int) -> int:
    """Return where a participle ends behind which "by" names who consents; 0 for other words."""
    if run[at].low not in _participles():
        return 0
    return next((at + n for n in (2, 1) if at + n < len(run) and _value(run, at, at + n)), 0)


@cache
def _participles() -> frozenset[str]:
    """Return the first words of what stands before "by"."""
    every = (phrase.split(" ") for phrase in by_entry("phrases", "needs"))
    return frozenset(words[0] for words in every if words[-1] == "by")


def _past_aside(run: tuple[Word, ...], at: int) -> int:
    """Return where "by" or "with" stands behind "in writing", "(or signed)"; 0 for nowhere."""
    opens = run[at].low in group("consents", "aside") or _is_adverb(run[at])
    inside = 0
    for place in range(at, min(at + _ASIDE, len(run) - 1) if opens else at):
        low = run[place].low
        inside += (low == "(") - (low == ")")
        if low in {"by", "with"} and not inside:
            return 0 if _is_deed(run, place - 1) else place
        if not inside and low in _ENDS | grammar("relatives") - group("consents", "aside"):
            return 0
    return 0


def _is_adverb(word: Word) -> bool:
    return word.low.endswith("ly") or word.low in grammar("periodic")


def _is_deed(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "by" tells who does a second thing ("is held at the office and led by …")."""
    verb = verb_at(run, at)
    return verb is not None and verb.shape == "ed"


def _value(run: tuple[Word, ...], start: int, end: int) -> str:
    """Return the kind of a decision that words name, "" of what is only done ("reviewed yearly")."""
    kind = by_entry("phrases", "needs").get(f"{_said(run, start, end)} by", "")
    return "" if kind in group("consents", "no_decisions") else kind


def _said(run: tuple[Word, ...], start: int, end: int) -> str:
    return " ".join(w.low for w in run[start:end])


#: Behind these somebody else's deed may stand.
_ENDS = frozenset((";", ":", ".", "and", "or", "but", "to"))


@cache
def _needs() -> Phrases:
    return Phrases(dict(by_entry("phrases", "needs")), group("phrases", "fillers"))
