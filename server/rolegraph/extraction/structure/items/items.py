"""The items of a section: one numbered item each, or one sentence where nothing is numbered."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rolegraph.extraction.sentences import Sentence
from rolegraph.extraction.sentences.authorities.grant_sentences import is_ladder
from rolegraph.extraction.sentences.clauses.predicates import leads_by_itself, predicate
from rolegraph.extraction.structure import Item
from rolegraph.extraction.structure.classifying.item_titles import (
    title_length,
    without_name,
    without_title,
)
from rolegraph.extraction.structure.items import headed_lines, running_lists, sentence_cuts
from rolegraph.extraction.structure.items.empty_items import says_nothing, states_nothing
from rolegraph.extraction.structure.items.lost_cells import without_cells
from rolegraph.extraction.structure.pieces.tree import Node, is_short
from rolegraph.extraction.structure.prose import judging
from rolegraph.extraction.structure.wording import clauses, section_words
from rolegraph.reading import Passage
from rolegraph.reading.characters import HAN
from rolegraph.values import replace

# 应负责全部事宜，并有权指派人员执行下列事项：heads a list, and is a duty and a right itself.
_SAYS = re.compile(r"负责.+|有权.+|应当.+")
# 二、供应商选择部分 ①…
_PART = re.compile("(?:部分|方面|环节|阶段|模块|板块|事项|事务)$")
_SENTENCE = 12
# 收发货管理（占比40%）
_WEIGHED = re.compile(r"[（(](?:工作|时间)*(?:占比|权重|比重)[^）)]*%[）)]$")
# 建议权：对责任人提出处理建议: an item that names its kind first.
_RIGHT = re.compile(f"{HAN}{{2,8}}权[力限]?[:：](?=.)")
# …的审批权。【销售专员岗位职责】: the heading of the next text.
ENDS = " 　\t\r\n。；;，,、.|｜【"


def collect(passage: Passage, holder: Node, kind: str) -> list[Item]:
    """Return the items right below a heading, those of its groups included.

    ``passage`` is the article's text, whose offsets the nodes carry. A titled group of duties is
    cut at its clauses; a list whose first number was lost begins with the text before it.
    """
    found: list[Item] = []
    counted = kind == "process" and any(c.kind == "item" for c in (holder, *holder.children))
    for n, child in enumerate(holder.children):
        if child.kind == "text" and clauses.closes(passage.text[child.start : child.end]):
            break
        if child.kind == "item" and clauses.is_in_force(passage.text[child.start : child.end]):
            continue
        if counted and child.kind == "text":
            # Below numbered steps stand remarks, names and dates.
            continue
        following = holder.children[n + 1] if n + 1 < len(holder.children) else None
        found += _of(passage, child, following, kind)
        if child.kind == "text" and _ends_in_note(passage.text[child.start : child.end]):
            break
    kept = [item for item in _spread(found) if not says_nothing(item.body.text, kind)]
    # 采购资源：参与选择供应单位 among rights: what names the item is no right itself.
    kept = without_cells(kept) if kind in ("duties", "mixed") else kept
    return [without_name(item) for item in kept] if kind == "authorities" else kept


def _ends_in_note(text: str) -> bool:
    """Say whether a paragraph turns to notes (…。注:…): what follows it states no duties."""
    return any(clauses.closes(text[a:b]) for a, b in clauses.sentences(text, "。！？!?；;\n"))


def _of(passage: Passage, node: Node, following: Node | None, kind: str) -> list[Item]:
    if node.kind == "group":
        heading = _words(passage, node)
        return [replace(i, heading=i.heading or heading) for i in collect(passage, node, kind)]
    if node.kind == "item":
        return _numbered(passage, node, kind)
    if node.kind == "text":
        return [] if _introduces(passage, node, following) else _prose(passage, node, kind)
    return []


def _words(passage: Passage, node: Node) -> str:
    return passage.text[node.start : node.end].strip(ENDS + ":：")


def leading_in(passage: Passage, holder: Node) -> list[Item]:
    """Return the sentences that only lead in a list, which may name a superior (在经理的领导下:)."""
    groups = [
        c
        for c in holder.children
        if c.kind == "group" and passage.text[c.start : c.end].rstrip().endswith((":", "："))
    ]
    leads = [
        child
        for child, following in pairwise(holder.children)
        if child.kind == "text" and _introduces(passage, child, following)
    ]
    return [plain(passage, child.start, child.end) for child in (*leads, *groups)]


def _introduces(passage: Passage, node: Node, following: Node | None) -> bool:
    """Say whether a text only leads in the list behind it, whose first number is there."""
    text = passage.text[node.start : node.end].rstrip()
    if following is None or following.mark is None:
        return False
    if following.mark.kind == "task":
        # 职位概述 … 任职资格 … 岗位职责 职责一 …: a form that ran together.
        return section_words.any_word().search(text) is not None
    if following.kind != "item" or headed_lines.stands_beside(node, following, text):
        return False
    return following.mark.value < 2 or text[-1:] in ":："


def _numbered(passage: Passage, node: Node, kind: str) -> list[Item]:
    below = [i for i in collect(passage, node, kind)]
    text = passage.text[node.start : node.end]
    number = passage.text[node.begin : node.start].strip(" 　\t\n")
    if below and _is_group(text, node):
        heading = text.strip(ENDS + ":：")
        grouped = [replace(i, heading=i.heading or heading) for i in below]
        if _says(heading) and _others_say(passage, node):
            return [_item(passage, (node.begin, node.start, node.end), number), *grouped]
        return grouped
    length = title_length(text, node) if kind in ("duties", "mixed") else 0
    if kind == "authorities" and (named := _RIGHT.match(text)):
        length = named.end()
    if length and is_ladder(
        Sentence.of(passage.cut(node.start + length, node.end)).text.rstrip(ENDS)
    ):
        # 审核房价折扣：五折以上由…批准，五折以下报…批准 is one statement.
        length = 0
    if length and not any(child.kind == "item" for child in node.children):
        return [*_grouped(passage, node, length, number), *below]
    if told := headed_lines.told_below(passage, node):
        whole = _item(passage, (node.begin, node.start, told.end), number)
        parts = (passage.cut(each.start, each.end).strip(ENDS) for each in (node, told))
        return [replace(whole, body=headed_lines.with_comma(*parts))]
    end = node.start + clauses.before_note(text)
    own = _item(passage, (node.begin, node.start, end), number)
    return [own, *(replace(i, heading=i.heading or own.body.text) for i in below)]


def _others_say(passage: Passage, node: Node) -> bool:
    """Say whether the headings beside this one state something too (四、推销技术 stands beside names)."""
    beside = node.parent.children if node.parent else []
    heads = [c for c in beside if c.kind == "item" and any(x.kind == "item" for x in c.children)]
    saying = sum(_says(_words(passage, each)) for each in heads)
    return 2 * saying > len(heads)


def _says(heading: str) -> bool:
    """Say whether what heads a list states something by itself (控制生产成本, not 成本控制)."""
    if _SAYS.search(heading) and len(heading) >= _SENTENCE:
        return True
    if _PART.search(heading) or _WEIGHED.search(heading):
        return False
    found = predicate(heading)
    return found is not None and bool(found.object) and leads_by_itself(found)


def _is_group(text: str, node: Node) -> bool:
    """Say whether an item only heads its list (2、信息采集:(1)…)."""
    if any(c.kind == "item" for c in node.children):
        return text.rstrip()[-1:] in ":：" or (
            is_short(text) and text.rstrip()[-1:] not in "。；;"
        )
    return False


def _grouped(passage: Passage, node: Node, length: int, number: str) -> list[Item]:
    text = passage.text[node.start : node.end]
    heading = text[:length].strip(ENDS + ":：")
    base = node.start + length
    spans = [(base + a, base + b) for a, b in running_lists.grouped(text[length:])]
    if len(spans) < 2:
        return [replace(_item(passage, (node.begin, base, node.end), number), heading=heading)]
    return [replace(_item(passage, (a, a, b), number), heading=heading) for a, b in spans]


def _prose(passage: Passage, node: Node, kind: str) -> list[Item]:
    text = passage.text[node.start : node.end]
    lead = len(text) - len(text.lstrip(" 　:：;；,，、\n"))
    # Where a section has several lines, those are its duties.
    alone = node.parent is None or sum(c.kind == "text" for c in node.parent.children) == 1
    stops = (
        "。！？!?；;"
        if kind in ("duties", "mixed", "authorities", "submitted", "prohibitions")
        else "。；;"
    )
    spans = [
        (node.start + lead + a, node.start + lead + b)
        for a, b in clauses.sentences(text[lead:], stops)
    ]
    above = passage.text[node.parent.start : node.parent.end] if node.parent else ""
    labelled = kind != "prohibitions" and section_words.is_label(above)
    kept = []
    for a, b in spans:
        if clauses.closes(passage.text[a:b]):
            break
        said = passage.text[a:b]
        if states_nothing(said):
            continue
        parts = (alone and sentence_cuts.parted(said)) or sentence_cuts.blanks(said)
        parts = parts or sentence_cuts.charged(said)
        if kind == "authorities":
            parts = sentence_cuts.rights(said)
        if labelled:
            parts = sentence_cuts.listed_matters(said)
        kept += [_item(passage, (a + x, a + x, a + y), "") for x, y in parts]
    return [without_title(item) for item in kept] if kind == "duties" else kept


def plain(passage: Passage, start: int, end: int) -> Item:
    """Return a sentence as an item."""
    return _item(passage, (start, start, end), "")


def running(passage: Passage, start: int, end: int) -> list[Item]:
    """Return the duties of one running sentence: what semicolons separate, else commas.

    Who then approves what one of them makes stays with it (采购员编制计划，采购主管审核，采购经理审批).
    """
    text = passage.text[start:end]
    spans = (
        clauses.sentences(text)
        if re.search("[；;]", clauses.masked(text))
        else running_lists.listed(text)
    )
    ends = [b for _, b in spans]
    for n in range(len(spans) - 1, 0, -1):
        if judging.is_step(text[slice(*spans[n])].strip()):
            ends[n - 1] = ends[n]
            del spans[n], ends[n]
    found = zip((a for a, _ in spans), ends, strict=True)
    return [plain(passage, start + a, start + b) for a, b in found]


def _item(passage: Passage, at: tuple[int, int, int], number: str) -> Item:
    begin, start, end = at
    return Item(
        passage=passage.cut(begin, end).strip(),
        body=passage.cut(start, end).strip(ENDS),
        number=number,
    )


def _spread(found: list[Item]) -> list[Item]:
    """Give the sentences behind a cluster of numbers (4. 5. 6. 7.) one number each."""
    every: list[Item] = []
    waiting: list[Item] = []
    for item in found:
        if not len(item.body):
            waiting.append(item)
            continue
        every += _shared(waiting, item) if waiting else [item]
        waiting = []
    return every


def _shared(waiting: list[Item], item: Item) -> Iterator[Item] | list[Item]:
    spans = clauses.sentences(item.body.text, "。")
    if len(spans) != len(waiting) + 1:
        return [item]
    numbers = [*(w.number for w in waiting), item.number]
    return [
        replace(item, passage=item.body.cut(a, b), body=item.body.cut(a, b), number=number)
        for (a, b), number in zip(spans, numbers, strict=True)
    ]
