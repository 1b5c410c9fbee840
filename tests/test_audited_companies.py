"""Three invented companies of several documents: each fault planted in them is found, and nothing else.

``tests/audited_companies/COMPANY/expected.yaml`` has the message of every finding, read against its
sentences: those of what is ``planted``, and what is true of the documents ``besides``.
"""

import json
from pathlib import Path

import pytest
import yaml

from rolegraph import pipeline
from rolegraph.audit import Finding, audit
from rolegraph.releases import open_release, store_of

FOLDER = Path(__file__).parent / "audited_companies"
LANGUAGES = {"chenling": "zh", "haixia": "zh", "northgate": "en"}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Finding, ...]]:
    """The findings of one build of all documents, by company."""
    data = tmp_path_factory.mktemp("companies")
    wanted = pipeline.Request(sources=(FOLDER,), data=data, processes=1)
    pipeline.build(wanted, lambda _: None)
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
