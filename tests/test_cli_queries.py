"""``rolegraph query`` and ``rolegraph sparql``: rows on stdout, everything else on stderr."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from rolegraph.cli import main
from rolegraph.queries import library

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(published: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    def called(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([*words, "--data", str(published)])
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    return called


def test_a_named_query_gives_rows_in_the_form_asked_for(run: Run) -> None:
    asked = ("query", "who-may", "-p", "kind=审批", "-p", "object=退货")
    code, out, _ = run(*asked, "--json")
    told = json.loads(out)
    assert (code, told["status"]) == (0, "found")
    assert told["restated"]["en"] == "Who holds an authority to approve over returns?"
    code, out, _ = run(*asked, "--format", "csv")
    assert [row["bearer_label"] for row in csv.DictReader(io.StringIO(out))] == ["区域经理"]


@pytest.mark.parametrize(
    "words", [("query", "who-may"), ("sparql", "-e", "SELECT ?x {VALUES ?x {'区域经理'}}")]
)
@pytest.mark.parametrize("form", ["table", "csv", "json", "tsv"])
def test_rows_go_to_the_file_that_is_named_in_the_form_that_its_name_says(
    words: tuple[str, ...], form: str, run: Run, tmp_path: Path
) -> None:
    file, other = tmp_path / f"rows.{form}", tmp_path / "rows"
    code, out, _ = run(*words, "-o", str(file))
    assert (code, out) == (0, "")
    assert run(*words, "--format", form, "-o", str(other))[0] == 0
    assert "区域经理" in file.read_text("utf-8")
    assert file.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("name", ["own", "who-may"])
def test_a_file_of_ones_own_is_what_runs_whatever_it_is_called(
    name: str, run: Run, tmp_path: Path
) -> None:
    head, _, order = library()["who-may"].text.rpartition("}")
    text = f"{head} FILTER(false) }}{order}".replace("name: who-may", f"name: {name}")
    file = tmp_path / f"{name}.rq"
    file.write_text(text, "utf-8")
    code, out, _ = run("query", str(file), "-p", "kind=approve", "--json")
    assert (code, json.loads(out)["query"], json.loads(out)["rows"]) == (0, name, [])


def test_the_query_that_would_run_is_shown(run: Run) -> None:
    code, out, _ = run("query", "explain", "who-may", "-p", "kind=approve")
    assert (code, "VALUES ?unit { UNDEF }" in out) == (0, True)


def test_sparql_of_ones_own_is_answered(run: Run) -> None:
    code, out, _ = run("sparql", "-e", "ASK {?s ?p ?o}", "--json")
    assert (code, json.loads(out)["boolean"]) == (0, True)


def test_rows_of_ones_own_query_come_as_table_and_files(run: Run, tmp_path: Path) -> None:
    asked = ("sparql", "-e", "SELECT ?x ?y {VALUES (?x ?y) {('退货' 5) ('合同' UNDEF)}}")
    code, out, _ = run(*asked, "--format", "table")
    assert (code, "退货" in out, "x" in out) == (0, True, True)
    for form, read in (("xlsx", pd.read_excel), ("parquet", pd.read_parquet)):
        file = tmp_path / f"rows.{form}"
        assert run(*asked, "--format", form, "-o", str(file))[0] == 0
        assert [*read(file)["x"]] == ["退货", "合同"]
    assert run(*asked, "--format", "xlsx")[0] == 2
    assert run("sparql", "-e", "ASK {}", "--format", "parquet")[0] == 2


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("query", "who_may"), 2, "who-may"),
        (("query", "who-may", "-p", "colour=red"), 2, "no parameter 'colour'"),
        (("query", "who-may", "-p", "kind"), 2, "NAME=VALUE"),
        (("sparql", "-e", "ASK {"), 2, "line 1"),
        (("sparql", "-e", "DROP ALL"), 2, "only reads"),
        (("sparql", "-e", "ASK {SERVICE <http://x/> {}}"), 2, "SERVICE"),
        (("sparql",), 2, "-e TEXT or -f FILE"),
        (
            ("sparql", "--timeout", "0.2", "-e", "SELECT * {?a ?b ?c . ?d ?e ?f} ORDER BY ?f ?a"),
            4,
            "limit",
        ),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(
    run: Run, words: tuple[str, ...], code: int, says: str
) -> None:
    ended, _, err = run(*words)
    assert (ended, says in err) == (code, True)
    assert "Traceback" not in err
