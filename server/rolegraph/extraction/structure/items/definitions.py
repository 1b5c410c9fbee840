"""Sentences that say what somebody or something is, or what somebody gets, and so no duty."""

import re
from functools import cache

from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.wording.clauses import masked
from rolegraph.extraction.structure.wording.words import words
from rolegraph.reading.alternation import either

_IS = re.compile(
    r"(?P<what>[^是，,。；;：:]{1,14}?)〇*[，,]?(?:通常|一般|就|既|也|都|均|不仅|应该|应当)*是(?!否)"
)
_GOES_ON = re.compile(r"(?:不仅|也|又|还|更|既|而且|并且|同时|会|直接)*(?:是|影响)")
#: 两者的级别也可能不同: a page that compares posts, and sets no duty.
_MAY_BE = re.compile(
    "[^，,。；;：:]{2,24}?(?:也|都|均|则)?可能(?:不同|不一样|有所不同|存在|是|相对|较|比)"
)
_REFERS = ("这", "该", "此", "本", "它")
_ENDS = " 　。；;，,"


def introduces_holder(sentence: str) -> bool:
    """Say whether a sentence only says what its holder is (客服代表是团队的核心成员), may be or gets."""
    bare = sentence.strip(_ENDS)
    called = "是" in bare and (_being().fullmatch(bare) is not None or _defines(bare))
    gets = "享受" in bare and _gets().fullmatch(bare) is not None
    return called or gets or ("可能" in bare and _MAY_BE.match(bare) is not None)


@cache
def _being() -> re.Pattern[str]:
    called = either(words("clauses")["being"])
    where = "(?:在[^。；;]{2,24}[中里][，,])?"
    return re.compile(f"{where}[^，,。；;]{{0,12}}是[^，,。；;]{{2,24}}{called}")


@cache
def _gets() -> re.Pattern[str]:
    given = either(words("clauses")["received"])
    return re.compile(rf"[^，。；;,]{{0,14}}享受[^。；;]*{given}[^，。；;,]{{0,6}}")


def _defines(bare: str) -> bool:
    """Say whether every clause says what a post or a unit is (前厅部是酒店的窗口，是…)."""
    plain = masked(bare)
    found = _IS.match(plain)
    what = found["what"] if found else ""
    if found is None or what.endswith(tuple(words("clauses")["naming_work"])):
        return False
    named = what.startswith(_REFERS) or titles.is_title(what) or units.parse(what) is not None
    behind = re.split("[，,。；;]", plain[found.end() :])[1:]
    return named and all(_GOES_ON.match(clause.strip()) for clause in behind if clause.strip())
