"""The chart of an organisation: all lines are there, circles and second superiors too, as tree and list."""

import itertools
import re
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from rolegraph.extraction.identifiers import organisation_id
from rolegraph.vocabulary import BASE
from rolegraph.web.pages.chart import Chart, as_json, chart
from rolegraph.web.serving.contents import Contents, Organisation

PAGE = f"/organisations/{quote(organisation_id('华明贸易有限公司').removeprefix(BASE))}"


def _chart(lines: str, positions: str = "", elsewhere: str = "") -> Chart:
    """The chart of lines written ``a>b`` (a answers to b), ``a~b`` (functional), ``a?b`` (inferred)."""
    kinds = {">": ("line", "stated"), "~": ("functional", "stated"), "?": ("line", "inferred")}
    said = [(text[0], *kinds[text[1]], text[2]) for text in lines.split()]
    names = sorted({*(s[0] for s in said), *(s[3] for s in said), *positions})
    listed: dict[str, dict[str, Any]] = {
        each: {
            "id": each,
            "label": {"en": each},
            "defined": True,
            "reports_to": [
                {"id": upper, "title": upper, "kind": kind, "basis": basis}
                for lower, kind, basis, upper in said
                if lower == each
            ],
        }
        for each in names
    }
    own = tuple(p for iri, p in listed.items() if iri not in elsewhere)
    contents = Contents("", listed, {}, {}, {}, {}, {}, frozenset())
    return chart(Organisation("o", {}, own, ()), contents)


def _drawn(found: Chart) -> list[tuple[str, int]]:
    return [(row.about["id"], row.depth) for row in found.rows]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        ("b>a c>a d>b", [("a", 0), ("b", 1), ("d", 2), ("c", 1)]),
        ("c>a c>b", [("a", 0), ("c", 1), ("b", 0)]),
        ("b~a b>c", [("c", 0), ("b", 1), ("a", 0)]),
        ("b?a b>c", [("c", 0), ("b", 1), ("a", 0)]),
        ("a>a", [("a", 0)]),
        ("a>b b>a", [("b", 0), ("a", 1)]),
        ("a>b b>c c>a d>c", [("c", 0), ("b", 1), ("a", 2), ("d", 1)]),
    ],
)
def test_each_position_hangs_once_under_a_superior_and_nothing_is_lost(
    lines: str, rows: list[tuple[str, int]]
) -> None:
    found = _chart(lines)
    assert sorted(_drawn(found)) == sorted(rows)
    assert len(found.lines) == len(lines.split())
    assert sum(line.hangs for line in found.lines) == len(found.parents)


def test_a_line_that_leads_back_down_is_said_to_be_in_a_circle() -> None:
    circular = {(x.lower, x.upper) for x in _chart("a>b b>c c>a d>c").lines if x.circular}
    assert circular == {("c", "a")}


def test_a_position_that_no_line_touches_stands_apart() -> None:
    found = _chart("a>b", positions="x")
    assert [p["id"] for p in found.alone] == ["x"]
    assert "x" not in dict(_drawn(found))


def test_a_superior_in_another_organisation_is_drawn() -> None:
    assert _drawn(_chart("a>b", elsewhere="b")) == [("b", 0), ("a", 1)]


def test_a_chain_of_thousands_is_drawn() -> None:
    names = [chr(0x4E00 + n) for n in range(3000)]
    found = _chart(" ".join(f"{low}>{up}" for up, low in itertools.pairwise(names)))
    assert _drawn(found)[-1] == (names[-1], 2999)


def test_drawing_has_every_position_and_line_with_its_words(client: FlaskClient) -> None:
    drawn = client.get(f"{PAGE}/chart.json").json
    assert drawn is not None
    assert len(drawn["nodes"]) == 8
    assert len(drawn["lines"]) == 8
    for line in drawn["lines"]:
        (place,) = line["evidence"]
        assert "华明" not in place["quote"]
        assert client.get(place["url"]).status_code == 200
    kinds = sorted(line["kind"] for line in drawn["lines"])
    assert kinds == ["functional", "informs", *["line"] * 6]


def test_the_list_says_what_is_drawn_and_needs_no_script(client: FlaskClient) -> None:
    page = client.get(PAGE).text
    listed = page[page.index('<details class="lines"') : page.index("</details>")]
    assert listed.count("<li>") == listed.count("</li>") == 8
    assert listed.count("<ul>") == listed.count("</ul>") == 5
    assert len(re.findall(r'class="tag line[ "]', listed)) == 8
    assert listed.count('class="place"') == 8


def test_a_drawing_of_an_organisation_that_there_is_not_names_the_nearest(
    client: FlaskClient,
) -> None:
    reply = client.get("/organisations/organisation/none/chart.json")
    assert reply.status_code == 404


def test_json_names_what_each_position_hangs_on() -> None:
    drawn = as_json(_chart("b>a c~b"), lambda iri: f"/{iri}", lambda at: "")
    assert {n["id"]: n["parent"] for n in drawn["nodes"]} == {"a": None, "b": "a", "c": "b"}
