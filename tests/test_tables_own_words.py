"""What a document says of its own words: 以下 without the number, notes, details, columns of decisions."""

from pathlib import Path

import pytest
from written import names_of, powers_in, powers_of, stored

from rolegraph.extraction import extract

_BOUNDS = """
# 资金审批权限

{}

金额单位：万元

| 事项 | 部门经理 | 总经理 |
|---|---|---|
| 货款 | 5以下 | 5以上 |
| 工程款 | ≤8 | 20（含）以下 |
"""


@pytest.mark.parametrize(
    "said",
    [
        "本制度所称“以上”含本数，“以下”不含本数。",
        "本办法所称以上均包括本数，所称以下、以内均不包括本数。",
        '“以上”包含本数；"以下"不含本数。',
    ],
)
def test_a_document_says_itself_whether_its_words_include_the_number(
    tmp_path: Path, said: str
) -> None:
    text = _BOUNDS.format(said.replace("；", "，"))
    found = {one.partition(" > ")[0] for one in powers_in(tmp_path, text, "funds.md")}
    assert {"部门经理 approve 货款 <50000 CNY", "总经理 approve 货款 >=50000 CNY"} <= found
    # Signs and brackets say themselves what they include.
    assert {"部门经理 approve 工程款 <=80000 CNY", "总经理 approve 工程款 <=200000 CNY"} <= found


@pytest.mark.parametrize(
    "said",
    [
        "本制度所称“以上”“以下”均含本数。",
        "本办法适用于科长以下人员，不含临时工，人数以本数为准。",
        "“以上”不含本数，“以下”含本数。",
    ],
)
def test_words_that_leave_nothing_out_include_the_number(tmp_path: Path, said: str) -> None:
    found = powers_in(tmp_path, _BOUNDS.format(said), "funds.md")
    assert any(one.startswith("部门经理 approve 货款 <=50000 CNY") for one in found)


def test_above_may_leave_the_number_out_too(tmp_path: Path) -> None:
    found = powers_in(tmp_path, _BOUNDS.format("“以上”不含本数。"), "funds.md")
    assert "总经理 approve 货款 >50000 CNY" in found


_NOTES = """
# 付款规定

| 事项 | 部门经理 | 总经理 |
|---|---|---|
| 货款 | 审核 | 审批 |

{}：

1. {}，由部门经理审核后报总经理审批。
"""


@pytest.mark.parametrize("head", ["附注", "备注", "说明", "注意事项"])
def test_a_heading_of_notes_is_no_matter(tmp_path: Path, head: str) -> None:
    found = powers_in(tmp_path, _NOTES.format(head, "分厂付款时"), "pay.md")
    assert not any(head in one for one in found)


@pytest.mark.parametrize("head", ["差旅费", "设备报废", "印章使用"])
def test_another_heading_is_what_its_items_are_about_and_when(tmp_path: Path, head: str) -> None:
    text = f"{head}\\n\\n1. 遇紧急情况时，由厂长审批。\\n".replace("\\n", "\n")
    found = extract(stored(tmp_path, f"付款规定\n\n一、{text}", "pay.txt"))
    assert f"厂长 approve {head}" in powers_of(found)
    assert [a.condition for a in found.authorities] == ["遇紧急情况时"]


_ALL = """
| 类别 | 明细 | 总经理 | 董事长 |
|---|---|---|---|
| 工程款 | 进度款 | 审核 | 审批 |
| 对外捐赠 | {} | 审核 | 审批 |
"""


@pytest.mark.parametrize("detail", ["全部", "所有", "各类"])
def test_a_detail_that_says_all_is_the_sort_before_it(tmp_path: Path, detail: str) -> None:
    found = powers_in(tmp_path, _ALL.format(detail), "gifts.md")
    assert {"董事长 approve 对外捐赠", "董事长 approve 进度款"} <= found


@pytest.mark.parametrize("detail", ["全部车辆", "现金", "实物"])
def test_a_detail_that_says_more_stays(tmp_path: Path, detail: str) -> None:
    assert f"董事长 approve {detail}" in powers_in(tmp_path, _ALL.format(detail), "gifts.md")


_ROLES = """
| Role | What the role does | {} | Must ask first |
|---|---|---|---|
| Treasurer | Plans the budget | {} | Loans |
| Host | Opens events | Ending an event early | – |
"""


@pytest.mark.parametrize("head", ["Can decide without asking", "Decides alone", "May decide"])
@pytest.mark.parametrize("matter", ["payment plans for members", "Reduced fees", "Dates of sales"])
def test_a_column_of_decisions_lists_matters_between_semicolons(
    tmp_path: Path, head: str, matter: str
) -> None:
    told = f"Moving money up to €90; {matter}"
    found = powers_in(tmp_path, _ROLES.format(head, told), "roles.md")
    assert {f"Treasurer decide {matter}", "Host decide Ending an event early"} <= found


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("Can decide without asking", "Anything above €90 goes to the Board"),
        ("Can decide without asking", "Finance Manager"),
        ("Is informed of", "payment plans for members"),
    ],
)
def test_what_is_no_matter_there_is_not_decided(tmp_path: Path, head: str, told: str) -> None:
    found = powers_in(tmp_path, _ROLES.format(head, told), "roles.md")
    assert not any(one.startswith("Treasurer decide") for one in found)


@pytest.mark.parametrize(
    ("told", "power"),
    [
        ("The Chair appoints the Treasurer.", "Chair appoint Treasurer"),
        ("The Board dismisses the Director.", "Board dismiss Director"),
        ("The Council appoints and dismisses wardens.", "Council dismiss wardens"),
    ],
)
def test_who_appoints_among_decisions_may_do_so(tmp_path: Path, told: str, power: str) -> None:
    text = f"# Society\n\n## Who decides what\n\n- {told}\n- The Clerk keeps the minutes.\n"
    found = extract(stored(tmp_path, text, "who.md"))
    assert power in powers_of(found)
    names = names_of(found)
    assert not any(names[a.bearer] == "Clerk" for a in found.authorities)


_CROSSED = """
{},Operating expenditure,Capital expenditure
Chief Executive,"£9,000","£2,000"
{},"£4,000",£900
Library Manager,£800,Nil
{},£500,Nil
"""


@pytest.mark.parametrize(
    "post", ["Group Manager Infrastructure", "Team Lead Parks North", "Partner Audit"]
)
def test_names_below_position_may_be_titles_that_no_word_tells(tmp_path: Path, post: str) -> None:
    text = "Schedule of delegated limits,,\n" + _CROSSED.format("Position", post, "Clerk")
    found = {one.partition(" > ")[0] for one in powers_in(tmp_path, text)}
    assert f"{post} approve Operating expenditure <=4000 GBP" in found


@pytest.mark.parametrize("head", ["Service", "Budget line", "Year"])
def test_rows_below_another_head_are_no_posts(tmp_path: Path, head: str) -> None:
    text = "Schedule of delegated limits,,\n" + _CROSSED.format(
        head, "Street lighting", "Swimming pools"
    )
    assert not any("Street" in one.split(" approve")[0] for one in powers_in(tmp_path, text))


_POWERS = """
Power,Delegated to,Limits
Appoint staff,Chief Executive,
Settle claims,Chief Executive,Up to $500
{},Mayor,Up to $900
"""


@pytest.mark.parametrize("deed", ["Affix the common seal", "Levy a charge", "Gazette the notice"])
def test_an_unknown_word_before_an_article_among_deeds_is_done(tmp_path: Path, deed: str) -> None:
    assert f"Mayor execute {deed} <=900 USD" in powers_in(tmp_path, _POWERS.format(deed))


@pytest.mark.parametrize("matter", ["All the costs", "Rates penalties", "Over a year"])
def test_a_matter_among_deeds_is_not(tmp_path: Path, matter: str) -> None:
    assert not any(
        "execute" in one and matter in one for one in powers_in(tmp_path, _POWERS.format(matter))
    )
