"""Clauses that grant: 有权…, 可自主决定…, 由…审批, 报…批准, 经…同意后.

Works on plain text; ``grants`` makes authorities of what is found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rolegraph.extraction.frames import frame
from rolegraph.extraction.lexicon import group, lexicon, pattern
from rolegraph.extraction.predicates import leads_by_itself, predicate
from rolegraph.extraction.rights import kind_words, kinds, rights
from rolegraph.extraction.sentences import Span

_HOLDER = (
    r"(?:本)?(?P<holder>[^，。；：、由经报须需应可有对在]{0,10}?"
    r"(?:<<frames.titles>>|<<granting.holders>>))"
)
_STOP = re.compile(r"[。；！？]|$")


@dataclass(frozen=True, slots=True)
class Granted:
    """One right that a clause grants; ``object`` "" means that of the clauses before.

    ``word`` and ``place`` are spans of the kind's and the object's words, ``clause`` that of all.
    ``above`` says that the right begins where the last limit ends (超过需报…).
    """

    holder: str
    kind: str
    word: Span
    object: str
    place: Span
    clause: Span
    above: bool = False
    share: str = ""


def granted(text: str, start: int, end: int) -> tuple[Granted, ...]:
    """Return what one clause of a text grants, and to whom.

    A chain (由甲审核，乙批准) reaches beyond its clause; ``clause`` says how far.
    """
    for read in (_held, _permitted, _passive):
        found = tuple(read(text, start, end))
        if found:
            return found
    return ()


@cache
def _passive_kinds() -> dict[str, str]:
    return {w: kind for kind, ws in lexicon("granting")["passive"].items() for w in ws}


@cache
def _passive_pattern() -> re.Pattern[str]:
    named = "|".join(sorted(map(re.escape, _passive_kinds()), key=lambda w: -len(w)))
    template = (
        rf"(?P<marker>未经|非经|经过|经由|经|须由|需由|应由|均由|由|上报|呈报|报请|报送|报经|报|呈|送|交由|交|提请|提交|请){_HOLDER}"
        rf"(?:负责|进行|的|书面|统一|最终|直接|共同)*(?P<word>{named})"
    )
    return pattern(template)


@cache
def _next_pattern() -> re.Pattern[str]:
    named = "|".join(sorted(map(re.escape, _passive_kinds()), key=lambda w: -len(w)))
    return pattern(
        rf"(?:后|并|，|、|再|及|和|与|报|经|由|送|交)*{_HOLDER}(?:负责|进行|最终)*(?P<word>{named})"
    )


def _passive(text: str, start: int, end: int) -> Iterator[Granted]:
    """由财务部审核、总经理批准: holders after a marker, each with the word of its kind."""
    m = _passive_pattern().search(text, start, end)
    if m is None or _nominal(text, m.end(), end):
        return
    chain, last = [m], m.end()
    stop = _stop(text, last)
    while further := _next_pattern().match(text, last, stop):
        chain.append(further)
        last = further.end()
    end = max(end, last)
    above = pattern(r"<<granting.above>>$").search(_bare(text[start : m.start()]).rstrip("的，"))
    place = (start, m.start())
    what = "" if above and above.start() == 0 else _topic(text[start : m.start()])
    if not what and not above:
        if text[last:end] in ("", "后", "同意后", "之后"):
            end = _clause_end(text, end + 1, stop)
        place, what = (last, end), _after(text[last:end], m["marker"])
    for link in chain:
        yield Granted(
            holder=_title(link["holder"]),
            kind=_passive_kinds()[link["word"]],
            word=link.span("word"),
            object=what,
            place=place,
            clause=(start, end),
            above=above is not None,
        )


def _stop(text: str, start: int) -> int:
    m = _STOP.search(text, start)
    return m.start() if m else len(text)


def _clause_end(text: str, start: int, stop: int) -> int:
    at = text.find("，", start, stop)
    return at if at >= 0 else stop


def _nominal(text: str, at: int, end: int) -> bool:
    # 由总经理审批流程 or 报审批表 name a thing, not a right.
    return text.startswith(
        ("流程", "表", "单", "权限", "制度", "程序", "手续", "意见", "人"), at, end
    )


def _bare(text: str) -> str:
    return pattern(
        r"(?:均|都|一律|必须|须|需要|需|应当|应|要|则|方可|可|并|后|再|及时|统一|一并)+$"
    ).sub("", text)


def _topic(before: str) -> str:
    """Return what a passive clause is about: the object of its verb, else its first words."""
    bare = _bare(before)
    bare = bare[frame(bare).end :] if not pattern(r"^<<frames.basis>>").match(bare) else bare
    read = predicate(bare) if bare else None
    if read is not None and read.object and leads_by_itself(read):
        return read.object
    return bare.rstrip("的，")


def _after(after: str, marker: str) -> str:
    m = pattern(
        r"^(?:后|同意后|通过后|，|方可|方能|方|才可以|才能|可以|可|不得|不准|严禁|擅自|任何人|的)+"
    ).match(after)
    rest = after[m.end() :] if m else after
    if marker in ("由", "须由", "需由", "应由", "均由") or m:
        return "" if rest in group("granting", "effects") else rest.rstrip("的，")
    return ""


def _permitted(text: str, start: int, end: int) -> Iterator[Granted]:
    """有权指派部门人员; 销售专员可自主决定价格折扣."""
    m = pattern(
        rf"(?:{_HOLDER})?(?:均|也|还|并|应)?(?:对(?P<what>[^，。；]{{2,20}}?))?(?P<permit><<granting.permits>>)"
        r"(?P<within>在[^，。；]{2,14}?(?:内|下))?(?:<<granting.alone>>)*"
    ).search(text, start, end)
    if m is None:
        return
    at = m.end()
    found: list[Span] = []
    while word := kind_words().at(text[:end], at):
        found.append((at, at + len(word)))
        at += len(word)
        joint = re.compile(r"、|和|与|及|或|并").match(text, at, end)
        if not joint or not kind_words().at(text, joint.end()):
            break
        at = joint.end()
    free = m["permit"] in ("可", "可以")
    what = text[at:end].removeprefix("对").strip("的：") or m["what"] or ""
    for a, b in found:
        kind = kinds()[text[a:b]]
        if not (free and kind not in group("granting", "permitted")):
            place = (at, end) if text[at:end] else m.span("what")
            within = (m["within"] or "").removeprefix("在")
            yield Granted(
                _title(m["holder"] or ""), kind, (a, b), f"{within}{what}", place, (start, end)
            )


def _held(text: str, start: int, end: int) -> Iterator[Granted]:
    """对下属行使管理权; 部门经理享有费用的审批权."""
    m = pattern(r"(?:行使|享有|拥有|具有|赋予|有(?!权|责任|义务|关))").search(text, start, end)
    if m is None or not pattern(r"<<rights.ends>>(?:$|[，。；、）])").search(text, m.end(), end):
        return
    subject = pattern(rf"^{_HOLDER}(?=对|行使|享有|拥有|具有|有)").match(text[start:end])
    begin = start + (subject.end() if subject else 0)
    for right in rights(text[begin:end]):
        yield Granted(
            holder=_title(subject["holder"]) if subject else "",
            kind=right.kind,
            word=(begin + right.word[0], begin + right.word[1]),
            object=right.object,
            place=(begin + right.place[0], begin + right.place[1]),
            clause=(start, end),
            share=right.share,
        )


def _title(holder: str) -> str:
    return pattern(r"^(?:<<granting.examples>>|各级|相关|有关|凡|则|应|须|需|本)+").sub("", holder)
