"""Tables that name who acts by letters, levels and notes of their own are read by these."""

from pathlib import Path

import openpyxl
import pytest
from written import names_of, powers_of, stored

from rolegraph.extraction import extract, omissions
from rolegraph.reading import Document, read


def _table(folder: Path, text: str) -> Document:
    return stored(folder, text, "rights.md")


_LIMITS = """
| Class | Claims Handler | Claims Manager |
|---|---|---|
| Claims | £500 | £5,000 |
| Refunds | £100 | £3,000 |

{}
"""


def test_headers_that_are_letters_of_responsibility_make_steps_and_grant_nothing(
    tmp_path: Path,
) -> None:
    table = """
| Step | Responsible | Accountable | Consulted | Informed |
|---|---|---|---|---|
| Build the set | Set Designer, Carpenter | Production Manager | | Stage Manager |
"""
    found = extract(_table(tmp_path, table))
    (step,) = found.steps
    names = names_of(found)
    assert not found.authorities
    assert [(names[who], letter) for who, letter in step.performers] == [
        ("Set Designer", "R"),
        ("Carpenter", "R"),
        ("Production Manager", "A"),
        ("Stage Manager", "I"),
    ]


def test_responsible_alone_is_no_letter(tmp_path: Path) -> None:
    table = "| Step | Responsible | Remarks |\n|---|---|---|\n| Build | Set Designer | by May |"
    assert extract(_table(tmp_path, table)).steps == ()


_LEVELS = """
{}

| Approval of | Level 2 | Level 1 |
|---|---|---|
| Orders | £500 | £5,000 |
"""


@pytest.mark.parametrize(
    "told",
    [
        "| Level | Positions |\n|---|---|\n| Level 1 | CEO |\n| Level 2 | Buyer, Planner |",
        "Level 1: CEO\n\nLevel 2: Buyer, Planner",
    ],
)
def test_a_level_is_whom_the_document_says(tmp_path: Path, told: str) -> None:
    found = extract(_table(tmp_path, _LEVELS.format(told)))
    assert powers_of(found) == {
        "Buyer approve Orders <=500 GBP > CEO",
        "Planner approve Orders <=500 GBP > CEO",
        "CEO approve Orders <=5000 GBP",
    }
    quotes = {e.quote for a in found.authorities for e in a.evidence}
    assert {"CEO", "Buyer, Planner"} <= quotes


def test_a_level_that_nobody_is_of_is_no_position(tmp_path: Path) -> None:
    document = _table(tmp_path, _LEVELS.format("Level 1: see annex B"))
    assert extract(document).positions == ()
    assert omissions(document) or not extract(document).authorities


def test_abbreviations_of_titles_are_the_titles(tmp_path: Path) -> None:
    table = """
PLM = Plant Manager, FC = Financial Controller, VAT = value added tax

| No. | Matter | Initiates | Approves | To be informed |
|---|---|---|---|---|
| 1 | Orders | PLM | FC | PLM |
"""
    assert powers_of(extract(_table(tmp_path, table))) == {
        "Plant Manager request Orders",
        "Financial Controller approve Orders",
        "Plant Manager inform Orders",
    }


@pytest.mark.parametrize(
    ("note", "upper"),
    [
        ("Claims above these limits need the approval of the Board.", {"Claims": "Board"}),
        (
            "Anything above these limits goes to the Board.",
            {"Claims": "Board", "Refunds": "Board"},
        ),
        (
            "If a request exceeds these limits, the Finance Director decides.",
            {"Claims": "Finance Director", "Refunds": "Finance Director"},
        ),
        (
            "Amounts exceeding the above limits must be submitted to the Board.",
            {"Claims": "Board", "Refunds": "Board"},
        ),
        ("Contracts above £50,000 are signed by the Board.", {}),
        ("The limits above were approved by the Board.", {}),
        ("## Contracts\n\nContracts above these limits are signed by the Board.", {}),
    ],
)
def test_a_note_below_a_table_says_where_all_above_its_limits_goes(
    tmp_path: Path, note: str, upper: dict[str, str]
) -> None:
    found = extract(_table(tmp_path, f"# Approval limits\n{_LIMITS.format(note)}"))
    names = names_of(found)
    top = [a for a in found.authorities if names[a.bearer] == "Claims Manager" and a.limit]
    led = {a.object: names[a.limit.escalates_to] for a in top if a.limit and a.limit.escalates_to}
    assert led == upper


def test_a_note_goes_on_with_no_amount_that_stands_above_the_table(tmp_path: Path) -> None:
    text = "The Buyer may order goods up to £500.\n" + _LIMITS.format(
        "Claims in excess of these limits need the approval of the Technical Director."
    )
    powers = powers_of(extract(_table(tmp_path, f"# Approval limits\n\n{text}")))
    assert "Buyer procure goods <=500 GBP" in powers
    assert not any("goods >" in power for power in powers)


def test_rows_of_positions_keep_their_lines_and_lead_to_nobody_beside_them(tmp_path: Path) -> None:
    table = """
# Approval limits in EUR

| Position | Department | Reports to | Orders | Hire seasonal staff | Close a lift |
|---|---|---|---|---|---|
| Lift Manager | Operations | Resort Director | 5,000 | Yes | Yes |
| Head of Sales | Sales | Resort Director | 8,000 | Recommend | No |
| Ticket Clerk | Sales | Head of Sales | 200 | No | No |
"""
    found = extract(_table(tmp_path, table))
    names = names_of(found)
    assert {(names[x.lower], names[x.upper]) for x in found.lines} == {
        ("Lift Manager", "Resort Director"),
        ("Head of Sales", "Resort Director"),
        ("Ticket Clerk", "Head of Sales"),
    }
    assert powers_of(found) == {
        "Lift Manager approve Orders <=5000 EUR",
        "Lift Manager hire Hire seasonal staff",
        "Lift Manager execute Close a lift",
        "Head of Sales approve Orders <=8000 EUR",
        "Head of Sales propose Hire seasonal staff",
        "Ticket Clerk approve Orders <=200 EUR > Head of Sales",
    }


def test_a_mark_below_approval_approves_what_its_row_names(tmp_path: Path) -> None:
    table = "# Approvals\n\n| Matter | Buyer | CFO |\n|---|---|---|\n| Hire staff | | x |"
    assert powers_of(extract(_table(tmp_path, table))) == {"CFO approve Hire staff"}


def test_an_amount_beside_manager_is_no_form_of_whom_it_reports_to(tmp_path: Path) -> None:
    table = """
# Approval limits

| Role | Orders | Travel |
|---|---|---|
| Team Leader | £500 | £100 |
| Manager | £5,000 | £300 |
"""
    found = extract(_table(tmp_path, table))
    assert found.lines == ()
    assert {p.label.main for p in found.positions} == {"Team Leader", "Manager"}


def test_a_reference_beside_one_cell_groups_the_rows_below(tmp_path: Path) -> None:
    table = """<h1>Approvals</h1><table><tr><th>No.</th><th>Matter</th><th>Requests</th>
<th>Approves</th></tr><tr><td>A</td><td colspan="3">People</td></tr>
<tr><td>A1</td><td>Leave</td><td>Clerk</td><td>Office Manager</td></tr></table>"""
    path = tmp_path / "rights.html"
    path.write_text(table, "utf-8")
    assert powers_of(extract(read(path, path.name))) == {
        "Clerk request Leave",
        "Office Manager approve Leave",
    }


def test_a_limit_beside_letters_of_responsibility_grants_what_it_says(tmp_path: Path) -> None:
    table = """
| Activity | Responsible | Accountable | Approval limit | Remarks |
|---|---|---|---|---|
| Packaging | Buyer | Plant Manager | Plant Manager up to EUR 800; above that CEO | see CFO |
| Formula | Chemist | Plant Manager | | |
"""
    found = extract(_table(tmp_path, table))
    assert {step.reading for step in found.steps} == {"Packaging", "Formula"}
    assert powers_of(found) == {
        "Plant Manager approve Packaging <=800 EUR > CEO",
        "CEO approve Packaging >800 EUR",
    }


@pytest.mark.parametrize(
    ("line", "bound"),
    [
        ("Figures in thousand EUR where an approval is limited.", "<=3000 EUR"),
        ("Amounts in GBP millions", "<=3e+06 GBP"),
        ("Effective in 2026 for thousands of staff", ""),  # 3 of nothing
    ],
)
def test_a_line_above_says_what_figures_count(tmp_path: Path, line: str, bound: str) -> None:
    table = f"# Approvals\n\n{line}\n\n| Matter | Buyer | CFO |\n|---|---|---|\n| Orders | 3 | - |"
    told = {f"Buyer approve Orders {bound}"} if bound else set()
    assert powers_of(extract(_table(tmp_path, table))) == told


def test_a_form_holds_powers_and_limits_below_heads_of_their_own(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [
        ("Job title", "Depot Manager", None),
        ("Reports to", "Operations Manager", None),
        ("Responsibilities", None, None),
        (None, "Plans the rota", None),
        ("Authority", "Limit", "Above the limit"),
        ("Purchase orders", "EUR 2,000", "Operations Manager"),
        ("Overtime", "10 hours per week", None),
        ("Requirements", None, None),
        ("Five years in logistics", None, None),
    ]:
        book.active.append(row)
    book.save(tmp_path / "job.xlsx")
    found = extract(read(tmp_path / "job.xlsx", "job.xlsx"))
    assert powers_of(found) == {
        "Depot Manager decide Purchase orders <=2000 EUR > Operations Manager",
        "Depot Manager decide Overtime <=10 hours",
    }
    assert [d.reading for d in found.duties] == ["Plans the rota"]
    assert [q.reading for q in found.qualifications] == ["Five years in logistics"]


def test_a_bound_over_two_columns_bounds_what_each_grants(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [
        ("Commitments in EUR",),
        ("Commitment", "Up to 10,000", None, "Over 10,000", None),
        (None, "Requests", "Approves", "Requests", "Approves"),
        ("Repairs", "Shift Leader", "Plant Manager", "Plant Manager", "CEO"),
        ("Fairs", "Clerk", "Sales Manager", "Sales Manager", "CEO"),
    ]:
        sheet.append(row)
    for area in ("B2:C2", "D2:E2", "A2:A3"):
        sheet.merge_cells(area)
    book.save(tmp_path / "rights.xlsx")
    assert powers_of(extract(read(tmp_path / "rights.xlsx", "rights.xlsx"))) == {
        "Shift Leader request Repairs <=10000 EUR",
        "Plant Manager approve Repairs <=10000 EUR > CEO",
        "Plant Manager request Repairs >10000 EUR",
        "CEO approve Repairs >10000 EUR",
        "Clerk request Fairs <=10000 EUR",
        "Sales Manager approve Fairs <=10000 EUR > CEO",
        "Sales Manager request Fairs >10000 EUR",
        "CEO approve Fairs >10000 EUR",
    }


def test_who_must_be_consulted_takes_part_and_hands_nothing_on(tmp_path: Path) -> None:
    table = """
| Decision | Decided by | Must be consulted | Limit | Above the limit |
|---|---|---|---|---|
| Discount | Sales Manager | Controller | 15 % | CEO |
"""
    assert powers_of(extract(_table(tmp_path, table))) == {
        "Sales Manager decide Discount <=15 % > CEO",
        "Controller participate Discount <=15 %",
    }
