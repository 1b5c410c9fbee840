"""Procedures drawn as Mermaid say who decides on what their heading names, and in which case."""

from pathlib import Path

import pytest

from rolegraph.extraction import extract
from rolegraph.model import Limit
from rolegraph.reading import read


def told(tmp_path: Path, head: str, drawing: str) -> list[str]:
    """Return the rights that a procedure below a heading gives, as "bearer kind object bound (condition)"."""
    path = tmp_path / "procedure.md"
    text = f"# 青石公司流程\n\n## {head}\n\n```mermaid\ngraph TD\n{drawing}\n```\n"
    path.write_text(text, encoding="utf-8")
    rights = extract(read(path, path.name)).authorities
    return sorted(
        f"{a.bearer.rpartition('/')[2]} {a.kind} {a.object}{_bound(a.limit)}"
        + (f" ({a.condition})" if a.condition else "")
        for a in rights
    )


def _bound(limit: Limit | None) -> str:
    if limit is None:
        return ""
    if limit.minimum is not None:
        return f" {limit.minimum:g}..{limit.maximum:g}"
    return f" {limit.operator}{limit.value:g}"


@pytest.mark.parametrize(
    ("drawing", "rights"),
    [
        ("A[员工提交] --> B[总经理审批]", ["总经理 approve 借款"]),
        (
            "A{金额≤500元?} -->|是| B[店长审批]\nA -->|否| C[总经理审批]",
            ["店长 approve 借款 <=500", "总经理 approve 借款 >500"],
        ),
        (
            "A{金额<5千?} -->|否| B{金额<3万?}\nB -->|是| C[总经理审批]",
            ["总经理 approve 借款 5000..30000"],
        ),
        ("A[员工] -- 3000元以上 --> B[总经理审批]", ["总经理 approve 借款 >=3000"]),
        ("A{已超预算?} -->|是| B[总经理审批]", ["总经理 approve 借款 (已超预算：是)"]),
        # Who has two ways to them decides in both cases.
        (
            "A{金额≤500元?} -->|是| B[店长审批]\nA -->|否| C[总监审核]\nB --> D[总经理审批]\nC --> D",
            ["店长 approve 借款 <=500", "总监 review 借款 >500", "总经理 approve 借款"],
        ),
        # How a step ended is no case of what is decided on.
        (
            "A[店长审核] --> B{审核结果}\nB -->|通过| C[总经理审批]",
            ["店长 review 借款", "总经理 approve 借款"],
        ),
        # A case goes on to the boxes behind.
        (
            "A{金额>1万?} -->|是| B[财务经理审核]\nB --> C[总经理审批]\nA -->|否| D[店长审批]",
            [
                "店长 approve 借款 <=10000",
                "总经理 approve 借款 >10000",
                "财务经理 review 借款 >10000",
            ],
        ),
        # Of several ways to a box it is all that they tell.
        (
            "A{金额} -->|≤1000元| B[系统放行]\nA -->|1000-5000元| C[财务经理审核]\nA -->|>5000元| D[总监审核]"
            "\nC --> E[总经理审批]\nD --> E",
            [
                "总监 review 借款 >5000",
                "总经理 approve 借款 >=1000",
                "财务经理 review 借款 1000..5000",
            ],
        ),
        (
            "A{类别} -->|设备| B[财务经理审核]\nA -->|房租| C[总监审核]\nA -->|其他| F[店长审批]"
            "\nB --> E[总经理审批]\nC --> E",
            [
                "店长 approve 借款 (类别：其他)",
                "总监 review 借款 (类别：房租)",
                "总经理 approve 借款 (类别：设备 / 类别：房租)",
                "财务经理 review 借款 (类别：设备)",
            ],
        ),
        ("A[员工] -->|预算外| B[总经理审批]", ["总经理 approve 借款 (预算外)"]),
        # Who decides is often drawn as a question, and only a refusal is a case of its own.
        (
            "A{财务经理审批} -->|通过| B[总经理审批]\nA -->|驳回| C[董事长审批]",
            [
                "总经理 approve 借款",
                "财务经理 approve 借款",
                "董事长 approve 借款 (财务经理审批：驳回)",
            ],
        ),
        ("A[员工提交] --> B[财务经理审批]\nB -->|退回| A", ["财务经理 approve 借款"]),
        # A question decides nothing, nor does who pays or puts on file.
        ("A{总经理审批?} -->|是| B[出纳付款]\nB --> C[行政部备案]", []),
        ("A[资料审核] --> B[系统审批]", []),
    ],
)
def test_a_box_with_a_deed_decides_in_the_case_that_leads_to_it(
    drawing: str, rights: list[str], tmp_path: Path
) -> None:
    assert told(tmp_path, "借款审批流程", drawing) == sorted(rights)


def test_a_long_procedure_is_read_to_its_end(tmp_path: Path) -> None:
    steps = "\n".join(f"S{n}[第{n}步] --> S{n + 1}[第{n + 1}步]" for n in range(1500))
    drawing = f"A{{金额>1万?}} -->|是| S0[第0步]\n{steps}\nS1500 --> Z[总经理审批]"
    assert told(tmp_path, "借款审批流程", drawing) == ["总经理 approve 借款 >10000"]


@pytest.mark.parametrize(
    "head", ["How it works", "Overview", "5. Customer Journey", "The process is as follows"]
)
def test_a_heading_that_names_no_known_thing_is_no_matter(head: str, tmp_path: Path) -> None:
    assert told(tmp_path, head, "A[Clerk] --> B[CFO approval]") == []


@pytest.mark.parametrize(
    ("head", "first", "rights"),
    [
        ("付款流程", "员工", []),
        ("流程图", "员工提交用车申请", ["总经理 approve 用车申请"]),
        ("流程图", "开始", []),
        ("标准流程", "开始", []),
        ("三、**请假审批流程**：", "开始", ["总经理 approve 请假"]),
        ("3.2 用章流程", "开始", ["总经理 approve 用章"]),
    ],
)
def test_without_a_matter_nobody_decides_on_anything(
    head: str, first: str, rights: list[str], tmp_path: Path
) -> None:
    assert told(tmp_path, head, f"A[{first}] --> B[总经理审批]") == rights


def test_a_right_shows_the_box_and_the_arrows_that_tell_its_case(tmp_path: Path) -> None:
    path = tmp_path / "procedure.md"
    drawing = "A{金额<5千?} -->|否| B{金额<3万?}\nB -->|是| C[总经理审批]"
    path.write_text(f"# 青石公司\n\n## 借款审批流程\n\n```mermaid\ngraph TD\n{drawing}\n```\n")
    document = read(path, path.name)
    (right,) = extract(document).authorities
    quoted = [document.text[place.start : place.end] for place in right.evidence]
    assert quoted == ["总经理审批", "B -->|是| C[总经理审批]", "A{金额<5千?} -->|否| B{金额<3万?}"]
