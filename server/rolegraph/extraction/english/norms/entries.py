"""Entries of a list of powers: a matter, a colon, and who may do what with it, or that nobody may.

"Credit notes: none", "Refunds: Finance Manager only", "Hiring: proposes, the Plant Director decides".
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from rolegraph.extraction.english.figures.amounts import amounts, covered
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.modes import opener
from rolegraph.extraction.english.wording.verbs import kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word, is_parted, words
from rolegraph.model import Limit
from rolegraph.reading import Passage

_ENTRY = re.compile(r"(.{2,80}?)(?:\s*[:：]\s+|\s+[–—-]\s+)(.+)", re.S)
#: "Level 4: Headteacher" says who is meant by a level, and gives nobody a power.
_LEVEL = re.compile(r"(?:level|tier|band|grade|column|category|class|group)\s+[\dA-Z]{1,3}", re.I)
_PARTS = re.compile(r"\s*[,;/]\s*(?:(?:and|but|then)\s+)?|\s+(?:and|or|&)\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What somebody does with an entry's matter.

    ``kind`` is "" where only the title stands there, ``title`` where it is the bearer's own;
    ``verb`` is what is done where the kind does not say it.
    """

    kind: str
    title: str
    limit: Limit | None = None
    verb: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What an entry says of its matter; without deeds it says that there is no such power."""

    matter: str
    deeds: tuple[Deed, ...] = ()


def entry(text: str, context: Context) -> Entry | None:
    """Return what an entry of a list of powers says behind its colon, None where it says it otherwise."""
    found = _labelled(text)
    if found is None or _opens(words(found[1])):
        return None
    if found[2].strip(" .").lower() in group("phrases", "denied") or points(found[1]):
        return Entry(matter=found[1])
    deeds = tuple(_deed(part, context) for part in _PARTS.split(found[2]) if part)
    kinds = tuple(deed for deed in deeds if deed)
    return Entry(matter=found[1], deeds=kinds) if len(kinds) == len(deeds) else None


def _labelled(text: str) -> re.Match[str] | None:
    found = _ENTRY.fullmatch(text.strip(" .")) if is_parted(text) else None
    # "capital projects of less than £50,000 (cumulative limit: £200,000)": what a bracket says is no entry.
    inside = found is not None and found[1].count("(") > found[1].count(")")
    return None if inside else found


def points(label: str) -> bool:
    """Say whether a label is of no matter: a level that is explained, "See also", or a sentence."""
    run = words(label)
    return bool(run) and (
        run[0].low in group("verbs", "pointing")
        or _LEVEL.fullmatch(label.strip()) is not None
        or tells(run)
        or run[-1].low.removesuffix("s") in {"signer", "approver"}  # "Back-up signers: CFO"
        or label.lower().strip() in group("phrases", "text_labels")
    )


def misread(passage: Passage) -> bool:
    """Say whether a matter before a colon would be taken for a deed ("Credit notes: see annex")."""
    found = _labelled(passage.text)
    run = words(found[1]) if found else ()
    verb = verb_at(run, 0) if run else None
    return bool(verb) and not _opens(run) and _is_noun(run)


def _deed(text: str, context: Context) -> Deed | None:
    """Return what "proposes", "the Plant Director decides", "Finance Manager only" say."""
    run = words(text)
    named = mention(run, 0, context.known) if run else None
    at = named.end if named else 0
    verb = verb_at(run, at)
    kind = kind_of_verb(verb.lemma) if verb and verb.shape in {"s", "base"} else ""
    start = verb.end if verb and kind else at
    given = mention(run, start + 1, context.known) if run[start : start + 1] and kind else None
    if given and run[start].low == "to":  # "recommends to the Plant Director"
        start = given.end
    rest = run[start:]
    taken = covered(amounts(text, run))
    first = len(run) - len(rest)
    small = group("phrases", "alone_behind")
    if not (kind or named) or any(
        w.low not in small and first + n not in taken for n, w in enumerate(rest)
    ):
        return None
    return Deed(kind=kind, title=named.text if named else "", limit=limit(text, rest, "<="))


def _opens(run: tuple[Word, ...]) -> bool:
    """Say whether words say who may do what ("May approve"), and name no matter."""
    return any(opener(run, at) for at in range(len(run)))


def tells(run: tuple[Word, ...]) -> bool:
    """Say whether words tell a state ("The fund has two signatories: …"), and name no matter."""
    states = grammar("linking") | grammar("wanting") | {"must"}
    return any(
        word.low in states and before.low not in grammar("relatives")
        for before, word in pairwise(run)
    )


def _is_noun(run: tuple[Word, ...]) -> bool:
    return any(
        (verb := verb_at(run, at)) and verb.lemma in group("verbs", "noun_forms")
        for at in range(len(run))
    )
