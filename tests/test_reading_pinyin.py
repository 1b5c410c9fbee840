"""The readings of characters are those of the library whose table they come from."""

import string

import pytest
from pypinyin import Style, pinyin

from rolegraph.reading.pinyin import readings, toneless
from rolegraph.resources import lexicon

_LETTERS = sorted(
    {*"行长重调会计仓储权審奖", *"".join(lexicon("repair/phrases.yaml")["names"].split())}
)


def test_characters_are_read_as_the_library_reads_them() -> None:
    wanted = {one: set(pinyin(one, style=Style.TONE, heteronym=True)[0]) for one in _LETTERS}
    assert {one: set(readings(one)) for one in _LETTERS} == wanted


def test_without_tones_characters_are_read_as_the_library_reads_them() -> None:
    every = {one: pinyin(one, style=Style.NORMAL, heteronym=True)[0] for one in _LETTERS}
    wanted = {
        one: {reading.replace("v", "ü") for reading in found} for one, found in every.items()
    }
    assert {one: set(toneless(one)) for one in _LETTERS} == wanted


def test_the_two_dots_are_no_tone() -> None:
    assert "nü" in toneless("女")
    assert not toneless("女") & toneless("奴")


@pytest.mark.parametrize("letter", [*string.ascii_lowercase[:3], "1", "，", "〓"])
def test_what_is_no_character_has_no_reading(letter: str) -> None:
    assert not readings(letter)
