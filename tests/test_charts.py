"""Every chart, roster and sentence of staffing yields exactly its posts, units and lines.

An example is a document in ``charts/`` with ``<its name without suffix>.expected.yaml`` beside it:

    units: [Warehouse < Logistics, …]          # < the unit that it is part of
    posts: [Buyer @ Purchasing x 2, …]         # @ its unit, x how many are planned
    lines: [Buyer > Head Buyer, …]             # | its kind where that is another than line
"""

from pathlib import Path

import pytest
import yaml

from rolegraph.extraction import extract
from rolegraph.model import Statements
from rolegraph.reading import read

CHARTS = Path(__file__).parent / "charts"
DOCUMENTS = sorted(p for p in CHARTS.iterdir() if not p.name.endswith(".expected.yaml"))


def _shown(found: Statements) -> dict[str, list[str]]:
    names = {o.id: o.label.main for o in (*found.units, *found.positions)}
    return {
        "units": sorted(
            f"{u.label.main} < {names[u.parent]}" if u.parent else u.label.main
            for u in found.units
        ),
        "posts": sorted(
            p.label.main
            + (f" @ {names[p.unit]}" if p.unit else "")
            + (f" x {p.headcount}" if p.headcount else "")
            for p in found.positions
        ),
        "lines": sorted(
            f"{names[line.lower]} > {names[line.upper]}"
            + ("" if line.kind == "line" else f" | {line.kind}")
            for line in found.lines
        ),
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_chart_gives_its_posts_units_and_lines(document: Path) -> None:
    expected = yaml.safe_load(
        document.with_name(f"{document.stem}.expected.yaml").read_text("utf-8")
    )
    found = extract(read(document, document.name))
    assert _shown(found) == {
        key: sorted(expected.get(key) or []) for key in ("units", "posts", "lines")
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_charts_evidence_equals_its_document(document: Path) -> None:
    stored = read(document, document.name)
    found = extract(stored)
    evidence = [e for one in (*found.units, *found.positions, *found.lines) for e in one.evidence]
    assert evidence
    assert [e.quote for e in evidence] == [stored.text[e.start : e.end] for e in evidence]
