"""Titles of items: what a numbered item is about, before the sentences that say what is done."""

import re
from dataclasses import replace

from rolegraph.extraction.sentences import clauses_of
from rolegraph.extraction.sentences.clauses.frames import frame
from rolegraph.extraction.sentences.clauses.nominals import nominal
from rolegraph.extraction.sentences.clauses.predicates import leads_by_itself, predicate
from rolegraph.extraction.sentences.granting.granting import granted
from rolegraph.extraction.sentences.wording.leading_verbs import find_verb, verb_at
from rolegraph.extraction.sentences.wording.lexicon import words
from rolegraph.extraction.structure import Item
from rolegraph.extraction.structure.pieces.segmentation import TERMINATORS
from rolegraph.extraction.structure.pieces.tree import Node, heads, is_short
from rolegraph.extraction.structure.wording import clauses
from rolegraph.extraction.structure.wording.words import words as structure_words
from rolegraph.reading.characters import HAN

_SHORTEST, _LONGEST = 4, 20
_CLEARLY = 4
# 仓储规划：编制…
_NAMED = re.compile(rf"(?P<title>{HAN}{{2,12}})[:：](?=.{{4}})")
#: 2、人员任免 above 被授权人有…任免权。
_OWN = re.compile("(?:被授权人|受权人|受托人|本岗位?|本人)(?:有|对|可|享有)")
_WORK = re.compile("对[^，。；\\n]{2,}的[^，。；\\n]{2,}工作")
#: What a line says that only tells what the item above it means.
_DESCRIBES = re.compile("(?:定义|说明|含义|适用范围|范围|标准|包括|包含)[:：]")
_STOPPED = re.compile(
    rf"\s*(?P<name>(?![向与由经按]|根据){HAN}{{4,6}})。\s*(?={HAN}{{2,}}[^。]*[，,；;。])"
)
_STOPS = frozenset("，,。；;：:、（(")


def title_length(text: str, node: Node) -> int:
    """Return how long the title of a numbered item is, its colon included; 0 where it has none.

    A title without a colon (成本控制制定年度目标…) is seen only where one beside it stands on a
    line of its own.
    """
    length = clauses.title_length(text) or _before_stop(text)
    return length or (_glued(text) if _beside_titles(node) else 0)


def _before_stop(text: str) -> int:
    """Return how long a short name is that a stop parts from what it is about (质量管控。每周组织检查)."""
    found = _STOPPED.match(text)
    return found.end() if found and not verb_at(found["name"], 0) else 0


def _beside_titles(node: Node) -> bool:
    beside = node.parent.children if node.parent else []
    return any(each.kind == "group" and each.mark is not None for each in beside)


def _glued(text: str) -> int:
    """Return where the first verb that always leads begins, behind a noun made of a verb."""
    strong = words("verbs", "strong", "leading").every
    closing = words("verbs", "nominal", "results")
    at = find_verb(text, _SHORTEST)
    while 0 < at <= _LONGEST:
        verb = verb_at(text, at)
        # 合作深化|制定策略: of two verbs in a row the first closes the title.
        doubled = verb in closing.every and verb_at(text, at + len(verb)) in strong
        if verb in strong and not doubled and closing.before(text, at):
            return at if not _STOPS & set(text[:at]) else 0
        at = find_verb(text, at + 1)
    return 0


def tells(line: str) -> bool:
    """Say whether a line below an item that is only a title tells what its bearer does or may do.

    How and with whom may stand first (定期收集数据; 与供应商谈判). So may who decides on what
    (8折以上由店长决定 below 折扣审批).
    """
    if _rules(line):
        return True
    told = words("verbs", "strong", "wrappers", "assisting").every
    framed = frame(line).end
    behind = framed > 0 and bool(verb_at(line, framed))
    return verb_at(line, 0) in told or behind or _OWN.match(line) is not None


def _rules(line: str) -> bool:
    """Say whether a line begins with a matter and who decides on it; 由店长决定 has none of its own."""
    found = granted(line, *clauses_of(line)[0]) if line else ()
    return any(g.place[0] == 0 and g.holder and len(g.object) > 1 for g in found)


def groups(text: str, item: Node, below: Node) -> bool:
    """Say whether an item heads what stands below: groups, or who decides on what it names.

    1、大宗原料 above 审批权限：由总经理批准; a label without anything behind it heads a list of its own.
    """
    if below.kind != "section" or below.mark:
        return below.kind == "group" and _is_chapter(text, item)
    label, told = (
        text[below.start : below.end].rstrip(" 　:："),
        text[below.end :].lstrip(" 　:："),
    )
    labelled = label in structure_words("sections")["matter_labels"] and told[:1] not in ("", "\n")
    own = text[item.start : item.end].strip(" 　:：")
    # 3、登记台账。审批权限：… ends a list of duties.
    over = own[-1:] in TERMINATORS or tells(own)
    named = is_short(own) and all(describes(text, child) for child in item.children)
    return labelled and item.kind == "item" and item.mark is not None and named and not over


def describes(text: str, line: Node) -> bool:
    """Say whether a line only says what the item above it names (定义：超过50万元的合同)."""
    return line.kind == "text" and _DESCRIBES.match(text, line.start) is not None


def _is_chapter(text: str, item: Node) -> bool:
    """Say whether an item counted in Chinese only names what groups below it are about (二、团队管理)."""
    counted = item.mark is not None and item.mark.kind == "cn" and heads(text, item)
    own = text[item.start : item.end].strip(" 　:：")
    verb = verb_at(own, 0)
    says = verb != own and verb in words("verbs", "strong", "wrappers").every
    return counted and own[-1:] not in TERMINATORS and not says


def is_over(own: str, line: str) -> bool:
    """Say whether a short line is over though no stop ends it: the one below is longer, and tells a deed.

    Of a sentence that the width of a page cut, the first line is the longest.
    """
    longer = is_short(own) and len(line.rstrip()) > len(own.rpartition("\n")[2]) + _CLEARLY
    whole = predicate(own) if longer and tells(line) else None
    return whole is not None and bool(whole.object) and leads_by_itself(whole)


def is_titled(text: str, start: int) -> bool:
    """Say whether a line begins with a title of its own and a colon (店铺搭建：规划…)."""
    return _NAMED.match(text, start) is not None


def is_whole(line: str) -> bool:
    """Say whether a line without a stop says what is done to what, and is over (对材料的复印等的工作)."""
    return _WORK.fullmatch(line) is not None and nominal(line[1:]) is not None


def without_title(item: Item) -> Item:
    """Return a sentence without the title before its colon (仓储规划：编制库容规划)."""
    m = _NAMED.match(item.body.text)
    told = item.body.text[m.end() :] if m else ""
    read = predicate(told[slice(*clauses_of(told)[0])]) if told else None
    charged = verb_at(told, 0) in words("verbs", "wrappers").every
    tells = read is not None and bool(read.object) and not read.closing
    if m is None or not (charged or tells):
        return item
    body = item.body.cut(m.end(), len(item.body)).strip()
    return replace(item, body=body, heading=item.heading or m["title"])


def without_name(item: Item) -> Item:
    """Return an item of rights without the deed that only names it (采购资源：参与选择供应单位)."""
    m = _NAMED.match(item.body.text)
    told = item.body.text[m.end() :] if m else ""
    if m is None or not verb_at(told, 0):
        return item
    body = item.body.cut(m.end(), len(item.body)).strip()
    return replace(item, body=body, heading=item.heading or m["title"])


def acting(item: Item, name: str) -> Item:
    """Return an item that begins with its bearer's name as one told of that bearer (质量员|负责检验)."""
    opens = name and not item.subject and item.body.text.startswith(name)
    return replace(item, subject=name) if opens else item
