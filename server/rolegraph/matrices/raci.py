"""RACI: the letters that documents state for the steps of a process, and those that follow by rule.

What is derived is marked with its rule, and stands apart from what is stated.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from rolegraph.matrices.gathering import Gathered
from rolegraph.matrices.limits import limit_of
from rolegraph.matrices.values import Entry, Head, Matrix, Row, Texts

#: The rule of the ontology that derives letters (ontology/rules).
RULE = "R04"
TITLE: Texts = {"en": "RACI", "zh": "RACI 矩阵"}
LETTERS: Mapping[str, Texts] = {
    "R": {"en": "R responsible", "zh": "R 执行"},
    "A": {"en": "A accountable", "zh": "A 负责（批准）"},
    "C": {"en": "C consulted", "zh": "C 咨询"},
    "I": {"en": "I informed", "zh": "I 知会"},
}
_NO_A: Texts = {"en": "no A stated", "zh": "未写明 A"}
_SEVERAL: Texts = {"en": "several A", "zh": "有多个 A"}
_BY_AMOUNT: Texts = {"en": "several A, each within a limit", "zh": "有多个 A，各有额度"}
_DERIVED: Texts = {
    "en": "Derived by rule R04 from duties and authorities",
    "zh": "由规则 R04 自职责与权限推得",
}
Cells = dict[str, dict[str, dict[str, Entry]]]


def raci(derived: Gathered, stated: Gathered) -> Matrix:
    """Return steps as they are stated, then matters with the letters that follow, a letter a column."""
    organisations = {**stated.organisations, **derived.organisations}
    rows = (*_stated(stated), *_derived(derived))
    return Matrix(
        name="raci",
        title=TITLE,
        corner={"en": "Step or matter", "zh": "步骤或事项"},
        organisations=organisations,
        columns=tuple(Head(id=letter, label=label) for letter, label in LETTERS.items()),
        rows=tuple(_placed(row, organisations) for row in rows),
        evidence={**stated.evidence, **derived.evidence},
        readings={**stated.readings, **derived.readings},
    )


def _placed(row: Row, organisations: Mapping[str, Texts]) -> Row:
    """Say of which organisation a row is, where there are several."""
    if len(organisations) < 2:
        return row
    of = organisations[row.head.group]
    label = {
        tag: f"{text} · {of.get(tag) or next(iter(of.values()))}"
        for tag, text in row.head.label.items()
    }
    return replace(row, head=replace(row.head, label=label))


def _stated(found: Gathered) -> Iterator[Row]:
    cells: Cells = defaultdict(lambda: defaultdict(dict))
    steps = {str(row["step"]): row for row in found.rows}
    for row in found.rows:
        if "letter" in row:
            performer, step = str(row["performer"]), str(row["step"])
            entry = Entry(code=performer, label=found.label(performer), statements=(step,))
            cells[step][str(row["letter"])][performer] = entry
    for step in steps:
        if step not in cells:
            continue  # a step nobody is named for has no letter
        row = steps[step]
        process = str(row["process"])
        yield Row(
            head=Head(
                id=step,
                label={"zh-Hans": f"{row['order']} {row['reading']}"},
                group=str(row["organisation"]),
            ),
            group=Head(id=process, label={"zh-Hans": process}),
            cells=_tupled(cells[step]),
            remarks=_remarks(cells[step]),
        )


def _derived(found: Gathered) -> Iterator[Row]:
    cells: Cells = defaultdict(lambda: defaultdict(dict))
    heads: dict[str, Head] = {}
    for row in found.rows:
        matter = replace(found.matter(row), group=str(row["organisation"]))
        key = f"{matter.group} {matter.id}"
        heads.setdefault(key, matter)
        letter, bearer, statement = (str(row[c]) for c in ("letter", "bearer", "statement"))
        before = cells[key][letter].get(bearer)
        cells[key][letter][bearer] = Entry(
            code=bearer,
            label=found.label(bearer),
            detail=limit_of(found.details[statement]),
            derived=RULE,
            statements=(*(before.statements if before else ()), statement),
        )
    for key in sorted(cells, key=lambda k: (heads[k].id, heads[k].group)):
        yield Row(
            head=heads[key],
            group=Head(id=RULE, label=_DERIVED),
            cells=_tupled(cells[key]),
            remarks=_remarks(cells[key]),
        )


def _tupled(cells: Mapping[str, Mapping[str, Entry]]) -> dict[str, tuple[Entry, ...]]:
    return {letter: tuple(entries.values()) for letter, entries in cells.items()}


def _remarks(cells: Mapping[str, Mapping[str, Entry]]) -> tuple[Texts, ...]:
    accountable = list(cells.get("A", {}).values())
    if not accountable:
        return (_NO_A,)
    if len(accountable) == 1:
        return ()
    return (_BY_AMOUNT,) if all(entry.detail for entry in accountable) else (_SEVERAL,)
