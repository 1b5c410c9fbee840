"""The checks: every ``queries/audit/*.rq`` with its ``#+`` header, read and proved."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from rolegraph import resources
from rolegraph.audit.findings import SEVERITIES
from rolegraph.errors import BadInput, QuerySyntax
from rolegraph.queries.binding import blocks
from rolegraph.queries.header import MARK, Parameter, marked_yaml
from rolegraph.store import EmbeddedStore

_TEXTS = ("title", "question", "why", "source", "shows", "message", "remedy")
_NEEDED = ("id", "version", "group", "severity", *_TEXTS, "key", "subjects", "statements")
_KEYS = {*_NEEDED, "params", "fold", "needs"}
_LANGUAGES = {"zh", "en"}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_TABLE = re.compile(r"# @table (?P<name>[\w-]+)[^\n]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fold:
    """Where a check says the same of more than ``over`` things of one organisation, it says so once.

    ``message`` may use ``{count}`` and ``{organisation}``.
    """

    over: int
    message: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Needs:
    """What a check has to look at: a graph pattern, and what to say where nothing matches it."""

    pattern: str
    reason: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One check: its header and the SPARQL whose rows are findings.

    ``key`` are the columns that say what a finding is about (rows that agree in them are one
    finding), ``subjects`` those whose IRIs it names, ``statements`` those whose evidence it shows.
    A column ``organisation`` is needed; one called ``severity`` goes before the rule's own.
    """

    id: str
    name: str
    version: str
    group: str
    severity: str
    texts: Mapping[str, Mapping[str, str]]
    key: tuple[str, ...]
    subjects: tuple[str, ...]
    statements: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    text: str
    fold: Fold | None = None
    needs: Needs | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """The checks by id, what is wrong with the files that are none, and the ids that these would have."""

    by_id: Mapping[str, Rule]
    faults: tuple[str, ...] = ()
    broken: frozenset[str] = frozenset()


@cache
def shipped() -> Rules:
    """Return the checks that come with rolegraph."""
    return read_rules(resources.folder("queries/audit"))


def with_own(folder: Traversable) -> Rules:
    """Return the shipped checks and a client's own; one of a shipped id takes its place."""
    ours, own = shipped(), read_rules(folder)
    return Rules(
        dict(sorted({**ours.by_id, **own.by_id}.items())),
        (*ours.faults, *own.faults),
        ours.broken | own.broken,
    )


def read_rules(folder: Traversable) -> Rules:
    """Return the checks of a folder; a broken file becomes a fault, the others are kept."""
    rules: dict[str, Rule] = {}
    faults: list[str] = []
    broken: set[str] = set()
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".rq"):
            continue
        try:
            rule = read_rule(file.name.removesuffix(".rq"), file.read_text("utf-8"))
        except (BadInput, QuerySyntax) as error:
            faults += str(error).splitlines()
            broken.add(file.name.removesuffix(".rq").partition("-")[0])
            continue
        if rule.id in rules:
            faults.append(
                f"{file.name}: the id {rule.id} is that of {rules[rule.id].name}.rq too."
            )
        else:
            rules[rule.id] = rule
    return Rules(dict(sorted(rules.items())), tuple(faults), frozenset(broken))


def read_rule(name: str, text: str) -> Rule:
    """Return one check from its text; raises BadInput that says what is wrong and where."""
    parsed = marked_yaml(name, text, "id: A05")
    faults = [f"{_place(name, text, key)}: {fault}." for key, fault in _faults(name, parsed)]
    if faults:
        raise BadInput("\n".join(faults))
    fold, needs = parsed.get("fold"), parsed.get("needs")
    rule = Rule(
        id=parsed["id"],
        name=name,
        version=str(parsed["version"]),
        group=parsed["group"],
        severity=parsed["severity"],
        texts={key: parsed[key] for key in _TEXTS},
        key=tuple(parsed["key"]),
        subjects=tuple(parsed["subjects"]),
        statements=tuple(parsed["statements"]),
        parameters=tuple(Parameter(name=p, **about) for p, about in _params(parsed).items()),
        text=text,
        fold=Fold(fold["over"], fold["message"]) if fold else None,
        needs=Needs(needs.pop("pattern"), needs) if needs else None,
    )
    _prove(rule)
    return rule


def tables(text: str) -> tuple[str, ...]:
    """Return the names of the tables that a query is given (``# @table incompatible-duties``)."""
    return tuple(match["name"] for match in _TABLE.finditer(text))


def _params(parsed: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return parsed.get("params") or {}


def _faults(name: str, parsed: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the key of a header that is wrong, and what is wrong with it."""
    for key in _NEEDED:
        if key not in parsed:
            yield key, f"'{key}' is missing"
    for key in parsed:
        if key not in _KEYS:
            yield key, f"'{key}' is not a key of a check"
    if "id" in parsed and not name.startswith(f"{parsed['id']}-"):
        yield "id", f"its id '{parsed['id']}' does not begin the file's name"
    if parsed.get("severity", "low") not in SEVERITIES:
        yield "severity", f"severity '{parsed['severity']}' is none of {', '.join(SEVERITIES)}"
    yield from ((key, f"'{key}' needs zh and en") for key in _TEXTS if _lacks(parsed.get(key)))


def _lacks(text: object) -> bool:
    """Say whether a text that is there is not in both languages."""
    return text is not None and (not isinstance(text, dict) or set(text) != _LANGUAGES)


def _place(name: str, text: str, begins: str, mark: str = f"{MARK} ") -> str:
    """Return where a line of a rule's file begins with this, its first place where none does."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(f"{mark}{begins}"):
            return f"{name}.rq, line {number}, column {len(mark) + 1}"
    return f"{name}.rq, line 1, column 1"


def _prove(rule: Rule) -> None:
    declared, written = {p.name for p in rule.parameters}, set(blocks(rule.text))
    if declared != written:
        odd = ", ".join(sorted(declared ^ written))
        place = _place(rule.name, rule.text, "params")
        raise BadInput(f"{place}: declared and written parameters differ: {odd}.")
    try:
        columns = EmbeddedStore.from_quads(()).select(rule.text).columns
    except QuerySyntax as error:
        raise BadInput(
            f"{rule.name}.rq, line {error.line}, column {error.column}: {error}"
        ) from error
    used = {"organisation", *rule.key, *rule.subjects, *rule.statements}
    for text in rule.texts["message"].values():
        used |= set(_PLACEHOLDER.findall(text))
    if missing := sorted(used - set(columns)):
        place = _place(rule.name, rule.text, "SELECT", mark="")
        raise BadInput(f"{place}: the query selects no column called {', '.join(missing)}.")
