"""The interface speaks English and Chinese in either script, by choice or by what is accepted."""

import re
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

import rolegraph.web
from rolegraph.paper import in_script

WEB = Path(rolegraph.web.__file__).parent
CATALOGUE = WEB / "translations" / "zh_Hans.po"


@pytest.mark.parametrize(
    ("accepted", "tag", "words"),
    [
        ("en-GB,en;q=0.9", "en", "Ask"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans", "提问"),
        ("zh-TW,zh;q=0.9", "zh-Hant", "提問"),
        ("zh-HK", "zh-Hant", "提問"),
        ("fr-FR", "en", "Ask"),
        ("", "en", "Ask"),
    ],
)
def test_a_page_is_in_the_language_that_the_browser_accepts(
    client: FlaskClient, accepted: str, tag: str, words: str
) -> None:
    page = client.get("/", headers={"Accept-Language": accepted})
    assert f'<html lang="{tag}"' in page.text
    assert f"<button>{words}</button>" in page.text
    assert {"Accept-Language", "Cookie"} <= set(page.vary)


@pytest.mark.parametrize(
    ("path", "words"), [("/vocabulary/kind/review", "審核"), ("/gaps?format=html", "審計發現")]
)
def test_traditional_is_written_as_the_documents_write_it(
    client: FlaskClient, path: str, words: str
) -> None:
    page = client.get(path, headers={"Accept": "text/html", "Accept-Language": "zh-TW"}).text
    assert words in page
    assert "覈" not in page


def test_our_chinese_words_have_chinese_punctuation() -> None:
    words = [m.string for m in read_po(BytesIO(CATALOGUE.read_bytes())) if m.id]
    flat = [w for one in words for w in ((one,) if isinstance(one, str) else one)]
    assert [w for w in flat if re.search("[一-鿿”）][,:;?!]", w)] == []


#: A sign that Traditional writes in some words (批准) and not in others (標準).
_IN_BOTH = "准"


class _Outside(HTMLParser):
    """The words of a page outside of what is quoted, named by address, or said to be Simplified."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("meta", "link", "img", "input", "br", "hr"):
            return
        own = dict(attrs)
        quoted = tag in ("q", "code", "pre", "article", "script", "svg")
        quoted |= own.get("lang") in ("zh-Hans", "zh") or own.get("class") in ("place", "chip")
        self.open.append(quoted or (bool(self.open) and self.open[-1]))

    def handle_endtag(self, tag: str) -> None:
        if self.open and tag not in ("meta", "link", "img", "input", "br", "hr"):
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not (self.open and self.open[-1]):
            self.words.append(data.strip())


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/ask?q=谁审批退货",
        "/ask?q=谁审批招聘预算",
        "/organisations",
        "/organisations/organisation/华明贸易有限公司",
        "/positions/position/华明贸易有限公司/区域经理",
        "/units/unit/华明贸易有限公司/财务部",
        "/documents/sales.txt",
        "/q/who-may?format=html",
        "/q/duties-of?format=html&bearer=区域经理",
        "/gaps?format=html",
        "/matrix/authority?format=html",
        "/matrix/ladder?format=html",
        "/search?q=退货&format=html",
        "/vocabulary/kind",
        "/why?format=html&subject=区域经理",
        "/position/none",
    ],
)
def test_what_is_not_quoted_is_in_the_readers_script(client: FlaskClient, path: str) -> None:
    """Evidence stays as the document has it; labels, matters and composed sentences do not."""
    page = client.get(path, headers={"Accept": "text/html", "Accept-Language": "zh-TW"})
    reader = _Outside()
    reader.feed(page.text)
    asked = re.sub(r".*[=/]", "", path.removesuffix("&format=html"))
    own = [words.replace(asked, "") for words in reader.words if words not in asked]
    simplified = [
        w
        for w in own
        if any(in_script(sign, "zh-Hant") != sign for sign in w if sign not in _IN_BOTH)
    ]
    assert simplified == []


def test_a_chosen_language_holds_for_the_next_page(client: FlaskClient) -> None:
    assert '<html lang="zh-Hans"' in client.get("/?lang=zh-Hans").text
    assert '<html lang="zh-Hans"' in client.get("/", headers={"Accept-Language": "en"}).text


def test_a_language_that_there_is_not_changes_nothing(client: FlaskClient) -> None:
    page = client.get("/?lang=<script>")
    assert '<html lang="en"' in page.text
    assert "Set-Cookie" not in page.headers


def test_the_other_languages_lead_to_the_same_page_with_what_was_asked(
    client: FlaskClient,
) -> None:
    page = client.get("/ask?q=who%20approves", headers={"Accept": "text/html"})
    assert re.search(r'href="/ask\?q=who\+approves&amp;lang=zh-Hans"', page.text)


def test_a_page_of_a_named_query_has_a_tag_for_each_language(client: FlaskClient) -> None:
    address = "/q/positions?format=html"
    tags = {client.get(f"{address}&lang={tag}").headers["ETag"] for tag in ("en", "zh-Hans")}
    assert len(tags) == 2


def test_the_part_of_the_site_that_is_shown_is_marked(client: FlaskClient) -> None:
    for path in ("/documents", "/documents/sales.txt"):
        page = client.get(path, headers={"Accept": "text/html"}).text
        assert re.findall(r'href="([^"]+)" aria-current="(?:page|true)"', page) == ["/documents"]


def test_a_chosen_theme_is_in_the_page_before_any_script_runs(client: FlaskClient) -> None:
    assert "data-theme" not in client.get("/").text
    client.set_cookie("theme", "dark")
    assert 'data-theme="dark"' in client.get("/").text


def test_every_marked_string_is_translated_and_nothing_else_is_kept() -> None:
    methods = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
    marked = {found[2] for found in extract_from_dir(str(WEB), method_map=methods)}
    catalogue = read_po(BytesIO(CATALOGUE.read_bytes()))
    kept = {m.id: m.string for m in catalogue if m.id}
    assert marked == set(kept)
    assert [words for words, said in kept.items() if not "".join(said)] == []


def test_translations_keep_what_is_filled_in() -> None:
    for message in read_po(StringIO(CATALOGUE.read_text("utf-8"))):
        wanted = set(re.findall(r"%\(\w+\)[sd]", str(message.id)))
        assert set(re.findall(r"%\(\w+\)[sd]", str(message.string))) == wanted, message.id
