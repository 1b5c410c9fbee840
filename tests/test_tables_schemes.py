"""Schemes of delegation: rows told as deeds, what lies above, who signs, keys, remarks, chapters."""

from pathlib import Path

import pytest
from written import names_of, powers_in, powers_of, stored

from rolegraph.extraction import extract


def _without_ends(powers: set[str]) -> set[str]:
    """Return powers without where their limits lead."""
    return {one.partition(" > ")[0] for one in powers}


_DEEDS = """
# Spending limits

| Item | Team Leader | Finance Manager |
|---|---|---|
| {} | up to £500 | up to £5,000 |
| Write off bad debts | – | up to £500 |
| Approve refunds | up to £50 | up to £250 |
"""


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("Raise orders", "execute"),
        ("Open supplier accounts", "execute"),
        ("Pay out petty cash", "pay"),
        # Nouns and adjectives that look like verbs are matters, in whatever rows.
        ("Travel costs", "approve"),
        ("Stock purchases", "approve"),
        ("Orders", "approve"),
    ],
)
def test_a_row_among_deeds_is_done_and_not_approved(tmp_path: Path, row: str, kind: str) -> None:
    found = _without_ends(powers_in(tmp_path, _DEEDS.format(row), "limits.md"))
    assert {
        f"Team Leader {kind} {row} <=500 GBP",
        f"Finance Manager {kind} {row} <=5000 GBP",
    } <= found


def test_one_noun_that_may_be_a_verb_among_matters_is_approved(tmp_path: Path) -> None:
    text = "Item,Site Manager,Director\nSubcontract orders,£500,£5000\nPlant hire,£300,£900\nFuel,£30,£90\n"
    found = _without_ends(powers_in(tmp_path, f"Spending limits\n{text}"))
    assert "Site Manager approve Subcontract orders <=500 GBP" in found


_ABOVE = """
| Matter | Approves |
|---|---|
| Settlements | {} |
"""


@pytest.mark.parametrize(
    ("cell", "powers"),
    [
        ("Director (up to £9,000); Board (above)", {"Director <=9000 GBP", "Board >9000 GBP"}),
        ("Bursar up to £200, Principal above", {"Bursar <=200 GBP", "Principal >200 GBP"}),
        (
            "Clerk (up to £50); Manager (up to £90); Owner (otherwise)",
            {"Clerk <=50 GBP", "Manager <=90 GBP", "Owner >90 GBP"},
        ),
        # A bracket bounds its own part alone.
        (
            "Chief Executive; Finance Manager (up to £900)",
            {"Chief Executive", "Finance Manager <=900 GBP"},
        ),
        ("总经理；财务经理（5万元以下）", {"总经理", "财务经理 <=50000 CNY"}),
    ],
)
def test_above_behind_a_title_begins_where_the_one_before_ends(
    tmp_path: Path, cell: str, powers: set[str]
) -> None:
    found = _without_ends(powers_in(tmp_path, _ABOVE.format(cell), "matters.md"))
    told = {one.replace(" approve Settlements", "") for one in found}
    assert told == powers


def test_ranks_and_above_are_no_amount(tmp_path: Path) -> None:
    cell = "Team leaders up to £500; managers and above"
    found = powers_in(tmp_path, _ABOVE.format(cell), "matters.md")
    assert not any(">500" in one for one in found)


_SIGNS = """
| {} | Who signs | {} |
|---|---|---|
| Leases | Chief Executive | after review by the Board |
| Grant agreements | Finance Manager | |
"""


@pytest.mark.parametrize("named", ["Document", "Paper", "Deed"])
@pytest.mark.parametrize("told", ["Conditions", "Remarks"])
def test_a_table_of_who_signs_needs_no_known_name_of_its_matters(
    tmp_path: Path, named: str, told: str
) -> None:
    found = powers_in(tmp_path, _SIGNS.format(named, told), "signs.md")
    assert found == {"Chief Executive sign Leases", "Finance Manager sign Grant agreements"}


_REMARK = """
# 费用审批权限（单位：元）

| 费用项目 | 部门经理 | 财务总监 | 总经理 | 备注 |
|---|---|---|---|---|
| 业务招待费 | {} | 复核 | {} | {} |
"""


@pytest.mark.parametrize("remark", ["餐标不超过每人200元", "住宿不超过400元", "每次不超过3人"])
def test_a_remark_beside_amounts_bounds_nobody(tmp_path: Path, remark: str) -> None:
    found = powers_in(tmp_path, _REMARK.format("≤1000", ">1000", remark), "fees.md")
    assert "财务总监 verify 业务招待费" in found


@pytest.mark.parametrize("remark", ["5000元以下", "不超过5000元", "金额5000元以内"])
def test_a_remark_that_is_the_rows_only_figure_bounds_it(tmp_path: Path, remark: str) -> None:
    found = powers_in(tmp_path, _REMARK.format("审核", "审批", remark), "fees.md")
    assert "总经理 approve 业务招待费 <=5000 CNY" in found


_LETTERS = """
# {}

{}

| Activity | Project Manager | Site Engineer | Director |
|---|---|---|---|
| Survey | A | R | I |
| Handover | R | C | A |
"""


@pytest.mark.parametrize(
    ("heading", "line", "process"),
    [
        ("Who does what here", "R = does it, A = accountable, C = asked, I = told", "Who does what here"),
        ("3. RACI", "R: Responsible, A: Accountable, C: Consulted, I: Informed", "RACI"),
        ("Responsibility matrix: wells", "Version 3 of the site", "Responsibility matrix: wells"),
        ("Wells", "Drilling and handover", "Drilling and handover"),
    ],
)  # fmt: skip
def test_a_process_is_named_by_a_title_and_not_by_the_key_of_its_letters(
    tmp_path: Path, heading: str, line: str, process: str
) -> None:
    found = extract(stored(tmp_path, _LETTERS.format(heading, line), "raci.md"))
    assert {step.process for step in found.steps} == {process}


_CHAPTERS = """
# Scheme of delegation

{}. Board of Trustees

The Board keeps the following decisions to itself:

- approval of the annual budget
- sale of land

{}. Spending limits

Nobody may approve a claim of their own.
"""


def test_the_chapter_behind_a_bodys_is_not_the_bodys(tmp_path: Path) -> None:
    found = extract(stored(tmp_path, _CHAPTERS.format("## 2", "## 3"), "scheme.md"))
    assert not found.prohibitions


@pytest.mark.parametrize(
    ("first", "second"), [("## 2", "### 2.1"), ("## 1", "## 2"), ("## 2", "## 5")]
)
def test_a_chapter_inside_or_apart_stays_where_it_was(
    tmp_path: Path, first: str, second: str
) -> None:
    found = extract(stored(tmp_path, _CHAPTERS.format(first, second), "scheme.md"))
    names = names_of(found)
    assert {names[one.bearer] for one in found.prohibitions} == {"Board of Trustees"}


@pytest.mark.parametrize(
    "head",
    [
        "The Board keeps the following decisions to itself:",
        "The Board retains the following matters:",
        "The Board shall decide on the following:",
        "The Board reserves to itself the following powers:",
    ],
)
def test_what_somebody_keeps_is_theirs_to_decide(tmp_path: Path, head: str) -> None:
    text = f"# Rules\n\n{head}\n\n- approval of the annual budget\n- sale of land\n"
    found = powers_in(tmp_path, text, "rules.md")
    assert found == {"Board approve annual budget", "Board decide sale of land"}


@pytest.mark.parametrize(
    "head",
    [
        "The Board keeps the following records:",
        "The Board receives the following reports:",
        "The Board retains the following advisers:",
    ],
)
def test_what_somebody_keeps_in_a_drawer_is_no_decision(tmp_path: Path, head: str) -> None:
    text = f"# Rules\n\n{head}\n\n- minutes of meetings\n- register of members\n"
    assert not powers_in(tmp_path, text, "rules.md")


_WITHOUT_HEAD = """
| Setting hire charges | {} |
|---|---|
| Waiving a charge | Parish Priest |
| Taking bookings | Hall Manager |
| Locking up | Caretaker |
"""


@pytest.mark.parametrize(
    "first",
    [
        "Finance Committee, on the proposal of the Hall Manager",
        "Treasurer (after review by the Bursar)",
        "Board; recommended by the Director",
    ],
)
def test_a_first_row_that_names_who_acts_is_no_header(tmp_path: Path, first: str) -> None:
    assert not powers_in(tmp_path, _WITHOUT_HEAD.format(first), "hall.md")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("On the proposal of", "propose"),
        ("Recommended (first)", "propose"),
        ("Endorsement (if any)", "countersign"),
    ],
)
def test_a_header_that_names_a_deed_alone_heads_its_column(
    tmp_path: Path, head: str, kind: str
) -> None:
    found = powers_in(tmp_path, _WITHOUT_HEAD.format(head), "hall.md")
    assert f"Parish Priest {kind} Waiving a charge" in found


@pytest.mark.parametrize("who", ["Who can say yes", "Who says yes", "Who approves"])
@pytest.mark.parametrize("what", ["What", "Need", "Spend on"])
def test_what_lies_above_a_limit_does_not_hide_what_rows_are_about(
    tmp_path: Path, who: str, what: str
) -> None:
    text = f"{what},{who},Up to,Above that\nCandles,Sacristan,€150,Parish Priest\nRepairs,Bursar,€500,Chair\n"
    assert powers_in(tmp_path, text) >= {
        "Sacristan approve Candles <=150 EUR > Parish Priest",
        "Bursar approve Repairs <=500 EUR > Chair",
    }


def test_notes_in_quoted_cells_below_a_table_are_read_like_others(tmp_path: Path) -> None:
    text = """Ref,Matter,Curator,Director
1,Loans,Recommends,Approves
2,Travel,Recommends,Approves
,,,
Notes,,,
a) The Curator must keep a register of loans.,,,
"b) The Director may, in an emergency, buy objects for up to $900.",,,
"""
    found = extract(stored(tmp_path, text))
    assert "Director procure objects <=900 USD" in powers_of(found)
    assert any(duty.object == "register of loans" for duty in found.duties)
