"""Invented English role documents, with the statements a careful reader would take from them."""

import random
from dataclasses import dataclass
from functools import lru_cache

from rolegraph.extraction.schemes import scheme
from rolegraph.vocabulary import OBJECT

_FIELDS = ("Sales", "Purchasing", "Finance", "Personnel", "Logistics", "Quality", "Production")
_RANKS = ("Director", "Manager", "Supervisor", "Officer")
_ACTIONS = ("Prepares", "Maintains", "Collects", "Analyses", "Follows up", "Updates", "Files")
_OFTEN = (("every week", "week"), ("every month", "month"), ("every quarter", "quarter"))
_KINDS = ("approve", "sign", "refuse", "modify")


@dataclass(frozen=True)
class Known:
    """One invented document: its text, its titles, and how much it says of each kind."""

    path: str
    text: str
    titles: frozenset[str]
    duties: int
    powers: int
    lines: int


@lru_cache(maxsize=1)
def objects() -> tuple[str, ...]:
    """Return the English labels of the shipped object scheme that are plain words."""
    found = (dict(reversed(c.labels)).get("en", "") for c in scheme(OBJECT))
    return tuple(label for label in found if label and label.replace(" ", "").isalpha())


def company(seed: int, positions: int = 10) -> Known:
    """Return the company of a seed with that many positions, the same each time."""
    chance = random.Random(seed)
    lines = [f"Farhill {_word(seed)} Ltd", ""]
    powers = 0
    for n in range(positions):
        lines += [f"Job title: {_title(n)}", f"Department: {_FIELDS[n % len(_FIELDS)]}"]
        lines += [f"Reports to: {_title((n - 1) // 3)}"] if n else []
        lines += ["", "Responsibilities"]
        for _ in range(5):
            often = f" {chance.choice(_OFTEN)[0]}" if chance.random() < 0.4 else ""
            lines.append(f"- {chance.choice(_ACTIONS)} the {chance.choice(objects())}{often}.")
        lines += ["", "Authority"]
        for what in chance.sample(objects(), 3):
            word = chance.choice(_KINDS)
            limit = f" up to EUR {chance.choice((1, 2, 5, 10))},000" if word == "approve" else ""
            lines.append(f"- May {word} the {what}{limit}.")
            powers += 1
        lines.append("")
    return Known(
        path=f"company-{seed:06d}.txt",
        text="\n".join(lines),
        titles=frozenset(map(_title, range(positions))),
        duties=5 * positions,
        powers=powers,
        lines=positions - 1,
    )


def _title(n: int) -> str:
    rank = _RANKS[min(n.bit_length() // 2, 3)]
    return f"{_FIELDS[n % len(_FIELDS)]} {rank} {_word(n)}" if n else "Managing Director"


def _word(n: int) -> str:
    """Return a number as a word of letters, so that titles and names differ."""
    letters = "bcdfghjklmnprstvw"
    return (letters[n // 289 % 17] + "a" + letters[n // 17 % 17] + "o" + letters[n % 17]).title()
