"""Departments that are asked for a consent by their name alone: "approved by HR", "released by Payroll"."""

from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.words import Word, words

#: Words of the longest name.
_LONGEST = 3
#: Words of the longest name with "department" behind.
_WIDEST = 6


def department(run: tuple[Word, ...], at: int) -> Mention | None:
    """Return the department that stands at one word, after its article, or None.

    What goes on in capitals is another name ("Finance Bill").
    """
    at = _behind_article(run, at)
    for end in range(min(at + _LONGEST, len(run)), at, -1):
        if not is_department(" ".join(w.low for w in run[at:end])):
            continue
        kind = run[end : end + 1] and run[end].low in group("titles", "department_kinds")
        end += bool(kind)
        more = run[end : end + 1] and run[end].text[0].isupper()
        if more or not run[at].text[0].isupper():
            return None
        return Mention(" ".join(w.text for w in run[at:end]), at, end)
    return None


def asked_unit(run: tuple[Word, ...], at: int) -> Mention | None:
    """Return the department or office at one word that is asked for a consent."""
    return department(run, at) or acting(run, at)


def acting(run: tuple[Word, ...], at: int = 0) -> Mention | None:
    """Return the unit that acts from one word on: "the HR Department", "Human Resources"; None for a person.

    A department named by its field alone acts where it is mostly spoken of so ("Legal"), not "Production".
    """
    at = _behind_article(run, at)
    end = next((n for n in range(at, min(at + _WIDEST, len(run))) if _is_kind(run[n])), 0)
    named = run[at:end]
    field = " ".join(w.low for w in named)
    written = bool(named) and named[0].text[0].isupper() and all(map(_may_name, named))
    if end and (field in group("titles", "departments") or written) and not _is_any(named):
        return Mention(" ".join(w.text for w in run[at : end + 1]), at, end + 1)
    for stop in range(min(at + _LONGEST, len(run)), at, -1):
        bare = " ".join(w.low for w in run[at:stop])
        capital = at < len(run) and run[at].text[0].isupper() and run[at].text != "It"
        if capital and bare in group("titles", "acting_departments"):
            return Mention(" ".join(w.text for w in run[at:stop]), at, stop)
    return None


def _behind_article(run: tuple[Word, ...], at: int) -> int:
    """Return where a name begins behind "the", "our" or "your"."""
    while at < len(run) and run[at].low in {"the", "our", "your"}:
        at += 1
    return at


def _is_kind(word: Word) -> bool:
    return word.low in group("titles", "department_kinds") or word.low in group(
        "titles", "unit_kinds"
    )


def _may_name(word: Word) -> bool:
    """Say whether a word can stand in a unit's name ("Research and Development")."""
    return word.text[0].isupper() or word.low in {"and", "&", "/", "-", "of"}


def _is_any(named: tuple[Word, ...]) -> bool:
    return bool(named) and named[0].low in {
        "each",
        "every",
        "all",
        "any",
        "no",
        "this",
        "that",
        "another",
    }


def is_unit(name: str) -> bool:
    """Say whether a name is that of a department or office, and of no body such as the Leadership Team."""
    run = words(name)
    named = acting(run)
    whole = named is not None and named.end == len(run)
    return is_department(name.lower()) or (whole and mention(run, 0, {}) is None)


def is_department(name: str) -> bool:
    """Say whether a name in lower case is that of a department, with or without "department" behind."""
    first, _, last = name.rpartition(" ")
    plain = first if last in group("titles", "department_kinds") else name
    return plain in group("titles", "departments")
