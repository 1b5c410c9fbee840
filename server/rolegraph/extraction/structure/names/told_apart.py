"""What stands behind a Chinese title in brackets or behind a dash, and which posts it tells apart."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from rolegraph.extraction.sentences.wording.lexicon import group
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.wording.words import CJK, squeeze, words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN

_LONGEST_CORE = 12
#: Parts of what somebody is over: 生产、质量.
_PARTS = re.compile("[、,，和与及/／]")
_BLANK = "[ 　]*"
_DASH = f"{_BLANK}[-–—－·•]{_BLANK}"
#: What counts parts of one kind: 一车间, 甲班, A线.
_COUNTED = re.compile("第?(?:[一二三四五六七八九十]{1,2}|[甲乙丙丁]|[A-Z]|[0-9]{1,2})[#号]?")
#: A bracket, or a dash with no other dash around it.
_BEHIND = re.compile(
    rf"(?<={HAN}){_BLANK}[(（]{_BLANK}(?P<in>[^()（）\n]{{1,16}}?){_BLANK}[)）]"
    rf"|(?<={HAN}){_DASH}(?P<dash>{HAN}{{2,8}})(?=\s|$|[，。；、：:）)|<])(?!{_DASH})"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A title with what stands behind it: as the text writes it, the title, and the words behind."""

    written: str
    core: str
    inside: str
    dashed: bool

    @property
    def named(self) -> str:
        """The title as it is shown: brackets are those of Chinese text."""
        return re.sub(r"\s", "", self.written) if self.dashed else f"{self.core}（{self.inside}）"

    @property
    def plain(self) -> str:
        """The title with what tells it apart in front: 生产副总经理, 采购部经理, 分管财务的副局长."""
        charge = next((c for c in ("分管", "主管", "协管") if self.inside.startswith(c)), "")
        field = "".join(map(_without_charge, _PARTS.split(self.inside)))
        if charge:
            return f"{charge}{field}的{self.core}"
        bare = self.core.removeprefix("部门") if units.is_unit(field) else self.core
        core = bare or self.core
        shared = max((n for n in range(2, len(core)) if field.endswith(core[:n])), default=0)
        return field + core[shared:]


def behind(core: str, inside: str) -> str:
    """Return what the words in brackets behind a title are.

    ``field``: what tells the post from others of its title (生产, 采购部, 分管财务); ``title``: another name
    (业务员); ``remark``: how many there are (1人), a limit, a gloss or code, a holder's name, what is done
    (初审) or remarked (兼, 以下简称…); "" for what may be either.
    """
    lists = words("told_apart")
    if not re.fullmatch(rf"[{CJK}A-Za-z0-9、,，/／]{{2,12}}", inside) or inside.isascii():
        return "remark"
    parts = [part for part in _PARTS.split(inside) if part]
    if any(map(titles.is_title, parts)):
        return "title"
    told = inside.startswith(tuple(lists["remarks"])) or inside.endswith(tuple(lists["deeds"]))
    if told and inside not in (*lists["fields"], *lists["places"]):
        return "remark"
    over = [_without_charge(part) for part in parts]
    if all(_is_field(part, core) for part in over):
        return "field"
    figures = re.search(r"\d", inside)
    return "remark" if figures or len(parts) > 1 or _is_name(inside) else ""


def _without_charge(part: str) -> str:
    charge = next((c for c in words("told_apart")["charges"] if part.startswith(c)), "")
    return part.removeprefix(charge)


def _is_field(part: str, core: str) -> bool:
    lists = words("told_apart")
    if len(part) < 2:
        return False
    place = part.endswith(tuple(lists["regions"])) and len(part) > 2
    listed = (lists["fields"], lists["places"], words("titles")["modifiers"])
    known = place or any(part in each for each in listed)
    return known or units.is_unit(part) or titles.suffix(part + core) == 0


@cache
def _surnames() -> re.Pattern[str]:
    return re.compile(either(group("granting", "surnames")) + f"[{CJK}某]{{1,2}}")


def _is_name(inside: str) -> bool:
    return _surnames().fullmatch(inside) is not None


def written_out(text: str) -> tuple[Written, ...]:
    """Return the titles of a text that brackets or dashes tell apart: 副总经理（生产）, 副总经理-生产.

    Words that no list knows (进口二部) tell a post apart where others beside it are known to.
    """
    found = tuple(_found(text))
    kinds = {one: behind(one.core, one.inside) for one in found}
    beside: dict[str, set[str]] = {}
    for one, kind in kinds.items():
        if kind == "field":
            beside.setdefault(one.core, set()).add(one.inside)
    known = {one.core for one, kind in kinds.items() if kind == "field" and not one.dashed}
    highest = words("told_apart")["highest"]

    def tells(one: Written) -> bool:
        if one.dashed:
            several = len(beside.get(one.core, ())) > 1 and one.core not in highest
            return kinds[one] == "field" and several
        return kinds[one] == "field" or (not kinds[one] and one.core in known)

    return tuple(filter(tells, found))


def _found(text: str) -> Iterator[Written]:
    for m in _BEHIND.finditer(text):
        before = text[max(0, m.start() - _LONGEST_CORE) : m.start()]
        core = before[titles.known_from(before) :]
        if titles.is_title(core):
            inside = squeeze(m["in"] or m["dash"])
            yield Written(core + m[0], core, inside, m["dash"] is not None)


def shown(front: Mapping[str, str], text: str) -> str:
    """Return words with the titles of ``front`` as their document writes them."""
    return _any(tuple(front)).sub(lambda m: front[m[0]], text) if front else text


@cache
def _any(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(either(names))


def are_peers(one: str, other: str) -> bool:
    """Say whether two titles differ by nothing but a place, or are deputies with different charges.

    华东区经理 and 华南区经理, 一车间主任 and 二车间主任, 生产副总经理 and 营销副总经理.
    """
    both = zip(reversed(one), reversed(other), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], both))
    if one == other or titles.known_from(one) == len(one):
        return False
    cuts = range(1, same + 1)
    return any(_are_beside(one[:-n], other[:-n], one[-n:]) for n in cuts)


def _are_beside(one: str, other: str, core: str) -> bool:
    lists = words("told_apart")
    rests = [_without_charge(rest).removesuffix("的") for rest in (one, other)]
    if not all(rests) or titles.known_from(core) == len(core) or {*rests} & {*lists["ranks"]}:
        return False
    if core.startswith("副"):
        return all(_is_field(rest, core) for rest in rests)
    parts = core.startswith((*lists["regions"], *lists["branches"]))
    return parts or all(rest in lists["places"] or _COUNTED.fullmatch(rest) for rest in rests)
