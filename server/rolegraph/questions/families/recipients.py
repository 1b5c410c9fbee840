"""To whom something goes: those whom a sentence names as receiving it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rolegraph.questions.families.amounts import admits
from rolegraph.questions.families.answering import about_whom, concluded
from rolegraph.questions.families.binding import by_words
from rolegraph.questions.families.outcome import Found, Note, Outcome, merged
from rolegraph.questions.families.people import heads
from rolegraph.questions.stated.facts import Norm, Place
from rolegraph.questions.stated.matching import Match, spaced
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.understanding.strange import predicate
from rolegraph.questions.words.lexicon import load
from rolegraph.questions.words.segmenting import segment
from rolegraph.questions.words.tokens import normal, tokens

#: What says to whom something goes.
_TELLING = ("duty", "step", "authority")


#: How a duty says that its bearer reports to somebody.
REPORTS = ("报告", "汇报", "report to", "reports to")


def recipients_of(frame: Frame) -> Outcome:
    """Answer to whom something goes: the positions and units that the sentence names as receiving."""
    # What looks like a title and is none (售后) is a word like others.
    wanted = [g for g in frame.groups("position" if frame.titled else "") if not frame.repeats(g)]
    if all(frame.says_where(g) or (g.verb and not frame.titled) for g in wanted) or _by_whom(
        frame
    ):
        return Outcome(status="not-understood")

    def of(asked: set[str]) -> tuple[Match, ...]:
        def fitting(norm: Norm) -> bool:
            own = norm.sort in _TELLING and (not asked or norm.bearer in asked)
            return own and admits(norm, frame.parsed.figures)

        return frame.find(wanted, fitting, enough=0.5)

    matches = (about_whom(frame, of) if frame.titled else of(set())) if wanted else ()
    norms = [frame.norm(m) for m in matches]
    receiving = [n for n in norms if n.escalates_to or _text_for(frame, n)] or norms
    sending = _sent_as(frame)
    receiving = [n for n in receiving if any(w in n.reading for w in sending)] or receiving
    receiving = [n for n in receiving if receivers(frame, n)] or receiving
    if _asks_unit(frame):
        receiving = [n for n in receiving if _to_unit(frame, n)]
    answers = merged([f for n in receiving for f in _ends(frame, n)])
    return concluded(
        frame,
        answers,
        wanted,
        by_words(
            frame, wanted, [Found(n.bearer, (n.id,)) for n in receiving], lambda n: bool(n.reading)
        ),
        (),
    )


def _by_whom(frame: Frame) -> bool:
    """Whether who sends is asked for, and not to whom: 由谁归档, who *files* the papers."""
    sending = (s for s in frame.parsed.segments if "send" in s.cues)
    asked = "who" in frame.cues and "to-whom" not in frame.cues
    return asked and any(predicate(frame.parsed, one) for one in sending)


def _sent_as(frame: Frame) -> set[str]:
    """Return the words for the sending that a question says: 返给哪个部门 is 返, *submitted* 提交."""
    found = set()
    for one in (frame.parsed.segments[n] for n in frame.fit.used):
        if one.cues & {"to-whom", "send"}:
            said = "".join(k for k in one.phrase if not k.isascii() and k not in _TO_WHOM)
            entries = (frame.index.lexicon.entries[e] for e in one.names("entry"))
            found |= {said} | {"".join(form) for e in entries for form in e.forms}
    return found - {""}


#: What asks to whom, without the sending.
_TO_WHOM = frozenset("给谁向为与到哪个部门岗位人里的")


def _asks_unit(frame: Frame) -> bool:
    """Whether a question asks which department gets something: 交回哪个部门, *to which unit*."""
    asked = [frame.parsed.segments[n] for n in frame.fit.used]
    said = [spaced(one.phrase) for one in asked if one.cues & {"to-whom", "which-unit"}]
    return any(word in text for text in said for word in _UNITS)


_UNITS = ("部门", "单位", "depart", "unit")


def _to_unit(frame: Frame, norm: Norm) -> bool:
    """Whether a sentence says that a unit receives something, in its name or by what it is called."""
    places = [p for f in receivers(frame, norm) if (p := frame.index.place(f.place))]
    sending = {"返", *_sent_as(frame)}
    behind = (norm.reading.partition(w)[2] for w in sending if w in norm.reading)
    named = any(_ENDS_OF_UNITS.search(text) for text in (_text_for(frame, norm), *behind))
    return any(p.sort != "position" for p in places) or (named and not places)


#: What a unit's name ends in.
_ENDS_OF_UNITS = re.compile("[部科处室组]|中心|公司|委员会|department|unit|office|team")


def _ends(frame: Frame, norm: Norm) -> list[Found]:
    """Return who receives; and the sender too where a path is asked for or a receiver has no post.

    Where the question names the sender, or asks *to whom*, a sentence that says nobody is no answer.
    """
    if not (norm.escalates_to or _text_for(frame, norm)):
        if frame.titled:
            return []
        if "to-whom" in frame.cues:
            behind = [f for n in _of_result(frame, norm) for f in _ends(frame, n)]
            return [*_bearer(norm), *behind] if behind else []
    found = receivers(frame, norm)
    whole = not frame.cues & {"all-the-way", "chain"} and not _unresolved(frame, norm, found)
    return found if found and whole else [*_bearer(norm), *found]


def _of_result(frame: Frame, norm: Norm) -> list[Norm]:
    """Return what a bearer's sentence right behind another says of its result: 将结果报销售部经理."""
    ends = {(s.document, s.end + gap) for s in norm.spots for gap in range(_GAP)}
    return [
        n
        for n in frame.index.facts.borne_by(norm.bearer)
        if any((s.document, s.start) in ends for s in n.spots)
        and _RESULT.match(n.reading)
        and _text_for(frame, n)
    ]


#: How a sentence begins that goes on about the one before it, and how far apart the two may stand.
_RESULT, _GAP = (
    re.compile("并?[将把]?(?:其|上述|该)?(?:结果|情况)|(?:and )?(?:the )?results?\\b", re.I),
    6,
)


def _unresolved(frame: Frame, norm: Norm, found: list[Found]) -> bool:
    """Whether the words for the receivers name a title that is none of those found."""
    text = "" if norm.escalates_to else _text_for(frame, norm)
    for one in found:
        place = frame.index.place(one.place)
        for name in sorted(place.names if place else (), key=len, reverse=True):
            text = _plain(text).replace(_plain(name), "")
    pieces = tokens(normal(text))
    titles = (
        s
        for s in segment(pieces, frame.index.lookup)
        for e in s.names("entry")
        if e.split(";")[0] in _posts()
    )
    names = [n for f in found if (p := frame.index.place(f.place)) for n in p.names]
    return any(not any(n.endswith("".join(s.phrase)) for n in names) for s in titles)


@cache
def _posts() -> frozenset[str]:
    return frozenset(f"titles/{name}" for name in load("sentences")["posts"])


def _bearer(norm: Norm) -> list[Found]:
    return [Found(norm.bearer, (norm.id,), norm.counterparty)]


def _text_for(frame: Frame, norm: Norm) -> str:
    """Return the words for those who receive, "" where there are none: also 财务部 in 财务部所需的报告."""
    needing = (
        norm.reading.partition(w)[0] for w in load("sentences")["needing"] if w in norm.reading
    )
    return norm.counterparty or _after_to(frame, norm.reading) or next(needing, "")


def receivers(frame: Frame, norm: Norm) -> list[Found]:
    """Return the positions and units that a sentence sends something to."""
    bearer = frame.index.place(norm.bearer)
    if bearer is None:
        return []
    if norm.escalates_to:
        return [Found(norm.escalates_to, (norm.id,))]
    text = _text_for(frame, norm)
    if not text:
        return []
    named = [
        p
        for p in frame.index.members.get(bearer.organisation, ())
        if p.id != bearer.id and any(len(n) > 1 and _plain(n) in _plain(text) for n in p.names)
    ]
    longest = [
        p
        for p in named
        if not any(
            p.name != q.name and _plain(p.name) in _plain(q.name) in _plain(text) for q in named
        )
    ]
    only = _by_head(frame, bearer, text, longest)
    return [Found(p.id, (norm.id,), text) for p in (*longest, *only)]


def _plain(name: str) -> str:
    """Return a name as it is compared: 销售部门经理 and 销售部经理 are one, in whatever case."""
    return name.lower().replace("部门", "部")


def _by_head(frame: Frame, bearer: Place, text: str, found: Sequence[Place]) -> tuple[Place, ...]:
    """Return the one position of the organisation that a bare title means: 经理 behind 专员或."""
    rest = _plain(text)
    for name in sorted((_plain(n) for p in found for n in p.names), key=len, reverse=True):
        rest = rest.replace(name, "")
    members = [p for p in frame.index.members.get(bearer.organisation, ()) if p.sort == "position"]
    several = {
        p.id: p
        for p in members
        if p not in found and p.id != bearer.id and p.name.endswith(heads())
        for head in (h for h in heads() if p.name.endswith(h))
        if head in rest
        and rest[: rest.index(head)][-1:] in ("", "与", "给", "或", "、", "和", "向", "报")
    }
    return tuple(several.values()) if len(several) == 1 else ()


def _after_to(frame: Frame, reading: str) -> str:
    """Return what follows the first word of giving in a sentence, or ""."""
    text = normal(reading)
    if text.isascii():
        told = _told_in_english().search(text)
        return text[told.end() :].strip() if told else ""
    giving = load("sentences")["receiving"]
    whole = (text.find(word) for word in giving if len(word) > 1)
    starts = [at for at in (*whole, *_by_one_letter(frame, text, giving)) if at >= 0]
    return text[min(starts) :] if starts else ""


@cache
def _told_in_english() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('sentences')['receiving_en'])})\b")


def _by_one_letter(frame: Frame, text: str, giving: Sequence[str]) -> Iterator[int]:
    """Yield where a word of giving of one letter stands: 报 in 日报 is none."""
    pieces = tokens(text)
    for one in segment(pieces, frame.index.lookup):
        said = "".join(one.phrase)
        at = next((w for w in giving if len(w) == 1 and w in (said[0], said[-1])), "")
        if at and not any(name.startswith(_THINGS) for name in one.names("entry")):
            yield pieces[one.first].start


#: Entries that name what is written down and handed over.
_THINGS = ("goods/", "money/", "customers/", "sales/", "work/", "trades/", "object/")


def reported_to(frame: Frame, subject: Sequence[Place]) -> tuple[Note, ...]:
    """Note to whom a position's own duties say that it reports: a body, or somebody who leads it not."""
    norms = (n for p in subject for n in frame.index.facts.borne_by(p.id))
    told = [n for n in norms if n.sort == "duty" and any(w in n.reading for w in REPORTS)]
    found = merged([f for n in told for f in receivers(frame, n)])
    return (Note(*_RECEIVING, found),) if found else ()


_RECEIVING = (
    "Gets reports by these duties, which state no superior:",
    "职责中的汇报对象（原文未明示为上级）：",
)
