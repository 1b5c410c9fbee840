"""Say how well documents with hand-made expectations are read.

Usage: python benchmarks/examples.py FOLDER… [--verbose]

A FOLDER holds documents, each with ``<its name without suffix>.expected.yaml`` beside it, in the form
that ``tests/test_examples.py`` describes. That test wants every statement to the letter; here a
statement counts as right as ``make score`` counts it: a duty where its text shares half of the
longer one, an authority where kind and object agree. ``--verbose`` lists what is extra or missed.
"""

import sys
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from rolegraph.extraction import extract
from rolegraph.model import Appraisal, Authority, Duty, Limit, Measure, Position, Statements
from rolegraph.reading import read

#: A text is another where they share so much of the longer one.
_SHARE = 0.5
_KINDS = (
    "duties", "authorities", "prohibitions", "superior", "implied", "measures", "appraisals",
)  # fmt: skip


@dataclass
class Tally:
    """What was right, extra and missed, by kind of statement."""

    right: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def compare(self, kind: str, where: str, found: list[Any], wanted: list[Any]) -> None:
        """Count what was found against what was wanted, each used once."""
        rest = list(found)
        for want in wanted:
            hit = next((one for one in rest if _same(one, want)), None)
            if hit is None:
                self.missed[kind] += 1
                self.remarks.append(f"missed {where} {kind}: {want}")
            else:
                rest.remove(hit)
                self.right[kind] += 1
        self.extra[kind] += len(rest)
        self.remarks += [f"extra  {where} {kind}: {one}" for one in rest]

    def show(self) -> None:
        """Print precision, recall and F1 by kind."""
        for kind in sorted({*self.right, *self.extra, *self.missed}):
            right, extra, missed = self.right[kind], self.extra[kind], self.missed[kind]
            precision, recall = right / max(right + extra, 1), right / max(right + missed, 1)
            f1 = 2 * precision * recall / max(precision + recall, 1e-9)
            figures = f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
            print(f"{kind:20} {figures}  ({right} right, {extra} extra, {missed} missed)")


def main(*arguments: str) -> None:
    """Print the figures for folders of documents and expectations."""
    tally = Tally()
    folders = [each for each in arguments if not each.startswith("-")]
    every = (path for folder in folders for path in Path(folder).glob("*.expected.yaml"))
    for expected in sorted(every):
        stem = expected.name.removesuffix(".expected.yaml")
        path = next(p for p in expected.parent.glob(f"{stem}.*") if p != expected)
        found = extract(read(path, path.name))
        _judge(tally, stem, yaml.safe_load(expected.read_text("utf-8")), found)
    if "--verbose" in arguments:
        print("\n".join(tally.remarks))
    tally.show()


def _judge(tally: Tally, name: str, wanted: dict[str, Any], found: Statements) -> None:
    """Count the positions of one document, what is stated of each, and the rights of its units."""
    names = {p.id: p.label.main for p in (*found.positions, *found.units)}
    for want in wanted.get("units", []):
        _unit(tally, name, want, found, names)
    rest = list(found.positions)
    for want in wanted["positions"]:
        titled = [p for p in rest if want["title"] in p.label.languages().values()]
        best = max(titled, key=lambda p: _shared(want, p, found), default=None)
        if best is None:
            tally.missed["positions"] += 1
            tally.remarks.append(f"missed {name} position: {want['title']}")
            for kind in _KINDS:
                tally.missed[kind] += len(_listed(want.get(kind, [])))
            continue
        rest.remove(best)
        tally.right["positions"] += 1
        _position(tally, f"{name} {want['title']}", want, best, found, names)
    strangers = [p for p in rest if p.defined]
    tally.extra["positions"] += len(strangers)
    tally.remarks += [f"extra  {name} position: {p.label.main}" for p in strangers]


def _unit(
    tally: Tally, name: str, want: dict[str, Any], found: Statements, names: dict[str, str]
) -> None:
    """Count the rights of one unit or body (董事会); units that the expectation leaves out are not."""
    of = {u.id for u in found.units if want["title"] in u.label.languages().values()}
    rights = [a for a in found.authorities if a.bearer in of and a.basis == "listed"]
    listed = [_authority(a, names) for a in rights]
    tally.compare("authorities", f"{name} {want['title']}", listed, want.get("authorities", []))


def _position(
    tally: Tally,
    where: str,
    want: dict[str, Any],
    position: Position,
    found: Statements,
    names: dict[str, str],
) -> None:
    """Count what is stated of one position; kinds that the expectation leaves out are not."""
    duties = [d for d in found.duties if d.bearer == position.id]
    mine = [a for a in found.authorities if a.bearer == position.id]
    shown = {
        "superior": _superiors(position, found, names),
        "implied": [_authority(a, names) for a in mine if a.basis == "implied"],
        "measures": [f for d in duties for f in _figures(d)],
        "appraisals": [
            " | ".join((a.reading, *_figures(a)))
            for a in found.appraisals
            if a.bearer == position.id
        ],
        "qualifications": [
            f"{q.kind} | {q.reading}" for q in found.qualifications if q.bearer == position.id
        ],
    }
    _duties(tally, where, duties, [_full(d) for d in want.get("duties", [])])
    listed = [_authority(a, names) for a in mine if a.basis == "listed"]
    tally.compare("authorities", where, listed, want.get("authorities", []))
    forbidden = [p.reading for p in found.prohibitions if p.bearer == position.id]
    tally.compare("prohibitions", where, forbidden, want.get("prohibitions", []))
    for kind in shown.keys() & want.keys():
        tally.compare(kind, where, shown[kind], _listed(want[kind]))


def _duties(tally: Tally, where: str, found: list[Duty], wanted: list[dict[str, Any]]) -> None:
    """Count duties, and the action and object of those that were found."""
    rest = list(found)
    for want in wanted:
        hit = max(rest, key=lambda d: _alike(d.reading, want["text"]), default=None)
        if hit is None or _alike(hit.reading, want["text"]) < _SHARE:
            tally.missed["duties"] += 1
            tally.remarks.append(f"missed {where} duties: {want['text']}")
            continue
        rest.remove(hit)
        tally.right["duties"] += 1
        for key, value in (("action", hit.action), ("object", hit.object)):
            if key in want:
                right = _names(value, want[key])
                (tally.right if right else tally.missed)[key] += 1
                if not right:
                    remark = f"{key}: {value!r}, not {want[key]!r} ({want['text']})"
                    tally.remarks.append(f"wrong  {where} {remark}")
    tally.extra["duties"] += len(rest)
    tally.remarks += [f"extra  {where} duties: {d.reading}" for d in rest]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _full(duty: Any) -> dict[str, Any]:
    return duty if isinstance(duty, dict) else {"text": duty}


def _shared(want: dict[str, Any], position: Position, found: Statements) -> float:
    """Return how much of a position's expected duties is found there, its organisation unknown."""
    texts = [d.reading for d in found.duties if d.bearer == position.id]
    wanted = [_full(d)["text"] for d in want.get("duties", [])]
    return sum(max((_alike(t, w) for t in texts), default=0.0) for w in wanted)


def _same(found: str, wanted: str) -> bool:
    """Say whether two statements are one: all their parts alike, the figures equal."""
    parts, others = [*found.split(" | "), ""], wanted.split(" | ")  # a reading may have no figure
    if len(others) == 1:
        return _rate(found).startswith(_rate(wanted)) or _alike(found, wanted) >= _SHARE > _digits(
            wanted
        )
    limit = parts[2] if len(parts) > 2 else ""
    figures = limit.startswith(others[2] if len(others) > 2 else "")
    return parts[0] == others[0] and _names(parts[1], others[1]) and figures


def _rate(figure: str) -> str:
    """Return a figure without what only frequencies leave out (= 1 次 month is 1 month).

    A period that the expectation leaves out may stand there.
    """
    return figure.removeprefix("= ").replace(" 次 ", " ")


def _digits(text: str) -> float:
    """Return which share of a text's words are figures and units, which are never alike."""
    return 1.0 if any(letter.isdigit() for letter in text[:6]) else 0.0


def _names(found: str, wanted: str) -> bool:
    """Say whether two phrases name one thing, as the shared scorer does."""
    short, long = sorted((_plain(found), _plain(wanted)), key=len)
    if not short:
        return not long
    within = short in long and len(short) >= max(2, 0.25 * len(long))
    pairs = [{s[n : n + 2] for n in range(len(s) - 1)} or {s} for s in (short, long)]
    return within or len(pairs[0] & pairs[1]) / len(pairs[0] | pairs[1]) >= 0.34


def _alike(a: str, b: str) -> float:
    """Return the longest shared run as a share of the longer text."""
    a, b = _plain(a), _plain(b)
    size = SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size
    return size / max(len(a), len(b), 1)


def _plain(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _superiors(position: Position, found: Statements, names: dict[str, str]) -> list[str]:
    stated = (x for x in found.lines if x.kind == "line" and x.basis == "stated")
    return [names[line.upper] for line in stated if line.lower == position.id]


def _figure(one: Limit | Measure, per: str) -> str:
    number = "" if one.value is None else f"{one.value:.12g}"
    if one.minimum is not None and one.maximum is not None:
        number = f"{one.minimum:.12g}-{one.maximum:.12g}"
    elif one.value is None:
        return one.text
    else:
        number = f"{one.operator} {number}"
    return " ".join(f"{number} {one.unit} {per}".split())


def _limits(first: Limit) -> str:
    """Return a limit and those that hold as well."""
    return " & ".join(_figure(one, one.per) for one in (first, *first.further))


def _figures(norm: Duty | Appraisal) -> list[str]:
    found = [_figure(m, m.period) for m in norm.measures]
    if norm.frequency:
        found.append(f"{norm.frequency.value:g} {norm.frequency.period}")
    return found


def _authority(one: Authority, names: dict[str, str]) -> str:
    limit = _limits(one.limit) if one.limit else ""
    above = names.get(one.limit.escalates_to, "") if one.limit else ""
    return " | ".join((one.kind, one.object, limit, above)).rstrip(" |")


if __name__ == "__main__":
    main(*sys.argv[1:])
