"""A fault planted in an invented document is found by the audit of its build; mending it ends it.

An example says what is planted (``finds``: titles by check) and which checks also speak, and rightly,
of the document (``besides``); no other may.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from rolegraph import pipeline
from rolegraph.audit import Finding, audit
from rolegraph.releases import open_release, store_of

EXAMPLES = {
    file.stem: yaml.safe_load(file.read_text("utf-8"))
    for file in sorted((Path(__file__).parent / "audit_documents").glob("*.yaml"))
}
Found = dict[str, tuple[Finding, ...]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Found]:
    """Findings by example, of the documents with the faults and of the mended ones."""
    return {text: _audited(text, tmp_path_factory.mktemp(text)) for text in ("planted", "mended")}


def _audited(text: str, folder: Path) -> Found:
    sources = folder / "sources"
    sources.mkdir()
    for name, example in EXAMPLES.items():
        if text in example:
            (sources / f"{name}.txt").write_text(example[text], "utf-8")
    # Documents this short are read before a second process has started.
    wanted = pipeline.Request(sources=(sources,), data=folder / "data", processes=1)
    pipeline.build(wanted, lambda _: None)
    report = audit(store_of(open_release(folder / "data")))
    assert report.faults == ()
    return {
        name: tuple(f for f in report.findings if _is_of(f, f"{name}.txt")) for name in EXAMPLES
    }


def _is_of(finding: Finding, document: str) -> bool:
    return document in {q.document for q in finding.evidence} | {
        s.document for s in finding.subjects
    }


def _expected(example: dict[str, Any]) -> set[tuple[str, str]]:
    return {(rule, title) for rule, titles in example["finds"].items() for title in titles}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_fault_planted_in_a_document_is_found_with_its_positions(
    name: str, found: dict[str, Found]
) -> None:
    pairs = {
        (f.rule, label)
        for f in found["planted"][name]
        for s in f.subjects
        for label in s.label.values()
    }
    assert _expected(EXAMPLES[name]) <= pairs


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_document_has_no_finding_that_nobody_expects(name: str, found: dict[str, Found]) -> None:
    besides = set(EXAMPLES[name].get("besides", ()))
    assert {f.rule for f in found["planted"][name]} <= besides | set(EXAMPLES[name]["finds"])
    assert {f.rule for f in found["mended"][name]} <= besides


@pytest.mark.parametrize("name", [n for n, example in EXAMPLES.items() if "mended" in example])
def test_a_mended_document_has_no_such_finding(name: str, found: dict[str, Found]) -> None:
    rules = {f.rule for f in found["mended"][name]}
    assert rules.isdisjoint(EXAMPLES[name]["finds"])


@pytest.mark.parametrize(
    ("name", "text"),
    [(n, text) for n, one in EXAMPLES.items() for text in ("planted", "mended") if text in one],
)
def test_every_quote_of_a_finding_stands_in_the_document(
    name: str, text: str, found: dict[str, Found]
) -> None:
    written = EXAMPLES[name][text]
    for finding in found[text][name]:
        for quote in finding.evidence:
            assert written[quote.start : quote.end] == quote.quote
