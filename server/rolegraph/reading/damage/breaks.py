"""Line breaks and blanks inside a sentence, and what a page's layout put there."""

import re
from collections.abc import Iterator

from rolegraph.reading.characters import HAN
from rolegraph.reading.damage.draft import Edit, Reason
from rolegraph.reading.damage.words import Words, words

_BREAK = re.compile(
    rf"(?=[ \t\u3000\r\n])(?<={HAN}|[、，,])[ \t\u3000]*(?:\r?\n)?[ \t\u3000]*(?={HAN})"
)
#: What no line ends with unless its sentence goes on.
_BINDS = tuple("与和及或、")
_MARKER = re.compile(
    r"[\d一二三四五六七八九十]{1,3}[、.．)）]|第[一二三四五六七八九十\d]+[章节条篇]|[^，。；、,;\s]{1,12}[:：]"
)
_DIGITS = "[一二三四五六七八九十百]{0,4}"
#: A figure that a line's end cut, its unit behind it, and the number of an article or a page.
_FIGURE = re.compile(
    rf"{HAN}[\d,.]{{0,6}}\d(?<=[^\n]{{20}})(\r?\n[ \t\u3000]*)"
    r"(?=\d{0,3}(?:\.\d+)?[万千百]?(?:元|%|％|天|家|户|名|人|折|小时|个工作日))"
    r"|(?:不[少低多高大小超]于?过?|超过|达到?|至少|最多|[≥≤])\d{1,6}(\r?\n[ \t\u3000]*)"
    r"(?=(?:元|万元|%|％|天|家|户|名|人|折|小时|次|件)[，,。；;的])"
    rf"|第([ \t]*\r?\n)(?=[一二三四五六七八九十百\d]{{1,4}}[条章节页])"
)
#: A blank inside an article's number (第十 三条, 第二十一 条).
_ARTICLE = re.compile(rf"第{_DIGITS}([ \t\u3000]+){_DIGITS}[ \t\u3000]*[条章]")
_AROUND = 10
_AGREEING = 4
_IN_SENTENCE = re.compile(r"[，,、。；;]")
_WIDE, _ENOUGH = 24, 2
_SENTENCE = re.compile(r"[^\n]*[。；;]\s*$")
#: Up to so many short lines of a chart can stand in the middle of a sentence.
_LABELS = re.compile(rf"(?<={HAN})((?:\r?\n[^\n。；;:：]{{1,40}}){{1,6}}\r?\n)(?={HAN})")


def breaks(text: str) -> list[Edit]:
    """Return the edits that take line breaks and blanks out of words and sentences.

    A break is inside a word where the two halves make one and are none themselves; inside a
    sentence where the same words stand unbroken elsewhere, or the line ends in a word that binds.
    Where a document has several of those, a wide line that ends in the middle of a sentence is one.
    """
    edits = [*_proved(text, words()), *_figures(text)]
    edits += _labels(text)
    if sum("\n" in text[edit.start : edit.end] for edit in edits) >= _ENOUGH:
        edits += _unfinished(text)
    return edits


def _figures(text: str) -> Iterator[Edit]:
    """Yield the line breaks inside a figure (单笔5|000元以内) and inside an article's number (第|十七条)."""
    reason = Reason("lexicon", 0.95, "no line ends in half a figure")
    for found in _FIGURE.finditer(text):
        yield Edit(*found.span(found.lastindex or 0), "", reason)
    for found in _ARTICLE.finditer(text):
        if found[0][1] not in " \t\u3000":
            yield Edit(*found.span(1), "", reason)


def _proved(text: str, words: Words) -> Iterator[Edit]:
    for found in _BREAK.finditer(text):
        before, after = _sides(text, found)
        ends = text.find("\n", found.end())
        sentence = bool(_IN_SENTENCE.search(text, found.end(), ends if ends >= 0 else len(text)))
        line = found.start() - (text.rfind("\n", 0, found.start()) + 1)
        full = "\n" in found[0] and line >= _WIDE
        reason = _broken(before, after, words, full) or (
            _said_unbroken(text, before, after, "\n" in found[0]) if sentence else None
        )
        if reason:
            yield Edit(found.start(), found.end(), "", reason)


def _sides(text: str, found: re.Match[str]) -> tuple[str, str]:
    before = text[max(0, found.start() - _AROUND) : found.start()]
    after = text[found.end() : found.end() + _AROUND]
    return re.split(r"\s", before)[-1], re.split(r"\s", after)[0]


def _broken(before: str, after: str, words: Words, full: bool) -> Reason | None:
    if _MARKER.match(after) or len(before + after) < _AGREEING:
        return None
    apart = len(words.orphans(before)) + len(words.orphans(after))
    if len(words.orphans(before + after)) >= apart and not (
        full and halves_across(before, after, words)
    ):
        return None
    piece = _across(words.cut(before + after), len(before))
    return Reason("lexicon", 0.95, f"{piece} is one word") if piece else None


def halves_across(before: str, after: str, words: Words) -> bool:
    """Say whether a word lies across a seam, one half of which is a single character (副|总经理)."""
    pieces = words.cut(before), words.cut(after)
    single = len(pieces[0][-1]) == 1 or len(pieces[1][0]) == 1
    return single and _across(words.cut(before + after), len(before)) != ""


def _said_unbroken(text: str, before: str, after: str, line: bool) -> Reason | None:
    same = before[-_AGREEING:] + after[:_AGREEING]
    if len(same) == 2 * _AGREEING and same in text:
        return Reason("copy", 0.95, f"the document also says {same}")
    if line and before.endswith(_BINDS) and not _MARKER.match(after):
        return Reason("lexicon", 0.9, f"no line ends in {before[-1]} unless its sentence goes on")
    return None


def _across(pieces: list[str], seam: int) -> str:
    here = 0
    for piece in pieces:
        if here < seam < here + len(piece):
            return piece
        here += len(piece)
    return ""


def _unfinished(text: str) -> Iterator[Edit]:
    for found in re.finditer(rf"(?<={HAN})\r?\n(?={HAN})", text):
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        end = text.find("\n", found.end())
        following = text[found.end() : end if end >= 0 else len(text)]
        sentence = len(line) >= _WIDE and re.search(r"[，,。]", line)
        if sentence and _SENTENCE.match(following) and not _MARKER.match(following):
            note = "the line is full and its sentence goes on in the next, as others here do"
            yield Edit(found.start(), found.end(), "", Reason("lexicon", 0.85, note))


def _labels(text: str) -> Iterator[Edit]:
    """Yield lines of a chart that stand in a sentence which the document has elsewhere whole."""
    for found in _LABELS.finditer(text):
        before, after = text[: found.start()][-_AGREEING:], text[found.end() :][:_AGREEING]
        if (
            "\n" not in before + after
            and before + after in text
            and "\n" in found[1].strip("\r\n")
        ):
            note = f"the document also says {before + after}"
            yield Edit(found.start(), found.end(), "", Reason("copy", 0.9, note))
