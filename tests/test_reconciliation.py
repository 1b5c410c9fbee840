"""Lists of titles are reconciled with our positions and roles, in version 0.2 and the draft."""

import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from rolegraph.linking import own, vocabularies
from rolegraph.linking.register import Condition, Entity, Query, Register, Term
from rolegraph.linking.vocabularies import Occupation, Vocabulary

POSITION = Term("Position", "Position")
TWO = Register(
    "two companies",
    "https://example.org/",
    [
        Entity(
            id=f"{company}/sales-manager",
            name="销售经理",
            others=("Sales manager",),
            type=POSITION,
            values={"organisation": (Term(company, f"Company {company}"),)},
        )
        for company in ("a", "b")
    ]
    + [Entity(id="a/clerk", name="文员", type=POSITION)],
    [Term("organisation", "Organisation")],
)


def best(query: Query) -> tuple[str, float, bool]:
    first = TWO.candidates(query)[0]
    return first.entity.id, first.score, first.match


def test_an_exact_name_in_any_script_or_pinyin_is_certain() -> None:
    for text in ("文员", "文員", "wenyuan", "Wen yuan"):
        assert best(Query(text=text)) == ("a/clerk", 100.0, True)


def test_a_title_that_two_companies_have_is_not_certain() -> None:
    found = TWO.candidates(Query(text="sales manager"))
    assert {c.entity.id for c in found if c.score > 90} == {"a/sales-manager", "b/sales-manager"}
    assert not any(c.match for c in found)


def test_what_is_known_besides_the_title_decides_between_them() -> None:
    known = Condition("organisation", ("Company b",))
    assert best(Query(text="销售经理", conditions=(known,))) == ("b/sales-manager", 100.0, True)
    other = Condition("organisation", ("b",), quantifier="none", required=True)
    found = TWO.candidates(Query(text="销售经理", conditions=(other,)))
    assert "b/sales-manager" not in {c.entity.id for c in found}


def test_a_name_that_is_only_alike_is_never_certain() -> None:
    found = TWO.candidates(Query(text="销售经理助理"))
    assert found
    assert not any(c.match for c in found)
    assert all("likeness" in c.features for c in found)


def test_rank_and_recruiting_noise_do_not_hide_a_name_and_leave_it_uncertain() -> None:
    assert best(Query(text="急聘资深文员（双休）")) == ("a/clerk", 92.0, False)


def test_a_suggestion_begins_with_what_was_typed() -> None:
    assert [e.id for e in TWO.suggest("销售", 5)] == ["a/sales-manager", "b/sales-manager"]
    assert [e.id for e in TWO.suggest("xsjl", 1, start=1)] == ["b/sales-manager"]
    assert [e.id for e in TWO.suggest("a/clerk", 5)] == ["a/clerk"]


def test_our_roles_know_who_holds_them() -> None:
    listing = [
        {
            "id": "https://w3id.org/rolegraph/id/position/x/销售经理",
            "label": {"zh-Hans": "销售经理"},
            "role": "https://w3id.org/rolegraph/role/sales-manager",
        }
    ]
    (first, *_) = own.roles(listing).candidates(Query(text="Sales manager"))
    assert (first.entity.id, first.match) == ("sales-manager", True)
    (holder,) = first.entity.values["position"]
    assert isinstance(holder, Term)
    assert holder.name == "销售经理"


# -- over HTTP ------------------------------------------------------------------------------


def post(client: FlaskClient, path: str, value: object) -> Any:
    return client.post(path, data=json.dumps(value), content_type="application/json").get_json()


def test_each_service_says_what_it_is(client: FlaskClient) -> None:
    listed = client.get("/reconcile").get_json()
    names = [s["url"].rpartition("/")[2] for s in listed]
    assert names[:2] == ["positions", "roles"]
    assert {"csco", "esco", "isco", "onet"} <= set(names)
    for service in listed[:2]:
        told = client.get(service["url"]).get_json()
        assert "0.2" in told["versions"]
        assert "{{id}}" in told["view"]["url"]
        draft = client.get(service["draft"]).get_json()
        assert "1.0-draft" in draft["versions"]
        assert "{id}" in draft["view"]["url"]


def test_a_batch_is_answered_by_its_keys(client: FlaskClient) -> None:
    unit = {"pid": "organisation", "v": "华明贸易有限公司"}
    batch = {
        "q0": {"query": "区域经理", "properties": [unit]},
        "q1": {"query": "宇航员", "limit": 2},
    }
    told = client.post("/reconcile/positions", data={"queries": json.dumps(batch)}).get_json()
    assert set(told) == {"q0", "q1"}
    first = told["q0"]["result"][0]
    assert (first["name"], first["match"]) == ("区域经理", True)
    assert not any(c["match"] for c in told["q1"]["result"])


def test_the_draft_is_answered_in_the_order_of_its_queries(client: FlaskClient) -> None:
    queries = [
        {"conditions": [{"matchType": "name", "propertyValue": title}]}
        for title in ("销售总监", "Regional manager")
    ]
    told = post(client, "/reconcile/positions/1.0-draft/match", {"queries": queries})
    assert [r["candidates"][0]["name"] for r in told["results"]] == ["销售总监", "区域经理"]


def test_an_entity_is_suggested_previewed_viewed_and_extended(client: FlaskClient) -> None:
    (entity, *_) = client.get("/reconcile/positions/suggest/entity?prefix=quyu").get_json()[
        "result"
    ]
    page = client.get("/reconcile/positions/preview", query_string={"id": entity["id"]})
    assert "区域经理" in page.get_data(as_text=True)
    assert "frame-ancestors *" in page.headers["Content-Security-Policy"]
    view = client.get("/reconcile/positions/view", query_string={"id": entity["id"]})
    assert client.get(view.headers["Location"]).status_code == 303
    told = client.get(
        "/reconcile/positions/flyout/entity", query_string={"id": entity["id"]}
    ).get_json()
    assert (told["id"], "区域经理" in told["html"]) == (entity["id"], True)
    told = client.get("/reconcile/positions/flyout/property?id=unit").get_json()
    assert "部门" in told["html"]
    assert client.get("/reconcile/positions/flyout/type?id=Planet").status_code == 404
    wanted = {"ids": [entity["id"], "nobody"], "properties": [{"id": "superior"}, {"id": "duty"}]}
    rows = client.post("/reconcile/positions", data={"extend": json.dumps(wanted)}).get_json()[
        "rows"
    ]
    assert [c["name"] for c in rows[entity["id"]]["superior"]] == ["销售总监"]
    assert rows["nobody"] == {"superior": [], "duty": []}
    drafted = post(client, "/reconcile/positions/1.0-draft/extend", wanted)
    assert drafted["rows"][0]["properties"][0]["values"][0]["name"] == "销售总监"
    proposed = client.get("/reconcile/positions/extend/propose?type=Position&limit=2").get_json()
    assert [p["id"] for p in proposed["properties"]] == ["organisation", "unit"]


def test_a_page_of_another_site_may_ask_by_padding(client: FlaskClient) -> None:
    body = client.get("/reconcile/roles?callback=openrefine.cb").get_data(as_text=True)
    assert body.startswith("/**/openrefine.cb({")
    assert client.get("/reconcile/roles?callback=alert(1)").status_code == 400


@pytest.mark.parametrize(
    ("batch", "where"),
    [
        ("{", "line 1"),
        ("[]", "an array"),
        ('{"q0": {}}', "q0"),
        ('{"q0": {"properties": []}}', "q0"),
        ('{"q0": {"query": "x", "props": []}}', "props"),
        ('{"q0": {"query": "x", "properties": [{"pid": "unit"}]}}', "q0.properties[0]"),
        ('{"q0": {"query": "x", "limit": 0}}', "q0.limit"),
        ('{"q0": {"query": 5}}', "q0.query: the name to look for"),
        ('{"q0": {"query": "x", "properties": [{"pid": "unit", "v": {"name": "y"}}]}}', "'id'"),
    ],
)
def test_a_faulty_batch_is_refused_with_its_place(
    client: FlaskClient, batch: str, where: str
) -> None:
    reply = client.post("/reconcile/positions", data={"queries": batch})
    assert reply.status_code == 400
    assert where in reply.get_json()["detail"]


@pytest.mark.parametrize(
    ("batch", "where"),
    [
        ([], "an array"),
        ({"q0": {"query": "x"}}, "'queries'"),
        ({"queries": [{}]}, "queries[0]"),
        ({"queries": [{"conditions": []}]}, "queries[0]"),
        ({"queries": [{"conditions": [{"propertyValue": "x"}]}]}, "conditions[0]"),
        (
            {"queries": [{"conditions": [{"matchType": "property", "propertyValue": "x"}]}]},
            "propertyId",
        ),
        (
            {
                "queries": [
                    {"type": ["a"], "conditions": [{"matchType": "name", "propertyValue": "x"}]}
                ]
            },
            "type",
        ),
    ],
)
def test_a_faulty_batch_of_the_draft_is_refused_with_its_place(
    client: FlaskClient, batch: object, where: str
) -> None:
    reply = client.post("/reconcile/positions/1.0-draft/match", json=batch)
    assert reply.status_code == 400
    assert where in reply.get_json()["detail"]


def test_a_batch_of_a_megabyte_is_refused(client: FlaskClient) -> None:
    batch = json.dumps({f"q{n}": {"query": "区域经理" * 10} for n in range(20_000)})
    assert len(batch) > 1_000_000
    reply = client.post("/reconcile/positions", data={"queries": batch})
    assert reply.status_code == 413


def test_an_unknown_service_names_those_there_are(client: FlaskClient) -> None:
    reply = client.get("/reconcile/planets")
    assert reply.status_code == 404
    assert "positions, roles" in reply.get_json()["detail"]


def test_titles_are_reconciled_with_an_outside_vocabulary(client: FlaskClient) -> None:
    batch = {"q0": {"query": "sales manager"}, "q1": {"query": "焊工"}}
    told = client.post("/reconcile/esco", data={"queries": json.dumps(batch)}).get_json()
    first = told["q0"]["result"][0]
    assert (first["name"], first["description"]) == ("sales manager", "1221.3.2.1")
    told = client.post("/reconcile/csco", data={"queries": json.dumps(batch)}).get_json()
    first = told["q1"]["result"][0]
    assert (first["name"], first["match"]) == ("焊工", True)


def test_a_name_that_is_more_usual_for_another_occupation_is_not_certain(
    client: FlaskClient,
) -> None:
    batch = {"q0": {"query": "finance director"}, "q1": {"query": "chief executive officer"}}
    told = client.post("/reconcile/esco", data={"queries": json.dumps(batch)}).get_json()
    first, second = told["q0"]["result"][:2]
    # ESCO lists it as another name of this one alone.
    assert (first["name"], second["name"]) == ("financial manager", "airport director")
    assert not any(c["match"] for c in told["q0"]["result"])
    assert told["q1"]["result"][0]["match"]


def test_what_has_no_address_of_its_own_is_viewed_here(client: FlaskClient) -> None:
    view = client.get("/reconcile/csco/view", query_string={"id": "4-01-02-01"})
    page = client.get(view.headers["Location"])
    assert "营销员" in page.get_data(as_text=True)
    role = client.get("/reconcile/roles/view", query_string={"id": "sales-manager"})
    assert "销售经理" in client.get(role.headers["Location"]).text
    abroad = client.get("/reconcile/isco/view", query_string={"id": "C1221"})
    assert abroad.headers["Location"].endswith("isco/C1221")


def test_a_running_server_follows_what_is_added_replaced_and_removed(
    client: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vocabularies, "own_folder", lambda: tmp_path)
    asked = {"queries": json.dumps({"q0": {"query": "火花匠"}})}
    for code in ("K1", "K2"):
        one = Occupation(code=code, id=f"urn:mine:{code}", label="火花匠")
        vocabularies.write(
            Vocabulary("mine", {"language": "zh", "space": "urn:mine:"}, (one,)), tmp_path
        )
        found = client.post("/reconcile/mine", data=asked).get_json()["q0"]["result"]
        assert [each["id"] for each in found] == [code]
    vocabularies.drop("mine", tmp_path)
    assert client.post("/reconcile/mine", data=asked).status_code == 404
