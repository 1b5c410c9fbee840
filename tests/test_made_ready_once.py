"""Nothing is made ready again for the next document, which had taken a third of the time."""

import itertools
from pathlib import Path

import pytest
import yaml

from rolegraph.extraction import extract
from rolegraph.reading import alternation, read

_EXAMPLES = Path(__file__).parent / "examples"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_words_are_made_into_an_expression_once(language, monkeypatch):
    every = sorted(p for p in _EXAMPLES.iterdir() if p.suffix in {".txt", ".md", ".csv"})
    chinese = [any(c > "\u3400" for c in p.read_text("utf-8", "replace")) for p in every]
    wanted = [c == (language == "zh") for c in chinese]
    paths = list(itertools.compress(every, wanted))[::20]

    def go() -> None:
        for path in paths:
            extract(read(path, path.name))

    go()
    again = []
    monkeypatch.setattr(alternation, "_tree", lambda words: again.append(tuple(words)) or {})
    monkeypatch.setattr(yaml, "load", lambda text, **_: again.append(text))
    go()
    assert not again
