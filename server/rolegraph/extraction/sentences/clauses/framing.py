"""The parts that stand before a clause's verb, and those of them that name with whom, to whom and what."""

import re
from dataclasses import dataclass

from rolegraph.extraction.sentences.clauses.nominals import nominal
from rolegraph.extraction.sentences.clauses.topics import handed_on
from rolegraph.extraction.sentences.wording.leading_verbs import find_verb, verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern, words
from rolegraph.extraction.sentences.wording.manners import (
    joint_deed,
    without_manner,
    without_quality,
)
from rolegraph.values import quickly_made, replace

#: A phrase after a preposition has at least this many characters.
SHORTEST = 2
# 对机构设置、人员配备等提出方案: the deeds before are what it is about.
_DONE = re.compile(
    r"进行|实行|予以|加以|每(?:[日天周月季年]|半年)(?![的度末初底])"
    # 就评审结果|向总经理作出说明: to whom it is told follows.
    r"|(?=向[^，。；向]{2,12}?(?:作出|做出|作?(?:说明|解释|报告|汇报|通报))(?!的))"
    r"|(?<=等)(?=提出|给予|实施|采取|作出|做出)|(?:提出|给出)(?=[^，。；]{0,10}(?:意见|建议|方案|措施|对策|要求)(?:[，。；]|$))"
)
_ABOUT = re.compile("就(?![业职诊餐医近地任读学座])|针对|关于")


@quickly_made
@dataclass(frozen=True, slots=True)
class Frame:
    """The parts before the verb; ``end`` is where the verb or the rest begins.

    ``condition`` holds basis and circumstances as they stand; ``partner`` follows 与, ``receiver``
    向, 为 or 给, ``about`` 对 or 就, ``moved`` 将 or 把 (the object); ``together`` 会同 (no object).
    """

    end: int = 0
    condition: str = ""
    subject: str = ""
    partner: str = ""
    together: bool = False
    receiver: str = ""
    about: str = ""
    moved: str = ""
    modal: bool = False


def towards(clause: str, at: int, found: Frame) -> Frame | None:
    """Return a frame with the partner, the receiver or the thing that a preposition names there, or None."""
    for key in ("partners", "receivers", "about"):
        word = words("frames", key).at(clause, at)
        barred = words("frames", "no_partners").at(clause, at) if word else ""
        if not word or max(len(verb_at(clause, at)), len(barred)) > len(word):
            continue
        start = at + len(word)
        if key == "partners":
            return _with_whom(clause, start, found, len(word) > 1)
        verb = find_verb(clause, start + SHORTEST)
        told = _told().match(clause, start) if key == "receivers" else None
        verb = told.end() if told and (verb < 0 or told.end() < verb) else verb
        # 向居民代表|通报工作: those who stand for others.
        named = key == "receivers" and clause.startswith("代表", max(verb, 0))
        verb += 2 if named and verb_at(clause, verb + 2) else 0
        verb = _given_at(clause, verb) if key == "receivers" else verb
        done = _DONE.search(clause, start + SHORTEST) if key == "about" else None
        verb = done.start() if done else verb
        # 向经理提出运作和管理建议: behind a receiver no later deed closes.
        verb = _closing_deed(clause, start, verb) if key == "about" and not done else verb
        if verb < 0:
            return None
        phrase = without_manner(clause[start:verb])
        if key == "about":
            # 对项目部的安全检查 is done to 项目部.
            return replace(found, end=verb, about=phrase.removesuffix("的").removesuffix("等"))
        # 向财务部作|汇报
        return replace(found, end=verb, receiver=phrase.removesuffix("作"))
    return None


def _with_whom(clause: str, start: int, found: Frame, together: bool) -> Frame | None:
    """Return a frame with the partner that begins at ``start``, or None where no deed follows."""
    talk = _talk(clause, start)
    verb = talk if talk > 0 else find_verb(clause, start + SHORTEST)
    verb = _closing_deed(clause, start, verb)
    if verb < 0:
        return None
    together_with = pattern("(?<![的、和与及])<<frames.together>>(?![的、])")
    if both := together_with.search(clause, start + SHORTEST, verb):
        # 与技术部人员|共同参与供应商的甄选
        return replace(found, end=both.end(), partner=clause[start : both.start()], together=True)
    if spoken := _ABOUT.search(clause, start + SHORTEST, verb):
        # 与供应商|就交货时间等进行沟通
        return replace(found, end=spoken.start(), partner=clause[start : spoken.start()])
    phrase = without_manner(clause[start:verb])
    partner, _, what = phrase.partition("的")
    if what and verb + len(verb_at(clause, verb)) == len(clause):
        # 与公司的信息交流: what is exchanged; 与银行的沟通|协调 are two deeds.
        deed = len(what) if what in words("verbs", "nominal").every else 0
        return replace(found, end=verb - deed, partner=partner, about="" if deed else what)
    joint = verb if talk > 0 else joint_deed(clause, verb)
    # 与客户沟通|解决投诉: whom one talks with is the customer.
    talks = words("frames", "talks").before(phrase, len(phrase))
    partner = phrase[: len(phrase) - len(talks)] or phrase
    return replace(found, end=joint, partner=partner, together=together or joint > verb)


def _given_at(clause: str, verb: int) -> int:
    """Return where something is given to a deed that a verb names (为产品优化|提供参考)."""
    if verb <= 0:
        return verb
    end = verb + len(verb_at(clause, verb))
    # 为重点项目的研制专题|提供资料: what is given something bears a deed's name, behind no joint.
    given = pattern("(?<![并、和与及或])<<verbs.giving>>(?![的者方商])").search(clause, end)
    return given.start() if given else verb


def _talk(clause: str, start: int) -> int:
    """Return where it is told what is talked about with a partner (与客户|洽谈合同), or -1."""
    for m in pattern(
        "(?<![的、和与及或])(?!(?<=[应货销包])商)<<frames.talks>>(?![的等、和与及并或向对就，])(?=..)"
    ).finditer(clause, start + SHORTEST):
        deed = verb_at(clause, m.end())
        over = words("verbs", "transacted").every | words("frames", "talked_over").every
        if not deed or deed in over:
            return m.start()
    return -1


def _closing_deed(clause: str, start: int, verb: int) -> int:
    """Return where the deed begins that closes what 对 opens (对投诉处理结果的|跟踪), or the verb found."""
    of = clause.rfind("的", start)
    # 与供应商进行价格、交期的谈判: the light verb leads already.
    light = verb > 0 and words("verbs", "light", "carried_out").at(clause, verb)
    if light or not 0 < verb < of or "，" in clause[start:of]:
        return verb
    named = nominal(clause[start:])
    return of + 1 if named and named.tight and clause.endswith(named.action) else verb


def _told() -> re.Pattern[str]:
    """Match a receiver up to the verb by which it is told: 向经理|汇报工作."""
    return pattern(r"[^，。；、]{0,12}?<<frames.titles>>(?=<<lines.reports>>)")


def forward(clause: str, at: int, found: Frame) -> Frame | None:
    """Return a frame with the object that 将 or 把 brings forward there, or None."""
    if not words("frames", "objects").at(clause, at) or len(verb_at(clause, at)) > 1:
        # 把握市场动态 is grasped, and moves no 握市场.
        return None
    begin = at + 1 + SHORTEST
    verb = max(_done_with(clause, begin), 0) or _handed_at(clause, begin)
    if verb <= 0:
        return None
    moved = without_quality(without_manner(clause[at + 1 : verb])).removesuffix("等")
    return replace(found, end=verb, moved=moved)


def _done_with(clause: str, start: int) -> int:
    """Return where the verb of an object that 将 brings forward begins, or -1.

    An adverb before it may be written with 的 (准确的录入); 等 shows where the object ends.
    """
    for m in pattern(r"(?:等|<<frames.adverbs>>[的地])(?=.)").finditer(clause, start):
        end = m.end() + len(words("frames", "adverbs").at(clause, m.end()))
        for at in (end, m.end()):
            if verb_at(clause, at):
                return at
    return find_verb(clause, start)


def _handed_at(clause: str, start: int) -> int:
    """Return where a verb of one letter hands something to somebody (将结果|报经理), or -1."""
    return next((n for n in range(start, len(clause) - 1) if handed_on(clause[n:])), -1)


def joined(outer: Frame, inner: Frame) -> Frame:
    """Return what stands before a verb behind another one, with what stands before that."""
    if outer == Frame(end=outer.end, modal=outer.modal):
        return inner
    both = "，".join(filter(None, (outer.condition, inner.condition)))
    return replace(
        inner,
        condition=both,
        partner=inner.partner or outer.partner,
        receiver=inner.receiver or outer.receiver,
        about=inner.about or outer.about,
        moved=inner.moved or outer.moved,
        subject=outer.subject or inner.subject,
    )
