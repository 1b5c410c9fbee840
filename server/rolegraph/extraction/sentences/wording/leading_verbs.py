"""Verbs of clauses: which one leads at a place, and which word only begins like one."""

import re
from functools import cache, lru_cache

from rolegraph.extraction.sentences import REMEMBERED
from rolegraph.extraction.sentences.wording.lexicon import Words, pattern, words

_MEETS = "应对"
#: 经理应|对合同内容进行审查 is no 应对.
_OBLIGED = re.compile("应对[^，。；]{2,24}?(?:进行|予以|加以|作出|做出|负责|承担)")


@lru_cache(maxsize=REMEMBERED)
def verb_at(text: str, start: int) -> str:
    """Return the verb that leads at a place of a text, or ""."""
    verb = _leading().at(text, start)
    named = verb == _MEETS and _OBLIGED.match(text, start)
    return "" if verb and (named or is_name(text, start, verb)) else verb


def is_name(text: str, start: int, verb: str) -> bool:
    """Say whether a noun that begins like the verb stands at a place (统计员, not 统计员工)."""
    if verb in words("verbs", "both").every and _titled().match(text, start + len(verb)):
        return True
    name = words("verbs", "names").at(text, start)
    # 统计员工 is no 统计员.
    staff = name.endswith("员") and text.startswith("工", start + len(name))
    return len(name) > len(verb) and not staff and not words("verbs", "unnamed").at(text, start)


@cache
def _titled() -> re.Pattern[str]:
    """Return what makes a title of the verb before it: a rank, and what its holder may or must not do."""
    return pattern("<<verbs.ranks>>(?=不得|不可|不能|无权|有权|必须|[可应须需](?!求))")


def find_verb(text: str, start: int, closes: bool = True) -> int:
    """Return where the first verb from a place on begins that can lead a clause, or -1.

    A verb that is part of a name (销售计划), of an enumeration of nouns or of an attribute
    (的研发, 制定的) does not lead; one that ends the text only where it ``closes``.
    """
    at, passed = start, -1
    while at < len(text) - 1:
        verb = verb_at(text, at)
        adverb = words("frames", "adverbs").at(text, at)
        if verb and len(verb) >= len(adverb):
            last = at + len(verb) == len(text)
            # Of two verbs that close a text (的沟通协调) the second leads no more than the first.
            led = _leads(text, at, verb) and not _inside_name(text, at)
            if led and not (last and (at == passed or not closes)):
                return at
            passed = at + len(verb)
            # 沟通协调解决问题: no 调解 stands across two verbs.
            overlaps = _followed_by_verb(text, passed)
            at = passed if overlaps else at + 1
        else:
            at += max(1, len(adverb))
    return -1


def compounded(text: str, at: int, keys: tuple[str, ...] = ("compounds",)) -> bool:
    """Say whether a noun at a place makes the verb before it part of a name."""
    noun = words("verbs", *keys).at(text, at)
    return bool(noun) and len(noun) >= len(words("verbs", "uncompounded").at(text, at))


@cache
def _leading() -> Words:
    return words("verbs", "strong", "both", "leading", "light", "assisting", "wrappers")


def _leads(text: str, at: int, verb: str) -> bool:
    before, end = text[at - 1 : at], at + len(verb)
    if _quoted(text, at):
        return False
    after = text[end : end + 1]
    if verb in words("verbs", "carried").every and text.startswith("情况", end):
        # 对制度执行情况进行检查: how it is carried out.
        return False
    if before in set("的、和与及或/") or after in set("的等"):
        return False
    if after == "向":
        # 就组织调整向经理提出方案: what is spoken of.
        return False
    if after in set("、和与及或并") and not text.startswith("及时", end):
        return bool(verb_at(text, end + 1))
    if verb not in words("verbs", "both").every:
        return True
    return not compounded(text, end) and not _followed_by_verb(text, end)


def _inside_name(text: str, at: int) -> bool:
    """Say whether a place lies inside a noun that the lexicon knows (供应|商议价)."""
    nouns = words("verbs", "nouns")
    return any(len(nouns.at(text, at - back)) > back for back in range(1, min(at, 3) + 1))


def _quoted(text: str, at: int) -> bool:
    return any(text.count(a, 0, at) > text.count(b, 0, at) for a, b in ("“”", "《》"))


def _followed_by_verb(text: str, at: int) -> bool:
    at += len(words("frames", "adverbs").at(text, at))
    return bool(words("verbs", "strong", "light").at(text, at))
