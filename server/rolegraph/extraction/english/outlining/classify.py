"""What a line is, by itself and by the block that it stands in."""

from dataclasses import dataclass

from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.outlining.fieldlines import is_field, tells_whom
from rolegraph.extraction.english.page import headings
from rolegraph.extraction.english.page.bodies import is_terms
from rolegraph.extraction.english.page.cards import body_card, is_card, names_itself, quiet_title
from rolegraph.extraction.english.page.chapter_marks import numbered_as
from rolegraph.extraction.english.page.chapters import groups_duties
from rolegraph.extraction.english.page.chart import goes_on, is_below
from rolegraph.extraction.english.page.headings import (
    Line,
    SectionHeading,
    TitleHeading,
    UnitHeading,
)
from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.page.parts import Block
from rolegraph.extraction.english.page.sections import section
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.modes import opener
from rolegraph.extraction.english.wording.verbs import kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import words
from rolegraph.values import quickly_made

#: Lines between "please contact" and the title of whom it names.
_NAMED = 2


@quickly_made
@dataclass(frozen=True, slots=True)
class Around:
    """The open block, the number of its open section, and the body that the whole text is of."""

    block: Block
    number: str
    body: str

    @property
    def inside(self) -> str:
        """The kind of the open section, "" where none is."""
        return self.block.parts[-1].kind if self.block.parts else ""

    @property
    def in_head(self) -> bool:
        """Say whether the block's first lines go on: fields and nothing of a section yet."""
        return bool(self.block.fields or self.block.title) and not self.block.is_full


def line_of(paragraph: Paragraph, following: Paragraph | None, around: Around) -> Line | None:
    """Return the field or heading that a paragraph is, None where it is content."""
    if _is_below(paragraph, around.number):
        return None
    found = headings.field(paragraph)
    if found and is_field(found, paragraph, around.inside, following):
        return found
    title = headings.wrapped_title(paragraph)
    if title:
        return title
    opened = section(paragraph) or _terms(paragraph, following, around.body)
    if opened and _is_told(opened, paragraph, around):
        return None
    if opened:
        return None if groups_duties(opened, following, around.block.parts) else opened
    if around.in_head:
        unknown = headings.unknown_field(paragraph)
        if unknown:
            return unknown
    return _titled(paragraph, following, around)


def is_titled(paragraph: Paragraph) -> bool:
    """Say whether a heading names a post, alone or with what it heads ("Delegated to the Clerk")."""
    if headings.title(paragraph):
        return True
    opened = section(paragraph)
    return opened is not None and bool(opened.title)


def _is_told(opened: SectionHeading, paragraph: Paragraph, around: Around) -> bool:
    """Say whether a label only says what its line is about ("Travel: the Clerk up to £50, …")."""
    if around.inside == "authorities" and _is_entry(opened, paragraph):
        return True
    return opened.kind == "other" and opened.rest is not None and tells_whom(opened.rest.text)


def _is_entry(opened: SectionHeading, paragraph: Paragraph) -> bool:
    """Say whether a label is that of a power in a list of powers ("Budget: £20,000 p.a.")."""
    run = words(opened.rest.text) if opened.rest else ()
    if not run or opened.kind == "authorities":
        return False
    verb = verb_at(run, 0)
    allowed = verb is not None and kind_of_verb(verb.lemma) != ""
    bounded = any(a.is_money for a in amounts(opened.rest.text if opened.rest else "", run))
    return bool(paragraph.marker) or allowed or bounded or opener(run, 0) is not None


def _terms(paragraph: Paragraph, following: Paragraph | None, body: str) -> SectionHeading | None:
    """Return "Terms of reference" as the heading of a body's tasks where their list stands below it."""
    listed = following is not None and bool(following.marker)
    named = body and is_terms(headings.plain(paragraph.text))
    run = words(following.text) if following and listed and named else ()
    deed = verb_at(run, int(run[0].low == "to")) if len(run) > 1 else None
    if deed is None or deed.shape != "base":
        return None
    return SectionHeading(kind="duties", text=paragraph.text, whole=paragraph.whole)


def _is_below(paragraph: Paragraph, number: str) -> bool:
    """Say whether a number (2.1) places a paragraph below the open section's (2)."""
    inside = paragraph.marker.startswith(number + ".") and paragraph.marker != f"{number}."
    return bool(number) and inside and not paragraph.level


def _titled(
    paragraph: Paragraph, following: Paragraph | None, around: Around
) -> TitleHeading | UnitHeading | None:
    carded = is_card(following) or _heads_section(paragraph, following)
    if around.inside in {"lines", "career"} and not paragraph.level and not carded:
        return None
    if around.body and (paragraph.marker or numbered_as(paragraph)):
        return None
    if following and not paragraph.level and _is_contact(following, around.block):
        return None
    title = headings.title(paragraph) or quiet_title(paragraph, following)
    title = title or body_card(paragraph, following, around.block)
    if title and (paragraph.level or _opens(paragraph, following, around.block)):
        return title
    unit = headings.unit(paragraph)
    if unit and (paragraph.level or not paragraph.marker):
        return unit
    return None


def _is_contact(following: Paragraph, block: Block) -> bool:
    """Say whether an address stands below whom a text says to ask ("Contact: … Email: …")."""
    label = headings.labelled(following.text)
    reached = label is not None and headings.plain(label[1]) in group("titles", "addresses")
    above = block.parts[-1].content[-_NAMED:] if block.parts else ()
    return reached and any("contact" in one.text.lower() for one in above)


def _heads_section(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Say whether a line set apart behind a chart has a section right below ("HEAD BREWER", "Purpose: …")."""
    apart = paragraph.parted and not paragraph.marker and following is not None
    return bool(apart and following and not following.parted and section(following))


def _opens(paragraph: Paragraph, following: Paragraph | None, block: Block) -> bool:
    """Say whether an unmarked line is a heading by what follows: not the next of a list."""
    if following is None:
        return False
    content = block.parts[-1].content if block.parts else ()
    if is_below(paragraph, following) or (content and goes_on(content[-1], paragraph)):
        return False
    alike = headings.title(following) and following.marker == paragraph.marker
    return not alike or bool(following.level) or names_itself(paragraph, following)
