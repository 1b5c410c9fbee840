"""What a limit counts for: 单笔, 每月累计, 200元/次, 人均."""

import re

from rolegraph.extraction.sentences.wording.lexicon import lexicon

EACH = re.compile(
    "(?:(?:每|单)(?P<per>次|笔|单|桌|间|人|周|月|年|季度|天|日|项|个项目|客户|家|件|张|批|户|份|宗)"
    "|(?:[一每]个)?(?P<sum>[日周月季年])度?(?=累计)|(?P<head>人)均)"
)
PER = re.compile(f"(?:{EACH.pattern})+(?:内|累计|合计|的)*$")
#: 年度内累计审批额度为|10万元
_IN_ALL = re.compile(
    r"(?:(?P<per>[日周月季年])度?内?(?P<sum>累计|合计|租)|一个?(?P<one>年|月|周|季度)内"
    r"|[全当本](?P<whole>年|月|日|周|季度?)度?)[^，。；、\d]{0,6}$"
)
#: 200元/次以内, 2万元/月, 超过每节120元: what a figure counts, inside its own words.
_INSIDE = re.compile(
    r"/(?P<per>.)|[^\d/]每(?![年月周日天季晚班])(?P<unit>[^，。；\d一二两三四五六七八九十百千万半]{1,3})(?=\S)|(?P<head>人)均"
)


def counted_for(before: str, counting: str, said: str) -> str:
    """Return what a figure counts for (order, month, a word), "" where nothing tells.

    ``before`` is what stands before it, ``counting`` that without the amount's name, ``said`` its words.
    """
    per = PER.search(counting) or EACH.match(before) or _IN_ALL.search(before)
    per = per or _INSIDE.search(said)
    return _each_time(next(filter(None, per.groupdict().values()), "")) if per else ""


def _each_time(word: str) -> str:
    """Return to what a limit applies each time: a period, ``order`` for one transaction, else the word."""
    named = {**lexicon("figures")["periods"], **lexicon("figures")["each"]}
    return next((str(name) for name, words in named.items() if word in words), word)
