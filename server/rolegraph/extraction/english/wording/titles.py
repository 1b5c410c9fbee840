"""Titles of positions in English: in headings, fields and running text."""

import re
from functools import cache, lru_cache

from rolegraph.extraction.english.wording.holders import unheld
from rolegraph.extraction.english.wording.lexicon import entries, grammar, group
from rolegraph.extraction.english.wording.made_titles import is_made, is_surname, singular_of
from rolegraph.extraction.english.wording.papers import without_paper
from rolegraph.extraction.english.wording.words import Word, is_parted, readable, words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN

_REMEMBERED = 4_096

JOINS = {"of", "for", "and", "&", "-", "–", "/", "the", "'s"}
_NUMBERING = re.compile(
    r"^(?i:article|section|part|chapter|clause)\s+(?:\d{1,2}|[IVX]{1,4})\s*[.:–—-]?\s+(?=[A-Z])"
    r"|^\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]{1,4})[.)]?\s+(?=\S)|^\d{1,2}[.)]\s*"
)
_CHINESE = re.compile(rf"{HAN}+")
_GENDERS = re.compile(r"\s*\((?:[mfwdxi]\s*/\s*){1,3}[mfwdxi*]\)|\s*\(all genders\)", re.I)
#: What follows the mark for all genders: where the post is (Buyer (m/f/d), Hamburg).
_ADVERTISED = re.compile(rf"(?:{_GENDERS.pattern})(?:\s*[,–—-]\s*[^,:]{{2,30}})?$", re.I)
#: "What are the responsibilities and job description for the Buyer position at Hill Foods?"
_ASKED = re.compile(
    r"what (?:are|is) the [\w ]*?description (?:for|of) the (.+?) (?:position|role|job)(?: at .+)?\??",
    re.I,
)
#: "(level 2)" behind a title is its grade.
_LEVEL = re.compile(r"\s*\((?:level|grade|band|tier|scale|step|pay band|l)\s*\w{1,3}\)\s*$", re.I)
_BRACKETED = re.compile(r"\s*\([^)]*\)\s*$")


@lru_cache(maxsize=_REMEMBERED)
def is_title(text: str) -> bool:
    """Say whether a short text is a position's title by its words alone."""
    run = words(_BRACKETED.sub("", text))
    if not 0 < len(run) <= 9 or run[0].low in group("titles", "no_beginnings"):
        return False
    if _names_text(run) or _leads_on(run) or _is_of_another(run) or _acts_on(run):
        return False
    if any(w.low == "." and len(run[n - 1].low) > _SHORTENED for n, w in enumerate(run) if n):
        return False  # "Treasurer. Chairs the Finance Committee", unlike "Asst. Manager"
    if _is_event(run):
        return False
    if any(w.low in {"all", "any", "every", "each"} for w in run[1:]):
        return False  # "hires all managers"
    if any(w.low in {":", ";", "?", "!"} for w in run) or run[-1].low == ".":
        return False
    if "," in text and _is_list([part.strip() for part in text.split(",") if part.strip()]):
        return False
    head = _head(_ungraded(run))
    return head is not None and all(w.is_word or w.low in _SIGNS for w in run)


def is_written_title(text: str) -> bool:
    """Say whether a text is a title by its capitals too: "Head of Finance", but no sentence."""
    small = JOINS | {"a", "an", "to", "in"}
    capital = all(w.text[0].isupper() or not w.is_word or w.low in small for w in words(text))
    return capital and is_title(text)


def _leads_on(run: tuple[Word, ...]) -> bool:
    """Say whether "to", "with" stand inside, as in no title but that of an "Assistant to …"."""
    at = next((n for n, w in enumerate(run) if w.low in {"to", "with", "from", "by"}), 0)
    return bool(at) and not is_head(run[at - 1].low)


def _acts_on(run: tuple[Word, ...]) -> bool:
    """Say whether a deed is told of or by somebody: "Coach the Buyers", "The Operations Manager leads"."""
    first = run[1:2]
    told = bool(first) and first[0].low in {"the", "a", "an", "our", "your"}
    told = told or any(w.text in grammar("modals") for w in run[1:])  # "Heads of ward may approve"
    return told or (run[-1].low in {"leads", "heads"} and len(run) > 1 and is_head(run[-2].low))


def _is_of_another(run: tuple[Word, ...]) -> bool:
    """Say whether a thing of somebody is named ("Functions of the Committee"), and no post."""
    at = next((n for n in range(1, len(run) - 1) if run[n].low == "of"), 0)
    of_the = bool(at) and run[at + 1].low in {"the", "a", "an", "this", "our"}
    if at and run[at - 1].low in _OF_SEVERAL:
        return True  # "Duties of Officers"
    return of_the and not is_head(run[at - 1].low) and run[0].low not in group("titles", "leading")


def _is_event(run: tuple[Word, ...]) -> bool:
    """Say whether what happens to posts or is for them is named ("Removal of Officers"), and no post.

    A phrase is about the word before its first "of", "for", "on": a deed there, or several of a thing,
    has no head that a title could end in ("Red Flags for Managers", "Vacancies on the Board").
    """
    at = next((n for n in range(1, len(run) - 1) if run[n].low in _BEFORE_WHOM), 0)
    if not at or is_head(_ungraded(run[:at])[-1].low) or run[0].low in group("titles", "leading"):
        return False
    return run[at].low != "of" or run[at - 1].low.endswith(_DEEDS) or is_plural_head(run[-1].low)


def _ungraded(run: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return a title's words without its grade ("Claims Adjuster II", "Engineer 3", "Shift Leader A")."""
    last = run[-1].text
    graded = len(run) > 1 and (
        last in _GRADES or last.isdigit() or (len(last) == 1 and last.isupper())
    )
    return run[:-1] if graded else run


def _names_text(run: tuple[Word, ...]) -> bool:
    """Say whether the last word makes it a document's or unit's name, unlike "Head of Department"."""
    joint = next((n for n, w in enumerate(run) if w.low in {"of", "for"}), 0)
    headed = joint and is_head(run[joint - 1].low) and len(run) - joint <= _FIELD_WORDS
    return run[-1].low in group("titles", "not_titles") and not headed


def _is_list(parts: list[str]) -> bool:
    """Say whether a text with commas names several: more than a title and its field."""
    return len(parts) > 2 or all(map(is_title, parts)) or words(parts[0])[-1].low.endswith("s")


_FIELD_WORDS = 4
#: Letters of the longest word that a stop shortens ("Regnl. Manager").
_SHORTENED = 5
#: What several posts have.
_OF_SEVERAL = frozenset(("duties", "responsibilities", "functions", "powers", "roles", "terms"))
#: What stands before those whom a thing concerns, and how deeds and several things end.
_BEFORE_WHOM = frozenset(("of", "for", "on", "in", "at"))
_DEEDS = ("ion", "ment", "al", "ance", "ancy", "ing", "s")
_GRADES = {"I", "II", "III", "IV", "V"}
_SIGNS = {"&", "/", "-", "–", ",", "(", ")", "1", "2", "3", "'", "."}


def _head(run: tuple[Word, ...]) -> int | None:
    """Return the number of the title's head word: the last, or that before "of", "for", a comma."""
    for at, word in enumerate(run):
        if word.low in {"of", "for", ",", "–", "-", "("} and at:
            last = _ungraded(run[:at])[-1]  # "Technician II - Payroll"
            if is_head(last.low):
                return run.index(last)
    if is_head_at(run, len(run) - 1):
        return len(run) - 1
    first = {run[0].low, " ".join(w.low for w in run[:2])}  # "Vice President Operations"
    led = (first & group("titles", "leading")) - group("titles", "bodies")
    if led and run[-1].text[0].isupper() and run[-1].low not in group("titles", "not_fields"):
        return 0
    return None


@lru_cache(maxsize=_REMEMBERED)
def is_head(word: str) -> bool:
    """Say whether a word in lower case is what titles end in (manager), one or several."""
    heads = group("titles", "heads")
    last = word.rpartition("-")[2]  # "vice-captains"
    named = {word, last, singular_of(word), singular_of(last)}
    return not heads.isdisjoint(named) or is_made(singular_of(last))


def is_head_at(run: tuple[Word, ...], at: int) -> bool:
    """Say whether titles end in a word or, like "governing body", in it and the one before."""
    word = run[at].low.removesuffix("'s")
    if at and is_surname(run, at):
        return False
    both = f"{run[at - 1].low} {word}" if at else ""
    return is_head(word) or both in group("titles", "whole")


def is_plural_head(word: str) -> bool:
    """Say whether a word in lower case is the plural of a title's head ("cashiers")."""
    return word.endswith("s") and word not in group("titles", "heads") and is_head(word)


@lru_cache(maxsize=20_000)
def unwrapped(text: str) -> str:
    """Return a heading without numbering and "Job description:" around the title."""
    plain = _NUMBERING.sub("", readable(text)).replace("’", "'").strip(" :：–—-/")
    plain = _ADVERTISED.sub("", plain)
    plain = plain.partition(" @ ")[0]  # "Team Lead @ Hill Cloud"
    named = without_paper(plain) if is_parted(plain) else plain
    if named != plain:
        return named
    found = _ASKED.fullmatch(plain) or _wrapped().fullmatch(plain)
    return next(filter(None, found.groups()), plain) if found else plain


@cache
def _wrapped() -> re.Pattern[str]:
    """Match "job description for the Buyer" and "Buyer job description"."""
    named = either(group("titles", "wrappings"))
    return re.compile(rf"{named} (?:for|of)(?: the| an?)? (.+)|(.+) {named}", re.I | re.S)


def label(title: str) -> str:
    """Return a title as it is shown: capitals of a heading become ordinary capitals."""
    named = unheld(_LEVEL.sub("", _GENDERS.sub("", readable(title))))
    plain = re.sub(r"^(?:[Tt]he|THE|[Aa]n?|AN) ", "", named.strip(" .,:;–—-/"))
    plain = plain if "(" in plain else plain.rstrip(")")  # "(Position title: Director)"
    shouting = plain.isupper() and max((len(p) for p in plain.split()), default=0) > 4
    if not shouting:
        return plain
    return " ".join(_ordinary(p) for p in plain.split())


def _ordinary(word: str) -> str:
    low = word.lower()
    if low in {"of", "for", "and", "the"}:
        return low
    return word if len(word) <= 3 and low not in {"key", "tax", "car"} else word.capitalize()


def bilingual(title: str) -> tuple[str, ...]:
    """Return the names of a title that is written in two languages, the Chinese one first.

    "总经理 (General Manager)", "Buyer / 采购员"; a title in one language is its only name.
    """
    chinese = _CHINESE.findall(title)
    rest = _CHINESE.sub(" ", title).strip(" ()（）/|-–,，")
    return (chinese[0], rest) if len(chinese) == 1 and is_title(rest) else (title,)


#: What stands before a post of a list without naming it ("two Shift Managers, a Planner").
_COUNTED = re.compile(
    r"^(?:the|an?|our|one|two|three|four|five|six|seven|eight|nine|ten|twelve|up to)\s+", re.I
)


def titles_in(value: str) -> tuple[str, ...]:
    """Return the titles of a field's value: "Finance Director / COO", "Buyer (2), Clerk".

    Numbers and names in brackets are left out; a value without a title gives none. A title in two
    languages stays one.
    """
    if len(bilingual(readable(value))) > 1:
        return (readable(value),)
    if readable(value).strip(" .").lower() in group("titles", "joint"):
        return (label(value),)
    several = [p for p in re.split(r"[;\n|•]", value) if p.strip()]
    if len(several) > 1:  # "Manager, Imports; Manager, Exports"
        return tuple(title for part in several for title in titles_in(part))
    plain = re.sub(r"\([^)]*\)|\s[x×]\s*\d+\b|\b\d+\s*(?:x|×)?\s*", " ", readable(value))
    parts = re.split(r"\s*(?:[,;/\n|•]|\band\b|\bor\b|&|\+)\s*", plain)
    whole = readable(plain).strip(" .")
    if is_title(whole) and not all(is_title(p.strip()) for p in parts if p.strip()):
        return (label(whole),)
    found = (_COUNTED.sub("", p.strip(" .–-")) for p in parts)
    return tuple(singular(label(p)) for p in found if p and is_title(p))


def singular(title: str) -> str:
    """Return "Buyers" as Buyer: a field that lists posts names each once."""
    first, of, field = title.partition(" of ")
    if of and is_plural_head(first.lower()):
        return f"{singular_of(first)} of {field}"  # "Heads of Service"
    leads_on = " of " in title.lower() or " to " in title.lower()  # "Clerk to the Trustees"
    plural = not leads_on and is_plural_head(words(title)[-1].low)
    if plural and title.isupper():
        return singular_of(title.lower()).upper()
    return singular_of(title) if plural else title


def is_generic(title: str) -> bool:
    """Say whether a title only means the bearer's own superior ("line manager")."""
    return title.lower() in group("titles", "generic")


def is_line_manager(title: str) -> bool:
    """Say whether a generic title says by itself whose superior is meant ("line manager")."""
    return title.lower() in group("titles", "line_managers")


def is_body(title: str) -> bool:
    """Say whether a title is a body (board, committee) and no post that a role file describes."""
    last = words(title)[-1:]
    return bool(last) and last[0].low in entries("titles")["bodies"]


def is_role(title: str) -> bool:
    """Say whether a title says what part somebody has in a matter ("signatory"), and is no post."""
    return title.lower() in group("titles", "roles")


def is_holder(title: str) -> bool:
    """Say whether a title means whoever holds the post that a text describes ("post holder")."""
    return title.lower() in group("titles", "holders")
