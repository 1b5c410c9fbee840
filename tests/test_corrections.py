"""A reviewer's word is applied as such, and never to a text that has changed."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from written import written

from rolegraph.errors import BadInput
from rolegraph.extraction.corrections import correct, read_corrections
from rolegraph.model import Duty, Evidence, Statements

PAGE = Path(__file__).parents[1] / "docs" / "corrections.md"
TEXT = "1、制定销售计划;2、广告;3、不得擅自降价。"
PLAN = "duty/a.txt/0-8"


def _statements() -> Statements:
    place = Evidence(document="a.txt", start=0, end=8, quote=TEXT[0:8])
    duty = Duty(id=PLAN, bearer="position/a.txt/1/经理", reading="制定销售计划", evidence=(place,))
    return Statements(duties=(duty,))


def _written(folder: Path, *corrections: dict[str, object]) -> Path:
    review = {"reviewer": "Lin Wei", "date": date(2026, 11, 22), "corrections": list(corrections)}
    (folder / "review.yaml").write_text(yaml.safe_dump(review, allow_unicode=True), "utf-8")
    return folder


def test_a_rejected_statement_is_gone_and_the_input_is_unchanged(tmp_path: Path) -> None:
    folder = _written(tmp_path, {"reject": PLAN, "quote": TEXT[0:8], "reason": "no duty"})
    before = _statements()
    after = correct(before, read_corrections(folder), [written(TEXT)])
    assert after.statements.duties == ()
    assert len(before.duties) == 1
    assert [c.reason for c in after.applied] == ["no duty"]


def test_a_changed_statement_is_reviewed(tmp_path: Path) -> None:
    change = {"change": PLAN, "quote": TEXT[0:8], "reason": "seen", "set": {"action": "制定"}}
    after = correct(_statements(), read_corrections(_written(tmp_path, change)), [written(TEXT)])
    (duty,) = after.statements.duties
    assert (duty.action, duty.status, duty.confidence) == ("制定", "reviewed", 1.0)
    assert after.reviewed == {PLAN}


def test_an_added_statement_quotes_its_document(tmp_path: Path) -> None:
    add = {
        "add": "prohibition",
        "document": "a.txt",
        "quote": "不得擅自降价",
        "bearer": "position/a.txt/1/经理",
        "reason": "outside every list",
        "set": {"action": "降价"},
    }
    after = correct(_statements(), read_corrections(_written(tmp_path, add)), [written(TEXT)])
    (added,) = after.statements.prohibitions
    place = added.evidence[0]
    assert TEXT[place.start : place.end] == place.quote == "不得擅自降价"


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        ({"reject": PLAN, "quote": "1、制定采购计划", "reason": "x"}, "制定销售计划"),
        ({"reject": "duty/a.txt/1-2", "quote": "x", "reason": "x"}, "no longer stated"),
        (
            {"add": "duty", "document": "b.txt", "quote": "x", "bearer": "p", "reason": "x"},
            "not among",
        ),
        (
            {"add": "duty", "document": "a.txt", "quote": "、", "bearer": "p", "reason": "x"},
            "3 times",
        ),
    ],
)
def test_what_cannot_be_applied_is_noted(
    tmp_path: Path, correction: dict[str, object], said: str
) -> None:
    after = correct(
        _statements(), read_corrections(_written(tmp_path, correction)), [written(TEXT)]
    )
    assert after.statements == _statements()
    assert said in after.notes[0]


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        ({"quote": "x", "reason": "x"}, "one of add, change, reject"),
        ({"reject": PLAN, "quote": "x"}, "reason"),
        ({"reject": "line/a.txt/1-2", "quote": "x", "reason": "x"}, "is no duty"),
        ({"change": PLAN, "quote": "x", "reason": "x", "set": {"colour": 1}}, "has no colour"),
        ({"add": "duty", "quote": "x", "reason": "x"}, "document and bearer"),
    ],
)
def test_a_broken_correction_is_refused_with_its_file(
    tmp_path: Path, correction: dict[str, object], said: str
) -> None:
    with pytest.raises(BadInput, match=said) as caught:
        read_corrections(_written(tmp_path, correction))
    assert "review.yaml, correction 1" in str(caught.value)


def test_a_file_that_is_no_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("a: [1\nb: 2", "utf-8")
    with pytest.raises(BadInput, match=r"(?s)broken\.yaml.*line 2"):
        read_corrections(tmp_path)


def test_the_review_of_the_documentation_is_applied_and_told(
    rolegraph: Callable[..., Any], tmp_path: Path
) -> None:
    blocks = dict(re.findall(r"```(text|yaml)\n(.*?)```", PAGE.read_text("utf-8"), re.S))
    (tmp_path / "buyer.txt").write_text(blocks["text"], "utf-8")
    (tmp_path / "review.yaml").write_text(blocks["yaml"], "utf-8")
    out = ("--out", tmp_path / "out", "--json")
    review = ("--corrections", tmp_path / "review.yaml")
    done = rolegraph("build", tmp_path / "buyer.txt", *out, *review)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)["corrections"]
    assert (told["applied"], told["notes"]) == (3, [])
    assert "rest on a reviewer's correction" in done.stderr
    listed = rolegraph("positions", "--json", "--data", tmp_path / "out").stdout
    (buyer,) = json.loads(listed)
    assert [duty["quote"] for duty in buyer["duties"]] == ["1、负责制定采购计划"]
    assert [right["object"] for right in buyer["authorities"]] == ["年度采购合同"]
    assert "不得向供应商泄露标底" in [each["quote"] for each in buyer["prohibitions"]]


def test_identifiers_may_be_whole_iris_and_a_missing_file_is_named(tmp_path: Path) -> None:
    whole = {"reject": f"https://example.org/id/{PLAN}", "quote": TEXT[0:8], "reason": "no duty"}
    after = correct(
        _statements(), read_corrections(_written(tmp_path, whole) / "review.yaml"), [written(TEXT)]
    )
    assert after.statements.duties == ()
    with pytest.raises(BadInput, match=r"none\.yaml"):
        read_corrections(tmp_path / "none.yaml")
