"""Review: what a person decides of the proposals for a role, kept as rows of an SSSOM table.

A decision accepts an occupation (exact, close, broad, narrow), rejects one (``not``), or says that
nothing fits (``none``). What was decided before is not asked again, so that a review can stop anywhere.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from rolegraph.errors import BadInput, UsageError
from rolegraph.linking.candidates import Linker, Proposal
from rolegraph.linking.mappings import (
    REVIEWED,
    links_of,
    lint,
    own_folder,
    roles,
    shipped_table,
)
from rolegraph.linking.tables import COLUMNS, Row, Table, alone, save
from rolegraph.linking.vocabularies import Occupation, Vocabulary
from rolegraph.resources import checkout
from rolegraph.vocabulary import ROLE, Concept

#: Decision → predicate. In SKOS a ``broadMatch`` leads from the role to something broader.
PREDICATES: Mapping[str, str] = {
    "exact": "skos:exactMatch",
    "close": "skos:closeMatch",
    "broad": "skos:broadMatch",
    "narrow": "skos:narrowMatch",
    "not": "skos:closeMatch",
    "none": "skos:exactMatch",
}
_NOTHING = "sssom:NoTermFound"
_PREFIXES = {
    "rgr": ROLE,
    "rolegraph": "https://w3id.org/rolegraph/",
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sssom": "https://w3id.org/sssom/",
}
Listing = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What ``author`` decided of a role (its local name) on a day; ``verdict`` is of ``PREDICATES``."""

    role: str
    verdict: str
    author: str
    day: date
    occupation: Occupation | None = None
    confidence: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A role that is to be decided on: its names, who holds it, what is proposed, what was decided."""

    role: Concept
    holders: tuple[Mapping[str, Any], ...]
    proposals: tuple[Proposal, ...]
    decided: tuple[Row, ...]

    @property
    def names(self) -> Mapping[str, str]:
        """Return the role's names by language."""
        return _names(self.role)


class Review:
    """The review of one vocabulary: cases from a release's positions, decisions into one file."""

    def __init__(self, linker: Linker, listing: Listing, file: Path | None = None) -> None:
        """Review with ``linker``; ``file`` is the table to write (default: see ``usual_file``)."""
        self.vocabulary = linker.vocabulary
        self.file = file or usual_file(self.vocabulary)
        # What builds read of a user's own folder goes before what is shipped, role by role.
        self._below = shipped_table(self.file.name) if self.file.parent == own_folder() else None
        self._linker = linker
        self._holders: dict[str, list[Mapping[str, Any]]] = {}
        for each in listing:
            if each.get("role"):
                self._holders.setdefault(each["role"].removeprefix(ROLE), []).append(each)

    def table(self) -> Table:
        """Return the table as it stands; raises BadInput where it cannot be read."""
        return _table(self.file, self.vocabulary)

    def pending(self) -> list[str]:
        """Return the roles that positions hold and that nobody has decided on, by name."""
        table = self.table()
        return [r for r in sorted(self._holders) if not _settled(self._about(table, f"rgr:{r}"))]

    def names(self) -> Mapping[str, Mapping[str, str]]:
        """Return what all roles that can be decided on are called, by language."""
        return {r.name: _names(r) for r in roles()}

    def case(self, role: str, most: int = 5) -> Case:
        """Return a role with its proposals, those rejected left out; raises UsageError for an unknown one."""
        found = next((r for r in roles() if r.name == role), None)
        if found is None:
            raise UsageError(f"There is no role '{role}'. Roles are listed at {ROLE}.")
        decided = self._about(self.table(), f"rgr:{role}")
        rejected = {r["object_label"] for r in decided if r.get("predicate_modifier") == "Not"}
        holders = self._holders.get(role, [])
        names = _names(found)
        title = names.get("zh-Hans") if self._chinese else names.get("en")
        done = " ".join(d["text"] for h in holders for d in h.get("duties", ()))
        (linked,) = self._linker.link([title or role], most + len(rejected), [done])
        left = [p for p in linked.proposals if p.occupation.label not in rejected]
        return Case(found, tuple(holders), tuple(left[:most]), decided)

    def occupation(self, code: str) -> Occupation:
        """Return an occupation that nothing proposed, by its code; raises UsageError for an unknown one."""
        found = next((o for o in self.vocabulary.occupations if o.code == code.strip()), None)
        if found is None:
            about = self.vocabulary.about
            name = f"{about.get('title', self.vocabulary.name)} {about.get('version', '')}".strip()
            raise UsageError(f"There is no code '{code.strip()}' in {name}.")
        return found

    def decide(self, decision: Decision) -> Table:
        """Write a decision into the table at once, and return the table.

        Raises UsageError, and writes nothing, where the table would contradict itself.
        """
        with alone(self.file):
            table = self.table()
            subject = f"rgr:{decision.role}"
            rows = _decided(self._about(table, subject), _row(decision, self.vocabulary))
            changed = table.changed(subject, rows)
            if faults := lint(links_of(changed)):
                raise UsageError(f"That was not written: {' '.join(faults)}")
            save(changed, self.file)
            return changed

    def may_write(self) -> bool:
        """Say whether the table can be written here."""
        place = (
            self.file if self.file.exists() else next(p for p in self.file.parents if p.exists())
        )
        return os.access(place, os.W_OK) and os.access(
            next(p for p in self.file.parents if p.exists()), os.W_OK
        )

    def _about(self, table: Table, subject: str) -> tuple[Row, ...]:
        """Return what was decided of a subject: in a table of one's own, else in the shipped one below it."""
        return table.about(subject) or (self._below.about(subject) if self._below else ())

    @property
    def _chinese(self) -> bool:
        return self.vocabulary.about.get("language") == "zh"


def cases(review: Review, most: int = 5) -> Iterator[Case]:
    """Yield the pending roles one by one, each as it stands when its turn comes."""
    for role in review.pending():
        yield review.case(role, most)


def usual_file(vocabulary: Vocabulary) -> Path:
    """Return where reviewed links to a vocabulary are kept: in a checkout with its data, else one's own."""
    place = checkout("data/mappings") or own_folder()
    return place / f"rg-{vocabulary.name}.sssom.tsv"


def _names(role: Concept) -> Mapping[str, str]:
    return dict(reversed(role.labels))


def _settled(rows: Sequence[Row]) -> bool:
    return any(r.get("predicate_modifier") != "Not" for r in rows)


def _decided(before: Sequence[Row], new: Row) -> list[Row]:
    """Return a subject's rows with a new one: it replaces the same pair, and what it rules out."""
    rejects = new["predicate_modifier"] == "Not"
    nothing = new["object_id"] == _NOTHING

    def stays(row: Row) -> bool:
        if row["object_id"] == new["object_id"]:
            return False
        return rejects or (
            row.get("predicate_modifier") == "Not" if nothing else row["object_id"] != _NOTHING
        )

    return [*(row for row in before if stays(row)), new]


def _row(decision: Decision, vocabulary: Vocabulary) -> Row:
    occupation = decision.occupation
    if (occupation is None) != (decision.verdict == "none"):
        raise UsageError("A decision names an occupation, or says that none fits (none).")
    role = next(r for r in roles() if r.name == decision.role)
    author = "author_id" if ":" in decision.author else "author_label"
    space = str(vocabulary.about.get("space", ""))
    sure = decision.confidence
    return dict.fromkeys(COLUMNS, "") | {
        "subject_id": f"rgr:{decision.role}",
        "subject_label": _names(role).get("en", decision.role),
        "predicate_id": PREDICATES[decision.verdict],
        "predicate_modifier": "Not" if decision.verdict == "not" else "",
        "object_id": f"{vocabulary.name}:{occupation.id.removeprefix(space)}"
        if occupation
        else _NOTHING,
        "object_label": occupation.label if occupation else "",
        "mapping_justification": REVIEWED,
        author: decision.author,
        "mapping_date": decision.day.isoformat(),
        "confidence": "" if sure is None else f"{sure:g}",
        "comment": " ".join(decision.reason.split()),
    }


def _table(file: Path, vocabulary: Vocabulary) -> Table:
    try:
        return Table.parsed(file.name, file.read_text("utf-8"))
    except FileNotFoundError:
        return Table(file.name, _head(vocabulary), COLUMNS, ())
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{file}: an SSSOM table in UTF-8 was wanted ({error}).") from error


def _head(vocabulary: Vocabulary) -> str:
    """Return the header of a new table."""
    about, name = vocabulary.about, vocabulary.name
    said = {
        "curie_map": {**_PREFIXES, name: str(about["space"])},
        "license": "https://w3id.org/sssom/license/unspecified",
        "mapping_set_id": f"https://w3id.org/rolegraph/mappings/{name}",
        "mapping_set_title": f"Roles of rolegraph and {about.get('title', name)}",
        "object_source": f"rolegraph:vocabulary/{name}",
        "object_source_version": str(about.get("version", "")),
        "subject_source": "rolegraph:role",
    }
    kept = {key: value for key, value in said.items() if value}
    return str(yaml.safe_dump(kept, allow_unicode=True, sort_keys=True))
