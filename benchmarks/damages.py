"""Ways in which converters, viewers and OCR damage a text, each the same every time it is run.

A way takes a text and a source of chance and returns the damaged text; where a text has nothing of
the kind (no list, no table), it comes back as it was. Those of layout stand here, those of letters and
marks in ``misprints.py``. ``WAYS`` says of each which texts it is for.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

import misprints

Way = Callable[[str, Random], str]

_HAN = "\u3400-\u9fff"
_COLUMN, _LETTERS = 34, 72
_PAGE, _PAGE_LETTERS = 420, 1500
_PAGE_LINES = 14


@dataclass(frozen=True)
class Damage:
    """One kind of damage: its name, which texts have it (zh, en, tables or all), and the file it makes."""

    name: str
    texts: str
    way: Way
    ending: str = ".txt"


def is_chinese(text: str) -> bool:
    """Say whether a text is in Chinese, as what damage it can have hangs on that."""
    return len(re.findall(f"[{_HAN}]", text)) * 5 > len(text)


def _words(text: str, width: int) -> Iterator[str]:
    """Yield the lines that a line of words makes in a column."""
    line = ""
    for word in text.split(" "):
        if line and len(line) + len(word) >= width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _wrapped(line: str) -> list[str]:
    """Return a line as a narrow column holds it; tables keep their rows."""
    if "\t" in line or "|" in line:
        return [line]
    if is_chinese(line):
        return [line[n : n + _COLUMN] for n in range(0, len(line), _COLUMN)] or [line]
    indent = re.match(r"\s*", line)[0]  # type: ignore[index]
    return [indent + each for each in _words(line.strip(), _LETTERS - len(indent))]


def hard_wraps(text: str, chance: Random) -> str:
    """Break lines where a column ends, in words where the script has no blanks."""
    return "\n".join("\n".join(_wrapped(line)) for line in text.split("\n"))


def _paged(text: str, mark: Callable[[int], str]) -> str:
    """Put a mark into a text each page, wherever in a sentence the page ends."""
    size = _PAGE if is_chinese(text) else _PAGE_LETTERS
    parts, here, page = [], 0, 1
    while len(text) - here > size:
        cut = here + size
        if not is_chinese(text):
            cut = text.find(" ", cut) if " " in text[cut:] else len(text)
        parts += [text[here:cut].rstrip(" "), "\n" + mark(page) + "\n"]
        here, page = cut + (text[cut : cut + 1] == " "), page + 1
    return "".join([*parts, text[here:]])


def page_marks(text: str, chance: Random) -> str:
    """Put the page's number into sentences."""
    total = len(text) // _PAGE + 1
    if is_chinese(text):
        return _paged(text, lambda page: f"第{page}页 共{total}页")
    return _paged(text, lambda page: f"Page {page} of {total}")


def bare_page_numbers(text: str, chance: Random) -> str:
    """Put a figure alone on its line into sentences."""
    return _paged(text, str)


def page_footers(text: str, chance: Random) -> str:
    """Put the running head of a document of many pages into its sentences."""
    if is_chinese(text):
        return _paged(text, lambda page: f"文件编号：GL-07-2024  版本：A/2\n\n第{page}页")
    return _paged(text, lambda page: f"HR-07 Issue 3\t\tPage {page}\n\nUncontrolled when printed")


def heads_between_lines(text: str, chance: Random) -> str:
    """Put a running head between lines, as a text does that was cut into pages by lines."""
    head = (
        "岚川设备有限公司管理文件" if is_chinese(text) else "Larkfield Group – Management System"
    )
    lines = text.split("\n")
    pages = [lines[n : n + _PAGE_LINES] for n in range(0, len(lines), _PAGE_LINES)]
    return "\n".join("\n".join([head, *page, str(n)]) for n, page in enumerate(pages, 1))


def joined_by_blanks(text: str, chance: Random) -> str:
    """Put all lines of a page into one, with a blank between each two."""
    return " ".join(line.strip() for line in text.split("\n") if line.strip())


def paragraphs_joined(text: str, chance: Random) -> str:
    """Put the lines of each paragraph into one, as what joins lines up to blank ones does."""
    parts = re.split(r"\n[ \t]*\n", text)
    return "\n\n".join(joined_by_blanks(part, chance) for part in parts)


def joined(text: str, chance: Random) -> str:
    """Take all ends of lines out."""
    return re.sub(r"[ \t]*\n[ \t]*", "", text)


def blank_lines(text: str, chance: Random) -> str:
    """Put a blank line behind each line."""
    return text.replace("\n", "\n\n")


def navigation(text: str, chance: Random) -> str:
    """Put what a web page has around a text around it."""
    if is_chinese(text):
        before = (
            "首页 > 管理资料 > 岗位职责\n登录 | 注册 | 收藏本站\n"
            "发布时间：2024-03-18 来源：网络 浏览次数：1024\n字号：大 中 小\n"
        )
        after = (
            "\n上一篇：安全生产管理制度\n下一篇：会议管理制度\n相关推荐\n分享到：微信 微博"
            "\n打印本页 关闭窗口\n版权所有 未经许可不得转载"
        )
    else:
        before = "Skip to main content\nHome > Policies > Governance\nMenu\nSearch\nLog in\nShare this page\n"
        after = (
            "\nPrevious: Travel policy\nNext: Expenses policy\nRelated documents\nPrint this page"
            "\nCookie settings\n© 2024 All rights reserved"
        )
    return before + text + after


def tabs_for_blanks(text: str, chance: Random) -> str:
    """Write each blank between Chinese words, or the indent and the gaps of English, as a tab."""
    if is_chinese(text):
        return re.sub(r"(?<=\S)[ \u3000](?=\S)", "\t", text)
    return re.sub(r" {2,}", "\t", text)


def wide_indents(text: str, chance: Random) -> str:
    """Indent each line by two blanks of full width, as Chinese paragraphs are."""
    return re.sub(r"^(?=\S)", "\u3000\u3000", text, flags=re.MULTILINE)


def _rows(text: str) -> list[list[str]]:
    """Return the cells of each line of a table; a line without cells is one."""
    rows = []
    for line in text.split("\n"):
        if re.fullmatch(r"[ \t|:-]*-[ \t|:-]*", line):
            continue
        cells = line.strip().strip("|").split("|" if "|" in line else "\t")
        rows.append([cell.strip() for cell in cells])
    return rows


def cells_in_lines(text: str, chance: Random) -> str:
    """Put each cell of a table on a line of its own, an empty one on an empty line."""
    return "\n".join("\n".join(row) for row in _rows(text))


def cells_in_blanks(text: str, chance: Random) -> str:
    """Part the cells of a table by a blank."""
    return "\n".join(" ".join(cell for cell in row if cell) for row in _rows(text))


def hyphens(text: str, chance: Random) -> str:
    """Break lines in words behind a hyphen."""
    return "\n".join("\n".join(_hyphened(line)) for line in text.split("\n"))


def _hyphened(line: str) -> Iterator[str]:
    if "|" in line or "\t" in line:
        yield line
        return
    while len(line) > _LETTERS:
        at = _LETTERS
        found = re.search(r"[a-z]{3}(?=[a-z]{3})", line[at - 3 :])
        if found is None:
            break
        cut = at - 3 + found.end()
        yield line[:cut] + "-"
        line = line[cut:]
    yield line


def watermarks(text: str, chance: Random) -> str:
    """Put the words of a watermark between lines."""
    words = "内部资料 严禁外传" if is_chinese(text) else "CONFIDENTIAL"
    lines = text.split("\n")
    return "\n".join(f"{line}\n{words}" if n % 9 == 8 else line for n, line in enumerate(lines))


WAYS = tuple(
    Damage(
        way.__name__.replace("_", "-"), texts, way, ".md" if way is misprints.escaped else ".txt"
    )
    for texts, ways in (
        (
            "all",
            (
                page_marks,
                bare_page_numbers,
                page_footers,
                heads_between_lines,
                watermarks,
                hard_wraps,
                joined_by_blanks,
                paragraphs_joined,
                blank_lines,
                misprints.half_width,
                misprints.stops_lost,
                misprints.marks_lost,
                misprints.line_ends_lost,
                navigation,
                tabs_for_blanks,
                misprints.numbers_lost,
                misprints.numbers_in_brackets,
                misprints.numbers_misread,
                misprints.symbol_bullets,
                misprints.escaped,
                misprints.entities,
                misprints.unseen_signs,
                misprints.lookalikes,
            ),
        ),
        (
            "zh",
            (
                joined,
                misprints.full_width,
                misprints.spaced_letters,
                misprints.some_blanks,
                misprints.letters_lost,
                misprints.other_script,
                misprints.glosses,
                misprints.shifted,
                wide_indents,
                misprints.numbers_in_rings,
                misprints.radicals,
                misprints.two_copies,
            ),
        ),
        ("en", (hyphens, misprints.ligatures, misprints.smart_signs)),
        ("tables", (cells_in_lines, cells_in_blanks)),
    )
    for way in ways
)
