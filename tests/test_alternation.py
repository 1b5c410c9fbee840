"""Words of a list as one expression: the same is found as by trying them one by one."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from rolegraph.reading.alternation import either
from rolegraph.resources import corpus, folder

_WORDS = some.lists(some.text("权限力ab.- ", min_size=1, max_size=5), min_size=1, max_size=24)
_TEXT = some.text("权限力ab.- x", max_size=24)
_BOTH = ("", "[^x]{0,3}?", "(?:权|a)*")


def _one_by_one(words: list[str], between: str = "") -> str:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(between.join(map(re.escape, word)) for word in longest_first)})"


@given(_WORDS, _TEXT, some.sampled_from(_BOTH), some.sampled_from(_BOTH))
def test_the_same_words_are_found_whatever_stands_around_them(words, text, before, after):
    quick, plain = (f"{before}({one(words)}){after}" for one in (either, _one_by_one))
    assert _found(quick, text) == _found(plain, text)
    for way in (re.match, re.fullmatch):
        found = [m and m.span(1) for m in (way(one, text) for one in (quick, plain))]
        assert found[0] == found[1]


@given(some.lists(some.text("权限力ab", min_size=1, max_size=4), min_size=1), _TEXT)
def test_a_blank_between_the_characters_of_a_word_changes_nothing(words, text):
    quick, plain = (one(words, "[ ]?") for one in (either, _one_by_one))
    assert _found(f"({quick})", text) == _found(f"({plain})", text)


def test_an_empty_word_is_found_where_no_other_is():
    assert re.match(either(["", "ab"]) + "$", "ab")
    assert re.match(either(["", "ab"]) + "$", "")


def _lists() -> Iterator[tuple[str, list[str]]]:
    """Yield every longer list of words that is shipped, by its file and key."""
    base = folder("data/lexicon")
    for area in ("sentences", "structure", "english"):
        for file in sorted(base.joinpath(area).iterdir(), key=lambda one: one.name):
            content = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
            yield from ((f"{area}/{file.name}:{key}", w) for key, w in _within(content, ""))


def _within(content: Any, key: str) -> Iterator[tuple[str, list[str]]]:
    if isinstance(content, str):
        content = content.split()
    if isinstance(content, dict):
        for name, each in content.items():
            yield from _within(each, f"{key}.{name}")
    elif isinstance(content, list) and len(content) > 29 and all(type(w) is str for w in content):
        yield key, content


@pytest.mark.parametrize(("name", "words"), [pytest.param(*each, id=each[0]) for each in _lists()])
def test_every_shipped_list_finds_in_the_corpus_what_its_words_find(name, words):
    place = corpus()
    assert place is not None
    text = "".join(p.read_text("utf-8")[:1500] for p in sorted(place.glob("*.txt")))
    text += "\n".join(words)
    assert _found(f"({either(words)})", text) == _found(f"({_one_by_one(words)})", text), name


def _found(expression: str, text: str) -> list[tuple[int, int]]:
    return [m.span(1) for m in re.finditer(expression, text)]
