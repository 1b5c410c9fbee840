"""Every example sentence gives the atoms written beside it, and no others.

An example is an entry of a file in ``sentences/``; adding one needs no code. ``kind`` of the file
says which reader it goes through; keys that an entry does not name are not looked at, a key with
an empty value says that nothing of the kind may be found. ``heading`` is what stands above the item.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from written import written

from rolegraph.extraction.sentences import Sentence
from rolegraph.extraction.sentences.authorities import authorities, grants
from rolegraph.extraction.sentences.duties import (
    appraisals,
    deeds,
    duties,
    implications,
    prohibitions,
)
from rolegraph.extraction.sentences.posts import careers, qualifications
from rolegraph.extraction.sentences.posts.line_mentions import lines_in_sentence
from rolegraph.extraction.sentences.wording.holders import may_name
from rolegraph.extraction.structure import Item
from rolegraph.reading.passages import whole

FOLDER = Path(__file__).parent / "sentences"
BEARER = "position/a.txt/1/某岗位"


def _cases() -> list[Any]:
    found = []
    for file in sorted(FOLDER.glob("*.yaml")):
        content = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
        for case in content["examples"]:
            found.append(
                pytest.param(content["kind"], case, id=f"{file.stem}: {case['text'][:24]}")
            )
    return found


def _item(text: str, heading: str = "") -> Item:
    return Item(passage=whole(text), body=whole(text).strip("。；;.\n "), heading=heading)


def _figure(figure: Any) -> list[Any]:
    value = figure.value if figure.minimum is None else [figure.minimum, figure.maximum]
    return [figure.operator, value, figure.unit]


def _limits(authority: Any) -> list[Any]:
    first = authority.limit
    return [_limit(one) for one in (first, *first.further)] if first else []


def _limit(limit: Any) -> Any:
    if limit is None:
        return None
    return _figure(limit) if limit.operator else limit.text


def _atoms(found: Any) -> list[Any]:
    return [[a.kind, a.object, *_limits(a)] for a in found]


def _duty(text: str) -> dict[str, Any]:
    item, document = _item(text), written(text)
    duty = duties.read(item, BEARER, document)
    frequency = duty.frequency
    return {
        "action": duty.action,
        "object": duty.object,
        "counterparty": duty.counterparty,
        "condition": duty.condition,
        "deliverable": duty.deliverable,
        "frequency": [frequency.value, frequency.period] if frequency else None,
        "measures": [[*_figure(m), m.period] for m in duty.measures],
        "implied": [[a.kind, a.object] for a in implications.implied(duty, item, document)],
        "deeds": [
            [d.action, d.action_concept, d.object, d.object_concept]
            for d in deeds.with_deeds(duty, item).further_deeds
        ],
    }


def _listed(text: str, heading: str = "") -> dict[str, Any]:
    return {"atoms": _atoms(authorities.listed(_item(text, heading), BEARER, written(text)))}


def _granted(text: str, heading: str = "") -> dict[str, Any]:
    found = grants.read(whole(text), BEARER, written(text), heading)
    return {
        "grants": [
            [g.holder, *atom, *([f"→{g.escalates_to}"] if g.escalates_to else [])]
            for g, atom in zip(found, _atoms(g.authority for g in found), strict=True)
        ],
        "modality": sorted({g.authority.modality for g in found}),
        "conditions": [g.authority.condition for g in found],
    }


def _forbidden(text: str) -> dict[str, Any]:
    found = prohibitions.read(_item(text), BEARER, written(text))
    beside = prohibitions.beside(_item(text), BEARER, written(text))
    return {
        "prohibition": [found.action, found.object] if found else None,
        "beside": [[one.action, one.object] for one in beside],
    }


def _qualified(text: str) -> dict[str, Any]:
    found = qualifications.read(_item(text), BEARER, written(text))
    return {"kind": found.kind, "years": [found.minimum_years, found.maximum_years]}


def _appraised(text: str) -> dict[str, Any]:
    found = appraisals.read(_item(text), BEARER, written(text))
    return {
        "appraisals": [
            [
                [f"{m.operator} {m.value:g} {m.unit}" for m in a.measures],
                f"{a.frequency.value:g} {a.frequency.period}" if a.frequency else "",
            ]
            for a in found
        ]
    }


def _career(text: str) -> dict[str, Any]:
    return {"steps": [[c.source, c.target] for c in careers.read(whole(text))]}


def _lines(text: str) -> dict[str, Any]:
    return {"lines": [[line.kind, line.title] for line in lines_in_sentence(whole(text))]}


READERS: dict[str, Callable[..., dict[str, Any]]] = {
    "duty": _duty,
    "authority": _listed,
    "grant": _granted,
    "prohibition": _forbidden,
    "qualification": _qualified,
    "appraisal": _appraised,
    "career": _career,
    "line": _lines,
}


@pytest.mark.parametrize(("kind", "case"), _cases())
def test_a_sentence_gives_exactly_its_atoms(kind: str, case: dict[str, Any]) -> None:
    above = [case["heading"]] if "heading" in case else []
    found = READERS[kind](case["text"], *above)
    expected = {key: value for key, value in case.items() if key not in ("text", "why", "heading")}
    assert {key: found[key] for key in expected} == expected


def test_whoever_is_granted_something_has_a_word_that_a_list_of_rights_is_searched_for_first():
    texts = [value.values[1]["text"] for value in _cases()]
    named = [t for t in texts if any(g.holder for g in grants.read(whole(t), BEARER, written(t)))]
    assert len(named) > 100
    assert [text for text in named if not may_name(Sentence.of(whole(text)).text)] == []
    assert not may_name("有对费用计划的控制权")
