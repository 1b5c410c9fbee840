"""Titles whose codes are known, in two halves, and how well they are linked."""

import csv
import hashlib
from collections.abc import Sequence
from pathlib import Path

from rolegraph.linking.candidates import Linked

#: A title and its code.
Title = tuple[str, str]


def titles_of(file: Path) -> list[Title]:
    """Return the titles of a table with the columns job_name and expected_code."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return [(row["job_name"], row["expected_code"]) for row in csv.DictReader(lines)]


def halves(titles: Sequence[Title]) -> tuple[list[Title], list[Title]]:
    """Return the half that rules are tuned on, and the half that is reported."""
    first = [t for t in titles if tuned(t[0])]
    return first, [t for t in titles if not tuned(t[0])]


def tuned(title: str) -> bool:
    """Say whether a title belongs to the half that rules are tuned on, by the first byte of its SHA-256."""
    return hashlib.sha256(title.encode()).digest()[0] % 2 == 0


def report(name: str, found: Sequence[tuple[Linked, str]]) -> None:
    """Print the shares of right first guesses, of right ones among five, and of confident ones."""
    codes = [([p.occupation.code for p in one.proposals], code) for one, code in found]
    first = sum(several[:1] == [code] for several, code in codes)
    five = sum(code in several for several, code in codes)
    sure = [each for each, (one, _) in zip(codes, found, strict=True) if one.confident]
    right = sum(several[:1] == [code] for several, code in sure)
    print(
        f"{name:8} {len(found)} titles: first {first / len(found):.3f}, among five "
        f"{five / len(found):.3f}; confident on {len(sure) / len(found):.1%}, of those right "
        f"{right / max(len(sure), 1):.3f}"
    )
