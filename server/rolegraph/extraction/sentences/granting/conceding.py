"""What a permit lets somebody concede: 可给予客户3%以内的折扣, 自主让利, 对投诉的客人免单."""

import re

from rolegraph.extraction.sentences import Span
from rolegraph.extraction.sentences.limits.limits import only_bounds
from rolegraph.extraction.sentences.wording.kind_words import kind_words, kinds
from rolegraph.extraction.sentences.wording.lexicon import pattern
from rolegraph.extraction.sentences.wording.quantities import Quantity, is_money, quantities

#: 对优秀员工|给予|200元以内的奖励
_GIVES = re.compile("(?:给予|予以|进行|发放)$")
_SORT = re.compile("(?<=[内下的])(?:即时|现金|一次性|物质|口头|现场|当场|临时|专项|单项|嘉奖)的?$")
_WHOM = re.compile("(?:^|[，。；])(?P<whom>[^，。；]{2,20}?(?:员工|人员|[^，。；]员|者|商))，$")
#: 导购员|单次
_EACH = re.compile("(?<=..)(?:[单每一]次|每[人月日])$")
Deed = tuple[str, Span, str, Span]


def conceded(text: str, at: int, end: int, named: str) -> tuple[Deed, ...]:
    """Return what 给予客户3%以内的折扣 decides: the discount, up to its figure.

    ``named`` is what is spoken of before (对临期商品有权在8折以内降价处理).
    """
    m = pattern(
        r"(?:<<granting.alone>>)*?(?P<verb>给予|给|提供|授予|赠送|赠予)[^，。；]{0,24}?(?P<what><<granting.concessions>>(?:(?:或者?|、|和|及)[^，。；的\d]{2,8})?)(?![^，。；、])"
    ).match(text, at, end)
    m = m or _given().match(text, at, end) or _let_off().match(text, at, end)
    if m is None and (inside := _given_within().match(text, at, end)):
        # What stands behind 在 is within what the permit lets, and is put before the object there.
        what = inside["what"] if inside["in"] else f"{inside['sum']}的{inside['what']}"
        return (("decide", inside.span("verb"), what, inside.span("what")),)
    if m is None:
        # 可在指导价的2%以内自主让利
        bare = pattern(
            "(?P<what><<granting.concessions>>)(?:处理|处置|销售|出售)?(?![^，。；])"
        ).match(text, _alone(text, at))
        return (("decide", bare.span(), f"{named}{bare['what']}", bare.span()),) if bare else ()
    figure = next(filter(_bounds, quantities(text[m.end("verb") : m.end()])), None)
    begin = m.end("verb") + figure.start if figure else m.start("what")
    return (("decide", m.span("verb"), text[begin : m.end()], (begin, m.end())),)


def _bounds(figure: Quantity) -> bool:
    """Say whether a figure bounds what is given (赠送果盘|一份 counts it)."""
    return figure.operator != "" or is_money(figure.unit) or figure.unit in ("%", "折")


def to_whom(text: str, found: Deed, spoken_of: str) -> Deed:
    """Return a concession as what is done to somebody, where it rewards or fines them.

    给予员工200元以内的奖励 rewards the staff; ``spoken_of`` is whom the words before name.
    """
    _, word, what, place = found
    closing = kind_words().before(what, len(what))
    if kinds().get(closing) != "reward-punish":
        return found
    # 500元以内的即时奖励, 200元以内现金奖励: of what sort it is.
    bound = _SORT.sub("", what.removesuffix(closing)).rstrip("的")
    whom = _GIVES.sub("", text[word[1] : place[0]]).rstrip("的") or spoken_of
    each = _EACH.search(whom)
    whom = whom[: each.start()] if each else whom
    if not whom or not only_bounds(bound):
        return found
    told = f"{each[0] if each else ''}{bound}的{whom}"
    return "reward-punish", (place[1] - len(closing), place[1]), told, place


def somebody(text: str, start: int) -> str:
    """Return whom the clause before names (违反制度的员工，有权给予罚款), or ""."""
    found = _WHOM.search(text, 0, start)
    return found["whom"] if found else ""


def _given() -> re.Pattern[str]:
    """Match what is given up to a sum, whatever it is (赠送100元以内的洁牙券)."""
    sum_of = r"\d+(?:\.\d+)?[万千百]?元"
    return pattern(
        r"(?:<<granting.alone>>)*?(?P<verb>给予|给|提供|授予|赠送|赠予)[^，。；]{0,6}?"
        rf"(?=不超过{sum_of}|{sum_of}(?:（含）)?(?:以[下内]|之内|内))[^，。；]*?的(?P<what>[^，。；的]{{2,10}})(?![^，。；])"
    )


def _given_within() -> re.Pattern[str]:
    """Match what is given within a sum that stands before the verb (在100元以内向业主赠送慰问品)."""
    return pattern(
        r"(?P<in>在)?(?P<sum>\d+(?:\.\d+)?[万千百]?元(?:（含）)?(?:以[下内]|之内|内))(?:[向给为对][^，。；]{1,8}?)?"
        r"(?P<verb>给予|提供|赠送|赠予|减免|发放)(?P<what>[^，。；的]{2,10})(?![^，。；])"
    )


def _let_off() -> re.Pattern[str]:
    """Match what is conceded to whom the words bring forward (对投诉的客人免单)."""
    return pattern(
        r"(?P<verb>对)[^，。；]{2,20}?(?:的(?:客人|顾客|客户|住客|业主|用户))?(?P<what><<granting.concessions>>)(?![^，。；、])"
    )


def _alone(text: str, at: int) -> int:
    """Return where the words between a permit and its verb end."""
    found = pattern(r"(?:在[^，。；]{2,14}?(?:基础上|内|下))?(?:<<granting.alone>>)*").match(
        text, at
    )
    return found.end() if found else at
