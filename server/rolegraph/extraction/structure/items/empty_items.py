"""Words among a section's items that state nothing: headings, empty keys, counts, what leads in others."""

import re
from functools import cache

from rolegraph.extraction.sentences.clauses.predicates import predicate
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.structure.forms import infotables
from rolegraph.extraction.structure.items import definitions
from rolegraph.extraction.structure.names import titles
from rolegraph.extraction.structure.prose import prose
from rolegraph.extraction.structure.wording import clauses, info_keys, section_words
from rolegraph.extraction.structure.wording.words import squeeze, words
from rolegraph.reading.alternation import either

_CN = "一二三四五六七八九十"
_NUMERAL = f"[{_CN}0-9]{{1,2}}"
# 略, 二 below 职责, (范本) behind a title; 职, 责, 工作 beside a form's tasks; a line of a drawn tree;
# 小时 below a figure; 管理层, 客户服务类 over posts; what the text calls itself; what its file is; 第一步
_EMPTY = re.compile(
    r".|[│├└─┌].*|岗位编[号码][^。；]*|[职责工作任务 ]{1,8}|综述|概述|小\s?时|分钟"
    rf"|(?:docx?|pdf|xlsx?|pptx?|wps|txt)|第{_NUMERAL}步"
    r"|(?:[^，。；]{0,4}(?:服务|管理)|决策|执行|操作|作业|督导)[层类]"
    r"|[^，,。；;：:]{2,20}(?:岗位|职务|职位|工作)说明书"
    rf"|略|同上|表述|事项|执行依据|附?表{_NUMERAL}|[\[【][^\]】]{{2,10}}[\]】]?|[{_CN}]{{1,2}}"
    # JD/GZ0101-2001, 10万元: a document's code, a figure that lost its sentence
    r"|[A-Z]{1,6}\d*(?:[-/][A-Z\d]+)+|\d[\d.,]*[万千百]?(?:元|[%％]|个|天|日|个?工作[日天]|小时)?(?:以[上下内])?"
    # 《国际销售跟踪表》, 《出口业务表单 and 2012年*月份 of a table's other columns
    r"|(?:《[^》。；]{2,30}》[、，,和及与 ]*)+|《[^》。；，,]{2,16}|\d{4} ?年 ?(?:[\d*]{1,2} ?月份?)?"
    # 绩效管理（40%） over a list: what share of the work it is
    r"|[^，,。；;：:（(]{2,14}[（(]\d{1,2}[%％][)）]"
    rf"|[（(][^（()）]{{1,16}}[)）]|[^，。；]{{0,12}}篇{_NUMERAL}"
)
_BARS = re.compile("严防|防范|预防|谨防|严禁|不得|禁止|不准|不允许|防止|避免|杜绝|减少")
#: 海上航行的指挥官, 园区的守护者 behind a title: what its holder is.
_IS_SOMEBODY = re.compile("[^，,。；;、：:]{1,14}[的之][^，,。；;、：:的]{0,6}")
#: 客户关系管理： above bullets of its own kind heads those, and says nothing itself.
_LABEL = re.compile("[^，,。；;：:]{2,14}[：:]")
#: Ourinternationalfriendsmakeourword: English whose blanks are lost.
_RUN = re.compile("[A-Za-z]{20,}")
_ENDS = " 　\t\r\n。；;，,、.:："
#: What a text calls itself behind its post's title.
_CALLED = re.compile(
    r"(?:[（(][^（()）]*(?:说明书|阐明书|职责|范本|模板)[)）]|的?(?:岗位|工作|主要)?职责|[（(]\d{0,2})$"
)
#: A collection's title that a page glues to itself (茶艺师岗位职责茶艺师岗位职责（通用8篇）).
_COUNTED = re.compile("[（(][^（()）]*篇[)）]$")
_TWICE = re.compile(r"^(.{4,})\1$")
#: A value of a form's key is no longer.
_VALUE = 12
#: Keys so long are none of a sentence's words, and so many stand side by side in no sentence.
_KEY, _KEYS = 4, 3


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
        _is_filled_in,
        _is_somebody,
        _is_a_row_of_keys,
    )
    return any(test(said) for test in tests)


def _is_filled_in(said: str) -> bool:
    """Say whether words are a key of a form that says nothing of its post, with its value (频次：1次/年)."""
    key, colon, value = said.replace("：", ":").partition(":")
    if not colon:
        # 岗位任命批准权限 财务部 总监
        key, colon, value = said.strip(_ENDS).partition(" ")
        colon = colon if len(key) > _KEY else ""
    return bool(colon) and len(value) <= _VALUE and info_keys.role_of_key(key) == "ignored"


@cache
def _keys() -> re.Pattern[str]:
    return re.compile(either(key for key in info_keys.every() if len(key) >= _KEY))


def _is_a_row_of_keys(said: str) -> bool:
    """Say whether words are the keys of a form that lost its grid, with or without values."""
    bare = squeeze(said)
    few = _KEYS - 1 if _keys().match(bare) else _KEYS
    return (
        len(bare) > _KEY * few
        and len(_keys().findall(bare)) >= few
        and not re.search("[、，]", bare)
    )


def _is_somebody(said: str) -> bool:
    """Say whether words only call the holder something (海上航行的指挥官, 一船之长)."""
    bare = said.strip(_ENDS)
    called = bare.endswith(tuple(words("clauses")["called"]))
    return called and _IS_SOMEBODY.fullmatch(bare) is not None and not predicate(bare)


def says_nothing(said: str, kind: str) -> bool:
    """Say whether an item of a kind of section is without words, names a fault, or is no duty there."""
    only_is = kind in ("duties", "mixed") and any(
        test(said) for test in (definitions.introduces_holder, prose.only_composes, _names_post)
    )
    return only_is or not _has_words(said) or is_fault(said) or _LABEL.fullmatch(said) is not None


def _names_post(said: str) -> bool:
    """Say whether words are only a post's title, with what the text calls itself or a key before it.

    财务部经理(岗位职责说明书), 第6页岗位：生产部部长
    """
    once = _TWICE.sub(r"\1", _COUNTED.sub("", said.strip(_ENDS)))
    bare = _CALLED.sub("", once).replace("：", ":")
    key, _, value = bare.rpartition(":")
    title = titles.parse(value)
    told = title is not None and titles.is_plain(title.name) and not verb_at(value, 0)
    return told and (key.endswith(tuple(words("keys")["position"])) if key else bare != said)


def _has_words(said: str) -> bool:
    """Say whether words stand in an item; a run of Latin letters that lost its blanks is none."""
    several = sum(map(str.isalpha, said)) > 1
    return several and _RUN.fullmatch(said) is None


def is_fault(said: str) -> bool:
    """Say whether an item names what somebody answers for when it goes wrong (市场调查失真), and no task."""
    # 严禁与客户发生争吵 forbids.
    return _fault().search(said) is not None and _BARS.search(said) is None


@cache
def _fault() -> re.Pattern[str]:
    return re.compile(either(words("clauses")["faults"]) + "[。；;：:，,]?$")
