"""Words of a clause or object without what only follows them: figures, results, further deeds."""

import re

from rolegraph.extraction.sentences.clauses.frames import frame
from rolegraph.extraction.sentences.clauses.next_deeds import next_deed
from rolegraph.extraction.sentences.clauses.nominals import nominal
from rolegraph.extraction.sentences.wording.closings import without_closing
from rolegraph.extraction.sentences.wording.leading_verbs import compounded, verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern, words
from rolegraph.extraction.sentences.wording.moments import goes_by
from rolegraph.extraction.sentences.wording.quantities import quantities

_SHORTEST = 2
# 建立过|程监控机制 would cut a word in two.
_PARTICLES = re.compile(
    r"^(?:[一两]次|过(?![程户期渡磅滤失剩错度往])|好(?![评友坏转感])|着(?![装色陆力重手])|了(?![解然]))"
)
# 评估供应商一次
# 调查市场、开拓市场、了解市场: the same is done to it again.
_REPEATED = re.compile(r"(?P<what>[^、的]{2,6})(?:、[^、的]{2,4}(?P=what))+$")
_ITS_DEEDS = re.compile("(?P<what>.{2,12}?)(?:以及|及|和|并)(?P<deeds>(?P=what)的.{2,})")
_TIMES = re.compile(r"(?<=..)[一两]次$")
# 收集信息为决策提供依据: what for, though the comma is lost.
#: 编写报告供公司决策使用
_SERVING = re.compile(
    r"(?<!作)(?<!成)为[^，。的为]{2,14}?提供.{2,}$"
    r"|(?<!提)供(?![应货电水热暖气料方求销给养])[^，。的]{1,12}?(?:参考|使用|查阅|查询|决策|调用|审阅|选择|采用|审批)(?:之用)?$"
)
# 监督分公司销售|确保政策得以贯彻
#: and what is answered for besides (指导下属|并对其结果负责).
_ELSE = re.compile("确保[^，。]{2,}(?:得以|得到)|并对[^，。]{2,}负责")
# What begins the next deed though the stop before it is lost.
_NEXT_BEGINS = re.compile("按照|根据|依据|负责(?![人制])|及时")
_MUST = re.compile(
    "(?:必须|(?<![主重需纪摘提紧首概])要(?![求件点素闻害道领旨约务货账素])|须(?!知)|应当)(?:严格|认真|及时|当面|逐一|仔细)*(?=..)"
)
_THING = 4
# 统计费用并报财务部, 汇总后上报经理, 汇总情况、将意见…: what is done with it next.
_HANDED = re.compile(
    r"(?:并|后)(?:[上呈转]?(?:报|交|送)|转(?=[^化变换移]{2,}))(?![销道表告价名社通易付接换流货])|、[将把](?=.{3})"
    r"|并在[^，]{1,12}[内前后时](?=..)"
)
#: 核实身份|后放行: what is done once the first deed is; 售后服务, 贷后管理 name a thing.
_ONCE_DONE = re.compile(
    "(?<=..)(?<![售课术产会贷投赛饭班事然最前今背日落滞先销餐病灾善午])(?:以|之)?后(?=..)"
)
# 费用的使用情况费用出现超标时: what may happen stands behind a lost stop.
_HAPPENS = re.compile(r"(?<=情况)[^的、和与及，]{2,8}(?:出现|发生)[^，]*时")
# 夜间巡逻每2小时一次
_EVERY = re.compile(r"(?<=[^，]{4})每[^，]{1,5}?[一两\d]次$")
_FIGURE_END = re.compile(r"(?:/?[每]?[天日周月季年户人次度]*)?[）。；]*")


def without_figure(clause: str) -> tuple[str, str]:
    """Return a clause without the figure that closes it, and the verb of the figure, if any.

    每天巡视卖场不少于3次 is 每天巡视卖场; 回款率达到90%以上 is 回款率, and 达到 its verb.
    """
    clause = _EVERY.sub("", clause.removesuffix("乙次")) if clause.endswith("次") else clause
    figures = [q for q in quantities(clause) if q.operator]
    if not figures or not _FIGURE_END.fullmatch(clause, figures[-1].end):
        return clause, ""
    start = figures[0].start if len(figures) == 1 else figures[-1].start
    word = words("frames", "reaching").at(clause, start)
    if not word and (word := words("frames", "held").before(clause, start)):
        start -= len(word)
    return clause[:start].rstrip("，、在（"), word


_COUNTED = re.compile(
    r"(?:至少|不少于|不低于|[≥>])?(?:\d+|[一二两三四五六七八九十]+|乙)(?:[-~～至]\d+)?[次遍回](?:以上)?"
)


def bare_object(text: str) -> str:
    """Return an object without particles, purposes and closing words."""
    if text.startswith("并"):
        # 组织处理并在30分钟内报告经理: nothing is between the two deeds.
        return ""
    # 审查完毕 says that it is done.
    told = _TIMES.sub("", _PARTICLES.sub("", text)).removesuffix("完毕")
    bare = without_closing(before_next(told))
    repeated = _REPEATED.match(bare) or _seen_through(bare)
    if _COUNTED.fullmatch(bare):
        # 巡查2次 says how often, not what.
        return ""
    return repeated["what"] if repeated else bare


def _seen_through(bare: str) -> re.Match[str] | None:
    """Match 销售计划以及销售计划的督促、落实: what is done is seen through as well."""
    m = _ITS_DEEDS.fullmatch(bare)
    return m if m and nominal(m["deeds"]) else None


def before_next(text: str) -> str:
    """Return a text up to what is done besides or for what end (…并每年提交报告, …以提高效率)."""
    if handed := _HANDED.search(text, _SHORTEST):
        text = text[: handed.start()]
    if (done := _ONCE_DONE.search(text)) and _is_deed(text, done.end()):
        text = text[: done.start()]
    for ends in (_HAPPENS, _SERVING):
        found = ends.search(text, _SHORTEST)
        text = text[: found.start()] if found else text
    text = _without_demand(text)
    for m in _NEXT_BEGINS.finditer(text, _SHORTEST):
        # 申请资料的填写按照流程流转: a deed is over where the rule for the next one begins.
        if _is_done(text, m.start()) and (m[0] != "及时" or _is_said(text, m.end())):
            return text[: m.start()]
    for m in pattern("<<frames.purposes>>").finditer(text, _SHORTEST):
        following = m.end() + frame(text[m.end() :]).end
        goes_on = verb_at(text, following) or _ELSE.match(text, m.start())
        theirs = m[0] == "并" and _acts_twice(text, m.start())
        if not theirs and (len(m[0]) > _SHORTEST or goes_on):
            return text[: m.start()].rstrip("、，")
    return text


def _is_deed(text: str, at: int) -> bool:
    """Say whether words from a place on tell a deed (放行, 签字归档); 入库的物资 names a thing."""
    verb = verb_at(text, at)
    strong = verb in words("verbs", "strong").every or verb in words("verbs", "both").every
    return strong and "的" not in text[at:] and not compounded(text, at + len(verb))


def _acts_twice(text: str, end: int) -> bool:
    """Say whether somebody's deed ends at a place, of two that they do (下属制订|并执行计划)."""
    strong = words("verbs", "strong")
    verb = strong.before(text, end)
    who = text[: end - len(verb)]
    named = who.endswith(("下属", "下级")) or words("frames", "titles").before(who, len(who))
    light = words("verbs", "light").at(text, end + 1)
    return bool(verb and named and not light and strong.at(text, end + 1))


def _without_demand(text: str) -> str:
    """Return words without how something is to be done (银行业务|要核对金额); 支票的签发要执行制度 rules."""
    for must in _MUST.finditer(text, _SHORTEST):
        if verb_at(text, must.end()) and not _is_done(text, must.start()):
            return text[: must.start()]
    return text


def _is_done(text: str, end: int) -> bool:
    """Say whether verbs that are nouns end at a place of a text (媒体效果的监测分析)."""
    at, nominal = end, words("verbs", "nominal")
    while word := nominal.before(text, at):
        at -= len(word)
        at -= at > 0 and text[at - 1] in "、和与及"
    return at < end and text[:at].endswith("的")


def _is_said(text: str, at: int) -> bool:
    """Say whether a verb with a thing of its own stands at a place (及时|收集每周的登记数据)."""
    verb = verb_at(text, at)
    after = text[at + len(verb) :]
    return (
        verb in words("verbs", "strong").every
        and len(after) >= _THING
        and after[0] not in "给到至并后"
    )


def before_further_deed(what: str) -> str:
    """Return an object up to what is done besides, joined to it by 和, 及 (发票和收取货款)."""
    further = next_deed(what)
    # 建设、推广和维护渠道的方案: what closes after 的 is one thing.
    if further is None:
        return what
    begun = verb_at(what, further[1]) in words("verbs", "wrappers").every
    one = not begun and what[further[0]] != "、" and "的" in what[further[1] :]
    return what if one else what[: further[0]]


def before_result(what: str) -> str:
    """Return an object up to the result that a lost comma, or a wrong one, joins to it (流程提高效率)."""
    for m in pattern("<<verbs.results>>").finditer(what, _SHORTEST + 1):
        if what.startswith("情况", m.end()):
            continue
        named = compounded(what, m.end())
        if "的" not in what[m.start() :] and what[m.start() - 1] not in "的、和与及" and not named:
            return what[: m.start()]
        # 配送和仓储成本、提升效率; of 培训、提升计划 the verb is part of a name.
        listed = what[m.start() - 1] == "、" and len(what) - m.end() == _SHORTEST
        if listed and "的" not in what and not named:
            return what[: m.start() - 1]
    return what


def is_circumstance(what: str) -> bool:
    """Say whether words before a closing verb say by what, how or when (按计划|采购), and not what."""
    return _HOW.fullmatch(what) is not None or goes_by(what)


_HOW = re.compile(
    r"(?:按照?|依照?)(?!揭)[^，]+(?:原则|要求|规定|标准|流程|顺序|规范|制度|程序)|于[^，]+(?:当[日天]|内|前)"
)


def without_handing_on(what: str) -> str:
    """Return an object without when and to whom it goes (员工档案变动须于5日内报集团), or 作出是否受理."""
    return _GOES.sub("", what)


_GOES = re.compile(
    "(?<=..)(?:必须|均须|须|需|应)(?:[于在报经向].*|予以?)$|(?<=..)[作做]出(?:是否.*)?$"
    # 机房钥匙由专人|保管
    "|(?<=..)[必均都须需应]*由(?:专人|专职人员|专门人员|指定人员|双人|[两二三]人|本人)$"
)


def without_opening(what: str) -> str:
    """Return an object without the preposition that brings it forward."""
    what = re.sub(r"^(?:(?:作|做|进行)[一两]次(?:有关|关于)?|及(?![时格其第早]))(?=..)", "", what)
    for word in ("对于", "关于", "对", "与", "将", "把"):
        if what.startswith(word) and len(what) > len(word) + 1:
            return what[len(word) :]
    return what
