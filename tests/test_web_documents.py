"""From a statement to its words and back: positions, units and documents as pages."""

import re
from pathlib import Path
from urllib.parse import unquote

from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from rolegraph.vocabulary import BASE
from rolegraph.web import create_app
from rolegraph.web.pages.marking import marked, mended
from rolegraph.web.serving.contents import Stated

_BEARER = {"id": "p", "label": {"en": "P"}}
_TEXT = "区域经理審批退貨申請。"


def _local(client: FlaskClient, title: str) -> str:
    listing = client.get("/positions.json").json
    assert listing is not None
    found = next(p for p in listing if p["label"]["zh-Hans"] == title)
    return str(found["id"]).removeprefix(BASE)


def test_every_statement_of_a_position_leads_to_its_place_and_the_place_back(
    client: FlaskClient,
) -> None:
    here = f"/positions/{_local(client, '区域经理')}"
    page = client.get(here).text
    places = set(re.findall(r'href="(/documents/[^"#]+)#(char=\d+,\d+)"', page))
    assert len(places) >= 6
    for address, place in places:
        document = client.get(address).text
        assert f'id="{place}"' in document
        assert re.search(r'class="[^"]*\bhere"', document)
        assert here in unquote(document)


def test_an_anchor_of_the_document_exists_on_the_page_that_it_leads_to(
    client: FlaskClient,
) -> None:
    document = unquote(client.get("/documents/sales.txt").text)
    for address, name in set(re.findall(r'href="(/positions/[^"#]+)#([^"]+)"', document)):
        assert f'id="{name}"' in client.get(address).text, name


def test_a_document_without_its_marks_is_the_text_as_it_is_stored(client: FlaskClient) -> None:
    page = client.get("/documents/finance.txt").text
    article = re.search(r"<article[^>]*>(.*?)</article>", page, re.S)
    assert article is not None
    shown = re.sub(r"<ins.*?</ins>|<[^>]+>", "", article[1])
    assert shown.splitlines()[0] == "华明贸易有限公司财务部岗位说明"
    assert "一定额度的费用审批权" in shown


def test_a_limit_without_a_figure_is_told_from_a_number(client: FlaskClient) -> None:
    assert (
        "limit without a figure: 一定额度"
        in client.get(f"/positions/{_local(client, '财务经理')}").text
    )
    assert "limit ≤ 50,000 CNY" in client.get(f"/positions/{_local(client, '区域经理')}").text


def test_powers_stand_by_track_and_the_highest_first(client: FlaskClient) -> None:
    page = client.get(f"/positions/{_local(client, '销售总监')}").text
    assert page.index(">approve<") < page.index(">review<")


def test_a_position_is_had_as_rdf_from_the_same_address(client: FlaskClient) -> None:
    address = f"/positions/{_local(client, '区域经理')}"
    for name, media_type in (
        ("ttl", "text/turtle"),
        ("jsonld", "application/ld+json"),
        ("nt", "application/n-triples"),
        ("rdf", "application/rdf+xml"),
    ):
        assert client.get(f"{address}?format={name}").mimetype == media_type
        assert client.get(address, headers={"Accept": media_type}).mimetype == media_type


def test_a_position_shows_its_way_up_and_its_career(client: FlaskClient) -> None:
    page = unquote(client.get(f"/positions/{_local(client, '销售代表')}").text)
    way = re.search(r"Up to the top: (.*?)</p>", page)
    assert way is not None
    assert re.findall(r"/([^/\"]+)\">", way[1]) == ["区域经理", "销售总监", "总经理"]
    assert 'data-quote="晋升方向:区域经理"' in page


def test_a_position_shows_the_gaps_about_it(client: FlaskClient) -> None:
    report = client.get("/gaps.json").json
    assert report is not None
    every = client.get("/gaps?format=html").text
    about = {(s["id"], f["id"]) for f in report["findings"] for s in f["subjects"]}
    for iri in {iri for iri, _ in about if "/id/position/" in iri}:
        page = client.get(f"/positions/{iri.removeprefix(BASE)}").text
        shown = set(re.findall(r"/gaps\?[^\"]*#(A[^\"]+)\"", page))
        assert shown == {found for subject, found in about if subject == iri}
        assert all(f'id="{found}"' in every for found in shown)


def test_an_unknown_position_is_told_with_the_nearest(client: FlaskClient) -> None:
    reply = client.get("/positions/position/x/区域经历", headers={"Accept": "text/html"})
    assert reply.status_code == 404
    assert _local(client, "区域经理") in unquote(reply.text)


def test_two_positions_stand_side_by_side_matter_by_matter(client: FlaskClient) -> None:
    pair = [BASE + _local(client, title) for title in ("会计", "销售内勤")]
    page = client.get("/compare", query_string={"first": pair[0], "second": pair[1]}).text
    assert "1 matter in common · 1 of the first alone · 1 of the second alone" in page
    rows = re.findall(r"<tr(?: class=\"shared\")?><th scope=\"row\">.*?</tr>", page, re.S)
    assert [row.count("整理销售合同") for row in rows] == [2, 0, 0]
    assert [row.count("nothing stated") for row in rows] == [0, 1, 1]
    assert all("#char=" in row for row in rows), "each statement leads to its sentence"


def test_what_is_compared_is_what_the_choice_shows_though_it_is_only_named(
    corpus_data: Path,
) -> None:
    client = create_app(corpus_data).test_client()
    named = next(p["id"] for p in client.get("/positions.json").json or () if not p["defined"])
    page = client.get("/compare", query_string={"first": named, "second": named}).text
    assert re.findall(r'<option value="([^"]+)" selected>', page) == [named, named]


def test_sides_may_be_given_by_name(client: FlaskClient) -> None:
    by_name = client.get("/compare", query_string={"first": "会计", "second": "銷售內勤"}).text
    assert "1 matter in common" in by_name


def test_what_cannot_be_compared_is_named_and_the_choice_stays(client: FlaskClient) -> None:
    known = BASE + _local(client, "会计")
    page = client.get("/compare", query_string={"first": known, "second": "nobody"}).text
    assert "The documents name nothing at nobody." in page
    assert f'<option value="{known}" selected>' in page


def test_markup_in_a_document_is_shown_as_text() -> None:
    pieces = list(marked("<script>alert(1)</script>", [], {}, None))
    assert [p.text for p in pieces] == ["<script>alert(1)</script>"]


def test_a_repair_is_struck_out_and_put_in_where_it_stands() -> None:
    repairs = [
        {"start": 12, "end": 13, "raw": "審", "reading": "审"},
        {"start": 15, "end": 15, "raw": "", "reading": "货"},
    ]
    pieces = mended("对審批退申请", 11, repairs)
    assert [(p.text, p.repair.reading if p.repair else None) for p in pieces] == [
        ("对", None), ("審", "审"), ("批退", None), ("", "货"), ("申请", None),
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 10), st.integers(1, 6)), max_size=6),
    st.lists(st.tuples(st.integers(0, 10), st.integers(0, 2)), max_size=3),
    st.tuples(st.integers(0, 40), st.integers(0, 40)),
)
def test_pieces_put_together_are_the_text_whatever_lies_over_it(
    spans: list[tuple[int, int]], damage: list[tuple[int, int]], led: tuple[int, int]
) -> None:
    stated = [Stated(a, min(len(_TEXT), a + n), "duty", _BEARER, "", "") for a, n in spans]
    repairs, end = [], 0
    for start, length in sorted(damage):
        if start >= end and start + length <= len(_TEXT):
            end = start + max(length, 1)
            repairs.append({"start": start, "end": start + length, "raw": "x", "reading": "y"})
    pieces = list(marked(_TEXT, stated, {"repairs": repairs}, led))
    assert "".join(p.text for p in pieces) == _TEXT
    places = {(s.start, s.end) for s in stated} | ({led} if led[0] < len(_TEXT) else set())
    assert {b for p in pieces for b in p.begins} == {f"char={a},{b}" for a, b in places}
