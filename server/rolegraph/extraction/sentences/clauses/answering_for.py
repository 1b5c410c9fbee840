"""What a post answers for, its duty (对产品质量负责), and whom it answers to, a line (对总经理负责)."""

import re

from rolegraph.extraction.sentences.clauses.nominals import nominal
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern, words

_TO = re.compile(r"(?:直接|全面)?[对向](?P<whom>[^，。；、的]{2,12}?)(?:直接|双重|共同|全面)*负责")
_FOR = re.compile(
    r"(?P<who>[^，。；对]{0,10})对(?P<what>[^，。；对]{2,24}?)"
    r"(?:等?方面)?[都均]?(?:(?P<how>全面|主要|直接|具体|双重|共同|严格|切实|完全)?负责"
    r"|(?:负有?|承担[着了起]?)(?:[^，。；的]{0,4}|(?:重[要大]|主要|全部|直接|首要)的)责任|负总责|负全责)"
)
#: A field of work has at least so many characters.
_FIELD = 4
#: Boards, owners and the like, to whom somebody answers.
_BODIES = ("会", "局", "厅", "政府", "公司", "集团", "总行", "总部")


def answers_to(clause: str) -> bool:
    """Say whether a whole clause only says whom the post answers to (直接对总经理负责)."""
    found = _TO.fullmatch(clause)
    return found is not None and _is_somebody(found["whom"])


def answered_for(clause: str) -> tuple[str, str] | None:
    """Return action and object of a clause that says for what the post answers, or None.

    对公司产品质量负最终责任 is 负责 and 公司产品质量.
    """
    found = _FOR.fullmatch(clause) if "对" in clause else None
    if found is None or _is_somebody(found["what"]) or not _is_subject(found["who"]):
        return None
    return f"{found['how'] or ''}负责", found["what"].removesuffix("的")


#: 主管业务之筹划: the work that somebody is in charge of.
_OWN_WORK = re.compile("(?:业务|事务)[的之]")


def in_charge_of(clause: str) -> str:
    """Return the field of work that 主管 at a clause's head is a verb for (主管公司财务工作), or ""."""
    what = clause.removeprefix("主管")
    if what == clause or len(what) < _FIELD or _OWN_WORK.match(what):
        return ""
    # 主管课程安排、教师考核: of 主管审核单据 a supervisor does it.
    listed = nominal(what) is not None and not verb_at(what, 0)
    return what if listed or what.endswith(("工作", "业务", "事务")) else ""


def _is_somebody(name: str) -> bool:
    return bool(words("frames", "titles").before(name, len(name))) or name.endswith(_BODIES)


def _is_subject(before: str) -> bool:
    """Say whether nothing, a modal or a title stands before 对 (校长对…)."""
    bare = pattern("(?:<<frames.modals>>|<<frames.adverbs>>)*$").sub("", before)
    return not bare or bool(words("frames", "titles").before(bare, len(bare)))
