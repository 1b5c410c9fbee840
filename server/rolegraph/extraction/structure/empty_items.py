"""Words among a section's items that state nothing: headings, empty keys, counts, what leads in others."""

import re

from rolegraph.extraction.structure import clauses, infotables, section_words
from rolegraph.extraction.structure.words import squeeze

# 略, 二 below 职责, (范本) behind a title
_EMPTY = re.compile(
    "略|同上|表述|[一二三四五六七八九十]{1,2}|[（(][^（()）]{1,8}[)）]|[^，。；]{0,12}篇[一二三四五六七八九十0-9]{1,2}"
)
_ENDS = " 　\t\r\n。；;，,、.:："


def states_nothing(said: str) -> bool:
    """Say whether words are a heading, a form's empty keys, a count or what only leads in others."""
    if squeeze(said).strip(_ENDS) in section_words.standalone():
        # 工作任务 on a line of its own inside the duties.
        return True
    if _EMPTY.fullmatch(said.strip(_ENDS)):
        return True
    tests = (
        infotables.only_keys,
        clauses.counts,
        clauses.announces,
        clauses.points,
        clauses.blames,
        clauses.introduces_holder,
    )
    return any(test(said) for test in tests)
