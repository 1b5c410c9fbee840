"""Sentences that tell no deed of their bearer: each clause lets somebody do something, or says of what."""

import re
from collections.abc import Collection
from functools import lru_cache

from rolegraph.extraction.sentences import REMEMBERED, Span, clauses_of
from rolegraph.extraction.sentences.clauses.asides import denies, is_aim
from rolegraph.extraction.sentences.clauses.frames import is_condition
from rolegraph.extraction.sentences.clauses.predicates import predicate
from rolegraph.extraction.sentences.granting.granting import granted
from rolegraph.extraction.sentences.granting.passives import charges, own_words
from rolegraph.extraction.sentences.limits.limits import split_limit
from rolegraph.extraction.sentences.matters.first_steps import acts_first
from rolegraph.extraction.sentences.matters.granted_topics import in_hand
from rolegraph.extraction.sentences.wording.holders import ends_in_name
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern
from rolegraph.extraction.structure.names import titles, units

#: Without one of these nothing is let or decided.
_SPEAKS = re.compile("有权|可|得|由|须|需")
#: In which case something holds: 遇大风天气, 标的额50万元以上的.
_CASE = re.compile(
    "[的者时后]$|^(?:[如若凡遇除]|因(?!公)|[^，。；对负]{2,12}对(?=[^，。；负]{2,20}$)|对(?![^，。；]*(?:进行|予以|加以|负责))[^，。；]{2,20}$)"
)
#: Who is told of what was decided, and what has to be done once it was.
_THEN = re.compile(
    "[并且再均都皆]*(?:同时|事后|及时|立即|即时|月底|事毕)*(?:报(?!告)|告知|通知|抄送|知会|补|凭)"
)
#: Kinds of a deed that somebody carries out, and not only decides on.
_CARRIED_OUT = frozenset({"formulate", "execute", "use", "keep", "record"})
#: So long is 由 with who acts.
_LONGEST = 16
#: 店长休假时|由值班经理代理
_WHEN = re.compile("^[^，。；由]{2,14}(?:时|期间|期内)(?=由)")
_STANDS_IN = re.compile("代[行理为管办]|暂代")
_BY = re.compile("[的者]?(?:[另还再均皆都应也]|一律)*(?:由|[须需](?!凭|持))")
_CHARGED = re.compile("负责|承担|组织|进行|根据|按照|依据|凭|持|[并且]$")


@lru_cache(maxsize=REMEMBERED)
def only_lets(text: str) -> bool:
    """Say whether every clause lets somebody do something, forbids it, or only says when and of what.

    对酒后闹事的游客，票务主管可谢绝入园; 租金减免，一个月以内的由商业主管初审后报总监批准. What is done once
    it was decided (事后三日内补办手续) belongs to what is let.
    """
    if _SPEAKS.search(text) is None:
        return False
    every = clauses_of(text)
    lets, matter = False, False
    for n, (start, end) in enumerate(every):
        clause = text[start:end]
        if _permits(text, start, end) or _decided(text, (start, end), matter):
            lets = True
        elif lets and _THEN.match(clause):
            continue
        elif _names_matter(clause) and n + 1 < len(every) and _decided(text, every[n + 1], True):
            matter = True
        elif not _is_aside(clause):
            return False
    return lets


def only_by_others(text: str) -> bool:
    """Say whether every clause tells what somebody else does, or when (校长外出时，由副校长代行职权)."""
    told = [text[a:b] for a, b in clauses_of(text)]
    others = [c for c in told if not is_condition(c) and not c.endswith("除外")]
    return bool(others) and all(map(_by_another, others))


def is_handed_over(text: str, own: Collection[str]) -> bool:
    """Say whether a sentence only tells what another post or unit does, and who decides.

    ``own`` are the bearer's names. 盘点差异由组长填具差异表，呈主任核准 among the manager's duties.
    """
    (a, b), *others = clauses_of(text) or [(0, 0)]
    done = in_hand(text[a:b])
    by = done["by"] if done else ""
    ends = [n for n in range(2, len(by) - 1) if titles.is_title(by[:n]) or units.is_unit(by[:n])]
    if done is None or not ends or by[: ends[-1]] in own or acts_first(done["what"]):
        return False
    at = ends[-1]
    acts = verb_at(by, at) and not _CHARGED.match(by, at)
    return bool(acts) and all(any(g.holder for g in granted(text, *c)) for c in others)


def _by_another(clause: str) -> bool:
    clause = _WHEN.sub("", clause)
    if not clause.startswith("由"):
        return False
    ends = range(3, min(len(clause), _LONGEST))
    acts = (
        verb_at(clause, n) or _STANDS_IN.match(clause, n) for n in ends if ends_in_name(clause, n)
    )
    return any(acts)


def _permits(text: str, start: int, end: int) -> bool:
    """Say whether a clause lets somebody do something, and tells no deed before (可先行赔付损失)."""
    m = pattern(
        r"(?P<own>[^，。；]{0,24}?)(?<![不许无未所即认])(?P<word>有权(?![益限属利威])|可以?(?![能行靠])|得(?=<<granting.entitled>>))"
        r"(?P<alone>(?:(?!进行|予以|给予)<<granting.alone>>)*)"
    ).match(text, start, end)
    if m is None or verb_at(m["own"], 0) or _CHARGED.search(m["own"]):
        return False
    # 情况可反馈给客户 says how something may go: a bare 可 lets where it says so, or a right is known.
    return m["word"] == "有权" or bool(m["alone"]) or bool(granted(text, start, end))


def _decided(text: str, clause: Span, named: bool) -> bool:
    """Say whether a clause only tells whose word decides (由店长确认), over what it or another names."""
    told = text[slice(*clause)]
    every = granted(text, *clause)
    if not every or charges(told) or any(one.kind in _CARRIED_OUT for one in every):
        return False
    own = own_words(told)
    by = _BY.match(told, len(own)) is not None
    return own != told and by and (_names_matter(own) if own else named)


def _is_aside(clause: str) -> bool:
    return bool(
        is_condition(clause)
        or is_aim(clause)
        or denies(clause)
        or pattern("[^，。；]{0,12}?<<prohibitions.signs>>").match(clause)
        or _CASE.search(clause)
        or (split_limit(clause)[0] is not None and _names_matter(clause))
    )


def _names_matter(own: str) -> bool:
    """Say whether words name a thing, a case or a bound, and no deed of somebody's."""
    if _CHARGED.search(own) or acts_first(own) or verb_at(own, 0):
        return False
    read = predicate(own)
    # 办公用品的采购、验收: an item may name its deeds so.
    return read is None or (read.closing and "、" not in own)
