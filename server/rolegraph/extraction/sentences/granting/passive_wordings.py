"""How clauses say that somebody decides: by a marker (由…审批, 报…批准), at their head, behind a bound."""

import re
from functools import cache

from rolegraph.extraction.sentences.limits.within import WITHIN
from rolegraph.extraction.sentences.wording.anchors import Anchored, anchored, behind_holder
from rolegraph.extraction.sentences.wording.deciding_words import deed_kinds, deed_words, placing
from rolegraph.extraction.sentences.wording.holders import HOLDER
from rolegraph.extraction.sentences.wording.lexicon import pattern
from rolegraph.reading.alternation import either

_MANNER = (
    rf"(?:{WITHIN}|(?:<<granting.thoroughly>>)*<<granting.hearing>>[^，。；由经]{{1,14}}?<<granting.opinions>>[之以]?后"
    r"|<<granting.weighing>>(?:合格|通过)?(?:[之以]?后|并|、|，并|(?=审|推荐|决定))|决定(?=聘任|聘用|任免|任命|解聘)|事先|口头|电话|<<granting.majorities>>|代为|代行|暂代|<<granting.freely>>|[视依][^，。；由经的]{0,5}?(?:情节|情形|情况|需要|程度|轻重)(?:轻重)?|[两二三]人|双方|负责|进行|的|书面|初步|统一|集体|共同|联合|会同|联签|研究|讨论"
    r"|[做作]出(?:[^，。；的]{0,4}?)(?=终审|审批|审核|批准|核准|裁[决定]|决定)|进一步|再次|重新|进行(?:[^，。；、]{1,3}性[、和与及]?)+|代表(?:本?公司|集团|企业|本?单位|学校|医院|本?院|本?校|机构)|每[年月季周]度?|[“\"]?一支笔[”\"]?)*"
)
#: 提|会员大会审议
_TO_BODY = (
    "提(?=(?:会员|股东|董事|理事|监事|社员|代表)大?会"
    "|[^，。；提由经]{2,12}(?:委员会|评议会|审议会|小组|会议)(?:审议|评议|审查|讨论|决议|议决|审定|复议))"
)
#: 应提|总经理批准, 须|总经理批准, where no further marker stands behind.
_ASKED_OF = (
    "[须需应并另]提(?![交出供前请报高升起])"
    "|[须需]要?(?![请报由呈送上提征取获交转]|事先|事前|经(?!理|办人|手人))"
)
#: 超过一天|转车间主任批准
_PASSED_ON = "(?<![流周运])转(?!运(?!营)|[正岗账帐让包租移化入出款产换发达报呈交送介])"
#: 经 in 经理, 经办 or 经营 is none, in 经理事会, 经办公室 and 经营业部 it is.
_NO_MARKER = "(?<=经)(?:理(?!事)|办(?!公)|过|济(?!委)|营(?![业销运管]))"

#: 编制库存月报|送财务主管核对: 月报 is a paper; 按月|报送财务部 is none.
_NO_PAPER = r"(?<![^每按逐次当本上下各个\d一二三四五六七八九十度][日周旬月季年](?=报[送交呈]))"


@cache
def marked() -> re.Pattern[str]:
    """Match a holder behind what says that they decide: 由财务部审核, 报总经理批准."""
    marker = (
        f"(?P<marker><<granting.markers>>|{_TO_BODY}|{_PASSED_ON}|<<granting.basis>>|{_ASKED_OF})"
    )
    word = rf"(?P<word>{deed_words()}|<<granting.resolved>>(?=$|[，。；]|(?:通过)?后))"
    return pattern(
        rf"(?<!以(?=上))(?<!申(?=请))(?<!汇(?=报)){_NO_PAPER}(?!<<granting.no_markers>>){marker}(?!{_NO_MARKER})"
        rf"{HOLDER}{_MANNER}{word}"
    )


@cache
def appointed() -> Anchored:
    """Match who puts somebody into office (由校长聘任); what 提请 asks for is no deed of theirs."""
    words = f"{either(placing())}(?=$|[，。；]|后|并|产生)"
    deed = rf"(?P<marker>[须需应均皆先再交]?由){HOLDER}{_MANNER}(?P<word>{words})"
    return anchored(f"由(?s:.*){words}", deed)


@cache
def opening() -> re.Pattern[str]:
    """Match a holder that stands at the head of its clause: 总经理最终审批, not 部门内部的审批."""
    manner = _MANNER.replace("|的", "")
    # 行政审批 is a kind of approval.
    named = rf"(?!(?:行政|人事|财务|法务){deed_words()}){HOLDER}"
    return pattern(rf"(?:则|并)?{named}(?:<<frames.modals>>)?{manner}(?P<word>{deed_words()})")


@cache
def bounded() -> Anchored:
    """Match an amount at the head of a clause and who decides behind it: 业务费1000元以下|部门经理审批."""
    manner = _MANNER.replace("|的", "")
    within = (
        r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)[万千百]?(?:元|天|日|%|折)?"
        r"(?:（不?含[^）]*）)?(?:以[上下内]|之内|内)"
    )
    return anchored(
        within,
        rf"(?:则|并)?[^，。；由经报]{{0,12}}?{within}"
        rf"(?:（不?含[^）]*）)?[-–—－]*的?{HOLDER}(?:<<frames.modals>>)?{manner}(?P<word>{deed_words()})",
    )


_JOINT = (
    r"(?:[后并，、再及和与必须需还仍另]|或者?(?!授权|委托|指定|其)|然后|最后|(?<=[并须应再])提|提(?=.{2,4}会)"
    rf"|(?:形成|提出|出具)[^，。；]{{0,6}}意见(?=后)|{_PASSED_ON}|<<granting.markers>>)*"
)


@cache
def following() -> Anchored:
    """Match the next link of a chain of deciders: 由财务部审核|、总经理批准."""
    words = f"(?<![批审同核][准批意])(?:{either(placing())})(?=$|[，。；])"
    words = f"{deed_words()}|<<granting.resolved>>(?=$|[，。；])|{words}"
    return anchored(words, rf"{_JOINT}(?!(?<=经)理(?!事))(?:{HOLDER}{_MANNER})?(?P<word>{words})")


@cache
def sent_round() -> Anchored:
    """Match the deed whose holder stands behind it: 会签财务部."""
    words = either(word for word, kind in deed_kinds().items() if kind == "countersign")
    return anchored(
        words, rf"{_JOINT}(?P<word>{words}){HOLDER}(?=后|，|。|、|；|再|并|报|呈|送|$)"
    )


@cache
def second_hand() -> Anchored:
    """Match who decides behind somebody whose deed is no kind (由客户经理调查、支行行长审批)."""
    return anchored(
        "[由经][^，。；、]+、",
        rf"(?P<marker>由|经)[^，。；、由经]{{0,8}}?<<frames.titles>>[^，。；、由经]{{2,8}}、"
        rf"(?:再?由)?{HOLDER}{_MANNER}(?P<word>{deed_words()})",
    )


@cache
def charged() -> Anchored:
    """Match who is charged with deciding, and tells a duty: 财务部负责审核付款申请, 会计应每月核对台账."""
    deed = "(?:(?:主要|具体|全面|直接)?负责|(?:应当?|必?须)(?:每[日天月周季年]度?|定期))"
    return behind_holder(deed, rf"{HOLDER}{deed}(?={deed_words()})[^，。；]{{4,}}")


@cache
def after_telling() -> Anchored:
    """Match who is told before what the clause decides: 报总经理后|…."""
    return anchored("报(?s:.*)后", rf"[并再]?(?:上报|呈报|报请|报){HOLDER}[之以]?后(?=..)")
