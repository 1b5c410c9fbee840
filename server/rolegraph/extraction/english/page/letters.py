"""Where a letter ends: below "Yours sincerely" stands who signs it, and nothing of the post."""

from collections.abc import Iterable, Iterator

from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.wording.lexicon import group

#: So many short lines say who signs.
_SIGNERS = 4
#: The characters of the longest of them.
_LONGEST = 50


def without_signatures(every: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs but for what ends a letter, and the few lines below that name its signer."""
    signing = 0
    for paragraph in every:
        if paragraph.text.lower().strip(" ,.") in group("titles", "closings"):
            signing = _SIGNERS + 1
        told = paragraph.text.endswith((".", ":")) or len(paragraph.text) > _LONGEST
        signing = 0 if told or paragraph.marker or paragraph.level else max(signing - 1, 0)
        if not signing:
            yield paragraph
