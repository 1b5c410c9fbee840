"""Of whom a condition speaks that a question begins with: *if a customer returns goods, who approves it?*

Documents say who approves returns, and not whose they are.
"""

from functools import cache

from rolegraph.questions.understanding.parsing import Parsed
from rolegraph.questions.words.lexicon import load
from rolegraph.questions.words.segmenting import Segment
from rolegraph.questions.words.tokens import keys

#: Entries that name people.
_PEOPLE = ("customers/", "titles/", "people/", "object/customer", "object/staff")
_ARTICLES = (("a",), ("an",), ("the",), ("my",), ("our",), ("one",))


def without_party(parsed: Parsed) -> str:
    """Return a question behind whom its condition speaks of and that they wish; "" where it has none."""
    told = [s for s in parsed.segments if s.phrase not in _ARTICLES]
    ends = next((n for n, s in enumerate(told) if s.phrase == (",",)), 0)
    if not any("who" in s.cues for s in told[ends + 1 :]):
        return ""
    opened = told[0].phrase in _listed("openings")
    party, *rest = told[opened:ends] or told[:1]
    wishes = bool(rest) and rest[0].phrase in _listed("wishes")
    if not (_is_party(party) and (opened or wishes) and rest[wishes:]):
        return ""
    last = rest[0].last if wishes else party.last
    return parsed.text[parsed.tokens[last].end :].strip()


def _is_party(one: Segment) -> bool:
    named = any(e.startswith(_PEOPLE) for e in one.names("entry")) or one.names("position")
    return bool(named) and not one.names("kinds")


@cache
def _listed(key: str) -> frozenset[tuple[str, ...]]:
    return frozenset(keys(word) for word in load("conditions")[key])
