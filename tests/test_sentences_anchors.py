"""A pattern with an anchor finds what the pattern by itself finds; without its anchor it is not compiled."""

import gc
import re
from pathlib import Path

import pytest
import yaml

from rolegraph.extraction.sentences.wording.anchors import Anchored, anchored, behind_holder
from rolegraph.extraction.sentences.wording.holders import HOLDER
from rolegraph.extraction.sentences.wording.lexicon import pattern
from rolegraph.gathering import gather
from rolegraph.reading import listed

EXAMPLES = Path(__file__).parent / "examples"
SENTENCES = Path(__file__).parent / "sentences"


@pytest.fixture(scope="module")
def texts() -> tuple[str, ...]:
    files = sorted(SENTENCES.glob("*.yaml"))
    every = (yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)["examples"] for file in files)
    return tuple({case["text"]: None for examples in every for case in examples})


@pytest.fixture(scope="module")
def used() -> tuple[Anchored, ...]:
    """Return every one that the rules make while they read every twentieth document of the examples."""
    assert list(gather(listed((EXAMPLES,))[0][::20], 1))
    return tuple({one: None for one in gc.get_objects() if isinstance(one, Anchored)})


def test_no_sentence_is_lost_for_want_of_an_anchor(texts, used) -> None:
    assert len(used) > 10
    for one in used:
        plain = pattern(one.template)
        for text in texts:
            found = [m.span() for m in plain.finditer(text)]
            assert [m.span() for m in one.finditer(text)] == found, (one.anchor, text)
            for own, bare in ((one.match, plain.match), (one.fullmatch, plain.fullmatch)):
                assert bool(own(text)) == bool(bare(text)), (one.anchor, text)


def test_what_lacks_the_anchor_is_not_compiled() -> None:
    one = anchored("授权", "授权(?P<broken>")
    assert one.search("由总经理审批") is None
    with pytest.raises(re.error):
        one.search("授权总经理审批")


def test_a_holder_must_end_right_before_its_anchor() -> None:
    one = behind_holder("(?:主要)?负责", f"{HOLDER}(?:主要)?负责")
    assert one.match("财务经理主要负责报销") is not None
    assert one.match("会议纪要主要负责人") is None
    # The first 负责 stands behind no title, the second does.
    assert one.search("他负责，财务经理负责") is not None
    assert one.search("财务经理负责", 0, 4) is None
