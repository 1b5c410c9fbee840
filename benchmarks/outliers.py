"""Print every statement of a folder of documents, a line each, to be sorted by what is odd.

Usage: python benchmarks/outliers.py FOLDER… [--kind KIND…] [--word WORD…] [--count]

A line is kind, what it says in short, its bearer, the document and the words it rests on, parted by tabs.
Kinds are post, unit, duty (action, object), right (kind, object, limit), implied, ban, line, step, need,
appraisal, and unread: a line of text that no statement rests on. ``--word`` keeps lines whose second column
holds one of the words; ``--count`` prints the second column alone, how often and in how many documents, rare
ones last. Two runs, of two checkouts, can be held against each other with ``diff``. A document that cannot
be read is named on standard error.
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from rolegraph.errors import RolegraphError
from rolegraph.extraction import extract
from rolegraph.model import Authority, Duty, Evidence, Limit, Norm, Prohibition, Statements
from rolegraph.reading import Document, read


class Outcome(NamedTuple):
    """One statement in short."""

    kind: str
    what: str
    bearer: str
    document: str
    quote: str


def main(*arguments: str) -> None:
    """Print what the documents of folders say."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--kind", nargs="+", default=[])
    parser.add_argument("--word", nargs="+", default=[])
    parser.add_argument("--count", action="store_true")
    asked = parser.parse_args(arguments)
    paths = sorted(
        path
        for folder in asked.folders
        for path in (folder.rglob("*") if folder.is_dir() else [folder])
        if path.is_file() and not path.name.endswith(".expected.yaml")
    )
    with ProcessPoolExecutor(2) as pool:
        every = chain.from_iterable(pool.map(_outcomes, paths, chunksize=4))
        kept = [
            one
            for one in every
            if (not asked.kind or one.kind in asked.kind)
            and (not asked.word or any(word in one.what for word in asked.word))
        ]
    if asked.count:
        _count(kept)
    else:
        for one in kept:
            print(*one, sep="\t")


def _count(outcomes: list[Outcome]) -> None:
    """Print the second column with how often and in how many documents, the most frequent first."""
    places = defaultdict(list)
    for one in outcomes:
        places[one.kind, one.what].append(one.document)
    for (kind, what), where in sorted(places.items(), key=lambda each: (-len(each[1]), each[0])):
        print(len(where), len(set(where)), kind, what, sep="\t")


def _outcomes(path: Path) -> list[Outcome]:
    """Return what one document says; nothing where it cannot be read."""
    try:
        document = read(path, path.name)
    except RolegraphError as error:
        print(f"{path}: {error}", file=sys.stderr)
        return []
    found = extract(document)
    names = {
        one.id: one.label.main for one in (*found.organisations, *found.units, *found.positions)
    }
    said = [*_named(found, names), *_norms(found, names), *_lines(found, names)]
    return [
        Outcome(*(_flat(each) for each in (kind, what, bearer, path.name, quote)))
        for kind, what, bearer, quote in (*said, *_unread(document, found))
    ]


def _named(found: Statements, names: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield posts and units."""
    for position in found.positions:
        holder = names.get(position.unit, "")
        yield (
            "post" if position.defined else "named",
            position.label.main,
            holder,
            _quoted(position.evidence),
        )
    for unit in found.units:
        yield "unit", unit.label.main, names.get(unit.parent, ""), _quoted(unit.evidence)


def _norms(found: Statements, names: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield duties, rights, bans, needs and appraisals."""
    for norm in found.norms:
        kind, what = _told(norm)
        extra = " | ".join(
            f"{k}={getattr(norm, k)}" for k in ("condition", "scope") if getattr(norm, k)
        )
        yield (
            kind,
            what,
            names.get(norm.bearer, norm.bearer),
            f"{_quoted(norm.evidence)} | {extra}".rstrip("| "),
        )


def _told(norm: Norm) -> tuple[str, str]:
    """Return a norm's kind and what it is over."""
    match norm:
        case Duty():
            further = "".join(f"; {deed.action} {deed.object}" for deed in norm.further_deeds)
            return "duty", f"{norm.action} {norm.object}{further}"
        case Authority():
            kind = "right" if norm.basis == "listed" else "implied"
            return kind, f"{norm.kind} {norm.object}{_limited(norm.limit)}"
        case Prohibition():
            return "ban", f"{norm.action} {norm.object}"
        case _:
            return (
                "need" if type(norm).__name__ == "Qualification" else "appraisal"
            ), norm.reading


def _limited(limit: Limit | None) -> str:
    """Return a limit in short, with a blank before it."""
    if limit is None:
        return ""
    figures = [each for each in (limit.minimum, limit.value, limit.maximum) if each is not None]
    return (
        f" [{limit.operator}{'..'.join(f'{each:g}' for each in figures)} {limit.unit} {limit.per}]"
    )


def _lines(found: Statements, names: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield lines and steps."""
    for line in found.lines:
        what = f"{line.kind} {line.basis} → {names.get(line.upper, line.upper)}"
        yield "line", what, names.get(line.lower, line.lower), _quoted(line.evidence)
    for step in found.steps:
        who = "/".join(names.get(each, each) for each, _ in step.performers)
        yield "step", f"{step.process} {step.order}", who, _quoted(step.evidence)


def _unread(document: Document, found: Statements) -> Iterator[tuple[str, str, str, str]]:
    """Yield the lines of text that nothing rests on."""
    groups = (
        *found.norms,
        *found.positions,
        *found.units,
        *found.lines,
        *found.steps,
        *found.organisations,
    )
    spans = sorted((each.start, each.end) for one in groups for each in one.evidence)
    for line in re.finditer(r"[^\n]*\w[^\n]*", document.body.text):
        # Evidence lies in the stored text, which has the signs of Markdown and what was repaired.
        first, last = document.body.cut(line.start(), line.end()).span
        if not any(start < last and end > first for start, end in spans):
            yield "unread", line.group().strip(), "", ""


def _quoted(evidence: tuple[Evidence, ...]) -> str:
    return " … ".join(dict.fromkeys(each.quote for each in evidence))


def _flat(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    main(*sys.argv[1:])
