"""What a build says of itself: as JSON values, and in sentences."""

from collections.abc import Callable, Sequence
from typing import Any

from rolegraph.extraction.corrections import Corrected
from rolegraph.model import Statements
from rolegraph.reading import Document

Say = Callable[[str], None]
Json = dict[str, Any]


def contents(documents: Sequence[Document], joined: Sequence[str], corrected: Corrected) -> Json:
    """Return what was read: how much, what was joined or left apart, the silent files, the reviews."""
    statements = corrected.statements
    return {
        "documents": len(documents),
        "statements": _counts(statements),
        "organisations": list(joined),
        "silent": _silent(documents, statements),
        "corrections": _corrections(corrected),
    }


def tell(report: Json, say: Say) -> None:
    """Say in sentences what a build made: silent files, what was joined, counts, corrections, seconds."""
    counts = ", ".join(f"{name} {n}" for name, n in report["statements"].items())
    corrections = report["corrections"]
    for path in report["silent"]:
        say(f"{path}: no position or unit was found in it. Is it a role document?")
    for note in [*report["organisations"], *corrections["notes"]]:
        say(note)
    say(f"Documents {report['documents']}: {counts}.")
    say(f"{corrections['share']:.1%} of the norms rest on a reviewer's correction.")
    seconds = ", ".join(f"{name} {s:.2f}" for name, s in report["seconds"].items())
    say(f"Seconds: {seconds}. Release {report['release'][:23]}.")


def _corrections(corrected: Corrected) -> Json:
    """Return how much of the graph rests on a reviewer's word."""
    return {
        "applied": len(corrected.applied),
        "notes": list(corrected.notes),
        "share": round(len(corrected.reviewed) / max(len(corrected.statements.norms), 1), 4),
    }


def _silent(documents: Sequence[Document], statements: Statements) -> list[str]:
    """Return the documents that name no position or unit."""
    places = (
        e for group in (statements.positions, statements.units) for b in group for e in b.evidence
    )
    speaking = {e.document for e in places}
    return [d.path for d in documents if d.path not in speaking]


def _counts(statements: Statements) -> dict[str, int]:
    return {
        name: len(getattr(statements, name))
        for name in ("organisations", "units", "positions", "duties", "authorities", "lines")
    }
