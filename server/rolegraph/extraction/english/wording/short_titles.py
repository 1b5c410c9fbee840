"""Titles for short: without their field, their owner or their own initials, and by their first letters."""

import re

from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.titles import is_body, is_head, is_head_at, label
from rolegraph.extraction.english.wording.words import words

#: Letters of the shortest abbreviation.
_FEWEST = 2
#: What parts a title from its field behind it ("Production Manager – Frozen Lines", "Marketing Lead (DACH)").
_APART = re.compile(r",| [–—-] | \([^()]+\)$")


def abbreviations(title: str) -> tuple[str, ...]:
    """Return a title with its first words as their letters: HR Manager, HRM of Human Resources Manager."""
    parts = title.split()
    plain = len(parts) > _FEWEST and all(part[0].isupper() and part.isalpha() for part in parts)
    ends = range(_FEWEST, len(parts) + 1) if plain else ()
    return tuple(" ".join(["".join(p[0] for p in parts[:n]), *parts[n:]]) for n in ends)


def without_initials(title: str) -> str:
    """Return "School Business Manager (SBM)" without its own initials in brackets."""
    name, _, last = title.rpartition(" (")
    initials = "".join(part[0] for part in name.split() if part[0].isupper())
    return name if name and last.rstrip(")") == initials and last.endswith(")") else title


def without_field(title: str) -> str:
    """Return a title that names its field last without it, "" for others.

    "Matron, Acute Medicine" is a Matron, "Coordinator Parks and Gardens" a Coordinator.
    """
    apart = _APART.search(title)
    run = () if apart else words(title)
    led = (n for n in (2, 1) if " ".join(w.low for w in run[:n]) in group("titles", "leading"))
    end = next(led, 0) if run and not is_head_at(run, len(run) - 1) else 0
    fielded = end < len(run) and run[end].text[0].isupper() and not is_head(run[end].low)
    if apart:
        return title[: apart.start()]
    return title[: run[end - 1].end] if end and fielded else ""


def meant(title: str, *wholes: str) -> str:
    """Return the first of some titles that one means for short, the title itself where it means none.

    "The Coordinator may:" of the Coordinator Parks and Gardens, "the Board" of the Board of Directors.
    """
    short = label(title).casefold()
    body = is_body(title) and " " not in short
    for whole in filter(None, wholes):
        named = whole.casefold()
        own = body and (named.startswith(f"{short} of ") or named.endswith(f" {short}"))
        if own or without_field(whole).casefold() == short:
            return whole
    return title


def without_owner(title: str) -> str:
    """Return "CEO of the Company" without whose it is where all posts of a text are that."""
    name, of, owner = title.rpartition(" of the ")
    return name if of and owner.lower() in group("titles", "owners") else title
