"""Titles of positions as words: what is one, its other names, and where it begins in a run of text."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from rolegraph.extraction.english.wording.titles import is_title as is_english
from rolegraph.extraction.sentences.wording.lexicon import group
from rolegraph.extraction.structure.names.post_classes import is_class
from rolegraph.extraction.structure.wording.words import CJK, squeeze, words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN
from rolegraph.reading.compiled import compiled

LONGEST = 16
#: Every short line and every number's text is asked for a title.
_REMEMBERED = 4096
_MOST_UNKNOWN = 5
_JOINED = re.compile("[与和及]")
_LATIN = re.compile(r"[A-Za-z0-9+#./&-]+")
#: What a deputy is in charge of, before the title itself: 分管财务的副局长.
_IN_CHARGE = re.compile(rf"^(分管|主管|协管){HAN}{{2,8}}?的(?={HAN}{{2}})")
#: 负责教学的副校长; 负责协助副校长 is a deed.
_CHARGED = re.compile(
    rf"^负责(?!协助|配合|领导|管理|督促|联系){HAN}{{2,6}}?的?(?=副{HAN}{{1,3}}$)"
)
_EACH = re.compile("^各(?=[^级类位个种项部单岗相有].{2})")
_PAY = r"\d+(?:\.\d+)?(?:[Kk千万]|元)?"
_POSTED = re.compile(
    r"^[ 　]*[【\[]?(?:急聘|诚聘|高薪诚聘|招聘|急招|直招|热招|社招|校招)[】\]:：]"
    rf"|[ 　]{_PAY}(?:[-~～—至]{_PAY})?(?:元|/)?(?:[/·]?(?:月|年|\d+薪)|[Kk千万])?[ 　]*$"
    r"|[ 　]*(?:薪资)?面议[ 　]*$"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A position's title with its other names; ``headcount`` where the text counts its holders.

    ``note`` is what stands in brackets and is no name (营销管理专员(项目公司)); ``beside`` are posts of
    other units that a slash joins (仓储部经理/运输部经理).
    """

    name: str
    aliases: tuple[str, ...] = ()
    headcount: int | None = None
    note: str = ""
    beside: tuple[str, ...] = ()


@cache
def _heads() -> str:
    return either(words("titles")["heads"])


@cache
def _head() -> re.Pattern[str]:
    return compiled(_heads() + "$")


@cache
def _refused() -> re.Pattern[str]:
    lists = words("titles")
    unless = "|".join(f"{c}(?!{either(rest)})" for c, rest in lists["unless"].items())
    return re.compile(
        f"^(?:{unless})|^{either(lists['not_before'])}|{either(lists['not_inside'])}|^{either(lists['not_titles'])}$"
    )


@cache
def _known_words() -> re.Pattern[str]:
    return re.compile(either(words("titles")["words_inside"]))


def known_blanked(text: str) -> str:
    """Return a name with the words blanked that hold a sentence's character (供应链 holds 应)."""
    return _known_words().sub(lambda m: "〇" * len(m[0]), text)


@lru_cache(maxsize=_REMEMBERED)
def is_title(text: str) -> bool:
    """Say whether the whole text is one title: modifiers, then a head of the list.

    Unknown modifiers are taken (窑炉班长), and what somebody is in charge of (分管财务的副局长); a
    sentence's words before a title are not (协助经理).
    """
    text = _CHARGED.sub("分管", _IN_CHARGE.sub(r"\1", text))
    if re.fullmatch(r"(?:C[A-Z]O|HRBP|HRD|HRM)", text) or _is_latin(text):
        return True
    # 技术负责人 is a title, though 负责 is in none.
    if not 2 <= len(text) <= LONGEST or _refused().search(
        known_blanked(re.sub("负责人|负责同志", "人", text))
    ):
        return False
    several = text.endswith("岗位") and re.search("[与和及各]|组织|设置|全部|^[0-9]+页", text)
    deed = text.endswith(tuple(words("titles")["deeds"]))
    return (
        bool(_head().search(text))
        and not (several or is_class(text) or deed)
        and not (_is_told(text) or are_several(text))
        and not re.search(r"[()（）\s:：]|^\d+人", text)
    )


def are_several(text: str) -> bool:
    """Say whether a joint parts two titles (科主任与副主任), and no fields of one (定价与谈判专员)."""
    parts = _JOINED.split(text) if _JOINED.search(text, 2) else []
    return len(parts) > 1 and all(len(part) > 1 and is_title(part) for part in parts)


def _is_told(text: str) -> bool:
    """Say whether somebody is told or handed something (设备故障报主管), and no title stands there."""
    lists, start = words("titles"), known_from(text)
    before, whom = text[:start], text[start:]
    # 客户反馈专员 is one.
    told = (
        len(before) > 1
        and whom not in lists["handlers"]
        and before.endswith(tuple(lists["handed"]))
    )
    return told and not before.endswith(tuple(lists["not_handed"]))


def _is_latin(text: str) -> bool:
    """Say whether an English title stands in Chinese text (QA Lead)."""
    return text.isascii() and text[:1].isupper() and len(text) > 3 and is_english(text)


def is_plain(text: str) -> bool:
    """Say whether a title is no more than that: few words in front of it that no list knows.

    Of fields that are joined (合同定价与谈判专员) each is few.
    """
    charged = _IN_CHARGE.match(text)
    own = text[charged.end() :] if charged else text
    unknown = _LATIN.sub("A", own[: known_from(own)])
    few = all(len(field) <= _MOST_UNKNOWN for field in _JOINED.split(unknown))
    return is_title(text) and (_is_latin(text) or few)


def is_office(text: str) -> bool:
    """Say whether words that head a list are a title, though no list knows their head (教务员)."""
    lists = words("titles")
    named = re.fullmatch(rf"{HAN}{{2,8}}", text) and not _refused().search(known_blanked(text))
    open_head = text.endswith(tuple(lists["open_heads"]))
    return bool(named) and open_head and not text.endswith(tuple(lists["no_offices"]))


def may_be(text: str) -> bool:
    """Say whether words can name a post though no list knows their head (理货老师, 首席体验官).

    Only for a heading of their own that says 岗位 and stands above a list: what ends in a known
    modifier (安全生产) or in what is no title names something else there.
    """
    named = re.fullmatch(rf"{HAN}{{2,8}}", text) and not _refused().search(text)
    lists = words("titles")
    known = (*lists["modifiers"], *lists["no_posts"], *words("units")["functions"])
    return bool(named) and not text.endswith(known)


def complete(text: str) -> str:
    """Return a title whose last character was lost with that character, else the text itself.

    Only where one head alone can stand there, behind known words (销售管理专 is 销售管理专员).
    """
    for wrong, right in words("titles")["truncated"].items():
        whole = text.removesuffix(wrong) + str(right)
        if text.endswith(wrong) and len(text) > len(wrong) and suffix(whole) == 0:
            return whole
    return text


def corrected(text: str) -> str:
    """Return what stands before 岗位职责 as a title, a usual slip of the pen mended (客诉专业 → 客诉专员)."""
    for wrong, right in words("titles")["slips"].items():
        if (
            text.endswith(wrong)
            and not is_title(text)
            and suffix(text.removesuffix(wrong) + right) == 0
        ):
            return text.removesuffix(wrong) + str(right)
    return complete(text)


#: Whose post it is: 青石岭建材有限公司|设备动力部部长, 冷冻食品公司|仓储主管; 分公司经理 and 物业公司总经理
#: are of another than the text's own firm.
_OWNER = re.compile(
    "^(?:[^，。；()（）:：]{2,18}?(?:有限责任公司|股份有限公司|有限公司|集团公司)"
    "|[^，。；()（）:：]{4,14}?(?<![分子母总省市县区本该各])公司)(?=.{2})"
    # 金秋养老院|护理部主任: a unit's head behind the name of what has the unit.
    "|^(?!附属|[本该各总分])[^，。；()（）:：]{2,10}?(?:(?:养老|敬老|颐养|福利|医|卫生|康复)院|学院|幼儿园|学校|[中小]学|酒店|宾馆|储备库|粮库)"
    "(?=[^，。；()（）:：院校]{2,6}(?:部|科|处|室|中心)[^，。；()（）:：]{2,4}$)"
)


@lru_cache(maxsize=_REMEMBERED)
def parse(text: str) -> Title | None:
    """Return the title that a heading or table cell holds as a whole, or None.

    Reads 销售专员(业务员/客户经理), 事业部总监助理=市场部经理, 销售总监(或销售总经理), 销售助理1名,
    【急聘】采购经理 15K-20K·13薪.
    """
    text = re.sub(r"^(\w{3,8})\1$", r"\1", posted(text))  # 项目经理|项目经理是…
    # A holder's own name stands behind a blank.
    text = squeeze(_named().sub(r"\1", text) if _BLANK.search(text) else text).strip(
        " 　:：,，。;；、\t-—【】\"“”'*#"
    )
    counted = re.fullmatch(
        r"(.*?)[（(]?\s*(\d{1,3}|[一二三四五六七八九十两])\s*[名人位][)）]?", text
    )
    if counted and (found := parse(counted[1])):
        return replace(found, headcount=count(counted[2]))
    leading = re.fullmatch(r"(\d{1,3}|[一二三四五六七八九十两])\s*[名位](?!义|次|单)(.+)", text)
    if leading and (found := parse(leading[2])):
        return replace(found, headcount=count(leading[1]))
    # 各省区物流主管 are as many as there are provinces.
    text = _OWNER.sub("", _EACH.sub("", text))
    text = _either_of().sub(r"\1\3/\2\3", text)
    bracket = re.fullmatch(r"([^()（）]+)[（(]([^()（）]*)[)）]", text)
    core, inside = (bracket[1], bracket[2]) if bracket else (text, "")
    names = [complete(n.strip()) for n in re.split(r"[=＝/／]|兼(?=\S{3})", core) if n.strip()]
    if not names or not all(map(is_title, shared(names))):
        return None
    names = shared(names)
    others = shared([n for n in re.split(r"[/／、,，或]|又称|即", inside) if n.strip()])
    if others and all(map(is_title, others)):
        return Title(names[0], tuple(dict.fromkeys([*names[1:], *others])))
    slashed = not re.search("[=＝兼]", core)
    beside = tuple(n for n in names[1:] if slashed and _of_another_unit(names[0], n))
    return Title(names[0], tuple(n for n in names[1:] if n not in beside), None, inside, beside)


def _of_another_unit(first: str, title: str) -> bool:
    one, other = _OF_UNIT.match(first), _OF_UNIT.match(title)
    return one is not None and other is not None and one[0] != other[0]


_BLANK = re.compile("[ 　]")
#: 仓储部|经理, 会计科|科长
_OF_UNIT = re.compile(r"\w{1,6}(?:部门?|[科课处室])(?=\w{2,4}$)")


@cache
def _named() -> re.Pattern[str]:
    """Match a title with its holder's own name behind a blank (总经理 王强)."""
    surname = either(group("granting", "surnames"))
    return compiled(rf"^[ 　]*(\S*{_heads()})[ 　]+{surname}[{CJK}某]{{1,2}}[ 　]*$")


def posted(text: str) -> str:
    """Return a line without what an advertisement puts around a title."""
    return _POSTED.sub("", text)


def shared(names: list[str]) -> list[str]:
    """Give each of names that a slash joins what it shares with the others.

    区域/产品线经理 are 区域经理 and 产品线经理, 前厅经理/主管 are 前厅经理 and 前厅主管.
    """
    if len(names) < 2 or not (head := _head().search(names[-1])):
        return names
    first = _head().search(names[0])
    stem = names[0][: first.start()] if first else ""
    bare = words("titles")["bare"]
    rest = (stem + n if n in bare else n if _head().search(n) else n + head[0] for n in names[1:])
    return [names[0] if first else names[0] + head[0], *rest]


def stands_for(title: str, name: str) -> bool:
    """Say whether a bare title can mean a fuller one; 经理 never means 总经理, nor 院长 the 分管院长."""
    before = name.removesuffix(title)
    above = tuple(words("titles")["of_another_rank"])
    # 部门经理 is any department's, and no fuller name of somebody.
    return before not in ("", name, "部门") and not before.endswith(above)


def count(text: str) -> int:
    """Return a small number written in digits or as one Chinese numeral."""
    return (
        int(text) if text.isdigit() else {"两": 2}.get(text, "〇一二三四五六七八九十".find(text))
    )


@cache
def _either_of() -> re.Pattern[str]:
    """Match what has two of the same kind to head: 门店(部门)经理 is 门店经理 or 部门经理."""
    places = either(words("titles")["places"])
    return re.compile(rf"^({HAN}{{2,6}})[（(]({places})[)）]({HAN}{{2,4}})$")


@cache
def _modifiers() -> tuple[str, ...]:
    lists = words("titles")
    return tuple(sorted({*lists["modifiers"], *lists["heads"]}, key=len, reverse=True))


def suffix(text: str) -> int | None:
    """Return where the longest title of known words that ends the text begins, or None.

    For text without punctuation, where a title is glued to what precedes it.
    """
    start = known_from(text)
    return start if start < len(text) and is_title(text[start:]) else None


@lru_cache(maxsize=_REMEMBERED)
def known_from(text: str) -> int:
    """Return where the known words begin that end a text with a head; its length for no head."""
    head = _head().search(text)
    start = head.start() if head else len(text)
    while head and (word := next((m for m in _modifiers() if text[:start].endswith(m)), None)):
        start -= len(word)
    charged = _IN_CHARGE.match(text)
    return 0 if charged and charged.end() == start else start
