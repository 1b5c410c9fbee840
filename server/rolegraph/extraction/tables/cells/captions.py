"""What the line right above a table says that its rows are about."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rolegraph.extraction.tables.cells.approval import of_approval
from rolegraph.extraction.tables.cells.cells import are_titles, distinct, said_in
from rolegraph.extraction.tables.cells.concepts import object_concept
from rolegraph.extraction.tables.cells.headers import (
    POWERS,
    TURN,
    is_chinese,
    role,
)
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.cells.ranges import holds_bounds
from rolegraph.reading import Cell
from rolegraph.reading.characters import HAN

#: A heading's number, and what stands in it before its matter.
_COUNTED = re.compile(
    r"^(?:(?:schedule|table|annex|appendix|part|section|exhibit) [\dA-Z]{1,3}\s*[.:–—-]?\s+(?=\S)"
    r"|\d{1,2}(?:\.\d{1,2})*[.)]?\s+)",
    re.I,
)
_LED = re.compile(
    r"^(?:who (?:may |must |can )?(?:approves?|signs?|authorises?)|approvals? (?:limits? )?(?:of|for)"
    r"|authority (?:for|over)|limits? for)\s+",
    re.I,
)
_BRACKETS = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]")
_NUMBERED = re.compile(
    r"^(?:(?:附件|附表|表)[一二三四五六七八九十\d]{1,2}[、.．:：\s]\s*|(?:[一二三四五六七八九十]{1,2}|\d{1,2})[、.．]\s*)"
)
_OF_RIGHTS = re.compile("(?:审批|授权|核准|签批|核决|管理)*(?:权限|额度|限额|金额)+(?:一览)?表?$")
#: 采购审批权限表, 经费支出审批表, 备用金借款核准权限
_TITLED = re.compile(
    f"(?P<what>{HAN}{{2,10}}?)的?(?:审批|审签|审核|批核|核准|核决|签批|授权)(?:权限|额度|限额|流程|层级|标准|管理)*"
    "(?:一览|明细)?表?"
)
#: Whose table it is, before what it is about.
_OWNED = re.compile(
    f"{HAN}{{2,20}}(?:公司|集团|学校|[大中小]学|学院|书院|医院|酒店|协会|基金会|银行|中心|厂)"
)
#: Fields of work, which are no matters to approve.
_FIELDS = frozenset(("accounting", "staff-management"))
_SHORT = re.compile(f"{HAN}{{2,5}}")
#: "Spending limits by position level", "Travel authority of each post"
_LIMITS = re.compile(
    r"(?:^|[.:–-] )(?P<what>[A-Z][a-z]+(?: [a-z]+)?) (?:authori[sz]ation |approval )?(?i:limits?|authority)\b"
    r"(?P<each> (?i:by|per|for each|of each) (?:[a-z]+ )?(?i:role|position|level|grade|post|rank)s?\b)?"
)
#: "Corporate card: approval limits"; a name in capitals is its owner's.
_OVER_LIMITS = re.compile(
    r"(?P<what>[A-Z][a-z]+(?: [a-z]+){1,2}): (?:authori[sz]ation |approval )?limits"
)
_PARTS = re.compile(r":\s|\s[–—-]\s")
#: A header that says who approves.
_APPROVER = "审批人"
#: Words of the longest matter that a heading names.
_LONGEST = 5
_LONGEST_TOPIC = 3
#: Characters of the longest line that only names its table.
_LONGEST_CAPTION = 24


def matter_above(captions: Sequence[str]) -> str:
    """Return the matter that the line right above a table names ("Purchase orders"), or ""."""
    last = " ".join(captions[-1].split()).strip(" .:*#") if captions else ""
    found = _LED.sub("", _COUNTED.sub("", last))
    words = found.split()
    named = 0 < len(words) <= _LONGEST and words[0][:1].isalpha() and found.isascii()
    plain = not {w.lower() for w in words} & set(entries("cells")["no_matters"])
    return found if named and plain and not captions[-1].rstrip().endswith(".") else ""


def counted_above(captions: Sequence[str]) -> str:
    """Return the matter whose amounts stand below 单笔 or "Per order": that of the line over the table.

    采购审批额度 is about 采购; a line that names more is about nothing that can be told.
    """
    named = matter_above(captions)
    words = named.split()
    if named and words[0].lower() != "the" and not any(w[0].isupper() for w in words[1:]):
        return named  # "of the Harlow Freight depots" says whose the table is
    if object_concept(named) and not words[0].endswith("'s"):
        return named
    for line in reversed(captions):
        plain = _COUNTED.sub("", line.strip(" .#*"))
        limits = _LIMITS.match(plain) or _LIMITS.search(line) or _OVER_LIMITS.fullmatch(plain)
        if limits and (
            limits.re is _OVER_LIMITS or limits["each"] or object_concept(limits["what"])
        ):
            return limits["what"]
    last = captions[-1].strip(" .:：*#") if captions else ""
    bare = _OF_RIGHTS.sub("", _BRACKETS.sub("", _NUMBERED.sub("", last)))
    return bare if bare != last and _SHORT.fullmatch(bare) else ""


def approved_above(captions: Sequence[str]) -> str:
    """Return what amounts and approvers below a title are about: "Purchasing policy" → Purchasing.

    A title in capitals may be somebody's name: of such a line only one word that is a known matter counts.
    """
    plain = set(entries("cells")["no_matters"])
    for line in reversed(captions):
        if is_chinese(line) and (matter := _titled(line)):
            return matter
        words = _COUNTED.sub("", line.strip(" .:#*")).split()
        named = [w for w in words if w.lower().strip(",.") not in plain]
        told = 0 < len(named) < len(words) and len(named) <= _LONGEST_TOPIC
        topic = " ".join(named)
        if not told or not topic.isascii() or topic not in line or line.rstrip().endswith("."):
            continue
        alone = len(named) == 1 and bool(object_concept(topic))
        if alone or (len(named) > 1 and not any(w[0].isupper() for w in words[1:])):
            return topic
    return ""


def _titled(line: str) -> str:
    """Return the known matter that the Chinese title of a table names (南湖小学经费支出审批表), or ""."""
    title = _NUMBERED.sub("", _BRACKETS.sub("", line.strip(" .:：*#")))
    owner = _OWNED.match(title)
    found = _TITLED.fullmatch(title, owner.end() if owner else 0) or _TITLED.fullmatch(title)
    what = found["what"] if found else ""
    return what if what and object_concept(what) not in {"", *_FIELDS} else ""


def topic_above(captions: Sequence[str]) -> str:
    """Return what a line over a table is about, in English: "Calder Bank: lending authority" → lending."""
    plain = set(entries("cells")["no_matters"]) | set(entries("cells")["no_topics"])
    for line in reversed(captions):
        last = _PARTS.split(_BRACKETS.sub("", line).strip(" .#*"))[-1]
        words = [w for w in last.split() if w.lower().strip(",.") not in plain]
        if 0 < len(words) <= _LONGEST_TOPIC and last.isascii() and " ".join(words) in last:
            return " ".join(words)
    return ""


def of_nothing(above: str) -> bool:
    """Say whether the line right over a table says that it keeps what was done or is aimed at.

    审批记录, "Sales targets 2026": who and how much stand below it, and no power.
    """
    last = next((line for line in reversed(above.splitlines()) if line.strip()), "")
    plain = last.strip(" .:：*#").lower().strip("0123456789 年度")
    ends = tuple(entries("cells")["records"])
    return 0 < len(plain) <= _LONGEST_CAPTION and plain.endswith(ends)


def approving(
    row: tuple[Cell, ...], below: Sequence[tuple[Cell, ...]], captions: Sequence[str]
) -> tuple[Cell, ...]:
    """Return a header whose one column of titles, though no list knows its head, says who approves.

    Only in a table that is called one of approval, beside a matter and an amount, and where no column
    says who acts: 物资类别 | 单价 | 层级 below 采购审批权限表.
    """
    said = " ".join(captions)
    called = is_chinese(said) and of_approval(said)
    roles = [role(c.text) for c in row]
    if not called or set(roles) & {*POWERS, TURN, "chain", "doer", "position"}:
        return row
    unknown = [n for n, found in enumerate(roles) if not found and row[n].text.strip()]
    titled = [n for n in unknown if _holds_titles(n, below)]
    bounded = "limit" in roles or any(holds_bounds(n, below) for n in unknown)
    matters = [n for n in range(len(row)) if roles[n] == "matter" or n in {*unknown} - {*titled}]
    if len(titled) != 1 or not bounded or not matters:
        return row
    (at,) = titled
    return tuple(replace(c, text=_APPROVER) if n == at else c for n, c in enumerate(row))


def _holds_titles(number: int, rows: Sequence[tuple[Cell, ...]]) -> bool:
    said = said_in(number, rows)
    return len(said) > 1 and are_titles(said)


def by_heading(row: tuple[Cell, ...], captions: tuple[str, ...]) -> str:
    """Return "matters" for amounts beside approvers where the heading above names the matter."""
    roles = [role(c.text) for c in distinct(row)]
    acts = (*POWERS, "chain")
    acting = any(r in acts for r in roles)
    told = all(r in (*acts, "limit", "ignored", "condition", "remark", "") for r in roles)
    named = acting and told and "limit" in roles
    return "matters" if named and (matter_above(captions) or approved_above(captions)) else ""
