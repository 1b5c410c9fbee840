"""What an audit is written as can be read back by those it is for."""

import csv
import html
import io
import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as Xml

import openpyxl
import pytest
from jsonschema import Draft4Validator, FormatChecker
from lxml import etree

from rolegraph.audit import Disposition, Report, audit, compare
from rolegraph.audit.output import FORMS, Audited
from rolegraph.cli import main
from rolegraph.paper import LANGUAGES, Sheet, workbook
from rolegraph.resources import folder
from rolegraph.store import EmbeddedStore

SCHEMAS = Path(__file__).parents[1] / "build" / "schemas"


def _schema(name: str) -> bytes:
    file = SCHEMAS / name
    assert file.exists(), "run `make schemas` first"
    return file.read_bytes()


@pytest.fixture(scope="module")
def report(organisation: EmbeddedStore) -> Report:
    found = audit(organisation)
    accepted = replace(found.findings[0], status="accepted")
    assert accepted.evidence
    return Report.of([accepted, *found.findings[1:]], found.rules)


@pytest.fixture(scope="module")
def audited(report: Report) -> Audited:
    assert len(report.findings) > 3
    (accepted,) = (f for f in report.findings if f.status == "accepted")
    decision = Disposition(accepted.id, "accepted", "额度由年度预算规定", "财务总监", "月度复核")
    return Audited(
        report=report,
        release="sha256:" + "0" * 64,
        built="2026-04-01T00:00:00+00:00",
        decisions=(decision,),
    )


@pytest.mark.parametrize("form", ["html", "csv", "json", "sarif", "xlsx"])
def test_a_decision_stands_with_its_owner_and_reason(form: str, audited: Audited) -> None:
    written = FORMS[form](audited)
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(written))
        cells = (c for sheet in book for row in sheet.iter_rows(values_only=True) for c in row)
        written = "\n".join(str(cell) for cell in cells).encode()
    assert "财务总监".encode() in written
    assert "额度由年度预算规定".encode() in written
    assert "月度复核".encode() in written


def test_a_finding_keeps_the_day_it_was_first_seen(audited: Audited, tmp_path: Path) -> None:
    last = tmp_path / "last.json"
    last.write_bytes(FORMS["json"](audited))
    later = replace(
        audited, built="2026-07-01T00:00:00+00:00", changes=compare(audited.report, last)
    )
    seen = {f["first_seen"][:10] for f in json.loads(FORMS["json"](later))["findings"]}
    assert seen == {"2026-04-01"}
    assert b"2026-04-01" in FORMS["html"](later)


def test_a_decision_on_another_organisations_finding_is_no_orphan(
    report: Report, published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    grave = next(f for f in report.findings if f.confidence < 1)
    file = tmp_path / "dispositions.yaml"
    file.write_text(
        f"dispositions:\n- {{finding: {grave.id}, status: false-positive, owner: CFO, reason: read}}\n"
    )
    asked = ["audit", "--data", str(published), "--dispositions", str(file), "--json"]
    with pytest.raises(SystemExit) as ended:
        main([*asked, "--min-confidence", "1", "--organisation", "华明贸易有限公司"])
    told = json.loads(capsys.readouterr().out)
    assert (ended.value.code, told["faults"]) == (0, [])
    assert {f["confidence"] for f in told["findings"]} == {1}


def test_what_a_filter_leaves_out_has_not_gone(audited: Audited, tmp_path: Path) -> None:
    last = tmp_path / "last.json"
    last.write_bytes(FORMS["json"](audited))
    changes = compare(audited.report, last)
    elsewhere = changes.only(["https://example.org/other"])
    assert (elsewhere.new, elsewhere.unchanged, elsewhere.gone) == ((), (), ())
    certain = changes.only(least=1)
    assert 0 < len(certain.unchanged) < len(changes.unchanged)


def test_an_unknown_organisation_is_answered_with_the_nearest(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["audit", "--data", str(published), "--organisation", "华明贸易"])
    assert ended.value.code == 2
    assert "华明贸易有限公司" in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_working_paper_holds_every_finding_with_its_quotes(
    language: str, audited: Audited
) -> None:
    written = FORMS["html"](replace(audited, language=language)).decode()
    assert f'<html lang="{language}">' in written
    assert "http://" not in written
    assert "https://" not in written
    for finding in audited.report.findings:
        assert f'id="{finding.id}"' in written
        for quote in finding.evidence:
            assert html.escape(quote.quote, quote=False) in html.unescape(written)
            assert f"{quote.start}–{quote.end}" in written


def test_the_working_paper_speaks_the_language_asked_for(audited: Audited) -> None:
    said = {tag: FORMS["html"](replace(audited, language=tag)).decode() for tag in LANGUAGES}
    remedy = audited.report.findings[0].remedy
    assert html.escape(remedy["en"], quote=False) in said["en"]
    assert html.escape(remedy["zh"], quote=False) in said["zh-Hans"]
    assert "審計工作底稿" in said["zh-Hant"]


def test_the_workbook_has_a_sheet_a_group_with_filters_and_a_frozen_header(
    audited: Audited,
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(FORMS["xlsx"](audited)))
    assert book.sheetnames[1:] == sorted({f.group for f in audited.report.findings})
    told = [
        row[0] for sheet in book.worksheets[1:] for row in sheet.iter_rows(2, values_only=True)
    ]
    assert sorted(told) == sorted(f.id for f in audited.report.findings)
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_no_value_of_a_workbook_is_a_formula_and_odd_names_are_mended() -> None:
    odd = Sheet(title="a/b:c" * 20, columns=["=1+1"], rows=[["=cmd()"], ["bell\a"], [None], [3]])
    book = openpyxl.load_workbook(io.BytesIO(workbook([odd, odd])))
    assert len(book.sheetnames) == 2
    cells = [cell for (cell,) in book.worksheets[0].iter_rows()]
    assert [cell.value for cell in cells] == ["=1+1", "=cmd()", "bell", None, 3]
    assert "f" not in {cell.data_type for cell in cells}


def test_the_csv_has_a_row_for_each_sentence(audited: Audited) -> None:
    rows = list(csv.DictReader(io.StringIO(FORMS["csv"](audited).decode())))
    findings = audited.report.findings
    assert len(rows) == sum(max(len(f.evidence), 1) for f in findings)
    told = {(r["id"], r["document"], r["start"], r["quote"]) for r in rows if r["quote"]}
    assert told == {
        (f.id, q.document, str(q.start), q.quote) for f in findings for q in f.evidence
    }


def test_the_sarif_log_keeps_the_format_and_its_offsets_give_the_quote(
    audited: Audited, published: Path
) -> None:
    log = json.loads(FORMS["sarif"](audited))
    validator = Draft4Validator(json.loads(_schema("sarif.json")), format_checker=FormatChecker())
    assert [e.message for e in validator.iter_errors(log)] == []
    (run,) = log["runs"]
    assert len(run["results"]) == len(audited.report.findings)
    assert run["results"][0]["suppressions"]
    rules = run["tool"]["driver"]["rules"]
    texts = {
        name: (published / "current" / "texts" / file).read_text("utf-8")
        for name, file in json.loads((published / "current" / "manifest.json").read_text())[
            "texts"
        ].items()
    }
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for place in [*result["locations"], *result.get("relatedLocations", ())]:
            if physical := place.get("physicalLocation"):
                region, artifact = physical["region"], physical["artifactLocation"]
                stored = run["artifacts"][artifact["index"]]["location"]["uri"]
                assert stored == artifact["uri"]
                start = region["charOffset"]
                words = texts[unquote(stored)][start : start + region["charLength"]]
                assert words == region["snippet"]["text"]


def test_forms_tell_new_unchanged_and_gone(
    organisation: EmbeddedStore, report: Report, tmp_path: Path
) -> None:
    last = tmp_path / "last.json"
    gone = {**report.findings[-1].to_json(), "id": f"{report.findings[-1].rule}-0000000000"}
    kept = [f.to_json() for f in report.findings[:-1]]
    last.write_text(json.dumps({"findings": [*kept, gone]}), "utf-8")
    changes = compare(report, last)
    log = FORMS["sarif"](Audited(report=report, release="sha256:0", changes=changes))
    states = [r["baselineState"] for r in json.loads(log)["runs"][0]["results"]]
    assert states == ["unchanged"] * (len(report.findings) - 1) + ["new", "absent"]
    audited = Audited(report=report, release="sha256:0", changes=changes)
    book = openpyxl.load_workbook(io.BytesIO(FORMS["xlsx"](audited)))
    assert next(cell.value for cell in book["gone"][2]) == gone["id"]
    rows = list(csv.DictReader(io.StringIO(FORMS["csv"](audited).decode())))
    assert {r["id"] for r in rows if r["since"] == "new"} == {report.findings[-1].id}
    assert {r["organisation"] for r in rows} == {"华明贸易有限公司"}


def test_the_junit_suites_fail_for_grave_open_findings_and_skip_decided_ones(
    audited: Audited,
) -> None:
    written = FORMS["junit"](replace(audited, fail_on="high"))
    schema = etree.XMLSchema(etree.fromstring(_schema("junit.xsd")))
    assert schema.validate(etree.fromstring(written)), schema.error_log
    root = Xml.fromstring(written)
    report = audited.report
    assert [suite.get("name") for suite in root] == list(report.rules)
    assert int(root.get("failures", "")) == len(report.at_least("high"))
    assert sum(int(suite.get("skipped", "")) for suite in root) == 1
    cases = list(root.iter("testcase"))
    failing = {c.get("name", "").split()[0] for c in cases if c.find("failure") is not None}
    assert failing == {f.id for f in report.at_least("high")}
    silent = set(report.rules) - {f.rule for f in report.findings}
    assert {c.get("classname") for c in cases if c.get("name") == "no findings"} == silent


@pytest.mark.parametrize("form", sorted(FORMS))
def test_the_command_writes_every_form_to_a_file(
    form: str, published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"audit.{form}"
    with pytest.raises(SystemExit) as ended:
        main(
            ["audit", "--data", str(published), "--rule", "A12", "--format", form, "-o", str(file)]
        )
    assert (ended.value.code, capsys.readouterr().out) == (0, "")
    assert file.stat().st_size > 100


@pytest.mark.parametrize(
    ("file", "begins"),
    [("p.html", b"<!doctype html>"), ("p.xml", b"<?xml"), ("p.sarif", b"{"), ("p.xlsx", b"PK")],
)
def test_the_end_of_a_files_name_says_the_form(
    file: str, begins: bytes, published: Path, tmp_path: Path
) -> None:
    asked = ["audit", "--data", str(published), "--rule", "A12", "-o", str(tmp_path / file)]
    with pytest.raises(SystemExit) as ended:
        main(asked)
    assert ended.value.code == 0
    assert (tmp_path / file).read_bytes().startswith(begins)


def test_a_file_that_cannot_be_written_is_named(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["audit", "--data", str(published), "--rule", "A12", "--format", "csv"]
    with pytest.raises(SystemExit) as ended:
        main([*asked, "-o", str(tmp_path / "no" / "file")])
    assert ended.value.code == 3
    assert "could not be written" in capsys.readouterr().err


def test_what_is_wrong_with_a_clients_rules_is_named_with_its_place_and_the_others_run(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = (folder("queries/audit") / "A12-limit-without-figure.rq").read_text("utf-8")
    columns = (folder("data/rules") / "incompatible-duties.csv").read_text("utf-8").split("\n")[0]
    own = {
        "C1-query.rq": sound.replace("id: A12", "id: C1").replace("SELECT", "SELEKT"),
        "C2-grave.rq": sound.replace("id: A12", "id: C2").replace(": medium", ": grave"),
        "C3-column.rq": sound.replace("id: A12", "id: C3").replace("?words ?st", "?st"),
        "C4-sound.rq": sound.replace("id: A12", "id: C4"),
        "severities.yaml": "A12: grave\nA22: {parameters: {most: a dozen}}\n",
        "incompatible-duties.csv": f"{columns}\nX,steal,,record,,险,risk,high,source\n",
        "dispositions.yaml": "dispositions:\n"
        "- {finding: A12-0, status: false-positive, owner: CFO, reason: x}\n",
    }
    for name, text in own.items():
        (tmp_path / name).write_text(text, "utf-8")
    asked = ["audit", "--data", str(published), "--rules", str(tmp_path), "--json"]
    with pytest.raises(SystemExit) as ended:
        main([*asked, "--dispositions", str(tmp_path / "dispositions.yaml")])
    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert ended.value.code == 3
    assert {"A01", "A12", "C4"} <= set(told["rules"])
    assert {"A22", "C1", "C2", "C3"}.isdisjoint(told["rules"])
    assert told["faults"] == printed.err.splitlines()
    for place, words in (
        ("C1-query.rq, line 34, column 10: ", "SELEKT"),
        ("C2-grave.rq, line 4, column 4: ", "'grave'"),
        ("C3-column.rq, line 34, column 1: ", "words"),
        ("severities.yaml, line 1, column 1: ", "'grave'"),
        ("severities.yaml, line 2, column 20: ", "'a dozen'"),
        ("incompatible-duties.csv, line 2, column first_activity: ", "'steal'"),
        ("dispositions.yaml, line 2, column 3: ", "no finding any more"),
    ):
        assert any(f.startswith(place) and words in f for f in told["faults"]), place
