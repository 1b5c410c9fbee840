"""Whom an order is given to: 要求|各车间|按排产表调整生产顺序."""

import re

from rolegraph.extraction.sentences.leading_verbs import find_verb

#: By what they go, or with what it is done.
_HOW = re.compile("(?<=..)(?:按照?|根据|依照|依据|在|对|向|将|把|为|与)[^，。；]*$")
#: 要求|重新评定 says how, and nobody.
_MANNER = re.compile("(?:重新|及时|立即|限期|尽快|继续|当场|再次)$")


def ordered(what: str) -> str:
    """Return the people whom an order is given to, the words as they are where they name a deed alone."""
    behind = find_verb(what, 2)
    whom = _HOW.sub("", what[:behind]) if behind > 0 else what
    return what if _MANNER.search(whom) else whom
