"""To whom a duty hands something, tells something or brings something forward."""

import re
from functools import cache

from rolegraph.extraction.sentences.wording.anchors import Anchored, anchored
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern, words
from rolegraph.extraction.sentences.wording.moments import AHEAD, DEADLINE

#: Whom words name by a title.
WHOM = (
    r"(?P<whom>(?:[售贷投课]后|后[勤厨台道]|供给|[^，。；、（）《》“”给后]){0,12}?"
    r"<<frames.titles>>+(?!理[员人者]))"
)

#: 提报月报予管理协理; 给予, 授予 and 不予 are other words.
_UNTO = "(?<![授准不给寄赋])予(?!以)"

_HANDED = (
    anchored(
        "<<verbs.handing>>|给|予|报",
        rf"(?:<<verbs.handing>>(?:给|至|到|与|予|回|(?![单书函表]))|[^，。；]给|[^，。；]{_UNTO}|汇报给|(?<![日周月季年申预通简举汇情])报(?:告|(?!表|销(?!售)|[价废关税警])))"
        rf"{WHOM}(?=[，。；、]|$)",
    ),
    anchored(
        "[向给](?s:.*)(?:<<lines.reports>>|<<verbs.handing>>)",
        rf"(?:向|给){WHOM}(?=<<lines.reports>>|<<verbs.handing>>)",
    ),
)


def recipient(text: str) -> str:
    """Return who is handed, sent or reported something (报…, 交…, 提交…给…), or ""."""
    for handed in _HANDED:
        m = handed.search(text)
        if m:
            return m["whom"]
    return ""


def handed_over(what: str) -> tuple[str, str] | None:
    """Return an object and its recipient where a verb that hands it on follows (周报提交销售经理)."""
    m = _handing_over().fullmatch(what)
    if m is None:
        return None
    # 异常及时|上报主管: how it is done next is no part of it.
    manner = words("frames", "adverbs").before(m["what"], len(m["what"]))
    bare = m["what"].removesuffix(manner)
    return (bare if len(bare) > 1 else m["what"]), m["whom"]


#: 发送账单|给客户: to whom, behind what is given; 供给, 给水 and 给付 are other words.
_GIVEN_TO = re.compile(
    "(?P<what>.{2,}?)(?<![供补配交发])给(?![予水排料养药付与])(?P<whom>[^，。；、的给]{2,14})(?:作为.*)?"
)
#: What is told of, though the words are those of a post (上报缺编岗位).
_PEOPLE = ("人员", "员工", "职员", "岗位", "岗", "团队", "代表")


def given_to(what: str) -> tuple[str, str] | None:
    """Return an object and to whom it is given where that stands behind it (酒店设施给客人), or None."""
    m = _GIVEN_TO.fullmatch(what)
    return (m["what"], m["whom"]) if m else None


def is_told(verb: str, what: str) -> bool:
    """Say whether what follows a verb of telling is who hears it (汇报|总经理), and not what they hear."""
    tells = verb in words("verbs", "handing", "reporting").every - {"通知", "告知", "返回", "返还"}
    title = words("frames", "titles").before(what, len(what)) if tells and "的" not in what else ""
    return bool(title) and not what.endswith(_PEOPLE) and "、" not in what


def reported(clause: str) -> tuple[str, str, str] | None:
    """Return by which verb, what and to whom a matter goes on in time (事故须在1小时内上报经理), or None.

    What they do with it then (故障报主管处理) is no deed of whoever reports.
    """
    if handed := _handed_to().fullmatch(clause):
        return handed["verb"], "", handed["whom"]
    m = _reporting().fullmatch(clause) or _telling().fullmatch(clause)
    if m is None or not (m["manner"] or m["then"] or _FIGURE.search(m["what"])):
        return None
    # 核对异常及时上报 and 整理资料并上交 begin with a deed, 维修记录及时上交 with a name.
    verb = verb_at(clause, 0)
    goes_on = (m["manner"] or "").startswith("并")
    named = m["what"] == verb + words("verbs", "compounds").at(clause, len(verb))
    if verb and (goes_on or not named):
        return None
    return m["verb"], m["what"], m["whom"]


def asked(clause: str) -> tuple[str, str, str] | None:
    """Return the verb by which a body is asked (提请董事会|聘任经理), for what, and the body; or None."""
    m = pattern(r"(?P<verb>提请|报请|呈请)(?P<whom>[^，。；]{0,8}?<<granting.holders>>)").match(
        clause
    )
    deed = clause[m.end() :] if m else ""
    return (m["verb"], deed, m["whom"]) if m and verb_at(deed, 0) else None


_WHOM_TOLD = "(?P<whom>[^，。；、]{0,10}?(?:<<frames.titles>>|<<granting.holders>>|厂家))"
_MENDS = "(?:处理|处置|解决|维修|检修|补货|更换)"
_THEN = f"(?P<then>(?:协调|协助|统一|及时|负责)*{_MENDS})"


@cache
def _handed_to() -> Anchored:
    """Match to whom a matter goes that the clause before names (停机超过2小时的，报设备部处理)."""
    return anchored(
        f"报(?s:.*){_MENDS}",
        f"(?:及时|立即|应|须)*(?P<verb>上报|报)(?:给|至|到|请)?{_WHOM_TOLD}{_THEN}",
    )


@cache
def _reporting() -> Anchored:
    return anchored(
        "<<verbs.reporting>>",
        r"(?P<what>[^，。；由经对将把向]{2,20}?)(?<!(?<!小)时)(?<![后前])(?:应当?|须|需要?|必须)?"
        rf"(?P<manner>{DEADLINE.pattern}|{AHEAD}|经[^，。；]{{2,10}}?后|(?:<<frames.adverbs>>)+)?"
        r"(?P<verb><<verbs.reporting>>)(?:给|至|到)?"
        f"{_WHOM_TOLD}{_THEN}?",
    )


@cache
def _telling() -> Anchored:
    """Match a matter that is told in time to somebody whom 向 names (故障及时|向主管汇报)."""
    return anchored(
        "向(?s:.*)(?:汇报|报告|反馈|通报)",
        r"(?P<what>[^，。；由经对将把向]{2,20}?)"
        f"(?P<manner>{DEADLINE.pattern}|(?:<<frames.adverbs>>)+)向{_WHOM_TOLD}(?:进行)?"
        "(?P<verb>汇报|报告|反馈|通报)(?P<then>)",
    )


#: From when on a matter goes on (停机超过2小时报班长).
_FIGURE = re.compile(r"(?:超过|超出|达到?|低于|不足|少于|大于)\d")


def _handing_over() -> re.Pattern[str]:
    return pattern(
        r"(?P<what>.{2,}?)(?:(?!交[通流易叉际友])<<verbs.handing>>(?:给|至|到|与|予)?|给予?|至|"
        rf"{_UNTO})"
        r"(?P<whom>.{0,12}?(?:<<frames.titles>>|成员|团队))"
    )
