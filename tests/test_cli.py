"""Every command answers or says in one sentence what is wrong; no traceback reaches a person."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[1] / "data" / "corpus"
Run = Callable[..., Any]


def process(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command line as a person does; most tests run it in their own process instead."""
    call = [sys.executable, "-m", "rolegraph.cli", *map(str, arguments)]
    return subprocess.run(call, capture_output=True, text=True, check=False, timeout=300)


def _one_sentence(done: Any, *words: str) -> None:
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def test_positions_are_json_alone_on_stdout(corpus_data: Path) -> None:
    done = process("positions", "--json", "--data", corpus_data)
    titles = {p["label"].get("zh-Hans") for p in json.loads(done.stdout)}
    assert {"区域经理", "销售经理", "大区经理"} <= titles


def test_every_printed_quote_equals_its_document(rolegraph: Run, corpus_data: Path) -> None:
    texts = {p.name: p.read_bytes().decode("utf-8") for p in CORPUS.glob("*.txt")}
    listing = json.loads(rolegraph("positions", "--json", "--data", corpus_data).stdout)
    places = [
        place
        for position in listing
        for key in ("duties", "authorities", "prohibitions", "qualifications")
        for norm in position.get(key, [])
        for place in norm["evidence"]
    ]
    assert len(places) > 400
    for place in places:
        assert texts[place["document"]][place["start"] : place["end"]] == place["quote"]


def test_another_process_builds_the_same_release(corpus_data: Path, tmp_path: Path) -> None:
    done = process("build", CORPUS, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    once, again = (
        json.loads((d / "current" / "manifest.json").read_text()) for d in (corpus_data, tmp_path)
    )
    assert once["digest"] == again["digest"]


def test_an_empty_folder_is_named_with_what_to_put_there(rolegraph: Run, tmp_path: Path) -> None:
    done = rolegraph("build", tmp_path, "--out", tmp_path / "out")
    assert done.returncode == 3
    _one_sentence(done, str(tmp_path), ".docx")


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_built(
    rolegraph: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "good.txt").write_text(
        "销售经理岗位职责\n1、制定销售计划；\n2、审核销售合同。\n", "utf-8"
    )
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 40)
    done = rolegraph("build", folder, "--out", tmp_path / "out", "--json")
    assert done.returncode == 3
    _one_sentence(done, "bad.txt")
    assert json.loads(done.stdout)["documents"] == 1


def test_strict_publishes_nothing_when_a_file_is_left_out(rolegraph: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("销售经理岗位职责\n1、制定销售计划；\n", "utf-8")
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 40)
    out = tmp_path / "out"
    done = rolegraph(
        "build", tmp_path / "good.txt", tmp_path / "bad.txt", "--out", out, "--strict"
    )
    assert done.returncode == 3
    _one_sentence(done, "--strict")
    assert not (out / "current").exists()


def test_what_goes_beyond_a_limit_names_the_option_that_sets_it(
    rolegraph: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("position,duty\nBuyer,Places orders\n", "utf-8")
    out = ("--out", tmp_path / "out")
    done = rolegraph("build", tmp_path / "a.csv", *out, "--limit", "cells=3")
    assert done.returncode == 3
    _one_sentence(done, "a.csv", "more than 3 cells", "--limit cells")
    assert rolegraph("build", tmp_path / "a.csv", *out, "--limit", "cells=4").returncode == 0
    for wrong in ("cells", "cells=many", "colour=3"):
        done = rolegraph("build", tmp_path / "a.csv", *out, "--limit", wrong)
        assert done.returncode == 2
        _one_sentence(done, wrong, "text-characters")


def test_a_document_without_a_position_is_built_and_said(rolegraph: Run, tmp_path: Path) -> None:
    (tmp_path / "weather.txt").write_text("今天天气很好。\n", "utf-8")
    done = rolegraph("build", tmp_path / "weather.txt", "--out", tmp_path / "out")
    assert done.returncode == 0
    _one_sentence(done, "weather.txt")


def test_a_data_folder_without_a_build_says_how_to_make_one(
    rolegraph: Run, tmp_path: Path
) -> None:
    done = rolegraph("positions", "--data", tmp_path)
    assert done.returncode == 3
    _one_sentence(done, "rolegraph build")


def test_an_unknown_command_is_a_usage_error() -> None:
    done = process("frobnicate")
    assert done.returncode == 2
    _one_sentence(done, "frobnicate")


@pytest.mark.parametrize(
    "question", ["who approves returns in a region office", "区域办公室里由谁审批退货"]
)
def test_the_flagship_question_names_the_region_manager_with_the_sentence(
    rolegraph: Run, corpus_data: Path, question: str
) -> None:
    answer = json.loads(rolegraph("ask", "--json", "--data", corpus_data, question).stdout)
    assert answer["status"] == "found"
    (found,) = answer["readings"][0]["answers"]
    assert found["label"]["zh-Hans"] == "区域经理"
    place = found["evidence"][0]
    assert place["quote"] == "8有對退貨申請的批權及對退貨額度的審批權"
    text = (CORPUS / place["document"]).read_bytes().decode("utf-8")
    assert text[place["start"] : place["end"]] == place["quote"]
    assert "审批权" in place["reading"]
    confidence = sorted(s["confidence"] for s in found["statements"])
    assert confidence[0] < confidence[-1]
    related = json.dumps(answer["readings"][0]["related"], ensure_ascii=False)
    assert "销售经理" in related
    assert "Who may apply for it: not stated." in related
    assert "大区经理" not in json.dumps(answer["readings"][0]["answers"], ensure_ascii=False)


def test_a_person_can_read_the_answer_in_a_terminal(rolegraph: Run, corpus_data: Path) -> None:
    done = rolegraph("ask", "--data", corpus_data, "who approves returns in a region office")
    assert "区域经理" in done.stdout
    assert "8有對退貨申請的批權及對退貨額度的審批權" in done.stdout


def test_an_unknown_question_is_answered_and_not_invented(
    rolegraph: Run, corpus_data: Path
) -> None:
    done = rolegraph(
        "ask", "--json", "--data", corpus_data, "colourless green ideas sleep furiously"
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["status"] == "not-understood"


def test_a_template_is_written_once_and_built_from(rolegraph: Run, tmp_path: Path) -> None:
    workbook = tmp_path / "positions.xlsx"
    assert rolegraph("template", workbook).returncode == 0
    again = rolegraph("template", workbook)
    assert again.returncode == 3
    _one_sentence(again, "there already")
    assert rolegraph("template", tmp_path / "positions.csv").returncode == 2


def test_the_doctor_lists_what_the_schemes_do_not_know(rolegraph: Run, corpus_data: Path) -> None:
    report = json.loads(rolegraph("doctor", "--json", "--data", corpus_data).stdout)
    assert report["norms"] > 500
    listing = json.loads(rolegraph("positions", "--json", "--data", corpus_data).stdout)
    linked = {d["object"] for p in listing for d in p.get("duties", []) if d.get("object_id")}
    assert report["unlinked_objects"]
    assert not linked & report["unlinked_objects"].keys()


def test_a_difference_between_two_releases_names_who_gained_what(
    rolegraph: Run, tmp_path: Path
) -> None:
    text = "销售经理岗位职责\n1、制定销售计划；\n岗位权限\n1、有对2万元以下退货的审批权；\n"
    for name, words in (
        ("old", text),
        ("new", text.replace("2万", "5万") + "2、有对折扣的审核权；\n"),
    ):
        (tmp_path / "a.txt").write_text(words, "utf-8")
        done = rolegraph("build", tmp_path / "a.txt", "--out", tmp_path / name)
        assert done.returncode == 0
    call = ("diff", tmp_path / "old", tmp_path / "new", "--json")
    found = json.loads(rolegraph(*call).stdout)
    assert [e["text"] for e in found["added"]] == ["review 折扣"]
    assert found["removed"] == []
    assert [(e["was"], e["is"]) for e in found["changed"]] == [("<=20000CNY", "<=50000CNY")]
