"""What a right is over, as its words name it: without what leads to it; and whether they name a thing."""

import re

from rolegraph.extraction.english.wording.lexicon import group

#: "Governing law: foreign law" is about foreign law; "9: 30" is no label.
_LABELLED = re.compile(r"^[A-Z][^:]{2,60}: (?=[A-Z])")
_SIGN = re.compile(r"^[^\w\"'“‘(\[<>≤≥=%#*&@/~-]")


def named(what: str) -> str:
    """Return the words of an object without a label before it and small words that go on behind it."""
    parts = _LABELLED.sub("", what).split(" ")
    while len(parts) > 1 and parts[-1].lower().strip(",") in group("consents", "going_on"):
        parts.pop()
    return " ".join(parts).rstrip(" ,;:") if len(parts) < len(what.split(" ")) else what


def is_thing(what: str, kind: str) -> bool:
    """Say whether words name something that a right of a kind can be over ("however" does not).

    What somebody may do ("execute: obtain advice") begins with its verb.
    """
    first, _, rest = what.partition(" ")
    low = first.lower().strip(",")
    lone = not rest and low in group("consents", "nothing")
    told = kind != "execute" and low in group("consents", "leading_on")
    return not (_SIGN.match(what) or lone or told)
