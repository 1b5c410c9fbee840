"""What a client edits: severities and thresholds of checks, and which duties do not go together."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources.abc import Traversable

from pyoxigraph import Literal, NamedNode

from rolegraph import resources
from rolegraph.audit.choices import SEVERITIES_FILE, Places, read_choices
from rolegraph.audit.findings import SEVERITIES
from rolegraph.graph.ontology import ontology_triples
from rolegraph.queries.binding import Parameters
from rolegraph.vocabulary import PREFIXES, expand

DUTIES_FILE = "incompatible-duties.csv"
STAGES = ("initiate", "approve", "commit", "execute", "custody", "record", "review", "inform")
DUTY_COLUMNS = (
    "id", "first_activity", "first_object", "second_activity", "second_object",
    "risk_zh", "risk_en", "level", "source",
)  # fmt: skip

Term = NamedNode | Literal


@dataclass(frozen=True, slots=True)
class Pair:
    """Two activities that one position should not combine; the objects are None for one and the same."""

    id: str
    first: tuple[Term, Term | None]
    second: tuple[Term, Term | None]
    risk: Mapping[str, str]
    level: str
    source: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Severities and parameters by rule, the incompatible duties, and what is wrong with the files.

    ``places`` says where in its file each choice stands.
    """

    severities: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, Parameters] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    pairs: tuple[Pair, ...] = ()
    faults: tuple[str, ...] = ()
    places: Places = field(default_factory=dict)

    def place(self, *chosen: str) -> str:
        """Return where a rule's choice stands, or its parameter's."""
        return self.places.get(chosen, SEVERITIES_FILE)


@cache
def shipped() -> Settings:
    """Return the settings that come with rolegraph."""
    return read_settings(resources.folder("data/rules"))


def read_settings(folder: Traversable) -> Settings:
    """Return the settings of a folder, the shipped ones for a file that it does not have.

    Whatever is wrong is named, all at once, and left out.
    """
    faults: list[str] = []
    choices = read_choices(_text(folder, SEVERITIES_FILE), faults)
    chosen = choices.by_rule
    pairs = tuple(_pairs(_text(folder, DUTIES_FILE), faults))
    return Settings(
        {rule: about["severity"] for rule, about in chosen.items() if "severity" in about},
        {rule: about["parameters"] for rule, about in chosen.items() if "parameters" in about},
        frozenset(rule for rule, about in chosen.items() if about.get("skip")),
        pairs,
        tuple(faults),
        choices.places,
    )


def _text(folder: Traversable, name: str) -> str:
    own = folder.joinpath(name)
    return (own if own.is_file() else resources.folder("data/rules").joinpath(name)).read_text(
        "utf-8"
    )


def _pairs(text: str, faults: list[str]) -> Iterator[Pair]:
    reader = csv.DictReader(io.StringIO(text))
    if reader.fieldnames is None or set(DUTY_COLUMNS) - set(reader.fieldnames):
        faults.append(f"{DUTIES_FILE}, line 1: the columns are to be {', '.join(DUTY_COLUMNS)}.")
        return
    for row in reader:
        odd = [
            f"{DUTIES_FILE}, line {reader.line_num}, column {column}: {reason}"
            for column, reason in _odd(row)
        ]
        if odd:
            faults.extend(odd)
            continue
        yield Pair(
            row["id"],
            (_term(row["first_activity"]), _object(row["first_object"])),
            (_term(row["second_activity"]), _object(row["second_object"])),
            {"zh": row["risk_zh"], "en": row["risk_en"]},
            row["level"],
            row["source"],
        )


def _odd(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    known = _vocabulary()
    for column in ("first_activity", "second_activity"):
        if row[column] not in STAGES and row[column] not in known:
            yield column, f"'{row[column]}' is no control stage, kind (rgk:) or action (rga:)."
    for column in ("first_object", "second_object"):
        if row[column] and row[column] not in known:
            yield column, f"'{row[column]}' is no object of the vocabulary (rgo:)."
    if bool(row["first_object"]) != bool(row["second_object"]):
        yield "second_object", "give both objects, or none for one and the same."
    if row["level"] not in SEVERITIES:
        yield "level", f"'{row['level']}' is none of {', '.join(SEVERITIES)}."


@cache
def _vocabulary() -> frozenset[str]:
    """Return every concept of kinds, actions and objects as a prefixed name."""
    schemes = {PREFIXES[p]: p for p in ("rgk", "rga", "rgo")}
    found = set()
    for triple in ontology_triples():
        iri = triple.subject.value if isinstance(triple.subject, NamedNode) else ""
        namespace, _, name = iri.rpartition("/")
        if f"{namespace}/" in schemes:
            found.add(f"{schemes[f'{namespace}/']}:{name}")
    return frozenset(found)


def _term(activity: str) -> Term:
    return Literal(activity) if activity in STAGES else NamedNode(expand(activity))


def _object(name: str) -> NamedNode | None:
    return NamedNode(expand(name)) if name else None
