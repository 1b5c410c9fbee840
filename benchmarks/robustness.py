"""Say how much of what clean documents say is still read when they are damaged, kind by kind.

Usage: python benchmarks/robustness.py FOLDER… [--only KIND]… [--half a|b] [--every N] [--verbose]

Every text (.txt) of the folders, and where a kind is about tables every .md too, is read as it is and
once damaged in each way of ``damages.py``. Of what was read of the clean text (positions, duties, rights
and prohibitions, lines) it is counted what is still read, of the same bearer and in nearly the same
words, and what is *new*: stated of the damaged text alone, be it cut, another's or false. Chance is
seeded by kind and name, so that each run gives the same. ``--half`` takes half of the documents, by a
hash of their names: what one mends on the one half, the other measures. ``--verbose`` lists each change.
"""

import argparse
import re
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import Pool
from pathlib import Path
from random import Random

from damages import WAYS, Damage, is_chinese
from rapidfuzz import fuzz

from rolegraph.extraction import extract
from rolegraph.model import Authority, Statements
from rolegraph.reading import Document, read
from rolegraph.reading.scripts import simplify

COUNTED = ("positions", "duties", "rights", "lines")
#: A document and the names of the ways in which it is read again.
_Job = tuple[Path, tuple[str, ...]]
#: What it says as it is, and in each of the ways that it can be read.
_Both = tuple[list["Said"], dict[str, list["Said"]]]
#: Two statements say one thing where their words are so much alike (of 100); bearers, objects.
_ALIKE, _NAMES_ALIKE = 85, 75
_LONGEST = 12_000


@dataclass(frozen=True)
class Said:
    """One statement: its kind, who it is of, what has to be equal, and its words."""

    kind: str
    bearer: str
    exact: str
    words: str

    def is_like(self, other: "Said") -> bool:
        """Say whether two statements say one thing, a few letters aside."""
        if self.kind != other.kind or self.exact != other.exact:
            return False
        least = _ALIKE if self.kind == "duties" else _NAMES_ALIKE
        return (
            fuzz.ratio(self.words, other.words) >= least
            and fuzz.ratio(self.bearer, other.bearer) >= _NAMES_ALIKE
        )


@dataclass
class Tally:
    """How much of what clean texts say was kept, how much came anew, and every change."""

    said: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    new: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    remarks: list[str] = field(default_factory=list)

    def add(self, name: str, clean: list[Said], damaged: list[Said]) -> None:
        """Count what one document said, and says."""
        rest = list(damaged)
        self.documents += 1
        for one in clean:
            self.said[one.kind] += 1
            hit = one if one in rest else next((each for each in rest if one.is_like(each)), None)
            if hit is None:
                self.remarks.append(f"- {name} {_shown(one)}")
            else:
                rest.remove(hit)
                self.kept[one.kind] += 1
        self.new.update(one.kind for one in rest)
        self.remarks += [f"+ {name} {_shown(one)}" for one in rest]

    def row(self, name: str) -> str:
        """Return one line of figures."""
        cells = [
            f"{self.kept[kind] / max(self.said[kind], 1):.3f} +{self.new[kind]:<4}"
            for kind in COUNTED
        ]
        return f"{name:21} {self.documents:4}  " + "  ".join(cells)


def _shown(one: Said) -> str:
    return f"{one.kind}: {one.bearer} | {one.exact} {one.words}"


def main(arguments: list[str]) -> None:
    """Print a line for each kind of damage."""
    asked = options(__doc__, [way.name for way in WAYS]).parse_args(arguments)
    report(asked, _paths(asked.folders), _both)


def options(description: str | None, names: list[str]) -> argparse.ArgumentParser:
    """Return what a benchmark can be asked that reads documents again in named ways."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--only", action="append", choices=names, default=[])
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--every", type=int, default=1, help="every so many documents alone")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--verbose", action="store_true")
    parser.set_defaults(names=names)
    return parser


def report(
    asked: argparse.Namespace,
    every: list[Path],
    both: Callable[[_Job], tuple[list[Said], dict[str, list[Said]]]],
) -> None:
    """Print a line for each way that was asked for; ``both`` reads a document as it is and in each."""
    paths = [path for path in every if asked.half in (None, half(path))]
    tallies = {name: Tally() for name in asked.names if not asked.only or name in asked.only}
    jobs = [(path, tuple(tallies)) for path in paths[:: asked.every]]
    with Pool(asked.processes) as pool:
        for (path, _), (clean, changed) in zip(jobs, pool.imap(both, jobs), strict=True):
            for name, said in changed.items():
                tallies[name].add(path.name, clean, said)
    print(f"{'':21} docs  " + "  ".join(f"{kind:11}" for kind in COUNTED))
    for name, tally in tallies.items():
        print(tally.row(name))
        if asked.verbose:
            print("\n".join(tally.remarks))


def _paths(folders: list[Path]) -> list[Path]:
    """Return the texts of the folders in order."""
    found = (path for folder in folders for path in folder.iterdir())
    return sorted(path for path in found if path.suffix in (".txt", ".md"))


def half(path: Path) -> str:
    """Return which half a document is of: two names of one document, of its languages, may differ."""
    return "ab"[zlib.crc32(path.stem.encode()) & 1]


def _both(job: _Job) -> _Both:
    """Return what a text says, and what it says with each damage that it can have."""
    path, names = job
    try:
        text = path.read_bytes().decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        return [], {}
    if len(text) > _LONGEST:
        return [], {}
    clean = said_by(text, path.name)
    damaged = {}
    for damage in WAYS:
        if damage.name in names and _can_have(path, text, damage):
            changed = damage.way(text, Random(f"{damage.name} {path.name}"))
            if changed != text:
                damaged[damage.name] = said_by(changed, path.stem + damage.ending)
    return clean, damaged


def _can_have(path: Path, text: str, damage: Damage) -> bool:
    if damage.texts == "tables":
        return len(re.findall(r"^.*[|\t].*[|\t].*$", text, re.MULTILINE)) > 2
    chosen = damage.texts in ("all", "zh" if is_chinese(text) else "en")
    return chosen and path.suffix == ".txt"


def said_by(text: str, name: str) -> list[Said]:
    """Return what a text says of whom, of a file of that name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_text(text, "utf-8", newline="")
        return said_of(read(path, name))


def said_of(document: Document) -> list[Said]:
    """Return what a document says of whom."""
    return _statements(extract(document))


def _statements(found: Statements) -> list[Said]:
    names = {each.id: _plain(each.label.main) for each in (*found.positions, *found.units)}
    said = [Said("positions", names[p.id], "", "") for p in found.positions if p.defined]
    said += [Said("duties", names[d.bearer], "", _plain(d.reading)) for d in found.duties]
    said += [
        Said(
            "rights", names[a.bearer], f"{a.kind.rpartition('/')[2]}{_limit(a)}", _plain(a.object)
        )
        for a in found.authorities
    ]
    said += [
        Said("rights", names[p.bearer], "forbidden", _plain(p.reading)) for p in found.prohibitions
    ]
    said += [
        Said("lines", names[x.lower], f"{x.kind} {x.basis}", names[x.upper]) for x in found.lines
    ]
    return said


def _limit(one: Authority) -> str:
    """Return the figure that bounds a right."""
    limit = one.limit
    return "" if limit is None else f" {limit.operator} {limit.value} {limit.unit} {limit.per}"


def _plain(words: str) -> str:
    """Return words without marks, blanks and the script they are in."""
    return "".join(letter for letter in simplify(words).lower() if letter.isalnum())


if __name__ == "__main__":
    main(sys.argv[1:])
