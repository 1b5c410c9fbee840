"""Posts that a question names without asking about them: left out, or those that a deed is done to."""

from rolegraph.questions.understanding.parsing import Parsed
from rolegraph.questions.words.lexicon import Lexicon

_TO_PEOPLE = frozenset(("hire", "dismiss", "appoint", "reward-punish", "appraise"))


def is_left_out(parsed: Parsed, number: int) -> bool:
    """Whether a position is named as not taking part: *without the manager*."""
    before = parsed.segments[max(0, number - 2) : number]
    said = "".join(word for s in before for word in s.phrase)
    return any("without" in s.phrase for s in before) or "不经" in said


def is_done_to(parsed: Parsed, number: int, lexicon: Lexicon) -> bool:
    """Whether what somebody does is done to the position: 项目经理可以录用|保洁员吗."""
    before = (s for s in reversed(parsed.segments[:number]) if not s.names("stop"))
    deed = next(before, None)
    acts = parsed.acts(deed) if deed else ()
    return any(_TO_PEOPLE & set(lexicon.kinds[int(n)]) for n in acts)
