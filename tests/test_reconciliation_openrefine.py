"""The requests that OpenRefine sends, as its client code makes them, are answered by a server that runs."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

import browsing
import pytest
from flask import Flask

#: Where OpenRefine's own page comes from.
PAGE = "http://127.0.0.1:3333"
#: The function that jQuery names for JSONP, and the stamp that it adds.
PADDED = {"callback": "jQuery36006424_1764291", "_": "1764292"}
#: What JavaScript's encodeURI leaves as it is.
_KEPT = ";,/?:@&=+$-_.!~*'()#"


@pytest.fixture(scope="module")
def positions(app: Flask) -> Iterator[str]:
    with browsing.serving(app) as address:
        yield f"{address}/reconcile/positions"


def got(address: str, **asked: str) -> tuple[str, str]:
    """The body of what OpenRefine's page asks for, and which pages may read it."""
    sent = Request(f"{address}?{urlencode(asked)}" if asked else address, headers={"Origin": PAGE})
    with urlopen(sent, timeout=60) as answer:
        return answer.read().decode(), answer.headers["Access-Control-Allow-Origin"]


def posted(address: str, name: str, value: object) -> Any:
    """What OpenRefine's server is told: one name of a form, as HttpClient.postNameValue sends it."""
    form = urlencode({name: json.dumps(value, ensure_ascii=False)}).encode()
    kind = "application/x-www-form-urlencoded; charset=UTF-8"
    with urlopen(Request(address, form, {"Content-Type": kind}), timeout=60) as answer:
        return json.loads(answer.read())


def test_a_service_is_added_across_origins_and_by_padding(positions: str) -> None:
    body, readers = got(positions)
    assert readers == "*"
    manifest = json.loads(body)
    assert manifest["identifierSpace"]
    assert manifest["schemaSpace"]
    padded, _ = got(positions, **PADDED)
    told = re.fullmatch(r"/\*\*/jQuery36006424_1764291\((.*)\);", padded)
    assert told is not None
    assert json.loads(told[1]) == manifest


def test_types_of_a_column_are_guessed_from_its_first_cells(positions: str) -> None:
    told = posted(positions, "queries", {"q0": {"query": "区域经理", "limit": 3}})
    assert {t["id"] for c in told["q0"]["result"] for t in c["type"]} == {"Position"}


def test_cells_of_every_sort_are_reconciled_in_one_batch(positions: str) -> None:
    organisation = posted(positions, "queries", {"q0": {"query": "区域经理"}})["q0"]["result"][0]
    typed = {"type": "Position", "type_strict": "should"}
    matched = {"pid": "superior", "v": {"id": organisation["id"], "name": organisation["name"]}}
    cells = [
        {
            "query": "区域经理",
            **typed,
            "properties": [{"pid": "organisation", "v": "华明贸易有限公司"}],
        },
        {"query": "區域經理", **typed},
        {"query": "Regional manager", **typed, "properties": [matched], "limit": 2},
        {
            "query": "2024",
            **typed,
            "properties": [{"pid": "unit", "v": 7}, {"pid": "role", "v": True}],
        },
        {"query": " ", **typed},
        {"query": "🎈C++/C# & “经理”\t100%+", **typed},
    ]
    told = posted(positions, "queries", {f"q{n}": cell for n, cell in enumerate(cells)})
    assert list(told) == [f"q{n}" for n in range(len(cells))]
    assert told["q0"]["result"][0]["match"] is True
    assert told["q1"]["result"][0]["id"] == told["q0"]["result"][0]["id"]
    assert len(told["q2"]["result"]) <= 2
    assert told["q4"]["result"] == []
    for one in (c for answer in told.values() for c in answer["result"]):
        assert isinstance(one["id"], str)
        assert isinstance(one["score"], int | float)


def test_columns_are_proposed_and_added(positions: str) -> None:
    manifest = json.loads(got(positions)[0])
    asked = manifest["extend"]["propose_properties"]
    body, readers = got(asked["service_url"] + asked["service_path"], type="Position")
    proposed = [{"id": p["id"], "name": p["name"]} for p in json.loads(body)["properties"]]
    assert readers == "*"
    entity = posted(positions, "queries", {"q0": {"query": "区域经理"}})["q0"]["result"][0]["id"]
    wanted = [{**p, "settings": {}} for p in proposed]
    told = posted(positions, "extend", {"ids": [entity, entity], "properties": wanted})
    assert [m["id"] for m in told["meta"]] == [p["id"] for p in proposed]
    row = told["rows"][entity]
    assert set(row) == {p["id"] for p in proposed}
    assert all({"id", "name"} <= set(v) or "str" in v for cells in row.values() for v in cells)


def test_a_match_is_searched_shown_and_looked_up(positions: str) -> None:
    manifest = json.loads(got(positions)[0])
    for kind, prefix in (("entity", "区域"), ("property", "uni"), ("type", "Pos")):
        asked = manifest["suggest"][kind]
        where = asked["service_url"] + asked["service_path"]
        found = json.loads(got(where, prefix=prefix)[0])["result"]
        assert found, kind
        assert "jQuery36006424_1764291(" in got(where, prefix=prefix, **PADDED)[0]
        flyout = asked["service_url"] + asked["flyout_service_path"]
        said, readers = got(flyout.replace("${id}", quote(found[0]["id"], safe="")))
        assert (json.loads(said)["id"], readers) == (found[0]["id"], "*")
    entity = posted(positions, "queries", {"q0": {"query": "区域经理"}})["q0"]["result"][0]["id"]
    for shown in (manifest["preview"]["url"], manifest["view"]["url"]):
        assert "区域经理" in got(quote(shown.replace("{{id}}", entity), safe=_KEPT))[0]
