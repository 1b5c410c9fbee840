"""How well job titles are linked to the 职业分类大典, on titles whose codes are known.

    python benchmarks/linking.py LABELLED.csv VOCABULARY.csv

LABELLED has the columns job_name and expected_code, VOCABULARY is what a user would add (csco22.csv).
A title belongs to the half that was tuned on, or to the half that is reported, by the first byte of
its SHA-256.
"""

import argparse
import csv
import hashlib
import time
from collections.abc import Sequence
from pathlib import Path

import sklearn.feature_extraction.text  # noqa: F401, imported before the clock runs

from rolegraph.linking.adding import read
from rolegraph.linking.candidates import Linked, Linker


def tuned(title: str) -> bool:
    """Say whether a title belongs to the half that rules were tuned on."""
    return hashlib.sha256(title.encode()).digest()[0] % 2 == 0


def report(name: str, found: Sequence[Linked], expected: Sequence[str]) -> None:
    """Print the shares of right first guesses, of right ones among five, and of confident ones."""
    codes = [[p.occupation.code for p in one.proposals] for one in found]
    first = sum(c[:1] == [e] for c, e in zip(codes, expected, strict=True))
    five = sum(e in c for c, e in zip(codes, expected, strict=True))
    sure = [(c, e) for c, e, one in zip(codes, expected, found, strict=True) if one.confident]
    right = sum(c[:1] == [e] for c, e in sure)
    print(
        f"{name:8} {len(found)} titles: first {first / len(found):.3f}, among five "
        f"{five / len(found):.3f}; confident on {len(sure) / len(found):.1%}, of those right "
        f"{right / max(len(sure), 1):.3f}"
    )


def main() -> None:
    """Print the figures of both halves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("vocabulary", type=Path)
    arguments = parser.parse_args()
    with arguments.labelled.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    vocabulary, _ = read(arguments.vocabulary, "csco")
    began = time.process_time()
    linker = Linker(vocabulary)
    indexed = time.process_time() - began
    began = time.process_time()
    every = list(linker.link([r["job_name"] for r in rows]))
    pace = len(rows) / (time.process_time() - began)
    for name, half in (("tuned", True), ("reported", False)):
        mine = [
            (o, r["expected_code"])
            for o, r in zip(every, rows, strict=True)
            if tuned(o.title) == half
        ]
        found, expected = [o for o, _ in mine], [e for _, e in mine]
        report(name, found, expected)
    print(f"index in {indexed:.2f} s, {pace:.0f} titles a second, by the time of the processor")


if __name__ == "__main__":
    main()
