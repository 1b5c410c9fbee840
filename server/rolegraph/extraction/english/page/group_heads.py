"""What heads a group of items and is none itself: "Stock", "2. Purchase of raw material"."""

from collections.abc import Sequence

from rolegraph.extraction.english.page.headings import heading_like
from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.wording.needs import is_asked
from rolegraph.extraction.english.wording.titles import is_title, is_written_title
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import words

#: The words of the longest label.
LONGEST_LABEL = 6
#: The words of "With the prior written approval of the Head of Supply Chain".
_LONGEST_CONSENT = 12


def heads_group(paragraph: Paragraph, content: Sequence[Paragraph]) -> bool:
    """Say whether a paragraph is the heading of a group of items and none itself."""
    if paragraph.level or paragraph.is_emphasised:
        return True
    if _heads_list(paragraph, content) or _heads_posts(paragraph, content):
        return True
    numbered = "." in paragraph.marker.rstrip(".")
    if (
        (paragraph.marker and not numbered)
        or not heading_like(paragraph)
        or paragraph is content[-1]
        or _is_entry(paragraph.text)
    ):
        return False
    run = words(paragraph.text)
    listed = any(p.marker for p in content)
    named = verb_at(run, 0) is None or (bool(paragraph.marker) and names_matter(paragraph))
    return listed and named and len(run) <= LONGEST_LABEL


def names_matter(paragraph: Paragraph) -> bool:
    """Say whether a few numbered words only name a matter ("2. Purchase of raw material")."""
    run = words(paragraph.text)
    plain = paragraph.marker[:1].isdigit() and 0 < len(run) <= LONGEST_LABEL
    if not plain or not all(w.is_word for w in run) or is_title(paragraph.text):
        return False
    deed = verb_at(run, 0)
    return deed is None or len(run) == 1 or "of" in (w.low for w in run[deed.end : deed.end + 1])


def _heads_list(paragraph: Paragraph, content: Sequence[Paragraph]) -> bool:
    """Say whether a few words without a mark stand right above a marked entry.

    They stand after a gap, or between the entries of two lists.
    """
    text, run = paragraph.text, words(paragraph.text)
    longest = _LONGEST_CONSENT if is_asked(run) else LONGEST_LABEL
    if paragraph.marker or not 0 < len(run) <= longest or _is_entry(text):
        return False
    at = content.index(paragraph)
    apart = paragraph.parted or (at > 0 and bool(content[at - 1].marker))
    return apart and at + 1 < len(content) and bool(content[at + 1].marker) and text[-1].isalpha()


def _heads_posts(paragraph: Paragraph, content: Sequence[Paragraph]) -> bool:
    """Say whether a numbered matter stands above what posts may do ("Plant Head: up to £500")."""
    at = content.index(paragraph) + 1
    return at < len(content) and names_matter(paragraph) and _is_entry(content[at].text)


def _is_entry(text: str) -> bool:
    """Say whether a line says something of a title ("Plant Head: Nil")."""
    label, _, rest = text.partition(": ")
    return bool(rest.strip()) and is_written_title(label) and not is_title(rest.strip())
