"""``rolegraph.connect``: answers as pandas frames, and the notebook that shows it."""

import io
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from flask import Flask
from nbclient import NotebookClient
from werkzeug.serving import make_server

import rolegraph
from rolegraph.cli import main
from rolegraph.connection import Connection
from rolegraph.errors import BadInput, StoreAway, UnknownQuery, UsageError
from rolegraph.queries import library

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def server(app: Flask) -> Iterator[str]:
    """A running rolegraph server."""
    running = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.fixture(scope="module", params=["folder", "server"])
def graph(request: pytest.FixtureRequest, published: Path) -> Connection:
    place = str(published) if request.param == "folder" else request.getfixturevalue("server")
    return rolegraph.connect(place)


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "approve", "object": "return"},
        {"kind": "审批", "object": "退貨"},
        {"kind": "rgk:approve", "object": ["rgo:return"]},
    ],
)
def test_a_named_query_gives_a_frame_with_its_sentence(
    graph: Connection, given: dict[str, str | list[str]]
) -> None:
    found = graph.query("who-may", **given)
    assert list(found["bearer_label"]) == ["区域经理"]
    assert list(found["quote"]) == ["有对退货申请的审批权"]
    assert found.attrs["status"] == "found"
    assert found.attrs["restated"]["en"] == "Who holds an authority to approve over returns?"


def test_columns_keep_their_types_where_values_are_missing(graph: Connection) -> None:
    ladder = graph.query("limits-ladder", kind="approve")
    assert str(ladder["value"].dtype) == "Float64"
    assert ladder["value"].isna().any()
    nothing = graph.query("who-may", kind="revoke")
    assert (len(nothing), nothing.attrs["status"]) == (0, "not-stated")
    assert str(nothing["start"].dtype) == "Int64"


def test_positions_and_units_are_frames(graph: Connection) -> None:
    positions = graph.positions().set_index("label")
    assert positions.loc["区域经理", "superior"] == "销售总监"
    assert positions.loc["区域经理", "unit"] == "东区办事处"
    assert set(graph.units()["label"]) == {"销售部", "东区办事处", "财务部"}


def test_sparql_of_ones_own_gives_what_its_form_gives(graph: Connection) -> None:
    table = graph.sparql("SELECT ?x ?y {VALUES (?x ?y) {(1 'a') (UNDEF 'b')}}")
    assert (str(table["x"].dtype), list(table["y"])) == ("Int64", ["a", "b"])
    assert graph.sparql("ASK {?s ?p ?o}") is True
    assert graph.sparql("CONSTRUCT {<x:a> <x:b> 1} {}").startswith("<x:a> <x:b>")


def test_the_queries_are_listed(graph: Connection) -> None:
    assert "who-may" in set(graph.queries()["name"])


def test_what_does_not_fit_is_told(graph: Connection) -> None:
    with pytest.raises(UnknownQuery):
        graph.query("who_may")
    with pytest.raises(UsageError, match="no parameter 'colour'"):
        graph.query("who-may", colour="red")
    with pytest.raises(UsageError, match="nothing is called"):
        graph.query("who-may", kind="fly")


def test_a_place_without_a_release_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="rolegraph build"):
        rolegraph.connect(tmp_path)
    with pytest.raises(StoreAway, match="Is the server running"):
        rolegraph.connect("http://127.0.0.1:9/")


def test_the_command_line_writes_parquet(published: Path, tmp_path: Path) -> None:
    file = tmp_path / "answer.parquet"
    words = ["query", "who-may", "-p", "kind=approve", "--format", "parquet", "-o", str(file)]
    with pytest.raises(SystemExit) as ended:
        main([*words, "--data", str(published)])
    assert not ended.value.code
    read = pd.read_parquet(io.BytesIO(file.read_bytes()))
    assert read.attrs["query"] == "who-may"
    assert "区域经理" in set(read["bearer_label"])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("query", "who-may", "-p", "kind=approve", "--format", "csv"), 0),
        (("query", "who-may", "-p", "kind=审批", "-p", "object=退貨", "--json"), 0),
        (("query", "who-may", "-p", "kind=revoke"), 0),
        (("query", "explain", "who-may", "-p", "kind=approve"), 0),
        (("query", "who-may", "-p", "kind=fly"), 2),
        (("query", "powers-of"), 2),
        (("query", "uses-of-concept", "-p", "concept=考核"), 2),
        (("sparql", "-e", "SELECT ?s {?s a ?t} ORDER BY ?s LIMIT 5"), 0),
        (("positions",), 0),
        (("units", "--json"), 0),
    ],
)
def test_a_running_server_answers_commands_as_its_folder_does(
    words: tuple[str, ...],
    code: int,
    published: Path,
    server: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = []
    for place in (str(published), server):
        with pytest.raises(SystemExit) as ended:
            main([*words, "--store", place])
        assert (ended.value.code or 0) == code
        told.append(capsys.readouterr())
    assert told[0].out == told[1].out
    assert told[0].err.splitlines()[:1] == told[1].err.splitlines()[:1] or code


def test_what_a_running_server_cannot_answer_is_told(
    server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.rq"
    own.write_text(library()["who-may"].text.replace("name: who-may", "name: own"), "utf-8")
    for words, says in (
        (("ask", "谁审批退货"), "query, sparql"),
        (("query", str(own)), "sparql -f"),
    ):
        with pytest.raises(SystemExit) as ended:
            main([*words, "--store", server])
        assert ended.value.code
        assert says in capsys.readouterr().err


def test_without_pandas_the_error_says_what_to_install(published: Path) -> None:
    # A folder whose pandas cannot be imported stands before the installed one.
    code = (
        "import sys; sys.modules['pandas'] = None\n"
        "import rolegraph\n"
        f"rolegraph.connect({str(published)!r})"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert "pip install rolegraph[frames]" in ended.stderr


def test_the_notebook_runs(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEGRAPH_DATA", str(published))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(p for p in sys.path if p))
    notebook = nbformat.read(ROOT / "docs" / "notebook.ipynb", as_version=4)
    done = NotebookClient(notebook, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert "区域经理" in json.dumps(done, ensure_ascii=False)
    assert (tmp_path / "who-may.parquet").is_file()
