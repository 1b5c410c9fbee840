"""Names of units as words: what is one, and its type."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rolegraph.extraction.schemes import scheme
from rolegraph.extraction.sentences.wording.lexicon import words as verbs
from rolegraph.extraction.structure.names.titles import known_blanked
from rolegraph.extraction.structure.names.titles import suffix as suffix_of_title
from rolegraph.extraction.structure.wording.words import squeeze, words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import ARROW
from rolegraph.vocabulary import UNIT_TYPE

LONGEST = 14
#: What may stand around a unit's name and is none of it.
STRIPPED = frozenset(" 　:：,，。;；、\t-—.．")
_REMEMBERED = 4096
#: 1 人|营销部 is one person and a unit: 人 begins no unit's name but in these words.
_COUNTED = re.compile("人(?![事力资才民文工防大保居寿体])")
#: A word for units beside a unit's own name (部门|产品服务部, 售后服务部|部门).
_CALLED = re.compile("^部门(?=.{2,}[部科处室]$)|(?<=..[部科处室])部门$")
_JOINT = re.compile("(?<=..)[与和及](?=..)")


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit's name and the local name of its type; ``above`` is the unit named in front of it."""

    name: str
    type: str
    above: "UnitName | None" = None


@cache
def _head() -> re.Pattern[str]:
    return re.compile(either(words("units")["heads"]) + "$")


@cache
def _refused() -> re.Pattern[str]:
    lists = words("units")
    return re.compile(
        f"^(?!{either(lists['named_by_a_verb'])}$){either(lists['not_before'])}|{either(lists['not_inside'])}|^{either(lists['not_units'])}$"
    )


@cache
def _types() -> dict[str, str]:
    """The labels of the unit-type scheme, over the heads of the lexicon."""
    labels = {
        text: c.name for c in scheme(UNIT_TYPE) for tag, text in c.labels if tag.startswith("zh")
    }
    heads: dict[str, str] = words("units")["heads"]
    return {**heads, **{text: name for text, name in labels.items() if name}}


@cache
def unit_type(name: str) -> str:
    """Return the local name of the type that a unit's name shows, or "" for none.

    The longest label of the scheme at its end decides (销售部 is a sales-department); what a unit
    does names it as its department would (人事 as 人事部).
    """
    if name in words("units")["headed_regions"]:
        return "region-office"
    if name in words("units")["functions"]:
        name = f"{name}部"
    ends = (name[n:] for n in range(len(name)))
    return next((_types()[end] for end in ends if end in _types()), "")


@lru_cache(maxsize=_REMEMBERED)
def parse(text: str) -> UnitName | None:
    """Return the unit that the whole text names, or None.

    A function behind a unit's name is a unit below it (企划部策划).
    """
    text = squeeze(text).strip("".join(STRIPPED))
    text = _CALLED.sub("", _other_head().sub("", _owner().sub("", text)))
    if is_unit(text):
        return UnitName(text, unit_type(text))
    for function in words("units")["functions"]:
        above = text.removesuffix(function)
        if above != text and is_unit(above):
            return UnitName(function, unit_type(function), UnitName(above, unit_type(above)))
    return None


@cache
def _other_head() -> re.Pattern[str]:
    """What a unit's name may end in as well, in brackets behind it (辅导处|（室）)."""
    return re.compile(rf"(?<=..)[(（]{either(words('units')['heads'])}[)）]$")


@cache
def _owner() -> re.Pattern[str]:
    """What stands before a unit's name and is none of it: whose unit it is (XX酒店|前厅部)."""
    names = either(words("articles")["organisations"])
    own = "集团公司|公司|本公司|本[会行院校所]|本(?:协|学|分|商|工|基金)会|集团|医院|学校|酒店"
    return re.compile(rf"^(?:(?:{own})(?=.{{3}})|[^，。；]{{2,20}}?{names}(?=.{{2}}))")


@lru_cache(maxsize=_REMEMBERED)
def is_unit(text: str) -> bool:
    """Say whether the text is a unit's name: not a sentence's words, nor 本部门, 相关部门."""
    if known_blanked(text).endswith(tuple(words("units")["not_ending"])):
        return False
    if text.endswith("部门") and suffix_of_title(text.removesuffix("部门")) == 0:
        # 直属领导 营销总监 部门组织结构图
        return False
    if (
        not 2 <= len(text) <= LONGEST
        or re.search(rf"[()（）\s:：\d]|{ARROW}", text)
        or _COUNTED.match(text)
    ):
        return False
    if _is_deed(text) or _only_heads(text):
        return False
    return bool(_head().search(text)) and not _refused().search(known_blanked(_of_two(text)))


def _of_two(text: str) -> str:
    """Return a unit's name without what joins its two matters (薪酬与考核委员会, 销售与市场部).

    What a department does is told by known words alone; of 销售部与市场部 there are two.
    """
    joint, head = _JOINT.search(text), _head().search(text)
    if joint is None or head is None or _head().search(text[: joint.start()]):
        return text
    fields = text[: joint.start()], text[joint.end() : head.start()]
    # 采购和仓储部门 are two.
    one = joint[0] == "与" and head[0] != "部门" and all(map(is_field, fields))
    two = text.endswith("委员会") or one
    return f"{text[: joint.start()]}{text[joint.end() :]}" if two else text


def in_full(name: str, bare: str) -> bool:
    """Say whether a name says in full which body a last word alone means (风险管理委员会, 委员会).

    常务理事会 stands beside the 理事会.
    """
    return name.endswith(bare) and not name.startswith("常务")


def is_field(text: str) -> bool:
    """Say whether words name a field of work: known ones alone."""
    return bool(text) and _begin_of_known(text) == 0


def _only_heads(text: str) -> bool:
    """Say whether words are a table's head over several kinds of unit (中心/部门), and name none."""
    kinds = text.split("/")
    return len(kinds) > 1 and all(kind in words("units")["heads"] for kind in kinds)


def _is_deed(text: str) -> bool:
    """Say whether words are a verb and the shops or sites that it is done to (开发加盟店, 走访网点)."""
    object_of = next((end for end in words("units")["visited"] if text.endswith(end)), "")
    verb = verbs("verbs", "strong", "both").at(text, 0) if object_of else ""
    return bool(verb) and len(verb) + len(object_of) >= len(text)


def is_function(text: str) -> bool:
    """Say whether the text is a function that names a unit where units are listed (法务, 人事)."""
    return squeeze(text).strip(" 　:：。;；.．") in words("units")["functions"]


def function(name: str) -> UnitName | None:
    """Return the unit that a function alone means where it decides (由财务审核), or None."""
    return UnitName(name, unit_type(name)) if is_function(name) else None


def suffix(text: str) -> int | None:
    """Return where the longest unit of known words that ends the text begins, or None."""
    head = _head().search(text)
    if not head:
        return None
    start = _begin_of_known(text[: head.start()])
    return start if is_unit(text[start:]) else None


def _begin_of_known(text: str) -> int:
    """Return where the known words begin that end a text."""
    start = len(text)
    while word := next((m for m in _known() if text[:start].endswith(m)), None):
        start -= len(word)
    return start


@cache
def _known() -> tuple[str, ...]:
    """What stands in front of a unit's head, the longest first."""
    every = {*words("titles")["modifiers"], *words("units")["functions"]}
    return tuple(sorted(every, key=lambda word: (-len(word), word)))


def prefix(text: str, at: int) -> int | None:
    """Return where the shortest unit's name that begins at an offset ends, or None."""
    ends = range(at + 2, min(len(text), at + 7) + 1)
    return next((end for end in ends if is_unit(text[at:end])), None)


def led_by(title: str) -> str:
    """Return the unit that a title names in front of its leader (销售部经理 heads 销售部), or ""."""
    for leader in sorted(words("units")["leaders"], key=len, reverse=True):
        above = title.removesuffix(leader)
        if above != title and is_unit(above):
            return above
    return ""


def stem(name: str) -> str:
    """Return what a unit does, without the word for its kind (策划部 → 策划)."""
    head = re.search(r"(?:部门|部|中心|处|科|课|室|组)$", name)
    return name[: head.start()] if head and head.start() else name
