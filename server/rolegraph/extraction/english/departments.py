"""Departments that are asked for a consent by their name alone: "approved by HR", "released by Payroll"."""

from rolegraph.extraction.english.lexicon import group
from rolegraph.extraction.english.mentions import Mention
from rolegraph.extraction.english.words import Word

#: Words of the longest name.
_LONGEST = 3


def department(run: tuple[Word, ...], at: int) -> Mention | None:
    """Return the department that stands at one word, after its article, or None.

    What goes on in capitals is another name ("Finance Bill").
    """
    while at < len(run) and run[at].low in {"the", "our", "your"}:
        at += 1
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


def is_department(name: str) -> bool:
    """Say whether a name in lower case is that of a department, with or without "department" behind."""
    first, _, last = name.rpartition(" ")
    plain = first if last in group("titles", "department_kinds") else name
    return plain in group("titles", "departments")
