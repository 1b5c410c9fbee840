"""The lexicons of English and of tables hold together: known kinds, nothing twice, nothing unread."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from rolegraph.extraction.english.clauses.clauses import parse
from rolegraph.extraction.english.wording.verbs import forms
from rolegraph.extraction.schemes import scheme
from rolegraph.resources import folder
from rolegraph.vocabulary import KIND

SOURCES = Path(__file__).parents[1] / "server" / "rolegraph" / "extraction"
FILES = {
    f"{name}/{file.name}": yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)
    for name in ("english", "tables")
    for file in sorted(Path(str(folder("data/lexicon").joinpath(name))).iterdir())
}
KINDS = {
    "english/kinds.yaml": ("verbs", "nouns", "labels"),
    "english/phrases.yaml": ("needs",),
    "tables/cells.yaml": ("kinds",),
}


def _lists(value: Any, path: str = "") -> Iterator[tuple[str, list[Any]]]:
    if isinstance(value, list):
        yield path, value
    for key, inner in value.items() if isinstance(value, dict) else ():
        yield from _lists(inner, f"{path}.{key}")


@pytest.mark.parametrize("name", FILES)
def test_nothing_stands_twice_in_a_list(name: str) -> None:
    twice = {
        path: [word for word, count in Counter(map(str, several)).items() if count > 1]
        for path, several in _lists(FILES[name])
        if all(isinstance(word, str) for word in several)
    }
    assert {path: words for path, words in twice.items() if words} == {}


@pytest.mark.parametrize("name", FILES)
def test_every_file_and_every_list_of_it_is_read(name: str) -> None:
    code = "\n".join(p.read_text("utf-8") for p in SOURCES.rglob("*.py"))
    assert f'"{Path(name).stem}"' in code
    unread = [key for key in FILES[name] if f'"{key}"' not in code]
    whole = name in {
        "english/fields.yaml", "english/sections.yaml", "english/qualifications.yaml",
        "tables/headers.yaml",
    }  # fmt: skip
    assert whole or unread == []


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_stands_in_the_scheme(name: str) -> None:
    known = {concept.name for concept in scheme(KIND)}
    named = {kind for key in KINDS[name] for kind in FILES[name][key]}
    assert named - known == set()


@pytest.mark.parametrize("kind", FILES["english/kinds.yaml"]["verbs"])
def test_every_verb_of_a_kind_is_read_as_a_verb(kind: str) -> None:
    for verb in FILES["english/kinds.yaml"]["verbs"][kind]:
        (clause,) = parse(f"The buyer may {verb} the orders").clauses
        assert clause.verbs[0].lemma == verb
        assert clause.verbs[0].known


def test_every_verb_with_a_particle_begins_with_a_verb() -> None:
    verbs = FILES["english/verbs.yaml"]
    assert {whole.split(" ")[0] for whole in verbs["particles"]} - set(verbs["verbs"]) == set()


def test_irregular_and_doubled_verbs_are_verbs() -> None:
    verbs = FILES["english/verbs.yaml"]
    every = set(verbs["verbs"])
    assert set(verbs["irregular"]) - every == set()
    assert forms()["submitted"] == ("submit", "ed")
    assert forms()["overseen"] == ("oversee", "ed")
