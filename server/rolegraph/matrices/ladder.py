"""The delegation of authority: for each matter who decides up to what, and where more goes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rolegraph.matrices.gathering import Gathered
from rolegraph.matrices.limits import amount, sign
from rolegraph.matrices.rungs import BOTTOM, TOP, Bound, Span, gaps, overlaps, span
from rolegraph.matrices.values import Bar, Entry, Head, Matrix, Row, Texts
from rolegraph.store import Row as Found

TITLE: Texts = {"en": "Delegation of authority", "zh": "授权阶梯"}
_COLUMNS: Mapping[str, Texts] = {
    "kind": {"en": "Kind", "zh": "权限类型"},
    "amounts": {"en": "Amounts", "zh": "金额"},
    "limit": {"en": "Words of the limit", "zh": "额度原文"},
    "above": {"en": "Above that", "zh": "超过后"},
}
_NO_LIMIT: Texts = {"en": "no limit stated", "zh": "未写明额度"}
_NO_FIGURE: Texts = {"en": "no figure stated", "zh": "未写明数字"}
_NOT_STATED: Texts = {"en": "not stated", "zh": "未写明"}
_FLAWS: Mapping[str, Texts] = {
    "gap": {"en": "gap: nobody is stated to decide", "zh": "空档：未写明由谁决定"},
    "overlap": {"en": "overlap: two may decide", "zh": "重叠：两方均可决定"},
}


@dataclass(frozen=True, slots=True)
class _Rung:
    row: Found
    span: Span | None

    @property
    def order(self) -> tuple[Bound, Bound, str]:
        given = self.span or Span(TOP, TOP)
        return given.high, given.low, str(self.row["bearer"])


def ladder(found: Gathered) -> Matrix:
    """Return a group of rows for each matter, lowest rung first, gaps and overlaps between them."""
    by_matter: dict[tuple[str, str], list[_Rung]] = defaultdict(list)
    for row in found.rows:
        by_matter[str(row["matter"]), str(row["organisation"])].append(_Rung(row, _span(row)))
    limited = sorted(by_matter, key=lambda k: (not any("text" in r.row for r in by_matter[k]), k))
    return Matrix(
        name="ladder",
        title=TITLE,
        corner={"en": "Who decides", "zh": "由谁决定"},
        organisations=found.organisations,
        columns=tuple(Head(id=name, label=label) for name, label in _COLUMNS.items()),
        rows=tuple(row for key in limited for row in _group(found, key, by_matter[key])),
        evidence=found.evidence,
        readings=found.readings,
    )


def _span(row: Found) -> Span | None:
    bearer = str(row["bearer"])
    if "text" not in row:
        return Span(BOTTOM, TOP, bearer)
    value, least, most = (_number(row, c) for c in ("value", "minimum", "maximum"))
    found = span(sign(str(row.get("operator", ""))), value, least, most)
    return Span(found.low, found.high, bearer) if found else None


def _number(row: Found, column: str) -> float | None:
    return float(row[column]) if column in row else None


def _group(found: Gathered, key: tuple[str, str], rungs: Sequence[_Rung]) -> Iterator[Row]:
    matter, organisation = key
    several = len(found.organisations) > 1
    of = found.label(organisation) if several else {}
    head = Head(id=matter, label=_joined(found.label(matter), of), group=organisation)
    units = sorted({str(r.row.get("unit_word", "")) for r in rungs if "text" in r.row})
    for unit in units or [""]:
        yield from _scale(found, head, [r for r in rungs if _same(r, unit)], unit)


def _same(rung: _Rung, unit: str) -> bool:
    """Say whether a rung is on the scale of a unit; one without a limit is on every scale."""
    return "text" not in rung.row or rung.row.get("unit_word", "") == unit


def _joined(label: Texts, of: Texts) -> Texts:
    if not of:
        return label
    return {
        tag: f"{text} · {of.get(tag) or next(iter(of.values()))}" for tag, text in label.items()
    }


def _scale(found: Gathered, head: Head, rungs: Sequence[_Rung], unit: str) -> Iterator[Row]:
    limited = [r.span for r in rungs if r.span and "text" in r.row]
    spans = [r.span for r in rungs if r.span]
    # Whoever has no limit closes every gap, and by that word alone meets nobody twice.
    flaws = [("gap", s) for s in gaps(spans)] + [("overlap", s) for s in overlaps(limited)]
    ends = sorted({b for s in limited for b in (s.low, s.high)} - {BOTTOM, TOP})
    drawn = [(r.order, _rung(found, head, r, unit, ends)) for r in rungs]
    drawn += [((s.high, s.low, kind), _flaw(head, kind, s, unit, ends)) for kind, s in flaws]
    yield from (row for _, row in sorted(drawn, key=lambda pair: pair[0]))


def _rung(found: Gathered, head: Head, rung: _Rung, unit: str, ends: Sequence[Bound]) -> Row:
    row, statement = rung.row, str(rung.row["statement"])
    held, bearer = str(row["held"]), str(row["bearer"])
    text = str(row.get("text", ""))
    cells = {
        "kind": (
            Entry(
                code=held.rsplit("/", 1)[-1],
                label=found.label(held),
                derived=found.implied(statement),
                statements=(statement,),
            ),
        ),
        "amounts": (_amounts(rung, unit),),
        "limit": (Entry(code=text, label={"zh-Hans": text, "en": text}),) if text else (),
        "above": _above(found, rung),
    }
    return Row(
        head=Head(id=bearer, label=found.label(bearer), group=head.group),
        group=head,
        cells={name: entries for name, entries in cells.items() if entries},
        bar=_bar(rung.span, ends) if rung.span and ends else None,
    )


def _amounts(rung: _Rung, unit: str) -> Entry:
    if "text" not in rung.row:
        return Entry(code="no-limit", label=_NO_LIMIT)
    if rung.span is None:
        return Entry(code="no-figure", label=_NO_FIGURE)
    told = _told(rung.span, unit) + (f" / {rung.row['per']}" if "per" in rung.row else "")
    return Entry(code=told, label={"en": told, "zh": told})


def _above(found: Gathered, rung: _Rung) -> tuple[Entry, ...]:
    """Where a case above the limit goes; nothing for a rung that has no upper end."""
    if "escalates_to" in rung.row:
        target = str(rung.row["escalates_to"])
        return (Entry(code=target, label=found.label(target)),)
    ends = "text" in rung.row and (rung.span is None or rung.span.high != TOP)
    return (Entry(code="not-stated", label=_NOT_STATED),) if ends else ()


def _flaw(head: Head, kind: str, flaw: Span, unit: str, ends: Sequence[Bound]) -> Row:
    told = _told(flaw, unit)
    bar = _bar(flaw, ends)
    return Row(
        head=Head(id=kind, label=_FLAWS[kind], group=head.group),
        group=head,
        cells={"amounts": (Entry(code=told, label={"en": told, "zh": told}),)},
        remarks=(_FLAWS[kind],),
        bar=Bar(start=bar.start, end=bar.end, kind=kind, open=bar.open),
    )


def _told(each: Span, unit: str) -> str:
    if each.low[0] == each.high[0]:
        return amount(each.low[0], unit)
    low = (
        "" if each.low == BOTTOM else f"{'>' if each.low[1] else '≥'} {amount(each.low[0], unit)}"
    )
    high = (
        "" if each.high == TOP else f"{'≤' if each.high[1] else '<'} {amount(each.high[0], unit)}"
    )
    return ", ".join(part for part in (low, high) if part)


def _bar(each: Span, ends: Sequence[Bound]) -> Bar:
    """Place a span on a scale where the amounts that occur stand at equal distances."""
    last = len(ends) + 1

    def at(bound: Bound) -> float:
        if bound in (BOTTOM, TOP):
            return 0.0 if bound == BOTTOM else 1.0
        return (ends.index(bound) + 1) / last

    return Bar(start=at(each.low), end=at(each.high), open=each.high == TOP)
