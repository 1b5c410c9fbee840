"""Lines between positions: those that structure shows, and those that sentences state."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.sentences import REMEMBERED, certainty
from rolegraph.extraction.sentences.posts.line_mentions import (
    LineMention,
    lines_in_sentence,
    states_line,
)
from rolegraph.extraction.structure import Item, Outline
from rolegraph.extraction.structure.bearers.people import People
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.wording.words import words
from rolegraph.model import Line
from rolegraph.reading import Document, Passage

_ONLY_A_LINE = re.compile(
    r"(?P<who>[^，。；、]{2,10}?)??(?:直接|业务上|行政上)?(?:对|向)(?P<whom>[^，。；、]{2,12}?)"
    r"(?:直接|双重|共同|全面)*(?:负责|汇报工作|汇报|报告工作|报告)(?:，[^，。；]{2,8}的?最高负责人)?"
)
# 在市场部经理的领导下开展工作，对市场部经理负责; 受公司管辖，对营销总监负责
_UNDER = re.compile(
    "在[^，。；]{2,12}的?(?:直接)?(?:领导|指导|管理)下(?:开展|进行)?(?:各项|日常)?工作(?:，|$)"
    "|[^，。；对向]{0,10}?受[^，。；]{2,10}(?:管辖|领导|管理)，"
)
# 售后主管|在服务部经理的领导下开展工作
_NAMED_UNDER = re.compile("[^，。；在]{2,12}(?=在[^，。；]{2,12}下)")
# 客服经理下设客服主管2名、投诉专员1名
_BELOW = re.compile(
    r"(?P<who>[^，。；、]{2,10}?)?(?:直接)?下[设辖](?:有)?(?P<below>[^，。；]{2,60})"
)
# 统筹三个团队，直接领导采购主管和计划主管
_LEADS = re.compile(r"(?:并|负责)?直接(?:领导|管理|管辖)(?P<below>[^，。；]{2,60})")
# 店长直接上级为区域经理，直接下级为值班经理、收银组长
_NEXT_TO = re.compile(
    "(?:(?P<who>[^，。；、]{2,10}?)的?)??(?:直接|直属|行政|顶头)*(?P<side>[上下])(?:级|(?<=上)司|(?<=下)属)"
    "(?:领导|主管|岗位|职位|人员|员工)?(?:为|是|有|包括)(?P<named>[^，。；]{2,60})"
)
_NEXT = frozenset("级司属")
_NAMED_STAFF = re.compile("(?P<how>[^：:，。；]{2,6})[：:](?P<below>[^：:，。；]+)[。；;]?")
#: Each of these patterns needs one of them.
_SAYING = ("上级", "上司", "负责", "汇报", "报告", "下", "受", "领导", "管理", "属", "指导")
_SENTENCE = re.compile("[。；;]")
_CLAUSE = re.compile("[，。；;,]")
_JOINTS = re.compile("[、和及与]")


@lru_cache(maxsize=REMEMBERED)
def only_states_line(text: str) -> bool:
    """Say whether a sentence states lines and no duty (直接对总经理负责, 下设客服主管2名)."""
    plain = text.replace(",", "，").strip(" 　。；;，")
    if not any(word in plain for word in _SAYING):
        return False
    if all(states_line(clause) or _next_to(clause) for clause in _CLAUSE.split(plain)):
        return True
    opening = _NAMED_UNDER.match(plain)
    plain = plain[opening.end() :] if opening and titles.is_plain(opening[0]) else plain
    led = _UNDER.match(plain)
    several = _CLAUSE.split(plain) if led is None and "，" in plain else []
    if several and all(_ONLY_A_LINE.fullmatch(one) and only_states_line(one) for one in several):
        # 市场部经理向副总汇报，其余人员向市场部经理汇报
        return True
    found = _ONLY_A_LINE.fullmatch(plain[led.end() :] if led else plain)
    if led and led.end() == len(plain):
        return True
    if not found:
        return bool(_below(plain)[1])
    # 对董事会和总经理双重负责
    named = [found["who"] or "", *re.split("[和与及]", found["whom"])]
    return all(
        not n
        or n in words("titles")["unnamed"]
        or titles.is_plain(n.removeprefix("各"))
        or _is_body(n)
        for n in named
    )


def _is_body(name: str) -> bool:
    """Say whether a name is that of a unit, a board or an authority (区教育局)."""
    return units.parse(name) is not None or name.endswith(
        ("局", "厅", "政府", "公司", "集团", "总行")
    )


@lru_cache(maxsize=REMEMBERED)
def _below(text: str) -> tuple[str, tuple[str, ...]]:
    """Return whom a sentence puts others below, "" for its bearer, and those; none that is no title."""
    found = _BELOW.fullmatch(text) if "下" in text else None
    if found is None or (found["who"] and not titles.parse(found["who"])):
        return "", ()
    return found["who"] or "", _several(found["below"])


def _several(text: str) -> tuple[str, ...]:
    """Return the titles that words name together; none where one of them is no title."""
    named = [titles.parse(part.removesuffix("若干")) for part in _JOINTS.split(text)]
    return tuple(t.name for t in named if t) if all(named) else ()


def is_staff(item: Item) -> bool:
    """Say whether an item names nothing but whom its bearer leads (管理：客服主管、客服专员)."""
    return bool(_staff(item.heading, item.body.text))


@lru_cache(maxsize=REMEMBERED)
def _staff(heading: str, text: str) -> tuple[str, ...]:
    whole = f"{heading}：{text}" if heading else text
    named = _NAMED_STAFF.fullmatch(whole) if "：" in whole or ":" in whole else None
    if named is None or named["how"] not in words("prose")["leading"]:
        return ()
    return _several(named["below"])


def _next_to(clause: str, side: str = "上下") -> tuple[str, ...]:
    """Return whom a clause names as somebody's superiors (上) or subordinates (下), and nothing else."""
    found = _NEXT_TO.fullmatch(clause) if not _NEXT.isdisjoint(clause) else None
    if found is None or found["side"] not in side:
        return ()
    if found["who"] and not titles.is_plain(found["who"]):
        return ()
    # It says what they are: one whose title is not known (当班经理) does not make the others unsaid.
    named = (titles.parse(part) for part in _JOINTS.split(found["named"]))
    return tuple(t.name for t in named if t)


@lru_cache(maxsize=REMEMBERED)
def _led(text: str) -> tuple[str, ...]:
    """Return whom the clauses of a sentence put below its bearer.

    直接领导采购主管和计划主管, 直接下级为值班经理、收银组长.
    """
    clauses = [clause.strip() for clause in _CLAUSE.split(text)]
    led = [title for c in clauses if (m := _LEADS.fullmatch(c)) for title in _several(m["below"])]
    return (*led, *(title for c in clauses for title in _next_to(c, "下")))


def shown(outline: Outline, document: Document) -> Iterator[Line]:
    """Yield the lines of info tables and charts."""
    for line in outline.lines:
        place = evidence_of(document, line.passage)
        confidence, status = certainty(document, [line.passage])
        yield Line(
            id=_identifier(document, place.start, place.end, line.lower, line.upper, line.kind),
            lower=line.lower,
            upper=line.upper,
            kind=line.kind,
            basis=line.basis,
            reading=line.passage.text,
            evidence=(place,),
            confidence=confidence,
            status=status,
        )


def _identifier(
    document: Document, start: int, end: int, lower: str, upper: str, kind: str
) -> str:
    ends = (lower.rsplit("/", 1)[-1], upper.rsplit("/", 1)[-1])
    return statement_id("line", document.path, start, end, *ends, kind)


Mentions = tuple[LineMention, ...]


def mentioned(item: Item, organisation: str, people: People) -> Mentions:
    """Return whom a sentence names at the end of a line; proper titles become positions at once.

    协助部门总监 means the head of the bearer's own department, whatever that one is called.
    """
    every = lines_in_sentence(item.body)
    found = tuple(m for m in every if not _is_any(m.title) or people.named(m.title, organisation))
    for mention in found:
        if mention.title not in words("titles")["bare"]:
            people.position(mention.title, organisation, mention.passage)
    return found


def _is_any(title: str) -> bool:
    return title.startswith("部门") and title.removeprefix("部门") in words("titles")["bare"]


def stated(item: Item, bearer: str, mentions: Mentions, people: People) -> Iterator[Line]:
    """Yield the lines that a position's sentence states: 向营销总监报告, 在…领导下, 协助….

    Where a bare title (向经理汇报) can mean one position alone, or somebody sets the bearer's tasks,
    the line is inferred.
    """
    organisation = people.organisation_of(bearer)
    for mention in mentions:
        named = people.named(mention.title, organisation)
        meant = people.beside(mention.title, bearer) or (
            not named and people.meant(mention.title, organisation, bearer)
        )
        upper = people.position(mention.title, organisation, mention.passage, bearer)
        basis = "inferred" if meant or mention.suggested else "stated"
        if upper:
            yield from _line(item, (bearer, upper), mention.kind, basis, mention.passage, people)
    who, below = _below(item.body.text)
    head = people.position(who, organisation, item.body) if who else bearer
    staff = _staff(item.heading, item.body.text)
    for title in staff or below or _led(item.body.text):
        lower = people.position(title, organisation, item.body, bearer)
        if lower and head:
            yield from _line(item, (lower, head), "line", "stated", item.body, people)


def between(item: Item, organisation: str, people: People) -> Iterator[Line]:
    """Yield the lines that an item of nobody's states between posts that it names (客服经理下设客服主管)."""
    for part in _SENTENCE.split(item.body.text):
        who, below = _below(part)
        upper = people.position(who, organisation, item.body) if who else ""
        for title in below if upper else ():
            if lower := people.position(title, organisation, item.body):
                yield from _line(item, (lower, upper), "line", "stated", item.body, people)


def _line(
    item: Item, ends: tuple[str, str], kind: str, basis: str, words_of: Passage, people: People
) -> Iterator[Line]:
    """Yield the line between two ends (lower, upper) that an item states, none to oneself."""
    lower, upper = ends
    if lower == upper:
        return
    place = evidence_of(people.document, item.body)
    confidence, status = certainty(people.document, [words_of])
    yield Line(
        id=_identifier(people.document, place.start, place.end, lower, upper, kind),
        lower=lower,
        upper=upper,
        kind=kind,
        basis=basis,
        reading=item.body.text,
        evidence=(place,),
        confidence=confidence,
        status=status,
    )


def merged(found: Iterable[Line]) -> tuple[Line, ...]:
    """Return one line for each pair, kind and basis, with every place that states it.

    What is stated or drawn is not suggested as well.
    """
    by_pair: dict[tuple[str, str, str, str], Line] = {}
    for line in found:
        key = (line.lower, line.upper, line.kind, line.basis)
        first = by_pair.get(key)
        if first is None:
            by_pair[key] = line
        elif line.evidence[0] not in first.evidence:
            by_pair[key] = replace(first, evidence=(*first.evidence, *line.evidence))
    told = {key[:3] for key in by_pair if key[3] != "inferred"}
    kept = (line for key, line in by_pair.items() if key[3] != "inferred" or key[:3] not in told)
    return tuple(sorted(kept, key=lambda line: line.id))
