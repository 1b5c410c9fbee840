"""Posts that a question names without asking about them: left out, or those that a deed is done to."""

from rolegraph.questions.understanding.parsing import Parsed
from rolegraph.questions.words.lexicon import Lexicon

#: Kinds of deeds that are done to people, and what stands before those to whom something is done.
_TO_PEOPLE = frozenset(("hire", "dismiss", "appoint", "reward-punish", "appraise"))
_TOWARDS = frozenset("对把将给")


def is_left_out(parsed: Parsed, number: int) -> bool:
    """Whether a position is named as not taking part: *without the manager*."""
    before = parsed.segments[max(0, number - 2) : number]
    said = "".join(word for s in before for word in s.phrase)
    return any("without" in s.phrase for s in before) or "不经" in said


def is_done_to(parsed: Parsed, number: int, lexicon: Lexicon, whether: bool = False) -> bool:
    """Whether what somebody does is done to the position: 项目经理可以录用|保洁员吗.

    Where ``whether`` one post does something is asked, any deed before another is done to that, and what
    stands behind 对: 主管监督|文员吗, 主管对|文员进行考核吗. Who answers to another (对…负责) does nothing
    to them.
    """
    behind = parsed.segments[number + 1 : number + 2]
    answers = any(s.phrase[:2] == ("负", "责") for s in behind)
    if whether and parsed.segments[number - 1].phrase[-1] in _TOWARDS and not answers:
        return True
    before = (s for s in reversed(parsed.segments[:number]) if not s.names("stop"))
    deed = next(before, None)
    acts = parsed.acts(deed) if deed else ()
    return bool(whether and acts) or any(_TO_PEOPLE & set(lexicon.kinds[int(n)]) for n in acts)
