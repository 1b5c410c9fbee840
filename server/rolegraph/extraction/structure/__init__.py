"""What extraction knows of a document's structure before it reads a single sentence.

Segmentation (which organisation, whose section, which item) makes these values; the modules for
duties, authorities, lines and the rest read their items. All passages lead back to the stored text.
"""

from dataclasses import dataclass

from rolegraph.model import Organisation, Position, Unit
from rolegraph.reading import Passage
from rolegraph.values import quickly_made

#: What a section can hold.
SECTION_KINDS = (
    "duties",
    "authorities",
    "qualifications",
    "prohibitions",
    "submitted",
    "overview",
    "lines",
    "career",
    "process",
    "measures",
    "other",
)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One numbered item, or one sentence where nothing is numbered.

    ``passage`` is the whole item with its number; ``body`` the same without number and final
    punctuation. ``heading`` is the title of the group it stands in. Sub-items (``children``) are
    given where an item has its own list. ``copies`` are items that say the same elsewhere.
    ``subject`` is whom its words begin with (采购部经理|审核采购计划), where they name who acts; behind 由
    where they hand something to somebody (采购合同|由采购员|拟定).
    """

    passage: Passage
    body: Passage
    number: str = ""
    heading: str = ""
    children: tuple["Item", ...] = ()
    copies: tuple["Item", ...] = ()
    subject: str = ""

    @property
    def quoted(self) -> Passage:
        """The words that a statement of this item quotes: its number too, no final punctuation.

        A bullet is no number and is not quoted.
        """
        if not self.body.text or not any(c.isalnum() for c in self.number):
            return self.body
        end = self.body.span[1]
        kept = sum(map(end.__ge__, self.passage.ends))
        return self.passage.cut(0, kept).strip()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A list of items of one kind, of one bearer: the id of a position or unit.

    ``organisation`` is the id of the one whose text it is. ``certainty`` is below 1 where nothing but the
    numbers of a list says whose it is.
    """

    kind: str
    bearer: str
    items: tuple[Item, ...]
    title: str = ""
    organisation: str = ""
    certainty: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedLine:
    """A line that the structure itself shows: an info table (直接上级：…), a chart, nesting.

    ``kind`` and ``basis`` are those of ``model.Line``; both ends are ids of positions.
    """

    lower: str
    upper: str
    kind: str
    basis: str
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A document's organisations, units and positions, and the sections to read.

    ``loose`` are sentences outside every section that may still hold a grant, a limit or a line
    (``bearer`` is then "" until the sentence itself names one).
    """

    organisations: tuple[Organisation, ...] = ()
    units: tuple[Unit, ...] = ()
    positions: tuple[Position, ...] = ()
    sections: tuple[Section, ...] = ()
    lines: tuple[NamedLine, ...] = ()
    loose: tuple[Section, ...] = ()
