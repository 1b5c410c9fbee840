"""A document's outline: its organisations, units and positions, and the sections to read."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rolegraph.extraction import copies
from rolegraph.extraction.structure import Outline, outlining
from rolegraph.extraction.structure.bearers import (
    bare_leaders,
    bearers,
    closing_remarks,
    organisations,
)
from rolegraph.extraction.structure.bearers.bearers import Gathered
from rolegraph.extraction.structure.charts import chart_entries, charts, drawings
from rolegraph.extraction.structure.charts.charts import Chart
from rolegraph.extraction.structure.names.registry import Registry
from rolegraph.extraction.structure.pieces import articles, insertions, segmentation, stacked
from rolegraph.extraction.structure.pieces.articles import Article
from rolegraph.extraction.structure.pieces.tree import Node
from rolegraph.extraction.structure.prose import lists_behind, paragraphs_apart
from rolegraph.extraction.structure.wording.words import pairs
from rolegraph.reading import Document, Mark, Passage, passages
from rolegraph.reading.passages import without

Spans = Iterable[tuple[int, int]]
_NOTICES = ("site-notice", "advertisement")


def outline(document: Document, skipped: Spans = (), titles: Spans = ()) -> Outline:
    """Return the outline of a Chinese document: whose text is whose, nothing read inside sentences.

    ``skipped`` are spans of the stored text that something else reads (tables); ``titles`` the
    spans of positions' titles inside them, whose sections may follow as text.
    """
    body = _text(document, skipped, titles)
    parts = articles.find(body.text, _gaps(document, body))
    firsts = articles.copies(tuple(body.text[a.start : a.end] for a in parts))
    known = organisations.Organisations(document)
    owners: dict[int, Registry] = {}
    known_pairs = pairs(body.text)
    found = Gathered()
    for n, (article, first) in enumerate(zip(parts, firsts, strict=True)):
        text = _prepared(body, article, known_pairs)
        for k, part in enumerate(_variants(text.tree)):
            again = first != n and not k
            registry = owners.get(first) if again else None
            if registry:
                known.headed_again(registry, article)
            registry = registry or known.open(article, text.passage, part)
            got = _gathered(registry, body, article, text, part, charted=not k)
            if again:
                _add_copy(found, got, registry)
            else:
                found.sections += got.sections
                found.loose += got.loose
            found.lines += got.lines
            known.drop_empty(registry, got)
            owners.setdefault(n, registry)
    return known.finished(found)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """One article's text without its charts, those charts, and the tree of the rest."""

    passage: Passage
    charts: tuple[Chart, ...]
    tree: Node


def _prepared(body: Passage, article: Article, known: frozenset[str]) -> _Prepared:
    whole = body.cut(articles.body(body.text, article), article.end)
    found = drawings.find(whole.text)
    drawn = [charts.drawn(whole, each) for each in found]
    passage = _cut_out(whole, [(each.start, each.end) for each in found])
    pieces = segmentation.cut(passage.text)
    passage, labels = insertions.taken_out(passage, pieces, known)
    pieces = segmentation.cut(passage.text) if labels else pieces
    pieces = stacked.told_rows(passage.text, stacked.first_columns(passage.text, pieces))
    tree = bare_leaders.told_apart(outlining.build(passage.text, pieces, known))
    tree = lists_behind.put_below(tree, passage.text)
    tree = paragraphs_apart.told_apart(closing_remarks.told_apart(tree), passage.text)
    return _Prepared(passage, (*drawn, *map(charts.read, labels)), tree)


def _cut_out(passage: Passage, spans: Iterable[tuple[int, int]]) -> Passage:
    kept, here = [], 0
    for start, end in spans:
        kept.append(passage.cut(here, start))
        here = end
    return passages.joined([*kept, passage.cut(here, len(passage))]) if kept else passage


def _gathered(
    registry: Registry,
    body: Passage,
    article: Article,
    text: _Prepared,
    part: Node,
    charted: bool,
) -> Gathered:
    unit = organisations.unit_of(registry, body, article, text.passage)
    shown = [
        line
        for chart in text.charts
        if charted
        for line in chart_entries.enter(registry, chart, None)
    ]
    got = bearers.gather(registry, text.passage, part, unit)
    got.lines += shown
    got.sections = copies.told_again(copies.before_their_heading(got.sections))
    return got


def _add_copy(found: Gathered, got: Gathered, registry: Registry) -> None:
    """Add what a second copy of a text says; of two ways to write a name the commoner one is it."""
    first = [s for s in found.sections if s.organisation == registry.organisation]
    same: dict[str, str] = {}
    for other, one in copies.same_bearers(first, got.sections).items():
        kept, gone = sorted((one, other), key=registry.written, reverse=True)
        registry.join(kept, gone)
        same[gone] = kept
    before = [replace(s, bearer=same.get(s.bearer, s.bearer)) for s in found.sections]
    told = [replace(s, bearer=same.get(s.bearer, s.bearer)) for s in got.sections]
    found.sections = copies.merged(before, told)
    found.loose = copies.merged(found.loose, got.loose)


def _text(document: Document, skipped: Spans, titles: Spans) -> Passage:
    """Return the body without what is read elsewhere; a title inside it stands on a line of its own."""
    marks = [Mark(start, end, "table") for start, end in skipped]
    if not marks:
        return document.body
    rest = without(document.body, marks)
    for start, end in sorted(titles, reverse=True):
        at = bisect_left(rest.starts, start)
        line = passages.joined([_break(start), document.passage(start, end), _break(end)])
        rest = passages.joined([rest.cut(0, at), line, rest.cut(at, len(rest))])
    return rest


def _break(at: int) -> Passage:
    return Passage("\n", (at,), (at,))


def _gaps(document: Document, body: Passage) -> list[int]:
    """Return the body's offsets at which boilerplate stood in the stored text."""
    starts = body.starts
    ends = [m.end for m in document.marks if m.kind in _NOTICES]
    gaps = (bisect_left(starts, end) for end in ends)
    return [gap for gap in gaps if 0 < gap < len(starts)]


def _variants(tree: Node) -> list[Node]:
    """Cut a tree where one position is described anew under a count of its own (岗位职责2)."""
    counted = {c.title.name for c in tree.children if c.title and c.ordinal is not None}
    if not counted:
        return [tree]
    parts = [Node("root", 0, 0, 0)]
    seen = False
    for child in tree.children:
        again = child.title is not None and child.title.name in counted
        if again and child.ordinal is not None and seen:
            parts.append(Node("root", 0, 0, 0))
        seen = seen or (again and bool(child.children))
        parts[-1].children.append(child)
    return parts
