"""Cards: titles that the line below shows to be headings, and powers with the delegate below them."""

import re

from rolegraph.extraction.english.page.headings import (
    Field,
    SectionHeading,
    TitleHeading,
    field,
    plain,
)
from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.page.parts import Block
from rolegraph.extraction.english.page.sections import kind_of_section
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.phrases import reporting
from rolegraph.extraction.english.wording.titles import (
    is_body,
    is_title,
    is_written_title,
    singular,
    unwrapped,
)
from rolegraph.extraction.english.wording.unlisted_titles import is_unlisted
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import words

_LONGEST = 5
#: What a text says of a person and of no thing.
_PERSON = re.compile(r"\b(?:he|she|(?:reports?|answers|answerable|accountable) to)\b", re.I)
#: What a sentence says before whom it is about ("The two Vice-Captains").
_OPENING = re.compile(r"^(?:(?:the|an?|each|every|all|both|two|three|four) )+")
_NUMBERED = re.compile(r"(?:delegation|item|power|function|schedule)\s+\d{1,3}\b", re.I)


def is_card(following: Paragraph | None) -> bool:
    """Say whether the line below a title begins its card: a field with a value (Reports to: …)."""
    found = field(following) if following else None
    return found is not None and found.kind in {"superior", "unit"} and bool(found.value.text)


def quiet_title(paragraph: Paragraph, following: Paragraph | None) -> TitleHeading | None:
    """Return the title of a line in ordinary letters ("Purchasing manager"), or None.

    What stands right below shows that it is a heading: a superior, a unit, a section's heading.
    """
    text = paragraph.text
    counted = not paragraph.marker or paragraph.marker[0].isdigit()
    if following is None or not counted or not text[:1].isupper():
        return None
    told = names_itself(paragraph, following)
    if paragraph.marker and not told:
        return None
    verb = verb_at(words(text), 0)
    person = told and is_unlisted(text.removeprefix("The ")) and _is_person(following.text)
    short = 1 - person < len(words(text)) <= _LONGEST and text[-1].isalpha()
    deed = verb is not None and verb.shape == "base" and not told
    if not short or not (person or is_title(text)) or is_body(text) or deed:
        return None
    below = words(following.text)
    opens = told or kind_of_section(following.text) or is_card(following)
    if not opens and not (following.text[:1].isupper() and reporting().at(below, 0)):
        return None
    return TitleHeading(title=singular(text) if told else text, whole=paragraph.whole)


def _is_person(text: str) -> bool:
    """Say whether a text is about one person ("The Boatman answers to …", "The Bailiff … He …")."""
    return text.startswith("The ") and _PERSON.search(text) is not None


def names_itself(paragraph: Paragraph, following: Paragraph) -> bool:
    """Say whether a text begins with what its heading names ("Boatman" above "The Boatman answers to …")."""
    name = unwrapped(paragraph.text).lower().strip(" :.").removeprefix("the ")
    begun = _OPENING.sub("", following.text.lower())
    rest = begun[len(name) :]
    return bool(name) and begun.startswith(name) and not rest.removeprefix("s")[:1].isalnum()


def body_card(
    paragraph: Paragraph, following: Paragraph | None, block: Block
) -> TitleHeading | None:
    """Return a body's name ("Change Board") as the heading of its deeds below those of a post, or None."""
    name = unwrapped(paragraph.text)
    apart = paragraph.parted and not paragraph.marker and name[-1:].isalpha()
    if not (apart and block.title and following and following.marker):
        return None
    run = words(following.text)
    deed = verb_at(run, int(run[0].low == "to")) if run else None
    named = is_written_title(name) and is_body(name) and 1 < len(words(name)) <= _LONGEST
    if not named or deed is None or deed.shape not in {"s", "base"}:
        return None
    return TitleHeading(title=name, whole=paragraph.whole, level=paragraph.level)


def begins_card(line: SectionHeading, block: Block) -> bool:
    """Say whether a power on one line begins the next of several cards of delegation."""
    powers = line.rest is not None and plain(line.text) in group("titles", "card_powers")
    return powers and bool(block.title) and any(part.kind for part in block.parts)


def begins_again(line: Field, block: Block) -> bool:
    """Say whether a field that a form has once shows that the next form begins (Department, Grade).

    An advert names more of a post's terms behind its text: there only the same label again does so.
    """
    seen = [f.label for f in block.fields if f.kind == line.kind]
    advert = line.kind == "ignored" and group("titles", "facts_of_posts") & {*seen}
    again = line.label in seen if advert else bool(seen)
    told = any(part.content and part.kind not in {"", "other"} for part in block.parts)
    return line.kind in {"unit", "ignored"} and again and told


def holds_power(block: Block) -> bool:
    """Say whether a block is a card that says a power and not yet whose it is."""
    return not block.title and bool(block.parts) and block.parts[-1].kind == "authorities"


def ends_card(paragraph: Paragraph, block: Block) -> bool:
    """Say whether "Delegation 2: hire of halls" heads the next card."""
    powers = any(plain(part.title) in group("titles", "card_powers") for part in block.parts)
    return powers and _NUMBERED.match(paragraph.text) is not None


def delegate_of(line: Field) -> str:
    """Return the title that a field names, one post where a delegate's are several (Rangers)."""
    name = unwrapped(line.value.text)
    return singular(name) if line.kind == "delegate" else name
