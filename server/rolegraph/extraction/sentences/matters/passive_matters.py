"""What a clause that says who approves is about: the words before the approval, or those it allows."""

import re

from rolegraph.extraction.sentences.clauses.frames import frame
from rolegraph.extraction.sentences.clauses.predicates import leads_by_itself, predicate
from rolegraph.extraction.sentences.clauses.trimming import without_figure
from rolegraph.extraction.sentences.limits.limits import is_amount, split_limit
from rolegraph.extraction.sentences.matters.first_reviews import without_review
from rolegraph.extraction.sentences.matters.plain_matters import plain
from rolegraph.extraction.sentences.wording.anchors import Anchored, anchored, behind_holder
from rolegraph.extraction.sentences.wording.deciding_words import places
from rolegraph.extraction.sentences.wording.holders import HOLDER
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import group, pattern, words
from rolegraph.extraction.sentences.wording.manners import IN_FORM
from rolegraph.extraction.sentences.wording.moments import AHEAD, BESIDE, DEADLINE
from rolegraph.extraction.structure.names import titles, units

#: 如遇特殊情况需调整价格: when it is needed.
NEEDED = re.compile(
    "[^，。；因如若]{0,6}(?:部门|单位|人员|员工|职工)因[^，。；]{0,6}?(?:确需|需要|需)(?=[^，。；]{2})|(?:如|若|因|确因|凡)[^，。；]{0,12}?(?:确需|需要|需|须|要)(?=[^，。；]{2})|确需(?=[^，。；]{2})"
    # 需刻印章或更换旧章的，须填写刻章申请单
    "|需要?(?=[^，。；经由报批审]{3,}的$)"
)
#: 费用报销的审批权|单笔1000元以内的报销: a heading that is glued to its sentence.
_HEADING = re.compile(
    "^[^，。；]{2,24}?(?:(?:审批|审核|批准|核准|决定|签字)权(?=[^限的、和及与，。；])"
    # 差旅费的审批|省内差旅费, 预算外开支的审批权限|预算外开支
    "|的(?:审批|审核|批准)(?:权限)?(?=[^，。；的、和及与权流程手续表单意见人员后同通书文结材资事工时周期需应须由经报与按依标制规]{2}))"
)
#: That something is out of the ordinary says not what it is.
CASE = re.compile("(?:如有|遇|遇有|如遇|因)?(?:特殊|紧急|例外)(?:情况|情形|原因|事项)(?:下|的)?")
#: 除应由董事会决定聘任或者解聘以外的管理人员: what is left out, and by whom that is decided.
EXCEPTED = re.compile("除(?![尘雪锈草虫湿])[^，。；]{2,30}?(?:以外|之外|外)(?![包聘])的?")
DISAGREEING = "意见(?:不同|不一致|不统一|有分歧|分歧)"
#: 报价由经理审核，低于底价的报总监批准: how far off it is in words.
_BESIDE_IT = re.compile(
    rf"[^，。；]{{0,6}}{DISAGREEING}(?:时|的|者)?"
    r"|确?因[^，。；的]{0,6}?(?:需要|需求|原因)(?:的|者|时)?|(?:低于|高于|未达到?|不符合)(?:[^，。；的\d]{2,8})?(?:的|者|时)?"
)
#: 总经理出差期间|由财务经理代为审批: how long, not what.
_WHILE = re.compile("^[^，。；]{2,16}期间，?$")
_IN_FORM = re.compile(f"{IN_FORM}$")
#: Until when a matter is handed on (报告于三日内呈经理核准, 须提前一日报总经理批准).
_DUE = re.compile(
    rf"(?=[在于]){DEADLINE.pattern}$|{BESIDE}$|{AHEAD}(?:申请|提出申请|书面申请)?提?$"
    # 方案于3月底前报总经理批准
    r"|[于在]?(?:[每次当本隔上下](?:周|星期|礼拜)|(?<![^，。；])(?:周|星期|礼拜))[一二三四五六日天末](?:[上下]午|晚[上间]?|下班)?[之以]?前?$"
    r"|[于在]?(?:每[日天月周]|[当次][日天月周])(?:[上下]午|早[上间]|晚[上间]?|下班|收工|营业结束)[之以]?[前后]?$"
    r"|[于在]?(?:每[年月季周]|[本次当下]月|\d{1,2}月份?)?(?:\d{1,2}[日号]|[月年季]?[底末初]|[上中下]旬)[之以]?前$"
)
#: 合同文本拟定完毕|交由律师审核: when, not what.
_BARRED = re.compile("(?:不得|不准|严禁|禁止)(?:未经|不经)[^，。；]{2,20}，$")
#: 查阅档案应持介绍信|经主管院长批准, 需求通过人力资源部|提交总经理批准: what they bring, and by way of whom.
_SHOWN = re.compile(
    "(?<=..)通过[^，。；通过]{1,10}(?:部门?|[处科室办]|中心)$|(?<=..)(?:应当?|必须|须|需)(?:持|凭|出示|携带)(?:本人|有效)?[^，。；]{2,16}$"
    # 单次事假超过3天需提供书面说明并由总监审批, 部门用车应该根据车辆的标准经部门经理审批
    "|(?<=..)(?<![员人门位者司科室])(?:应当?|必须|须|需要?)(?:提供|提交|附上?|出具|补办|提出(?=[^，。；]*意见))[^，。；]{2,16}$"
    # 2万元以上的支出须学校提出申请报教育局审批
    "|(?<=..)(?:应当?|必须|须|需要?)[^，。；由经]{0,8}(?:提出|提交|递交)(?:书面)?申请$"
    "|(?<=..)(?:应[该当]?|必?须|需要?)(?:根据|按照?|依据|依照|视)[^，。；]{1,12}(?:标准|规定|情况|需要|要求|性质|大小|程序|流程)$"
)
_DRAWN_UP = re.compile(
    "(?<=..)(?:拟定|拟订|起草|草拟|编制|编写|制作|填写|填制|填妥|整理|汇总|签订)(?:完毕|完成|好)后?(?:再|并|即)?$"
)
#: What others do first (经班子会集体讨论后|由主任签批): the matter stands in the clause before.
_BY_OTHERS = re.compile(
    "(?:经|由|报|提交)[^，。；]{2,20}后|(?:应当?|须|需要?|可以?)?由[^，。；对就]{2,16}"
    # 逐级审核并报总经理批准, 确认无误后提交总经理批准
    # 经采购组统一研究或请分管院长审批
    "|经过?[^，。；]{2,16}(?:研究|讨论|审议|论证|评审|协商)(?:同意|通过)?(?:后|或者?|并|，)+"
    # 填写完毕经部门经理审批
    "|(?:填写|填制|拟定|编制)(?:完毕|完成|好)后?"
    # 经理事会提交会员大会表决通过
    "|(?:须|需|应)?经[^，。；由报]{1,8}会"
    # 超过30天的，需经人力资源处报院长审批
    "|(?:应当?|须|需要?)?(?:先|逐级)?经(?!理|办|营)[^，。；由报经]{2,16}(?:[处科室办局]|部门?|中心)"
    # 经设备科论证符合购置条件的交院领导审批
    "|经[^，。；]{2,16}(?:符合|合格|属实)[^，。；]{0,8}"
    "|(?:形成|达成|提出|出具|签署|签注)[^，。；]{0,6}意见后"
    "|逐[级层](?:审核|审批|审查|复核|上报|报批)(?:同意|通过)?[后并，]*|(?:经)?(?:核对|核实|审查|确认|检查)(?:无误|属实|通过)[后并，]*"
)
_HANDLER = 6
_EVERYBODY = re.compile("[各该本](?:部门|单位|科室|分公司|子公司|门店|项目部)")
_MODAL = re.compile("(?:应当?|必?须|需要?|可以?|得|均|皆)+$")
_DEED = re.compile("([^，。；]{2,4})时")


def heard() -> re.Pattern[str]:
    """Match whose opinion is heard first (充分听取各部门意见后), which is no matter; that stands before."""
    return pattern(
        "(?:并|应当?|须|在|经过?|<<granting.thoroughly>>)*<<granting.hearing>>[^，。；]*?<<granting.opinions>>"
        "(?:后|的基础上|的前提下)?，?$"
    )


def _has_acted() -> Anchored:
    """Match that somebody has acted first (总经理审定后)."""
    acted = "[^，。；]{0,8}后"
    return behind_holder(acted, f"{HOLDER}{acted}")


def _brought() -> Anchored:
    """Match what leads to a thing that is brought forward: 并提前将|活动申请单, 采购员将|申请表."""
    return anchored(
        "[将把]",
        "(?:请[^，。；、将把]{2,24}?|[^，。；、将把]{0,8}?(?:<<frames.titles>>|[人者员]))?(?:并|提前|及时|事先|应|须|需)*[将把](?=[^，。；]{2})",
    )


def _prepared() -> re.Pattern[str]:
    """Match who prepares a matter, and on what paper: 办公用品由经办人填写申购单."""
    return pattern(
        r"(?P<what>[^，。；由]{2,16})由[^，。；由]{2,10}?<<granting.preparing>>[^，。；]*"
    )


def _filled_in() -> Anchored:
    """Match who writes a paper, that then goes on: 部门主管填写|《用款申请单》."""
    written = "(?:填写|填报|填制|写出|提交|出具|编制)"
    return anchored(
        f"{written}(?s:.*)[表单书告》]",
        r"[^，。；由经报]{0,8}?(?:<<frames.titles>>|<<granting.holders>>|<<granting.applicants>>|各科|各单位)"
        rf"(?:应当?|必须|须|需要?|先|自行)*{written}"
        r"(?P<what>《[^，。；》]+》|[^，。；]{2,16}[表单书告])后?",
    )


def is_exception(what: str) -> bool:
    """Say whether words tell that a matter is out of the ordinary, and not what it is (逾期, 特殊情况)."""
    out = pattern("(?:如有|如遇|如|若|遇有|遇|因|对|对于)?<<granting.exceptions>>(?:的|时|者)?")
    led = CASE.fullmatch(what) or out.fullmatch(what) or _BESIDE_IT.fullmatch(what)
    return led is not None


def bare_topic(text: str) -> str:
    """Return the words before an approval without modals, dates and manner (须提前一日, 以书面形式)."""
    modal = pattern(
        r"(?:(?<![细规准法总通守原不])<<granting.auxiliaries>>|(?<![取心获赢])得|(?<![归偿退返交])[还仍也亦](?=[须需应要]|$))+$"
    )
    return modal.sub(
        "", _IN_FORM.sub("", _DUE.sub("", _DRAWN_UP.sub("", _SHOWN.sub("", modal.sub("", text)))))
    )


#: Who signs first, whom no list knows (费用|均需由经办人、执总签字|后呈送总裁签字).
_FIRST_SIGNED = re.compile(
    "(?<=..)[均皆都须需应]*由[^，。；]{2,20}?(?:签字|签名|签署|签批|确认|会签|会审|评审|论证|研究|讨论)后?(?:呈送|呈报|呈|报送|报|送|交)?$"
    # 临时工作由分管副总经理电话|请示总经理同意
    "|(?<=..)由[^，。；由]{2,18}?(?:电话|口头|书面|当面)$"
)
_BASIS = re.compile("(?P<who>[^，。；]{0,8}?)(?:根据|按照|依据|依照)[^，。；]+")


def _of_basis(words_of: str) -> bool:
    """Say whether words tell by what somebody goes (财务科根据入库单和发票), and no matter."""
    m = _BASIS.fullmatch(words_of)
    return m is not None and (not m["who"] or _is_somebody(m["who"]))


#: 报办公会讨论，通过后|由总经理签批
_PASSED = ("通过后", "同意后", "审核后", "审议后", "讨论后", "通过后再", "同意后再")


def _away() -> re.Pattern[str]:
    """Match that somebody is away, who decides else (不在时|, 总经理外出|由副总经理代为审批)."""
    away = "(?P<away><<granting.away>>|(?P<missing><<granting.missing>>))"
    return pattern(rf"(?P<who>[^，。；]{{0,12}}?)(?:因公|因事|临时)?{away}(?:期间|时|的)?，?")


def present(before: str, earlier: str, deputy: bool) -> str:
    """Return the words before an approval without who is away then (外出时|合同由主管代为审批).

    To go away may be what is approved (员工出差由经理批准): not where a ``deputy`` stands in, nor where
    who is away decides in what was said ``earlier`` (借款由经理批准，经理外出由副经理批准), of another
    matter (员工出差由经理批准，经理出差由总经理批准).
    """
    m = _away().match(before)
    if m is None:
        return before
    acted = f"{re.escape(m['who'])}[^，。；]{{0,6}}?[批审核签决]"
    decides = titles.is_title(m["who"]) and re.search(acted, earlier) is not None
    gone = deputy or m["missing"] or (decides and m["away"] not in earlier)
    return before[m.end() :] if gone else before


def is_absence(words: str) -> bool:
    """Say whether words begin with the bearer's being away (外出时|合同): what follows is another's."""
    m = _away().match(words)
    return m is not None and not m["who"]


#: 各班组对单据进行整理后|报经理审核: what is handed on is what the deed was done to.
_DONE_TO = re.compile(
    "(?:[^，。；对]{2,12}(?<!针))?对(?P<what>[^，。；与向]{2,24}?)(?:进行|予以|加以)[^，。；]{2,8}后"
)


def matter_before(before: str) -> str:
    """Return what a passive clause is about: the object of its verb, else its first words."""
    if done := _DONE_TO.fullmatch(before):
        return done["what"]
    bare = without_review(_FIRST_SIGNED.sub("", before))
    # 设备部组织审核后报总经理批准: who reviewed first is no matter.
    what = "" if bare != before and _is_somebody(bare) else plain(_first_words(bare))
    return "" if _of_basis(what) else what


def _first_words(before: str) -> str:
    before = heard().sub("", before)
    if EXCEPTED.match(before) and not before.endswith("，"):
        return bare_topic(before).rstrip("的")
    if before in _PASSED or _BY_OTHERS.fullmatch(before) or _has_acted().fullmatch(before):
        return ""
    # 2000元至8000元的|签署意见后报总监审批: the matter stands before the bound.
    limit, rest = split_limit(before)
    if limit and rest.endswith("后") and _BY_OTHERS.fullmatch(rest.lstrip("的者")):
        return limit.text
    bare = _WHILE.sub("", bare_topic(_HEADING.sub("", before)))
    if prepared := _prepared().fullmatch(bare) or _filled_in().fullmatch(bare):
        return prepared["what"]
    lead = NEEDED.match(bare) or _brought().match(bare)
    bare = bare[lead.end() :] if lead else bare
    if (deed := _DEED.fullmatch(bare)) and verb_at(bare, 0) == deed[1]:
        # 验收时须由质检员签字: the deed itself is signed for.
        return deed[1]
    if before.endswith("后") and verb_at(bare, 0) == bare:
        # 审核采购计划，签字后送院长审批: the deed in between has the matter of the clause before.
        return ""
    bare = bare[frame(bare).end :] if not pattern(r"^<<frames.basis>>").match(bare) else bare
    read = predicate(bare) if bare else None
    # 对销售合同进行归类，报…审核 is over the contracts.
    led = (
        read is not None
        and bool(read.object)
        and (leads_by_itself(read) or read.object == read.frame.about)
    )
    told = without_figure(read.object.rstrip("的"))[0] if read is not None else ""
    # 奖励金额500元以内: so much of a reward, and no amount that somebody rewards.
    named = told in group("granting", "results") or is_amount(told)
    what = re.sub("(?<=[表单书])后$", "", bare.rstrip("的，"))
    if read is not None and led and not named and not _of_people(read.verbs[0], read.object):
        what = _with_figure(read.object, bare)
    # 展期两次以上的: a bound of the matter that was named before.
    return "" if re.fullmatch("以[上下内外]的?", what) else what


def _of_people(verb: str, whom: str) -> bool:
    """Say whether a deed is done to somebody, and so itself the matter (辞退员工须经总经理批准)."""
    done = verb in words("verbs", "transacted").every
    return done and whom.endswith(("员工", "人员", "职工", "干部"))


def _with_figure(what: str, text: str) -> str:
    """Return a verb's object with the figure behind it (报废|商品200元以内), which bounds the right."""
    at = text.find(what)
    behind = text[at + len(what) :] if at >= 0 else ""
    return what + behind if split_limit(behind)[0] is not None else what


def tells_of_thing(before: str, marker: str, behind: str, earlier: str) -> bool:
    """Say whether words only tell what a thing is like, by what others do with it, and grant nothing.

    签署|应由法定代表人签署的文件, 委员会是|经股东会决定设立的机构
    """
    if before.startswith("直接") and _BARRED.search(earlier):
        # 不得未经财务审核，直接提交总经理审批: what must not be done.
        return True
    signed = marker.endswith("由") and behind.startswith("的") and verb_at(before, 0) != ""
    # 实行总裁审批的原则 tells how it is done.
    ruled = re.match(
        "的(?:原则|方式|办法|模式|期限|时限|权限|流程|程序|顺序|环节)(?![，。；]?(?:须|由|经|报))",
        behind,
    )
    return signed or ruled is not None or (before.endswith(("是", "为")) and "的" in behind)


def is_silent(before: str, marker: str, behind: str, word: str) -> bool:
    """Say whether the words before a marker name no matter of the approval that a ``word`` tells."""
    # 凭经项目经理签字的采购计划采购: what is signed stands behind.
    shown = before.endswith(("凭", "持"))
    attributed = re.match("的(?![，。；])", behind) is not None and marker.startswith("经")
    # 大堂副理经房务经理批准可以冲减, 人事部须报总经理批准后辞退: who asks is no matter.
    who = _MODAL.sub("", before)
    # 财务负责人经总经理提名: that is whom it is about.
    asked = marker != "" and not (marker.startswith("由") or places(word))
    asks = asked and _is_somebody(who)
    return shown or attributed or asks


def _is_somebody(name: str) -> bool:
    everybody = _EVERYBODY.fullmatch(name) is not None
    handles = len(name) <= _HANDLER and name.endswith(group("granting", "handlers"))
    return everybody or handles or titles.is_title(name) or units.suffix(name) == 0
