"""Of whom a condition speaks that a question begins with: *if a customer returns goods, who approves it?*

Documents say who approves returns, and not whose they are.
"""

from functools import cache

from rolegraph.questions.understanding.parsing import Parsed
from rolegraph.questions.words.lexicon import PEOPLE, load
from rolegraph.questions.words.segmenting import Segment
from rolegraph.questions.words.tokens import keys

_ARTICLES = (("a",), ("an",), ("the",), ("my",), ("our",), ("one",))


def without_party(parsed: Parsed) -> str:
    """Return a question behind whom its condition speaks of and that they wish; "" where it has none."""
    told = [s for s in parsed.segments if s.phrase not in _ARTICLES]
    ends = next((n for n, s in enumerate(told) if s.phrase == (",",)), 0)
    if not any("who" in s.cues for s in told[ends + 1 :]):
        return ""
    opening = told[:1] if told[0].phrase in _listed("openings") else []
    condition = told[len(opening) : ends]
    wish = [one for one in condition[1:2] if one.phrase in _listed("wishes")]
    party, things = condition[:1], condition[1 + len(wish) :]
    if not (things and _is_party(party[0]) and (opening or wish)):
        return ""
    last = (party + wish)[-1].last
    return parsed.text[parsed.tokens[last].end :].strip()


def without_event(parsed: Parsed) -> str:
    """Return a Chinese question behind what has happened first (客户下单了，谁签订单); "" where it has none.

    What happened must have somebody who did it and no figure, and the rest a thing of its own.
    """
    ends = next((n for n, s in enumerate(parsed.segments) if s.phrase == (",",)), 0)
    event, rest = parsed.segments[:ends], parsed.segments[ends + 1 :]
    told = bool(event) and _is_party(event[0]) and event[-1].phrase[-1] == "了"
    asks = any("who" in s.cues for s in rest)
    things = any(s.names("entry") and not (s.cues or s.names("kinds")) for s in rest)
    if not (told and asks and things) or any(parsed.counted(s) for s in event):
        return ""
    return parsed.text[parsed.tokens[parsed.segments[ends].last].end :].strip()


def _is_party(one: Segment) -> bool:
    named = any(e.startswith(PEOPLE) for e in one.names("entry")) or one.names("position")
    return bool(named) and not one.names("kinds")


@cache
def _listed(key: str) -> frozenset[tuple[str, ...]]:
    return frozenset(keys(word) for word in load("conditions")[key])
