"""What an item is: a duty, or a right or qualification that stands among duties."""

import re

from rolegraph.extraction.sentences.clauses.predicates import predicate
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import words as verbs
from rolegraph.extraction.structure import Item
from rolegraph.extraction.structure.items.items import ENDS
from rolegraph.extraction.structure.wording import clauses, section_words
from rolegraph.extraction.structure.wording.words import opening
from rolegraph.values import replace

# 3年以上的客服工作经验
_EXPERIENCE = re.compile(
    r"(?:至少)?\s*[\d一两二三四五]+(?:\s*[-~～至]\s*\d+)?\s*年(?:及?以上)?[^，。；]*经[验历]"
)
#: 大专以上学历，…, 35岁以下, 具有财务管理知识: what is asked of somebody, though it is counted like a duty.
_ASKED = re.compile(
    r"[^，。；]{0,20}(?:(?:大专|本科|高中|中专|硕士|专科)[^，。；]{0,8}学历|\d{2}岁以[上下])"
    r"|(?:具有|具备|拥有)[^，。；]{2,20}(?:知识|经验|能力|技能|才能|素质|素养)(?=$|[，,。；;](?!并))"
)
# 董事会授予的其他职权
_LEFT_POWERS = re.compile("其[他它](?:职权|权限|权力|权利)$")
# 他们的权限包括决定部门预算: a sentence among duties that tells of rights.
_OF_POWERS = re.compile(
    "(?:其|他们?的?|(?:该|此|本)(?:岗位|职位|部门)的?)?(?:主要)?(?:权限|职权|权力)(?:通常|一般|主要)?(?:包括|包含|涵盖)[:：]?"
)


def split(kind: str, found: list[Item]) -> list[tuple[str, list[Item]]]:
    """Return a section's items by kind: a mixed one holds rights and qualifications beside duties.

    c) 权限：… among duties holds rights, as a section of that name would.
    """
    if kind not in ("duties", "mixed"):
        return [(kind, found)]
    by_kind: dict[str, list[Item]] = {"duties": [], "authorities": [], "qualifications": []}
    for item in found:
        if powers := _OF_POWERS.match(item.body.text):
            by_kind["authorities"] += _told(item, powers.end())
            continue
        named = section_words.standalone().get(item.heading, "")
        by_kind[named if named in by_kind else _kind_of(item, kind)].append(item)
    return [(k, own) for k, own in by_kind.items() if own]


def _told(item: Item, start: int) -> list[Item]:
    """Return the rights that a sentence tells from an offset on: each deed of several is one."""
    text = item.body.text
    end = len(text.removesuffix("等"))
    spans = [m.span() for m in re.compile("[^、]+").finditer(text, start, end)]
    if not all(_is_deed(text[a:b]) for a, b in spans):
        spans = [(start, end)]
    return [replace(item, body=item.body.cut(a, b).strip(ENDS)) for a, b in spans]


def _is_deed(words: str) -> bool:
    """Say whether words say what is done (签署2万元以下的合同), and name no matter (采购计划)."""
    if verb_at(words, 0) in verbs("verbs", "strong").every:
        return True
    read = predicate(words)
    return read is not None and not read.closing


def _kind_of(item: Item, kind: str) -> str:
    text = item.body.text
    if kind == "duties":
        counted = any(map(str.isalnum, item.number))
        asked = (_ASKED.match(text) or _EXPERIENCE.match(text)) and not verb_at(text, 0)
        return "qualifications" if asked or (not counted and clauses.requires(text)) else "duties"
    if opening("clauses", "qualifying").match(text) or _EXPERIENCE.match(text):
        return "qualifications"
    if opening("clauses", "granting").match(text) or _LEFT_POWERS.search(text):
        return "authorities"
    return "duties"
