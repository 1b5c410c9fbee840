"""The delegation of authority: for each matter who decides up to what, and where more goes.

Rungs are compared on one scale only: one unit, and one basis (per order, per month, none stated).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rolegraph.matrices.gathering import Gathered
from rolegraph.matrices.limits import amount, sign
from rolegraph.matrices.rungs import BOTTOM, TOP, Bound, Span, gaps, overlaps, span
from rolegraph.matrices.values import Bar, Entry, Head, Matrix, Row, Texts
from rolegraph.paper import word
from rolegraph.store import Row as Found

TITLE: Texts = {"en": "Delegation of authority", "zh": "授权阶梯"}
_COLUMNS: Mapping[str, Texts] = {
    "kind": {"en": "Kind", "zh": "权限类型"},
    "amounts": {"en": "Amounts", "zh": "金额"},
    "limit": {"en": "Words of the limit", "zh": "额度原文"},
    "above": {"en": "Above that", "zh": "超过后"},
}
_BASES = ("day", "week", "month", "quarter", "half-year", "year", "order")
_NO_BASIS: Texts = {"en": "per what is not stated", "zh": "未写明按笔或按期"}
_NO_LIMIT: Texts = {"en": "no limit stated", "zh": "未写明额度"}
_NO_FIGURE: Texts = {"en": "no figure stated", "zh": "未写明数字"}
_NEXT: Texts = {"en": "the next rung", "zh": "下一级"}
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
        by_matter[found.matter(row).id, str(row["organisation"])].append(_Rung(row, _span(row)))
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
    label = found.matter(rungs[0].row).label
    head = Head(id=matter, label=_joined(label, of), group=organisation)
    scales = sorted({_scale_of(r) for r in rungs if "text" in r.row})
    for scale in scales or [("", "")]:
        own = [r for r in rungs if "text" not in r.row or _scale_of(r) == scale]
        label = _joined(head.label, _basis(scale[1], alone=len(scales) < 2))
        yield from _scale(found, replace(head, label=label), own, scale[0], len(scales) < 2)


def _scale_of(rung: _Rung) -> tuple[str, str]:
    """Return unit and basis of a limit; only limits that agree in both can be compared."""
    return str(rung.row.get("unit_word", "")), str(rung.row.get("per", ""))


def _basis(per: str, alone: bool) -> Texts:
    """Say to what limits apply each time; that none is stated is worth a word only beside others."""
    if not per:
        return {} if alone else _NO_BASIS
    if per in _BASES:
        return {"en": word(f"per-{per}", "en"), "zh": word(f"per-{per}", "zh-Hans")}
    return {"en": f"per {per}", "zh": f"每{per}"}


def _joined(label: Texts, of: Texts) -> Texts:
    if not of:
        return label
    return {
        tag: f"{text} · {of.get(tag) or of.get(tag.partition('-')[0]) or next(iter(of.values()))}"
        for tag, text in label.items()
    }


def _scale(
    found: Gathered, head: Head, rungs: Sequence[_Rung], unit: str, whole: bool
) -> Iterator[Row]:
    """Yield the rungs of one scale with its flaws; ``whole`` where the matter has no other scale."""
    limited = [r.span for r in rungs if r.span and "text" in r.row]
    spans = [r.span for r in rungs if r.span]
    # Whoever has no limit closes every gap, and by that word alone meets nobody twice.
    flaws = [("gap", s) for s in gaps(spans)] + [("overlap", s) for s in overlaps(limited)]
    # Below the first rung of one scale, somebody may decide on another; a range does not say
    # whether it includes the figure that it begins with.
    loose = {r.span.low[0] for r in rungs if r.span and "minimum" in r.row}
    flaws = [
        (kind, s)
        for kind, s in flaws
        if (whole or s.low != BOTTOM) and not (s.low[0] == s.high[0] and s.low[0] in loose)
    ]
    ends = sorted({b for s in limited for b in (s.low, s.high)} - {BOTTOM, TOP})
    drawn = [(r.order, _rung(found, head, r, rungs, unit, ends)) for r in rungs]
    drawn += [((s.high, s.low, kind), _flaw(head, kind, s, unit, ends)) for kind, s in flaws]
    yield from (row for _, row in sorted(drawn, key=lambda pair: pair[0]))


def _rung(
    found: Gathered,
    head: Head,
    rung: _Rung,
    scale: Sequence[_Rung],
    unit: str,
    ends: Sequence[Bound],
) -> Row:
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
        "above": _above(found, rung, scale),
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
    told = _told(rung.span, unit)
    basis = _basis(str(rung.row.get("per", "")), alone=True)
    code = " ".join(part for part in (told, basis.get("en", "")) if part)
    label = {tag: f"{told} {basis[tag]}" if basis else told for tag in ("en", "zh")}
    return Entry(code=code, label=label)


def _above(found: Gathered, rung: _Rung, scale: Sequence[_Rung]) -> tuple[Entry, ...]:
    """Where a case above the limit goes; nothing for a rung that has no upper end."""
    if "escalates_to" in rung.row:
        target = str(rung.row["escalates_to"])
        return (Entry(code=target, label=found.label(target)),)
    if "text" not in rung.row or (rung.span and rung.span.high == TOP):
        return ()
    bearers = _next(rung, scale)
    following = tuple(Entry(code=b, label=found.label(b), detail=_NEXT) for b in bearers)
    return following or (Entry(code="not-stated", label=_NOT_STATED),)


def _next(rung: _Rung, scale: Sequence[_Rung]) -> tuple[str, ...]:
    """Return who holds the next rung, that which reaches higher by least; nobody above no figure."""
    if rung.span is None:
        return ()
    own, bearer = rung.span.high, str(rung.row["bearer"])
    higher = [r for r in scale if r.span and r.span.high > own and r.row["bearer"] != bearer]
    lowest = min((r.order[:2] for r in higher), default=None)
    return tuple(dict.fromkeys(str(r.row["bearer"]) for r in higher if r.order[:2] == lowest))


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
