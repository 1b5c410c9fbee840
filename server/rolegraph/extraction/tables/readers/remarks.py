"""What remarks on a table say: in a column a row's bound (降幅30%以内), below it who decides beyond all."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rolegraph.extraction.english.lists.verdicts import approval_by
from rolegraph.extraction.sentences import Sentence
from rolegraph.extraction.sentences.limits.limits import split_limit
from rolegraph.extraction.sentences.wording.anchors import Anchored, anchored
from rolegraph.extraction.sentences.wording.holders import HOLDER
from rolegraph.extraction.structure import Item, Section
from rolegraph.extraction.structure.wording.clauses import sentences
from rolegraph.extraction.tables.cells.cells import distinct, passage, text
from rolegraph.extraction.tables.cells.headers import is_chinese
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.extraction.tables.cells.wording import others
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.extraction.tables.readers.bearing import position_columns
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.climbing import DECIDING
from rolegraph.extraction.tables.readers.matters import Matter, cell_of, remark_of
from rolegraph.model import Limit
from rolegraph.reading import Cell, Passage, Table

#: 降幅 names of what the figure is; more words are a sentence of their own.
_FEW = 4
#: In what case somebody acts: 超出约定比例的，由…; 紧急时由….
_CASE = re.compile(r"(?P<when>[^，。；]{2,30}?)(?:的|时|者|的情况下?)，?[^，。；的]{0,4}$")
_NOTE = re.compile(
    r"(?:(?:注|备注|说明|附注)\d{0,2}[:：]|[※*＊①-⑳]|\d{1,2}[、.．](?!\d)).*[。；]", re.DOTALL
)
_LEAD = re.compile(
    r"(?:(?:注|备注|说明|附注)\d{0,2}[:：]\s*|[※*＊]\s*)?(?:(?:\d{1,2}[、.．]|[①-⑳])\s*)?"
)
#: So far below a table a note on it stands.
_BELOW = 200


def bounded(shape: Shape, row: tuple[Cell, ...], matter: Matter, builder: Builder) -> Matter:
    """Return a row's matter with the bound that its remark is, where it has none itself.

    Beside amounts a remark tells another thing (单次餐标不超过每人200元), which bounds nobody.
    """
    cell = remark_of(shape, row)
    if cell is None or matter.limit is not None or _has_figures(shape, row, builder):
        return matter
    bound, rest = split_limit(text(builder.document, cell))
    if not _compares(bound) or len(rest) > _FEW:
        return matter
    return replace(matter, limit=bound, cells=(*matter.cells, cell))


def _has_figures(shape: Shape, row: tuple[Cell, ...], builder: Builder) -> bool:
    """Say whether a cell of a position's column bounds what it grants itself."""
    cells = ((cell_of(row, column), column) for column in position_columns(shape))
    return any(cell and figure(text(builder.document, cell), column) for cell, column in cells)


def remarked_powers(
    shape: Shape, row: tuple[Cell, ...], matter: Matter, made: Iterable[str], builder: Builder
) -> Iterator[tuple[str, str]]:
    """Add the powers of whom a row's remark names (七天以上报总部审批, 法务经理会签); yield object and id.

    What the row lets somebody decide up to the remark's bound goes to who decides beyond it.
    """
    cell = remark_of(shape, row)
    if cell and not is_chinese(cell.text):
        # What begins below a row's own bound is no rung above it.
        _noted(cell, matter, builder)
        return
    for told in _told(passage(builder.document, cell)) if cell else ():
        # Rungs of one kind lead on by their figures.
        apart = tuple(k for k in DECIDING if told.bound is None or k != told.kind)
        for bearer in builder.bearers(told.holder):
            for one in made if told.leads_on else ():
                builder.escalate_beyond(one, bearer, told.bound, apart)
            yield (
                matter.object,
                builder.authority(
                    bearer,
                    told.kind,
                    matter.object,
                    (*matter.cells, *([cell] if cell else [])),
                    limit=told.bound or (None if told.when else matter.limit),
                    condition=told.when or matter.condition,
                ),
            )


@dataclass(frozen=True, slots=True)
class _Told:
    """Who a remark says acts, how, beyond which bound or when; ``leads_on``: to whom larger cases go."""

    holder: Passage
    kind: str
    bound: Limit | None
    when: str
    leads_on: bool


def _told(place: Passage) -> Iterator[_Told]:
    said = Sentence.of(place).text
    for holder, kind, clause in others(place):
        before = said.partition(holder.text)[0]
        bound = split_limit(clause)[0] or split_limit(before)[0]
        beyond_it = bound is not None and bound.operator in (">", ">=")
        case = _CASE.search(before)
        when = case["when"] if case and not beyond_it else ""
        over = kind in DECIDING and (beyond_it or when.startswith("超"))
        if bound is None or beyond_it:
            yield _Told(holder, kind, bound, when, over)


def _noted(cell: Cell, matter: Matter, builder: Builder) -> None:
    """Add the power of whom an English remark names: "CFO approval above $250,000"."""
    place = passage(builder.document, cell)
    for deed in approval_by(place.text, builder.register.known(builder.organisation)):
        builder.authority(
            builder.titled(deed.title, place),
            deed.kind,
            matter.object,
            (*matter.cells, cell),
            limit=deed.limit or matter.limit,
        )


def _compares(bound: Limit | None) -> bool:
    return bound is not None and (bound.operator != "" or bound.minimum is not None)


def above_all(table: Table, made: Iterable[str], builder: Builder) -> None:
    """Let what goes beyond the bounds of a table go to whom a note below it names.

    超过上述权限的，须报总经理批准: each bounded power that leads nowhere leads there.
    """
    end = max(cell.end for row in table.rows for cell in row)
    below = builder.document.passage(end, min(end + _BELOW, len(builder.document.text)))
    found = _over_all().search(below.text)
    if found is None:
        return
    upper = next(iter(builder.bearers(below.cut(*found.span("holder")))), "")
    for one in made if upper else ():
        builder.escalate_open(one, upper)


def _over_all() -> Anchored:
    return anchored(
        "超[过出]",
        r"超[过出](?:上述|以上|上表|表内|本表|其|各自|规定|自身)?(?:审批|授权|折扣|优惠|减免|管理)*(?:权限|额度|限额|范围)(?:的|者|部分|时)?"
        rf"[，,]?(?:均|一律|须|必须|应当?|需要?|由|再)*(?:上?报|报请|请示|经|提请|呈)?{HOLDER}(?:审批|批准|同意|决定|核准|审定)",
    )


def notes(table: Table, builder: Builder) -> tuple[Section, ...]:
    """Return the sentences of a Chinese table's last rows that note something (说明：…报总经理审批)."""
    items: list[Item] = []
    for row in reversed(table.rows):
        cells = distinct(row)
        if len(cells) != 1 or not _NOTE.match(cells[0].text):
            break
        place = passage(builder.document, cells[0])
        for start, end in sentences(place.text, "。；\n"):
            lead = _LEAD.match(place.text[start:end])
            body = place.cut(start + (lead.end() if lead else 0), end).strip()
            items += [Item(passage=body, body=body)] if len(body) else []
    told = Section(kind="other", bearer="", items=tuple(items), organisation=builder.organisation)
    return (told,) if items else ()
