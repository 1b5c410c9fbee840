"""How a question was read: its tokens, what each phrase means, the patterns tried, the readings."""

import re
from collections.abc import Mapping
from typing import Any

from rolegraph.questions.asking import Attempt, attempts, understood
from rolegraph.questions.restating import restate
from rolegraph.questions.understanding.index import Index
from rolegraph.questions.understanding.parsing import Parsed
from rolegraph.reading.characters import HAN

Json = dict[str, Any]
_PARTED = re.compile(f"(?<={HAN}) (?={HAN})")


def explain(question: str, index: Index) -> Json:
    """Return how a question is read as JSON values, without answering it.

    ``tokens`` are what is compared (stems of English words), ``segments`` the phrases with every
    meaning they have here, ``patterns`` the best pattern of each named query with its score,
    highest first, and whether it was kept; ``readings`` those that remain once their words were
    looked up, in the order in which they are answered.
    """
    parsed, readings = understood(question, index)
    return {
        "question": question,
        "read_as": parsed.text,
        "tokens": [{"text": t.text, "key": t.key, "kind": t.kind} for t in parsed.tokens],
        "segments": _segments(parsed),
        "figures": [parsed.text[f.start : f.end] for f in parsed.figures],
        "scope": _scope(parsed, index),
        "patterns": [_pattern(a, parsed) for a in attempts(parsed, index)],
        "readings": [
            {
                "query": r.query,
                "score": round(r.score, 2),
                "status": r.outcome.status,
                "restated": restate(r.frame, r.outcome.query),
                "params": dict(r.outcome.parameters),
            }
            for r in readings
        ],
    }


def _segments(parsed: Parsed) -> list[Json]:
    return [
        {
            "said": parsed.said(one),
            "meanings": [f"{m.sort} {_spelled(m.name)}" for m in dict.fromkeys(one.meanings)],
        }
        for one in parsed.segments
    ]


def _spelled(name: str) -> str:
    """Return a name as it is written: its Chinese characters were parted to be compared."""
    return _PARTED.sub("", name)


def _scope(parsed: Parsed, index: Index) -> Mapping[str, Any]:
    places = (index.place(iri) for iri in parsed.scope.documents)
    found = {
        "documents": [p.path for p in places if p],
        "parts": list(parsed.scope.parts),
        "copy": parsed.scope.copy,
    }
    return {name: value for name, value in found.items() if value}


def _pattern(attempt: Attempt, parsed: Parsed) -> Json:
    fit = attempt.fit
    slots = {
        slot: [parsed.said(parsed.segments[n]) for n in numbers]
        for slot, numbers in fit.slots.items()
    }
    return {
        "query": fit.pattern.query,
        "pattern": fit.pattern.text,
        "score": round(fit.score, 2),
        "slots": slots,
        "kept": attempt.kept,
    }
