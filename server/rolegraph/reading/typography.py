"""Ways in which programs write one text, made one: ends of lines, blanks, stops, figures, bullets."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from rolegraph.reading.characters import HAN
from rolegraph.reading.document import Cell, Mark, Table

#: How very old programs end a line.
_LONE_RETURN = re.compile(r"\r(?!\n)")
#: Blanks, figures and letters that are no plain ones, as web pages and word processors write them.
_PLAIN = {ord(c): " " for c in "\u00a0\u202f\u205f"} | {n: " " for n in range(0x2000, 0x200B)}
_PLAIN |= {n: chr(n - 0xFEE0) for n in range(0xFF10, 0xFF5B) if chr(n).isalnum()}
#: A stop of Latin script that ends a Chinese sentence, and no item's number (一.).
_STOP = re.compile(
    rf"(?<={HAN}|[）)”])(?<![一二三四五六七八九十])[.．](?=[ \t]?{HAN}|[ \t]*(?:\r?\n|\Z))"
)
_CHINESE = re.compile(f"{HAN}")
#: Tabs that indent a line.
_INDENT = re.compile(r"^\t+", re.MULTILINE)
#: The tab behind the number or bullet of an item, of an article, where the line has no other.
_TAB_BEHIND_NUMBER = re.compile(
    r"^([ \u3000]*(?:第[一二三四五六七八九十百\d]{1,5}[条章节款]"
    r"|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z])[)）、.．]|\d{1,2}(?:\.\d{1,2})*|[-–•·*●■◆▪]))(\t+)(?=[^\t\n\d][^\t\n]*$)",
    re.MULTILINE,
)
#: Line ends with nothing but blanks between them, so many of which are telling, and what draws charts.
_ENDS = re.compile(r"\n(?:[ \t\u3000]*\r?\n)*")
_FEWEST_ENDS = 8
_DRAWN = re.compile("[│├└┌┬─]")
#: What Windows writes before the end of a line.
_RETURN = re.compile(r"\r(?=\n)")
#: Signs without width, direction marks, what is left of a Word file's fields (ﻩ, ﻬ), and soft hyphens, with
#: the line's end where a word was cut there.
_UNSEEN_LETTERS = (
    "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufee9-\ufeec"
    "\u202a-\u202e\u2066-\u2069"
)
_UNSEEN = re.compile(f"[{_UNSEEN_LETTERS}]+|\u00ad(?:[ \t]*\r?\n[ \t]*(?=[a-z]))?")
_NOTHING = "\u200b"
#: A sign as the source of a web page writes it.
_ENTITY = re.compile(
    r"&(?:nbsp|e[nm]sp|thinsp|amp|quot|[lr][ds]quo|[nm]dash|hellip|middot|bull|[lg]t|[lg]e|yen|euro|pound|#\d{2,5}"
    r"|#x[\da-fA-F]{2,4});"
)
#: The letter that is left of a bullet where its font of signs (Wingdings) is not known, and its item.
_LEFT_OF_BULLET = re.compile(r"^[ \t\u3000]*([lnuüqvØo§])(?=[ \t\u3000]+[^\W\d])", re.MULTILINE)
_FEWEST_BULLETS = 3
#: What is left so of an arrow between steps (审核 f 财务部复核 f 总经理审批): Wingdings 3 has one for f.
_LEFT_OF_ARROW = re.compile(rf"(?<={HAN}|[)）])(?P<before>[ \t]*)(?P<letter>[àèf])(?=[ \t]*{HAN})")
_FEWEST_ARROWS = 2
#: Two Chinese characters, with a blank between or without, and the blank.
_PARTED, _TOGETHER = (
    re.compile(f"{HAN} (?={HAN})"),
    re.compile(f"{HAN}{{2}}"),
)
_BETWEEN = re.compile(
    rf"(?<={HAN}|[，。；：、（）]) (?={HAN}|[，。；：、（）\d])"
    rf"|(?<={HAN} \d) (?={HAN})|(?<={HAN} \d\d) (?={HAN})"
)
#: A short line without a mark may be a row of boxes (大 区 经 理 业 务 员).
_FEWEST_PARTED, _TIMES, _ROW = 5, 3, 24
_MARKS = re.compile("[，。；：、,;:]")


def alike(text: str) -> str:
    """Return a text in the one way in which it is read, each character in its place.

    Lines end in ``\\n`` (or ``\\r\\n``, see ``unseen``), blanks are plain, lines are indented by blanks,
    Chinese sentences end in 。, figures and Latin letters are those of ASCII, bullets are bullets, and what
    the source of a page writes for a sign is the sign with signs of no width behind it.
    """
    lined = _LONE_RETURN.sub("\n", text)
    if "&" in lined:
        lined = _ENTITY.sub(_sign, lined)
    lined = _arrowed(_bulleted(lined.translate(_PLAIN)))
    if "\t" in lined:
        lined = _INDENT.sub(lambda tabs: " " * len(tabs[0]), lined)
        lined = _TAB_BEHIND_NUMBER.sub(lambda item: item[1] + " " * len(item[2]), lined)
    return _STOP.sub(_stop, lined)


def _stop(found: re.Match[str]) -> str:
    """Return 。 for a stop behind Chinese words; "(above EUR 500)." ends an English sentence."""
    line = found.string.rfind("\n", 0, found.start()) + 1
    return "。" if _CHINESE.search(found.string, line, found.start()) else found[0]


def _sign(found: re.Match[str]) -> str:
    sign = html.unescape(found[0])
    return sign + _NOTHING * (len(found[0]) - 1) if len(sign) == 1 else found[0]


def _bulleted(text: str) -> str:
    """Return a text with bullets where one letter stands before three or more lines for them."""
    letters = [found[1] for found in _LEFT_OF_BULLET.finditer(text)]
    bullets = {letter for letter in letters if letters.count(letter) >= _FEWEST_BULLETS}
    if not bullets:
        return text
    return _LEFT_OF_BULLET.sub(
        lambda found: found[0][:-1] + "•" if found[1] in bullets else found[0], text
    )


def _arrowed(text: str) -> str:
    """Return a text with arrows where a letter stands twice or more between Chinese words for them."""
    if not any(letter in text for letter in ("à", "è", " f")):
        return text
    letters = [found["letter"] for found in _LEFT_OF_ARROW.finditer(text)]
    arrows = {letter for letter in letters if letters.count(letter) >= _FEWEST_ARROWS}
    return _LEFT_OF_ARROW.sub(
        lambda found: f"{found['before']}→" if found["letter"] in arrows else found[0], text
    )


def cells_alike(table: Table) -> Table:
    """Return a table whose cells say what they say in plain blanks and figures."""
    return replace(table, rows=tuple(tuple(map(_plain, row)) for row in table.rows))


def _plain(cell: Cell) -> Cell:
    words = _ENTITY.sub(lambda found: html.unescape(found[0]), cell.text).translate(_PLAIN)
    words = without_unseen(words)
    return cell if words == cell.text else replace(cell, text=words)


def without_unseen(words: str) -> str:
    """Return words without what no reader sees: signs without width, soft hyphens."""
    return _UNSEEN.sub("", words)


def unseen(text: str) -> Iterator[Mark]:
    """Yield what no reader sees: signs before the ends of lines that Windows writes, signs without width."""
    for signs in (_RETURN, _UNSEEN):
        for found in signs.finditer(text):
            yield Mark(*found.span(), "markup")


def doubled_breaks(text: str) -> Iterator[Mark]:
    """Yield the second half of each run of line ends in a text that has each of them twice.

    Only where blank lines are doubled too, or a chart is drawn: paragraphs have one between them too.
    """
    runs = list(_ENDS.finditer(text.rstrip()))
    counts = [run[0].count("\n") for run in runs]
    doubled = len(runs) >= _FEWEST_ENDS and not any(count % 2 for count in counts)
    if not doubled or not (max(counts) > 2 or _DRAWN.search(text)):
        return
    for run, count in zip(runs, counts, strict=True):
        kept = [found.end() for found in re.finditer("\n", run[0])][count // 2 - 1]
        yield Mark(run.start() + kept, run.start() + run[0].rindex("\n") + 1, "markup")


def spacings(text: str) -> Iterator[Mark]:
    """Yield the blanks of lines in wide type, one behind each Chinese character (岗 位 职 责 说 明).

    Where nearly all lines of a text are so, a short one is too. Wider gaps stay.
    """
    if len(_PARTED.findall(text)) < _FEWEST_PARTED:
        return
    everywhere = _is_spaced(text)
    for line in re.finditer(r"[^\n]+", text):
        if everywhere or _is_spaced(line[0]):
            for found in _BETWEEN.finditer(text, *line.span()):
                yield Mark(*found.span(), "markup")


def _is_spaced(text: str) -> bool:
    if len(text) <= _ROW and not _MARKS.search(text):
        return False
    parted = len(_PARTED.findall(text))
    return parted >= _FEWEST_PARTED and parted >= _TIMES * len(_TOGETHER.findall(text))
