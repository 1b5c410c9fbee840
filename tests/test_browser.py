"""Every page in a real browser: in both languages, on a phone, by keyboard, without scripts."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import browsing
import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from rolegraph.extraction.identifiers import organisation_id, position_id, unit_id
from rolegraph.vocabulary import BASE

expect.set_options(timeout=browsing.PATIENCE)
_OWNER = organisation_id("华明贸易有限公司")
_REGION = position_id(_OWNER, "区域经理")
_DIRECTOR = position_id(_OWNER, "销售总监")


def _local(iri: str) -> str:
    return quote(iri.removeprefix(BASE))


QUESTION = "/ask?q=" + quote("who approves returns in a region office")
POSITION = f"/positions/{_local(_REGION)}"
ORGANISATION = f"/organisations/{_local(_OWNER)}"
PAGES = {
    "home": "/",
    "answer": QUESTION,
    "not stated": "/ask?q=" + quote("who approves the hiring budget"),
    "not understood": "/ask?q=" + quote("blah blah"),
    "organisations": "/organisations",
    "organisation": ORGANISATION,
    "unit": f"/units/{_local(unit_id(_OWNER, '财务部'))}",
    "position": POSITION,
    "position with a prohibition": f"/positions/{_local(position_id(_OWNER, '销售代表'))}",
    "documents": "/documents",
    "document": "/documents/sales.txt",
    "compare": f"/compare?first={quote(BASE + _REGION)}&second={quote(BASE + _DIRECTOR)}",
    "queries": "/q?format=html",
    "query": "/q/concept-uses?format=html&scheme=rgk:",
    "empty form": "/q/powers-of?format=html",
    "gaps": "/gaps?format=html",
    "matrices": "/matrix?format=html",
    "matrix": "/matrix/authority?format=html",
    "editor": "/editor",
    "search": "/search?q=" + quote("销售"),
    "nothing found": "/search?q=nothing+like+it",
    "vocabulary": "/vocabulary",
    "ontology": "/ontology/",
    "reference of a scheme": "/ontology/line.html",
    "competency questions": "/ontology/questions.html",
    "scheme": "/vocabulary/kind",
    "concept": "/vocabulary/object/return",
    "interface": "/docs",
    "what was inferred": "/why?format=html&subject=" + quote(BASE + _REGION),
    "guide": "/guide",
    "problem": "/positions/none",
}
LANGUAGES = {"en": "en-GB", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
#: Traditional is made from Simplified, whose pages are all looked at: some of each sort.
IN_TRADITIONAL = ("answer", "position", "query", "vocabulary", "ontology", "search")
PHONE = {"width": 375, "height": 800}


@pytest.fixture(scope="module")
def address(app: Flask) -> Iterator[str]:
    with browsing.serving(app) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing.chromium() as found:
        yield found


@pytest.fixture(scope="module")
def seen(browser: Browser, address: str) -> Iterator[Callable[[str, str], browsing.Visit]]:
    """What one look at each page on a phone showed, a look a language; the Chinese one in the dark."""
    kept: dict[tuple[str, str], browsing.Visit] = {}
    readers = {
        tag: browser.new_context(
            viewport=PHONE, locale=locale, color_scheme="light" if tag == "en" else "dark"
        )
        for tag, locale in LANGUAGES.items()
    }

    def look(name: str, tag: str) -> browsing.Visit:
        if (name, tag) not in kept:
            kept[name, tag] = met = browsing.visit(readers[tag], address + PAGES[name])
            met.barriers = browsing.barriers(met.page)
            met.page.close()
        return kept[name, tag]

    yield look
    for reader in readers.values():
        reader.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.set_default_timeout(browsing.PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page of a reader without scripts."""
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    context.set_default_timeout(browsing.PATIENCE)
    yield context.new_page()
    context.close()


EACH = pytest.mark.parametrize(
    ("name", "tag"),
    [
        (name, tag)
        for name in PAGES
        for tag in LANGUAGES
        if tag != "zh-Hant" or name in IN_TRADITIONAL
    ],
)


@EACH
def test_a_page_asks_this_server_alone_and_meets_no_error(
    seen: Any, address: str, name: str, tag: str
) -> None:
    met = seen(name, tag)
    assert [r for r in met.requests if not r.startswith((address, "data:", "blob:"))] == []
    told = [e for e in met.errors if name != "problem" or "404" not in e]
    assert told == []


@EACH
def test_a_page_is_in_the_readers_language_fits_a_phone_and_stays_still(
    seen: Any, name: str, tag: str
) -> None:
    layout = seen(name, tag).layout
    assert layout["lang"] == tag
    assert layout["over"] <= 0
    assert layout["sideways"] == 0
    assert layout["shift"] < 0.1
    assert layout["blocking"] == layout["inline"] == 0


@EACH
def test_a_page_is_open_to_every_reader(seen: Any, name: str, tag: str) -> None:
    assert seen(name, tag).barriers == []


def test_the_first_page_is_light(seen: Any) -> None:
    assert 0 < seen("home", "en").bytes <= 100_000


def test_a_question_is_two_clicks_from_its_sentence(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".examples a").first.click()
    page.locator("a.place").first.click()
    expect(page.locator(".here").first).to_contain_text("审批权")


def test_a_mark_shows_what_it_states_and_a_key_puts_it_away(page: Page, address: str) -> None:
    page.goto(address + PAGES["document"])
    card = page.get_by_role("tooltip")
    page.locator("#text a.m.authority").filter(has_text="退货申请的审批权").hover()
    expect(card).to_contain_text("approve")
    expect(card.get_by_role("link")).to_have_text("Regional manager")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_a_tap_shows_what_a_mark_states_and_a_second_one_leads_to_it(
    browser: Browser, address: str
) -> None:
    reader = browser.new_context(viewport=PHONE, locale="en-GB", has_touch=True, is_mobile=True)
    reader.set_default_timeout(browsing.PATIENCE)
    page = reader.new_page()
    page.goto(address + PAGES["document"])
    card, mark = page.locator("#says"), page.locator("#text a.m.authority")
    mark = mark.filter(has_text="退货申请的审批权")
    mark.tap()
    expect(card).to_contain_text("Regional manager")
    page.locator("h1").tap()
    expect(card).to_be_hidden()
    mark.tap()
    expect(card).to_be_visible()
    mark.tap()
    page.wait_for_url(f"**{POSITION}#**")
    reader.close()


def test_without_scripts_question_position_document_and_lines_are_served(
    plain: Page, address: str
) -> None:
    for path, words in {
        QUESTION: "退货申请的审批权",
        POSITION: "每周召开一次销售例会",
        PAGES["document"]: "不得私自收取货款",
        ORGANISATION: "销售代表",
    }.items():
        plain.goto(address + path)
        expect(plain.get_by_text(words).first).to_be_visible()


def test_without_scripts_the_editor_is_a_form(plain: Page, address: str) -> None:
    plain.goto(f"{address}/editor")
    plain.get_by_label("Query", exact=True).fill("ASK { ?s ?p ?o }")
    plain.get_by_label("Answer as").select_option("json")
    plain.get_by_role("button", name="Run").click()
    expect(plain.locator("body")).to_contain_text("true")


# --- Search


def test_the_slash_key_leads_to_the_box_and_a_name_to_its_page(page: Page, address: str) -> None:
    page.goto(f"{address}/documents")
    page.keyboard.press("/")
    page.keyboard.type("quyujingli")
    offered = page.get_by_role("option")
    expect(offered.first).to_contain_text("区域经理有哪些")
    page.keyboard.press("ArrowDown")
    expect(offered.first).to_have_attribute("aria-selected", "true")
    assert browsing.barriers(page) == []
    offered.filter(has_text="Position").click()
    page.wait_for_url(f"**{POSITION}")


def test_without_scripts_what_is_found_is_a_page(plain: Page, address: str) -> None:
    plain.goto(f"{address}/documents")
    plain.locator("#q").fill("退貨")
    plain.get_by_role("button", name="Search").click()
    plain.get_by_role("link", name="returns 退货", exact=True).click()
    expect(plain.get_by_text("登记退货台账")).to_be_visible()


# --- Named queries


def test_a_form_suggests_what_there_is_and_shows_the_sentences(page: Page, address: str) -> None:
    page.goto(f"{address}/q/who-may?format=html")
    field = page.get_by_label("Matter")
    field.fill("tuihuoshen")
    expect(page.locator("#values-object option").first).to_have_attribute("value", "退货申请")
    field.fill("退货申请")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("td.words").first).to_contain_text("退货")


# --- The organisation chart


def _boxes(page: Page) -> Any:
    return page.locator("#chart [role=treeitem]")


def test_a_chart_has_every_line_and_folds(page: Page, address: str) -> None:
    page.goto(address + ORGANISATION)
    expect(_boxes(page)).to_have_count(8)
    expect(page.locator("#chart path.line:not(defs path)")).to_have_count(8)
    page.get_by_role("button", name="Close all").click()
    expect(_boxes(page)).to_have_count(1)
    page.locator("#chart .fold").click()
    expect(_boxes(page)).to_have_count(3)
    page.get_by_role("button", name="Open all").click()
    expect(_boxes(page)).to_have_count(8)


def test_a_search_opens_the_chart_where_the_position_is(page: Page, address: str) -> None:
    page.goto(address + ORGANISATION)
    page.get_by_role("button", name="Close all").click()
    page.get_by_label("Find in the chart").fill("出纳")
    expect(page.locator("#chart .found")).to_have_count(1)
    expect(page.locator("#chart-status")).to_have_text("1 found")
    expect(page.locator("#chart .found")).to_be_in_viewport()


def test_a_chart_is_walked_by_keys(page: Page, address: str) -> None:
    page.goto(address + ORGANISATION)
    top = _boxes(page).first
    top.focus()
    page.keyboard.press("ArrowLeft")
    expect(_boxes(page)).to_have_count(1)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#chart :focus")).to_have_attribute("aria-level", "2")
    page.keyboard.press("Enter")
    page.wait_for_url("**/positions/**")


def test_kinds_of_line_can_be_left_out(page: Page, address: str) -> None:
    page.goto(address + ORGANISATION)
    page.locator(".chart-legend input[value=informs]").uncheck()
    expect(page.locator("#chart a path.line")).to_have_count(7)


def test_a_chart_that_is_not_drawn_yet_offers_nothing_to_press(page: Page, address: str) -> None:
    page.route("**/chart.json*", lambda route: route.abort())
    page.goto(address + ORGANISATION)
    controls = page.locator(".drawing button, .drawing input").all()
    assert len(controls) > 7
    for control in controls:
        expect(control).to_be_disabled()


@pytest.mark.parametrize(("form", "begins"), [("SVG", b"<svg"), ("PNG", b"\x89PNG")])
def test_a_chart_is_taken_away_as_a_picture(
    page: Page, address: str, form: str, begins: bytes, tmp_path: Path
) -> None:
    page.goto(address + ORGANISATION)
    with page.expect_download() as download:
        page.get_by_role("button", name=form).click()
    kept = tmp_path / download.value.suggested_filename
    download.value.save_as(kept)
    assert kept.suffix == f".{form.lower()}"
    assert kept.read_bytes().startswith(begins)
    if form == "SVG":
        assert "区域经理" in kept.read_text("utf-8") or "Regional manager" in kept.read_text()


# --- The SPARQL editor


@pytest.fixture
def editor(page: Page, address: str) -> Page:
    page.goto(f"{address}/editor")
    page.locator("#editor[data-ready]").wait_for()
    expect(page.locator("#query")).to_be_hidden()
    return page


def _write(editor: Page, text: str) -> None:
    editor.locator(".cm-content").click()
    editor.keyboard.press("Control+a")
    editor.keyboard.insert_text(text)


def test_an_example_is_run_and_its_answer_shown(editor: Page) -> None:
    editor.get_by_label("Example").select_option("positions")
    editor.get_by_role("button", name="Show").click()
    expect(editor.locator("#answer tbody tr")).to_have_count(8)
    editor.locator("#answer tbody a").first.click()
    expect(editor.locator("h1")).not_to_have_text("SPARQL")


def test_terms_of_the_release_are_completed_with_their_prefix(editor: Page) -> None:
    _write(editor, "SELECT * WHERE { ?s a ")
    editor.keyboard.type("rg:Posi")
    offered = editor.locator(".cm-tooltip-autocomplete li").first
    expect(offered).to_contain_text("rg:Position")
    expect(offered).to_contain_text("岗位")
    offered.click()
    expect(offered).to_be_hidden()
    editor.keyboard.insert_text(" }")
    expect(editor.locator("#query")).to_have_value(
        "PREFIX rg: <https://w3id.org/rolegraph/ns#>\nSELECT * WHERE { ?s a rg:Position }"
    )
    editor.keyboard.press("Control+Enter")
    expect(editor.locator("#answer tbody tr")).to_have_count(8)


def test_a_mistake_is_marked_at_its_line_and_column(editor: Page) -> None:
    _write(editor, "SELECT * WHERE {\n  ?s ?p }")
    expect(editor.locator("#told")).to_be_visible()
    expect(editor.locator(".cm-lint-marker-error")).to_have_count(1)
    _write(editor, "SELECT * WHERE { ?s a ?c }")
    expect(editor.locator("#told")).to_be_hidden()


def test_an_answer_is_downloaded(editor: Page, tmp_path: Path) -> None:
    _write(editor, "SELECT (1 AS ?n) WHERE {}")
    with editor.expect_download() as download:
        editor.get_by_role("button", name="Download").click()
    download.value.save_as(tmp_path / "answer")
    assert (tmp_path / "answer").read_text("utf-8").split() == ["n", "1"]


# --- On paper


def test_a_matrix_is_printed_on_wide_pages_from_the_first(page: Page, address: str) -> None:
    page.goto(address + PAGES["matrix"])
    sizes = re.findall(
        rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(prefer_css_page_size=True)
    )
    assert sizes
    assert all(float(width) > float(height) for width, height in sizes)
