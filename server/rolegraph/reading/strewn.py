"""Letters, figures and signs that a forum strews between lines, so that a copy shows where it is from."""

import re

from rolegraph.reading.characters import HAN
from rolegraph.reading.document import Mark, Passage
from rolegraph.reading.passages import broken

_TOKEN = "(?:[!-~]{1,3}[ ])"
#: A sign that no list of grades or choices has, or a grade beside a choice.
_SIGN = r"[!-~]{0,2}[~^`\\{}\[\]#$%&@=<>][!-~]{0,2}[ ]"
_MIXED = r"[A-Za-z]\d[ ][!-~]{0,2}[A-Za-z]\)[ ]|[A-Za-z]\)[ ][A-Za-z]\d[ ]"
_STREWN = re.compile(
    r"(?:(?<=[^\x00-\x7f])(?![;,.:!?])|(?<=[;,.:!?)])|(?<=\s)|^)[ ]?"
    rf"(?={_TOKEN}{{0,6}}(?:{_SIGN}|{_MIXED})){_TOKEN}{{5,}}"
    rf"(?:[A-Za-z!-/:-@\[-`{{-~]{{1,2}})?(?=(?:\d{{1,2}}[.、][ ]?)?{HAN})"
)
#: A text with fewer has them for another reason.
_FEWEST = 2


def without_strewn_letters(passage: Passage) -> tuple[Passage, tuple[Mark, ...]]:
    """Return a passage with the end of a line in place of each run of strewn letters, and their marks.

    They stand where lines ended: 直接上级:仓储部; ( k" ['' ~" R3 ^, t部门性质:物资保管.
    """
    if passage.text.isascii():
        return passage, ()
    spans = [found.span() for found in _STREWN.finditer(passage.text)]
    spans = spans if len(spans) >= _FEWEST else []
    return broken(passage, spans), tuple(
        Mark(passage.starts[start], passage.ends[end - 1], "site-notice") for start, end in spans
    )
