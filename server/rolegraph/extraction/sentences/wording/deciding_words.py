"""Words of deeds that decide, by whose doer a clause is a grant (由…审批, 经…同意, 由…聘任)."""

import re
from functools import cache

from rolegraph.extraction.sentences.wording.lexicon import group, lexicon, pattern
from rolegraph.reading.alternation import either


@cache
def deed_kinds() -> dict[str, str]:
    """Return the kind of each word."""
    resolved = dict.fromkeys(group("granting", "resolved"), "decide")
    named = (*lexicon("granting")["passive"].items(), *lexicon("granting")["placing"].items())
    # 任何修订须经董事会通过, 借款找经理批
    resolved |= dict.fromkeys(("通过", "批"), "approve")
    return resolved | {w: kind for kind, ws in named for w in ws}


@cache
def deed_words() -> str:
    """Return the words as an alternation of a pattern, without those that only a marker makes one."""
    named = either(deed_kinds().keys() - {*group("granting", "resolved"), *placing()})
    # 理事会审议 is no 理事|会审, 董事会办公室 no 董事|会办.
    another = "(?<=会审)[议批核定查计]|(?<=会办)公|(?<=会签)[字署发订章]"
    return f"(?:{named}(?!{another})(?!(?<=决定)(?:聘|任|解)))"


@cache
def placing() -> frozenset[str]:
    """Return the words by which somebody is put into office or something drafted."""
    return frozenset(w for ws in lexicon("granting")["placing"].values() for w in ws)


@cache
def appointing() -> frozenset[str]:
    """Return those by which somebody is put into office or out of it (聘任, 解聘)."""
    kinds = lexicon("granting")["placing"]
    return frozenset(w for kind in ("hire", "appoint", "dismiss") for w in kinds[kind])


def places(word: str) -> bool:
    """Say whether a word tells that somebody is put into office, or proposed for it."""
    return word in ("提名", "推荐") or word in appointing()


@cache
def speaks() -> re.Pattern[str]:
    """Match any of them, to tell texts without one."""
    return pattern(f"{deed_words()}|{either(placing())}|<<granting.resolved>>")
