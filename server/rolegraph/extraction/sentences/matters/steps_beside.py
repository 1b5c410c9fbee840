"""Steps that others take with a matter before somebody approves it, or after: clauses that name no matter."""

import re
from functools import cache

from rolegraph.extraction.sentences.wording.anchors import Anchored, anchored, behind_holder
from rolegraph.extraction.sentences.wording.frequencies import EVERY
from rolegraph.extraction.sentences.wording.holders import HOLDER, ends_in_name
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern

#: How far behind the head of a clause who acts is named.
_ACT = 10
#: 在分管副总指导下
UNDER = "在[^，。；]{2,20}(?:指导|领导|带领|监督|主持|统筹|安排|协助|配合)下"
#: How something is done, in which case and by what rule, which is no matter.
WHATEVER = re.compile(
    # 超标支出，无论金额大小，一律报总裁审批; 除履行上述程序外，还须报总经理审批
    "(?:无论|不论|不管|不分)|除[^，。；]{2,}[之以]?外$"
    # 依招标办法第二条规定，签经秘书长核准; 有关联者，应会商办理
    "|(?:依据?|按照?|根据|遵照)[^，。；]+?规定$|(?:应当?|须|需)?(?:会商|洽商|协商)(?:后)?(?:办理|处理)?$"
    # 由设备科形成计划，报采购办，提交领导小组审批
    "|(?:再|并)?(?:上?报|交|送|转)(?:送|交|至)?[^，。；报批审核]{1,8}(?:部门?|[办处科室组]|中心|财务|人事)$"
    # 写明用章部门、事由及印别, 详细注明所需品名
    "|(?:并|应当?|必?须|需要?)*(?:详细|如实|清楚|逐项|认真|详尽)*(?:写明|注明|列明|载明|标明|叙明|述明|详述|敍明)"
    # 按凭证要求在摘要处填写报销内容
    "|(?:按照?|根据)[^，。；]{2,14}(?:要求|规定|格式|内容)(?:在[^，。；]{1,8}[处栏内上])?(?:如实|认真)?(?:填写|填列)"
    # 在分管副总指导下开展工作
    f"|{UNDER}"
    # 超过20万元的采购，须以公开招标方式进行
    "|(?:应当?|须|必须|需要?)?(?:以|采用|采取|通过)[^，。；]{2,12}(?:方式|形式|程序)(?:进行|采购|办理|确定|实施)?$"
)


def only_acts(clause: str) -> bool:
    """Say whether a clause is a title and a deed without an object (店员录用：店长面试，…)."""
    # 跨部门调动 is a matter, and nobody's deed.
    apart = "由" in clause[1:] or clause.startswith("跨")
    places = () if apart or len(clause) > _ACT else range(2, len(clause) - 1)
    return any(_are_deeds(clause[n:]) for n in places if ends_in_name(clause, n))


def _are_deeds(words_of: str) -> bool:
    """Say whether words are a verb or two, and name no thing (汇总编制)."""
    first = verb_at(words_of, 0)
    rest = words_of[len(first) :]
    return bool(first) and (not rest or verb_at(rest, 0) == rest)


@cache
def asked_first() -> re.Pattern[str]:
    """Match who acts first (须经调出部门经理同意, 需由部门负责人提出), which is no matter."""
    return pattern(
        "(?:应当?|须|需要?|均|皆|都|一律|必须)+(?:经|由|报|征得|取得|获得)[^，；。]{2,20}(?:<<granting.passing>>)后?$"
    )


#: 经费支出的审批 is no step by somebody.
_BY = "(?:经(?![费营办理济销])|由)"


@cache
def brought_forward() -> re.Pattern[str]:
    """Match who does what with the matter before (由区域经理提出申请, 采购员须书面说明原因)."""
    brings, papers = "(?:<<granting.bringing>>)", "(?:<<granting.papers>>)"
    checks, shows = "(?:<<granting.checking>>)", "(?:<<granting.showing>>)"
    return pattern(
        f"(?:可以?|应当?|须|需要?|统一|一律|先)*由[^，；。]{{2,12}}{brings}(?:书面|具体)?(?:{papers}|[^，；。]{{2,16}}[表单书签函][》」]?)?"
        f"|(?:必须|应当?|须|需要?)?先?(?:{_BY}过?|征得|取得|获得)[^，；。]{{2,30}}{checks}(?:[、和及]登记)?(?:同意|通过|合格)?后?"
        f"|(?:[^，；。由对就向]{{0,8}}?<<frames.titles>>)?(?:都|均|皆)?(?:须|应当?|需要?|必须)(?:书面|事前|事先|提前|先)*(?:{shows}|有)[^，；。]+"
        "|(?:[^，；。]{2,16}的)?(?:将|应|予以|一律|直接)+(?:退回|退还|驳回|打回)[^，；。]{0,10}"
        "|(?:并|后|随|须|需|应|同时)*(?:检附|检具|附具|附(?![件录则加属近])(?:上|有)?)[^，；。]{2,}"
        "|(?:由|并)?[^，；。由]{0,12}?(?:<<frames.titles>>|<<granting.holders>>)(?:负责|牵头)?组织[^，；。]{2,12}?"
        "(?:<<granting.checking>>|会审|会签|评审|论证|鉴定)后?"
        f"|[^，；。]{{0,12}}?(?:予以|给予)(?:确认)?(?:审核|审查|审批|验收)?(?:通过|合格)后?"
        f"|[^，；。由]{{0,12}}?<<frames.titles>>(?:根据|按照?|依据|依照)[^，；。]{{2,24}}?进行(?:复核|核对|{checks})"
        f"|由[^，；。]{{2,12}}(?:书面|自行)?申请|[^，；。由对就向的]{{2,12}}(?:提出|提交|发起)(?:书面)?(?:申请|请示)后?"
        f"|(?:应当?|须|需要?)?{_BY}[^，；。]{{2,12}}(?:<<granting.drafting>>)(?:[^，；。]{{0,6}}(?:{papers}|计划))?后?"
        f"|{_BY}?(?![^，；。]{{4,}}[须需])[^，；。由]{{2,16}}(?:签署|签注|提出|出具|签)[^，；。]{{0,6}}意见后?"
        "|[^，；。]{1,8}?(?:应当?|须|需要?)?(?:提前|事先|书面|及时)*向[^，。；]{2,10}(?:提出|提交|递交)(?:书面)?(?:申请|请示|报告)后?"
        "|(?:形成|达成|提出|出具|签署|签注)[^，；。]{0,6}意见后?"
        f"|由[^，；。由]{{2,12}}(?:<<granting.looking>>)[^，；。]{{0,8}}"
        f"|(?:{EVERY.pattern})?由[^，；。由对就向]{{2,12}}进行[^，；。]{{2,4}}"
    )


def carries_out(clause: str) -> bool:
    """Say whether a clause only says who does the paperwork then (办公室用印, 报人事部备案)."""
    done = "(?:负责)?(?:用印|盖章|备案|备档|存档|归档|登记|执行|办理|付款|支付)"
    told = behind_holder(done, f"(?:报|交|送|由)?{HOLDER}{done}")
    return told.fullmatch(clause) is not None


def fills_in(clause: str) -> bool:
    """Say whether a clause only says who fills in a form first (采购员填写申请单后)."""
    return _filled().fullmatch(clause) is not None


@cache
def _filled() -> Anchored:
    return anchored(
        "填[写报制]",
        "[^，；。由对就向]{0,8}?(?:<<frames.titles>>|<<granting.applicants>>|授权人)(?:应当?|必须|须|需要?|先)*"
        "(?:填写|填报|填制)[^，；。]{2,16}[表单书签函]》?后?",
    )
