"""Text that was read one byte off in GBK, and the arithmetic that proves it.

A GBK character is two bytes. Where the first one went its own way, every pair that follows is
made of the second byte of one character and the first of the next, until a byte that cannot
begin a pair (a letter) brings the reading back in step: 專科及以上學歷 comes out as ?？萍耙陨蠈W歷.
Read backwards, the bytes give the text again, but for the byte that is lost.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from rolegraph.reading.characters import HAN
from rolegraph.reading.damage.context import Context, context_of, is_rare
from rolegraph.reading.damage.words import is_han
from rolegraph.reading.document import Repair
from rolegraph.reading.pinyin import readings

#: What a reader puts where bytes make no character, and what often stands for full-width signs.
_HOLE = "?？\ufffd"
#: A pinyin gloss that was put behind two bytes of different characters: 當地 → 當?shù)…
_SPLIT_GLOSS = re.compile(r"[?？\ufffd]([a-zü\u00e0-\u01dc]{1,6})[)）]")
_LONGEST = 60
#: A blank of full width before an item's number, read one byte off, is 、 at the head of a line.
_AT_LINE = re.compile(rf"^[^\S\n]*、(?={HAN})", re.MULTILINE)
_BLANK = 0xA1
_LIST = 400
_NUMBERS = ("①②③④⑤⑥⑦⑧⑨⑩", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")
_COUNTED = frozenset("　" + "".join(_NUMBERS))
_GLOSS = re.compile(r"[(（]([a-zü\u00e0-\u01dc]{1,6})[)）]")
_CERTAIN, _PROBABLE = 0.98, 0.9


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of text read one byte off: ``bytes`` begins with the lost byte's place (None)."""

    start: int
    end: int
    bytes: tuple[int | None, ...]
    swallowed: bool = False


def byte_shifts(text: str) -> list[Repair]:
    """Return the stretches of the stored text that were read one byte off, in the text's script.

    Only what the arithmetic proves and what reads far better is returned; a character whose one
    byte is lost is filled in where the document or the dictionary leaves one choice.
    """
    odd = {
        letter for letter in set(text) if letter in _HOLE or (is_han(letter) and is_rare(letter))
    }
    if not odd:
        return []
    context = context_of(text)
    found: list[Repair] = []
    reached = 0
    places = [(n, n) for n, letter in enumerate(text) if letter in odd]
    places += ((m.start(), m.end() - 1) for m in _AT_LINE.finditer(text))
    for start, last in sorted(places):
        if start < reached:
            continue
        if text[last] == "、":
            repair = numbered_shift(text, last, context, found)
        else:
            repair = _best(text, start, context)
        if repair is not None:
            found.append(repair)
            reached = repair.end
    return found


def _best(text: str, place: int, context: Context) -> Repair | None:
    gloss = _SPLIT_GLOSS.match(text, place)
    if gloss and place:
        return _mend_gloss(text, gloss, context)
    starts = [place + 1, place] if text[place] in _HOLE else [place, place - 1]
    for start in starts:
        if start < 0 or text[start : start + 1] == "、":
            # Only an item's number makes 、 (``numbered_shift``).
            continue
        run = _run(text, start, None, context)
        repair = run and _mended(text, run, context)
        if repair:
            return repair
    return None


def numbered_shift(text: str, place: int, context: Context, before: list[Repair]) -> Repair | None:
    """Mend an item that was read one byte off from the blank before its number on: 、仆瓿… is ⑵完成….

    The number must go on with the one before it, which stands there or was mended ``before``.
    """
    run = _run(text, place, _BLANK, context)
    if run is None:
        return None
    gloss = _GLOSS.match(text, run.end)
    if run.bytes[-1] is None and gloss and run.bytes[-2] is not None:
        fits = [c for c in _completions(run.bytes[-2], None, context) if gloss[1] in readings(c)]
        trail = fits[0].encode("gbk")[1] if len(fits) == 1 else None
        run = _Run(run.start, run.end, (*run.bytes[:-1], trail))
    number = _character(*run.bytes[2:4]) if None not in run.bytes[2:4] else ""
    if not number or not _goes_on(number, text[:place], before):
        return None
    mended = _mended(text, run, context, number)
    if mended is None or not gloss or gloss.start() != mended.end:
        return mended
    end = gloss.end() if gloss[1] in readings(mended.reading[-1]) else mended.end
    return replace(mended, end=end, raw=text[mended.start : end])


def _goes_on(number: str, text: str, before: list[Repair]) -> bool:
    """Say whether the number of an item is the next of its list."""
    series = next((each for each in _NUMBERS if number in each), "")
    at = series.find(number)
    told = text[-_LIST:] + "".join(repair.reading for repair in before[-1:])
    return at > 0 and series[at - 1] in told


def _mend_gloss(text: str, gloss: re.Match[str], context: Context) -> Repair | None:
    """Mend a run that a misplaced gloss split: its pinyin belongs to a character across the seam."""
    before = _pair(text[gloss.start() - 1])
    if before is None:
        return None
    for lead in range(0x81, 0xFF):
        across = _character(before[1], lead)
        if not across or gloss[1] not in readings(across):
            continue
        run = _run(text, gloss.end(), lead, context)
        if run is not None and run.bytes[1] and _plausible(lead, run.bytes[1], context):
            whole = _Run(gloss.start(), run.end, run.bytes, run.swallowed)
            return _mended(text, whole, context, across)
    return None


def _run(text: str, start: int, lead: int | None, context: Context) -> _Run | None:
    """Return the longest run from a place that gives plausible characters when put back in step."""
    data: list[int | None] = [lead]
    for place in range(start, min(len(text), start + _LONGEST)):
        letter = text[place]
        if "@" <= letter <= "~":
            return _in_step(start, place + 1, [*data, ord(letter)], context)
        pair = _pair(letter)
        if pair is None or not _plausible(data[-1], pair[0], context):
            swallowed = letter in _HOLE
            end = place + swallowed
            return _Run(start, end, (*data, None), swallowed) if len(data) > 1 else None
        data += pair
    return None


def _in_step(start: int, end: int, data: list[int | None], context: Context) -> _Run | None:
    """End a run at the letter that is the last byte of its last character."""
    if data[0] is None and len(data) < 3:
        return None
    if len(data) > 2 and not _plausible(data[-2], data[-1], context):
        # Bytes that make no character at all were dropped between the two.
        data[-1:] = [None, None, data[-1]]
    return _Run(start, end, tuple(data))


def _mended(text: str, run: _Run, context: Context, across: str = "") -> Repair | None:
    start = run.start - (run.start > 0 and not across and text[run.start - 1] in _HOLE)
    cells = list(zip(run.bytes[::2], run.bytes[1::2], strict=True))
    known = sum(lead is not None and trail is not None for lead, trail in cells)
    if known < (3 if text[start] not in _HOLE else 1):
        return None
    reading = _filled(cells, text[max(0, start - 2) : start], text[run.end : run.end + 2], context)
    if not reading or not (across or _convincing(known, reading, text[start : run.end], context)):
        return None
    end, tail = run.end, ""
    if run.swallowed:
        tail = context.next_number(reading[-2:], text[end : end + 1], start)
    elif run.bytes[-1] is None:
        return None
    if not _proved(reading, text[run.start : end]):
        return None
    if start < run.start and text[start - 1 : start].isdigit() and _hid_mark(reading):
        reading = "、" + reading
    sure = _CERTAIN if not run.swallowed and None not in run.bytes[1:] else _PROBABLE
    return Repair(
        start, end, text[start:end], reading + tail, "byte-shift", sure, _note(reading, tail)
    )


def _hid_mark(reading: str) -> bool:
    """Say whether 、 behind an item's number, one byte lost, would show as the hole that stands there."""
    return not _character("、".encode("gbk")[1], reading.encode("gbk")[0])


def _convincing(known: int, reading: str, raw: str, context: Context) -> bool:
    """Say whether the reading is far better Chinese than what stands there."""
    if known >= 3:
        return context.strangeness(raw) > context.strangeness(reading) + 1
    pairs = (reading[place : place + 2] for place in range(len(reading) - 1))
    return len(reading) > 2 and any(map(context.attested, pairs))


def _filled(
    cells: list[tuple[int | None, int | None]], before: str, after: str, context: Context
) -> str:
    """Return the characters of all cells; "" where a half-known one cannot be told."""
    letters = [_character(lead, trail) if lead and trail else "" for lead, trail in cells]
    for place in reversed(range(len(cells))):
        if letters[place]:
            continue
        left = (before + "".join(letters[:place]))[-3:]
        right = ("".join(letters[place + 1 :]) + after)[:3]
        letters[place] = context.choose(_completions(*cells[place], context), left, right)
        if not letters[place]:
            return ""
    return "".join(letters)


def _completions(lead: int | None, trail: int | None, context: Context) -> list[str]:
    leads = range(0x81, 0xFF) if lead is None else (lead,)
    trails = range(0x40, 0xFF) if trail is None else (trail,)
    return [
        letter
        for first in leads
        for second in trails
        if (letter := _character(first, second)) and context.is_plausible(letter)
    ]


def _plausible(lead: int | None, trail: int | None, context: Context) -> bool:
    if lead is None or trail is None:
        return True
    letter = _character(lead, trail)
    return bool(letter) and (letter in _COUNTED or context.is_plausible(letter))


@cache
def _character(lead: int, trail: int) -> str:
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return ""


@cache
def _pair(letter: str) -> tuple[int, int] | None:
    """Return a letter's two bytes; signs that stand for full-width ones count as those."""
    wide = chr(ord(letter) + 0xFEE0) if "!" <= letter <= "?" and not letter.isdigit() else letter
    try:
        data = wide.encode("gbk")
    except UnicodeEncodeError:
        return None
    return (data[0], data[1]) if len(data) == 2 else None


def _proved(reading: str, raw: str) -> bool:
    """Say whether the reading, encoded and read from its second byte on, gives the raw text."""
    data = reading.encode("gbk")[1:]
    pattern = []
    while data:
        if data[0] < 0x80:
            pattern.append(re.escape(chr(data[0])))
            data = data[1:]
            continue
        letter = _character(data[0], data[1]) if len(data) > 1 else ""
        narrow = chr(ord(letter) - 0xFEE0) if "\uff01" <= letter <= "\uff5e" else letter
        pattern.append(f"[{re.escape(letter)}{re.escape(narrow)}]" if letter else f"[{_HOLE}]?")
        data = data[2:]
    return bool(re.fullmatch("".join(pattern), raw.split(")")[-1]))


def _note(reading: str, tail: str) -> str:
    data = reading.encode("gbk")
    shown = " ".join(
        [f"{data[0]:02X}|", *(data[n : n + 2].hex().upper() for n in range(1, len(data), 2))]
    )
    guessed = f"; {tail} from the numbers before it" if tail else ""
    return f"{reading} in GBK is {shown}, read one byte off{guessed}"
