"""Large and odd things in a browser: 5,000 positions, 500 duties, a title of 200 characters, HTML."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import browsing
import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, expect

from rolegraph.extraction.identifiers import organisation_id, position_id, statement_id
from rolegraph.graph import quads
from rolegraph.model import Duty, Evidence, Label, Line, Organisation, Position, Statements
from rolegraph.releases import listing, publish
from rolegraph.vocabulary import BASE
from rolegraph.web import create_app

MANY = 5000
DUTIES = 500
SEVERAL = 150
LONG = "华东华南华北西南西北东北各大区域渠道客户" * 10
MARKUP = (
    "整理<script>document.title='taken'</script>合同<img src=x onerror=\"document.title='taken'\">"
)
ODD, LARGE = organisation_id("奇异公司"), organisation_id("远大公司")


def _many() -> Statements:
    """A tree of eight below each, a second superior for every hundredth, and one circle."""
    titles = [f"第{n}号岗位" for n in range(MANY)]
    ids = [position_id(LARGE, title) for title in titles]

    def line(lower: int, upper: int, kind: str = "line") -> Line:
        name = statement_id("line", "chart.txt", lower, upper)
        return Line(id=name, lower=ids[lower], upper=ids[upper], kind=kind, basis="stated")

    positions = (
        Position(id=iri, label=Label(hans=title), organisation=LARGE)
        for iri, title in zip(ids, titles, strict=True)
    )
    lines = [line(n, (n - 1) // 8) for n in range(1, MANY)]
    crossing = [line(n, n - 150, "functional") for n in range(200, MANY, 100)]
    owner = Organisation(id=LARGE, label=Label(hans="远大公司"), documents=("chart.txt",))
    return Statements(
        organisations=(owner,),
        positions=tuple(positions),
        lines=(*lines, *crossing, line(0, 1)),
    )


def _small() -> Statements:
    """So many organisations that a list of them has several pages, each of one position."""
    owners = [organisation_id(f"第{n}商行") for n in range(SEVERAL)]
    return Statements(
        organisations=tuple(
            Organisation(id=iri, label=Label(hans=f"第{n}商行"), documents=("odd.txt",))
            for n, iri in enumerate(owners)
        ),
        positions=tuple(
            Position(id=position_id(iri, "掌柜"), label=Label(hans="掌柜"), organisation=iri)
            for iri in owners
        ),
    )


def _odd() -> tuple[str, Statements]:
    """A text of one position whose title is very long, with very many duties, one of them markup."""
    items = [MARKUP, *(f"登记{n}号仓库的物品台账" for n in range(1, DUTIES))]
    text = "\n".join((LONG, *items))
    bearer = position_id(ODD, LONG)

    def evidence(words: str) -> tuple[Evidence, ...]:
        start = text.index(words)
        return (Evidence(document="odd.txt", start=start, end=start + len(words), quote=words),)

    duties = tuple(
        Duty(
            id=statement_id("duty", "odd.txt", place.start, place.end),
            bearer=bearer,
            reading=words,
            evidence=(place,),
            confidence=0.95,
            action=words[:2],
            object=words[2:],
        )
        for words in items
        for place in evidence(words)
    )
    position = Position(
        id=bearer, label=Label(hans=LONG), organisation=ODD, evidence=evidence(LONG)
    )
    owner = Organisation(id=ODD, label=Label(hans="奇异公司"), documents=("odd.txt",))
    return text, Statements(organisations=(owner,), positions=(position,), duties=duties)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A release whose pages are made of its listings; its graph holds the organisations alone."""
    (text, odd), many, small = _odd(), _many(), _small()
    statements = replace(
        many,
        organisations=(*many.organisations, *odd.organisations, *small.organisations),
        positions=(*many.positions, *odd.positions, *small.positions),
        duties=odd.duties,
    )
    owners = (*odd.organisations, *small.organisations)
    graph = quads(Statements(organisations=owners), ())
    files = {
        "graph.nq": ox.serialize(tuple(graph), format=ox.RdfFormat.N_QUADS) or b"",
        "positions.json": json.dumps(listing.positions(statements)).encode(),
        "units.json": json.dumps(listing.units(statements)).encode(),
    }
    data: Path = tmp_path_factory.mktemp("large")
    publish(data, files, {"odd.txt": text}, {"built": "2026-01-01T00:00:00Z", "base": BASE})
    with browsing.serving(create_app(data)) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing.chromium() as found:
        yield found


@pytest.fixture(scope="module")
def chart(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page.set_default_timeout(browsing.PATIENCE)
    page.goto(f"{address}/organisations/{quote(LARGE)}")
    page.locator("#chart [role=treeitem]").first.wait_for()
    return page


def test_a_large_chart_begins_with_what_a_reader_can_take_in(chart: Page) -> None:
    assert 1 < chart.locator("#chart [role=treeitem]").count() <= 60


def test_a_search_in_a_large_chart_opens_the_way_to_the_position(chart: Page) -> None:
    title = f"第{MANY - 10}号岗位"
    chart.get_by_label("Find in the chart").fill(title)
    expect(chart.locator("#chart .found").first).to_be_in_viewport(timeout=browsing.PATIENCE)


def test_every_position_is_drawn_and_no_two_boxes_lie_on_each_other(chart: Page) -> None:
    chart.evaluate("() => document.querySelector('button[value=open]').click()")
    places = chart.eval_on_selector_all(
        "#chart [role=treeitem]", "all => all.map(one => one.getAttribute('transform'))"
    )
    assert len(places) == len(set(places)) == MANY
    assert chart.locator("#chart a .line.circular").count() >= 1


@pytest.mark.parametrize("page", ["positions", "organisations", "documents", "compare"])
def test_odd_things_fit_a_phone_and_nothing_in_a_document_is_run(
    browser: Browser, address: str, page: str
) -> None:
    position = BASE + position_id(ODD, LONG)
    paths = {
        "positions": f"/positions/{quote(position.removeprefix(BASE))}",
        "organisations": f"/organisations/{quote(ODD)}",
        "documents": "/documents/odd.txt",
        "compare": f"/compare?first={quote(position)}&second={quote(position)}",
    }
    reader = browser.new_context(viewport={"width": 375, "height": 800}, locale="zh-CN")
    met = browsing.visit(reader, address + paths[page])
    assert met.layout["over"] <= 0
    assert met.layout["shift"] < 0.1
    assert "taken" not in met.page.title()
    assert met.page.locator("main img, main script:not([src])").count() == 0
    if page != "organisations":
        words = met.page.locator("main").text_content() or ""
        assert all(w in words for w in (LONG, MARKUP, f"登记{DUTIES - 1}号仓库的物品台账"))
    reader.close()


def test_a_long_list_is_read_page_by_page_and_found_in_by_name(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(java_script_enabled=False, locale="en-GB")
    page.set_default_timeout(browsing.PATIENCE)
    page.goto(f"{address}/organisations")
    expect(page.locator(".card")).to_have_count(100)
    page.get_by_role("link", name="Next page").click()
    expect(page.locator(".card")).to_have_count(SEVERAL + 2 - 100)
    page.get_by_role("link", name="Previous page").click()
    expect(page.locator(".card")).to_have_count(100)
    page.get_by_role("searchbox", name="Find an organisation").fill("di149shang")
    page.get_by_role("button", name="Find").click()
    expect(page.locator(".card h2")).to_have_text("第149商行")
    page.goto(f"{address}/compare")
    assert page.locator("optgroup").count() == 0
    page.close()


def test_the_list_of_a_large_chart_comes_in_parts_each_with_the_way_down_to_it(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(java_script_enabled=False, locale="en-GB")
    page.set_default_timeout(browsing.PATIENCE)
    page.goto(f"{address}/organisations/{quote(LARGE)}")
    found: set[str] = set()
    while True:
        rows = page.locator("details.lines li > a").all_text_contents()
        assert rows[0] == "第1号岗位"
        found |= set(rows)
        after = page.get_by_role("link", name="Next page")
        if not after.count():
            break
        with page.expect_navigation():  # the whole page: a click alone returns in the middle of it
            after.click()
    assert len(found) == MANY
    page.close()
