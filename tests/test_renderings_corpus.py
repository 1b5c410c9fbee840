"""The curated renderings say what the sentences say, in the words that keep powers apart."""

import re
from pathlib import Path

import pytest
import yaml

from rolegraph import extraction, reading
from rolegraph.extraction.renderings import key, rendered
from rolegraph.reading.scripts import simplify

FOLDER = Path(__file__).parents[1] / "data" / "renderings"
CORPUS = Path(__file__).parents[1] / "data" / "corpus"
FILES = [pytest.param(file, id=file.stem) for file in sorted(FOLDER.glob("*.yaml"))]
FIGURE = re.compile(r"\d+")


@pytest.mark.parametrize("file", FILES)
def test_review_is_never_rendered_as_approve(file: Path) -> None:
    wrong = {}
    for sentence, english in yaml.safe_load(file.read_text("utf-8")).items():
        plain = re.sub(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\)", "", sentence)
        approves = re.search(r"审批|批准|批权", simplify(plain))
        if bool(approves) != ("approv" in english.lower()):
            wrong[sentence] = english
    assert not wrong


@pytest.mark.parametrize("file", FILES)
def test_figures_are_kept(file: Path) -> None:
    renderings = yaml.safe_load(file.read_text("utf-8"))
    assert not {s: english for s, english in renderings.items() if not _keeps(s, english)}


def _keeps(sentence: str, english: str) -> bool:
    """Whether a rendering has the figures of its sentence, but for page marks and item numbers."""
    if "第" in sentence or "万" in simplify(sentence):
        sentence = re.sub(r"第\d+頁共?\d*頁?|\d+[萬万]", "", sentence)
    figures = [
        f for f in FIGURE.findall(sentence) if not re.match(rf"\(?{f}[?？]?(?!\d*年)", sentence)
    ]
    return all(f in english for f in figures)


def test_nearly_every_norm_of_the_corpus_has_a_rendering() -> None:
    documents, _ = reading.read_sources([CORPUS])
    norms = [n for d in documents for n in rendered(extraction.extract(d)).norms]
    missing = sorted({key(n.evidence[0].quote) for n in norms if not n.english})
    assert len(missing) <= 0.02 * len(norms), missing
