"""In which case a box of a procedure is reached, by the questions and the words at arrows before it."""

import re
import unicodedata
from dataclasses import dataclass, replace

from rolegraph.extraction.limit_ends import OTHER_SIDE
from rolegraph.extraction.tables.cells.ranges import heading_bound
from rolegraph.extraction.tables.cells.spans import spanned
from rolegraph.model import Limit
from rolegraph.reading import Document
from rolegraph.reading.formats.mermaid import Arrow, Diagram

#: What a question ends in.
ASKS = re.compile(r"\s*[?？]\s*$")
_YES = frozenset(("是", "有", "yes", "y", "true"))
_NO = frozenset(("否", "无", "no", "n", "false"))
#: What asks, or says at an arrow, how a step before it ended (审批结果, *Approved?*) or that it goes on.
_OUTCOMES = re.compile(
    "结果|通过|同意|批准|提交|转交|下一步|approved?|accepted|decision|result|submit|next",
    re.IGNORECASE,
)
#: That it ended badly, and so that what comes then is for that case alone.
_REFUSED = re.compile("[不未驳拒退]|reject|refus|declin|denied|return|not ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Case:
    """In which case a box is reached: up to what, and in words where no figure says it.

    ``told`` are the spans of the arrows' statements that say so.
    """

    limit: Limit | None = None
    words: str = ""
    told: tuple[tuple[int, int], ...] = ()

    @property
    def any(self) -> bool:
        """Say whether it is any case."""
        return self.limit is None and not self.words


def words_of(document: Document, flow: Diagram, box: int) -> str:
    """Return the words of a box, its lines as one."""
    return " ".join(document.text[a:b].strip() for a, b in flow.boxes[box].lines)


def cases(document: Document, flow: Diagram, deciding: frozenset[int]) -> dict[int, Case]:
    """Return in which case each box is reached; arrows that lead back to one reached before tell nothing.

    ``deciding`` are the boxes that say who decides: how one ends is no case of its own.
    """
    ways: dict[int, list[Arrow]] = {n: [] for n in range(len(flow.boxes))}
    for arrow in flow.arrows:
        ways[arrow.target].append(arrow)
    found: dict[int, Case] = {}
    pending = list(ways)
    while pending:
        begun = (n for n in pending if any(a.source in found for a in ways[n]))
        ready = [n for n in pending if all(a.source in found for a in ways[n])]
        for n in ready or [next(begun, pending[0])]:
            known = [a for a in ways[n] if a.source in found]
            found[n] = _either(
                [_behind(found[a.source], _at(document, flow, a, deciding)) for a in known]
            )
        pending = [n for n in pending if n not in found]
    return found


def _at(document: Document, flow: Diagram, way: Arrow, deciding: frozenset[int]) -> Case:
    """Return the case that an arrow's words tell, with the question that it comes from."""
    said, place = way.words.strip(), ((way.start, way.end),)
    asked = words_of(document, flow, way.source) if flow.boxes[way.source].asks else ""
    question = ASKS.sub("", asked)
    low = said.lower()
    if not said:
        return Case()
    if _OUTCOMES.search(question or said) or way.source in deciding:
        refused = low in _NO or _REFUSED.search(said)
        return Case(None, f"{question}：{said}".lstrip("："), place) if refused else Case()
    if low in _YES | _NO:
        bound = _bound(question)
        if bound and bound.operator in OTHER_SIDE:
            operator = OTHER_SIDE[bound.operator] if low in _NO else bound.operator
            return Case(replace(bound, operator=operator, text=f"{question}：{said}"), "", place)
    elif bound := _bound(f"{question}{said}") or _bound(said):
        return Case(bound, "", place)
    return Case(None, f"{question}：{said}".lstrip("："), place)


def _behind(before: Case, here: Case) -> Case:
    """Return a case within another: from the one's figure up to the other's where they bound both sides."""
    words = "，".join(filter(None, (before.words, here.words)))
    told = tuple(dict.fromkeys((*here.told, *before.told)))
    one, other = here.limit, before.limit
    if one is None or other is None:
        return Case(one or other, words, told)
    low, high = (one, other) if one.operator.startswith(">") else (other, one)
    opposed = low.operator.startswith(">") and high.operator.startswith("<")
    return Case(spanned(low, high) if opposed else one, words, told)


def _either(cases: list[Case]) -> Case:
    """Return the case of a box that several ways lead to: all that any of them tells."""
    if not cases or any(case.any for case in cases):
        return Case()
    if len(cases) == 1:
        return cases[0]
    told = tuple(dict.fromkeys(span for case in cases for span in case.told))
    limits = [case.limit for case in cases if case.limit and not case.words]
    if len(limits) == len(cases) and len({limit.unit for limit in limits}) == 1:
        whole = _whole(limits)
        return Case(whole, "", told) if whole else Case()
    said = ("，".join(filter(None, (c.limit.text if c.limit else "", c.words))) for c in cases)
    return Case(None, " / ".join(said), told)


def _whole(limits: list[Limit]) -> Limit | None:
    """Return the limit that holds all of several, None where together they have no end."""
    lows = [_low(limit) for limit in limits]
    highs = [_high(limit) for limit in limits]
    low = min((n for n in lows if n is not None), default=None) if None not in lows else None
    high = max((n for n in highs if n is not None), default=None) if None not in highs else None
    if low is not None and high is not None:
        one = limits[0]
        return replace(
            one, text=_joined(limits), operator="", value=None, minimum=low, maximum=high
        )
    if low is None and high is None:
        return None
    first = limits[lows.index(low)] if low is not None else limits[highs.index(high)]
    operator = first.operator or (">=" if low is not None else "<=")
    value = low if low is not None else high
    return replace(
        first, text=_joined(limits), operator=operator, value=value, minimum=None, maximum=None
    )


def _joined(limits: list[Limit]) -> str:
    return " / ".join(limit.text for limit in limits)


def _low(limit: Limit) -> float | None:
    return limit.value if limit.operator.startswith(">") else limit.minimum


def _high(limit: Limit) -> float | None:
    return limit.value if limit.operator.startswith("<") else limit.maximum


def _bound(words: str) -> Limit | None:
    """Return the amount that words bound, whatever width their figures have."""
    return heading_bound(unicodedata.normalize("NFKC", words))
