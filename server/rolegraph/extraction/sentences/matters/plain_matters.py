"""A matter in plain words: without what leads to it (应当, 连同, 依照规定), "" where nothing else is left."""

import re

from rolegraph.extraction.sentences.wording.holders import ends_in_name
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern
from rolegraph.reading.characters import HAN

#: 开支|元以下, - |超上述标准: a bound whose figure is lost, and a bullet inside a line; 索赔报告|除外,
#: 装修方案|涉及结构改动: in what case.
_BESIDE = re.compile(
    # 对员工绩效|进行评估，报…审批
    r"(?<=..)(?:进行|予以|加以)[^，。；的]{2,4}$|(?<=..)除外的?$|(?<=..)[的之](?:拟办|拟议|研拟|签办|初拟)$|(?<=..)的必$|(?<=..)(?<!事项)涉及[^，。；]{2,12}$|(?<![\d×*xX一二两三四五六七八九十百千万亿几〇零仟佰拾壹贰叁肆伍陆柒捌玖０-９])[万千百]?元[（(]?以[上下内外]的?$|^[-–—•·*]+\s*"
)
#: 凡计划外开支, 计划内审批程序为: what opens a rule or heads its steps.
_RULE = re.compile(
    "^(?:其[与和及]|(?:经|如)?确认需要?|(?:如|若|凡)遇(?:有|到)?|遇[有到]|者|凡[是属]?|对于|所有的|但是?|而|惟|其中|对(?![账帐外内公口接比照象方手联标质数冲])(?=[^，。；的]{3,}$))(?=..)|^(?:原则上|一般|一律)*(?:严禁|禁止|不得|不准|不允许)(?=..)|(?<=..)(?<![、和与及])(?:的?(?:授权)?审批|的?报销)?(?:程序|流程|手续)(?:为|如下|是)?[:：]?$"
)
#: 1000元以上的支出|按上述程序审批后, 经审批同意后|添置物资: what is done with it before.
_BEFORE_THAT = re.compile(
    "(?<=..)按照?[^，。；]{2,8}(?:程序|流程|权限|规定)(?:审批|审核|报批|办理)?(?:同意|通过)?后?$"
    "|^经(?:审批|审核|批准|报批|审议)(?:同意|通过)?后的?(?=..)"
)
#: 差旅费用执行中|如遇特殊情况: when, behind what it is about.
_IN_CASE = re.compile(
    "(?<=..)(?:在?(?:执行|使用|办理|实施)?(?:过程)?中)?(?:如果?|若|凡)?(?:遇有?|遇到|有)(?:特殊|紧急|例外)(?:情况|情形|原因)(?:的|时)?$"
)
#: Who did something first, by what rule, how much or little of it: no matter.
_NO_MATTER = re.compile(
    "(?:将|把)?其$|(?:经手|经办|承办|申请|报销|借款|领用|使用|用印|出差|请假|当事)人员?(?:应当?|必须|须|需要?)|(?:应当?|必?须)(?:符合|遵守|遵循)[^，。；]*$|[须需应均皆都得可]*由|(?:依据?|按照?|根据|遵照)[^，。；]+规定$|即为|(?:无论|不论|不管)[^，。；]{2,6}(?:大小|多少|高低)|(?:原则上|一般|通常|一律)$|(?:低于|高于|超过|不足)(?:的|者)?则?$"
)
#: 特殊情况必须补办书面|审批手续
_FORMAL = re.compile(
    "(?<=..)(?:应当?|必须|须|需要?)(?:补办|办理|履行|完善)(?:书面|相关|相应|有关)*$"
)
#: 自收到申请之日起30日内|提出意见, with who has to do so before it.
_SINCE = re.compile(
    "(?:[^，。；的]{2,24}?(?:应当?|必?须))?自[^，。；]{1,14}?[之的]日起(?:[^，。；]{1,8}?[日天月年周]之?内)?(?=..)"
)
#: 依照本办法的规定|核发许可证; 按照项目性质分别 names no matter.
_RULED_BY = re.compile(
    "(?:依照|按照|依据|根据|遵照|参照|[依按](?!揭|摩|键|钮|托|法))[^，。；]{2,30}?"
    "(?:规定|权限|程序|要求|原则|性质|关系)(?:的?(?:要求|规定|程序|权限))?(?:分别|事先)?(?![的法内和与及、或]|范围)"
)
#: 经省药监局签署意见后|核发许可证
_PASSED_BY = re.compile(
    "(?:报?经|报|报请)(?!营|济|费|销|贸|办|理|告|表|名|价|关|废|刊|社)[^，。；]{2,30}?"
    "(?:(?:审核|审查|审议|审批|批准|同意|讨论|签署意见|论证|备案)(?:同意|通过)?后|授权(?=$|[，。；]))"
)
#: To whom a matter goes, or who is asked: 报所在地公安机关, 向省司法厅.
_WAY = re.compile(
    "(?:逐级|层层)?(?:报[请经送]?|经由?|向|征[求得]|提[请交]|呈[报送]?)[^，。；]{2,}"
)
#: 征得出让方同意, 超收收入|是指年度实际完成数: who is asked besides, what a word means.
_ASKED = re.compile(
    "征[求得][^，。；]{2,}(?:同意|意见)|[是系]指.*|(?:应当?|必须)?符合[^，。；的]{2,}|超[过出][^，。；的]{1,12}权限(?:范围)?|[^，。；]*所称[^，。；]*|[持凭][^，。；]{2,}证明?"
    "|[^，。；]{2,24}(?:审核|审查|审批|审议|讨论|批准)(?:同意|通过)?后"
)
#: 工程的设计|应当符合国家标准: what it must be like.
_DEMANDED = re.compile(
    "(?<=..)(?:应当?|必?须)(?:符合|遵守|遵循|满足|包括|载明|写明|注明|具备|征求|听取|征得)[^，。；]*$"
    "|(?<=..)(?:应当?|必?须|需要?)(?:合理|科学)[^，。；]{2,4}$"
)
#: 采砂规划|由水利处会同财务处, 差旅费|按标准报销: who makes it with whom, and by what it is paid.
_ARRANGED = re.compile(
    "(?<=..)由[^，。；]{2,}?(?:商(?![务业贸场店检会标品城])|会同|会商|协商)[^，。；]*$"
    "|(?<=..)(?:按照?|依照|根据)[^，。；]{2,10}(?:报销|执行|办理|支付|发放)$|(?<=..)(?:应当|必须)$|[：:、]+$"
)


def plain(matter: str) -> str:
    """Return a matter without what opens a rule or heads its steps, "" for what is none.

    由行政部根据里程表复核，经…: what somebody did first is none, nor is by what rule or to whom it goes.
    """
    # 2请购电气元件: the number of an item that lost its sign.
    numbered = re.match(rf"\d{{1,2}}(?={HAN})", matter)
    matter = matter[numbered.end() :] if numbered and verb_at(matter, numbered.end()) else matter
    acted = _NO_MATTER.match(matter)
    bare = _RULE.sub("", _IN_CASE.sub("", _BEFORE_THAT.sub("", matter)))
    bare = _ARRANGED.sub("", without_standards(_BESIDE.sub("", _FORMAL.sub("", bare))))
    return "" if acted else without_lead(bare)


def without_standards(matter: str) -> str:
    """Return a matter without what it must be like (应当符合国家标准)."""
    return _DEMANDED.sub("", matter)


def without_lead(matter: str) -> str:
    """Return a matter without what joins it to others, says that it must be, by what rule, after whom."""
    while lead := _lead(matter):
        matter = matter[lead:]
    way = _WAY.fullmatch(matter)
    none = pattern("<<granting.leading>>|<<granting.no_matters>>").fullmatch(
        matter
    ) or _ASKED.fullmatch(matter)
    return "" if none or (way and ends_in_name(matter, len(matter))) else matter


def _lead(matter: str) -> int:
    """Return where a matter begins behind one lead, 0 without any."""
    m = pattern("<<granting.leading>>(?=..)").match(matter)
    if m is not None and "的" not in matter[m.end() :]:
        return m.end()
    # 应当公开的信息 is what must be public; a rule or a time limit is none of it.
    start = m.end() if m else 0
    for way in (_SINCE, _RULED_BY, _PASSED_BY):
        if found := way.match(matter, start):
            return found.end()
    return 0
