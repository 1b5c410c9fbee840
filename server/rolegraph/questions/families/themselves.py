"""Whether a post or unit itself is asked about, or something that is theirs or done to them."""

from rolegraph.questions.understanding.deeds import says_deed
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.words.segmenting import Segment

#: How it begins to ask who has charge: 归谁管, 由谁领导; 向谁汇报 may say what somebody reports on.
_CHARGE = ("归", "由", "谁", "受")


def of_theirs(frame: Frame) -> bool:
    """Say whether who has charge is asked of a thing or deed: 销售人员的日报归谁管, 考核业务员归谁管.

    A word of content stands between the post or unit and what asks, or a verb before it.
    """
    several = (*frame.segments("unit"), *frame.segments("position"))
    return any(_theirs(frame, s) for s in several if s.names("unit") or s.names("position"))


def _theirs(frame: Frame, place: Segment) -> bool:
    several = frame.parsed.segments
    at = several.index(place)
    asked = next((n for n, s in enumerate(several) if n > at and _asks_charge(s)), 0)
    if not asked:
        return False
    before = (s for n, s in enumerate(several[:at]) if n not in frame.parsed.located)
    verb = any(says_deed(s) and not (s.names("light") or s.names("unit")) for s in before)
    return verb or any(_has_content(frame, s) for s in several[at + 1 : asked])


def _asks_charge(one: Segment) -> bool:
    """Whether a segment asks who has charge of something, in Chinese."""
    return bool(one.cues & {"superior", "parent-unit"}) and one.phrase[0] in _CHARGE


def _has_content(frame: Frame, one: Segment) -> bool:
    """Whether a segment is a word by itself that a sentence has, and no particle."""
    empty = one.names("stop") or one.names("light") or one.names("particle") or one.cues
    known = any(g.first <= one.first <= g.last and g.known for g in frame.groups())
    return known and not empty
