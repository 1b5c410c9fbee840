"""Up to what amount a power goes: 5万元以下的价格折扣, 一定额度销售费用."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from rolegraph.extraction.limit_ends import is_falling
from rolegraph.extraction.sentences import REMEMBERED
from rolegraph.extraction.sentences.limits.between import between
from rolegraph.extraction.sentences.limits.counted_for import EACH, PER, counted_for
from rolegraph.extraction.sentences.limits.joined_limits import also, end_of, joins, names_amount
from rolegraph.extraction.sentences.wording.kind_words import kind_words
from rolegraph.extraction.sentences.wording.lexicon import group, lexicon, pattern, words
from rolegraph.extraction.sentences.wording.quantities import (
    Quantity,
    is_money,
    is_sum,
    quantities,
)
from rolegraph.model import Limit

_AMOUNT = re.compile(
    r"(?:[我甲乙]方)?(?:采购|订单|合同|增加|减少|申请|付款|收款|借款|报销|投资|标的|交易)?(?:单价|金额|价值|总额|价格|总价|额度)[若如]?(?:为|在)?$"
)
_COUNTED = re.compile(
    r"[日月年]?限额(?:为|在)?|一次(?!性)|(?:每[年月周日天]度?)?(?:[单每](?:[笔次项张台件套批人份宗户例桩场桌间单车票]|个[^，。；的]{0,4})(?:[^，。；的\d]{2,4}(?=金额|总额|额度))?|[单同]一(?:客户|借款人|授信户|户|项目|合同|供应商|主体|商户)|一次性|累计|其)?的?"
    r"(?:总额金额|金额|总额|额度|租期|租赁期|期限|合同期|账期|工期|有效期|总金额|总价|单价|价值|数额|残值|净值|原值|面值|合同额|标的额|"
    r"|(?<=[笔次])(?:奖励|处罚|罚款|采购|开支)(?:金额|总额|额度)|(?<=[笔次])(?:费用|支出|罚款|扣罚|扣款|处罚|奖励|报销|借款|付款|折扣|优惠|补偿|赔偿|[^，。；的\d]{1,3}[费款价额])|预算|[下上]浮|浮动|概算|造价|工程造价|总投资|投资额)?(?:为|在)?"
)
#: Between two matters with limits of their own: 3万元以内的采购|和连续|3天以内的请假.
_PARTED = re.compile("(?<=[^，。；、\\d]{2})(?:以及|[、和及与])(?=[^，。；、的\\d]{0,6}$)")
_LED = re.compile("^(?:以及|[、和及与])")
#: 一年内|不超过两次
_SPANS = ("年", "个月", "月", "周", "天", "日", "个季度", "季度", "学年", "学期")
_SPANNED = re.compile(
    r"(?:累计|合计|总计|共计?)*(?:不得?(?:超过|多于|高于)|最多|至多|以|[\d一二两三四五六七八九十])"
)
#: 连续十二个月内|累计金额超过…: in which time figures are added up.
_RUNNING = re.compile(
    r"在?(?:任[意一何])?(?:连续|最近|过去|未来)(?P<count>[\d一二三四五六七八九十]+)个?(?:月|年)度?之?内的?(?:累计|合计)?"
)
#: What is measured of a thing, right before its figure (毛利率在|8%以下的订单).
_MEASURED = re.compile(
    "(?:变化|变动|偏差|差异|幅度?|[比率量额价值数]|重量|面积|期限|时间|工期|年限)(?:在|为|达到?)$"
)
_SUM = re.compile(
    "(?<=..)的?(?:单[笔次项张])?(?:标的|总)?(?:金额|总额|总价|单价|价值|数额|标的额|天数)[若如]?$"
)
#: 销售价格|在指导价上下|5%范围内的浮动: off what price it goes, by so much.
_OFF = re.compile(
    r"(?P<what>[^，。；在]{0,10}(?:价格?|费|费率|运价|租金|折扣))"
    r"在(?:[^，。；在\d±]{0,6}?(?:价格?|标准|基准|线))?(?:±|上下(?:浮动)?|正负)?(?=\d[\d.]*[%折])"
)
_RATED = re.compile(
    "(?<=..)在[^，。；在的]{0,4}(?:额|[收支]入|成本|总价|总额|单价|售价|指导价)的?$"
)
#: 如|金额超过5000元|时
_CASE = re.compile(
    "^(?:如果?|若|倘若|[惟唯](?=(?:[单每][笔次项])?总?金额)|但是?|凡|其中)+|(?<=[元天日%上下折])(?:时|的|者)$"
)
_AMOUNT_OF = re.compile(r"[^，。；的\d]{2,4}?(?:金额|总额|数额|额度)")
_SHARED = re.compile(
    r"\d(?P<unit>元|天|日)(?:以上)[、，,至到]?\d+(?:\.\d+)?[万千百]?(?=以[下内]|之内)"
)
_CONCEDED = ("优惠", "折扣", "的优惠", "的折扣")
_VAGUE = (
    r"(?:在)?(?:公司|部门|本部门|年度|月度)?"
    r"(?<!法[律规令])(?<!国家)(?:<<figures.unquantified>>(?:范围)?(?:<<figures.within_words>>)*"
    r"|(?:权限|授权|额度|职权)(?:范围)?(?:以|之)?内的?)"
)


@lru_cache(maxsize=REMEMBERED)
def split_limit(text: str) -> tuple[Limit | None, str]:
    """Return the limit that an object's words hold, and the words without it, "" for none.

    An amount without a word of comparison (5万元的设备) is no limit.
    """
    if shared := _SHARED.search(text):
        # 500元以上10000以下: the unit is said once.
        whole = f"{text[: shared.end()]}{shared['unit']}{text[shared.end() :]}"
        limit, rest = split_limit(whole)
        said = limit.text.replace(f"{shared[0]}{shared['unit']}", shared[0]) if limit else ""
        return (replace(limit, text=said) if limit else None), rest
    if "内" in text and (running := _RUNNING.search(text)):
        limit, rest = split_limit(text[: running.start()] + text[running.end() :])
        yearly = limit is not None and running["count"] in ("12", "十二")
        return (replace(limit, per="year") if limit and yearly else limit), rest
    if off := _OFF.match(text):
        text = f"{off['what']}的{text[off.end() :]}"
    if both := between(text):
        return both[0], _SUM.sub("", both[1])
    figure = next(
        (
            q
            for q in quantities(text)
            if _limits(text, q) and not _describes(text, q) and not _is_span(text, q)
        ),
        None,
    )
    if figure is not None:
        further, end = _held_too(text, figure)
        first = limit_of(text, replace(figure, end=end, text=text[figure.start : end]))
        if end > figure.end and not further:
            first = replace(first, text=text[figure.start : end])
        return also(first, further), _without(text, _begin(text, figure), end)
    return _vague(text)


def _vague(text: str) -> tuple[Limit | None, str]:
    """Return the limit that words without a figure are (一定额度, 授权范围内), and the words without it."""
    m = pattern(_VAGUE).search(text)
    if m is None or m[0].rstrip("的") == "限额" or m[0].rstrip("的").endswith("预算"):
        # 各部门预算执行情况: a budget bounds what is said to be within it.
        return None, text
    if text.rfind("不在", 0, m.start()) >= 0:
        # 不在年度合同范围内的采购 lies outside.
        return None, text
    alone = (
        m.start() == 0
        and re.match("授权|审批|核定|权限", text)
        and not text.endswith(("内", "的"))
    )
    if m.end() == len(text) and (alone or text[: m.start()].endswith("的")):
        # 决定对总经理的授权范围, 授权额度由总经理核定: the bounds themselves are what is decided.
        return None, text
    if m[0].endswith("的") and text[m.end() :] in words("verbs", "nominal").every:
        # 审批权限的调整: so are they where only a deed is done to them.
        return None, text
    # 超出规定额度的支出, 超过股东会授权范围的事项
    above = re.search("超[过出][^，。；的]{0,8}$", text[: m.start()])
    start = above.start() if above else m.start()
    rest = _without(text, start, m.end())
    if above and rest == "事项":
        # Nothing but the bound says what they are.
        return None, text
    return Limit(text=text[start : m.end()].rstrip("的")), rest


def _held_too(text: str, first: Quantity) -> tuple[tuple[Limit, ...], int]:
    """Return the limits that hold as well as a figure's, and where the last of all ends.

    Where either of two is enough (单笔超过20万元或年度超过100万元) the second is no limit besides.
    """
    further: list[Limit] = []
    last = first
    for one in quantities(text):
        beside = joins(text, last, one) if one.start >= last.end else None
        if beside is not None:
            either = beside.operator in (">", ">=") and "或" in text[last.end : one.start]
            own = replace(beside, start=beside.start - last.end)
            further += [] if either else [limit_of(text[last.end :], own)]
            last = beside
    return tuple(further), end_of(text, last)


def _begin(text: str, figure: Quantity) -> int:
    """Return where the words of a figure begin (以订单金额的10%为限)."""
    led = re.search("以[^，。；]{0,12}$", text[: figure.start])
    return (
        led.start() if led and figure.text.endswith(group("figures", "ceilings")) else figure.start
    )


def matters_apart(what: str) -> tuple[str, ...]:
    """Return the matters of which each has a limit of its own (36小时以内的加班|和3天以内的休假)."""
    figures = [q for q in quantities(what) if _limits(what, q) and not _describes(what, q)]
    cuts = [0]
    for first, second in pairwise(figures):
        joint = _PARTED.search(what, first.end, second.start)
        cuts += [joint.start()] if joint else []
    ends = (*cuts[1:], len(what))
    parts = tuple(_LED.sub("", what[a:b]) for a, b in zip(cuts, ends, strict=True))
    told = len(parts) > 1 and all(len(split_limit(part)[1]) > 1 for part in parts)
    return parts if told else (what,)


def first_limit(text: str) -> Limit | None:
    """Return the limit that the first figure of a text sets, compared or not, or None."""
    figure = next(iter(quantities(text)), None)
    return also(limit_of(text, figure), _held_too(text, figure)[0]) if figure else None


def allowance(text: str) -> tuple[Limit, str] | None:
    """Return the limit that an amount at the end of what may be used sets (招待费3000元), and the rest."""
    figure = next((q for q in quantities(text) if q.end == len(text) and is_money(q.unit)), None)
    if figure is None or not text[: figure.start]:
        return None
    spent = PER.sub("", text[: figure.start])
    return (replace(limit_of(text, figure), operator="<="), spent) if spent else None


def limit_of(text: str, figure: Quantity) -> Limit:
    """Return the limit that one figure of a text sets."""
    before = text[: figure.start]
    # 单次罚款不超过100元: what the figure counts may stand between.
    counting = _AMOUNT.sub("", before)
    return Limit(
        text=figure.text,
        operator=_operator(figure),
        value=figure.value,
        minimum=figure.minimum,
        maximum=figure.maximum,
        unit=figure.unit or ("CNY" if is_sum(figure) else ""),
        per=counted_for(before, counting, figure.text),
    )


def _operator(figure: Quantity) -> str:
    # 9折 and 9折以内 let the price fall to nine tenths.
    bare = figure.operator in ("", "=") and figure.minimum is None
    falls = is_falling(figure.unit) and (bare or figure.text.endswith("内"))
    return ">=" if falls else figure.operator


def is_amount(words: str) -> bool:
    """Say whether words only name the figure of a limit (单笔金额), not what it is spent on."""
    return _COUNTED.fullmatch(words) is not None or (words != "" and names_amount(words))


def thing_of(words: str) -> str:
    """Return what an amount is of (单笔采购金额: 采购); the words where they name no more than it."""
    each = EACH.match(words)
    counted = words[each.end() if each else 0 :]
    thing = _SUM.sub("", counted)
    return thing if thing != counted else words


def only_bounds(words: str) -> bool:
    """Say whether words are an amount with its comparison and nothing else (1000元以内)."""
    limit, rest = split_limit(words.strip(" 　。；;"))
    return limit is not None and limit.text != "" and (not rest or is_amount(rest))


def limit_alone(clause: str) -> Limit | None:
    """Return the limit of a clause that says nothing else (单次罚款不超过200元, 每户不超过3件), or None."""
    clause = _CASE.sub("", clause)
    limit, what = split_limit(clause)
    counts = (q for q in quantities(clause) if not _is_span(clause, q))
    if limit is None and (figure := next(counts, None)):
        # Of what counts other things than money and days no limit is known but by such a clause.
        limit, what = limit_of(clause, figure), _without(clause, figure.start, figure.end)
    bounded = limit is not None and (limit.operator not in ("", "=") or limit.minimum is not None)
    # 单次处置金额不超过5000元: the amount of what was named before.
    amount = _AMOUNT_OF.match(clause)
    told = not what or is_amount(_AMOUNT.sub("", what)) or (amount and amount[0].startswith(what))
    # 有奖惩权，单次奖惩不超过300元: the deed itself is said once more.
    told = told or what in kind_words().every
    return limit if bounded and told else None


def _limits(text: str, figure: Quantity) -> bool:
    # 七折优惠 is given down to seven tenths.
    conceded = is_falling(figure.unit) and text.startswith(_CONCEDED, figure.end)
    compared = figure.operator not in ("", "=") or figure.minimum is not None or conceded
    return compared and (
        is_money(figure.unit) or figure.unit in ("", *group("figures", "bounding"))
    )


def _is_span(text: str, figure: Quantity) -> bool:
    """Say whether a figure is the time in which another counts (一年内|不超过两次)."""
    timely = figure.unit in _SPANS and figure.text.endswith("内")
    return timely and _SPANNED.match(text, figure.end) is not None


def _describes(text: str, figure: Quantity) -> bool:
    """Say whether a figure says what a thing is like (效期不足六个月的药品), and bounds no right."""
    compared = re.match(r"\D*?\d|[^一二两三四五六七八九十]*", figure.text)
    led = compared is not None and len(compared[0]) > 1
    counted = not is_money(figure.unit) and figure.unit not in ("", "%", "折", "天", "日", "小时")
    return counted and led and figure.start > 0 and text.startswith("的", figure.end)


def _without(text: str, start: int, end: int) -> str:
    # 请购金额预估在一万元以下者, 维修费用预计超过1000元
    led = "连续$|(?<=金额)(?:累计|合计|总计)$|(?:(?:预估|预计|估计)[到为]?)$"
    # 报损金额在营业额2%以内: of what the rate is.
    before = _RATED.sub("", text[:start]) if "%" in text[start:end] else text[:start]
    # 器材的采购如不超过3000元
    before = re.sub("(?<=..)(?<![比例假诸])[如若]$", "", before)
    before = re.sub(led, "", PER.sub("", before.removesuffix("在")))
    each = EACH.match(before)
    if each and len(before) - each.end() > 1 and not is_amount(before):
        # 单次采购3000元以内: of what the figure is said once.
        before = before[each.end() :]
    # 报废成本在五千元以内者核准: 者 is 的 there.
    after = re.sub("^之间的?|^之|^整(?=的|，|$)|^者(?:得$|(?=..))", "", text[end:]).lstrip("的，")
    after = "" if after == "者" else after
    again = after.endswith(before) or _MEASURED.search(text[:start])
    if len(after) > 1 and text.startswith("的", end) and again:
        # 工程量变化在5%以内的变更, 投资5000万元以内的对外投资: what is measured is not the thing.
        before = ""
    if after and text.startswith("的", end) and text[start:end].rstrip("以内下上之").endswith("%"):
        # 年度调薪预算总额5%以内的个别调薪: of what the rate is.
        before = "" if before.endswith(tuple(lexicon("figures")["bases"])) else before
    if after and text.startswith("的", end):
        before = PER.sub("", _AMOUNT.sub("", before))
    if after and is_amount(before):
        # 单笔残值5万元以下资产的报废
        before = ""
    if not (after or each or is_amount(_AMOUNT.sub("", before))):
        # 采购合同金额10万元以下: the contract is approved, its amount says which.
        before = _SUM.sub("", before)
    if before in ("", "对", "对于"):
        before = ""
        # 在授权范围内对合同有签字权
        after = re.sub("^对(?![外内公账])", "", after)
    return f"{before}{after}".strip("的，、")
