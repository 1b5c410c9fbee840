"""A deed with an object of its own behind another one: 罚款|直至停止供货, 编排更期|及批准超时工作."""

import re
from functools import cache

from rolegraph.extraction.sentences.wording.kind_words import kind_words, kinds
from rolegraph.extraction.sentences.wording.lexicon import group
from rolegraph.reading.alternation import either
from rolegraph.reading.compiled import compiled

#: Kinds whose words begin a deed behind 和 or 及 as well, where no name of a thing does (审批流程).
_JUDGING = ("approve", "sign", "decide", "hire", "dismiss")


@cache
def further_deed() -> re.Pattern[str]:
    """Match a deed with an object of its own behind the first: 罚款|直至停止供货, 调整座位|并任命班干部."""
    words = either(kind_words().every)
    judging = either(w for w, kind in kinds().items() if kind in _JUDGING)
    things = either(group("granting", "things"))
    return compiled(
        rf"(?:，?直至|并(?:可|有权)?|(?<=..)(?:以及|及|和)(?=(?:{judging})(?!{things}|[和及、])..))"
        rf"(?P<word>{words})(?P<what>[^，。；并和与及、]{{2,16}}?)(?=$|[，。；])"
    )
