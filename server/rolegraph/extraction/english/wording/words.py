"""Words of a text with their places, and the text as it is shown."""

import re
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(
    r"[A-Za-zÀ-ɏﬀ-ﬆ]+(?:['’.\-](?!The\b)[A-Za-zÀ-ɏﬀ-ﬆ]+)*['’]?"  # words, don't, sub-unit, i.e
    r"|\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+(?:[.,]\d+)?(?!\d)"  # 2,000.50 and 2 000
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)"  # 12,50,000: lakhs and crores
    r"|\d+(?:[.,]\d+)?"
    r"|[<>]=|\S"
)
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=[\w.,:;)])[*_](?!\w)|^#+\s+")
_SPECIAL = re.compile(r"[*_`#\t\n\r\f\v\xa0\u3000\u2028ﬀ-ﬆ]|  ")
#: Letters that PDF files draw as one: oﬃce, ﬁle.
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_PLAIN = {**_LIGATURES, ord("’"): "'"}
_EMPHASIS = {"*", "_", "`"}
#: What parts a label from what it labels; begun with a set of signs, which are looked for quickly.
_PARTING = re.compile(r"[:：|\t–—-](?:(?<=[:：|\t])|(?<=\s.)(?=\s))")
_SPACE = re.compile(r"\s+")


class Word(NamedTuple):
    """One word, number or sign; ``low`` in lower case, offsets in the text it was cut from."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Say whether this is a word, not a number or a sign."""
        return self.text[0].isalpha()


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order; marks of emphasis (``**``) are left out."""
    return tuple(
        Word(m[0], m[0].lower().translate(_PLAIN), m.start(), m.end())
        for m in _WORD.finditer(text)
        if m[0] not in _EMPHASIS
    )


@lru_cache(maxsize=20_000)
def readable(text: str) -> str:
    """Return a text in one line, without marks of emphasis and headings."""
    if not _SPECIAL.search(text):
        return text.strip()
    return _SPACE.sub(" ", _MARKS.sub("", text)).strip().translate(_LIGATURES)


@lru_cache(maxsize=20_000)
def is_parted(text: str) -> bool:
    """Say whether a colon, a dash between blanks, a bar or a tab stands in a text, as behind every label."""
    return _PARTING.search(text) is not None


def between(text: str, run: tuple[Word, ...]) -> str:
    """Return the readable text from the first to the last of some words, "" of none."""
    return readable(text[run[0].start : run[-1].end]) if run else ""
