"""Headings inside somebody's text below which something else is told ("Gap report" in a bank's policy)."""

from rolegraph.extraction.english.clauses.clauses import parse
from rolegraph.extraction.english.page.cards import names_itself
from rolegraph.extraction.english.page.chapters import is_apart
from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.page.parts import Block, Part
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.short_titles import without_field
from rolegraph.extraction.english.wording.words import Word, words

#: Words of the longest sentence that is looked at.
_LONGEST = 60
#: Words of the longest heading in ordinary letters.
_SHORT = 5
#: Words of a subject that mean the reader or the post itself.
_OWN = frozenset(
    ("you", "your", "we", "our", "i", "this", "role", "post", "position", "job", "candidate")
)


def digression(paragraph: Paragraph, following: Paragraph | None, block: Block) -> Part | None:
    """Return the part that an unknown heading begins inside a post's text, None where it begins none.

    It is about something else, or goes on with the post's own text behind one that was.
    """
    if not block.title or not (is_apart(paragraph) or _is_quiet(paragraph, following)):
        return None
    if _heads_other(paragraph, following, block):
        return Part("", paragraph.text, apart=True)
    if not block.parts or not block.parts[-1].apart:
        return None
    own = next((part for part in reversed(block.parts) if not part.apart), Part(""))
    return Part(own.kind, own.title)


def _is_quiet(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Say whether a few words in ordinary letters stand apart right above a sentence ("Close season")."""
    short = len(words(paragraph.text)) <= _SHORT and paragraph.text[-1:].isalpha()
    apart = paragraph.parted and not paragraph.marker and paragraph.text[:1].isupper()
    told = following is not None and not following.parted and following.text.endswith(".")
    return short and apart and told


def _heads_other(paragraph: Paragraph, following: Paragraph | None, block: Block) -> bool:
    """Say whether the text below a heading begins with something that is not the block's post."""
    if following is None or following.marker:
        return False
    if names_itself(paragraph, following):
        return not _is_meant(paragraph.text, block.title)
    sentence = parse(following.text.partition(". ")[0], "")
    first = sentence.clauses[0] if sentence.clauses else None
    if len(sentence.run) > _LONGEST or first is None or first.verbs[0].shape == "ed":
        return False
    return _is_other(sentence.subject, block.title)


def _is_other(subject: tuple[Word, ...], title: str) -> bool:
    """Say whether a subject names something, and neither the post nor its holder nor the reader."""
    low = " ".join(w.low for w in subject)
    pronoun = low in group("titles", "pronouns") or any(w.low in _OWN for w in subject)
    return bool(low) and not pronoun and not _is_meant(low, title)


def _is_meant(name: str, title: str) -> bool:
    """Say whether words hold a title or its last word, alone or in the plural."""
    low, short = name.lower(), (without_field(title) or title).lower()
    return short.split()[-1].removesuffix("s") in low
