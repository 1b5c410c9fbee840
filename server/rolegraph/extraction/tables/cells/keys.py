"""Tables that are the key of another: a row a sign and what it means ("A" | "Approves")."""

import re
from collections.abc import Iterator

from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.verbs import (
    kind_of_noun,
    kind_of_passive,
    kind_of_verb,
    verb_at,
)
from rolegraph.extraction.english.wording.words import words
from rolegraph.extraction.tables.cells.cells import distinct, kind_in
from rolegraph.extraction.tables.cells.headers import (
    POWERS,
    is_chinese,
    role,
)
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.reading import Table
from rolegraph.reading.characters import HAN

#: Signs that legends explain.
MARKS = "√✓✔☑●○◯◎⊙▲△★☆■□◆◇*＊※"
#: A sign of a key: one or two letters, a mark, one character.
_SIGN = re.compile(rf"[A-Z]{{1,2}}|[{MARKS}]|{HAN}")
#: A sign and its meaning; a key has so many rows at least, and a header and a caption at most.
_PAIR = 2


def key(table: Table) -> tuple[tuple[str, str], ...]:
    """Return the signs of a table that is a key, with their meanings; none of any other table."""
    rows = [cells for row in table.rows if (cells := distinct(row))]
    pairs = [
        (cells[0].text.strip(), cells[1].text.strip()) for cells in rows if len(cells) == _PAIR
    ]
    told = tuple((one, meaning) for one, meaning in pairs if _SIGN.fullmatch(one))
    whole = len(told) >= _PAIR and len(rows) - len(told) <= _PAIR
    return told if whole and any(kind_meant(meaning) for _, meaning in told) else ()


def kind_meant(meaning: str) -> str:
    """Return the kind that a meaning names: approve, 事后备案, "may approve alone", "is to be informed"."""
    if is_chinese(meaning):
        told = next(filter(None, map(kind_in, _parts(meaning))), "")
        # ★为最终批准人 names whoever holds it.
        return told or (role(meaning) if role(meaning) in POWERS else "")
    parts = meaning.lower().split()
    while len(parts) > 1 and parts[0] in entries("cells")["modal"]:
        parts = parts[1:]
    told = _deed(parts)
    verb = verb_at(words(" ".join(parts)), 0)
    if told or verb is None or verb.lemma not in group("verbs", "taking"):
        return told
    # "makes the decision" decides, as "decision" does.
    rest = [part for part in parts[1:] if part not in grammar("articles")]
    said = [" ".join(rest[:n]) for n in (len(rest), 2, 1)]
    return next(filter(None, (kind_of_noun(one) or kind_in(one) for one in said)), "")


def _deed(parts: list[str]) -> str:
    """Return the kind that a meaning's verb or header names: "approves", "is consulted", "gives input"."""
    for said in (" ".join(parts[:2]), parts[0] if parts else ""):
        verb = verb_at(words(said), 0)
        # "Consulted" is done to whoever the letter is for.
        acts = verb is not None and verb.shape != "ed"
        kind = kind_of_verb(verb.lemma) if verb and acts else ""
        if kind := kind_in(said) or kind_of_verb(said) or kind:
            return kind
    # "gives input", "performs" as headers say them
    headed = role(" ".join(parts))
    return (kind_of_passive(parts[0]) if parts else "") or (headed if headed in POWERS else "")


def _parts(meaning: str) -> Iterator[str]:
    """Yield a Chinese meaning whole, then its ends and its beginnings, the longest first."""
    yield meaning
    yield from (meaning[-n:] for n in (4, 3, 2))
    yield from (meaning[:n] for n in (4, 3, 2))
