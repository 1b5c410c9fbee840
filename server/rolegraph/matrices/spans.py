"""Span of control: how many positions stand directly below each, and how many in all."""

from collections import defaultdict
from collections.abc import Mapping

from rolegraph.matrices.gathering import Gathered
from rolegraph.matrices.values import Entry, Head, Matrix, Row, Texts

TITLE: Texts = {"en": "Span of control", "zh": "管理幅度"}
_COLUMNS: Mapping[str, Texts] = {
    "direct": {"en": "Directly below", "zh": "直接下级"},
    "all": {"en": "Below in all", "zh": "全部下级"},
    "levels": {"en": "Levels below", "zh": "层级"},
    "who": {"en": "Who", "zh": "下级岗位"},
}
_ONE: Texts = {"en": "one position below", "zh": "仅一个下级"}
_CIRCLE: Texts = {"en": "the line runs in a circle", "zh": "汇报关系成环"}


def spans(found: Gathered, most: int) -> Matrix:
    """Return whoever has positions below, the widest span first; more than ``most`` is remarked."""
    below: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    where: dict[str, str] = {}
    for row in found.rows:
        superior = str(row["superior"])
        where[superior] = str(row["organisation"])
        below[superior][str(row["subordinate"])].append(str(row["statement"]))
    ordered = sorted(below, key=lambda s: (-len(below[s]), s))
    return Matrix(
        name="span",
        title=TITLE,
        corner={"en": "Superior", "zh": "上级"},
        organisations=found.organisations,
        columns=tuple(Head(id=name, label=label) for name, label in _COLUMNS.items()),
        rows=tuple(_row(found, s, where[s], below, most) for s in ordered),
        evidence=found.evidence,
        readings=found.readings,
    )


def _row(
    found: Gathered,
    superior: str,
    organisation: str,
    below: Mapping[str, Mapping[str, list[str]]],
    most: int,
) -> Row:
    levels = reach(superior, {s: tuple(each) for s, each in below.items()})
    every = {position for level in levels for position in level}
    direct = below[superior]
    who = tuple(
        Entry(code=iri, label=found.label(iri), statements=tuple(direct[iri]))
        for iri in sorted(direct)
    )
    remarks = [_ONE] if len(direct) == 1 else []
    if len(direct) > most:
        remarks.append({"en": f"more than {most}", "zh": f"超过 {most} 个"})
    if superior in every:
        remarks.append(_CIRCLE)
    return Row(
        head=Head(id=superior, label=found.label(superior), group=organisation),
        cells={
            "direct": (_number(len(direct)),),
            "all": (_number(len(every - {superior})),),
            "levels": (_number(len(levels)),),
            "who": who,
        },
        remarks=tuple(remarks),
    )


def reach(top: str, below: Mapping[str, tuple[str, ...]]) -> list[set[str]]:
    """Return the positions on each level below one, each once; a circle ends where it began."""
    seen: set[str] = set()
    levels: list[set[str]] = []
    level = set(below.get(top, ()))
    while level:
        levels.append(level)
        seen |= level
        level = {p for s in level for p in below.get(s, ())} - seen
    return levels


def _number(count: int) -> Entry:
    return Entry(code=str(count), label={"en": str(count), "zh": str(count)})
