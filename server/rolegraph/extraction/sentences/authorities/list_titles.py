"""What the title of a list of rights says: the kind that its items have, or what they are about."""

import re
from functools import lru_cache

from rolegraph.extraction.sentences import REMEMBERED
from rolegraph.extraction.sentences.matters.granted_topics import topic
from rolegraph.extraction.sentences.matters.plain_matters import plain
from rolegraph.extraction.sentences.wording.holders import each
from rolegraph.extraction.sentences.wording.kind_words import kind_words, kinds
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import group, pattern, words
from rolegraph.extraction.structure.wording.words import words as structure
from rolegraph.reading.characters import HAN

_KIND = (
    "最终审批|终审|审议批准|审议通过|表决通过|表决同意|讨论通过|讨论决定"
    "|审批|批准|核准|审定|决定|签批|审核|复核|会签|审议|签字|签署|签订"
)
_WHO = "(?P<who>(?:经(?=[理营])|[^，,。；;:：的由报经]){2,14}?)"
_BELOW = "(?:下列|以下|如下)[^，,。；;:：]{0,12}"
_WEIGHING = "(?:集体|共同|联合|统一|直接|负责)*(?:研究|讨论|审议)?(?:并|后)?"
#: Who does what with all that stands below: 总经理终审, 财务总监审核的事项, 总经理办公会研究决定以下事项,
#: 下列事项经总经理办公会审议后，须提交董事会审批.
_DECIDING = (
    re.compile(
        rf"(?:由|须经|需经|报)?{_WHO}(?:负责)?(?P<word>{_KIND})(?:的?(?:事项|项目|内容|范围))?"
    ),
    re.compile(rf"{_WHO}(?:负责|依法)?{_WEIGHING}(?P<word>{_KIND}){_BELOW}"),
    re.compile(
        rf"{_BELOW}?[，,]?(?:[均皆都]|一律|必须|应当?|须|需)*(?:经[^，,。；;:：]{{2,20}}(?:审议|审核|研究|讨论)(?:通过|同意)?后?[，,])?"
        r"(?:[均皆都]|一律|必须|应当?|须|需|可以?)*(?:由|经(?![理营])|报请|报|提交|提请|呈报|呈)"
        rf"{_WHO}{_WEIGHING}(?P<word>{_KIND})(?:后(?:执行|实施|方可(?:执行|实施|办理))|用印|办理)?"
    ),
)
_OVER = re.compile(rf"(?![超越无在按])(?P<what>{HAN}{{2,8}}?)(?P<word>{_KIND}|决策)权限?")
#: What rules a document is about: 采购作业办法.
_RULES = re.compile(
    rf"(?:(?:{HAN}|[（）()]){{2,20}}?(?:公司|集团|中心|学校|医院|银行|基金会|协会)[ 　]*)?"
    rf"(?P<what>{HAN}{{2,8}}?)"
    r"(?:作业|管理|审批|业务|控制|权限|实施|暂行)*(?:办法|制度|规定|细则|规程|流程|程序|准则|要点)\s*(?:\n|$)"
)
#: 采购方案实行分级审批, 差旅费按以下标准审批: what the steps below say who approves.
_RULED = re.compile(
    r"(?P<what>[^，,。；;:：由按]{2,16}?)的?(?:(?:实行|实施|采取|执行)[^，,。；;:：]{0,6}(?:审批|审核|核准|批准|授权|管理)制?度?"
    r"|[应须]?(?:按照?|依照?|根据)(?:以下|下列|如下)?[^，,。；;:：]{0,8}(?:权限|标准|程序|流程|规定|额度|金额)[^，,。；;:：]{0,6}?(?:审批|审核|核准|批准|执行|办理))"
)
_BY_STEPS = re.compile(
    r"(?:[应须]?(?:按照?|依照?|根据)|审批)(?:以下|下列|如下)[^，,。；;:：]{0,8}(?:权限|标准|程序|流程|规定|额度|金额)[^，,。；;:：]{0,6}"
    r"|(?:具体|审批)*权限(?:规定)?(?:如下)?"
)
_LISTED_BEHIND = re.compile("[，,]((?:下列|以下)[^，,。；;:：]*)$")
_JOINT = re.compile("[、和与及]")
#: 一、审批权限; 一般合同 and 二级单位 begin with no number.
_NUMBER = re.compile("^(?![一二三四五][般次线级类切律手方期])[一二三四五六七八九十、.（）()0-9 ]+")
#: How a title leads on to its list (采购金额及核决权限如下：).
_LED = re.compile("(?<=..)(?:的?规定)?(?:如下|如左)[:：]?$")
_DURING = re.compile("在[^，,。；;:：在]{2,30}期间")
#: 有关|申领采购|的规定, 内容：|请假|管理条例
_RULE = re.compile(
    "^(?:有关|关于)(?=..)|^[内容标题名称]{2}[:：]|(?<=..)的?(?:规定|条例|制度|办法|细则|规则|规程|审批|报批)$"
)
_DOTTED = re.compile(r"^\d{1,2}(?:\.\d{1,2})+[ 　]*")
#: What stands before 权限 in a title and is no matter.
_POSTS = ("岗位", "工作", "职务", "职位", "主要", "部门", "管理", "具体")


def condition_of(title: str) -> str:
    """Return during what the powers of a list hold (董事长在董事会闭会期间有权：), "" for always."""
    during = _DURING.search(title)
    return during[0] if during else ""


def decider(title: str) -> re.Match[str] | None:
    """Return the match of who does what with all that stands below a title: ``who`` and ``word``.

    What a sentence says before (股东会是最高权力机构，下列事项须经股东会表决通过) changes nothing.
    """
    led = _LISTED_BEHIND.search(title)
    told = title[led.start(1) :] if led else title
    return next(filter(None, (each.fullmatch(told) for each in _DECIDING)), None)


@lru_cache(maxsize=REMEMBERED)
def deciders(title: str) -> tuple[str, ...]:
    """Return the several who decide on all that stands below a title (副总裁、财务总监终审：)."""
    deciding = decider(_unnumbered(title).rstrip("：:")) if _JOINT.search(title) else None
    every = each(deciding["who"]) if deciding else ()
    return every if len(every) > 1 else ()


@lru_cache(maxsize=REMEMBERED)
def kind_of_title(title: str) -> str:
    """Return the kind that a title gives to what its items name (审批权限, 总经理终审), "" for none.

    管理权限 and 操作权限 head rights of any kind.
    """
    bare = _unnumbered(title)
    word = kind_words().at(bare)
    named = pattern("<<rights.ends>>").match(bare, len(word)) if word else None
    if named:
        judging = (*group("rights", "deciding"), "propose", "request", "sign")
        return kinds()[word] if named[0] != "权限" or kinds()[word] in judging else ""
    if over := _OVER.fullmatch(bare):
        # 费用审批权限, 投资决策权
        return kinds().get(over["word"], "")
    if told := _label().fullmatch(bare):
        return kinds().get(next(filter(None, told.groups()), ""), "")
    deciding = decider(bare)
    return kinds().get(deciding["word"], "") if deciding else ""


def _label() -> re.Pattern[str]:
    """Match 可自主决定, 处理后报备, 分行经理对下列事项有否决权 and 店长有权决定下列事项."""
    return pattern(
        r"(?:[我你]们?|本岗位?|本人)?(?:有权|可以?|能够?|先)?(?:自己)?(?:<<granting.alone>>)*(决定|决策|审批|批准|处理|拍板)"
        r"(?:权限内|<<granting.told_after>>|的(?:事[项情务儿]?|内容|范围)?)?"
        r"|(决策|决定|审议|审定|议决)(?:的?事项|范围|内容)"
        r"|.+[对就](?:下列|以下|如下).{0,8}(?:有|享有|拥有|行使)(.{2,6})权"
        r"|.+(?:有权|可以?)(?:<<granting.alone>>)*(.{2,4})(?:下列|以下|如下).{0,8}"
    )


@lru_cache(maxsize=REMEMBERED)
def matter_of(title: str) -> str:
    """Return what a list's title says its rights are about (六、补偿权限 → 补偿), "" for nothing."""
    bare = _unnumbered(title)
    named = pattern(
        r"(?P<what>.{2,10}?)(?:金额)?[及与和]?(?:审批|核决|核准|签核)?<<rights.ends>>"
    ).fullmatch(bare)
    what = named["what"] if named else ""
    deed = what in kind_words().every and not _is_decided(what, bare)
    return "" if deed or what in _POSTS else what


def labelled(title: str) -> str:
    """Return the matter that a label stands behind in a list's title (重大合同|审批权限), "" for no label."""
    label = next((w for w in structure("sections")["matter_labels"] if title.endswith(w)), "")
    return title.removesuffix(label) if label else ""


def matter_of_group(heading: str, text: str) -> str:
    """Return what the rights below a heading are about: its words, or what the whole text rules.

    核决权限 in a 采购作业办法 is over 采购.
    """
    if ruled := _ruled(_unnumbered(heading)):
        return ruled
    lists, bare = structure("sections"), _unnumbered(heading)
    if bare in lists["leftover"] or _wide(bare).endswith(tuple(lists["matterless"])):
        return ""
    if not pattern("(?:核决|授权|权责|<<rights.ends>>)$").search(_unnumbered(heading)):
        # 合同管理 above who approves: the contract.
        named = re.sub("(?<=..)管理$", "", _RULE.sub("", plain(_DOTTED.sub("", heading))))
        deed = named in kind_words().every and not _is_decided(named, heading)
        return "" if deed or named in lists["vague"] else named
    rules = _RULES.match(text.lstrip())
    return matter_of(heading) or (rules["what"] if rules else "")


def is_of_steps(title: str) -> bool:
    """Say whether a title names what the steps below it approve (第二章 借款审批流程, 报销程序)."""
    return re.search("(?:审批|流程|程序)(?:如下)?[:：]?$", title) is not None


def _is_decided(deed: str, heading: str) -> bool:
    """Say whether of two deeds one is what a heading says is decided on (付款审批流程, 报废审批权)."""
    told = re.search(f"{deed}(?:金额)?[及与和]?(?:审批|报批|批准|核准|核决|签批|签核)", heading)
    return told is not None and deed in words("verbs", "transacted").every


def _ruled(heading: str) -> str:
    """Return what a heading says is approved below it (授信由…提出，按以下权限审批), "" for another."""
    told = _RULED.fullmatch(heading)
    first, _, last = re.sub("[：:，,]$", "", heading).rpartition("，")
    if first and _BY_STEPS.fullmatch(last):
        return topic(first.partition("，")[0])
    return told["what"] if told else ""


def _wide(title: str) -> str:
    """Return a title with its brackets as Chinese text has them."""
    return title.replace("(", "（").replace(")", "）")


def _unnumbered(title: str) -> str:
    return _LED.sub("", _NUMBER.sub("", title))


def tells_duty(text: str) -> bool:
    """Say whether an item below 审批权限：… tells a duty (负责盘点, 每月提交报告) or nothing (无)."""
    told = re.match("负责|(?:无|没有|暂无|不适用)[。/]*$|每[日天周月季年]", text)
    # 每日3台以内外协车辆的调用 is a matter with its limit.
    return told is not None and (told[0][0] != "每" or verb_at(text, told.end()) != "")
