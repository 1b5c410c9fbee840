"""Of a table that lost its grid only what nothing else can mean is told, and what is not is named."""

from pathlib import Path

import pytest

from rolegraph.extraction import extract, omissions
from rolegraph.reading import Document, read

HEAD = "事项\n部门经理\n财务经理\n总经理\n"
FULL = "差旅费\n审核\n审核\n审批\n办公费\n审核\n审核\n审批\n"


def _read(folder: Path, text: str) -> Document:
    (folder / "rules.txt").write_text(f"费用审批表\n\n{text}", "utf-8")
    return read(folder / "rules.txt", "rules.txt")


def _rights(document: Document) -> set[str]:
    found = extract(document)
    names = {each.id: each.label.main for each in (*found.positions, *found.units)}
    kinds = ((a, a.kind.rpartition("/")[2]) for a in found.authorities)
    return {f"{names[a.bearer]} {kind} {a.object}" for a, kind in kinds}


def test_a_row_whose_empty_cell_is_gone_is_named_and_not_guessed(tmp_path: Path) -> None:
    document = _read(tmp_path, f"{HEAD}{FULL}招待费\n审核\n审批\n会议费\n审核\n审核\n审批")
    assert {right for right in _rights(document) if "招待费" in right} == set()
    assert "总经理 approve 会议费" in _rights(document)
    (said,) = omissions(document)
    assert "招待费" in said.reason


def test_an_empty_line_is_an_empty_cell(tmp_path: Path) -> None:
    document = _read(tmp_path, f"{HEAD}{FULL}招待费\n审核\n\n审批\n")
    assert {right for right in _rights(document) if "招待费" in right} == {
        "部门经理 review 招待费",
        "总经理 approve 招待费",
    }
    assert omissions(document) == ()


@pytest.mark.parametrize("below", ["合同用印", "招待费", "设备报废"])
def test_the_next_matter_is_no_cell_of_the_row_above(tmp_path: Path, below: str) -> None:
    document = _read(tmp_path, f"{HEAD}{FULL}会议费\n审核\n审核\n{below}\n审核\n审核\n审批")
    assert f"总经理 approve {below}" in _rights(document)
    assert not any("会议费" in right for right in _rights(document))


def test_columns_of_different_length_are_not_told(tmp_path: Path) -> None:
    text = (
        "事项\n差旅费\n办公费\n会议费\n审核人\n部门经理\n财务经理\n审批人\n总经理\n总经理\n总经理"
    )
    assert not any("会议费" in right for right in _rights(_read(tmp_path, text)))


def test_a_cell_goes_on_where_its_column_is_full_and_a_row_begins_where_it_is_not(
    tmp_path: Path,
) -> None:
    page = (
        "事项                部门经理      总经理\n"
        "五万元以内的设备    提出          审批\n"
        "采购\n"
        "车辆维修            审批          —\n"
        "办公用品            审批          —\n"
    )
    assert _rights(_read(tmp_path, page)) == {
        "部门经理 propose 设备采购",
        "总经理 approve 设备采购",
        "部门经理 approve 车辆维修",
        "部门经理 approve 办公用品",
    }


BLANKS = (
    "费用审批表\n\n事项 部门经理 财务经理 总经理\n差旅费 审核 审核 审批\n办公费 审核 审核 审批\n"
)


def test_a_line_of_too_few_cells_is_named_and_no_duty_of_anybody(tmp_path: Path) -> None:
    document = _read(tmp_path, f"{BLANKS}招待费 审核 审批\n")
    assert "总经理 approve 办公费" in _rights(document)
    assert not any("招待费" in right for right in _rights(document))
    assert extract(document).duties == ()
    assert "招待费" in omissions(document)[0].reason


def test_a_bound_behind_a_matter_is_no_cell_of_the_next_column(tmp_path: Path) -> None:
    document = _read(tmp_path, f"{BLANKS}招待费 5万元以上 审核 审批\n会议费 审核 审核 审批\n")
    assert not any("招待费" in right for right in _rights(document))
    assert "总经理 approve 会议费" in _rights(document)


_REMNANT = "行政部\n总经理\n{}\n"


def test_cells_of_a_lost_table_are_no_duties_of_the_title_above_them(tmp_path: Path) -> None:
    cells = "合同盖章\n审核\n审批\n5000元以下\n车辆调派\n审批"
    assert not extract(_read(tmp_path, _REMNANT.format(cells))).duties


def test_a_list_stays_though_one_of_its_lines_could_be_a_cell(tmp_path: Path) -> None:
    text = "总经理岗位职责\n1、主持公司全面工作\n2、审批\n3、每月召开经营例会\n4、任免中层干部\n"
    assert len(extract(_read(tmp_path, text)).duties) >= 3
