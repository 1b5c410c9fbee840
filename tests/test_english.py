"""The structure of English role descriptions: whose text is whose."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolegraph.extraction import english, extract
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.words import words
from rolegraph.model import Statements
from rolegraph.reading import Document, read
from rolegraph.reading.reader import document
from rolegraph.reading.rendition import Rendition

PIECES = st.lists(
    st.sampled_from(
        [
            "Job Title: Buyer\n",
            "# Purchasing Manager\n",
            "Reports to: Finance Director\n",
            "Responsibilities\n",
            "Authority:\n",
            "- May approve orders up to EUR 2,000; above that, the CFO's approval is required.\n",
            "1. Checks invoices within 2 days\n",
            "a) ",
            " must not ",
            "The Head of Purchasing may ",
            "approved by ",
            "between EUR 5 and 10k",
            ": ",
            "; and, or ",
            "of the",
            "EUR",
            "->",
            "\n\n",
            "\t|\t",
            "**",
            "’s ",
        ]
    )
    | st.text(max_size=6),
    max_size=25,
).map("".join)


def _document(text: str, name: str = "a.txt") -> Document:
    return document(name, b"", Rendition(text=text, media_type="text/plain", encoding="utf-8"))


def _read(folder: Path, text: str, name: str = "roles.txt") -> Statements:
    path = folder / name
    path.write_text(text, "utf-8")
    return extract(read(path, name))


def _superiors(found: Statements) -> set[str]:
    names = {p.id: p.label.main for p in found.positions}
    return {f"{names[x.lower]} > {names[x.upper]} {x.kind}" for x in found.lines}


@given(PIECES)
@settings(deadline=None, max_examples=150)
def test_no_text_stops_the_reader_and_every_quote_is_its_text(text: str) -> None:
    source = _document(text)
    found = english.extract(source)
    for statement in (*found.norms, *found.lines, *found.positions, *found.units):
        for place in statement.evidence:
            assert place.quote == source.text[place.start : place.end]


@given(PIECES)
@settings(deadline=None, max_examples=50)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert english.extract(_document(text)) == english.extract(_document(text))


def test_no_phrase_begins_behind_the_last_word() -> None:
    run = words("The Finance Manager,")
    assert phrases("conditions").at(run, len(run)) is None


def test_one_endless_line_is_read_in_bounded_time(tmp_path: Path) -> None:
    text = (
        "Job Title: Buyer\nDuties\n" + "Checks invoices and approves orders up to EUR 5; " * 4000
    )
    assert _read(tmp_path, text).duties


def test_a_page_that_ran_together_behind_its_label_is_no_title(tmp_path: Path) -> None:
    text = (
        "CLASSIFICATION TITLE: FUEL CLERK STATUS NON-EXEMPT PURPOSE OF CLASSIFICATION The purpose of this "
        "classification is to record fuel deliveries. Duties include checking meters and filing dockets."
    )
    assert not _read(tmp_path, text).positions


@pytest.mark.parametrize(
    ("form", "named"),
    [
        ("Job title: Lettings Clerk\nReports to: Lettings Manager", False),
        ("Reports to: Lettings Manager", True),
    ],
)
def test_a_line_above_a_description_is_a_title_unless_a_field_gives_it(
    tmp_path: Path, form: str, named: bool
) -> None:
    path = tmp_path / "form.txt"
    path.write_text(
        f"Marlow Homes\n\nJob Description\n\n{form}\n\nDuties\n\n- Lets empty homes.\n"
    )
    titles = {p.label.en for p in english.extract(read(path, path.name)).positions}
    assert ("Marlow Homes" in titles) is named


def test_a_title_is_no_position_where_it_is_only_listed(tmp_path: Path) -> None:
    found = _read(tmp_path, "Buyer\nReports to: Head of Purchasing\nDuties\n- Orders goods\n")
    assert {p.label.en: p.defined for p in found.positions} == {
        "Buyer": True,
        "Head of Purchasing": False,
    }


@pytest.mark.parametrize(
    "value",
    [
        "Finance Director",
        "the Finance Director",
        "Finance Director (Ms Jane Doe)",
        "FINANCE DIRECTOR",
        "Finance Director.",
    ],
)
def test_a_superior_is_read_without_what_stands_around_it(tmp_path: Path, value: str) -> None:
    found = _read(tmp_path, f"Job title: Buyer\nReports to: {value}\nDuties:\n- Orders goods\n")
    assert _superiors(found) == {"Buyer > Finance Director line"}


@pytest.mark.parametrize("value", ["n/a", "none", "-", "5", "to be defined"])
def test_a_field_that_names_nobody_gives_no_superior(tmp_path: Path, value: str) -> None:
    found = _read(tmp_path, f"Job title: Buyer\nReports to: {value}\nDuties:\n- Orders goods\n")
    assert _superiors(found) == set()


def test_a_dotted_line_is_functional_and_no_superior(tmp_path: Path) -> None:
    text = (
        "Job title: Buyer\nReports to: Plant Manager (dotted line to Group Purchasing Director)\n"
    )
    found = _read(tmp_path, text + "Duties\n- Orders goods\n")
    assert _superiors(found) == {
        "Buyer > Plant Manager line",
        "Buyer > Group Purchasing Director functional",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Job Title: Buyer\nDuties\n- Orders goods\n",
        "# Buyer\n\n## Responsibilities\n\n* Orders goods\n",
        "BUYER\n\nDUTIES\n\n1. Orders goods.\n",
        "Position\nBuyer\nKey duties:\na) Orders goods;\n",
        "Job description: Buyer\nMain duties and responsibilities\n• Orders goods\n",
        "Duties of the Buyer\n- Orders goods\n",
        "**Buyer**\n\n**Responsibilities:** Orders goods.\n",
        "Buyer – Role profile\n\nWhat you will do\n- Order goods\n",
    ],
)
def test_a_role_is_found_however_it_is_headed(tmp_path: Path, text: str) -> None:
    found = _read(tmp_path, text, "roles.md" if "#" in text or "*" in text else "roles.txt")
    (duty,) = found.duties
    bearer = next(p for p in found.positions if p.id == duty.bearer)
    assert (bearer.label.en, duty.action, duty.object) == ("Buyer", "order", "goods")


@pytest.mark.parametrize(
    "heading", ["What we offer", "About us", "How to apply", "Document control", "Contacts"]
)
def test_what_is_no_role_content_gives_no_duty(tmp_path: Path, heading: str) -> None:
    text = f"Job title: Buyer\nDuties\n- Orders goods\n{heading}\n- Approves of fair play\n"
    assert [d.object for d in _read(tmp_path, text).duties] == ["goods"]


def test_a_sub_list_is_read_with_the_words_above_it(tmp_path: Path) -> None:
    text = """Job title: Buyer
Authority
The buyer may:
- approve orders up to EUR 500;
- sign delivery notes.
The buyer may not:
- accept gifts.
"""
    found = _read(tmp_path, text)
    assert {(a.kind, a.object) for a in found.authorities} == {
        ("approve", "orders"),
        ("sign", "delivery notes"),
    }
    assert [(p.action, p.object) for p in found.prohibitions] == [("accept", "gifts")]


def test_units_come_from_fields_and_headings(tmp_path: Path) -> None:
    text = """# Sales Department

## Sales Clerk

Team: Order Desk
Responsibilities:
- Enters orders

# Warehouse Hamburg

## Storekeeper

Responsibilities:
- Stores goods
"""
    found = _read(tmp_path, text, "roles.md")
    units = {u.id: u for u in found.units}
    placed = {p.label.en: units[p.unit] for p in found.positions if p.unit}
    assert {title: (u.label.en, u.type) for title, u in placed.items()} == {
        "Sales Clerk": ("Order Desk", "team"),
        "Storekeeper": ("Warehouse Hamburg", "warehouse"),
    }
    assert units[placed["Sales Clerk"].parent].label.en == "Sales Department"


def test_an_organisation_is_the_one_that_the_file_names(tmp_path: Path) -> None:
    text = "Kestrel Tools Ltd\nJob title: Buyer\nDuties\n- Orders goods\n"
    (organisation,) = _read(tmp_path, text).organisations
    assert (organisation.label.en, organisation.id) == (
        "Kestrel Tools Ltd",
        "organisation/Kestrel-Tools-Ltd",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Hill Foods plc",
        "HILL FOODS PLC",
        "Hill Foods plc, Leeds",
        "Hill Foods plc – Structure, May",
    ],
)
def test_a_firm_is_named_by_its_legal_form_in_any_type(tmp_path: Path, line: str) -> None:
    text = f"{line}\nJob title: Buyer\nDuties\n- Orders goods\n"
    (organisation,) = _read(tmp_path, text).organisations
    assert organisation.label.en.casefold() == "hill foods plc"


def test_a_chief_officer_is_also_known_by_three_letters(tmp_path: Path) -> None:
    text = (
        "Buyer\nReports to: Chief Operating Officer\nDuties\n- Orders goods\n\n"
        "| Matter | Approved by |\n| --- | --- |\n| Contracts | COO |\n"
    )
    found = _read(tmp_path, text)
    (right,) = found.authorities
    names = {p.id: p.label.en for p in found.positions}
    assert (names[right.bearer], right.kind) == ("Chief Operating Officer", "approve")
    assert "COO" not in names.values()


def test_three_letters_that_two_chief_officers_share_are_neither(tmp_path: Path) -> None:
    text = (
        "Chief Operating Officer\nDuties\n- Runs the depots\n\n"
        "Chief Orders Officer\nDuties\n- Takes orders\n\nThe COO approves contracts.\n"
    )
    found = _read(tmp_path, text)
    names = {p.id: p.label.en for p in found.positions}
    assert {names[a.bearer] for a in found.authorities if a.kind == "approve"} == {"COO"}


def test_both_parts_of_a_legal_form_are_of_the_firms_name(tmp_path: Path) -> None:
    text = "Kestrel Tools Co., Ltd.\nJob title: Buyer\nDuties\n- Orders goods\n"
    (organisation,) = _read(tmp_path, text).organisations
    assert organisation.label.en == "Kestrel Tools Co., Ltd."


def test_a_position_of_an_english_document_has_an_english_label_alone(tmp_path: Path) -> None:
    found = _read(tmp_path, "Job title: Buyer\nDuties\n- Orders goods\n")
    assert [p.label.languages() for p in found.positions] == [{"en": "Buyer"}]


def test_a_list_on_a_page_whose_bullets_are_drawn_is_no_running_text(tmp_path: Path) -> None:
    path = tmp_path / "roles.txt"
    path.write_text(
        "Job Title: Buyer\nReports to: Purchasing Manager\n\nAuthority\n"
        "Order headsets and other small equipment up to EUR 250 per order\n"
        "Cannot change tariffs or contract terms\n"
        "Approve bonus agreements\n\nPurpose\n"
        "To buy what the shops and the workshops need at the best total cost and in good time, so that\n"
        "nobody waits for parts, and to keep the files of all suppliers in such a state that auditors\n"
        "find what they look for without asking, seven days a week and at every site of the company.\n",
        "utf-8",
    )
    found = english.extract(replace(read(path, path.name), pages=(0,)))
    assert [p.reading for p in found.prohibitions] == ["Cannot change tariffs or contract terms"]
    kinds = {(a.kind, a.limit.value if a.limit else None) for a in found.authorities}
    assert kinds == {("procure", 250), ("approve", None)}


def test_a_form_of_a_page_that_lost_its_columns_names_whom_it_leads(tmp_path: Path) -> None:
    text = (
        "Alder Mutual Insurance Role description C-14 Issue 3, of the month of March 2026\n"
        "Motor Claims Manager\nReports to Head of Claims\n"
        "Direct reports Claims Handlers (9), Engineer\n"
        "Main responsibilities\n- Allocate new claims each morning\n"
    )
    path = tmp_path / "role.txt"
    path.write_text(text, "utf-8")
    found = extract(read(path, path.name))
    names = {p.id: p.label.main for p in found.positions}
    assert {(names[x.lower], names[x.upper]) for x in found.lines} == {
        ("Motor Claims Manager", "Head of Claims"),
        ("Claims Handler", "Motor Claims Manager"),
        ("Engineer", "Motor Claims Manager"),
    }
    assert [d.reading for d in found.duties] == ["Allocate new claims each morning"]


def test_an_answer_ends_where_its_next_sentence_hands_more_to_somebody_else(
    tmp_path: Path,
) -> None:
    path = tmp_path / "questions.html"
    path.write_text(
        "<h1>Who can sign this? Frequently asked questions</h1><p>Questions to the help desk.</p>"
        "<h3>Who approves my annual leave?</h3><p>The Shift Leader. Requests for more than 15 days "
        "go to the Depot Manager.</p>",
        "utf-8",
    )
    found = extract(read(path, path.name))
    (one,) = found.authorities
    assert one.limit is not None
    assert (one.object, one.limit.operator, one.limit.value) == ("annual leave", "<=", 15)
    assert one.limit.escalates_to.endswith("depot-manager")
    assert "more than 15 days" in one.evidence[0].quote


def test_a_question_is_nobodys_duty(tmp_path: Path) -> None:
    path = tmp_path / "questions.txt"
    lines = ("Shift Leader", "Reports to: Depot Manager", "Duties", "Who orders laptops?")
    path.write_text("\n".join((*lines, "Keeps the log.")), "utf-8")
    assert [d.reading for d in extract(read(path, path.name)).duties] == ["Keeps the log"]


@pytest.mark.parametrize(
    "text",
    [
        "Trust\n\nPowers delegated to the Librarian\n\n- Buy books up to £400\n- Sign loans\n",
        "Rules\n\nArticle 1. Buyers\nA buyer may place orders up to EUR 2,500.\n",
        "Handbook\n\nRoles in the store\n\nThe Shop Manager approves refunds up to £90.\n",
    ],
)
def test_headings_in_capitals_say_what_others_say(text: str, tmp_path: Path) -> None:
    def stated(words: str) -> tuple[set[str], list[tuple[str, str]]]:
        path = tmp_path / "page.txt"
        path.write_text(words, "utf-8")
        found = extract(read(path, path.name))
        named = {one.label.main.lower() for one in (*found.positions, *found.units)}
        return named, sorted((one.kind, one.object) for one in found.authorities)

    title, heading, rest = (part for part in re.split(r"\n+", text, maxsplit=2))
    assert stated(f"{title}\n\n{heading.upper()}\n\n{rest}") == stated(text)
