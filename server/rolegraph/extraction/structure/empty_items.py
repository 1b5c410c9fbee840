"""Words among a section's items that state nothing: headings, empty keys, counts, what leads in others."""

import re
from functools import cache

from rolegraph.extraction.structure import clauses, definitions, infotables, section_words
from rolegraph.extraction.structure.words import squeeze, words
from rolegraph.reading.alternation import either

_CN = "一二三四五六七八九十"
_NUMERAL = f"[{_CN}0-9]{{1,2}}"
# 略, 二 below 职责, (范本) behind a title
_EMPTY = re.compile(
    rf"略|同上|表述|附?表{_NUMERAL}|[\[【][^\]】]{{2,10}}[\]】]?|[{_CN}]{{1,2}}"
    rf"|[（(][^（()）]{{1,16}}[)）]|[^，。；]{{0,12}}篇{_NUMERAL}"
)
_BARS = re.compile("严防|防范|预防|谨防|严禁|不得|禁止|不准|不允许|防止|避免|杜绝|减少")
#: 客户关系管理： above bullets of its own kind heads those, and says nothing itself.
_LABEL = re.compile("[^，,。；;：:]{2,14}[：:]")
#: Ourinternationalfriendsmakeourword: English whose blanks are lost.
_RUN = re.compile("[A-Za-z]{20,}")
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
        clauses.enacts,
        clauses.points,
        clauses.blames,
        definitions.introduces_holder,
    )
    return any(test(said) for test in tests)


def says_nothing(said: str, kind: str) -> bool:
    """Say whether an item of a kind of section is without words, names a fault, or is no duty there."""
    only_is = kind in ("duties", "mixed") and definitions.introduces_holder(said)
    return only_is or not _has_words(said) or is_fault(said) or _LABEL.fullmatch(said) is not None


def _has_words(said: str) -> bool:
    """Say whether words stand in an item; a run of Latin letters that lost its blanks is none."""
    return any(map(str.isalpha, said)) and _RUN.fullmatch(said) is None


def is_fault(said: str) -> bool:
    """Say whether an item names what somebody answers for when it goes wrong (市场调查失真), and no task."""
    # 严禁与客户发生争吵 forbids.
    return _fault().search(said) is not None and _BARS.search(said) is None


@cache
def _fault() -> re.Pattern[str]:
    return re.compile(either(words("clauses")["faults"]) + "[。；;：:，,]?$")
