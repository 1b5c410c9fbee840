"""Findings and matrices over HTTP: in every form, with thresholds, validated and paged."""

import csv
import html
import io
import re
import threading
from pathlib import Path
from urllib.parse import quote

import openpyxl
import pytest
from flask.testing import FlaskClient

from rolegraph.audit import SEVERITIES, Report, audit
from rolegraph.audit.rules import shipped
from rolegraph.audit.whatif import CHANGES
from rolegraph.errors import LimitReached, StoreAway
from rolegraph.extraction.identifiers import organisation_id
from rolegraph.matrices import TITLES
from rolegraph.store import EmbeddedStore
from rolegraph.vocabulary import BASE
from rolegraph.web import create_app
from rolegraph.web.pages import tables as matrix_pages
from rolegraph.web.serving.reports import Reports


@pytest.fixture(scope="module")
def report(organisation: EmbeddedStore) -> Report:
    return audit(organisation)


def test_all_findings_are_those_of_the_audit(client: FlaskClient, report: Report) -> None:
    told = client.get("/gaps").get_json()
    assert [f["id"] for f in told["findings"]] == [f.id for f in report.findings]
    assert told["findings"][0].items() >= report.findings[0].to_json().items()
    assert told["total"] == len(report.findings)
    assert told["release"].startswith("sha256:")
    assert told["status"] == "found"


def test_one_check_has_an_address_of_its_own_and_says_what_it_is(client: FlaskClient) -> None:
    told = client.get("/gaps/A12").get_json()
    assert {f["rule"] for f in told["findings"]} == {"A12"}
    assert told["rules"] == ["A12"]
    assert client.get("/gaps/A12.rq").get_data(as_text=True) == shipped().by_id["A12"].text
    about = client.get("/gaps/A22/about").get_json()
    assert about["parameters"][0] == {
        "name": "most",
        "type": "integer",
        "default": "12",
        "label": {"zh": "最多下级", "en": "Most subordinates"},
    }


def test_a_threshold_is_a_parameter(client: FlaskClient) -> None:
    assert client.get("/gaps/A22").get_json()["status"] == "none"
    told = client.get("/gaps/A22?most=1").get_json()
    assert told["params"] == {"most": ["1"]}
    assert {f["subjects"][0]["label"]["zh-Hans"] for f in told["findings"]} == {
        "总经理",
        "财务经理",
    }


def test_findings_are_of_the_organisation_severity_and_confidence_asked_for(
    client: FlaskClient,
) -> None:
    everything = client.get("/gaps").get_json()
    named = client.get("/gaps", query_string={"organisation": "華明貿易有限公司"}).get_json()
    assert named["total"] == everything["total"]
    assert client.get("/gaps?min-confidence=1").get_json()["total"] < everything["total"]
    high = client.get("/gaps?severity=high").get_json()["findings"]
    assert {f["severity"] for f in high} == {"high"}
    one = client.get("/gaps?rule=A12").get_json()
    assert {f["rule"] for f in one["findings"]} == {"A12"}
    assert one["params"] == {"rule": ["A12"]}
    assert client.get("/gaps?status=open").get_json()["total"] == everything["total"]
    assert client.get("/gaps?status=accepted").get_json()["total"] == 0


def test_findings_come_as_csv_tsv_workbook_and_page(client: FlaskClient, report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/gaps.csv").get_data(as_text=True))))
    assert {r["id"] for r in rows} == {f.id for f in report.findings}
    assert "\t" in client.get("/gaps/A12.tsv").get_data(as_text=True)
    chinese = client.get("/gaps/A12.csv?lang=zh-Hans&bom=1").get_data()
    assert chinese.startswith("\ufeff".encode())
    assert "额度没有数字".encode() in chinese
    book = openpyxl.load_workbook(io.BytesIO(client.get("/gaps.xlsx").get_data()))
    assert len(book.sheetnames) > 1
    page = client.get("/gaps?lang=zh-Hans", headers={"Accept": "text/html"})
    text = page.get_data(as_text=True)
    assert "<h1>审计发现</h1>" in text
    assert all(f.id in text for f in report.findings)
    position = next(s.id for f in report.findings for s in f.subjects if "/position/" in s.id)
    path = quote(position.removeprefix(BASE))
    assert f'href="/{path.replace("position", "positions/position", 1)}"' in text
    quoted = next(q for f in report.findings for q in f.evidence)
    assert f'href="/documents/{quoted.document}?at={quoted.start},{quoted.end}#char=' in text
    assert "style=" not in text
    css = client.get("/paper.css")
    assert (css.status_code, css.mimetype) == (200, "text/css")


def test_damage_is_struck_out_and_its_reading_put_in_as_on_every_page(corpus_data: Path) -> None:
    client = create_app(corpus_data).test_client()
    for path in ("/gaps", "/matrix/authority"):
        page = client.get(path, headers={"Accept": "text/html", "Accept-Language": "en"}).text
        assert '<del class="repair"' in page
        assert '<ins class="repair"' in page
        assert "Read as" not in page


@pytest.mark.parametrize("path", ["/gaps", "/gaps/A12", "/matrix/ladder", "/matrix/ladder.csv"])
def test_a_copy_is_validated(path: str, client: FlaskClient) -> None:
    tag = client.get(path).headers["ETag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_pages_follow_each_other_without_a_gap(client: FlaskClient, report: Report) -> None:
    url, seen = "/gaps?limit=2", []
    while url:
        response = client.get(url)
        seen += [f["id"] for f in response.get_json()["findings"]]
        url = response.headers.get("Link", "").partition(">")[0].removeprefix("<")
    assert seen == [f.id for f in report.findings]


def test_a_part_of_the_findings_says_of_how_many_and_leads_to_the_others(
    client: FlaskClient, report: Report
) -> None:
    url, seen, total = "/gaps?limit=4&format=html", [], len(report.findings)
    while url:
        page = client.get(url, headers={"Accept-Language": "en"}).text
        seen += re.findall(r'class="finding [a-z]+" id="([^"]+)"', page)
        assert f"<dd>{total}</dd>" in page
        assert f" of {total}</span>" in page
        check = report.findings[0]
        found = client.get(f"/gaps?rule={check.rule}&severity={check.severity}&format=html")
        assert f'href="{found.request.full_path}"'.replace("&", "&amp;") in page
        after = re.search(r'rel="next" href="([^"]+)"', page)
        url = html.unescape(after[1]) if after else ""
    assert seen == [f.id for f in report.findings]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/gaps/A99", 404),
        ("/gaps/A99/about", 404),
        ("/gaps/A22?most=many", 400),
        ("/gaps/A12?most=1", 400),
        ("/gaps?colour=red", 400),
        ("/gaps?severity=grave", 400),
        ("/gaps?min-confidence=high", 400),
        ("/gaps?organisation=Nowhere", 400),
        ("/gaps.docx", 406),
        ("/gaps?next=xyz", 400),
        ("/matrix/ladders", 404),
        ("/matrix/ladder?colour=red", 400),
        ("/matrix/ladder.docx", 406),
        ("/matrix/span?matter=x", 400),
    ],
)
def test_what_is_wrong_is_told(path: str, status: int, client: FlaskClient) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    assert response.get_json()["detail"]


@pytest.mark.parametrize("name", list(TITLES))
def test_a_matrix_comes_in_every_form(name: str, client: FlaskClient) -> None:
    told = client.get(f"/matrix/{name}").get_json()
    assert told["matrix"] == name
    assert openpyxl.load_workbook(io.BytesIO(client.get(f"/matrix/{name}.xlsx").get_data()))
    assert (
        client.get(f"/matrix/{name}.csv").get_data(as_text=True).startswith("table,organisation")
    )
    page = client.get(f"/matrix/{name}?lang=zh-Hans", headers={"Accept": "text/html"})
    assert TITLES[name]["zh"] in page.get_data(as_text=True)
    assert "style=" not in page.get_data(as_text=True)


def test_a_matrix_is_filtered_by_position_and_matter_in_every_form(client: FlaskClient) -> None:
    asked = {"position": "总监", "matter": "return"}
    told = client.get("/matrix/authority", query_string=asked).get_json()
    assert told["filter"] == asked
    assert [c["label"]["zh-Hans"] for c in told["tables"][0]["columns"]] == ["销售总监"]
    assert len(told["tables"][0]["rows"]) == 1
    file = client.get("/matrix/authority.csv", query_string=asked | {"lang": "zh-Hans"}).text
    assert {row["column"] for row in csv.DictReader(io.StringIO(file))} == {"销售总监"}
    book = openpyxl.load_workbook(
        io.BytesIO(client.get("/matrix/authority.xlsx", query_string=asked).get_data())
    )
    assert book.worksheets[0].max_row == 2
    page = client.get(
        "/matrix/authority", query_string=asked | {"lang": "zh-Hans", "format": "html"}
    ).text
    assert "仅显示名称含“总监”的岗位" in page
    assert '<input name="position" value="总监"' in page
    assert 'href="/matrix/authority.xlsx?' in page
    assert "区域经理</th>" not in page
    nothing = client.get("/matrix/authority?position=nobody&lang=en&format=html").text
    assert "Nothing in the matrix fits this" in nothing
    assert "The documents state nothing" not in nothing


def test_a_page_of_one_organisation_has_its_kept_findings_at_a_glance(
    corpus_data: Path, client: FlaskClient
) -> None:
    built = create_app(corpus_data).test_client()
    found = built.get("/gaps").get_json()["findings"]
    iri = found[0]["organisation"]
    own = [f for f in found if f["organisation"] == iri and f["status"] == "open"]
    shown = built.get(f"/organisations/{quote(iri.removeprefix(BASE))}?lang=en").text
    section = html.unescape(shown.partition('id="gaps"')[2].partition("</section>")[0])
    counted = dict(re.findall(r'severity=(\w+)&format=html"><strong>(\d+)</strong>', section))
    assert counted == {
        severity: str(sum(f["severity"] == severity for f in own)) for severity in SEVERITIES
    }
    named = re.findall(r'href="/gaps/(\w+)\?organisation=', section)
    assert named == list(dict.fromkeys(f["rule"] for f in own))[:3]
    for address in re.findall(r'href="([^"]+)"', section):
        assert built.get(address).status_code == 200
    # A release that keeps no findings: no check is run for the page.
    local = organisation_id("华明贸易有限公司").removeprefix(BASE)
    assert 'id="gaps"' not in client.get(f"/organisations/{quote(local)}").text


def test_the_matrices_are_listed(client: FlaskClient) -> None:
    assert [m["name"] for m in client.get("/matrix").get_json()] == list(TITLES)
    asked = {"lang": "zh-Hans", "organisation": "华明贸易有限公司"}
    page = client.get("/matrix", query_string=asked, headers={"Accept": "text/html"})
    assert f"/matrix/ladder?organisation={quote(asked['organisation'])}" in page.text
    assert "授权阶梯" in page.get_data(as_text=True)


def test_a_page_offers_what_may_be_chosen(client: FlaskClient) -> None:
    page = client.get("/gaps?severity=high&organisation=", headers={"Accept": "text/html"})
    text = page.get_data(as_text=True)
    assert page.status_code == 200
    assert '<option value="high" selected>high</option>' in text
    assert "medium</h2>" not in text


def test_a_report_is_made_once_and_the_oldest_make_room() -> None:
    reports, made = Reports(most=2), []

    def report_of(key: str) -> Report:
        return reports.of(key, lambda: made.append(key) or Report((), (key,)))

    for key in ("a", "b", "a", "c", "a", "b"):
        assert report_of(key).rules == (key,)
    assert made == ["a", "b", "c", "b"]


def test_a_page_that_mentions_a_report_does_not_wait_for_it_and_has_it_later() -> None:
    reports, go, done = Reports(), threading.Event(), Report((), ("a",))
    try:
        assert reports.soon("a", lambda: go.wait() and done) is None
        assert reports.soon("a", lambda: done) is None, "it is made once"
    finally:
        go.set()
    assert reports.of("a", lambda: done) is done
    assert reports.soon("a", lambda: done) is done


def test_a_report_that_failed_is_made_again() -> None:
    reports, done = Reports(), Report((), ())

    def failing() -> Report:
        raise StoreAway("away")

    for ask in (reports.soon, reports.of):
        with pytest.raises(StoreAway):
            ask("a", failing)
    assert reports.of("a", lambda: done) is done


def test_checks_that_ended_at_a_limit_are_not_run_for_every_page_that_mentions_them() -> None:
    reports, done, made = Reports(), Report((), ()), []

    def ending() -> Report:
        made.append("now")
        raise LimitReached("too long", "time")

    for ask in (reports.of, reports.soon, reports.soon):
        with pytest.raises(LimitReached):
            ask("a", ending)
    assert made == ["now"]
    assert reports.of("a", lambda: done) is done, "who asks for the findings has them tried again"
    assert reports.soon("a", ending) is done


def test_of_many_organisations_a_matrix_asks_which(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix_pages, "_MANY", 0)
    # Asked in a way of its own, as answers are kept for the other tests.
    page = client.get("/matrix/authority?bom=2", headers={"Accept": "text/html"}).text
    assert "Choose one organisation" in page
    assert "<table" not in page
    assert client.get("/matrix/authority.csv?bom=2").text.count("\n") > 1


def test_a_change_is_tried_over_http_as_in_the_terminal(client: FlaskClient) -> None:
    told = client.get("/whatif?change=vacant&position=区域经理").get_json()
    assert told["change"]["kind"] == "vacant"
    assert told["labels"][told["change"]["position"]]["zh-Hans"] == "区域经理"
    assert told["disappear"]
    assert told["release"].startswith("sha256:")


def test_a_browser_that_names_no_change_is_shown_a_form_for_each(client: FlaskClient) -> None:
    page = client.get("/whatif", headers={"Accept": "text/html"})
    assert page.status_code == 200
    for name in CHANGES:
        assert f'name="change" value="{name}"' in page.text
    # What is wanted and left out is asked for again, with what was filled in.
    again = client.get("/whatif?format=html&change=move&position=区域经理&under=").text
    assert 'name="position" value="区域经理"' in again
    assert 'id="effect"' not in again


@pytest.mark.parametrize(
    "asked",
    [
        "change=vacant&position=区域经理",
        "change=revoke&position=区域经理&kind=approve&object=returns",
        "change=grant&position=区域经理&kind=approve&object=expense&limit=5万元",
    ],
)
def test_a_browser_is_shown_what_a_change_does(client: FlaskClient, asked: str) -> None:
    told = client.get(f"/whatif?{asked}").get_json()
    page = client.get(f"/whatif?{asked}&format=html&lang=en")
    assert page.status_code == 200
    text = html.unescape(page.text)
    for finding in (*told["appear"], *told["disappear"]):
        assert finding["message"]["en"] in text
    for one in told.get("left", ()):
        assert one["text"] in text


def test_a_position_leads_to_what_its_vacancy_would_do(client: FlaskClient) -> None:
    position = client.get("/whatif?change=vacant&position=区域经理").get_json()["change"][
        "position"
    ]
    local = quote(position.removeprefix(BASE))
    page = client.get(f"/positions/{local}", headers={"Accept": "text/html"})
    assert "/whatif?change=vacant" in page.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "one of vacant, merge"),
        ("?change=fly&position=区域经理", "one of vacant, merge"),
        ("?change=vacant", "needs 'position'"),
        ("?change=vacant&position=区域经理&under=x", "has no parameter 'under'"),
        ("?change=vacant&position=nobody", "nothing is called"),
        ("?change=merge&kept=区域经理&gone=区域经理", "are one"),
    ],
)
def test_a_change_that_cannot_be_tried_is_a_problem(
    client: FlaskClient, asked: str, said: str
) -> None:
    response = client.get(f"/whatif{asked}")
    assert response.status_code == 400
    assert said in response.get_json(force=True)["detail"]
