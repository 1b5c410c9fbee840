"""Labels of rights: before a colon stands what the figures behind it bound (推广费：5000元以内…)."""

import re
from dataclasses import replace

from rolegraph.extraction.sentences.leading_verbs import verb_at
from rolegraph.extraction.sentences.lexicon import pattern
from rolegraph.extraction.sentences.limits import caps, is_amount, split_limit
from rolegraph.extraction.sentences.rights import Right
from rolegraph.extraction.structure import titles, units

# 业务招待费每月不超过8000元: what may be spent.
_SPENT = re.compile("[^，。；]*(?:费用?|支出|开支|经费)")
_LABEL = re.compile(r"(?P<label>[^，。；：\d]{2,10})：(?=.{4,})")


def matter_of(text: str) -> str:
    """Return the matter that an item's label names (治疗费减免：500元以内…), "" for none."""
    m = _LABEL.match(text)
    return "" if m is None or _names_no_matter(m["label"]) else m["label"]


def labelled(found: tuple[Right, ...], text: str) -> tuple[Right, ...]:
    """Return rights with the matter that the item's label names, where their own words only bound it.

    定价：日常价下浮10%以内可直接调整 is about 定价; 人事：店长的录用决定权 says itself on what. A label
    that names a right (停机权) or somebody (班长) is no matter.
    """
    m = _LABEL.match(text)
    if m is None or _names_no_matter(m["label"]):
        return found
    verb = verb_at(m["label"], 0)
    what = m["label"][len(verb) :] if len(m["label"]) - len(verb) > 1 else m["label"]
    return tuple(_about(right, what, m.span("label"), text) for right in found) or _let(
        text, m.end(), what
    )


def _names_no_matter(label: str) -> bool:
    right = pattern("<<rights.ends>>$").search(label)
    return bool(right) or titles.is_title(label) or units.is_unit(label)


def _about(right: Right, what: str, place: tuple[int, int], text: str) -> Right:
    """Return a right over the label's matter, where a figure leads its own words or none are left."""
    led = place[1] + 1 if right.place[0] <= place[0] and "：" in right.object else 0
    if led:
        # The label is no part of what the words behind it name.
        right = replace(right, object=right.object[led:], place=(led, right.place[1]))
    limit, rest = split_limit(right.object)
    bounded = limit is not None and right.place[0] < right.word[0] and "的" not in rest
    named = text.startswith("权", right.word[1])
    if named or not (bounded or not rest or is_amount(rest)):
        return right
    return replace(right, object=f"{limit.text if limit else ''}{what}", place=place)


def _let(text: str, at: int, what: str) -> tuple[Right, ...]:
    """Return the decision on the label's own deed: 退款：单笔200元以内可先行退款."""
    m = pattern(
        rf"(?P<bound>[^，。；]*?)(?:可以?|有权)(?:<<granting.alone>>)*(?P<deed>{re.escape(what)})(?=$|[，。；])"
    ).match(text, at)
    limit = split_limit(m["bound"])[0] if m else None
    if m is None or limit is None:
        return ()
    return (Right("decide", m.span("deed"), f"{limit.text}{what}", m.span("deed")),)


def spendable(text: str) -> tuple[Right, ...]:
    """Return the right to spend up to what an item names alone (业务招待费每月不超过8000元)."""
    limit, what = split_limit(text)
    spent = limit is not None and caps(limit) and _SPENT.fullmatch(what)
    whole = (0, len(text))
    return (Right("use", whole, text, whole),) if spent else ()
