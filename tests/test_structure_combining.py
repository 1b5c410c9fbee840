"""Which documents are of one organisation, and how their statements come together."""

from pathlib import Path

import pytest

from rolegraph.errors import BadInput
from rolegraph.extraction import Combined, combine, extract, renaming
from rolegraph.model import Label, Position, Statements
from rolegraph.reading import read
from rolegraph.reading.sources import listed

ACCOUNTANT = "岗位名称:会计\n直接上级:财务经理\n岗位职责\n1、审核单据\n"
MANAGER = "财务经理岗位职责\n1、制定预算\n"


def built(folder: Path, texts: dict[str, str], name: str | None = None) -> Combined:
    documents = []
    for file, text in texts.items():
        (folder / file).write_text(text, "utf-8")
        documents.append(read(folder / file, file))
    return combine([extract(d) for d in documents], documents, [folder], name)


def test_files_of_no_named_organisation_stand_alone(tmp_path: Path) -> None:
    found = built(tmp_path, {"a.txt": ACCOUNTANT, "b.txt": MANAGER})
    assert len(found.statements.organisations) == 2
    assert any("Left apart" in note for note in found.notes)


def test_a_name_for_all_joins_them_and_resolves_titles_across_files(tmp_path: Path) -> None:
    found = built(tmp_path, {"a.txt": ACCOUNTANT, "b.txt": MANAGER}, "华东公司").statements
    assert [o.label.hans for o in found.organisations] == ["华东公司"]
    (line,) = found.lines
    upper = next(p for p in found.positions if p.id == line.upper)
    assert upper.defined
    assert {d.bearer for d in found.duties} == {line.lower, line.upper}


def test_a_name_that_a_file_says_itself_joins_it_with_the_others(tmp_path: Path) -> None:
    own = "华东物流有限公司费用管理制度\n第一条 财务经理审批报销单据。\n"
    found = built(tmp_path, {"a.txt": ACCOUNTANT, "b.txt": own}, "华东物流有限公司").statements
    (organisation,) = found.organisations
    assert organisation.documents == ("a.txt", "b.txt")
    assert {p.organisation for p in found.positions} == {organisation.id}


def test_capitals_and_the_length_of_a_legal_form_do_not_part_an_organisation(
    tmp_path: Path,
) -> None:
    buyer = "NORTHGATE FOODS LTD\n\nJob title: Buyer\n\nResponsibilities\n\n- Place orders.\n"
    texts = {
        "a.txt": buyer,
        "b.txt": buyer.replace("Buyer", "Clerk").replace(
            "NORTHGATE FOODS LTD", "Northgate Foods Limited"
        ),
        "c.txt": buyer.replace("Buyer", "Cook").replace("NORTHGATE", "Southgate"),
    }
    found = built(tmp_path, texts).statements
    assert [(o.label.en, len(o.documents)) for o in found.organisations] == [
        ("Northgate Foods Limited", 2),
        ("Southgate FOODS LTD", 1),
    ]


def test_new_names_are_followed_to_the_last_and_a_circle_of_them_ends() -> None:
    label = Label(hans="经理")
    said = Statements(
        positions=tuple(Position(id=i, organisation="o", label=label) for i in "abcd")
    )
    chain = renaming.renamed(said, {"a": "b", "b": "c", "d": "d"})
    assert [p.id for p in chain.positions] == ["c", "c", "c", "d"]
    circle = renaming.renamed(said, {"a": "b", "b": "c", "c": "b"})
    assert [p.id for p in circle.positions] == ["b", "b", "b", "d"]


def test_organisations_yaml_joins_the_files_that_it_lists(tmp_path: Path) -> None:
    (tmp_path / "organisations.yaml").write_text(
        "organisations:\n  - name: 华东公司\n    documents: [a.txt, b.txt, z.txt]\n", "utf-8"
    )
    found = built(tmp_path, {"a.txt": ACCOUNTANT, "b.txt": MANAGER, "c.txt": MANAGER})
    assert len(found.statements.organisations) == 2
    assert any(note.startswith("Joined as 华东公司: a.txt, b.txt") for note in found.notes)
    assert any("z.txt" in note for note in found.notes)


def test_an_organisations_yaml_of_another_form_is_named(tmp_path: Path) -> None:
    (tmp_path / "organisations.yaml").write_text("华东公司: a.txt\n", "utf-8")
    with pytest.raises(BadInput, match=r"organisations\.yaml"):
        built(tmp_path, {"a.txt": ACCOUNTANT})


def test_organisations_yaml_of_one_folder_says_nothing_of_another(tmp_path: Path) -> None:
    text = "岗位名称：经理\n岗位职责：\n1、审核合同。\n"
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(text, "utf-8")
        (tmp_path / name / "same.txt").write_text(text, "utf-8")
    (tmp_path / "a" / "organisations.yaml").write_text(
        'organisations:\n  - name: 华东公司\n    documents: ["*"]\n', "utf-8"
    )
    folders = [tmp_path / "a", tmp_path / "b"]
    documents = [read(each.path, each.relative) for each in listed(folders)[0]]
    found = combine([extract(d) for d in documents], documents, folders)
    (east,) = [o for o in found.statements.organisations if o.label.main == "华东公司"]
    assert east.documents == ("a.txt", "a/same.txt")


def test_posts_that_a_slash_joins_are_two_where_another_file_names_each(tmp_path: Path) -> None:
    texts = {
        "a.txt": "营业员/收银员岗位职责\n1、接待顾客\n",
        "b.txt": "岗位名称:店长\n直接下级:营业员、收银员\n岗位职责\n1、安排班次\n",
    }
    found = built(tmp_path, texts, "康达药房").statements
    names = {p.label.main: p.aliases for p in found.positions}
    assert names == {"营业员": (), "收银员": (), "店长": ()}


def test_a_title_in_brackets_behind_another_names_the_same_post_in_other_files(
    tmp_path: Path,
) -> None:
    texts = {
        "a.txt": "销售专员(业务员)岗位职责\n1、拜访客户\n",
        "b.txt": "业务员岗位职责\n1、登记订单\n",
    }
    (post,) = built(tmp_path, texts, "康达贸易").statements.positions
    assert {post.label.main, *post.aliases} == {"销售专员", "业务员"}


def test_a_deputy_in_short_is_the_one_in_full(tmp_path: Path) -> None:
    texts = {
        "a.txt": "岗位名称:仓储经理\n直接上级:运营副总经理\n岗位职责\n1、编制计划，报运营副总批准。\n",
        "b.txt": "岗位名称:车队长\n直接上级:运营副总\n岗位职责\n1、安排车辆\n",
    }
    found = built(tmp_path, texts, "顺达物流").statements
    names = {p.id: p.label.main for p in found.positions}
    assert sorted(names.values()) == ["仓储经理", "车队长", "运营副总经理"]
    assert {names[line.upper] for line in found.lines} == {"运营副总经理"}


def test_a_file_without_a_name_could_be_of_those_that_have_one(tmp_path: Path) -> None:
    own = "华东物流有限公司费用管理制度\n第一条 财务经理审批报销单据，会计复核，出纳付款。\n"
    again = "华东物流有限公司岗位职责\n会计\n1、复核单据\n出纳\n1、支付货款\n"
    bare = "会计岗位职责\n直接上级:财务经理\n1、审核单据\n出纳岗位职责\n1、支付货款\n"
    found = built(tmp_path, {"a.txt": own, "b.txt": again, "c.txt": bare})
    (note,) = (note for note in found.notes if note.startswith("Could be one"))
    assert note.startswith(
        "Could be one organisation: c.txt and the files of 华东物流有限公司 share"
    )


def test_files_that_name_different_firms_are_not_said_to_be_one(tmp_path: Path) -> None:
    rule = "物流有限公司费用管理制度\n第一条 财务经理审批报销单据，会计复核，出纳付款。\n"
    found = built(tmp_path, {"a.txt": f"华东{rule}", "b.txt": f"华北{rule}"})
    assert not any(note.startswith("Could be one") for note in found.notes)


@pytest.mark.parametrize(
    ("chart", "lines"),
    [
        ("董事会\n  总经理\n  审计专员\n", set()),
        ("董事会\n  董事长\n  审计专员\n", {"审计专员 > 董事长"}),
        ("审计部\n  审计经理\n  审计专员\n", {"审计专员 > 审计经理"}),
    ],
)
def test_in_a_board_only_its_chair_stands_above_others(
    tmp_path: Path, chart: str, lines: set[str]
) -> None:
    found = built(tmp_path, {"chart.txt": f"组织架构图\n{chart}"}).statements
    names = {p.id: p.label.main for p in found.positions}
    assert {f"{names[x.lower]} > {names[x.upper]}" for x in found.lines} == lines


@pytest.mark.parametrize(
    ("other", "one"),
    [
        ("采购部经理岗位职责\n1、审核采购合同\n", True),
        ("采购主管岗位职责\n1、审核采购合同\n", False),
        ("销售部经理岗位职责\n1、审核销售合同\n", False),
    ],
)
def test_a_manager_drawn_in_a_unit_is_the_one_that_another_file_describes(
    tmp_path: Path, other: str, one: bool
) -> None:
    chart = "组织架构\n- 总经理\n  - 副总经理\n    - 采购部（经理1名、采购员3名）\n    - 仓储部（主管1名）\n"
    found = built(tmp_path, {"a.txt": chart, "b.txt": other}, "华东公司").statements
    (drawn,) = (p for p in found.positions if p.label.hans.endswith("经理") and p.headcount == 1)
    assert drawn.defined is one
    assert drawn.label.hans == ("采购部经理" if one else "经理")


def test_a_unit_with_its_staff_in_brackets_is_nobodys_task(tmp_path: Path) -> None:
    found = built(tmp_path, {"a.txt": "组织架构\n- 总经理\n  - 采购部（经理1名、采购员3名）\n"})
    assert not found.statements.duties
