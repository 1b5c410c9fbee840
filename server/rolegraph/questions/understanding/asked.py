"""What a question word asks where it stands: 报谁审批 asks who approves, and not who is given a thing."""

from collections.abc import Sequence
from dataclasses import replace

from rolegraph.questions.words.lexicon import VERBS, Meaning, Phrase
from rolegraph.questions.words.segmenting import Segment


def asked_by(cut: tuple[Segment, ...], wish: tuple[Meaning, ...] = ()) -> tuple[Segment, ...]:
    """Return the segments of a question, its question words with what they ask where they stand.

    ``wish`` is what the word *requirement* means.
    """
    given = _given_to_whom(_asked_of_doer(_asked_last(_above_whom(_titled(_which_of(cut))))))
    return _finding_out(_quoted(_wanted(wish, _beside_who(given))))


def _beside_who(cut: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Let *how much* beside *who* ask nothing: who decides *how much* to buy; 能退多少，这个额度谁审批."""
    who = [n for n, s in enumerate(cut) if "who" in s.cues]
    if not who:
        return cut
    mark = max((n for n, s in enumerate(cut[: who[-1]]) if s.phrase == (",",)), default=0)
    return tuple(
        replace(s, meanings=(Meaning("stop", ""),))
        if s.cues & _AMOUNT
        and not s.cues & {"limit", "who"}
        # In Chinese it stands in a clause of its own before, in English behind the deed.
        and (n > who[0] + 1 if s.phrase[0].isascii() else n < mark)
        else s
        for n, s in enumerate(cut)
    )


_AMOUNT = frozenset(("how-much", "how-many"))


def _which_of(cut: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Let posts of which one is asked for say nothing else: *who approves returns, the clerk or the manager?*

    They stand apart from the rest by a mark, or right before 谁 (经理和主管谁审批退货); of 经理和主管谁考核
    and 经理和主管由谁考核 they are whom it is done to.
    """
    named = [n for n, s in enumerate(cut) if s.names("position")]
    who = [n for n, s in enumerate(cut) if "who" in s.cues]
    if len(named) < 2 or len(who) != 1:
        return cut
    first, last = named[0], named[-1]
    between = [s.phrase for s in cut[first:last] if not s.names("position")]
    between = [phrase for phrase in between if phrase not in _ARTICLES]
    before_who = who[0] == last + 1 and cut[who[0]].phrase == ("谁",)
    joints = _ANY_JOINT if before_who else _OR
    joined = all(phrase in _ANY_JOINT for phrase in between) and any(p in joints for p in between)
    if not (joined and _tells_thing((*cut[:first], *cut[last + 1 :]))):
        return cut
    if not (before_who or (_marked(cut[:first], -1) and _marked(cut[last + 1 :], 0))):
        return cut
    said = (replace(s, meanings=(Meaning("stop", ""),)) for s in cut[first : last + 1])
    return (*cut[:first], *said, *cut[last + 1 :])


_OR = frozenset((("or",), ("还",), ("或",), ("或", "者")))
_ANY_JOINT = _OR | {(",",), ("、",), ("和",), ("与",), ("跟",)}
_ARTICLES = frozenset((("the",), ("a",), ("an",), ("是",)))


def _marked(several: Sequence[Segment], at: int) -> bool:
    """Whether nothing, or a mark, stands next to what several segments are beside."""
    told = [s for s in several if s.phrase not in _ARTICLES]
    return not told or not told[at].phrase[0].isalnum()


def _tells_thing(several: Sequence[Segment]) -> bool:
    """Whether a thing is named, besides what is done."""
    entries = [s.names("entry") for s in several if not s.names("kinds")]
    return any(not e.startswith((*VERBS, "titles/")) for names in entries for e in names)


def _titled(cut: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Let a title's word that may be a verb be a title before what is done to its holder: 主管的录用由谁决定.

    It is the verb right behind *who* (由谁主管的采购), and before what stands for who does it (主管的人).
    """
    found = []
    for number, one in enumerate(cut):
        who = number and cut[number - 1].cues & _ASKING
        behind = cut[number + 1 : number + 3]
        of_it = len(behind) > 1 and behind[0].phrase == ("的",) and bool(behind[1].names("kinds"))
        found.append(_as_title(one) if of_it and not who else one)
    return tuple(found)


_ASKING = frozenset(("who", "which-unit"))


def _as_title(one: Segment) -> Segment:
    """Return a word with what it means as a title alone, where it is one."""
    if not any(e.startswith("titles/") for e in one.names("entry")):
        return one
    kept = (
        m
        for m in one.meanings
        if m.sort not in ("kinds", "cue") and not (m.sort == "entry" and m.name.startswith(VERBS))
    )
    return replace(one, meanings=tuple(kept))


def _above_whom(cut: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Let who leads a position be its superior, where 谁领导 otherwise asks for the head of a unit."""
    asks = any("who" in s.cues or "谁" in s.phrase or "哪" in s.phrase for s in cut)
    units = any(s.names("unit") or "which-unit" in s.cues for s in cut)
    if not asks or units or not any(s.names("position") for s in cut):
        return cut
    return tuple(
        replace(
            one,
            meanings=(Meaning("cue", "superior"), *(m for m in one.meanings if m.sort != "cue")),
        )
        if "head-of" in one.cues
        else one
        for one in cut
    )


def _finding_out(cut: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Let a word of politeness behind *who* be the deed that it says: who *finds out* …"""
    return tuple(
        replace(one, meanings=tuple(m for m in one.meanings if m.sort != "politeness"))
        if before is not None and "who" in before.cues and one.names("entry")
        else one
        for one, before in zip(cut, (None, *cut), strict=False)
    )


def _quoted(cut: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Let words in quotation marks ask nothing: the 周期 of “周期过长” is no *how often*."""
    inside, found = False, []
    for one in cut:
        if one.phrase[0] in _MARKS:
            inside = one.phrase[0] in _OPENING or (one.phrase == ('"',) and not inside)
        kept = tuple(m for m in one.meanings if m.sort != "cue")
        found.append(replace(one, meanings=kept) if inside and one.cues else one)
    return tuple(found)


_OPENING, _MARKS = frozenset("“‘《「"), frozenset('“”‘’《》「」"')


def _wanted(wish: tuple[Meaning, ...], cut: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Let *what clients ask for* behind a deed be their requirements, and nothing that is done."""
    told = [n for n, s in enumerate(cut) if s.phrase[0].isalnum()]
    deeds = [n for n, s in enumerate(cut) if s.names("kinds")]
    what = [n for n, s in enumerate(cut) if s.phrase == ("what",) and deeds and n > deeds[0]]
    between = cut[what[0] + 1 : told[-1]] if what else ()
    theirs = any(e.startswith(_OUTSIDE) for s in between for e in s.names("entry"))
    if not theirs or not _wishes(cut[told[-1]], wish):
        return cut
    return (*cut[: told[-1]], replace(cut[told[-1]], meanings=wish), *cut[told[-1] + 1 :])


#: Entries for those outside, who have requirements; what the staff ask for they apply for.
_OUTSIDE = ("customers/", "object/customer", "object/supplier", "units/manufacturer")


def _wishes(one: Segment, wish: tuple[Meaning, ...]) -> bool:
    """Whether a word says that something is wished for or needed; a *claim* is a thing of its own."""
    entries = one.names("entry")
    asks = "action/request" in entries and all(e.startswith(VERBS) for e in entries)
    return asks or bool(set(one.meanings) & set(wish))


def _given_to_whom(cut: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Let a 谁 behind 向 ask to whom, where somebody is named who does it: 总监向谁提供意见."""
    named = any(s.names("position") or s.names("unit") for s in cut)
    return tuple(
        replace(one, meanings=(Meaning("cue", "to-whom"),))
        if named and one.phrase == ("谁",) and before is not None and before.phrase == ("向",)
        else one
        for one, before in zip(cut, (None, *cut), strict=False)
    )


#: What stands before 谁 where a thing is given to somebody who then does something.
_GIVEN_TO = frozenset("给报交送")


def _asked_last(cut: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Let a 谁 that ends a question behind a title and a deed ask whom: 销售经理考核谁."""
    said = [n for n, s in enumerate(cut) if s.phrase[0].isalnum()]
    if len(said) < 3 or cut[said[-1]].phrase != ("谁",):
        return cut
    deed = cut[said[-2]]
    if not deed.names("kinds") or not any(s.names("position") for s in cut[: said[-2]]):
        return cut
    whom = replace(cut[said[-1]], meanings=(Meaning("cue", "manage-whom"),))
    return (*cut[: said[-1]], whom, *cut[said[-1] + 1 :])


def _asked_of_doer(cut: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Let 给谁 or 报谁 before a deed ask who does it, and not who is given a thing: 先给谁审, 报谁审批."""
    return tuple(
        replace(one, meanings=(Meaning("cue", asked),))
        if (asked := _who_is_given(one)) and after.names("kinds")
        else one
        for one, after in zip(cut, (*cut[1:], *cut[-1:]), strict=True)
    )


def _who_is_given(one: Segment) -> str:
    """Return the cue of a phrase such as 报谁 or 给哪个部门 by itself; "" for any other."""
    ends = {("谁",): "who", ("哪", "个", "部", "门"): "which-unit"}
    return next((cue for end, cue in ends.items() if _gives(one.phrase, end)), "")


def _gives(phrase: Phrase, end: Phrase) -> bool:
    size = len(end)
    return phrase[-size:] == end and len(phrase) > size and phrase[-size - 1] in _GIVEN_TO
