"""How often the first proposal is right, on titles that were decided by hand before linking them.

    python benchmarks/adjudicated.py [--vocabulary csco22.csv] [--reviewed] [--wrong]

``tests/linking/adjudicated.csv`` holds our own titles with every code that a careful reader accepts,
and why; ``tests/linking/positions.csv`` the corpus' main positions; ``tests/linking/everyday.csv`` what
advertisements mostly seek, which our lexicons were widened with sight of. ``--vocabulary`` is the full
职业分类大典 (as ``vocabulary add`` takes it); without it the shipped codes and names are used.
``--reviewed`` lets links that were reviewed count, as ``rolegraph link`` does. ``--wrong`` prints what was
proposed instead, with its reasons.
"""

import argparse
import csv
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from rolegraph.linking.adding import read
from rolegraph.linking.candidates import Linked, Linker
from rolegraph.linking.mappings import Link, links
from rolegraph.linking.vocabularies import Vocabulary, vocabulary

_TESTS = Path(__file__).parents[1] / "tests" / "linking"
Row = Mapping[str, str]


def rows(name: str) -> list[Row]:
    """Return the rows of a file of titles, sorted by target."""
    with (_TESTS / name).open(encoding="utf-8", newline="") as lines:
        return sorted(csv.DictReader(lines), key=lambda r: r["target"])


def measured(
    name: str, own: Mapping[str, Vocabulary] | None = None, reviewed: Sequence[Link] = ()
) -> Iterator[tuple[str, list[tuple[Row, Linked]]]]:
    """Yield each target of a file of titles with its rows and what they were linked to.

    ``own`` are vocabularies that go before the shipped ones.
    """
    for target, group in groupby(rows(name), key=lambda r: r["target"]):
        mine = list(group)
        linker = Linker((own or {}).get(target) or vocabulary(target), reviewed)
        found = linker.link([r["title"] for r in mine])
        yield target, list(zip(mine, found, strict=True))


def right(row: Row, found: Linked, most: int = 1) -> bool:
    """Say whether one of the first proposals has an accepted code."""
    return bool({p.occupation.code for p in found.proposals[:most]} & set(row["codes"].split("|")))


def report(what: str, several: Sequence[tuple[Row, Linked]]) -> None:
    """Print the shares of right first proposals, right ones among five, and confident ones."""
    count = max(len(several), 1)
    first = sum(right(r, f) for r, f in several)
    five = sum(right(r, f, 5) for r, f in several)
    sure = [right(r, f) for r, f in several if f.confident]
    print(
        f"{what:22} {len(several)} titles: first {first / count:.3f}, among five {five / count:.3f}; "
        f"confident on {len(sure)}, of those right {sum(sure)}"
    )


def main() -> None:
    """Print the figures of each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vocabulary", type=Path)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--reviewed", action="store_true")
    arguments = parser.parse_args()
    given = arguments.vocabulary
    own = {"csco": read(given, "csco")[0]} if given else {}
    for name in ("adjudicated.csv", "positions.csv", "everyday.csv"):
        every: list[tuple[Row, Linked]] = []
        for target, several in measured(name, own, links() if arguments.reviewed else ()):
            report(f"{name.removesuffix('.csv')} {target}", several)
            every += several
        report(name.removesuffix(".csv"), every)
        for row, found in every if arguments.wrong else ():
            if not right(row, found):
                best = found.proposals[0] if found.proposals else None
                told = f"{best.occupation.label}: {best.why}" if best else "nothing"
                print(f"  {row['target']} {row['title']} ({row['labels']}) → {told}")


if __name__ == "__main__":
    main()
