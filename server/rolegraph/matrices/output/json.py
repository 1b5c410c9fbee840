"""Matrices as JSON."""

import json
from dataclasses import asdict
from typing import Any

from rolegraph.matrices.output.tabled import Tabled
from rolegraph.matrices.values import Entry, Head, Matrix, Row

Json = dict[str, Any]


def write(tabled: Tabled) -> bytes:
    """Return the matrices as JSON, with the sentences behind each entry."""
    return (json.dumps(told(tabled), ensure_ascii=False, indent=1) + "\n").encode()


def told(tabled: Tabled) -> Json:
    """Return the matrices as JSON values."""
    return {
        "matrix": tabled.name,
        "release": tabled.release,
        "title": dict(tabled.title),
        **({"filter": asdict(tabled.by)} if tabled.by else {}),
        "tables": [_matrix(matrix) for matrix in tabled.matrices],
    }


def _matrix(matrix: Matrix) -> Json:
    return {
        "title": dict(matrix.title),
        "organisations": [
            {"id": iri, "label": dict(label)} for iri, label in matrix.organisations.items()
        ],
        "columns": [_head(column) for column in matrix.columns],
        "rows": [_row(matrix, row) for row in matrix.rows],
    }


def _head(head: Head) -> Json:
    more = {"organisation": head.group} if head.group else {}
    return {"id": head.id, "label": dict(head.label), **more}


def _row(matrix: Matrix, row: Row) -> Json:
    told: Json = _head(row.head)
    if row.group:
        told["group"] = _head(row.group)
    if row.bar and row.bar.kind != "rung":
        told["flaw"] = row.bar.kind
    told["cells"] = {
        column: [_entry(matrix, entry) for entry in entries]
        for column, entries in row.cells.items()
    }
    told["remarks"] = [dict(remark) for remark in row.remarks]
    return told


def _entry(matrix: Matrix, entry: Entry) -> Json:
    return {
        "code": entry.code,
        "label": dict(entry.label),
        **({"detail": dict(entry.detail)} if entry.detail else {}),
        **({"derived": entry.derived} if entry.derived else {}),
        "statements": [
            {
                "id": statement,
                "reading": matrix.readings.get(statement, ""),
                "evidence": [
                    {"document": p.document, "start": p.start, "end": p.end, "quote": p.quote}
                    for p in matrix.evidence.get(statement, ())
                ],
            }
            for statement in entry.statements
        ],
    }
