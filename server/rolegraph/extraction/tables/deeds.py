"""Cells that say in a sentence what the position of their column does: "To approve the budget"."""

from rolegraph.extraction.english.authorities import kind_of
from rolegraph.extraction.english.clauses import parse
from rolegraph.extraction.english.lexicon import group
from rolegraph.extraction.english.verbs import kind_of_verb, verb_at
from rolegraph.extraction.english.words import words
from rolegraph.extraction.tables.cells import is_title
from rolegraph.extraction.tables.headers import (
    is_chinese,
)
from rolegraph.extraction.tables.lexicon import entries

#: A deed with its object: "approve orders" is one, "approve" and "sign off" say a kind alone.
_FEWEST = 2


def says_deed(text: str) -> bool:
    """Say whether a cell tells a deed and what it is done to, in English.

    "Approve up to EUR 500" tells no object: its row does.
    """
    if is_chinese(text) or len(words(text)) < _FEWEST:
        return False
    sentence = parse(text.removeprefix("To ").removeprefix("to "))
    if sentence.subject or not sentence.clauses:
        return False
    first = sentence.clauses[0]
    told = sentence.run[first.object_start : first.object_end]
    named = bool(told) and told[0].is_word and first.verbs[0].known
    named = named and told[0].low not in entries("cells")["alone"]
    # "Ask Area Manager" hands the row's matter on.
    handed = first.verbs[0].lemma in entries("cells")["handing"]
    named = named and not (handed and is_title(" ".join(word.text for word in told)))
    return named and first.verbs[0].shape in {"base", "s"}


def tells_deeds(text: str) -> bool:
    """Say whether a cell tells a deed, or lists several, one to a line."""
    lines = [line.strip(" •-–*\t") for line in text.splitlines() if line.strip()]
    return bool(lines) and all(map(says_deed, lines))


def deed_of(text: str) -> tuple[str, str] | None:
    """Return kind and object of a matter that is told as a deed ("Appoint support staff"), in English.

    What no kind names is to be executed and keeps its verb ("Open bank accounts").
    """
    run = () if is_chinese(text) else words(text)
    verb = verb_at(run, 0) if len(run) > 1 else None
    if verb is None or verb.shape != "base" or verb.lemma in group("verbs", "noun_forms"):
        return None
    if verb.end >= len(run) or run[verb.end].low == "of":
        return None  # "Award of contracts"
    kind = kind_of(verb, True)
    named = kind_of_verb(verb.lemma)
    return kind, text[run[verb.end].start :] if named else text
