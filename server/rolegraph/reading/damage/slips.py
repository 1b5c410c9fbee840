"""Slips: characters and marks written twice, list items that lost their last word."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN
from rolegraph.reading.damage.draft import Edit, Reason
from rolegraph.resources import lexicon

#: Two marks behind an item's number, or one and a hole: 二、、 四.. (二)?
_NUMBERED = re.compile(
    r"(?m)^[ \t]*[（(]?[\d一二三四五六七八九十]{1,3}(?:[)）]|([、.．]))([?？\ufffd]|\1)(?=[^\s\d.、])"
)
_INLINE = re.compile(rf"(?<=[一二三四五六七八九十\d])([、.．])\1(?={HAN})")
_STRAY = re.compile(rf"的['’](?={HAN})")
_COUNTED = re.compile(rf"(?<![\d.])(\d{{1,2}})[ 　]?(?P<mark>[、.．?？\ufffd])(?=[ 　]?{HAN})")
_FEWEST_HOLES = 3
_TWICE = re.compile(rf"({HAN})\1")
_PAIR_TWICE = re.compile(rf"({HAN}{{2}})\1")
_AGREEING = 2
_NEAR = 60
_ITEM = re.compile(r"[^;；。\n]+")
#: A character written for another one stands in a text at least so often.
_FEWEST_WRITTEN = 5


def doubled_marks(text: str) -> Iterator[Edit]:
    """Yield the second of two marks behind a number (二、、), and a hole there ((二)?彩页)."""
    reason = Reason("lexicon", 0.95, "an item's number has one mark behind it")
    for found in _NUMBERED.finditer(text):
        yield Edit(found.start(2), found.end(2), "", reason)
    for found in _INLINE.finditer(text):
        yield Edit(found.start() + 1, found.end(), "", reason)


def stray_marks(text: str) -> Iterator[Edit]:
    """Yield the mark that sites put behind 的 against copying (计划的'制订)."""
    reason = Reason("lexicon", 0.95, "no word is cut behind 的")
    for found in _STRAY.finditer(text):
        yield Edit(found.start() + 1, found.end(), "", reason)


def holes_behind_numbers(text: str) -> Iterator[Edit]:
    """Yield the holes that stand for the marks behind the numbers of a list (1?… 2?… 3.… 4?…)."""
    series: list[re.Match[str]] = []
    for found in (*_COUNTED.finditer(text), None):
        if found is not None and int(found[1]) == len(series) + 1:
            series.append(found)
            continue
        holes = [one for one in series if one["mark"] not in "、.．"]
        if len(holes) >= _FEWEST_HOLES:
            note = f"{len(series)} numbers count on from 1, {len(holes)} of them with a hole for their mark"
            for one in holes:
                yield Edit(*one.span("mark"), "、", Reason("lexicon", 0.95, note))
        series = [found] if found is not None and found[1] == "1" else []


def swapped_letters(text: str) -> Iterator[Edit]:
    """Yield the characters that only stand for another one today (方面旳工作)."""
    swaps = _swaps()
    for letter in sorted(swaps.keys() & set(text)):
        note = f"{letter} stands for {swaps[letter]} and is never written today"
        reason = Reason("lexicon", 0.97, note)
        for found in re.finditer(letter, text):
            yield Edit(*found.span(), swaps[letter], reason)


def written_for_another(text: str) -> Iterator[Edit]:
    """Yield the characters that a converter wrote for another one all over a text (项目得整体任务)."""
    lists = _lexicon()["written_for"]
    wrong, meant = lists["wrong"], lists["meant"]
    if text.count(wrong) < _FEWEST_WRITTEN:
        return
    alone = [found.start() for found in _alone().finditer(text)]
    shown = sum(text.count(word) for word in lists["shown"])
    if shown > 1 and len(alone) > max(text.count(meant), _FEWEST_WRITTEN - 1):
        note = f"{wrong} stands {len(alone)} times where only {meant} can, and {meant} more seldom"
        for at in alone:
            yield Edit(at, at + 1, meant, Reason("lexicon", 0.9, note))


@cache
def _alone() -> re.Pattern[str]:
    """Match the character where it is part of no word that keeps it."""
    lists = _lexicon()["written_for"]
    wrong: str = lists["wrong"]
    before = "".join(word[0] for word in lists["kept"] if word.endswith(wrong))
    behind = "".join(word[-1] for word in lists["kept"] if word.startswith(wrong))
    return re.compile(
        rf"(?<={HAN})(?<![{before}]){wrong}(?![{behind}])(?={HAN}|[\s，,。；;、:：]|$)"
    )


def doubled_words(text: str) -> Iterator[Edit]:
    """Yield what is written twice: grammar words that never are (的的), and what is once elsewhere."""
    never = _never_doubled()
    for found in _TWICE.finditer(text):
        start, end = found.span()
        if text.startswith("长", end) or text[start - 1 : start + 1] in ("目的", "标的"):
            continue  # 研究所所长, 职位目的|的描述
        if found[1] in never:
            yield Edit(start + 1, end, "", Reason("lexicon", 0.95, f"{found[1]} is never doubled"))
        elif elsewhere := _once(text, start, end):
            note = f"the document also says {elsewhere}"
            yield Edit(start + 1, end, "", Reason("copy", 0.9, note))
    for found in _PAIR_TWICE.finditer(text):
        if found[1] in never:
            reason = Reason("lexicon", 0.9, f"{found[1]} is never doubled")
            yield Edit(found.start() + 2, found.end(), "", reason)


def _once(text: str, start: int, end: int) -> str:
    """Return the words with one of the two characters, where only that is said elsewhere."""
    before, after = text[max(0, start - _AGREEING) : start], text[end : end + _AGREEING]
    if len(before) < _AGREEING or len(after) < _AGREEING or not (before + after).isalpha():
        return ""
    once = before + text[start] + after
    twice = before + text[start:end] + after
    return once if once in text and text.count(twice) == 1 else ""


def halved_rights(text: str) -> Iterator[Edit]:
    """Yield the character that the word of a right has lost, where one word alone ends so.

    对退货申请的批权 is 审批权; of 的核权 may be 审核权 or 考核权, and only other words can tell.
    """
    if "权" not in text:
        return
    ended = {word[1:]: word for word in _lexicon()["halved"].split()}
    for found in _called(frozenset(ended)).finditer(text):
        note = f"no right is called {found[0]}, and {ended[found[1]]} alone ends so"
        lost = ended[found[1]].removesuffix(found[1])
        yield Edit(found.start(), found.start(), lost, Reason("lexicon", 0.9, note))
    begun = {word[:1]: word for word in _lexicon()["begun"].split()}
    for found in _called(frozenset(begun)).finditer(text):
        note = f"no right is called {found[0]}, and {begun[found[1]]} alone begins so"
        lost = begun[found[1]].removeprefix(found[1])
        yield Edit(found.end(1), found.end(1), lost, Reason("lexicon", 0.9, note))


@cache
def _called(halves: frozenset[str]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[的、和及与])({either(halves)})权(?=\s*[;；。，,、及和与]|\s*$)", re.MULTILINE
    )


@cache
def _bare(kinds: frozenset[str]) -> re.Pattern[str]:
    several = rf"(?:{either(kinds)}[、及和与]?)+\s*$"
    return re.compile(rf"有?对[^有权]*的{several}|[^有权；;]{{2,}}[时后]有{several}")


@cache
def _last_of_several(kinds: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"有[^有]*权[、及和与](?:{either(kinds)})\s*$")


def lost_rights(text: str, kinds: frozenset[str]) -> Iterator[Edit]:
    """Yield the 权 that one item of a list of rights has lost.

    Such a list says 有…权 item after item; one between two of them that begins so and ends in a
    kind of right alone (有对市场开发的建议;) has lost its last character, and so has the last of
    several rights in one item (有对财务人员的任免建议权、调配;).
    """
    bare = _bare(kinds)
    items = list(_ITEM.finditer(text))
    for before, item, after in zip(items, items[1:], items[2:], strict=False):
        listed = before[0].rstrip().endswith("权") and after[0].rstrip().endswith("权")
        place = item.start() + len(item[0].rstrip())
        near = after.end() - before.start() <= 3 * _NEAR
        if listed and near and bare.search(item[0]):
            note = "the items before and after it end in 权"
            yield Edit(place, place, "权", Reason("copy", 0.9, note))
        elif "权" in item[0] and _last_of_several(kinds).search(item[0]):
            note = "the rights before it in its item end in 权"
            yield Edit(place, place, "权", Reason("copy", 0.85, note))


@cache
def _never_doubled() -> frozenset[str]:
    return frozenset(_lexicon()["never_doubled"].split())


@cache
def kinds_of_right() -> frozenset[str]:
    """Return the words for kinds of right that 权 follows (审批, 建议)."""
    return frozenset(_lexicon()["rights"].split())


def are_variants(one: str, other: str) -> bool:
    """Say whether two characters are written for each other on purpose (对帐, 对账)."""
    return any(one in group and other in group for group in _lexicon()["variants"].split())


@cache
def _swaps() -> dict[str, str]:
    return {pair[0]: pair[1] for pair in _lexicon()["swaps"].split()}


@cache
def _lexicon() -> dict[str, Any]:
    found: dict[str, Any] = lexicon("repair/slips.yaml")
    return found
