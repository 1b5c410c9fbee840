"""Ways in which the letters, marks and numbers of a text are lost, changed or drawn otherwise.

Each takes a text and a source of chance and returns the damaged text.
"""

import re
from functools import cache
from random import Random

from opencc import OpenCC
from pypinyin import Style, pinyin

_HAN = "\u3400-\u9fff"
_HALF, _FULL = ",.;:()0123456789", "，．；：（）０１２３４５６７８９"
_NUMBERED = re.compile(r"^([ \t]*)(\d{1,2})([、.．])(?=[ \t]*[^\d\s])", re.MULTILINE)
_ITEM = re.compile(
    rf"^([ \t]*)(?:[(（]?\d{{1,2}}[、.．)）]|[{chr(0x2460)}-{chr(0x2473)}]|[-*•·●■◆]|"
    r"[(（][a-z一二三四五六七八九十][)）])[ \t]*(?=[^\d\s])",
    re.MULTILINE,
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def full_width(text: str, chance: Random) -> str:
    """Write figures and marks of ASCII in full width."""
    return text.translate(str.maketrans(_HALF, _FULL))


def half_width(text: str, chance: Random) -> str:
    """Write figures and marks of full width in ASCII."""
    return text.translate(str.maketrans(_FULL + "。“”！？", _HALF + '.""!?'))


def stops_lost(text: str, chance: Random) -> str:
    """Lose the stops at the ends of lines."""
    return re.sub(r"[。；;.，,]+(?=[ \t]*(?:\n|\Z))", "", text)


def marks_lost(text: str, chance: Random) -> str:
    """Lose one mark of five anywhere; figures keep theirs."""
    marks = re.compile(r"(?<!\d)[，。；、：,;:.](?!\d)")
    return marks.sub(lambda found: "" if chance.random() < 0.2 else found[0], text)


def spaced_letters(text: str, chance: Random) -> str:
    """Put a blank behind each Chinese character, as OCR does with wide type; true gaps are wider."""
    wide = re.sub(r"(?<=\S) +(?=\S)", "   ", text)
    return re.sub(rf"([{_HAN}])(?=[{_HAN}，。；：、])", r"\1 ", wide)


def some_blanks(text: str, chance: Random) -> str:
    """Put a blank behind one Chinese character of thirty."""
    letters = re.compile(rf"[{_HAN}](?=[{_HAN}])")
    return letters.sub(lambda found: found[0] + " " * (chance.random() < 1 / 30), text)


def line_ends_lost(text: str, chance: Random) -> str:
    """Lose the last character of each eighth line, as a scan cut at its edge does."""
    lines = text.split("\n")
    return "\n".join(line[:-1] if n % 8 == 7 else line for n, line in enumerate(lines))


def letters_lost(text: str, chance: Random) -> str:
    """Lose one Chinese character of a hundred."""
    return re.sub(f"[{_HAN}]", lambda found: "" if chance.random() < 0.01 else found[0], text)


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def other_script(text: str, chance: Random) -> str:
    """Write Simplified text in Traditional characters, or the other way round."""
    simple = _converter("t2s").convert(text)
    return simple if simple != text else _converter("s2t").convert(text)


def glosses(text: str, chance: Random) -> str:
    """Put its pinyin behind one Chinese character of thirty, as a web converter does."""

    def glossed(found: re.Match[str]) -> str:
        letter = found[0]
        if chance.random() >= 1 / 30:
            return letter
        return f"{letter}({pinyin(letter, style=Style.TONE)[0][0]})"

    return re.sub(f"[{_HAN}]", glossed, text)


def shifted(text: str, chance: Random) -> str:
    """Read one line of twelve one byte off in GBK, up to its first letter of ASCII or its end."""
    return "\n".join(
        _shifted(line) if chance.random() < 1 / 12 else line for line in text.split("\n")
    )


def _shifted(line: str) -> str:
    found = re.search(f"[{_HAN}]{{4,}}", line)
    if not found:
        return line
    off = found[0].encode("gbk", "replace")[1:-1].decode("gbk", "replace").replace("\ufffd", "?")
    return f"{line[: found.start()]}?{off}?{line[found.end() :]}"


def numbers_lost(text: str, chance: Random) -> str:
    """Lose the numbers and bullets of lists, as copying from a word processor does."""
    return _ITEM.sub(r"\1", text)


def numbers_in_rings(text: str, chance: Random) -> str:
    """Write the numbers of lists as ①, as a converter of styles does."""
    return _NUMBERED.sub(
        lambda found: (
            found[1] + _CIRCLED[int(found[2]) - 1] if 0 < int(found[2]) <= 20 else found[0]
        ),
        text,
    )


def numbers_in_brackets(text: str, chance: Random) -> str:
    """Write the numbers of lists in brackets."""
    return _NUMBERED.sub(r"\1(\2) ", text)


def numbers_misread(text: str, chance: Random) -> str:
    """Write 1、 and 一、 of lists as l、 and —、, as OCR does."""
    ones = re.sub(r"^([ \t]*)1(?=[、.．])", r"\1l", text, flags=re.MULTILINE)
    return re.sub(r"^([ \t]*)一(?=[、.．])", r"\1—", ones, flags=re.MULTILINE)


def symbol_bullets(text: str, chance: Random) -> str:
    """Write the numbers and bullets of lists as the letter that a font of symbols had drawn."""
    return _ITEM.sub(r"\1l  ", text)


def escaped(text: str, chance: Random) -> str:
    """Escape the stops behind numbers, stars and brackets, each line a paragraph, as Markdown is written."""
    numbers = re.sub(r"^([ \t]*\d{1,2})\.", r"\1\\.", text, flags=re.MULTILINE)
    signs = re.sub(r"([*_\[\]>])", r"\\\1", re.sub(r"^([ \t]*)-", r"\1\\-", numbers, flags=re.M))
    return signs.replace("\n", "\n\n")


def entities(text: str, chance: Random) -> str:
    """Leave blanks and signs as a web page's source writes them."""
    written = text.replace("&", "&amp;").replace("“", "&ldquo;").replace("”", "&rdquo;")
    return written.replace("  ", "&nbsp;&nbsp;").replace("\u3000", "&emsp;")


def unseen_signs(text: str, chance: Random) -> str:
    """Put a byte-order mark before a text, and signs without width or soft hyphens into it."""
    signs = "\u200b\u200c\u200d\ufeff\u2060" if re.search(f"[{_HAN}]", text) else "\u00ad\u200b"
    letters = re.compile(r"\w(?=\w)")
    return "\ufeff" + letters.sub(
        lambda found: found[0] + (chance.choice(signs) if chance.random() < 1 / 15 else ""), text
    )


def lookalikes(text: str, chance: Random) -> str:
    """Write O and l in figures, and Chinese characters that look alike, as OCR does."""
    figures = re.sub(r"(?<=\d)0(?=\D)", lambda f: "O" if chance.random() < 0.5 else "0", text)
    alike = dict(zip("口日己未人入土士", "囗曰已末入人士土", strict=True))
    return re.sub(
        f"[{''.join(alike)}]",
        lambda found: alike[found[0]] if chance.random() < 0.3 else found[0],
        figures,
    )


def radicals(text: str, chance: Random) -> str:
    """Write characters as the radicals that some fonts of PDFs have for them."""
    pairs = dict(
        zip(
            "工人大小日月文方用生目立长行见金一", "⼯⼈⼤⼩⽇⽉⽂⽅⽤⽣⽬⽴⻓⾏⻅⾦⼀", strict=True
        )
    )
    return text.translate(str.maketrans(pairs))


def two_copies(text: str, chance: Random) -> str:
    """Give a text twice, each copy with losses of its own."""
    return letters_lost(text, chance) + "\n\n" + letters_lost(text, chance)


def ligatures(text: str, chance: Random) -> str:
    """Write fi, fl and ff as the one sign that fonts have for them."""
    for letters, sign in (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ")):
        text = text.replace(letters, sign)
    return text


def smart_signs(text: str, chance: Random) -> str:
    """Write quotes, apostrophes, dashes and dots as word processors do."""
    quoted = re.sub(r'(?<=\w)"|"(?=[\s,.;])', "”", text).replace('"', "“")
    marks = quoted.replace("'", "’").replace(" - ", " – ").replace("...", "…")
    return marks.replace("1/2", "½")
