"""From bytes to text: which encoding a file is in, or that nobody can tell.

A wrong guess is worse than none: it gives characters that the document does not hold. So an
encoding is taken only where the bytes allow no other, or the text is plain common Chinese.
"""

import re
from functools import cache

import yaml

from rolegraph.reading.rendition import Unreadable
from rolegraph.reading.scripts import simplify
from rolegraph.resources import folder

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
#: One of each family at most can be right; later members only add characters.
_CHINESE = (("gb18030",), ("big5", "cp950", "big5hkscs"))
_WIDE = (("utf-16-le",), ("utf-16-be",))
_HAN = re.compile("[\u3400-\u9fff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\ufffe\uffff]")
_STRANGE = re.compile("[\x80-\x9f\u0250-\u1fff\ud800-\uf8ff\ufff0-\uffff\U00010000-\U0010ffff]")
_SAMPLE = 20_000
#: Typographic signs and letters that a Western text holds one at a time between ASCII letters.
_WESTERN = re.compile(
    rb"(?:[\x00-\x7f]++|(?<![\x80-\xff])[\x80\x85\x91-\x97\x99\xa0\xa3\xa7\xa9\xae\xb0\xb7\xc0-\xff]"
    rb"{1,2}(?![\x80-\xff]))*+"
)


class Undecodable(Unreadable):
    """The bytes are text in no encoding that is known for certain."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, "Save it as UTF-8 text.")


def decode(data: bytes) -> tuple[str, str]:
    """Return the text, a byte-order mark included, and the name of its encoding.

    Raises ``Undecodable`` where the bytes are no text or could be several.
    """
    text, encoding = _decode(data)
    found = _CONTROL.search(text)
    if found and len(_CONTROL.findall(text)) * 200 > len(text):
        raise Undecodable(
            f"holds control characters (the first at character {found.start()}): it is no text."
        )
    return text, encoding


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            raise Undecodable(
                "is UTF-8 that ends in the middle of a character: it is cut off."
            ) from error
    families = _WIDE if b"\x00" in data else _CHINESE
    return _of(data, _plausible(data, families) or _western(data))


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether all but a few characters beyond ASCII are UTF-8."""
    text = data.decode("utf-8", "replace")
    beyond = sum(not letter.isascii() for letter in text)
    return 20 * text.count("\ufffd") <= beyond


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(
            f"starts as {encoding} and stops being it at byte {error.start}"
        ) from error


def _of(data: bytes, encoding: str) -> tuple[str, str]:
    if not encoding:
        raise Undecodable("is in no encoding that can be told for certain.")
    return _strictly(data, encoding), encoding


def _plausible(data: bytes, families: tuple[tuple[str, ...], ...]) -> str:
    """Return the one encoding in which the bytes are common Chinese or Latin text, or ""."""
    candidates = [_readable(data, family) for family in families]
    scores = sorted(((commonness(text), name) for name, text in candidates), reverse=True)
    best, encoding = scores[0]
    return encoding if best >= 0.5 and best - scores[1][0] > 0.25 else ""


def _readable(data: bytes, family: tuple[str, ...]) -> tuple[str, str]:
    """Return the first encoding of a family that can be decoded, with the text."""
    for encoding in family:
        try:
            return encoding, data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return "", ""


def commonness(text: str) -> float:
    """Return which share of a text's Chinese characters is common; strange ones count against it.

    Where there is no Chinese, the share of ASCII.
    """
    sample = text[:_SAMPLE]
    common = [letter in _common() for letter in _HAN.findall(simplify(sample))]
    if len(common) < 4:
        common = [letter.isascii() for letter in sample if not letter.isspace()]
    return sum(common) / (len(common) + 4 * len(_STRANGE.findall(sample)) or 1)


def _western(data: bytes) -> str:
    high = sum(byte > 0x7F for byte in data)
    fits = high * 10 <= len(data) and _WESTERN.fullmatch(data)
    return "cp1252" if fits else ""


@cache
def _common() -> frozenset[str]:
    path = folder("data/lexicon/reading") / "common-characters.yaml"
    return frozenset("".join(yaml.safe_load(path.read_text("utf-8"))["characters"]))
