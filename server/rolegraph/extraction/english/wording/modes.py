"""The phrases that say under which modality a verb stands: may, must not, is responsible for."""

import re
from functools import cache

from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word, words

#: Modes of what is not to be done or need not be.
_DENYING = ("prohibition", "negation")
#: The words in which a phrase stands that leads to a list ("is not authorised to").
_LAST = 4
#: Words of the longest phrase that leads to conditions ("if any of the following apply").
_WIDE = 8
#: "The Cook may, without reference to the Matron:"
_ASIDE_BEHIND = re.compile(r"(.{3,80}?\b(?:may|can|must|shall|will|should)), [^,:.]{3,80},?\s*:$")
#: The words in which an aside between commas ends.
_ASIDE = 16
#: Words of the longest "in an emergency situation" between "authorised" and "to".
_CIRCUMSTANCE = 9
_MODES = (
    ("prohibitions", "prohibition"),
    ("negations", "negation"),
    ("grants", "grant"),
    ("duties", "duty"),
)


def opener(run: tuple[Word, ...], at: int) -> tuple[str, int] | None:
    """Return the mode that a phrase at one word opens (may, must not, is to) and its end."""
    if run[at].low in group("phrases", "empowering"):
        end = _empowered(run, at) or _empowered_in(run, at)
        if end:
            return "grant", end
    aside = _past_aside(run, at)
    if aside:
        return "duty", aside + 1
    denied = at + (run[at].low != "not")
    if [w.low for w in run[denied : denied + 2]] in (["not", "limited"], ["not", "only"]):
        return None  # "including but not limited to", "but are not limited to"
    if run[at].low not in _opening_words():
        return None
    for name, mode in _MODES:
        hit = phrases(name).at(run, at)
        if hit and not _is_told(run, hit.end):
            bans = not at and hit.phrase in {"do not", "don't"}
            bans = bans or (
                mode == "negation" and phrases("at_all").first(run, hit.end) is not None
            )
            return "prohibition" if bans else mode, hit.end
    return None


def _is_told(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a passive stands behind "duties are" ("The Clerk's duties are | set out in")."""
    if at >= len(run) or run[at - 1].low != "are":
        return False
    verb = verb_at(run, at)
    unchanged = verb is not None and verb.lemma in group("verbs", "unchanged")
    return verb is not None and (verb.shape == "ed" or unchanged)


def opens(text: str) -> bool:
    """Say whether a text ends in what its list is under: "The Committee shall", "is not authorised to:"."""
    run = _led(text)
    last = range(max(len(run) - _LAST, 1), len(run))
    return any((found := opener(run, at)) and found[1] == len(run) for at in last)


def opens_conditions(text: str) -> int:
    """Return how many letters at a text's end open a list of conditions ("may sign | if:"); 0 for none."""
    bare = text.rstrip(" *_").removesuffix(":")
    run = words(bare) if len(bare) < len(text.rstrip(" *_")) else ()
    ends = range(max(len(run) - _WIDE, 1), len(run))
    hits = (phrases("listed_conditions").at(run, at) for at in ends)
    start = next((run[hit.start].start for hit in hits if hit and hit.end == len(run)), len(text))
    return len(text) - start


def head_words(text: str) -> tuple[Word, ...]:
    """Return a head's words without an aside behind its modal ("may, without asking anybody:")."""
    aside = _ASIDE_BEHIND.match(text) if text.endswith(":") else None
    return words(aside[1] if aside else text.rstrip(": "))


def _led(text: str) -> tuple[Word, ...]:
    """Return a head's words, those of "shall have power:" as of "shall have power to"."""
    run = head_words(text)
    held = run[-2:-1] and run[-2].low in group("phrases", "fillers")
    ends = group("phrases", "bare_powers") | group("phrases", "empowering")
    ends |= group("phrases", "demanding")
    bare = held and text.rstrip().endswith(":") and run[-1].low in ends
    return words(f"{text.rstrip(': ')} to") if bare else run


def modal(run: tuple[Word, ...], at: int) -> tuple[str, int] | None:
    """Return the mode that a phrase opens at one word, and its end: "shall be entitled to" grants."""
    found = opener(run, at)
    behind = found[1] if found else len(run)
    if found is None or behind >= len(run):
        return found
    if run[behind - 1].low == "include":  # "Responsibilities include the authority to hire"
        return _granting(run, behind) or found
    if run[at].low not in group("phrases", "future"):
        return found
    if run[behind].low not in {"be", "have"}:
        return found
    inner = opener(run, behind)  # "shall have charge of"
    while inner is None and behind < len(run) - 1 and _is_filler(run, behind):
        behind += 1
        inner = opener(run, behind)
    if inner and found[0] in _DENYING:  # "will not be permitted to"
        return ("prohibition" if inner[0] == "grant" else "negation"), inner[1]
    return inner or found


def _granting(run: tuple[Word, ...], at: int) -> tuple[str, int] | None:
    """Return the mode and end of "the full authority to" at a word, None for what grants nothing."""
    while at < len(run) - 1 and _is_filler(run, at):
        at += 1
    found = opener(run, at)
    return found if found and found[0] == "grant" else None


def _past_aside(run: tuple[Word, ...], at: int) -> int:
    """Return where "to" stands in "required, under its charter, to review"; 0 in other words."""
    if run[at].low not in group("phrases", "demanding") or run[at + 1 : at + 2] == ():
        return 0
    behind = range(at + 2, min(at + _ASIDE, len(run) - 1)) if run[at + 1].low == "," else ()
    return next((n + 1 for n in behind if run[n].low == "," and run[n + 1].low == "to"), 0)


def _is_filler(run: tuple[Word, ...], at: int) -> bool:
    return run[at].low in group("phrases", "fillers")


def _empowered(run: tuple[Word, ...], at: int) -> int:
    """Return where "authorised by the Board to" ends, or "authorised by the Board:"; else 0."""
    named = mention(run, at + 2, {}) if run[at + 1 : at + 2] and run[at + 1].low == "by" else None
    behind = run[named.end].low if named and named.end < len(run) else ""
    led_in = named is not None and behind in {"", ":"}
    return named.end + (behind == "to") if named and (behind == "to" or led_in) else 0


def _empowered_in(run: tuple[Word, ...], at: int) -> int:
    """Return where "authorised in an emergency to" ends before a verb; else 0."""
    if run[at + 1 : at + 2] and run[at + 1].low not in group("phrases", "adverbial"):
        return 0
    behind = range(at + 2, min(at + _CIRCUMSTANCE, len(run) - 1))
    to = next((n for n in behind if run[n].low == "to" or not run[n].is_word), 0)
    verb = verb_at(run, to + 1) if to and run[to].low == "to" else None
    return to + 1 if verb and verb.shape == "base" else 0


@cache
def _opening_words() -> frozenset[str]:
    """Return the first words of every phrase that opens a mode."""
    return frozenset(
        phrase.split(" ")[0] for name, _ in _MODES for phrase in group("phrases", name)
    )


def lead_in(text: str) -> str:
    """Return the mode that words give to the list below them ("The buyer may:" grants), or ""."""
    run = _led(text)
    for at in range(len(run)):
        found = opener(run, at)
        if found and found[1] >= len(run) - 1:
            return found[0]
    return ""
