"""Labels of rights: before a colon stands what the figures behind it bound (推广费：5000元以内…)."""

import re
from dataclasses import replace

from rolegraph.extraction.limit_ends import caps
from rolegraph.extraction.sentences import Span, clauses_of
from rolegraph.extraction.sentences.authorities.list_titles import labelled as labelled_title
from rolegraph.extraction.sentences.authorities.list_titles import matter_of as matter_of_title
from rolegraph.extraction.sentences.limits.joined_limits import in_words, measures
from rolegraph.extraction.sentences.limits.limits import is_amount, limit_alone, split_limit
from rolegraph.extraction.sentences.rights.right import Right
from rolegraph.extraction.sentences.wording.kind_words import kind_words, kinds
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import group, lexicon, pattern, words
from rolegraph.extraction.sentences.wording.quantities import is_money
from rolegraph.extraction.structure.names import titles, units
from rolegraph.model import Limit

# 业务招待费每月不超过8000元: what may be spent.
_SPENT = re.compile("[^，。；]*(?:费用?|支出|开支|经费)")
#: Deeds that a heading names as what is decided (采购权限 above 单笔5000元以内).
_MATTERS = frozenset({"procure", "refuse", "pay", "use", "reward-punish", "write-off"})
_DEEDS = _MATTERS | {"dispose", "hire", "dismiss", "appoint", "allocate", "modify", "assign"}
#: Kinds that a heading names and its bounds only limit (合同签订权限 above 10万元以内的服务合同).
_GRANTED = frozenset({"approve", "final-approval", "sign", "countersign", "review"})
#: 报销期限：30天以内 says until when something is due.
_TERMS = ("期限", "时间", "时限", "周期")
#: Units besides money up to which something is decided.
_DECIDED = ("折", "%", "天", "日")
#: What bounds a matter names few words of it.
_LONGEST = 8
_LABEL = re.compile(r"(?P<label>[^，。；：\d]{2,10})：(?=.{4,})")


def matter_of(text: str) -> str:
    """Return the matter that an item's label names (治疗费减免：500元以内…), "" for none."""
    m = _LABEL.match(text)
    return _matter(m["label"]) if m else ""


def labelled(found: tuple[Right, ...], text: str, heading: str = "") -> tuple[Right, ...]:
    """Return rights with the matter that the item's label or heading names, where their words only bound it.

    定价：日常价下浮10%以内可直接调整 is about 定价; 人事：店长的录用决定权 says itself on what.
    """
    m = _LABEL.match(text)
    label = _matter(m["label"]) if m else ""
    if m is None or not label:
        conceded = _conceded(m, text)
        named = m is not None and all(r.word[1] <= m.end() and not r.limit for r in found)
        # 合同签订权限：10万元以下的服务合同: what the label alone names is bounded behind it.
        return conceded if conceded and named else _headed(found, text, heading) or conceded
    verb = verb_at(label, 0)
    what = label[len(verb) :] if len(label) - len(verb) > 1 else label
    told = tuple(_about(right, what, m.span("label"), text) for right in found)
    told = tuple(_bounded_behind(right, m.end(), text) for right in _once(told, m, label))
    return told or _let(text, m.end(), what) or _only_bounded(text, m.end(), m.span("label"))


def _once(found: tuple[Right, ...], label: re.Match[str], named: str) -> tuple[Right, ...]:
    """Return rights without the one that a label only names where its bound stands behind.

    应急采购：5000元以内先行采购 buys what the label names up to the bound.
    """
    bounded = {right.kind for right in found if right.word[0] >= label.end() and _only_does(right)}
    kept: list[Right] = []
    behind = any(right.word[0] >= label.end() and right.object == named for right in found)
    for right in found:
        if behind and right.word[1] <= label.end() and right.kind in _DEEDS:
            # 商品报废：5000元以内核准: what is approved is the deed that the label names.
            continue
        if right.word[1] <= label.end() and right.kind in bounded:
            continue
        if right.word[0] >= label.end() and right.kind in bounded and _only_does(right):
            right = replace(right, object=named, limit=right.limit or split_limit(right.object)[0])
        kept.append(right)
    return tuple(kept)


def _only_does(right: Right) -> bool:
    """Say whether the object of a right is its own deed up to a bound (5000元以内|先行采购)."""
    limit, rest = split_limit(right.object)
    return (right.limit or limit) is not None and kinds().get(rest) == right.kind


def _matter(label: str) -> str:
    """Return what a label says that what stands behind it is about , "" for nothing.

    A label that names a right (停机权) or somebody (班长) is no matter.
    """
    right = pattern("<<rights.ends>>$").search(label)
    return "" if right or titles.is_title(label) or units.is_unit(label) else label


def of_bearer(heading: str, text: str, title: str) -> str:
    """Return what an item of somebody's rights is about: by its heading, its label or the list's title."""
    return over_heading(heading) or matter_of(text) or labelled_title(title)


def over_heading(heading: str) -> str:
    """Return what an item's own heading says that it is about (折扣权限, 有折扣权 → 折扣), "" for nothing."""
    heading = heading.removeprefix(words("rights", "holding").at(heading))
    deed = heading.removesuffix("限").removesuffix("权")
    if heading == deed:
        return ""
    return matter_of_title(heading) or (deed if kinds().get(deed) in _MATTERS else "")


def _headed(found: tuple[Right, ...], text: str, heading: str) -> tuple[Right, ...]:
    """Return the rights of an item below a heading that says what they are about.

    What only bounds it is decided upon (赊销权限 above 单个客户10万元以内), and a deed without a matter
    of its own is done to it (退换货权限 above 单次1万元以内审批).
    """
    what = over_heading(heading)
    if found and (named := what or _matter(heading)):
        return tuple(_over(right, named) for right in found)
    if not what:
        return found
    end = clauses_of(text)[0][1] if text else 0
    limit, rest = _bound(text[:end])
    if limit is None or not caps(limit) or kind_words().before(rest, len(rest)):
        return ()
    deed = heading.removesuffix("限").removesuffix("权")
    told = kinds().get(kind_words().before(deed, len(deed)), "")
    kind = told if told in _GRANTED else "decide"
    return (Right(kind, (0, end), _named(rest, what), (0, end), limit=limit),)


def _bound(clause: str) -> tuple[Limit | None, str]:
    """Return a clause's limit and the words without it, none where it sets nothing but a limit."""
    alone = limit_alone(clause)
    return (alone, "") if alone else split_limit(clause)


def _conceded(label: re.Match[str] | None, text: str) -> tuple[Right, ...]:
    """Return the decision up to what a right's own name bounds (房价折扣权：散客房价7折以内)."""
    what = over_heading(label["label"]) if label else ""
    if label is None or not what:
        return ()
    told = _headed((), text[label.end() :], label["label"])
    return tuple(_moved(right, label.end()) for right in told)


def _moved(right: Right, by: int) -> Right:
    (a, b), (c, d) = right.word, right.place
    return replace(right, word=(a + by, b + by), place=(c + by, d + by))


def _only_bounded(text: str, at: int, label: Span) -> tuple[Right, ...]:
    """Return the decision on what a label names and the words behind only bound (房价折扣：门市价7折以内).

    What may be spent is used (招待费：每月3000元以内).
    """
    what = text[slice(*label)]
    end = at + clauses_of(text[at:])[0][1]
    limit, rest = _bound(text[at:end])
    bare = (
        not rest
        or is_amount(rest)
        or measures(rest, what)
        or rest.endswith(tuple(lexicon("figures")["bases"]))
    )
    told = not bare and _specifies(rest, what)
    if limit is None or not (bare or told) or not caps(limit) or what.endswith(_TERMS):
        return ()
    if not (is_money(limit.unit) or limit.unit in _DECIDED or (limit.per and not rest)):
        return ()
    kind = "use" if _SPENT.fullmatch(what) else "decide"
    what, place = (_named(rest, what), (at, end)) if told else (what, label)
    return (Right(kind, (at, end), what, place, limit=limit),)


def _specifies(rest: str, what: str) -> bool:
    """Say whether words say of what kind the label's matter is (采购：紧急采购…, 折扣：会员…)."""
    conceded = what in group("granting", "concessions")
    own = bool(set(rest) & set(what)) or conceded
    return own and len(rest) <= _LONGEST and not verb_at(rest, 0)


def _bounded_behind(right: Right, at: int, text: str) -> Right:
    """Return a right that a label names up to what the words behind bound (加班审批：单日加班3小时以内)."""
    end = at + clauses_of(text[at:])[0][1]
    limit, rest = _bound(text[at:end])
    named = right.word[1] < at and right.place[1] < at
    same = limit is not None and (is_amount(rest) or rest.endswith(right.object))
    if limit is None or not named or not same:
        return right
    return replace(right, limit=limit)


def _over(right: Right, what: str) -> Right:
    limit, rest = split_limit(right.object)
    conceded = what in group("granting", "concessions")
    # 退换货：购买七日内: how long ago.
    since = right.kind == "procure" and limit is not None and not is_money(limit.unit)
    if (
        limit is None
        or since
        or not (conceded or not rest or is_amount(rest) or measures(rest, what))
    ):
        return right
    return replace(right, object=_named(rest, what), limit=limit)


def _named(rest: str, what: str) -> str:
    """Return what is decided: the label's matter, of the thing that its words name (常规产品|折扣)."""
    if not rest or is_amount(rest):
        return what
    deed = what in group("granting", "concessions") or what in kinds()
    return f"{rest}{what}" if deed and not set(rest) & set(what) else rest


def _about(right: Right, what: str, place: tuple[int, int], text: str) -> Right:
    """Return a right over the label's matter, where a figure leads its own words or none are left."""
    led = place[1] + 1 if right.place[0] <= place[0] and "：" in right.object else 0
    if led:
        # The label is no part of what the words behind it name.
        right = replace(right, object=right.object[led:], place=(led, right.place[1]))
    if told := in_words(right.object):
        # 客诉补偿：每案以售价之一倍为上限，得当场决定
        return replace(right, object=what, place=place, limit=told)
    limit, rest = split_limit(right.object)
    rest = rest.lstrip("且并")
    bounded = limit is not None and right.place[0] < right.word[0] and "的" not in rest
    named = text.startswith("权", right.word[1])
    if named or not (bounded or not rest or is_amount(rest) or measures(rest, what)):
        return right
    return replace(right, object=what, place=place, limit=limit or right.limit)


def _let(text: str, at: int, what: str) -> tuple[Right, ...]:
    """Return the decision on the label's own deed: 退款：单笔200元以内可先行退款."""
    m = pattern(
        rf"(?P<bound>[^，。；]*?)(?:可以?|有权)(?:<<granting.alone>>)*(?P<deed>{re.escape(what)})(?=$|[，。；])"
    ).match(text, at)
    limit = split_limit(m["bound"])[0] if m else None
    if m is None or limit is None:
        return ()
    return (Right("decide", m.span("deed"), what, m.span("deed"), limit=limit),)


def spendable(text: str) -> tuple[Right, ...]:
    """Return the right to spend up to what an item names alone (业务招待费每月不超过8000元)."""
    limit, what = split_limit(text)
    named = limit is not None and not verb_at(what, 0) and not what.startswith("授权")
    spent = limit is not None and named and caps(limit) and _SPENT.fullmatch(what)
    whole = (0, len(text))
    return (Right("use", whole, text, whole),) if spent else ()
