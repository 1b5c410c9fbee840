"""What a client chose for checks in ``severities.yaml``, and where in the file each choice stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from rolegraph.audit.findings import SEVERITIES

SEVERITIES_FILE = "severities.yaml"
_KEYS = ("severity", "parameters", "skip")
Places = Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Choices:
    """By rule what was chosen; ``places`` by rule, and by rule and parameter."""

    by_rule: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    places: Places = field(default_factory=dict)


def read_choices(text: str, faults: list[str]) -> Choices:
    """Return the sound choices of a file; every fault is added to ``faults`` with its place."""
    try:
        node, parsed = yaml.compose(text, yaml.SafeLoader), yaml.safe_load(text) or {}
    except yaml.MarkedYAMLError as error:
        place = _at(error.problem_mark) if error.problem_mark else SEVERITIES_FILE
        faults.append(f"{place}: this is no YAML: {error.problem}.")
        return Choices()
    if not isinstance(parsed, dict):
        faults.append(
            f"{SEVERITIES_FILE}, line 1, column 1: give checks by their ids (A12: high)."
        )
        return Choices()
    places = dict(_places(node))
    sound = {}
    for rule, about in ((str(rule), about) for rule, about in parsed.items()):
        given = {"severity": about} if isinstance(about, str) else about
        odd = list(_odd(given))
        faults += [f"{places[(rule,)]}: {rule} {reason}" for reason in odd]
        if not odd:
            sound[rule] = given
    return Choices(sound, places)


def _odd(given: object) -> Iterator[str]:
    if not isinstance(given, dict):
        yield f"is to have a severity, or any of {', '.join(_KEYS)}, not '{given}'."
        return
    for key in given:
        if key not in _KEYS:
            yield f"has '{key}'. A check may have {', '.join(_KEYS)}."
    if given.get("severity", "low") not in SEVERITIES:
        yield f"has the severity '{given['severity']}'. There are: {', '.join(SEVERITIES)}."
    if not isinstance(given.get("parameters", {}), dict):
        yield f"has parameters '{given['parameters']}'. Give them by name: {{most: 15}}."


def _places(node: yaml.Node | None) -> Iterator[tuple[tuple[str, ...], str]]:
    for rule, about in _entries(node):
        yield (rule.value,), _at(rule.start_mark)
        for key, values in _entries(about):
            if key.value == "parameters":
                for name, _ in _entries(values):
                    yield (rule.value, name.value), _at(name.start_mark)


def _entries(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _at(mark: yaml.Mark) -> str:
    return f"{SEVERITIES_FILE}, line {mark.line + 1}, column {mark.column + 1}"
