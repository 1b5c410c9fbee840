"""From bytes to text: which encoding a file is in, or that nobody can tell.

A wrong guess is worse than none: it gives characters that the document does not hold. So an
encoding is taken only where the bytes allow no other, or the text is plain common Chinese.
"""

import re
from dataclasses import dataclass
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
#: What stands where bytes were no character.
_LOST = "\ufffd"
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


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, a byte-order mark included; its encoding; and where bytes were none of it, with a remedy."""

    text: str
    encoding: str
    left_out: tuple[tuple[str, str], ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the text of a file; a few bytes outside its encoding stay in it as U+FFFD and are named.

    Raises ``Undecodable`` where the bytes are no text or could be several.
    """
    decoded = _decode(data)
    text = decoded.text
    found = _CONTROL.search(text)
    if found and len(_CONTROL.findall(text)) * 200 > len(text):
        raise Undecodable(
            f"holds control characters (the first at character {found.start()}): it is no text."
        )
    return decoded


def _decode(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if nearly := _nearly(data, "utf-8", error):
            return nearly
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            raise Undecodable(
                "is UTF-8 that ends in the middle of a character: it is cut off."
            ) from error
    families = _WIDE if b"\x00" in data else _CHINESE
    encoding = _plausible(data, families) or _western(data)
    if not encoding:
        raise Undecodable("is in no encoding that can be told for certain.")
    return _strictly(data, encoding)


def _strictly(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if nearly := _nearly(data, encoding, error):
            return nearly
        raise Undecodable(
            f"starts as {encoding} and stops being it at byte {error.start}."
        ) from error


def _nearly(data: bytes, encoding: str, error: UnicodeDecodeError) -> Decoded | None:
    """Return the text where all but a few of the characters beyond ASCII are in an encoding."""
    text = data.decode(encoding, "replace")
    lost = text.count(_LOST)
    if 20 * lost > sum(not letter.isascii() for letter in text):
        return None
    place = f"the first at byte {error.start}, character {text.index(_LOST)}"
    reason = f"holds bytes that are no {encoding} ({lost}, {place}): each is kept as {_LOST}."
    return Decoded(
        text, encoding, ((reason, "Compare it with its original, and save it as UTF-8."),)
    )


def _plausible(data: bytes, families: tuple[tuple[str, ...], ...]) -> str:
    """Return the one encoding in which the bytes are common Chinese or Latin text, or ""."""
    candidates = [_readable(data, family) for family in families]
    scores = sorted(((commonness(text), name) for name, text in candidates), reverse=True)
    best, encoding = scores[0]
    return encoding if best >= 0.5 and best - scores[1][0] > 0.25 else ""


def _readable(data: bytes, family: tuple[str, ...]) -> tuple[str, str]:
    """Return the first encoding of a family that can be decoded, if need be nearly, with the text."""
    near = ("", "")
    for encoding in family:
        try:
            return encoding, data.decode(encoding)
        except UnicodeDecodeError as error:
            nearly = _nearly(data, encoding, error)
            near = near if near[0] or not nearly else (encoding, nearly.text)
    return near


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
