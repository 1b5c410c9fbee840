"""Three invented companies of several documents: each fault planted in them is found, and nothing else.

``tests/audited_companies/COMPANY/expected.yaml`` has the message of every finding, read against its
sentences: those of what is ``planted``, and what is true of the documents ``besides``.
"""

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from rolegraph import pipeline
from rolegraph.audit import Finding, audit
from rolegraph.cli import rolegraph
from rolegraph.releases import open_release, store_of

FOLDER = Path(__file__).parent / "audited_companies"
LANGUAGES = {"chenling": "zh", "haixia": "zh", "northgate": "en"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One build of all documents."""
    folder = tmp_path_factory.mktemp("companies")
    wanted = pipeline.Request(sources=(FOLDER,), data=folder, processes=1)
    pipeline.build(wanted, lambda _: None)
    return folder


@pytest.fixture(scope="module")
def found(data: Path) -> dict[str, tuple[Finding, ...]]:
    """The findings, by company."""
    report = audit(store_of(open_release(data)))
    assert report.faults == ()
    return {name: tuple(f for f in report.findings if _is_of(f, name)) for name in LANGUAGES}


def _is_of(finding: Finding, company: str) -> bool:
    said = {q.document for q in finding.evidence} | {s.document for s in finding.subjects}
    return any(path.startswith(f"{company}/") for path in said)


@pytest.mark.parametrize("company", LANGUAGES)
def test_every_planted_fault_is_found_and_nothing_that_nobody_has_read(
    company: str, found: dict[str, tuple[Finding, ...]]
) -> None:
    expected = yaml.safe_load((FOLDER / company / "expected.yaml").read_text("utf-8"))
    told = [f"{f.rule} {f.message[LANGUAGES[company]]}" for f in found[company]]
    assert sorted(told) == sorted([*expected["planted"], *expected["besides"]])


@pytest.mark.parametrize("company", LANGUAGES)
def test_every_quote_is_the_documents_each_place_once(
    company: str, found: dict[str, tuple[Finding, ...]]
) -> None:
    for finding in found[company]:
        places = [(q.document, q.start, q.end) for q in finding.evidence]
        assert len(places) == len(set(places))
        for quote in finding.evidence:
            text = (FOLDER / quote.document).read_text("utf-8")
            assert text[quote.start : quote.end] == quote.quote


@pytest.mark.parametrize("company", LANGUAGES)
def test_every_finding_says_what_to_do_in_both_languages(
    company: str, found: dict[str, tuple[Finding, ...]]
) -> None:
    for finding in found[company]:
        for text in (finding.message, finding.remedy, finding.why, finding.source):
            assert {"zh", "en"} == set(text)
            assert "…" not in json.dumps(dict(text), ensure_ascii=False)


def test_a_finding_that_only_changes_its_names_by_a_merger_neither_comes_nor_goes(
    data: Path,
) -> None:
    """采购经理 and 总经理 approve what nobody requests; as 仓储主管 it still is nobody's request."""
    merged = [f"{title}@晨岭食品有限公司" for title in ("仓储主管", "采购经理")]
    asked = ["whatif", "merge", *merged, "--data", str(data), "--json"]
    told = json.loads(CliRunner().invoke(rolegraph, asked, standalone_mode=False).output)
    changed = {f["rule"] for f in (*told["appear"], *told["disappear"])}
    assert "A05" not in changed
    assert told["appear"]
