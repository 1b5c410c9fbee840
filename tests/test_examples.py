"""Every example document yields exactly its expected statements.

An example is a document in ``examples/`` with ``<its name without suffix>.expected.yaml`` beside it:

    positions:
      - title: Buyer            # any label
        unit: Purchasing        # left out: not compared
        superior: Head of X     # one title, a list, or [] for none; left out: not compared
        duties: [text, …]       # texts as read; or {text: …, action: …, object: …, measures: [">= 95 %"]}
        authorities: ["approve | orders | <= 2000 EUR order | Head of X", …]
            # kind | object | limit and per, & for each further one | where larger matters go
        implied: […]            # the same, from the verbs of duties; left out: not compared
        prohibitions: [text, …]
        measures: [">= 95 %", "1 month"]
        appraisals: ["text | >= 95 % | 1 month", …]      # left out: not compared
    units:                      # bodies and units whose listed rights are compared, and duties where given
      - title: Board
        authorities: […]
        duties: […]
    lines: ["Buyer > Head of X | functional", …]     # all others than superiors; left out: not compared

A key that is left out is not compared, except duties, authorities and prohibitions of a position.
Positions that are only named need not stand there; defined ones must.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import yaml

from rolegraph.extraction import combine, extract
from rolegraph.extraction.renderings import rendered
from rolegraph.graph import quads
from rolegraph.graph.ontology import ontology_quads, ontology_triples
from rolegraph.inference import infer
from rolegraph.linking.mappings import link_quads, links
from rolegraph.model import Appraisal, Authority, Duty, Limit, Measure, Position, Statements
from rolegraph.reading import Document, read
from rolegraph.validation import validate
from rolegraph.vocabulary import BASE

EXAMPLES = Path(__file__).parent / "examples"
EXPECTED = sorted(EXAMPLES.glob("*.expected.yaml"))


def _document(expected: Path) -> Path:
    name = expected.name.removesuffix(".expected.yaml")
    (found,) = (p for p in EXAMPLES.glob(f"{name}.*") if not p.name.endswith(".expected.yaml"))
    return found


def _read(path: Path) -> tuple[Document, Statements]:
    document = read(path, path.name)
    return document, extract(document)


#: What several tests ask of an example.
_extracted = cache(_read)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if value < 1e6 else f"{value:.0f}"


def _figure(one: Limit | Measure, per: str) -> str:
    if one.minimum is not None:
        figure = f"{_number(one.minimum)}-{_number(one.maximum)}"
    elif one.value is None:
        return one.text
    else:
        figure = f"{one.operator} {_number(one.value)}"
    return " ".join(f"{figure} {one.unit} {per}".split())


def _limits(first: Limit) -> str:
    """Return a limit and those that hold as well."""
    return " & ".join(_figure(one, one.per) for one in (first, *first.further))


def _authority(one: Authority, names: dict[str, str]) -> str:
    limit = _limits(one.limit) if one.limit else ""
    above = names.get(one.limit.escalates_to, "") if one.limit else ""
    return " | ".join((one.kind, one.object, limit, above)).rstrip(" |")


def _figures(norm: Duty | Appraisal) -> list[str]:
    found = [_figure(m, m.period) for m in norm.measures]
    if norm.frequency:
        found.append(f"{norm.frequency.value:g} {norm.frequency.period}")
    return found


def _judged(one: Appraisal) -> str:
    return " | ".join((one.reading, *_figures(one)))


def _duty(duty: Duty, wanted: Any) -> Any:
    """Return a duty in the shape that the expectation has: its text, or the keys asked for."""
    if not isinstance(wanted, dict):
        return duty.reading
    shown = {
        "text": duty.reading,
        "action": duty.action,
        "object": duty.object,
        "counterparty": duty.counterparty,
        "condition": duty.condition,
        "measures": _figures(duty),
    }
    return {key: shown[key] for key in wanted}


def _in_order(statements: Any) -> list[Any]:
    return sorted(statements, key=lambda s: (s.evidence[0].start, s.id))


def _superiors(position: Position, found: Statements, names: dict[str, str]) -> list[str]:
    return sorted(
        names[line.upper]
        for line in found.lines
        if line.lower == position.id and line.kind == "line" and line.basis == "stated"
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _position(position: Position, want: dict[str, Any], found: Statements) -> dict[str, Any]:
    """Return what was extracted of a position, by the keys of the expectation."""
    names = {p.id: p.label.main for p in found.positions}
    units = {u.id: u.label.main for u in found.units}
    mine = [a for a in _in_order(found.authorities) if a.bearer == position.id]
    duties = [d for d in _in_order(found.duties) if d.bearer == position.id]
    shapes = want.get("duties", [])
    shown = {
        "title": want["title"],
        "unit": units.get(position.unit, ""),
        "superior": _superiors(position, found, names),
        "duties": [_duty(d, shapes[n] if n < len(shapes) else "") for n, d in enumerate(duties)],
        "authorities": sorted(_authority(a, names) for a in mine if a.basis == "listed"),
        "implied": sorted(_authority(a, names) for a in mine if a.basis == "implied"),
        "prohibitions": [
            p.reading for p in _in_order(found.prohibitions) if p.bearer == position.id
        ],
        "qualifications": [
            f"{q.kind} | {q.reading}"
            for q in _in_order(found.qualifications)
            if q.bearer == position.id
        ],
        "appraisals": [_judged(a) for a in _in_order(found.appraisals) if a.bearer == position.id],
        "measures": sorted(f for d in duties for f in _figures(d)),
    }
    compared = {"title", "duties", "authorities", "prohibitions", *want}
    return {key: shown[key] for key in sorted(compared)}


def _unit(want: dict[str, Any], found: Statements) -> dict[str, Any]:
    """Return the rights listed of the unit or body of an expectation, and its duties where asked for."""
    names = {p.id: p.label.main for p in (*found.positions, *found.units)}
    of = {u.id for u in found.units if want["title"] in u.label.languages().values()}
    mine = (a for a in found.authorities if a.bearer in of and a.basis == "listed")
    shown: dict[str, Any] = {"authorities": sorted(_authority(a, names) for a in mine)}
    if shapes := want.get("duties"):
        duties = [d for d in _in_order(found.duties) if d.bearer in of]
        shown["duties"] = [
            _duty(d, shapes[n] if n < len(shapes) else "") for n, d in enumerate(duties)
        ]
    return shown


def _wanted(want: dict[str, Any]) -> dict[str, Any]:
    full: dict[str, Any] = {"duties": [], "authorities": [], "prohibitions": [], **want}
    for key in ("authorities", "implied", "measures", "superior"):
        if key in full:
            full[key] = sorted(_listed(full[key]))
    return dict(sorted(full.items()))


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda p: p.name.removesuffix(".expected.yaml"))
def test_an_example_yields_exactly_its_expected_statements(expected: Path) -> None:
    wanted = yaml.load(expected.read_text("utf-8"), yaml.CSafeLoader)
    _, found = _extracted(_document(expected))
    by_title = {name: p for p in found.positions for name in p.label.languages().values()}
    assert {p.label.main for p in found.positions if p.defined} == {
        by_title[w["title"]].label.main if w["title"] in by_title else w["title"]
        for w in wanted["positions"]
        if w.get("defined", True)
    }
    for want in wanted["positions"]:
        want = {k: v for k, v in want.items() if k != "defined"}
        assert _position(by_title[want["title"]], want, found) == _wanted(want)
    for unit in wanted.get("units", []):
        want = {key: unit[key] for key in ("authorities", "duties") if key in unit}
        assert _unit(unit, found) == {**want, "authorities": sorted(want.get("authorities", []))}
    if "lines" in wanted:
        names = {p.id: p.label.main for p in found.positions}
        others = {
            f"{names[x.lower]} > {names[x.upper]} | {x.kind if x.basis == 'stated' else x.basis}"
            for x in found.lines
            if x.kind != "line" or x.basis != "stated"
        }
        assert others == set(wanted["lines"])


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda p: p.name.removesuffix(".expected.yaml"))
def test_every_quote_of_an_example_is_the_text_at_its_offsets(expected: Path) -> None:
    document, found = _extracted(_document(expected))
    every = [e for s in (*found.norms, *found.lines, *found.positions) for e in s.evidence]
    assert every
    assert all(e.quote == document.text[e.start : e.end] and e.quote for e in every)
    assert all(e.page == document.page_at(e.start) for e in every)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda p: p.name.removesuffix(".expected.yaml"))
def test_an_example_read_twice_gives_the_same_statements(expected: Path) -> None:
    path = _document(expected)
    assert _extracted(path) == _read(path)


#: Ways in which programs write one text, and the files that are written so.
WRITTEN = {
    "with the line ends of Windows": ((".txt", ".csv", ".md"), lambda t: t.replace("\n", "\r\n")),
    "with figures of full width": (
        (".txt", ".csv", ".md"), lambda t: t.translate({48 + n: 0xFF10 + n for n in range(10)}),
    ),
    "with blanks that do not break": ((".txt", ".csv"), lambda t: t.replace(" ", "\u00a0")),
    "with signs without width and soft hyphens": (
        (".txt",), lambda t: t.replace("的", "的\u200b").replace("ti", "t\u00adi"),
    ),
    "indented by tabs": ((".txt",), lambda t: re.sub(r"^(?=.)", "\t", t, flags=re.MULTILINE)),
    "with the stops of Latin script": (
        (".txt",), lambda t: t.translate(str.maketrans("，。；：（）", ",.;:()")),
    ),
}  # fmt: skip
PLAIN = [e for e in EXPECTED if _document(e).suffix in (".txt", ".csv", ".md")]


@pytest.mark.parametrize("expected", PLAIN, ids=lambda p: p.name.removesuffix(".expected.yaml"))
def test_a_text_says_the_same_however_it_is_written(expected: Path, tmp_path: Path) -> None:
    path = _document(expected)
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        return  # in another encoding
    if "\r" in text:
        return  # with the line ends of Windows
    drawn = path.suffix == ".txt" and set(text) & set("\t│|┌├└─")  # another thing where indented
    said = _said(_extracted(path)[1])
    for way, (suffixes, write) in list(WRITTEN.items())[: 1 if drawn else None]:
        if path.suffix in suffixes:
            (tmp_path / path.name).write_text(write(text), "utf-8", newline="")
            assert _said(_read(tmp_path / path.name)[1]) == said, way


def _said(found: Statements) -> Counter[tuple[str, ...]]:
    """What is stated of whom, without where it stands."""
    names = {each.id: each.label.main for each in (*found.positions, *found.units)}
    norms = (
        (type(n).__name__, names[n.bearer], _plain(n.reading), *_over(n)) for n in found.norms
    )
    lines = (("line", names[x.lower], names[x.upper], x.kind, x.basis) for x in found.lines)
    return Counter([*norms, *lines])


def _over(norm: object) -> tuple[str, ...]:
    """The right that a norm is, with its limit but for the words of it."""
    if not isinstance(norm, Authority):
        return ()
    limit = replace(norm.limit, text="") if norm.limit else None
    return norm.kind, _plain(norm.object), str(limit)


def _plain(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())


def test_what_the_examples_say_makes_a_graph_that_no_shape_refuses() -> None:
    # benchmarks/unseen_mixed is built by make bench-questions, which a refusal ends.
    documents, each = zip(*(_extracted(_document(e)) for e in EXPECTED), strict=True)
    statements = rendered(combine(each, documents, (EXAMPLES,)).statements)
    store = ox.Store()
    store.extend([*quads(statements, documents), *ontology_quads(), *link_quads(links())])
    infer(store, ontology_triples())
    assert not validate(store, documents, BASE).at_least("violation")
    told = {evidence.document for duty in statements.duties for evidence in duty.evidence}
    assert told <= {document.path for document in documents}
