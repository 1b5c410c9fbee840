"""Our own positions and roles as registers, so that lists of titles can be reconciled with them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rolegraph.linking.mappings import roles as shared_roles
from rolegraph.linking.register import Entity, Register, Term
from rolegraph.vocabulary import BASE, ROLE, Concept

Listing = Iterable[Mapping[str, Any]]
_POSITION, _ROLE = Term("Position", "Position 岗位"), Term("Role", "Role 角色")
PROPERTIES = (
    Term("organisation", "Organisation 组织"),
    Term("unit", "Unit 部门"),
    Term("superior", "Superior 直接上级"),
    Term("role", "Role 角色"),
    Term("title_en", "Title in English 英文名称"),
    Term("title_zh", "Title in Chinese 中文名称"),
    Term("duty", "Duty 职责"),
    Term("authority", "Authority 权限"),
    Term("document", "Document 文件"),
)
_OF_ROLES = (
    Term("title_en", "Title in English 英文名称"),
    Term("title_zh", "Title in Chinese 中文名称"),
    Term("position", "Position 岗位"),
)


def positions(listing: Listing, base: str = BASE) -> Register:
    """Return the positions of a release's listing (``positions.json``) as a register."""
    entities = (_position(each, base) for each in listing)
    return Register("rolegraph positions 岗位", base, entities, PROPERTIES)


def roles(listing: Listing) -> Register:
    """Return the shared roles, with the positions of a listing that hold each."""
    holders: dict[str, list[Term]] = {}
    for each in listing:
        if each.get("role"):
            holders.setdefault(each["role"].removeprefix(ROLE), []).append(_term(each))
    found = (_role(concept, holders.get(concept.name, [])) for concept in shared_roles())
    return Register("rolegraph roles 角色", ROLE, found, _OF_ROLES)


def _position(each: Mapping[str, Any], base: str) -> Entity:
    label = each["label"]
    name = label.get("zh-Hans") or next(iter(label.values()))
    lines = [x for x in each.get("reports_to", ()) if x["kind"] == "line"]
    values: dict[str, tuple[str | Term, ...]] = {
        "organisation": tuple(_named(each.get("organisation"))),
        "unit": tuple(_named(each.get("unit"))),
        "superior": tuple(Term(x["id"], x["title"]) for x in lines if "id" in x),
        "role": (each["role"],) if each.get("role") else (),
        "title_en": _text(label.get("en")),
        "title_zh": _text(label.get("zh-Hans")),
        "duty": tuple(d["text"] for d in each.get("duties", ())),
        "authority": tuple(f"{a['kind']}: {a['object']}" for a in each.get("authorities", ())),
        "document": _text(each.get("document")),
    }
    where = " · ".join(v.name for k in ("organisation", "unit") for v in _first(values[k]))
    return Entity(
        id=each["id"].removeprefix(base),
        name=name,
        type=_POSITION,
        others=tuple(
            dict.fromkeys([*(v for v in label.values() if v != name), *each.get("aliases", ())])
        ),
        description=where,
        values=values,
    )


def _role(concept: Concept, holders: list[Term]) -> Entity:
    labels = dict(reversed(concept.labels))
    name = labels.get("zh-Hans") or labels.get("en") or concept.name
    return Entity(
        id=concept.name,
        name=name,
        type=_ROLE,
        others=tuple(dict.fromkeys(text for _, text in concept.labels if text != name)),
        description=labels.get("en", ""),
        values={
            "title_en": _text(labels.get("en")),
            "title_zh": _text(labels.get("zh-Hans")),
            "position": tuple(holders),
        },
    )


def _term(each: Mapping[str, Any]) -> Term:
    label = each["label"]
    return Term(each["id"], label.get("zh-Hans") or next(iter(label.values())))


def _named(place: Mapping[str, Any] | None) -> Iterator[Term]:
    """Yield what a place is called in each language, so that any of its names fits."""
    for name in dict.fromkeys((place or {}).get("label", {}).values()):
        yield Term(str((place or {}).get("id", "")), name)


def _first(values: Iterable[str | Term]) -> Iterator[Term]:
    """Yield each thing once, by its first name."""
    seen: dict[str, Term] = {}
    for value in values:
        if isinstance(value, Term):
            seen.setdefault(value.id, value)
    yield from seen.values()


def _text(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()
