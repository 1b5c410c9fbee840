"""Posts that a charter sets up (公司设总经理一名，由…聘任), and articles on others than a chapter."""

import re
from dataclasses import dataclass, replace
from functools import cache

from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.names.units import UnitName
from rolegraph.extraction.structure.pieces.tree import Node
from rolegraph.extraction.structure.prose import prose

#: A chapter on a body's meetings holds rules on them (第四章 总经理办公会议).
_MEETINGS = ("会议", "例会", "办公会")
#: 襄理, which is a title elsewhere.
_ASSISTS = "襄理"
_DEED = re.compile("(?:承[^，。；]{2,14}(?:之命|命令)[，,]?)?(?:依法|全面|具体|统一|并|及)*")


@dataclass(frozen=True, slots=True)
class Office:
    """A post that a sentence sets up: its title, where that stands, and where what is told of it begins.

    ``unit`` is the unit that opens the sentence (办公室设主任一名), if one does.
    """

    title: Title
    span: tuple[int, int]
    told: int
    unit: UnitName | None = None


@cache
def _set_up() -> re.Pattern[str]:
    number = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})"
    counted = rf"[ 　]*(?:{number}(?:[至到~～-]{number})?|若干|数)[ 　]*[名人位]"
    # 本院置院长，综理院务
    who = "[^，,。；;:：设置]{2,10}?"
    return re.compile(
        rf"(?P<unit>[^，,。；;:：]{{0,12}}?)[，,]?(?:设[立有置]?(?P<who>{who}){counted}|置(?P<placed>{who})(?:{counted})?)(?:[，,]专任)?[，,](?=.)"
    )


def set_up(sentence: str) -> Office | None:
    """Return the post that a sentence sets up before it tells of it (公司设总经理一名，|主持…), or None."""
    if "设" not in sentence and "置" not in sentence:
        return None
    found = _set_up().match(sentence)
    which = "who" if found and found["who"] else "placed"
    title = titles.parse(found[which]) if found else None
    if found is None or title is None:
        return None
    return Office(title, found.span(which), found.end(), units.parse(found["unit"]))


def is_deed(clause: str) -> bool:
    """Say whether a clause tells what a post is there to do (主持日常工作, not 由董事会聘任)."""
    led = _DEED.match(clause)
    at = led.end() if led else 0
    return verb_at(clause, at) != "" or clause.startswith(_ASSISTS, at)


def told_apart(node: Node, text: str) -> tuple[Node, Node | None]:
    """Return a chapter without the articles that tell of others than whom it is called after, and those.

    第六章 总经理 holds 公司设副总经理若干名，由总经理提名, which is no duty of the 总经理. The second is None
    where there are none.
    """
    if node.section or not (node.title or node.unit):
        return node, None
    others = [child for child in node.children if _is_others(child, node, text)]
    if not others:
        return node, None
    own = [child for child in node.children if child not in others]
    return replace(node, children=own), replace(node, children=others)


def _is_others(child: Node, chapter: Node, text: str) -> bool:
    if child.kind != "item" or child.mark is None or child.mark.kind != "clause":
        return False
    said = text[child.start : child.end]
    if chapter.unit and chapter.unit.name.endswith(_MEETINGS):
        return not is_deed(said)
    who = prose.subject(said)
    name = (who.title or who.unit) if who else None
    return set_up(said) is not None or (name is not None and not _is_same(name, chapter))


def _is_same(name: Title | UnitName, chapter: Node) -> bool:
    called = chapter.title or chapter.unit
    return called is not None and name.name in (called.name, f"各{called.name}")
