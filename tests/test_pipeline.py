"""Many documents are read side by side as they are one by one, and nothing good is lost."""

import importlib.util
import sys
from pathlib import Path

import pytest

from rolegraph import pipeline, reading
from rolegraph.errors import GraphAtFault
from rolegraph.extraction.corrections import Correction
from rolegraph.gathering import gather
from rolegraph.releases import open_release
from rolegraph.vocabulary import BASE

EXAMPLES = Path(__file__).parent / "examples"
GENERATOR = Path(__file__).parents[1] / "benchmarks" / "generator.py"


def _generator():  # type: ignore[no-untyped-def]  # a script, not a package
    spec = importlib.util.spec_from_file_location("generator", GENERATOR)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["generator"] = module
    spec.loader.exec_module(module)
    return module


def test_several_processes_give_what_one_gives_and_progress_is_heard() -> None:
    every, _ = reading.listed([EXAMPLES])
    found = every[::75]
    heard: list[tuple[int, int]] = []
    one = [(g.document, g.statements) for g in gather(found)]
    several = gather(found, processes=2, progress=lambda *step: heard.append(step))
    assert [(g.document, g.statements) for g in several] == one
    assert heard == [(n, len(found)) for n in range(1, len(found) + 1)]


def test_what_an_invented_organisation_says_is_read_from_its_document(tmp_path: Path) -> None:
    made = _generator().organisation(7, positions=8)
    (tmp_path / made.path).write_text(made.text, "utf-8")
    (got,) = gather(reading.listed([tmp_path])[0])
    said, known = got.statements, made.statements

    def powers(norms):  # type: ignore[no-untyped-def]  # authorities of either side
        return {(a.bearer.rsplit("/", 1)[-1], a.kind, a.object) for a in norms}

    titles = {p.label.hans for p in said.positions}
    assert {p.label.hans for p in known.positions} == titles
    assert powers(known.authorities) <= powers(said.authorities)
    assert len(said.duties) == len(known.duties)
    assert len([x for x in said.lines if x.basis == "stated"]) == len(known.lines)


def test_adding_a_document_never_removes_a_statement(tmp_path: Path) -> None:
    first = tmp_path / "a.txt"
    first.write_text("销售经理岗位职责\n1、制定销售计划；\n2、审核销售合同。\n", "utf-8")
    data = tmp_path / "data"
    ids = []
    for _ in range(2):
        wanted = pipeline.Request(sources=(tmp_path / "a.txt", tmp_path / "b.txt"), data=data)
        release = pipeline.build(wanted, lambda _: None).release
        ids.append({d["id"] for p in release.read_json("positions") for d in p.get("duties", [])})
        (tmp_path / "b.txt").write_text("采购经理岗位职责\n1、制定采购计划；\n", "utf-8")
    assert ids[0] < ids[1]


@pytest.mark.parametrize("name", ["positions", "units"])
def test_a_listing_says_what_the_graph_says(corpus_data: Path, name: str) -> None:
    release = open_release(corpus_data)
    graph = release.graph.read_text("utf-8")
    listed = [
        n["id"]
        for bearer in release.read_json(name)
        for key in ("duties", "authorities")
        for n in bearer.get(key, [])
    ]
    assert listed
    assert all(f"<{identity}>" in graph for identity in listed)


def test_a_graph_at_fault_publishes_nothing_and_names_the_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("销售经理岗位权限\n1、有对退货的审批权；\n", "utf-8")
    wanted = pipeline.Request(sources=(tmp_path / "a.txt",), data=tmp_path / "data")
    good = pipeline.build(wanted, lambda _: None).release
    (right,) = good.read_json("positions")[0]["authorities"]
    fault = Correction(
        verb="change",
        subject=right["id"].removeprefix(BASE),
        quote=right["quote"],
        reviewer="Lin Wei",
        date="2026-11-22",
        reason="a kind that no scheme has",
        source="test",
        values={"kind": "frobnicate"},
    )
    monkeypatch.setattr(pipeline, "shipped_corrections", lambda: (fault,))
    with pytest.raises(GraphAtFault, match="有对退货的审批权") as caught:
        pipeline.build(wanted, lambda _: None)
    assert "a.txt" in str(caught.value)
    assert open_release(tmp_path / "data").digest == good.digest
