"""A person decides on proposals in a terminal or on a page, and the table holds what was decided."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import browsing
import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient

from rolegraph import pipeline
from rolegraph.cli import rolegraph
from rolegraph.errors import BadInput, UsageError
from rolegraph.linking.candidates import Linker
from rolegraph.linking.mappings import link_quads, links, links_of, own_folder
from rolegraph.linking.review import Decision, Review
from rolegraph.linking.tables import Table
from rolegraph.linking.vocabularies import vocabulary
from rolegraph.queries import exported
from rolegraph.releases import current
from rolegraph.resources import folder
from rolegraph.store import EmbeddedStore, formats
from rolegraph.vocabulary import ROLE
from rolegraph.web import Settings, create_app

#: What a release tells of positions, as far as a review reads it.
POSITIONS = [
    {"id": f"urn:{name}", "label": {"en": name}, "role": ROLE + name}
    for name in ("brand-manager", "clerk", "sales-manager")
]


@pytest.fixture(scope="module")
def linker() -> Linker:
    return Linker(vocabulary("esco"))


@pytest.fixture
def review(linker: Linker, tmp_path: Path) -> Review:
    return Review(linker, POSITIONS, tmp_path / "rg-esco.sssom.tsv")


def decision(review: Review, role: str, verdict: str, rank: int = 0) -> Decision:
    occupation = None if verdict == "none" else review.case(role).proposals[rank].occupation
    return Decision(
        role=role,
        verdict=verdict,
        author="Kim",
        day=date(2026, 1, 2),
        occupation=occupation,
        confidence=0.9,
        reason="the same\tjob",
    )


def test_what_was_decided_is_not_asked_again(review: Review) -> None:
    assert review.pending() == ["brand-manager", "clerk", "sales-manager"]
    review.decide(decision(review, "sales-manager", "exact"))
    review.decide(decision(review, "clerk", "none"))
    assert review.pending() == ["brand-manager"]


def test_a_decision_is_a_row_with_author_date_confidence_and_reason(review: Review) -> None:
    (row,) = review.decide(decision(review, "sales-manager", "exact")).rows
    assert row["object_id"] == "esco:a7594892-ff23-4e2a-aedf-2f967ebca15c"
    assert row["mapping_justification"] == "semapv:ManualMappingCuration"
    assert (row["author_label"], row["mapping_date"]) == ("Kim", "2026-01-02")
    assert (row["confidence"], row["comment"]) == ("0.9", "the same job")


def test_what_was_rejected_is_kept_and_not_proposed_again(review: Review) -> None:
    first = review.case("brand-manager").proposals[0].occupation
    table = review.decide(decision(review, "brand-manager", "not"))
    assert [r["predicate_modifier"] for r in table.rows] == ["Not"]
    assert first not in {p.occupation for p in review.case("brand-manager").proposals}
    assert "brand-manager" in review.pending()
    assert not list(link_quads(links_of(table)))


def test_no_term_found_and_an_accepted_link_rule_each_other_out(review: Review) -> None:
    review.decide(decision(review, "clerk", "close"))
    review.decide(decision(review, "clerk", "not", 1))
    table = review.decide(decision(review, "clerk", "none"))
    assert {r["predicate_modifier"] or r["object_id"] for r in table.rows} == {
        "Not",
        "sssom:NoTermFound",
    }
    table = review.decide(decision(review, "clerk", "broad"))
    assert {r["predicate_modifier"] or r["predicate_id"] for r in table.rows} == {
        "Not",
        "skos:broadMatch",
    }


def test_a_decision_that_contradicts_the_table_is_refused_and_nothing_is_written(
    review: Review,
) -> None:
    review.decide(decision(review, "sales-manager", "exact"))
    before = review.file.read_bytes()
    with pytest.raises(UsageError, match="linked exactly to 2"):
        review.decide(decision(review, "sales-manager", "exact", 1))
    assert review.file.read_bytes() == before
    assert [f.name for f in review.file.parent.iterdir()] == [review.file.name]


def test_other_columns_and_comments_of_a_table_are_kept(review: Review) -> None:
    head = "#curie_map:\n#  esco: http://data.europa.eu/esco/occupation/\n#  rgr: https://w3id.org/rolegraph/role/\n"
    review.file.write_text(
        head + "subject_id\tpredicate_id\tobject_id\tmapping_justification\tother\n"
        "rgr:manager\tskos:closeMatch\tsssom:NoTermFound\tsemapv:ManualMappingCuration\tkept\n",
        "utf-8",
    )
    review.decide(decision(review, "clerk", "none"))
    text = review.file.read_text("utf-8")
    assert text.startswith(head)
    assert [r.get("other") for r in Table.parsed("x", text).rows] == ["", "kept"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"subject_id\tpredicate_id\n", "object_id, mapping_justification is missing"),
        (b"#curie_map: [\nsubject_id\n", "is missing"),
        ("角色\tx\n".encode("gb18030"), "in UTF-8 was wanted"),
    ],
)
def test_a_table_that_cannot_be_read_is_left_as_it_is(
    review: Review, content: bytes, fault: str
) -> None:
    review.file.write_bytes(content)
    with pytest.raises(BadInput, match=fault):
        review.pending()
    assert review.file.read_bytes() == content


# -- in the terminal ------------------------------------------------------------------------


def reviewed(published: Path, file: Path, said: str, *words: str) -> Result:
    command = ["link", "review", "--data", str(published), "--mappings", str(file)]
    return CliRunner().invoke(rolegraph, [*command, "--author", "Kim", *words], input=said)


def test_a_review_in_the_terminal_goes_on_where_it_stopped(
    published: Path, tmp_path: Path
) -> None:
    file = tmp_path / "rg-esco.sssom.tsv"
    first = reviewed(published, file, "what?\nr 1 something else\nc 1 0.7 nearly\nq\n")
    assert first.exit_code == 0, first.output
    assert "was not understood" in first.output
    rows = Table.parsed("x", file.read_text("utf-8")).rows
    assert [(r["predicate_modifier"], r["comment"]) for r in rows] in (
        [("Not", "something else"), ("", "nearly")],
        [("", "nearly"), ("Not", "something else")],
    )
    left = first.output.rstrip().rsplit("\n", 1)[1]
    second = reviewed(published, file, "s\n0 0.8 none\n")
    assert second.output.startswith(left.removeprefix("> ").partition(" ")[0])
    assert len(Table.parsed("x", file.read_text("utf-8")).rows) == 3


def test_a_number_that_was_not_proposed_is_asked_again(published: Path, tmp_path: Path) -> None:
    done = reviewed(published, tmp_path / "own.tsv", "e 9\n", "--role", "sales-manager")
    assert "There is no proposal 9" in done.output
    assert not (tmp_path / "own.tsv").exists()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("e", "was not understood"),
        ("n nothing fits", "was not understood"),
        ("e 1.5", "was not understood"),
        ("c 1 2 near", "2 is none"),
        ("0 40 nothing", "40 is none"),
    ],
)
def test_a_line_that_leaves_open_what_is_decided_is_asked_again(
    published: Path, tmp_path: Path, line: str, told: str
) -> None:
    done = reviewed(published, tmp_path / "own.tsv", f"{line}\n", "--role", "sales-manager")
    assert told in done.output
    assert not (tmp_path / "own.tsv").exists()


@pytest.mark.parametrize(
    ("line", "sure", "reason"),
    [
        ("c 1 1 the same", "1", "the same"),
        ("c =1221.1 0.5", "0.5", ""),
        ("c 1 24-hour desk", "", "24-hour desk"),
        ("0 1 no such job", "1", "no such job"),
    ],
)
def test_how_sure_a_reviewer_is_is_kept(
    published: Path, tmp_path: Path, line: str, sure: str, reason: str
) -> None:
    file = tmp_path / "own.tsv"
    reviewed(published, file, f"{line}\nq\n", "--role", "sales-manager")
    (row,) = Table.parsed("x", file.read_text("utf-8")).rows
    assert (row["confidence"], row["comment"]) == (sure, reason)


# -- beside what is shipped -----------------------------------------------------------------


def test_a_decision_of_ones_own_goes_before_the_shipped_one_and_builds_read_both(
    linker: Linker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rolegraph.linking.review.own_folder", lambda: tmp_path)
    mine = Review(linker, POSITIONS, tmp_path / "rg-esco.sssom.tsv")
    assert mine.pending() == []
    (shipped,) = mine.case("brand-manager").decided
    assert shipped["predicate_id"] == "skos:exactMatch"
    with pytest.raises(UsageError, match="linked exactly to 2"):
        mine.decide(decision(mine, "brand-manager", "exact", 1))
    mine.decide(decision(mine, "brand-manager", "not", 0))
    mine.decide(decision(mine, "brand-manager", "exact", 0))
    accepted = [x for x in links(tmp_path) if x.subject == ROLE + "brand-manager" and x.holds]
    assert [x.label for x in accepted] != [shipped["object_label"]]
    assert len(accepted) == 1
    assert len({x.subject for x in links(tmp_path)}) > 20


# -- on the page ----------------------------------------------------------------------------

HOME = {"Origin": "http://localhost"}


@pytest.fixture(scope="module")
def site(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(published, mappings=tmp_path_factory.mktemp("site") / "mappings")


@pytest.fixture
def mappings(site: Flask) -> Iterator[Path]:
    """The folder that the site writes to, empty before each test."""
    folder: Path = site.extensions["rolegraph mappings"]
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def pages(site: Flask, mappings: Path) -> FlaskClient:
    return site.test_client()


def form(client: FlaskClient, **given: str) -> dict[str, str]:
    page = client.get("/review?target=esco&role=sales-manager").get_data(as_text=True)
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    code = page.partition('name="code" value="')[2].partition('"')[0]
    usual = {"target": "esco", "role": "sales-manager", "seen": seen, "code": code}
    return usual | {"verdict": "exact", "author": "Kim"} | given


def test_a_form_without_scripts_keeps_a_decision_and_leads_on(
    pages: FlaskClient, mappings: Path
) -> None:
    assert 'href="/review"' in pages.get("/ontology/").get_data(as_text=True)
    assert "ISCO-08" in pages.get("/review").get_data(as_text=True)
    done = pages.post("/review", data=form(pages, reason="the same"), headers=HOME)
    assert (done.status_code, done.headers["Location"]) == (303, "/review?target=esco")
    (row,) = Table.parsed("x", (mappings / "rg-esco.sssom.tsv").read_text("utf-8")).rows
    assert (row["predicate_id"], row["comment"]) == ("skos:exactMatch", "the same")
    assert "the same" in pages.get("/review?target=esco").get_data(as_text=True)


@pytest.mark.parametrize(
    ("headers", "remote"),
    [
        ({}, "127.0.0.1"),
        ({"Origin": "http://evil.example"}, "127.0.0.1"),
        ({"Origin": "null"}, "127.0.0.1"),
        ({**HOME, "Sec-Fetch-Site": "cross-site"}, "127.0.0.1"),
        (HOME, "192.0.2.7"),
        ({**HOME, "X-Forwarded-For": "192.0.2.7"}, "127.0.0.1"),
        ({"Origin": "http://rebound.example", "Host": "rebound.example"}, "127.0.0.1"),
    ],
)
def test_nobody_writes_from_elsewhere(
    pages: FlaskClient, mappings: Path, headers: dict[str, str], remote: str
) -> None:
    given = form(pages)
    done = pages.post(
        "/review", data=given, headers=headers, environ_overrides={"REMOTE_ADDR": remote}
    )
    assert done.status_code == 403
    assert done.get_json()["type"].endswith("/problems/review-closed")
    assert not mappings.exists()


def test_a_setting_lets_other_machines_review(published: Path, tmp_path: Path) -> None:
    client = create_app(published, Settings(review=True), tmp_path).test_client()
    headers = {"Origin": "http://roles.example", "Host": "roles.example"}
    done = client.post(
        "/review",
        data=form(client),
        headers=headers,
        environ_overrides={"REMOTE_ADDR": "192.0.2.7"},
    )
    assert done.status_code == 303


def test_a_decision_is_shown_in_the_words_of_its_button_and_nothing_fits_stands_alone(
    published: Path,
) -> None:
    page = create_app(published).test_client().get("/review?target=esco").get_data(as_text=True)
    decided = page.partition("Decided (")[2]
    assert "<td>exactly this</td><td>brand manager</td>" in decided
    assert "<td></td><td>nothing fits</td><td>Too general: any assistant.</td>" in decided
    assert "exactMatch" not in decided


def test_who_decides_on_an_outdated_page_is_told(pages: FlaskClient) -> None:
    given = form(pages)
    assert pages.post("/review", data=given, headers=HOME).status_code == 303
    late = pages.post("/review", data=given | {"verdict": "close"}, headers=HOME)
    assert (late.status_code, late.get_json()["type"].rpartition("/")[2]) == (
        409,
        "review-changed",
    )


@pytest.mark.parametrize(
    "given", [{"verdict": "maybe"}, {"code": "0"}, {"author": " "}, {"confidence": "much"}]
)
def test_a_faulty_decision_is_refused(pages: FlaskClient, given: dict[str, str]) -> None:
    done = pages.post("/review", data=form(pages, **given), headers=HOME)
    assert done.status_code == 400
    assert "wanted" in done.get_json()["detail"] or "not '" in done.get_json()["detail"]


def test_a_table_that_may_not_be_written_makes_the_page_read_only(
    pages: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_args: False)  # root may write anything
    page = pages.get("/review?target=esco&role=clerk").get_data(as_text=True)
    assert "cannot be written here" in page
    assert page.count("disabled") == 6


def test_in_a_browser_without_scripts_a_reviewer_rejects_accepts_and_finds_nothing(
    site: Flask, mappings: Path
) -> None:
    with browsing.serving(site) as address, browsing.chromium() as browser:
        page = browser.new_context(java_script_enabled=False, locale="en-GB").new_page()
        page.set_default_timeout(browsing.PATIENCE)
        page.goto(f"{address}/review?target=esco&role=sales-director")

        def decide(words: str, rank: int = 0, reason: str = "") -> None:
            page.get_by_role("radio").nth(rank).check()
            page.get_by_label("Your name").fill("Kim")
            page.get_by_label("Reason").fill(reason)
            with (
                page.expect_navigation()
            ):  # the whole page: a click alone returns in the middle of it
                page.get_by_role("button", name=words, exact=True).click()

        decide("not this", 1, "sells elsewhere")
        # Who rejects stays with the role, and is not asked about the same again.
        assert "sales director" in page.locator("h2#role").inner_text()
        assert "sells elsewhere" in page.locator("main").inner_text()
        decide("exactly this", 0, "the same post")
        undecided = page.locator("h2#role").inner_text()
        assert "sales director" not in undecided
        decide("nothing fits")
        assert page.locator("h2#role").inner_text() != undecided
    rows = Table.parsed("x", (mappings / "rg-esco.sssom.tsv").read_text("utf-8")).rows
    found = sorted((r["predicate_modifier"], r["object_label"], r["comment"]) for r in rows)
    assert found[0] == ("", "", "")
    assert found[1] == ("", "sales manager", "the same post")
    assert (found[2][0], found[2][2]) == ("Not", "sells elsewhere")


def test_what_a_reviewer_decides_in_a_browser_is_in_the_next_build_and_its_exports(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    site = create_app(published, mappings=own_folder())
    with browsing.serving(site) as address, browsing.chromium() as browser:
        page = browser.new_context(locale="en-GB").new_page()
        page.set_default_timeout(browsing.PATIENCE)
        for words, code, reason in (
            ("not this", "11-1021.00", "runs no company"),
            ("close to this", "41-3099.00", "sells services"),
        ):
            page.goto(f"{address}/review?target=onet&role=sales-representative")
            page.get_by_label("Another occupation, by its code").fill(code)
            page.get_by_label("Your name").fill("Kim")
            page.get_by_label("How sure").fill("0.7")
            page.get_by_label("Reason").fill(reason)
            page.get_by_role("button", name=words, exact=True).click()
            assert reason in page.locator("main").inner_text()
    rows = Table.parsed("x", (own_folder() / "rg-onet.sssom.tsv").read_text("utf-8")).rows
    assert sorted((r["predicate_modifier"], r["object_id"], r["comment"]) for r in rows) == [
        ("", "onet:41-3099.00", "sells services"),
        ("Not", "onet:11-1021.00", "runs no company"),
    ]
    example = Path(str(folder("data/example")))
    for _ in ("built", "built again"):
        pipeline.build(
            pipeline.Request(sources=(example,), data=tmp_path / "data"), lambda _: None
        )
        release = current(tmp_path / "data")
        assert release is not None
        told = exported(EmbeddedStore.load(release.graph), "skos", formats.N_TRIPLES).decode()
        close = "<http://www.w3.org/2004/02/skos/core#closeMatch>"
        assert f"<{ROLE}sales-representative> {close} <urn:onet-soc:41-3099.00>" in told
        assert "urn:onet-soc:11-1021.00" not in told


def test_an_occupation_that_nothing_proposes_is_chosen_by_its_code(
    published: Path, pages: FlaskClient, mappings: Path, tmp_path: Path
) -> None:
    refused = pages.post("/review", data=form(pages, other="0.0"), headers=HOME)
    assert (refused.status_code, "no code '0.0'" in refused.get_json()["detail"]) == (400, True)
    assert pages.post("/review", data=form(pages, other="1221.1"), headers=HOME).status_code == 303
    file = tmp_path / "rg-esco.sssom.tsv"
    done = reviewed(published, file, "c =0.0\nc =1221.1 0.7 nearly\n", "--role", "clerk")
    assert "There is no code '0.0'" in done.output
    kept = [Table.parsed("x", f.read_text("utf-8")).rows[0] for f in (mappings / file.name, file)]
    assert kept[0]["object_id"] == kept[1]["object_id"]
    assert (kept[1]["confidence"], kept[1]["comment"]) == ("0.7", "nearly")
