"""English names of positions and units are curated, or put together from curated words."""

import pytest
import yaml

from rolegraph.extraction import extract, labels
from rolegraph.reading import read
from rolegraph.resources import corpus, folder


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("区域经理", "Regional manager"),
        ("采购主管", "Purchasing supervisor"),
        ("供应商质量工程师", "Supplier quality engineer"),
        ("软件测试部", ""),
        ("窑炉班长", ""),
    ],
)
def test_a_name_has_english_only_where_every_part_is_curated(name: str, english: str) -> None:
    assert labels.english(name) == english


def test_every_title_and_unit_of_the_corpus_has_an_english_name() -> None:
    found = corpus()
    assert found is not None
    missing = [
        value.label.hans
        for path in sorted(found.glob("*.txt"))
        for value in (lambda s: (*s.positions, *s.units))(extract(read(path, path.name)))
        if not value.label.en
    ]
    assert missing == []


def test_every_english_name_stands_once_and_begins_with_a_capital() -> None:
    names = yaml.safe_load(folder("data/lexicon").joinpath("labels.yaml").read_text("utf-8"))[
        "names"
    ]
    assert [name for name in names.values() if not name[0].isupper()] == []
