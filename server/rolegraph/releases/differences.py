"""What changed between two releases: positions, norms and lines that came, went or differ."""

from collections.abc import Iterator, Mapping
from typing import Any

from rolegraph.releases.folder import Release

Json = dict[str, Any]
_GROUPS = ("duties", "authorities", "prohibitions", "qualifications", "appraisals", "reports_to")


def differences(old: Release, new: Release) -> Json:
    """Return what two releases say differently: ``added``, ``removed`` and ``changed`` entries.

    Each entry names the bearer (``id``, ``label``), the group it stands in and what it says; a
    position or unit that came or went stands for all that is said of it. A statement is the same
    where bearer, group and words agree, so that a moved sentence is no difference.
    """
    before, after = _bearers(old), _bearers(new)
    added = [_entry(after[i], "bearer") for i in sorted(after.keys() - before.keys())]
    removed = [_entry(before[i], "bearer") for i in sorted(before.keys() - after.keys())]
    changed: list[Json] = []
    for identity in sorted(before.keys() & after.keys()):
        was, now = _statements(before[identity]), _statements(after[identity])
        added += [_entry(after[identity], *key) for key in sorted(now.keys() - was.keys())]
        removed += [_entry(before[identity], *key) for key in sorted(was.keys() - now.keys())]
        changed += [
            _entry(after[identity], *key) | {"was": was[key], "is": now[key]}
            for key in sorted(was.keys() & now.keys())
            if was[key] != now[key]
        ]
    releases = {"old": old.digest, "new": new.digest}
    return {**releases, "added": added, "removed": removed, "changed": changed}


def _bearers(release: Release) -> dict[str, Json]:
    every = [*release.read_json("positions"), *release.read_json("units")]
    return {bearer["id"]: bearer for bearer in every}


def _statements(bearer: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    """Return what is said of a bearer: its terms by group and words."""
    return {
        (group, words): terms
        for group in _GROUPS
        for statement in bearer.get(group, [])
        for words, terms in _said(group, statement)
    }


def _said(group: str, statement: Json) -> Iterator[tuple[str, str]]:
    if group == "reports_to":
        yield f"{statement['kind']}: {statement['title']}", statement["basis"]
    elif group == "authorities":
        limit = statement.get("limit") or {}
        every = (limit, *statement.get("further_limits", []))
        bound = ", ".join(filter(None, map(_bound, every)))
        yield f"{statement['kind']} {statement['object']}", bound or limit.get("text", "")
    else:
        yield statement["text"], ""


def _bound(limit: Json) -> str:
    return f"{limit.get('operator', '')}{limit.get('value', '')}{limit.get('unit', '')}"


def _entry(bearer: Json, group: str, words: str = "") -> Json:
    entry = {"id": bearer["id"], "label": bearer["label"], "group": group, "text": words}
    return {key: value for key, value in entry.items() if value}
