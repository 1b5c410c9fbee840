"""Named queries answer on the invented organisation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rolegraph.errors import UnknownQuery, UsageError
from rolegraph.queries import details_of, evidence_of, labels_of, library, run
from rolegraph.releases import open_release
from rolegraph.store import EmbeddedStore
from rolegraph.store.tokens import tokens
from rolegraph.vocabulary import BASE


def position(title: str) -> str:
    return f"{BASE}position/华明贸易有限公司/{title}"


def bearers(store: EmbeddedStore, name: str, **parameters: str | int) -> set[str]:
    rows = run(store, name, parameters).rows
    return {str(row["bearer"]).rsplit("/", 1)[1] for row in rows}


def test_who_approves_returns_is_the_one_who_approves_not_the_one_who_reviews(
    organisation: EmbeddedStore,
) -> None:
    asked = {"kind": "rgk:approve", "object": "rgo:return"}
    assert bearers(organisation, "who-may", **asked) == {"区域经理"}
    assert bearers(organisation, "who-may", **asked, unit="rgu:region-office") == {"区域经理"}
    assert bearers(organisation, "who-may", **asked, unit="rgu:finance-department") == set()


def test_an_amount_leaves_out_whoever_has_a_lower_limit(organisation: EmbeddedStore) -> None:
    asked = {"kind": "rgk:approve", "object": "rgo:expense"}
    assert bearers(organisation, "who-may", **asked, amount=50000) == {"区域经理", "财务经理"}
    assert bearers(organisation, "who-may", **asked, amount=50001) == {"财务经理"}


def test_a_final_approval_counts_as_an_approval(organisation: EmbeddedStore) -> None:
    assert bearers(organisation, "who-may", kind="rgk:approve", object="rgo:sales-plan") == {
        "总经理"
    }


def test_a_parameter_left_out_means_any(organisation: EmbeddedStore) -> None:
    assert bearers(organisation, "who-may", kind="rgk:approve") == {
        "总经理",
        "销售总监",
        "区域经理",
        "财务经理",
    }


def test_every_row_leads_to_the_words_it_rests_on(organisation: EmbeddedStore) -> None:
    rows = run(organisation, "who-may", {"kind": "rgk:approve", "object": "rgo:return"}).rows
    statement = str(rows[0]["statement"])
    (place,) = evidence_of(organisation, [statement])[statement]
    assert (place.document, place.quote) == ("sales.txt", "有对退货申请的审批权")


def test_an_unknown_query_is_answered_with_the_nearest_names() -> None:
    with pytest.raises(UnknownQuery, match="who-may"):
        library()["who_may"]


def test_a_missing_parameter_and_an_unknown_one_are_named(organisation: EmbeddedStore) -> None:
    with pytest.raises(UsageError, match="needs a value for: bearer"):
        run(organisation, "powers-of")
    with pytest.raises(UsageError, match="no parameter 'colour'"):
        run(organisation, "powers-of", {"colour": "red"})


@pytest.fixture(scope="module")
def example(example_data: Path) -> EmbeddedStore:
    """The organisation that comes with rolegraph, as it is built."""
    return EmbeddedStore.load(open_release(example_data).graph)


@pytest.mark.parametrize("name", list(library()))
def test_every_query_gives_its_documented_answer_as_it_stands(
    name: str, example: EmbeddedStore
) -> None:
    query = library()[name]
    table = example.select(query.text)
    assert table.columns == tuple(c.name for c in query.header.columns)
    assert len(table.rows) == query.header.expected_rows


def test_details_hold_the_limit_with_its_figure_and_where_more_goes(
    organisation: EmbeddedStore,
) -> None:
    rows = run(organisation, "limits-ladder", {"object": "rgo:sales-expense"}).rows
    statement = str(rows[0]["statement"])
    details = details_of(organisation, [statement])[statement]
    (limit,) = details.figures["limit"]
    assert (limit["value"], limit["unit"]) == (50000, "CNY")
    assert limit["escalatesTo"] == position("销售总监")
    assert details.values["objectWord"] == "销售费用"


def test_labels_come_by_language_with_the_tags_of_the_contract(
    organisation: EmbeddedStore,
) -> None:
    iri = position("区域经理")
    assert labels_of(organisation, [iri])[iri] == {
        "zh-Hans": "区域经理",
        "en": "Regional manager",
    }


def groups_of_exists(text: str) -> Iterator[list[str]]:
    """Yield what stands in each EXISTS, as tokens, groups within it left out."""
    cut = [token.text for token in tokens(text)]
    for place in (at for at, word in enumerate(cut) if word.upper() == "EXISTS"):
        depth, own = 0, []
        for word in cut[place + 1 :]:
            depth += (word == "{") - (word == "}")
            if not depth:
                break
            if depth == 1 and word not in "{}":
                own.append(word)
        yield own


@pytest.mark.parametrize("name", library())
def test_an_exists_joins_nothing_as_oxigraph_would_join_it_over_the_whole_graph(name: str) -> None:
    # who-lacks took minutes over 10,000 positions; with a triple in each group it takes 0.3 s.
    for own in groups_of_exists(library()[name].body):
        filtered = [at for at, word in enumerate(own) if word.upper() == "FILTER"]
        pattern = " ".join(own[: min(filtered, default=len(own))])
        assert pattern.strip(" .").count(" ;") + pattern.strip(" .").count(" . ") == 0, pattern
