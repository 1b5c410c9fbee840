"""Mermaid flowcharts become boxes and arrows whose words are those of the text."""

from pathlib import Path

import pytest

from rolegraph.extraction import omissions
from rolegraph.reading import read
from rolegraph.reading.formats.mermaid import Diagram, diagrams


def drawn(text: str) -> tuple[list[str], list[str]]:
    """Return the boxes' words and "source style target: words" of the first diagram of a text."""
    found = diagrams(text)[0]
    named = [_words(text, found, n) for n in range(len(found.boxes))]
    arrows = [f"{named[a.source]} {a.style} {named[a.target]}: {a.words}" for a in found.arrows]
    return named, arrows


def _words(text: str, diagram: Diagram, box: int) -> str:
    return " / ".join(text[a:b] for a, b in diagram.boxes[box].lines)


@pytest.mark.parametrize(
    ("line", "boxes"),
    [
        ("A", ["A"]),
        ("A[Head of Sales]", ["Head of Sales"]),
        ('A["Clerk (part-time)"]', ["Clerk (part-time)"]),
        ("a-1(Clerk)", ["Clerk"]),
        ("A([Clerk]) & B[[Buyer]] & C((Cook))", ["Clerk", "Buyer", "Cook"]),
        ("A{{Clerk}}", ["Clerk"]),
        ("总[总经理]:::red", ["总经理"]),
        ("A[Chief Executive<br/>Ann Lee]", ["Chief Executive / Ann Lee"]),
        ("A[<b>Chief Executive</b><br>Ann Lee]", ["Chief Executive / Ann Lee"]),
        ('A["`**Clerk**`"]', ["Clerk"]),
    ],
)
def test_a_box_says_what_stands_in_its_brackets(line: str, boxes: list[str]) -> None:
    assert drawn(f"graph TD\n    {line}\n")[0] == boxes


@pytest.mark.parametrize(
    ("line", "arrows"),
    [
        ("A --> B", ["A solid B: "]),
        ("A-->B-->C", ["A solid B: ", "B solid C: "]),
        ("A --- B", ["A plain B: "]),
        ("A -.-> B", ["A dotted B: "]),
        ("A ==> B;", ["A solid B: "]),
        ("A -->|reports to| B", ["A solid B: reports to"]),
        ("A -- reports to --> B", ["A solid B: reports to"]),
        ('A -.->|"dotted line"| B', ["A dotted B: dotted line"]),
        ("A --> B & C", ["A solid B: ", "A solid C: "]),
        ("A & B --> C", ["A solid C: ", "B solid C: "]),
        ("A --> B; A --> C", ["A solid B: ", "A solid C: "]),
    ],
)
def test_an_arrow_leads_from_box_to_box(line: str, arrows: list[str]) -> None:
    assert drawn(f"flowchart LR\n{line}\n")[1] == arrows


def test_words_given_later_are_a_boxs_words() -> None:
    assert drawn("graph TD\nA --> B\nA[Head]\nB[Clerk]\n") == (
        ["Head", "Clerk"],
        ["Head solid Clerk: "],
    )


def test_what_draws_nothing_is_passed_over_and_the_fence_ends_the_diagram() -> None:
    drawing = "graph TD\n%% note\nclassDef red fill:#f00\nA --> B\n\nstyle A fill:#f00"
    text = f"```mermaid\n{drawing}\n```\nC --> D\n"
    (found,) = diagrams(text)
    assert len(found.boxes) == 2
    assert text[found.start : found.end] == drawing


def test_without_a_fence_a_sentence_ends_the_diagram() -> None:
    text = "graph TD\r\nA[Head] --> B[Clerk]\r\nThe clerk files letters.\r\nA --> C\r\n"
    (found,) = diagrams(text)
    assert text[found.start : found.end] == "graph TD\r\nA[Head] --> B[Clerk]"


def test_a_subgraph_has_a_title_and_members() -> None:
    text = "graph TD\nsubgraph s1 [Finance]\nA --> B\nend\nC --> A\n"
    (found,) = diagrams(text)
    ((start, end), members), *rest = found.groups
    assert (text[start:end], members, rest) == ("Finance", (0, 1), [])


def test_a_decision_asks_and_a_hexagon_does_not() -> None:
    (found,) = diagrams("graph TD\nA{Over 500?} --> B{{Clerk}}\n")
    assert [box.asks for box in found.boxes] == [True, False]


@pytest.mark.parametrize(
    "text", ["The graph shows more.", "graph paper LR", "sequenceDiagram\nA->>B: hi\n"]
)
def test_other_text_is_no_diagram(text: str) -> None:
    assert diagrams(text) == ()


@pytest.mark.parametrize(
    ("drawing", "told"),
    [
        ("graph LR\nA[Buyer] --> B{Above 500?} --> C[Director]", 1),
        ("graph TD\nA[Director] --> B[Buyer]\nA --> C[Clerk]", 0),
        ("graph LR\nA[Draft] --> B[Ready] --> C[Done]", 0),
    ],
)
def test_a_diagram_of_posts_that_is_no_chart_is_named_as_left_out(
    drawing: str, told: int, tmp_path: Path
) -> None:
    path = tmp_path / "rules.md"
    path.write_text(f"# Rules\n\nThe Buyer orders pens.\n\n```mermaid\n{drawing}\n```\n")
    named = [one for one in omissions(read(path, path.name)) if "diagram" in str(one)]
    assert len(named) == told
