"""Text that was read one byte off is read back by arithmetic, and other text is left alone."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.reading.damage import find
from rolegraph.reading.passages import apply, whole
from rolegraph.reading.scripts import simplified

EXAMPLES = yaml.safe_load((Path(__file__).parent / "damage" / "shifts.yaml").read_text("utf-8"))


def mended(text):
    body = simplified(whole(text))
    return apply(body, find(body, text)).text


@pytest.mark.parametrize("example", EXAMPLES["mended"], ids=lambda example: example["reading"])
def test_text_read_one_byte_off_is_read_back(example):
    assert mended(example["text"]) == example["reading"]


@pytest.mark.parametrize("text", EXAMPLES["left"])
def test_strange_text_that_no_arithmetic_explains_stays(text):
    assert find(simplified(whole(text)), text) == ()


def test_a_shift_shows_its_bytes():
    text = "任職資格1??萍耙陨蠈W歷"
    (repair,) = find(simplified(whole(text)), text)
    assert (repair.raw, repair.basis) == ("??萍耙陨蠈W", "byte-shift")
    assert "A28C A3BF C6BC B0D2 D4C9 CF8C 57" in repair.note


@given(st.text(alphabet="負責管理學歷專業銷售計劃,。?!ABC12\n", max_size=60))
def test_a_repair_always_quotes_the_document(text):
    for repair in find(simplified(whole(text)), text):
        assert text[repair.start : repair.end] == repair.raw
