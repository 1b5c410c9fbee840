"""English sentences, each with exactly the statements that are read of it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from rolegraph.extraction import english
from rolegraph.extraction.english.wording.lexicon import entries
from rolegraph.model import Appraisal, Authority, Duty, Frequency, Limit, Line, Measure, Statements
from rolegraph.reading import read

FOLDER = Path(__file__).with_name("english")
GRAMMAR = yaml.safe_load(FOLDER.joinpath("grammar.yaml").read_text())
CASES = yaml.safe_load(FOLDER.joinpath("sentences.yaml").read_text())
HEADINGS = {
    "duties": "Duties",
    "authorities": "Authority",
    "prohibitions": "Prohibitions",
    "overview": "Purpose",
    "measures": "Key performance indicators",
    "other": "Notes",
}


def _read(text: str, section: str, folder: Path) -> Statements:
    path = folder / "buyer.txt"
    lines = ("Job Title: Buyer", "Reports to: Purchasing Manager", HEADINGS[section], f"- {text}")
    path.write_text("\n".join(lines), "utf-8")
    return english.extract(read(path, path.name))


def _figure(one: Limit | Measure, per: str) -> str:
    if one.minimum is not None:
        figure = f"{one.minimum:g}-{one.maximum:g}"
    elif one.value is None:
        return one.text
    else:
        number = f"{one.value:.0f}" if one.value == int(one.value) else f"{one.value:g}"
        figure = f"{one.operator} {number}"
    return " ".join(f"{figure} {one.unit} {per}".split())


def _often(one: Frequency | None) -> list[str]:
    return [f"{one.value:g} {one.period}"] if one else []


def _duty(one: Duty) -> str:
    parts = [f"duty: {one.action}", one.object]
    parts += [f"to {one.counterparty}"] if one.counterparty else []
    parts += [f"if {one.condition}"] if one.condition else []
    return " | ".join(
        (*parts, *(_figure(m, m.period) for m in one.measures), *_often(one.frequency))
    )


def _deeds(found: Statements) -> list[str]:
    return [
        f"{d.action} [{d.action_concept}] {d.object} [{d.object_concept}]"
        for duty in found.duties
        for d in duty.further_deeds
    ]


def _authority(one: Authority, names: dict[str, str]) -> str:
    kind = f"({one.kind})" if one.basis == "implied" else one.kind
    who = "" if names[one.bearer] == "Buyer" else f"{names[one.bearer]} "
    parts = [f"{who}{kind}: {one.object}"]
    if one.limit:
        every = (one.limit, *one.limit.further)
        parts.append(" & ".join(_figure(limit, limit.per) for limit in every))
        if one.limit.escalates_to:
            parts.append(f"> {names[one.limit.escalates_to]}")
    return " | ".join(parts)


def _appraisal(one: Appraisal) -> str:
    figures = (*(_figure(m, m.period) for m in one.measures), *_often(one.frequency))
    return " | ".join((f"appraisal: {one.reading}", *figures))


def _line(one: Line, names: dict[str, str]) -> str:
    return f"line {one.kind}: {names[one.upper]}"


def _shown(found: Statements) -> list[str]:
    names = {p.id: p.label.main for p in (*found.positions, *found.units)}
    own = [line for line in found.lines if "Reports to: Purchasing" not in line.reading]
    return sorted(
        (
            *map(_duty, found.duties),
            *(_authority(a, names) for a in found.authorities),
            *map(_appraisal, found.appraisals),
            *(f"ban: {p.action} | {p.object}" for p in found.prohibitions),
            *(_line(line, names) for line in own),
        )
    )


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:60])
def test_a_sentence_gives_exactly_these_statements(case: dict[str, Any], tmp_path: Path) -> None:
    found = _read(case["text"], case.get("section", "duties"), tmp_path)
    assert _shown(found) == sorted(case["reads"])
    assert _deeds(found) == case.get("besides", _deeds(found))


@pytest.mark.parametrize("key", GRAMMAR)
def test_a_list_of_small_words_is_read_as_its_example_says(key: str, tmp_path: Path) -> None:
    case = GRAMMAR[key]
    found = _read(case["text"], case.get("section", "duties"), tmp_path)
    assert _shown(found) == sorted(case["reads"])


def test_every_list_of_small_words_has_an_example() -> None:
    assert GRAMMAR.keys() == entries("grammar").keys()
