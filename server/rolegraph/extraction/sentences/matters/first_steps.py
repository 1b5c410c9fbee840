"""Clauses that tell what somebody does with a matter before it is decided on: 先由使用处室写出申请."""

import re

from rolegraph.extraction.sentences.wording.holders import ends_in_name
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import words

_LED = re.compile(
    "(?:首先|先|再|然后|之后|随后|最后|应当?|须|需要?|一般|统一|并|则)*(?:由|经过?|交|送|请)?"
)
#: Who acts and is no post: 出差人, 使用人.
_PERSON = re.compile("[^，。；、由经]{1,3}人(?!员|事|力|数|均|民|次)")
#: What holds who acts: nothing that leads to somebody else (设备|由设备科购置), no figure.
_NAME = re.compile(
    "(?:[^，。；：、\\d由经报须需应可有对在为将把呈送给逾除每跨%的]|(?<!^)经(?=理)){2,14}"
)
#: Between who acts and the deed: 须书面|说明原因, 在回来后一周内|填单, 凭入库单|填写付款单.
_HOW = re.compile(
    "(?:应当?|必须|须|需要?|可以?|要|均|先|再|也|负责|书面|事先|事前|提前|及时|现场|另行|共同"
    "|[在于](?:[^，。；]{1,10}?[内前后中上]|[^，。；]{2,6}(?=填|提[单报交出]))"
    "|(?:[凭持按]|根据)[^，。；]{2,8}?(?=填|提[单报交出]|办理|开具))*"
)
#: What follows instead of a verb: 将申请|交办公室, 对申请表|进行核对, 写出申请, 填单.
_DOES = re.compile("[对将把]|写出?|填单|提单|签?报(?![销废关到价警名案])")
#: Papers that are the matter of what follows, beside those that verbs of ``drawing`` make.
_DRAWS = re.compile(
    "(?:制作|草拟|订定|详列|填具|编列|研拟|拟具)|(?:提出|提交|出具|完成|形成|上报|报送|做出|作出)(?=[^，。；]{2,}(?:报告|方案|意见|计划|预算|清单|名单|草案))"
)
_PAPER = re.compile("[申请告案划单表书函]》?$")
#: What makes a clause tell something (业务费不属于日常开支范围, 如需用章, 审批时).
_TELLS = re.compile(
    "^[如若凡遇因经由](?![公私营济费])|[时前后者]$|不|属于|是|应|[必]?须|需|得[^到]|可|由|的$"
)
#: What shows that a clause names a matter: who decides on it (员工离职须经…同意), or a case (员工离职的).
_OF_MATTER = re.compile("(?<=..)(?:[须需应]经|由|报[^，。；]{2,}[批核准])|[的者时]$")

#: 三家以上比选, 货比三家
_COMPARES = re.compile(
    "(?:经|须|至少)?(?:货比)?[\\d一二两三四五六]家(?:以上)?(?:供应商)?[^，。；的]{0,4}(?:$|[比询报][价选])"
)


def acts_first(clause: str) -> bool:
    """Say whether a clause is about who does what, and not about a paper that they draw up (编制预算)."""
    if _OF_MATTER.search(clause):
        return False
    places = {n for end in _ends(clause) for n in _places(clause, end)}
    does = any(verb_at(clause, n) or _DOES.match(clause, n) for n in places)
    return does and not any(_draws_up(clause, n) for n in places)


def goes_on_acting(clause: str) -> bool:
    """Say whether a clause is a deed of whoever acts in the one before (…查明原因，|填写报告)."""
    if _COMPARES.match(clause):
        return True
    verb = verb_at(clause, 0)
    return (
        bool(verb) and len(clause) > len(verb) and "的" not in clause and not _draws_up(clause, 0)
    )


def tells_of_paper(clause: str) -> bool:
    """Say whether a clause names a paper, that may be the matter itself (填写用车申请)."""
    return _PAPER.search(clause) is not None


def names_thing(clause: str) -> bool:
    """Say whether a clause names a matter and tells nothing of it (员工因公借款, 单价500元以上的物品)."""
    return len(clause) > 1 and _TELLS.search(clause) is None and not acts_first(clause)


def _draws_up(clause: str, at: int) -> bool:
    """Say whether a paper is drawn up at a place that is a matter of its own (编制预算, 提出调查报告)."""
    drawing = words("verbs", "drawing").at(clause, at) or _DRAWS.match(clause, at)
    return bool(drawing)


def _ends(clause: str) -> set[int]:
    """Return where names of who acts end at the head of a clause."""
    led = _LED.match(clause)
    start = led.end() if led else 0
    person = _PERSON.match(clause, start)
    name = _NAME.match(clause, start)
    last = min(len(clause) - 1, name.end() if name else start)
    named = {n for n in range(start + 2, last + 1) if ends_in_name(clause, n)}
    return named | {person.end()} if person else named


def _places(clause: str, end: int) -> set[int]:
    """Return where a deed may begin behind who acts."""
    how = _HOW.match(clause, end)
    return {end, how.end() if how else end}
