"""What a clause that grants nothing is about, for the grant behind it: 采购合同, 经法务部审核."""

import re

from rolegraph.extraction.sentences.clauses.predicates import predicate
from rolegraph.extraction.sentences.matters.barred_matters import is_thing
from rolegraph.extraction.sentences.matters.deed_topics import of_deed
from rolegraph.extraction.sentences.matters.passive_matters import NEEDED, heard
from rolegraph.extraction.sentences.matters.plain_matters import plain, without_standards
from rolegraph.extraction.sentences.matters.steps_beside import (
    UNDER,
    WHATEVER,
    asked_first,
    brought_forward,
    carries_out,
)
from rolegraph.extraction.sentences.rights.rights import rights
from rolegraph.extraction.sentences.wording.frequencies import EVERY
from rolegraph.extraction.sentences.wording.holders import ends_in_name
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import group, pattern
from rolegraph.extraction.sentences.wording.quantities import quantities

#: What is done on the way to somebody's approval (设立登记的审核，报局长核准).
_STEP = re.compile("..[的之](?:审核|初审|复核|核实|审查|核准|审批|批准|建议)$")
#: 同意采购注塑机两台: what a meeting's minutes agree to; 同意后 names nothing.
_AGREED = 5
#: What a case has in it, and no matter of its own (涉及关联交易的，报董事长审批).
_CASE = re.compile(
    "或?(?:[^，。；]{2,10}无效|(?:对于?)?(?:涉及|属于|违反|影响|因(?![公私]))[^，。；的]*|[^，。；]{2,10}?(?:仍|坚持|不同意|有异议)[^，。；]{0,8}|(?:情节|后果|性质|影响)(?:较为?|特别|十分|不)?(?:严重|轻微|恶劣|重大|轻|重)|超(?![过出])[^，。；的]{1,8}"
    "|超[过出][^，。；]{1,10}(?:授权|权限)(?:范围)?)的?"
)
#: In which case a matter is that was named before, and nothing that it could be: 全免者, 半价以内, 预算外的,
#: 超过标准者, 有总经理出席的, 其他人确需乘坐的.
_OF_BEFORE = re.compile(
    "(?:全[免额部]|[全半]价(?:以[内下上])?|(?:预算|计划|编制|标准|名录|目录|范围)[内外之以]{1,2}(?:[且并、]?[每单][^，。；的]{1,2})?"
    "|(?:超[过出]|低于|高于|符合|达到|在|按)[^，。；的\\d]{0,6}(?:标准|定额|限额|规定|基准)[内外]?|有[^，。；的]{2,10}(?:出席|参加|陪同|在场)"
    "|其[他它余](?:人员?|员工|部门)[^，。；的]{0,2}(?:确需|需要?|要求)[^，。；的]{2,6})[的者]?"
)
# 一般员工招聘在编制计划内的: what is within bounds.
_WITHIN = re.compile(
    "(?P<what>[^，。；]{2,16}?)(?P<case>(?:在|处于)[^，。；]{2,12}(?:[内外]|以[上下]))[的者]"
)
# 对让步接收无决定权: what is spoken of.
_LACKED = re.compile("对(?P<what>[^，。；]{2,20}?)(?:没有|无)[^，。；]{0,6}权限?")
# 因质量问题退菜的: the matter stands behind the reason.
_REASON = re.compile(
    "因[^，。；]{1,10}?(?:原因|问题|需要|缘故|故)(?:申请|要求|需)?(?P<what>[^，。；]{2,10})的"
)
# 因质量原因造成的退货: what it leads to.
_CAUSED = re.compile(
    "因[^，。；]{1,14}?(?:造成|引起|导致|产生|发生|需要(?:开支|支出|支付|购买|购置|采购|使用)?)的(?P<what>[^，。；]{2,10})"
)
# 顾客凭小票要求退换商品的: what somebody asks for.
_ASKED_FOR = re.compile("[^，。；]{2,20}?(?:要求|申请|请求)(?P<what>[^，。；的\\d]{2,16})的")
# 公务接待实行事前审批: what the clauses behind it say who approves; 所有退换货严格按照流程执行.
_RULED = re.compile(
    "(?P<what>[^，。；]{2,16}?)(?:(?:实行|实施|采取|执行|遵循)[^，。；]{0,8}(?:审批|审核|核准|批准|管理|申请|报批|复核|会签)制?度?"
    "|(?:必须|应当?|须|需|均|一律)*严格(?:按照?|依照|遵照|根据|执行)[^，。；]*"
    f"|{UNDER}(?:开展|进行|实施|推进))"
)
# 所有付款申请须逐级审批: that it is approved, and by nobody in particular.
_STEPWISE = re.compile(
    "(?P<what>[^，。；]{2,16}?)(?:必须|应当?|须|需要?|均|皆|都|一律)+(?:逐级|分级|按[^，。；]{2,6}|事先|事前|履行)(?:上报|报批|审批|审核|批准|请示)(?:程序|手续)?"
)
# 决定事项确需变更的: the change of it.
_CHANGED = re.compile(
    "(?P<what>[^，。；如若因]{2,12}?)(?:确需|需要|需|须)(?P<deed>变更|调整|修改|修订|延期|取消|更改|变动|追加)的"
)
# 变更申请由工程师提出: what somebody brings forward.
_BROUGHT = re.compile(
    "(?<=..)是?由[^，；。]{2,12}(?:负责)?"
    "(?:统一)?(?:提出|提交|发起|填写|申请|编制|制定|起草|拟定|草拟|汇总|整理|组织|论证|初审)"
    "(?:书面|初步|处理|审核|具体)*(?:方案|申请|意见|建议|报告|草案)?后?$|由[^，；。]{1,16}(?:审批|批准|核准|审核|复核|初审|审查|签字|签章|确认|决定|确定|裁定|评审|评定|会审|会商|审议|讨论)$"
    # 职工请探亲假须科室签署意见
    "|(?<=..)(?<![供响反适相感效对])(?:必须|应当?|须|需要?)(?:先?由|经)?[^，。；]{1,12}?(?:签署|签注|出具|提出)[^，。；]{0,6}意见后?$"
    # 组织结构的调整均需提交申请
    "|(?<=..)(?:一律|[均都皆])?(?<![供响反适相感效对])(?:必须|应当?|须|需要?)(?:[^，；。由经报]{2,6}?(?=提出|提交))?(?:提前|事先|书面)*(?:提交|提出|递交|填写|办理)(?:书面|相关)?申请(?:手续)?$"
    # 固定资产报废须经技术鉴定, 预算外支出一律先申请后支出
    "|(?<=..)(?:必须|应当|须|需|应)(?:先)?(?:经过?|进行|通过)[^，；。]{2,10}$|(?<=..)(?:一律|均|皆|必须|须|应)?先[^，；。]{2,6}后[^，；。]{2,6}$"
)


# 员工出差先|由本人填写申请
_FIRST = re.compile("(?<=..)[先均皆都]+$")
#: What must be done with a thing, or who alone may use it: 业务招待要事先说明对象, 公务舱只有总经理可以乘坐.
_DEMANDED = re.compile(
    "(?P<what>(?:[^，。；\\d由经报对将把]|报(?=[销废价关告表名税账])|经(?=[费营济])){2,12}?)(?:应当|必须|一律|只有|须|(?<![所急必])需(?!求)|(?<![供响相反适效对])应(?![收付急用])"
    "|(?<![需主重必纪摘简概首只还])要(?![求素点闻件约么]))(?=[^，。；]{2})"
)
# 报销单应在出差结束后七日内提交: what must be done with a thing, and when.
_TIMED = re.compile(
    "(?P<what>[^，。；]{2,16}?)(?:必须|应当|须|需要?|应)(?=在|于|事先|事前|提前|及时|按时|按规定|当[日天月]|每|次日|次月)[^，。；]+"
)
# 供应商由采购部负责开发, 由采购部负责询价: who is charged with what of a matter.
_CHARGED = re.compile(
    "(?:(?P<what>[^，。；由]{2,20})由|由)?(?P<who>[^，。；由的]{2,12}?)负责(?!人)[^，。；]{2,4}"
)
# 员工转正由直接上级评价, 用款由用款部门说明原因: what somebody does something with first, whatever that is.
_IN_HAND = re.compile(
    r"(?P<what>[^，。；由]{2,20}?)(?:是|均|皆|都|应当?|必须|须|需要?|一律|统一|先|首先|原则上)*(?<![理自缘事])由(?!于|来)"
    r"(?P<by>(?:[^，。；由]|(?<=[理缘事])由){4,24})"
)
# 每季度由财务部对费用进行审计: what somebody does something to.
_DONE_TO = re.compile(
    rf"(?:{EVERY.pattern})?由[^，。；对]{{2,12}}?对(?P<what>[^，。；]{{2,20}}?)(?:进行|予以|加以)[^，。；]{{2,6}}"
)
# 由人力资源部提出处分意见: the paper that goes on to whoever approves it.
_PROPOSED = re.compile(
    "由[^，。；]{2,12}(?:提出|拟定|拟订|提交|出具)"
    "(?P<what>(?!书面|具体|初步|审核|申请|审查|评审)[^，。；的]{2,6}(?:意见|建议|方案))后?$"
)
# 首先由各项目部编制次月费用计划: what is drawn up goes on to whoever approves it.
_DRAFTED = re.compile(
    "(?:首先|先|一般|统一|应当?|须)*由[^，。；由]{2,30}?(?:编制|拟定|拟订|起草|草拟|编写|上报|做)"
    "(?P<what>[^，。；的]{0,14}(?:计划|预算|方案|草案|清单|报表))后?$"
)

# 公司设副总经理若干名，由总经理提名: whom the words behind it put into office.
_SET_UP = re.compile(
    r"[^，。；]{0,12}?(?:设[立有置]?|置)(?P<what>[^，。；设置]{2,10}?)(?:\d{1,2}|[一二两三四五六七八九十]{1,2}|若干|数)[名人位]"
)
# 采购部就采购方案提出意见: on what.
_OPINED = re.compile(
    "[^，。；就]{2,12}就(?P<what>[^，。；]{2,16}?)(?:提出|形成|出具)[^，。；]{0,6}意见"
)
# 对护士长的任免提出意见: on whom or what.
_OPINED_ON = re.compile(
    "(?:[^，。；对]{2,12}|并)?(?<![绝针面])对于?(?P<what>[^，。；对]{2,24}?)(?:提出|出具|签署)[^，。；]{0,6}(?:意见|建议)"
)
# 各单位应填具请购单送总务处汇办: the paper that goes on.
_FILLED_IN = re.compile(
    "(?:详列|填具|填妥|造具|编具|拟具|缮具)(?P<what>[^，。；]{2,16}?)(?:函?送|交|报)[^，。；]{2,12}(?:汇整|汇办|汇总|核办|审核|审查|备查)$"
)
_PENAL = re.compile("处分|处罚|惩处|惩罚|奖惩|处理(?:意见|建议)|问责|追责")


def proposed(clause: str, about: str) -> str:
    """Return the paper that somebody draws up (由人力资源部提出处分意见) and another then approves, or "".

    So it is where nothing else is spoken ``about``, or somebody is to be punished.
    """
    m = _PROPOSED.search(clause) if "由" in clause else None
    return m["what"] if m and (not about or _PENAL.match(m["what"])) else ""


def goes_on(clause: str) -> bool:
    """Say whether a clause names no matter but who does what with the one before (由经理提出申请)."""
    if _timed(clause) or _OPINED.fullmatch(clause) or _OPINED_ON.fullmatch(clause):
        # 员工离职应提前30天提出申请 names what is applied for.
        return False
    charged = _CHARGED.fullmatch(clause)
    if charged and not charged["what"] and ends_in_name(charged["who"], len(charged["who"])):
        return True
    applied = brought_forward().fullmatch(clause) or WHATEVER.match(clause)
    if applied is None and asked_first().fullmatch(clause):
        # 须征得调出、调入部门经理同意: who is asked besides.
        return True
    return applied is not None or heard().fullmatch(clause) is not None or carries_out(clause)


def by_reason(clause: str) -> bool:
    """Say whether a clause names its matter behind why it comes up (因质量问题退菜的)."""
    return _by_reason(clause) is not None


def _by_reason(clause: str) -> re.Match[str] | None:
    return _REASON.fullmatch(clause) or _CAUSED.fullmatch(clause)


def is_case(what: str) -> bool:
    """Say whether words only say in which case (超预算但超出比例|不超过10%的), and not what."""
    return _CASE.fullmatch(what) is not None


def is_of_before(what: str) -> bool:
    """Say whether words only say in which case the matter before is (全免者, 预算外的), and name none."""
    return _OF_BEFORE.fullmatch(what) is not None


def in_case(what: str) -> tuple[str, str]:
    """Return a matter and the bounds in words it is within (讲师酬金|在规定标准内者), which may be none."""
    within = _within(what)
    return (within["what"], within["case"]) if within else (what, "")


def topic(clause: str) -> str:
    """Return the matter that a clause names, its own words where no rule finds one in them."""
    if clause.startswith("同意") and len(clause) > _AGREED:
        clause = clause.removeprefix("同意")
    return plain(_topic(_charged_with(without_standards(heard().sub("", clause)))))


#: 会计主任负责|原始凭证的审核，由校长复核
_CHARGES = re.compile(
    "(?P<who>[^，。；的对由、]{2,12}?)(?:主要|具体|全面|直接|统一)*负责(?!人)(?=[^，。；]{3})"
)


def _charged_with(clause: str) -> str:
    """Return what somebody is charged with (会计主任负责|凭证的审核), another clause as it is."""
    charges = _CHARGES.match(clause)
    who = charges["who"].removesuffix("员") if charges else ""
    return clause[charges.end() :] if charges and ends_in_name(who, len(who)) else clause


def _topic(clause: str) -> str:
    if lacked := _LACKED.fullmatch(clause):
        return lacked["what"]
    if named := _names(clause):
        return "".join(filter(None, (named["what"], named.groupdict().get("deed"))))
    held = rights(clause) if pattern(r"<<rights.ends>>$").search(clause) else ()
    held = held or (rights(clause, True) if _STEP.search(clause) else ())
    if held:
        return held[-1].object.removeprefix("负责")
    if clause.endswith("时") and clause[:1] in "因如遇当若":
        return ""
    if asked := _asks().match(clause):
        clause = clause[asked.end() :]
    if needed := NEEDED.match(clause):
        clause = clause[needed.end() :].removesuffix("时")
    if _CASE.fullmatch(clause) or clause in group("granting", "answers"):
        return ""
    # 请购金额在一万元以下者
    return clause if clause.endswith("者") else _left(clause)


def _left(clause: str) -> str:
    """Return the matter of a clause without what somebody does with it first."""
    left = asked_first().sub("", _BROUGHT.sub("", clause))
    # 使用部门|须签署意见: who has to, and not on what.
    somebody = left != clause and ends_in_name(left, len(left))
    if left == clause and (asked := _DEMANDED.match(clause)) and _is_matter(asked["what"]):
        # 业务招待|要事先说明对象: what must be done with it says not what it is.
        return asked["what"]
    return of_deed(_FIRST.sub("", left)) if left and not somebody else ""


def _is_matter(named: str) -> bool:
    """Say whether words before a demand name a thing, and nobody and no deed of somebody's."""
    read = predicate(named)
    deed = read is not None and not read.closing
    return not deed and is_thing(named) and not ends_in_name(named, len(named))


def _names(clause: str) -> re.Match[str] | None:
    """Match a clause that names its matter (``what``) and says how it is dealt with."""
    charged = _CHARGED.fullmatch(clause)
    ruled = _RULED.fullmatch(clause) or _STEPWISE.fullmatch(clause)
    named = _by_reason(clause) or ruled or _within(clause) or _SET_UP.fullmatch(clause)
    named = (
        named
        or _OPINED.fullmatch(clause)
        or _OPINED_ON.fullmatch(clause)
        or _DONE_TO.fullmatch(clause)
    )
    named = named or _FILLED_IN.search(clause) or _DRAFTED.match(clause)
    named = (
        named
        or _CHANGED.fullmatch(clause)
        or _asked_for(clause)
        or _timed(clause)
        or (charged if charged and charged["what"] else None)
    )
    return named or in_hand(clause)


def _asked_for(clause: str) -> re.Match[str] | None:
    m = _ASKED_FOR.fullmatch(clause)
    return m if m and verb_at(m["what"], 0) else None


def in_hand(clause: str) -> re.Match[str] | None:
    """Match a matter (``what``) that somebody has in hand, ``by`` whom and how (用款由用款部门|说明原因)."""
    # 每季度由财务部对费用进行审计: when, and not what.
    m = None if EVERY.match(clause) else _IN_HAND.fullmatch(clause)
    by = m["by"] if m else ""
    acts = any(ends_in_name(by, n) for n in range(2, len(by) - 1))
    return m if acts and not NEEDED.match(clause) else None


def is_in_hand(before: str) -> bool:
    """Say whether the clause right before says who has a matter in hand (文件由办公室确认，)."""
    clause = re.split("[。；，]", before)[-2] if before.endswith("，") else ""
    return bool(clause) and in_hand(clause) is not None


def is_needed(clause: str) -> bool:
    """Say whether a clause names what somebody needs, done or not (如需变动, 确需外借的)."""
    need = "(?:[如若]确?需要?|确需|确因[^，。；的]{1,8}?(?:需要?|须))"
    return re.fullmatch(f"{need}(?:(?!情况)[^，。；]){{2,24}}", clause) is not None


def _asks() -> re.Pattern[str]:
    """Match who asks, and that they bring a paper: 经办人填写|派车单."""
    return pattern(
        "(?:各|由)?<<granting.applicants>>(?:应当?|必须|须|需要?|先)*<<granting.preparing>>(?=[^，。；]{2})"
    )


def _timed(clause: str) -> re.Match[str] | None:
    m = _TIMED.fullmatch(clause)
    return m if m and is_thing(m["what"]) else None


def _within(clause: str) -> re.Match[str] | None:
    # 采购金额在1万元以下的 says an amount, which the limit is read from.
    return None if quantities(clause) else _WITHIN.fullmatch(clause)
