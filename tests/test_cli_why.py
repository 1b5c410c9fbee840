"""``rolegraph why`` leads from a triple down to the sentence, and says plainly when it cannot."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TEXT = """云帆公司岗位说明

区域经理岗位职责
1、负责区域销售工作;
2、负责客户回访。
岗位权限
1、有对退货申请的审批权;
2、有对销售费用的审核权。
"""


Run = Callable[..., Any]


@pytest.fixture(scope="module")
def built(rolegraph: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("source")
    (source / "a.txt").write_text(TEXT, encoding="utf-8")
    data = tmp_path_factory.mktemp("built")
    done = rolegraph("build", source, "--out", data)
    assert done.returncode == 0, done.stderr
    return data


def test_the_sentence_stands_below_the_rule(rolegraph: Run, built: Path) -> None:
    done = rolegraph("why", "区域经理", "rg:mayApprove", "rgo:return", "--data", built)
    assert done.returncode == 0, done.stderr
    assert "follows by R01-may" in done.stdout
    assert "有对退货申请的审批权" in done.stdout


def test_the_same_as_json(rolegraph: Run, built: Path) -> None:
    done = rolegraph("why", "区域经理", "rg:mayApprove", "rgo:return", "--json", "--data", built)
    assert json.loads(done.stdout)["rule"] == "R01-may"


def test_what_was_inferred_is_listed(rolegraph: Run, built: Path) -> None:
    done = rolegraph("why", "区域经理", "--data", built)
    assert "rg:mayReview rgo:sales-expense" in done.stdout.splitlines()


def test_a_count_that_was_inferred_is_explained_by_what_it_counts(
    rolegraph: Run, built: Path
) -> None:
    listed = rolegraph("why", "rgk:approve", "--data", built).stdout.splitlines()
    (count,) = [line.split(" ", 1)[1] for line in listed if line.startswith("rg:uses ")]
    done = rolegraph("why", "rgk:approve", "rg:uses", count, "--data", built)
    assert done.returncode == 0, done.stderr
    assert "follows by R06-uses" in done.stdout
    assert "有对退货申请的审批权" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("区域经理", "rg:mayApprove", "rgo:sales-expense"), "does not hold"),
        (("没有的岗位", "a", "rg:Position"), "no title of a position"),
        (("rgk:approve", "rg:uses", '"8'), "no literal"),
        (("rgk:approve", "rg:uses", '"8" . <x:a> <x:b> "9"'), "no literal"),
    ],
)
def test_what_cannot_be_explained_is_said_in_a_sentence(
    rolegraph: Run, built: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = rolegraph("why", *arguments, "--data", built)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
