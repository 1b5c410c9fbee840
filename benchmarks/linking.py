"""How well job titles are linked to the 职业分类大典, on titles whose codes are known.

    python benchmarks/linking.py LABELLED.csv VOCABULARY.csv [--sure]

LABELLED has the columns job_name and expected_code, VOCABULARY is what a user would add (csco22.csv).
A title belongs to the half that was tuned on, or to the half that is reported, by the first byte of
its SHA-256. ``--sure`` prints the words that named an occupation rightly so often on
the tuning half (sure: 0.85, seen three times; likely: 0.7): what
``data/lexicon/linking/titles.yaml`` lists.
"""

import argparse
import csv
import hashlib
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from rolegraph.linking.adding import read
from rolegraph.linking.candidates import Linked, Linker

_SURE, _LIKELY, _OFTEN, _LEAN = 0.85, 0.7, 3, 4


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


def trusted(found: Sequence[Linked], expected: Sequence[str]) -> dict[str, list[str]]:
    """Return the words of first proposals by how often they were right.

    A word that was seen seldom leans on how often its occupation was right, and that on all titles.
    """
    words: dict[tuple[str, str], list[bool]] = defaultdict(list)
    occupations: dict[str, list[bool]] = defaultdict(list)
    every: list[bool] = []
    for one, code in zip(found, expected, strict=True):
        for proposal in one.proposals[:1]:
            right = proposal.occupation.code == code
            words[proposal.word, proposal.occupation.code].append(right)
            occupations[proposal.occupation.code].append(right)
            every.append(right)
    usual = sum(every) / len(every)
    shares: dict[str, float] = {}
    for (word, code), hits in words.items():
        seen = occupations[code]
        lean = (sum(seen) + _LEAN * usual) / (len(seen) + _LEAN)
        shares[word] = min((sum(hits) + lean) / (len(hits) + 1), shares.get(word, 1.0))
    often = {word for (word, _), hits in words.items() if len(hits) >= _OFTEN}
    sure = {w for w, p in shares.items() if w in often and p >= _SURE}
    likely = {w for w, p in shares.items() if w and p >= _LIKELY}
    return {"sure": sorted(sure - {""}), "likely": sorted(likely - sure)}


def main() -> None:
    """Print the figures of both halves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("--sure", action="store_true")
    arguments = parser.parse_args()
    with arguments.labelled.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    vocabulary, _ = read(arguments.vocabulary, "csco")
    began = time.perf_counter()
    linker = Linker(vocabulary)
    indexed = time.perf_counter() - began
    began = time.perf_counter()
    every = list(linker.link([r["job_name"] for r in rows]))
    pace = len(rows) / (time.perf_counter() - began)
    for name, half in (("tuned", True), ("reported", False)):
        mine = [
            (o, r["expected_code"])
            for o, r in zip(every, rows, strict=True)
            if tuned(o.title) == half
        ]
        found, expected = [o for o, _ in mine], [e for _, e in mine]
        if arguments.sure and half:
            for degree, words in trusted(found, expected).items():
                print(f"{degree}: [{', '.join(words)}]")
        report(name, found, expected)
    print(f"index in {indexed:.2f} s; {pace:.0f} titles a second")


if __name__ == "__main__":
    main()
