"""Pieces → a tree: organisations' articles, units, positions, sections, groups and items.

A number continues the list it belongs to, however deep the text has gone in between; a heading
without one closes what is not above it (a position ends a section, not the unit around it).
"""

from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import words
from rolegraph.extraction.structure.charts import charts
from rolegraph.extraction.structure.classifying import classification, continuing, item_titles
from rolegraph.extraction.structure.classifying.headed import Reading
from rolegraph.extraction.structure.forms import entries
from rolegraph.extraction.structure.names import units
from rolegraph.extraction.structure.numbering.marks import Mark
from rolegraph.extraction.structure.pieces.segmentation import TERMINATORS, Piece, is_punctuated
from rolegraph.extraction.structure.pieces.tree import Node, heads, is_short
from rolegraph.extraction.structure.wording import clauses
from rolegraph.extraction.structure.wording.words import before, pairs
from rolegraph.extraction.structure.wording.words import words as structure_words

RANKS = {"root": -1, "article": 0, "unit": 1, "position": 2, "section": 3,  "group": 4,
         "item": 5, "text": 6, "entry": 5}  # fmt: skip


def build(text: str, pieces: tuple[Piece, ...], known: frozenset[str] = frozenset()) -> Node:
    """Return the tree of one article's pieces.

    ``known`` are the pairs of characters of the whole document: one that a line break parts tells
    a line that was cut in two from a heading.
    """
    builder = _Builder(text, known or pairs(text), is_punctuated(text, pieces))
    for n, piece in enumerate(pieces):
        builder.add(piece, pieces[n + 1] if n + 1 < len(pieces) else None)
    return builder.root


class _Builder:
    """The tree as it grows: ``stack`` leads from the root to the last node."""

    def __init__(self, text: str, known: frozenset[str], punctuated: bool) -> None:
        self.text = text
        self.known = known
        self.punctuated = punctuated
        self.root = Node("root", 0, 0, 0)
        self.stack = [self.root]

    def add(self, piece: Piece, following: Piece | None) -> None:
        """Add one piece: the node that it is, or the several that it holds."""
        sibling = self._sibling(piece.mark) if piece.mark else None
        above = self.stack[:sibling] if sibling else self.stack
        kinds = {node.kind for node in above}
        last = self.stack[-1].children[-1:]
        below = self.text[following.start : following.end] if following else ""
        place = classification.Place(
            parent=self._parent_kind(piece, sibling),
            section=self.stack[-1].sectional,
            sibling=self.stack[sibling].kind if sibling else "",
            wraps=bool(
                following and not following.mark and self._joins(piece.end, following.start)
            ),
            ended=below != "" and below[-1] in TERMINATORS,
            unit="unit" in kinds,
            position="position" in kinds,
            titled=any(node.kind == "position" and node.title is not None for node in above),
            entered=bool(last) and last[0].kind == "entry",
            told=charts.tells(below),
        )
        for reading in classification.read(self.text, piece, place, following):
            self._put(reading, piece)

    def _parent_kind(self, piece: Piece, sibling: int | None) -> str:
        return self.stack[sibling - 1].kind if sibling else self.stack[-1].kind

    def _put(self, reading: Reading, piece: Piece) -> None:
        node = Node(
            kind=reading.kind,
            start=reading.start,
            end=reading.end,
            begin=piece.begin if reading.numbered else reading.start,
            mark=piece.mark if reading.numbered else None,
            section=reading.section,
            title=reading.title,
            unit=reading.unit,
            piece=piece,
            named=reading.named or (reading.start, reading.end),
            ordinal=reading.ordinal,
        )
        if node.kind == "text" and self._wraps(node):
            return
        if node.section == "position" and node.kind == "entry":
            self._name(node)
        self._place(node)

    def _name(self, entry: Node) -> None:
        """Let 岗位名称:… open a position, unless it names the one that is open."""
        told = entry.piece.entry if entry.piece else None
        title = entries.title_of(self.text[slice(*told.value)]) if told else None
        position = next((n for n in reversed(self.stack) if n.kind == "position"), None)
        filled = position is not None and any(n.kind in ("item", "text") for n in position.walk())
        named = position.title if filled and position else title
        if told and title and (position is None or (named and named.name != title.name)):
            entry.kind, entry.title, entry.section = "position", title, ""
            entry.named = told.value

    def _place(self, node: Node) -> None:
        sibling = self._sibling(node.mark) if node.mark else None
        said = self.text[node.start : node.end]
        # 4.2 goes on with its 4.1 销售部, also below 四、.
        heads = sibling is not None and continuing.counts_itself(self.stack[sibling], node, said)
        if not heads and (above := self._path_parent(node)):
            del self.stack[above + 1 :]
        elif sibling is not None:
            del self.stack[sibling + heads :]
        elif node.mark and node.kind == "item":
            if not self._resume(node.mark):
                self._open_list(node)
        else:
            self._close_for(node)
        parent = self.stack[-1]
        node.parent = parent
        parent.children.append(node)
        if node.kind not in ("text", "entry"):
            self.stack.append(node)

    def _sibling(self, mark: Mark) -> int | None:
        """Return where on the stack the list stands that a number goes on with."""
        likely: int | None = None
        for n in range(len(self.stack) - 1, 0, -1):
            other = self.stack[n].mark
            if other and other.kind == mark.kind:
                if continuing.continues(other, mark, exact=True):
                    return n
                if likely is None and continuing.continues(other, mark, exact=False):
                    likely = n
            if mark.kind == "clause" and continuing.opens_chapter(self.stack[: n + 1]):
                # 第五条 goes on behind a chapter's heading, and stands below it.
                return None
        return likely

    def _path_parent(self, node: Node) -> int | None:
        """Return where on the stack the node stands that a dotted number (3.1.2) is below."""
        if not node.mark or node.mark.kind != "dotted":
            return None
        above = node.mark.path[:-1]
        for n, other in enumerate(self.stack):
            mark = other.mark
            if not mark or (mark.path or (mark.value,)) != above:
                continue
            if other.kind in continuing.HEADINGS or (
                other.kind == "item" and continuing.counts_on(other, node.mark)
            ):
                return n
        return None

    def _resume(self, mark: Mark) -> bool:
        """Go back to the list before, where a number goes on with that and not with this."""
        held = continuing.resumed(self.stack, mark)
        self.stack = held or self.stack
        return bool(held)

    def _open_list(self, node: Node) -> None:
        """Find the parent of a list's first item: the item above where that introduces it.

        A list that begins anew (1、 behind 1、…(2)) stands beside the one of its kind before.
        """
        while self.stack[-1].kind == "item" and not self._introduces(self.stack[-1], node):
            self.stack.pop()
        if self.text[self.stack[-1].end - 1 : self.stack[-1].end] in (":", "："):
            return
        for n in range(len(self.stack) - 1, 0, -1):
            if self.stack[n].kind != "item":
                return
            if self._is_alike(self.stack[n], node):
                del self.stack[n:]
                return

    def _is_alike(self, other: Node, node: Node) -> bool:
        one, two = other.mark, node.mark
        return bool(one and two and (one.kind, one.delimiter) == (two.kind, two.delimiter))

    def _introduces(self, above: Node, node: Node) -> bool:
        assert node.mark
        if self._is_alike(above, node):
            return self.text[above.start : above.end].rstrip()[-1:] in ":："
        return True

    def _close_for(self, node: Node) -> None:
        rank = RANKS[node.kind]
        grouped = item_titles.groups(self.text, self.stack[-1], node)
        if grouped or continuing.opens_below(self.stack[-1], node, self.text):
            self.stack[-1].kind = "group"
            return
        leads_in = self.text[node.end - 1 : node.end] in (":", "：")
        if node.section and leads_in and not node.mark and node.kind in ("unit", "position"):
            self._close_to_chapter(rank)
            return
        if node.unit and not node.mark and units.is_function(node.unit.name):
            # 法务, 人事 … stand beside each other below the department whose heading is numbered.
            above = [
                n for n, other in enumerate(self.stack) if other.kind == "unit" and other.mark
            ]
            if above:
                del self.stack[above[-1] + 1 :]
                return
        while len(self.stack) > 1 and RANKS[self.stack[-1].kind] >= rank:
            if self._contains(self.stack[-1], node):
                return
            self.stack.pop()

    def _close_to_chapter(self, rank: int) -> None:
        """Close what a sentence over a list ends (董事会审批下列事项：), but not its numbered chapter."""
        last = self.stack[-1]
        listed = last.parent is not None and last.parent.section != "" and not last.parent.mark
        ended = self.text[last.end - 1] in TERMINATORS
        if last.mark and heads(self.text, last) and not listed and not ended:
            last.kind = "group"
        while RANKS[self.stack[-1].kind] >= rank:
            if self.stack[-1].mark and self.stack[-1].kind in ("group", "section"):
                return
            self.stack.pop()

    def _contains(self, heading: Node, node: Node) -> bool:
        """Say whether a heading of the same rank stays open: it is numbered and holds no item yet."""
        if (
            node.kind not in continuing.HEADINGS
            or heading.kind not in continuing.HEADINGS
            or node.mark
        ):
            return (
                heading.kind in continuing.HEADINGS
                and bool(node.mark)
                and self._opens_under(heading, node)
            )
        if heading.kind == node.kind and heading.kind in ("position", "article"):
            return False
        filled = any(child.kind in ("item", "text") for child in heading.children)
        return bool(heading.mark) and not filled

    def _opens_under(self, heading: Node, node: Node) -> bool:
        """A numbered heading that opens a list (1、, (一)) stands below the heading before it."""
        assert node.mark
        return (
            node.mark.value in (0, 1)
            and heading.kind != "article"
            and not continuing.is_beside(heading.mark, node.mark)
            and not (heading.kind == node.kind == "position")
        )

    def _wraps(self, node: Node) -> bool:
        """Join a line that goes on with the sentence of the line before; say whether it did."""
        last = self._last_words()
        if last is None or not node.piece or not node.piece.line or node.piece.mark:
            return False
        own = self.text[last.start : last.end].rstrip()
        if (
            not own
            or own[-1] in TERMINATORS
            or self.text[node.start] == "【"
            or item_titles.is_whole(own)
            or clauses.closes(self.text[node.start : node.end])
            or item_titles.describes(self.text, node)
        ):
            return False
        if self._titles(last, node):
            last.kind = "group"
            return False
        long = last.mark is not None or len(own.rsplit("\n", 1)[-1]) >= classification.WRAPPED
        over = item_titles.is_over(own, self.text[node.start : node.end])
        if over or not (self._joins(last.end, node.start) or (self.punctuated and long)):
            return False
        last.end = node.end
        return True

    def _titles(self, item: Node, node: Node) -> bool:
        """Say whether an item is only a title (2、成本控制) above a line that says what is done."""
        own = self.text[item.start : item.end]
        if item.mark is None or "\n" in own or not is_short(own) or item.children:
            return False
        if own.strip(" 　:：") in structure_words("sections")["leftover"]:
            return True
        if item_titles.is_whole(own):
            return False
        line = self.text[node.start : node.end]
        says = verb_at(own, 0) in words("verbs", "strong", "wrappers").every
        return not says and item_titles.tells(line) and line.rstrip()[-1:] in TERMINATORS

    def _joins(self, end: int, start: int) -> bool:
        """Say whether the characters at a break make a word that the document writes elsewhere."""
        pair = before(self.text, end) + self.text[start : start + 1]
        return pair in self.known and not item_titles.is_titled(self.text, start)

    def _last_words(self) -> Node | None:
        last = self.stack[-1]
        if last.children and last.children[-1].kind == "text":
            last = last.children[-1]
        return last if last.kind in ("item", "text") else None
