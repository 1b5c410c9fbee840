"""Headings that stand where a sentence could: no stop, no verb of saying, capitals throughout."""

import re

from rolegraph.extraction.english.wording.lexicon import grammar
from rolegraph.extraction.english.wording.words import words

#: What no heading has: a stop at its end, a label's colon, a figure, a bracket, an arrow.
_TOLD = re.compile(r"[:|<>$£€\d()\[\]]|[.;!?]$")
#: Words of the shortest heading that could be taken for a sentence.
_FEWEST = 4
#: Letters of small words, that no heading writes in capitals.
_SMALL = 4


def is_headline(text: str, owned: bool) -> bool:
    """Say whether a line is a heading: AUTHORITY GRANTED BY THE BOARD, Signing Authority and Spending Limits.

    In somebody's own text (``owned``) only capitals alone show it: its lists may begin each word with one.
    """
    bare = text.strip(" *_#")
    run = words(bare)
    said = _TOLD.search(bare) is not None or any(w.low in grammar("auxiliaries") for w in run)
    if len(run) < _FEWEST or said:
        return False
    large = [w.text for w in run if w.is_word and len(w.text) >= _SMALL]
    return bare.isupper() or (not owned and all(w[0].isupper() for w in large))
