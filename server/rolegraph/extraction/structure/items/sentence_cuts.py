"""Where one sentence of a section is cut into several items."""

import re

from rolegraph.extraction.sentences.clauses.frames import frame, is_condition
from rolegraph.extraction.sentences.clauses.predicates import predicate
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import words as verbs
from rolegraph.extraction.structure.items import running_lists
from rolegraph.extraction.structure.prose import prose

_CHARGED = re.compile("(?:主要|全面|具体)?负责")
_SEVERAL = 3
_TWO, _CLAUSE = 2, 6
_OVER = re.compile(r"[。；;：:！!？?\n]")
_STOPS = re.compile(r"[，,、。；;：:！!？?（(\n]")
_STRETCH = re.compile(r"[^ 　\t]+")
_NEXT_RIGHT = re.compile(
    r"(?<=权)[ 　\t]+(?=\S)|[ 　\t]+(?=(?:有权|有对|对[^，。；\s]{2,20}的?[^，。；\s]{2,8}权))"
)
_UP_TO = re.compile("(?:以[内下上]|之内|内)的")


def listed_matters(said: str) -> list[tuple[int, int]]:
    """Return the matters that 可以决定： puts side by side (库位调整、班次安排); else all of it."""
    spans = [m.span() for m in re.finditer("[^、]+", said)]
    bare = [_UP_TO.sub("", said[a:b]) for a, b in spans]
    apart = all("的" not in each and len(each) >= _SEVERAL for each in bare)
    return spans if apart else [(0, len(said))]


def charged(said: str) -> list[tuple[int, int]]:
    """Return the duties of 采购经理负责制定…，组织…，审核…, which lists them with commas; else all of it."""
    who = prose.subject(said)
    charged = who is not None and who.title is not None and _CHARGED.match(said, who.end)
    every = running_lists.listed(said) if charged else []
    return every if len(every) >= _SEVERAL else [(0, len(said))]


def parted(said: str) -> list[tuple[int, int]]:
    """Return what blanks part in a text without any stop where each stretch says what is done."""
    spans = [m.span() for m in _STRETCH.finditer(said)]
    if len(spans) < _SEVERAL or _STOPS.search(said):
        return []
    said_each = (said[a:b] for a, b in spans)
    return spans if all(len(x) > _SEVERAL and predicate(x) for x in said_each) else []


def blanks(said: str) -> list[tuple[int, int]]:
    """Return the sentences that blanks alone part (审核凭证,保证完整 登记日记账,做到日清月结), or nothing.

    A blank inside one, where a line was broken, parts none: what stands behind it opens no sentence.
    """
    if " " not in said or _OVER.search(said) or not re.search("[，,]", said):
        return []
    stretches = [m.span() for m in re.finditer(r"\S+", said)]
    opening = [a for a, b in stretches if _opens(said[a:b])]
    if len(opening) < _TWO or not stretches or opening[0] != stretches[0][0]:
        return []
    return list(zip(opening, [*opening[1:], len(said)], strict=True))


def _opens(stretch: str) -> bool:
    first, _, second = stretch.replace("，", ",").partition(",")
    # 按照国家规定,执行…: the deed stands behind what it goes by.
    goes_by = is_condition(first) and not verbs("frames", "no_going_by").at(first, 0)
    clause = second.partition(",")[0] if goes_by else first
    led = verb_at(clause, frame(clause).end) in verbs("verbs", "strong", "wrappers").every
    read = predicate(clause) if led and len(clause) >= _CLAUSE else None
    return read is not None and not read.closing


def rights(said: str) -> list[tuple[int, int]]:
    """Return the rights that blanks part (对供应商的淘汰权 对下属的考核权); else all of it."""
    stops = [0, *(x for m in _NEXT_RIGHT.finditer(said) for x in m.span()), len(said)]
    return list(zip(stops[::2], stops[1::2], strict=True))
