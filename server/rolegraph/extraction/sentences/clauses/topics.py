"""Objects that stand at the head of a clause, without 将 or 对: 执行情况可反馈给客户, 资料录入系统."""

import re
from dataclasses import dataclass

from rolegraph.extraction.sentences.wording.anchors import anchored
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern, words

_PLACE = re.compile(r"(?:[中内里上下时前后]|方面)$")
_MODAL = re.compile("(?:可以?|应当?|必?须|均|皆|统一|一律)$")
_SHORTEST = 2
_WORKING = ("进行", "组织")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a clause begins with, and where its verb stands; ``place`` says only when or where."""

    what: str
    verb: int
    place: bool = False


def topic(clause: str) -> Topic | None:
    """Return the topic of a clause that no verb leads, or None.

    合同履行需直接对接客户 has one before a modal; 客户资料录入系统 one before a verb of entering.
    """
    m = _before_modal().match(clause) or _before_entering().match(clause)
    if m is None or not verb_at(clause, m.end()):
        return None
    return Topic(m["what"], m.end(), bool(_PLACE.search(m["what"])))


def is_named(clause: str) -> bool:
    """Say whether a clause begins with a verb that only names its topic (巡检数据录入系统)."""
    verb = verb_at(clause, 0)
    named = topic(clause) if verb else None
    noun = words("verbs", "compounds").at(clause, len(verb))
    return named is not None and bool(noun) and named.what == verb + noun


def done_by(clause: str) -> tuple[str, str] | None:
    """Return what somebody is named to do and to what (采购计划由采购主管编制), or None."""
    # What finds it takes long to compile: only where a deed stands behind the name.
    by, deeds = clause.find("由", _SHORTEST), words("verbs", "strong")
    places = range(by + _SHORTEST, len(clause)) if by > 0 else ()
    if not any(deeds.at(clause, n) or clause.startswith(_WORKING, n) for n in places):
        return None
    m = anchored(
        "由",
        r"(?P<what>[^，。；由]{2,20}?)(?:可以?|应当?|须|均|皆|统一|一律)?由[^，。；]{0,10}?(?:<<frames.titles>>|<<granting.holders>>)(?:负责|每[日周月季年][一二三四五六末初]?|统一|具体|及时)*"
        r"(?P<verb><<verbs.strong>>|进行|组织)(?:、[^，。；]+|(?:书面)?申请)?",
    ).fullmatch(clause)
    return (m["verb"], m["what"]) if m else None


def handed_over(clause: str, by: str) -> str:
    """Return what a clause says somebody does, verb first (合同原件|由办公室|负责归档保存), or "".

    ``by`` names them as the clause does; what they do must be verbs alone.
    """
    what, named, behind = clause.partition(by)
    what = _MODAL.sub("", what)
    deed = pattern("(?:负责|统一|具体|及时|妥善|集中|分别|全面|统筹)*").sub("", behind, count=1)
    # 口令由系统管理员|全面负责: to be charged is the deed where no other stands behind.
    charged = (behind[n:] for n in range(len(behind)) if verb_at(behind, n) == behind[n:])
    done = deed or next(charged, "")
    first = verb_at(done, 0)
    alone = done[len(first) :] in ("", verb_at(done, len(first)))
    return f"{done}{what}" if named and first and alone and (what or deed) else ""


def handed_on(clause: str) -> str:
    """Return the verb of a clause that begins with handing to somebody (报经理), or ""."""
    m = pattern(r"(?P<verb>报|交|送|发)(?:给|至|到)?[^，。；、]{0,12}?<<frames.titles>>").match(
        clause
    )
    return m["verb"] if m else ""


def before_deed(clause: str) -> tuple[str, int]:
    """Return what somebody else does first, and where the clause goes on, or ("", 0).

    由销售部制作合同后业务员签订合同 goes on behind the one who signs.
    """
    first = "由[^，。；]{4,20}?后"
    m = anchored(first, rf"({first})(?:[^，。；]{{0,8}}?<<frames.titles>>)?").match(clause)
    end = m.end() if m else 0
    opens = verb_at(clause, end) or words("frames", "partners", "receivers").at(clause, end)
    return (m[1], end) if m and opens else ("", 0)


def _before_modal() -> re.Pattern[str]:
    return pattern(
        r"(?P<what>[^，。；的由经报]{2}[^，。；由经报]{0,14}?)(?:需要?|须|可以?|应当?)(?:<<frames.adverbs>>)*"
        r"(?=[^，。；]{4})"
    )


def _before_entering() -> re.Pattern[str]:
    return pattern(
        r"(?P<what>[^，。；将把]{3,16}?)(?<![的、和与及])(?=<<verbs.entering>>[^，。；、的等和]{2})"
    )


#: 对货品有合理调配权, 2000元以内的维修费可自行决定; of 所有权 or 国有产权 nobody is told to have a right.
_ENTITLED = re.compile(
    "(?<![所国私占持])有[^，。；有]{0,10}(?<![主人产])权$"
    "|[^，。；]{2,}可以?(?:自行|自主|直接)(?:决定|审批|批准)$"
)


def only_is(clause: str) -> bool:
    """Say whether a clause says what somebody is or has a right to, and not what they do.

    研发部门是公司的创新引擎, 对货品有合理调配权
    """
    if clause.endswith(("权", "决定", "审批", "批准")) and _ENTITLED.search(clause):
        return True
    named = r"[^，。；]{0,12}?(?:<<frames.titles>>|<<frames.units>>)是[^，。；]*的"
    return "是" in clause and pattern(named).match(clause) is not None


def opens_title(clause: str, verb: str) -> str:
    """Return the title that opens a clause where its own deed stands behind it (保管员|办理入库), or "".

    ``verb`` is what else could lead there. 驾驶员安排、促销员招募计划 are matters.
    """
    title = words("frames", "titles").at(clause, 0)
    if len(title) <= max(len(verb), 2):
        return ""
    deed = verb_at(clause, len(title))
    rest = clause[len(title) + len(deed) :]
    own = deed in words("verbs", "strong").every and len(rest) > 1 and "的" not in rest
    named = rest[:1] in set("、和与及或并") or words("verbs", "compounds").at(rest)
    return title if own and not named else ""


def acts(clause: str, end: int) -> bool:
    """Say whether the title that ends at a place of a clause is who acts.

    In 工作中可承担经理与客户沟通的角色 it is in what is borne; in 办公室日常管理 the office is managed.
    """
    daily = anchored("日常", "日常(?:<<verbs.nominal>>|[、和与及])+(?:等?工作)?$")
    if daily.match(clause, end):
        return False
    return not pattern("<<frames.modals>>(?:承担|担任|充当)").search(clause[:end])
