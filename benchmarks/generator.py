"""Invented role documents of any number, with the statements a careful reader would take from them.

Deterministic: the same seed gives the same organisation. Each organisation is one document of about
``positions`` positions in a tree of units, with about ten norms a position (duties, authorities,
limits), info tables with superiors, and figures.

    python benchmarks/generator.py FOLDER --organisations 100 --positions 10
"""

import argparse
import random
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rolegraph.extraction import identifiers
from rolegraph.extraction.schemes import scheme
from rolegraph.model import (
    Authority,
    Duty,
    Evidence,
    Frequency,
    Label,
    Limit,
    Line,
    Organisation,
    Position,
    Statements,
    Unit,
)
from rolegraph.vocabulary import OBJECT

_FIELDS = (
    "销售",
    "采购",
    "财务",
    "人事",
    "物流",
    "客服",
    "质量",
    "生产",
    "市场",
    "仓储",
    "工程",
    "信息",
)
_ACTIONS = ("制定", "编制", "组织", "收集", "整理", "分析", "维护", "跟进", "登记", "汇总")
_PERIODS = (("每周", "week"), ("每月", "month"), ("每季度", "quarter"), ("每年", "year"))
_KINDS = (
    ("建议", "propose"),
    ("申请", "request"),
    ("审核", "review"),
    ("审批", "approve"),
    ("控制", "control"),
    ("分配", "allocate"),
    ("监督", "supervise"),
)


@dataclass(frozen=True)
class Generated:
    """One invented document, and what it says."""

    path: str
    text: str
    statements: Statements


@lru_cache(maxsize=1)
def objects() -> tuple[tuple[str, str], ...]:
    """Return (concept, Simplified label) of the shipped object scheme, by concept."""
    found = []
    for concept in scheme(OBJECT):
        label = next((text for tag, text in concept.labels if tag == "zh-Hans"), "")
        if len(label) > 1:
            found.append((concept.name, label))
    return tuple(found)


class _Page:
    """A document being written; ``add`` returns where the words came to stand."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.text = ""

    def add(self, words: str, after: str = "\n") -> Evidence:
        start = len(self.text)
        self.text += words + after
        return Evidence(document=self.path, start=start, end=start + len(words), quote=words)


def organisation(seed: int, positions: int = 10) -> Generated:
    """Return the organisation of a seed with that many positions."""
    chance = random.Random(seed)
    page = _Page(f"organisation-{seed:06d}.txt")
    name = f"远山{seed:06d}有限公司"
    identity = identifiers.organisation_id(name)
    top = Organisation(
        id=identity,
        label=Label(hans=name),
        documents=(page.path,),
        evidence=(page.add(name),),
    )
    page.add("岗位说明书")
    made = [_position(page, chance, identity, n, positions) for n in range(positions)]
    units = {u.id: u for part in made for u in part.units}
    return Generated(
        page.path,
        page.text,
        Statements(
            organisations=(top,),
            units=tuple(units.values()),
            positions=tuple(p for part in made for p in part.positions),
            duties=tuple(d for part in made for d in part.duties),
            authorities=tuple(a for part in made for a in part.authorities),
            lines=tuple(line for part in made for line in part.lines),
        ),
    )


def _title(n: int) -> str:
    field = _FIELDS[n % len(_FIELDS)]
    rank = ("总监", "经理", "主管", "专员")[min(n.bit_length() // 2, 3)]
    return f"{field}{n}部{rank}" if n else "总经理"


def _position(page: _Page, chance: random.Random, owner: str, n: int, count: int) -> Statements:
    title = _title(n)
    identity = identifiers.position_id(owner, title)
    heading = page.add(f"{_numeral(n)}、{title}岗位职责")
    page.add(f"岗位名称：{title}")
    field = _FIELDS[n % len(_FIELDS)]
    unit_name = f"{field}部" if n % 5 else f"{field}区域办公室"
    unit_place = page.add(f"所属部门：{unit_name}")
    unit = Unit(
        id=identifiers.unit_id(owner, unit_name),
        label=Label(hans=unit_name),
        organisation=owner,
        type="department" if n % 5 else "region-office",
        evidence=(unit_place,),
    )
    lines: tuple[Line, ...] = ()
    if n:
        superior = _title((n - 1) // 3)
        place = page.add(f"直接上级：{superior}")
        lines = (
            Line(
                id=identifiers.statement_id("line", page.path, place.start, place.end),
                lower=identity,
                upper=identifiers.position_id(owner, superior),
                evidence=(place,),
            ),
        )
    duties = _duties(page, chance, identity)
    authorities = _authorities(page, chance, identity)
    position = Position(
        id=identity,
        label=Label(hans=title),
        organisation=owner,
        unit=unit.id,
        evidence=(heading,),
    )
    return Statements(
        units=(unit,), positions=(position,), duties=duties, authorities=authorities, lines=lines
    )


def _duties(page: _Page, chance: random.Random, bearer: str) -> tuple[Duty, ...]:
    page.add("岗位职责：")
    made = []
    for number in range(1, 6):
        concept, thing = chance.choice(objects())
        action = chance.choice(_ACTIONS)
        often = chance.choice(_PERIODS) if chance.random() < 0.4 else None
        words = f"{often[0] if often else '负责'}{action}{thing}"
        place = page.add(f"{number}、{words}；")
        made.append(
            Duty(
                id=identifiers.statement_id("duty", page.path, place.start, place.end),
                bearer=bearer,
                reading=words,
                evidence=(place,),
                action=action,
                object=thing,
                object_concept=concept,
                frequency=Frequency(text=often[0], period=often[1]) if often else None,
            )
        )
    return tuple(made)


def _authorities(page: _Page, chance: random.Random, bearer: str) -> tuple[Authority, ...]:
    page.add("岗位权限：")
    made = []
    for number in range(1, 6):
        concept, thing = chance.choice(objects())
        word, kind = chance.choice(_KINDS)
        limit = None
        amount = ""
        if kind == "approve":
            figure = chance.choice((1, 2, 5, 10, 20))
            amount = f"{figure}万元以下"
            limit = Limit(text=amount, operator="<=", value=figure * 10_000, unit="CNY")
        words = f"有对{amount}{thing}的{word}权"
        place = page.add(f"{number}、{words}；")
        made.append(
            Authority(
                id=identifiers.statement_id("authority", page.path, place.start, place.end, kind),
                bearer=bearer,
                reading=words,
                evidence=(place,),
                kind=kind,
                object=thing,
                object_concept=concept,
                limit=limit,
            )
        )
    return tuple(made)


def _numeral(n: int) -> str:
    digits = "零一二三四五六七八九十"
    if n < 10:
        return digits[n + 1]
    tens, ones = divmod(n + 1, 10)
    return (digits[tens] if tens < 11 else str(tens)) + "十" + (digits[ones] if ones else "")


def main() -> None:
    """Write documents into a folder and say what they hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--organisations", type=int, default=100)
    parser.add_argument("--positions", type=int, default=10)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    norms = size = 0
    for seed in range(arguments.organisations):
        made = organisation(seed, arguments.positions)
        (arguments.folder / made.path).write_text(made.text, "utf-8")
        norms += len(made.statements.norms)
        size += len(made.text.encode())
    print(
        f"{arguments.organisations} documents, {arguments.organisations * arguments.positions} positions, "
        f"{norms} norms, {size / 1e6:.1f} MB"
    )


if __name__ == "__main__":
    main()
