"""Matrices: what stands in each cell is stated, and leads to its sentence."""

import csv
import io
import json
import math
import re
from html import unescape
from pathlib import Path

import openpyxl
import pyoxigraph as ox
import pytest

from rolegraph.audit import audit
from rolegraph.cli import main
from rolegraph.errors import UnknownResource
from rolegraph.graph.ontology import ontology_quads, ontology_triples
from rolegraph.inference import infer
from rolegraph.matrices import TITLES, Filter, Matrix, Row, Side, compared, filtered, tables
from rolegraph.matrices.output import FORMS, Tabled
from rolegraph.matrices.rungs import Span, gaps, overlaps, span
from rolegraph.matrices.spans import reach
from rolegraph.paper import LANGUAGES
from rolegraph.store import EmbeddedStore
from rolegraph.vocabulary import BASE, expand

ORGANISATION = f"{BASE}organisation/华明贸易有限公司"
ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "audit"


def position(title: str) -> str:
    return f"{BASE}position/华明贸易有限公司/{title}"


def one(store: EmbeddedStore, name: str) -> Matrix:
    (matrix,) = tables(store, name)
    return matrix


def row(matrix: Matrix, head: str) -> Row:
    (found,) = (r for r in matrix.rows if r.head.id == head)
    return found


def codes(found: Row, column: str) -> list[str]:
    return [entry.code for entry in found.cells.get(column, ())]


def remarked(found: Row) -> list[str]:
    return [remark["en"] for remark in found.remarks]


def fixture(check: str, kind: str = "trigger") -> EmbeddedStore:
    """The graph that triggers a check, or its clean twin, closed as a build closes it."""
    return closed(FIXTURES / check / f"{kind}.ttl")


def closed(file: Path, without: str = "") -> EmbeddedStore:
    """A graph of a file with what follows, ``without`` one statement."""
    graph = ox.NamedNode("https://example.org/graph")
    store = ox.Store()
    store.extend(ontology_quads())
    for triple in ox.parse(path=file):
        if str(triple.subject) == f"<{without}>":
            continue
        store.add(ox.Quad(triple.subject, triple.predicate, triple.object, graph))
    infer(store, ontology_triples())
    return EmbeddedStore.from_quads(store)


def test_the_authority_matrix_keeps_kinds_apart_and_shows_the_limit(
    organisation: EmbeddedStore,
) -> None:
    matrix = one(organisation, "authority")
    returns = row(matrix, expand("rgo:return-request"))
    assert codes(returns, position("区域经理")) == ["approve"]
    assert codes(returns, position("销售总监")) == ["review"]
    (expense,) = row(matrix, expand("rgo:sales-expense")).cells[position("区域经理")]
    assert expense.detail["zh-Hans"] == "五万元以内"
    (place,) = matrix.evidence[expense.statements[0]]
    assert place.quote == "对五万元以内的销售费用有审批权"


def test_an_authority_that_only_a_duty_implies_is_marked(organisation: EmbeddedStore) -> None:
    matrix = one(organisation, "authority")
    (managing,) = row(matrix, expand("rgo:staff")).cells[position("区域经理")]
    assert (managing.code, managing.derived) == ("manage", "implied")
    shown = Tabled(name="authority", title=matrix.title, matrices=(matrix,), release="")
    assert "manage*" in FORMS["html"](shown).decode()
    assert "the text does not grant it" in FORMS["html"](shown).decode()


def test_columns_stand_below_the_organisation_they_are_of(
    organisation_quads: tuple[ox.Quad, ...],
) -> None:
    """The first row is of the organisation that comes second by name."""
    other, matter = f"{BASE}organisation/阿尔法", f"{BASE}authority/a.txt/1-2/approve"
    position_iri = f"{BASE}position/阿尔法/总监"
    triples = [
        (position_iri, "rdf:type", ox.NamedNode(expand("rg:Position"))),
        (position_iri, "rg:inOrganisation", ox.NamedNode(other)),
        (position_iri, "skos:prefLabel", ox.Literal("总监", language="zh-Hans")),
        (other, "skos:prefLabel", ox.Literal("阿尔法", language="zh-Hans")),
        (matter, "rg:borneBy", ox.NamedNode(position_iri)),
        (matter, "rg:kind", ox.NamedNode(expand("rgk:approve"))),
        (matter, "rg:objectWord", ox.Literal("一切")),
        (matter, "rg:object", ox.NamedNode(expand("rgo:contract"))),
    ]
    graph = ox.NamedNode("https://example.org/graph")
    added = [ox.Quad(ox.NamedNode(s), ox.NamedNode(expand(p)), o, graph) for s, p, o in triples]
    store = EmbeddedStore.from_quads([*organisation_quads, *added])
    (matrix,) = tables(store, "authority", [ORGANISATION, other])
    assert [of for of, _ in matrix.column_groups] == [other, ORGANISATION]
    shown = Tabled(
        name="authority", title=matrix.title, matrices=(matrix,), release="", language="zh-Hans"
    )
    page = FORMS["html"](shown).decode()
    assert '<th scope="colgroup" colspan="1">阿尔法</th>' in page
    assert page.index("阿尔法</th>") < page.index("华明贸易有限公司</th>")
    assert page.index(">总监</th>") < page.index(">区域经理</th>")


def test_raci_keeps_what_is_stated_apart_from_what_follows(organisation: EmbeddedStore) -> None:
    matrix = one(organisation, "raci")
    stated = [r for r in matrix.rows if r.group and r.group.id == "退货流程"]
    assert [codes(r, letter) for r, letter in zip(stated, "RA", strict=True)] == [
        [position("销售代表")],
        [position("区域经理")],
    ]
    assert all(not e.derived for r in stated for cell in r.cells.values() for e in cell)
    derived = row(matrix, expand("rgo:return-request"))
    assert codes(derived, "A") == [position("区域经理")]
    assert codes(derived, "C") == [position("销售总监")]
    assert {e.derived for cell in derived.cells.values() for e in cell} == {"R04"}


def test_the_letters_that_follow_are_those_of_the_ontologys_rule(
    organisation: EmbeddedStore,
) -> None:
    links = {
        "R": "suggestsResponsible",
        "A": "suggestsAccountable",
        "C": "suggestsConsulted",
        "I": "suggestsInformed",
    }
    text = " UNION ".join(
        f"{{ ?bearer <{expand(f'rg:{name}')}> ?matter BIND('{letter}' AS ?letter) }}"
        for letter, name in links.items()
    )
    inferred = organisation.select(f"SELECT * WHERE {{ {text} }}").rows
    matrix = one(organisation, "raci")
    shown = {
        (entry.code, found.head.id, column.id)
        for found, column, entry in matrix.entries()
        if entry.derived
    }
    assert shown == {(r["bearer"], r["matter"], r["letter"]) for r in inferred}


def test_a_row_of_raci_without_an_a_is_remarked(organisation: EmbeddedStore) -> None:
    matrix = one(organisation, "raci")
    assert remarked(row(matrix, expand("rgo:customer"))) == ["no A stated"]
    assert remarked(row(matrix, expand("rgo:contract"))) == []


@pytest.mark.parametrize(
    ("limits", "gap", "overlap"),
    [
        ([("≤", 5), (">", 5)], [], []),
        ([("<", 5), (">", 5)], [((5, 0), (5, 1))], []),
        ([("≤", 5), ("≥", 5)], [], [((5, 0), (5, 1))]),
        ([("≤", 5), (">", 9)], [((5, 1), (9, 1))], []),
        ([("≤", 9), (">", 5)], [], [((5, 1), (9, 1))]),
        ([("≤", 5), ("≤", 50)], [], []),
        ([(">", 5)], [((0, 0), (5, 1))], []),
    ],
)
def test_a_ladder_meets_at_its_bounds_or_leaves_a_gap_or_an_overlap(
    limits: list[tuple[str, float]], gap: list[object], overlap: list[object]
) -> None:
    spans = []
    for n, (operator, value) in enumerate(limits):
        found = span(operator, value, None, None)
        assert found is not None
        spans.append(Span(found.low, found.high, str(n)))
    assert [(s.low, s.high) for s in gaps(spans)] == gap
    assert [(s.low, s.high) for s in overlaps(spans)] == overlap


def test_a_range_is_a_span_and_a_limit_without_a_figure_is_none() -> None:
    assert span("", None, 3, 5) == Span((3, 0), (5, 1))
    assert span("", None, 3, None) == Span((3, 0), (math.inf, 1))
    assert span("", None, None, None) is None


def test_the_ladder_names_where_more_goes_and_what_has_no_figure(
    organisation: EmbeddedStore,
) -> None:
    rows = {r.group.id: r for r in one(organisation, "ladder").rows if r.group}
    expense = rows[expand("rgo:sales-expense")]
    assert codes(expense, "amounts") == ["≤ 50,000 CNY"]
    assert codes(expense, "above") == [position("销售总监")]
    vague = rows[expand("rgo:expense")]
    assert (codes(vague, "amounts"), codes(vague, "above")) == (["no-figure"], ["not-stated"])
    assert codes(rows[expand("rgo:return-request")], "amounts") == ["no-limit"]


def test_a_gap_that_the_audit_finds_is_drawn_in_the_ladder() -> None:
    store = fixture("A13-ladder-with-gap-or-overlap")
    assert audit(store, only=["A13"]).findings
    matrix = one(store, "ladder")
    flaws = [r for r in matrix.rows if r.bar and r.bar.kind != "rung"]
    assert flaws
    assert all(r.remarks for r in flaws)
    written = FORMS["html"](
        Tabled(name="ladder", title=matrix.title, matrices=(matrix,), release="")
    )
    assert b"stroke-dasharray" in written


def test_limits_per_month_and_limits_that_say_nothing_of_it_are_on_scales_of_their_own() -> None:
    store = fixture("A13-ladder-with-gap-or-overlap", "clean")
    assert audit(store, only=["A13"]).findings == ()
    matrix = one(store, "ladder")
    scales = {str(r.group.label["en"]) for r in matrix.rows if r.group}
    assert scales == {"expenses · per month", "expenses · per what is not stated"}
    assert not [r for r in matrix.rows if r.remarks]
    above = {codes(r, "amounts")[0]: codes(r, "above") for r in matrix.rows}
    assert above["> 20,000 CNY per month"] == []
    assert above["≤ 50,000 CNY"] == ["https://example.org/manager"]


SCHOOL = f"{BASE}school"
IN_WORDS = ROOT / "tests" / "queries" / "in-words.ttl"


@pytest.fixture(scope="module")
def school() -> EmbeddedStore:
    """An organisation whose matters the object scheme does not have, but for one."""
    return closed(IN_WORDS)


def test_a_matter_known_by_its_words_has_its_ladder_with_the_gap(school: EmbeddedStore) -> None:
    matrix = one(school, "ladder")
    rungs = [r for r in matrix.rows if r.group and r.group.id == "virements"]
    assert [r.head.id for r in rungs] == [f"{BASE}head", "gap", f"{BASE}board"]
    assert [codes(r, "amounts") for r in rungs] == [
        ["≤ 3,000 GBP"],
        ["> 3,000 GBP, ≤ 10,000 GBP"],
        ["> 10,000 GBP"],
    ]
    assert codes(rungs[0], "above") == [f"{BASE}board"]
    assert {r.group.id for r in matrix.rows if r.group} == {"virements", expand("rgo:budget")}


def test_capitals_and_articles_make_no_row_of_their_own(school: EmbeddedStore) -> None:
    held = row(one(school, "authority"), "virements")
    assert codes(held, f"{BASE}board") == ["final-approval"]
    assert codes(held, f"{BASE}head") == ["approve"]
    assert codes(held, f"{BASE}bursar") == ["propose", "review"]


def test_a_matter_known_by_its_words_has_its_letters_where_somebody_has_a_say(
    school: EmbeddedStore,
) -> None:
    matrix = one(school, "raci")
    letters = row(matrix, "virements")
    assert [codes(letters, letter) for letter in "RACI"] == [
        [f"{BASE}bursar"],
        [f"{BASE}board", f"{BASE}head"],
        [f"{BASE}bursar"],
        [],
    ]
    assert remarked(letters) == ["several A, each within a limit"]
    assert "assembly" not in {r.head.id for r in matrix.rows}


def test_matters_known_by_their_words_are_compared(school: EmbeddedStore) -> None:
    poorer = closed(IN_WORDS, without=f"{BASE}board-virements")
    _, by_matter, _ = compared(Side(school, SCHOOL), Side(poorer, SCHOOL))
    (only,) = (r for r in by_matter.rows if r.remarks)
    assert codes(only, "first") == [f"{BASE}board"]
    assert only.group
    assert only.group.id == "virements"


@pytest.mark.parametrize("name", ["authority", "raci", "ladder"])
@pytest.mark.parametrize("form", list(FORMS))
def test_every_form_names_a_matter_known_by_its_words(
    name: str, form: str, school: EmbeddedStore
) -> None:
    shown = Tabled(
        name=name,
        title=TITLES[name],
        matrices=(one(school, name),),
        release="",
        language="zh-Hant",
    )
    written = FORMS[form](shown)
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(written))
        cells = {str(c.value) for sheet in book for r in sheet.iter_rows() for c in r}
        assert cells & {"virements", "Virements"}
    else:
        assert b"irements" in written
        assert b'href="virements"' not in written


def test_the_heat_map_shows_what_check_a20_finds() -> None:
    store = fixture("A20-incompatible-duties")
    found = audit(store, only=["A20"]).findings
    shown = {(c.id, s) for _, c, e in one(store, "sod").entries() for s in e.statements}
    assert shown
    assert {bearer for bearer, _ in shown} == {s.id for f in found for s in f.subjects}


def test_the_span_counts_direct_and_further_subordinates(organisation: EmbeddedStore) -> None:
    matrix = one(organisation, "span")
    top = row(matrix, position("总经理"))
    assert [codes(top, c) for c in ("direct", "all", "levels")] == [["2"], ["6"], ["3"]]
    assert remarked(row(matrix, position("区域经理"))) == ["one position below"]


def test_a_circle_of_superiors_ends_where_it_began() -> None:
    assert reach("a", {"a": ("b",), "b": ("c",), "c": ("a",)}) == [{"b"}, {"c"}, {"a"}]


def test_an_unknown_matrix_is_answered_with_those_there_are(organisation: EmbeddedStore) -> None:
    with pytest.raises(UnknownResource, match="ladder"):
        tables(organisation, "ladders")


def test_another_organisation_has_none_of_this_ones_rows(organisation: EmbeddedStore) -> None:
    for name in TITLES:
        (matrix,) = tables(organisation, name, ["https://example.org/other"])
        assert not matrix.columns or not list(matrix.entries())


@pytest.fixture(scope="module")
def poorer(organisation_quads: tuple[ox.Quad, ...]) -> EmbeddedStore:
    """The organisation without the regional manager's approval of returns."""
    gone = f"{BASE}authority/sales.txt/142-152/approve"
    kept = (q for q in organisation_quads if ox.NamedNode(gone) not in (q.subject, q.object))
    return EmbeddedStore.from_quads(kept)


def test_what_a_reference_lacks_is_told_by_role_matter_and_control(
    organisation: EmbeddedStore, poorer: EmbeddedStore
) -> None:
    same = compared(Side(organisation, ORGANISATION), Side(organisation, ORGANISATION))
    assert not [r for matrix in same for r in matrix.rows if r.remarks]
    found = compared(Side(organisation, ORGANISATION), Side(poorer, ORGANISATION))
    for matrix in found:
        (only,) = (r for r in matrix.rows if r.remarks)
        assert list(only.cells) == ["first"]
        assert codes(only, "first") == [position("区域经理")]
        assert "approve" in only.head.id
        assert remarked(only)[0].startswith("only ")


@pytest.fixture(scope="module", params=list(TITLES))
def tabled(request: pytest.FixtureRequest, organisation: EmbeddedStore) -> Tabled:
    name = request.param
    return Tabled(
        name=name, title=TITLES[name], matrices=tables(organisation, name), release="sha256:00"
    )


def test_every_sentence_is_in_the_csv_the_json_and_the_page(tabled: Tabled) -> None:
    rows = list(csv.DictReader(io.StringIO(FORMS["csv"](tabled).decode())))
    told = json.loads(FORMS["json"](tabled))
    page = unescape(FORMS["html"](tabled).decode())
    for matrix in tabled.matrices:
        for _, column, entry in matrix.entries():
            for statement in entry.statements:
                for place in matrix.evidence[statement]:
                    assert place.quote in page
                    key = (column.id, statement, str(place.start), place.quote)
                    assert key in {
                        (r["column_id"], r["statement"], r["start"], r["quote"]) for r in rows
                    }
    assert told["matrix"] == tabled.name
    assert len(told["tables"]) == len(tabled.matrices)


def test_a_workbook_has_a_sheet_a_matrix_and_one_with_the_sentences(tabled: Tabled) -> None:
    book = openpyxl.load_workbook(io.BytesIO(FORMS["xlsx"](tabled)))
    assert len(book.sheetnames) == len(tabled.matrices) + 1
    for sheet, matrix in zip(book.worksheets, tabled.matrices, strict=False):
        assert sheet.max_row == len(matrix.rows) + 1
        assert sheet.freeze_panes


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_speaks_the_language_asked_for(language: str, organisation: EmbeddedStore) -> None:
    title = {"en": "Span of control", "zh-Hans": "管理幅度", "zh-Hant": "管理幅度"}[language]
    shown = Tabled(
        name="span",
        title=TITLES["span"],
        matrices=tables(organisation, "span"),
        release="",
        language=language,
    )
    page = FORMS["html"](shown).decode()
    assert f'<html lang="{language}">' in page
    assert f"<h1>{title}</h1>" in page


def test_the_commands_print_json_alone(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--data", str(published), "--json"]
    with pytest.raises(SystemExit) as ended:
        main(["matrix", "ladder", "--organisation", "华明贸易有限公司", *asked])
    told = json.loads(capsys.readouterr().out)
    assert (ended.value.code, told["matrix"], len(told["tables"])) == (0, "ladder", 1)
    with pytest.raises(SystemExit) as ended:
        main(["compare", "华明贸易有限公司", "華明貿易有限公司", *asked])
    told = json.loads(capsys.readouterr().out)
    assert (ended.value.code, len(told["tables"])) == (0, 3)
    with pytest.raises(SystemExit) as ended:
        main(["matrix", "span", "--organisation", "Nowhere", *asked])
    assert ended.value.code == 2
    assert "nothing is called 'Nowhere'" in capsys.readouterr().err


def commands(page: str) -> list[str]:
    """The commands of a page of docs: the indented lines, without what is said beside them."""
    lines = (ROOT / "docs" / page).read_text("utf-8").splitlines()
    told = (line.strip() for line in lines if line.startswith("    rolegraph "))
    return [re.split(r"\s{2,}", line)[0].removeprefix("rolegraph ") for line in told]


@pytest.mark.parametrize("command", commands("matrices.md"))
def test_the_commands_of_the_page_about_matrices_run(
    command: str, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    named = {"FIRST": "华明贸易有限公司", "SECOND": "华明贸易有限公司", "FOLDER": str(published)}
    words = [named.get(word, word) for word in command.split()]
    with pytest.raises(SystemExit) as ended:
        main([*words, "--data", str(published)])
    assert ended.value.code == 0
    assert "-o" not in words or list(tmp_path.iterdir())


def left(store: EmbeddedStore, name: str, by: Filter) -> tuple[list[str], list[str]]:
    """The heads of columns and rows that a filter leaves of the one matrix of a store."""
    matrices = filtered(tables(store, name), by)
    columns = [c.label.get("zh-Hans", c.id) for m in matrices for c in m.columns]
    return columns, [r.head.label.get("zh-Hans", r.head.id) for m in matrices for r in m.rows]


def test_a_matrix_filtered_by_position_has_its_columns_and_no_row_without_an_entry(
    organisation: EmbeddedStore,
) -> None:
    whole, filtered_by = one(organisation, "authority"), Filter(position="區域")
    columns, rows = left(organisation, "authority", filtered_by)
    held = [r for r in whole.rows if r.cells.get(position("区域经理"))]
    assert columns == ["区域经理"]
    assert 0 < len(rows) == len(held) < len(whole.rows)
    assert left(organisation, "authority", Filter(position=position("区域经理"))) == (
        columns,
        rows,
    )


def test_a_matrix_filtered_by_matter_has_only_those_who_hold_something_over_it(
    organisation: EmbeddedStore,
) -> None:
    columns, rows = left(organisation, "authority", Filter(matter="RETURN APP"))
    assert len(rows) == 1
    assert set(columns) == {"销售代表", "区域经理", "销售总监"}
    assert len(columns) < len(one(organisation, "authority").columns)
    both = left(organisation, "authority", Filter(matter="return app", position="总监"))
    assert both == (["销售总监"], rows)


@pytest.mark.parametrize("name", ["raci", "ladder", "span"])
def test_a_row_about_the_position_asked_for_is_kept_whole(
    name: str, organisation: EmbeddedStore
) -> None:
    whole = one(organisation, name)
    (kept,) = filtered([whole], Filter(position="区域经理"))
    assert kept.columns == whole.columns
    assert 0 < len(kept.rows) < len(whole.rows)
    assert set(map(id, kept.rows)) <= set(map(id, whole.rows))
    for each in kept.rows:
        entries = [e.code for cell in each.cells.values() for e in cell]
        assert position("区域经理") in (each.head.id, *entries)


def test_a_ladder_filtered_by_matter_keeps_its_gaps() -> None:
    store = fixture("A13-ladder-with-gap-or-overlap")
    whole = one(store, "ladder")
    gap = next(r for r in whole.rows if r.head.id == "gap")
    assert gap.group is not None
    (kept,) = filtered([whole], Filter(matter=gap.group.id))
    assert gap in kept.rows
    assert {r.group.id for r in kept.rows if r.group} == {gap.group.id}
    assert not filtered([whole], Filter(position="gap"))


@pytest.mark.parametrize("name", list(TITLES))
def test_a_filter_that_nothing_fits_leaves_no_matrix_and_says_so(
    name: str, organisation: EmbeddedStore
) -> None:
    by = Filter(position="nobody <here>")
    kept = filtered(tables(organisation, name), by)
    assert kept == ()
    shown = Tabled(name=name, title=TITLES[name], matrices=kept, release="", by=by)
    page = unescape(FORMS["html"](shown).decode())
    for told in ("positions with “nobody <here>”", "Nothing in the matrix fits"):
        assert told in page
        assert told in FORMS["text"](shown).decode()
    assert openpyxl.load_workbook(io.BytesIO(FORMS["xlsx"](shown)))
