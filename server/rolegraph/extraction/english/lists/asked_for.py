"""What is a requirement in a list of them, and where an advert turns to whoever may apply."""

from rolegraph.extraction.english.lists.answers import is_question
from rolegraph.extraction.english.page.headings import heading_like
from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word, words
from rolegraph.extraction.structure import Item

#: The words in which a sentence says of whom or what it is.
_FIRST = 6
#: Words between whoever applies and what they must have.
_NEAR = 4


def is_requirement(item: Item) -> bool:
    """Say whether an entry asks for something: a heading, "or" between two and a tick box do not."""
    text = item.body.text.strip(" *_")
    run = [w for w in words(text) if w.is_word]
    bare = all(w.low in group("phrases", "between_needs") or w.low.isdigit() for w in run)
    heads = text.endswith(":") or (text.isupper() and len(run) > 1)
    return not (bare or heads or is_question(text))


def turns_to_applicants(paragraph: Paragraph) -> bool:
    """Say whether a paragraph below what is needed tells applicants what to do, and so ends the list.

    "Please send a letter", "All applications are read by a panel", "SELECTION PROCEDURE", "Are you
    registered to vote?"; but "Applicants must hold a licence" is what is needed.
    """
    run = words(paragraph.text)
    if not run:
        return False
    if is_question(paragraph.text) or run[0].low in group("phrases", "bidding"):
        return True
    if heading_like(paragraph) and not paragraph.marker:
        named = paragraph.text.endswith(":") or paragraph.text.isupper() or paragraph.level
        return bool(named) and any(w.low in group("phrases", "around_hiring") for w in run)
    return verb_at(run, 0) is None and _of_applying(run)


def _of_applying(run: tuple[Word, ...]) -> bool:
    """Say whether a sentence is about an application, or what whoever applies shall do."""
    at = next(
        (n for n, w in enumerate(run[:_FIRST]) if w.low in group("phrases", "applying")), None
    )
    if at is None:
        return False
    behind = [w.low for w in run[at + 1 : at + 1 + _NEAR]]
    who = run[at].low in group("phrases", "whoever_applies")
    asks = who and any(low in group("phrases", "having_needs") for low in behind)
    told = any(low in group("phrases", "telling_applicants") for low in behind)
    return told and not asks
