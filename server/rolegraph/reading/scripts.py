"""Which script a text is in, and its Simplified form, character by character."""

import re
import unicodedata
from functools import cache
from itertools import chain
from operator import ne

from opencc import OpenCC

from rolegraph.reading.document import Passage

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
#: PDF readers often give radicals (⼤) and compatibility forms for the characters themselves.
_COMPATIBLE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
#: Characters that copyists of the web write for others, each for one, and small forms of signs.
_FOR_OTHERS = str.maketrans("旳岀﹐﹑﹔﹕﹖﹗﹙﹚∶︰", "的出，、；：？！（）：：")
#: Radicals that Unicode does not tell the character of.
_FOR_OTHERS |= str.maketrans(
    "⺠⻁⻄⻅⻆⻉⻋⻑⻒⻓⻔⻘⻙⻚⻛⻜⻝⻞⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "民虎西见角贝车长长长门青韦页风飞食食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
_SAMPLE = 50_000
#: Words whose character has two forms that the converter leaves as they are.
_WORDS = {"覆核": "复核", "覆审": "复审", "覆查": "复查", "覆检": "复检", "答覆": "答复"}


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def _plain(text: str) -> str:
    compatible = _COMPATIBLE.sub(lambda found: unicodedata.normalize("NFKC", found[0])[:1], text)
    return compatible.translate(_FOR_OTHERS)


def simplify(text: str) -> str:
    """Return the text in Simplified characters, radicals and compatibility forms resolved.

    Phrases decide where a character has two forms (乾燥 → 干燥, 乾隆 stays), so the whole text gives
    a better answer than its parts.
    """
    converted = str(_converter("t2s").convert(_plain(text)))
    if "覆" in converted:
        for traditional, simple in _WORDS.items():
            converted = converted.replace(traditional, simple)
    return converted


def in_traditional(text: str) -> str:
    """Return the text in Traditional characters, as the converter has them."""
    return str(_converter("s2t").convert(text))


def simplified(passage: Passage) -> Passage:
    """Return the passage in Simplified characters, offsets unchanged.

    A line whose Simplified form has another length is converted one character at a time.
    """
    text = simplify(passage.text)
    if len(text) == len(passage):
        return Passage(text, passage.starts, passage.ends)
    letters = [simplify(letter) for letter in passage.text]
    times = [len(letter) for letter in letters]
    return Passage("".join(letters), _spread(passage.starts, times), _spread(passage.ends, times))


def _spread(offsets: tuple[int, ...], times: list[int]) -> tuple[int, ...]:
    pairs = zip(offsets, times, strict=True)
    return tuple(chain.from_iterable((offset,) * number for offset, number in pairs))


def script_of(text: str) -> str:
    """Return Hant, Hans or Latn: the script that most of the text's beginning is written in.

    A text with fewer than one Chinese character in ten letters is Latn. Where no character
    tells Traditional from Simplified, the text is Hans.
    """
    text = text[:_SAMPLE]
    han = sum(map(len, _HAN.findall(text)))
    if han * 10 < sum(map(str.isalpha, text)) or not han:
        return "Latn"
    traditional = _differences(text, "t2s")
    return "Hant" if traditional and traditional > _differences(text, "s2t") else "Hans"


def _differences(text: str, conversion: str) -> int:
    return sum(map(ne, text, _converter(conversion).convert(text)))
