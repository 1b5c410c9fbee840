"""What a reviewer adds, changes or rejects, each with name, date and reason.

One file holds one review::

    reviewer: Lin Wei
    date: 2026-11-22
    corrections:
      - reject: duty/000.txt/120-150    # or the whole IRI, as rolegraph positions --json gives it
        quote: 3.负责…                  # the words under it, so that a changed text is noticed
        reason: a site notice, no duty
      - change: authority/000.txt/1776-1796/approve/1
        quote: 8有對退貨申請的批權及…
        set: {object: 退货申请, confidence: 1.0}
        reason: checked against the paper copy
      - add: prohibition                # duty, authority, prohibition, qualification, appraisal
        document: 000.txt
        quote: 不得擅自降价             # stands once in the document
        bearer: position/000.txt/1/销售经理
        set: {action: 降价}
        reason: outside every list
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from rolegraph.errors import BadInput
from rolegraph.extraction.identifiers import statement_id
from rolegraph.model import (
    Appraisal,
    Authority,
    Duty,
    Evidence,
    Norm,
    Prohibition,
    Qualification,
    Statements,
)
from rolegraph.reading import Document

_KINDS: dict[str, type[Norm]] = {
    "duty": Duty,
    "authority": Authority,
    "prohibition": Prohibition,
    "qualification": Qualification,
    "appraisal": Appraisal,
}
#: What stands before an identifier in an IRI.
_BASE = re.compile(rf"^[a-z]+://.*?/(?=(?:{'|'.join(_KINDS)}|position|unit)/)")
_FIXED = ("id", "bearer", "evidence", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One line of a review; ``verb`` is add, change or reject, ``subject`` an id or a kind."""

    verb: str
    subject: str
    quote: str
    reviewer: str
    date: str
    reason: str
    source: str
    document: str = ""
    bearer: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """Statements after a review.

    ``statements`` are all that hold now; ``reviewed`` the ids of those that a reviewer wrote;
    ``applied`` what took effect; ``notes`` what did not, in words, such as a text that changed.
    """

    statements: Statements
    reviewed: frozenset[str] = frozenset()
    applied: tuple[Correction, ...] = ()
    notes: tuple[str, ...] = ()


def read_corrections(place: Path | Traversable) -> tuple[Correction, ...]:
    """Return the corrections of a file, or of every ``.yaml`` file of a folder, by file name.

    Raises BadInput that lists everything wrong in all files at once.
    """
    found: list[Correction] = []
    faults: list[str] = []
    if not (place.is_dir() or place.is_file()):
        raise BadInput(f"Corrections were wanted in {place}, but nothing is there.")
    for file in _files(place):
        try:
            parsed = yaml.safe_load(file.read_text("utf-8")) or {}
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            faults.append(f"{file.name}: {error}")
            continue
        found += _read(file.name, parsed, faults)
    if faults:
        raise BadInput("Corrections cannot be used:\n" + "\n".join(faults))
    return tuple(found)


def _files(place: Path | Traversable) -> list[Path | Traversable]:
    every = place.iterdir() if place.is_dir() else [place]
    return sorted((f for f in every if f.name.endswith(".yaml")), key=lambda f: f.name)


def _read(name: str, parsed: Any, faults: list[str]) -> list[Correction]:
    if not isinstance(parsed, dict) or not isinstance(parsed.get("date"), date):
        faults.append(f"{name}: a review wants reviewer, date (2026-11-22) and corrections.")
        return []
    found = []
    for number, entry in enumerate(parsed.get("corrections") or [], 1):
        verbs = [v for v in ("add", "change", "reject") if v in entry]
        missing = [key for key in ("quote", "reason") if not entry.get(key)]
        if len(verbs) != 1 or missing or not parsed.get("reviewer"):
            wanted = "one of add, change, reject" if len(verbs) != 1 else ", ".join(missing)
            faults.append(f"{name}, correction {number}: {wanted or 'reviewer'} is wanted.")
            continue
        subject = _BASE.sub("", str(entry[verbs[0]]))
        odd = _odd(verbs[0], subject, entry)
        if odd:
            faults.append(f"{name}, correction {number}: {odd}")
            continue
        found.append(
            Correction(
                verb=verbs[0],
                subject=subject,
                quote=str(entry["quote"]),
                reviewer=str(parsed["reviewer"]),
                date=parsed["date"].isoformat(),
                reason=str(entry["reason"]),
                source=f"{name}#{number}",
                document=str(entry.get("document", "")),
                bearer=_BASE.sub("", str(entry.get("bearer", ""))),
                values=entry.get("set") or {},
            )
        )
    return found


def _odd(verb: str, subject: str, entry: Mapping[str, Any]) -> str:
    kind = _KINDS.get(subject if verb == "add" else subject.split("/")[0])
    if kind is None:
        return f"{subject} is no {', '.join(_KINDS)}."
    allowed = {f.name for f in fields(kind)} - set(_FIXED)
    unknown = sorted(set(entry.get("set") or {}) - allowed)
    if unknown:
        return f"a {kind.__name__.lower()} has no {', '.join(unknown)}; it has {', '.join(sorted(allowed))}."
    if verb == "add" and not (entry.get("document") and entry.get("bearer")):
        return "an added statement wants document and bearer."
    return ""


def correct(
    statements: Statements, corrections: Iterable[Correction], documents: Sequence[Document]
) -> Corrected:
    """Return the statements with the corrections applied; the input is unchanged.

    A correction whose statement is gone, or whose words are no longer those it quotes, does not
    take effect and is noted.
    """
    norms = {n.id: n for n in statements.norms}
    texts = {d.path: d.text for d in documents}
    reviewed: set[str] = set()
    applied, notes = [], []
    for correction in corrections:
        note = _apply(correction, norms, texts, reviewed)
        if note:
            notes.append(f"{correction.source}: {note} The correction was not applied.")
        else:
            applied.append(correction)
    return Corrected(
        statements=_regrouped(statements, norms),
        reviewed=frozenset(reviewed),
        applied=tuple(applied),
        notes=tuple(notes),
    )


def _apply(
    correction: Correction, norms: dict[str, Norm], texts: Mapping[str, str], reviewed: set[str]
) -> str:
    """Apply one correction to the norms by id; return why not, or ""."""
    if correction.verb == "add":
        return _add(correction, norms, texts, reviewed)
    norm = norms.get(correction.subject)
    if norm is None:
        return f"{correction.subject} is no longer stated."
    if correction.quote not in (e.quote for e in norm.evidence):
        return f"the words under {norm.id} are now {norm.evidence[0].quote!r}."
    if correction.verb == "reject":
        del norms[norm.id]
    else:
        changes = {"confidence": 1.0, **correction.values, "status": "reviewed"}
        norms[norm.id] = replace(norm, **changes)
        reviewed.add(norm.id)
    return ""


def _add(
    correction: Correction, norms: dict[str, Norm], texts: Mapping[str, str], reviewed: set[str]
) -> str:
    text = texts.get(correction.document)
    if text is None:
        return f"{correction.document} is not among the documents."
    if text.count(correction.quote) != 1:
        times = text.count(correction.quote)
        return (
            f"{correction.quote!r} stands {times} times in {correction.document}; once is wanted."
        )
    start = text.index(correction.quote)
    end = start + len(correction.quote)
    place = Evidence(document=correction.document, start=start, end=end, quote=correction.quote)
    identity = statement_id(correction.subject, correction.document, start, end, "reviewed")
    given: dict[str, Any] = {
        "reading": correction.quote,
        **({"object": ""} if correction.subject == "authority" else {}),
        **correction.values,
        "id": identity,
        "bearer": correction.bearer,
        "evidence": (place,),
        "status": "reviewed",
    }
    try:
        norms[identity] = _KINDS[correction.subject](**given)
    except TypeError as error:
        return f"more is wanted in set: {error}."
    reviewed.add(identity)
    return ""


def _regrouped(statements: Statements, norms: Mapping[str, Norm]) -> Statements:
    def of(kind: type[Norm]) -> tuple[Any, ...]:
        found = (n for n in norms.values() if type(n) is kind)
        return tuple(sorted(found, key=lambda n: n.id))

    return replace(
        statements,
        duties=of(Duty),
        authorities=of(Authority),
        prohibitions=of(Prohibition),
        qualifications=of(Qualification),
        appraisals=of(Appraisal),
    )
