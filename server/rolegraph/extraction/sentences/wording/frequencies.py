"""How often something is done: 每周, 每两周, 按月, 一年两次, 周报."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rolegraph.extraction.figures import number
from rolegraph.extraction.sentences.wording.lexicon import group, lexicon
from rolegraph.model import Frequency
from rolegraph.reading.alternation import either

_COUNT = r"[一二两三四五六七八九十\d]+"
_PER = r"学期|学年|天|日|晚|夜|个?工作[日天]|个?星期|礼拜|周|个?月|个?季度|季|半年度?|个?年度|年"
#: 双周 and 隔周, 双月 and 隔月: every second one.
_TWICE = frozenset("双隔")
_MONTHS = {3.0: "quarter", 6.0: "half-year", 12.0: "year"}
_MONTH = rf"{_COUNT}月份?(?:初|末|底|[上中下]旬)?"
#: A period phrase as it stands before a verb, with its hour or day (每天下班前, 每月5日前).
EVERY = re.compile(
    rf"于?(?:(?:双[周月](?![刊期])|隔[日天周月年](?![离期]))|每(?:隔)?(?:{_COUNT}|[半双])?(?:{_PER}|个?小时)(?:[、和及]每?(?:{_PER})(?![终]))*(?:{_COUNT}次)?|每班(?![组次长主])|按[日周月季年](?!度?计划|时|期|规)|逐[日周月季年])"
    rf"(?:度|初|末|底|终了(?!解)|[上中下]旬|下班前|上班前|上班后|下班后|营业终了|日终|营业前|营业后|(?:[早晨夕晚]|例|班前|班后)会[上时中]?(?=[对就将把向])|早上|晚上|上、?下午|上午、下午|早晚|早中晚|(?<=[周期拜])[一二三四五六日](?:[上下]午|早上|晚上|晚)?(?=[^次]))?"
    rf"(?:{_MONTH}(?:[、和及]{_MONTH})*(?![的度计报薪工]))?(?:[寒暑]+[假期]期?间?)?"
    rf"(?:{_COUNT}[日号])?(?:\d{{1,2}}(?:[:：]\d{{2}}|点半?)(?:[-~至到]\d{{1,2}}(?:[:：]\d{{2}}|点半?))?)?(?:之?前|(?<=月)内)?(?:(?:至少|最少|不少于|不低于|最多)(?:{_COUNT}次)?|各{_COUNT}次)?、?"
)
_EACH = re.compile(
    rf"(?:每(?:隔)?(?P<every>{_COUNT}|[半双])?|(?P<other>双(?=[周月](?![刊期]))|隔(?=[日天周月年](?![离期]))))(?P<per>{_PER})"
    rf"(?P<more>(?:[、和及]每?(?:{_PER}))*)"
    rf"(?=(?:[^，。；]{{0,12}}?(?P<least>至少|最少|不少于|不低于|≥)?(?P<times>{_COUNT})次)?)"
)
_TIMES = re.compile(rf"(?P<every>一|两|半)?(?P<per>{_PER})(?P<least>至少)?(?P<times>{_COUNT})次")
_BY = re.compile(r"(?:按|逐)(?P<per>[日周月季年])(?!度?计划|时|期|规)")


#: 日报表的保管, 保管日报表: what is kept is written down at some other time.
_KEPT = re.compile("[^，。；]{0,6}的?(?:保管|归档|存档|装订|存放|保存)")
_KEEPING = re.compile("(?:核对|保管|归档|存档|装订|存放|保存)[^，。；]{0,10}$")


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A frequency and where it stands; ``least`` says that it is a minimum (每月不少于4次).

    ``reach`` is where its count ends, behind other words (每天巡视卖场3次).
    """

    start: int
    end: int
    frequency: Frequency
    least: bool = False
    reach: int = 0


def recurrences(text: str) -> tuple[Recurrence, ...]:
    """Return every frequency that a sentence gives a figure or a period for, in order.

    定期, 随时 and the like have neither and are left out.
    """
    found = {r.start: r for r in (*_named(text), *_by(text), *_times(text), *_each(text))}
    return tuple(found[at] for at in sorted(found))


def period_of(word: str) -> str:
    """Return the period of a word such as 月 or 年度, or ""."""
    for period, names in lexicon("figures")["periods"].items():
        if word in names:
            return str(period)
    return ""


def _each(text: str) -> Iterator[Recurrence]:
    for m in _EACH.finditer(text):
        for n, word in enumerate([m["per"], *re.findall(_PER, m["more"] or "")]):
            times = number(m["times"]) if m["times"] else 1.0
            every = m["other"] or m["every"] if n == 0 else ""
            rate = _rate(every, period_of(word), times or 1.0)
            if rate is not None:
                reach = m.end("times") + 1 if m["times"] else m.end()
                yield Recurrence(
                    m.start() + n, m.end(), _frequency(m[0], *rate), bool(m["least"]), reach
                )


def _rate(every: str | None, period: str, times: float) -> tuple[float, str] | None:
    """Return times and period.

    每两周 is its own period, 每半年 a half-year, 每半月 twice a month, 每三个月 a quarter.
    """
    if not period:
        return None
    if every == "半":
        return (times, "half-year") if period == "year" else (2 * times, period)
    count = 2.0 if every in _TWICE else number(every) if every else 1.0
    if not count or count == 1:
        return times, period
    if period == "month" and count in _MONTHS:
        return times, _MONTHS[count]
    if count == 2 and period == "week":
        return times, "2 weeks"
    return (times / count, period) if count == 2 else None


def _times(text: str) -> Iterator[Recurrence]:
    for m in _TIMES.finditer(text):
        if text[m.start() - 1 : m.start()] in ("每", "隔", "第"):
            continue
        rate = _rate(m["every"], period_of(m["per"]), number(m["times"]) or 1.0)
        if rate is not None:
            yield Recurrence(
                m.start(), m.end(), _frequency(m[0], *rate), bool(m["least"]), m.end()
            )


def _by(text: str) -> Iterator[Recurrence]:
    for m in _BY.finditer(text):
        yield Recurrence(m.start(), m.end(), _frequency(m[0], 1.0, period_of(m["per"])))


@cache
def _names() -> tuple[tuple[re.Pattern[str], str], ...]:
    recurring = either(group("figures", "recurring"))
    adjectives = {"week": "周(?![期边转围])", "month": "月度", "quarter": "季度", "year": "年度"}
    found = []
    for period in ("day", "week", "month", "quarter", "half-year", "year"):
        names = [*lexicon("figures")["reports"].get(period, [])]
        names += lexicon("figures")["meetings"].get(period, [])
        named = either(names) if names else "(?!)"
        if period in adjectives:
            named += rf"|{adjectives[period]}[^，。；、及和]{{0,6}}(?:{recurring})"
        named = rf"(?<![每本上下当双隔一二三四两\d])(?:{named})(?![表告]|计划|方案|预算|目标|指标)"
        found.append((re.compile(named), period))
    return tuple(found)


@cache
def _any_name() -> re.Pattern[str]:
    return re.compile("|".join(expression.pattern for expression, _ in _names()))


def _named(text: str) -> Iterator[Recurrence]:
    if not _any_name().search(text):
        return
    for expression, period in _names():
        for m in expression.finditer(text):
            if _KEPT.match(text, m.end()) or _KEEPING.search(text, 0, m.start()):
                continue
            yield Recurrence(m.start(), m.end(), _frequency(m[0], 1.0, period))


def _frequency(text: str, value: float, period: str) -> Frequency:
    return Frequency(text=text, value=value, period=period)
