"""Our rules derive what owlrl derives: nothing useful is missing, nothing else is added."""

from pathlib import Path

import pytest
from parity import axioms, concepts, derived, generated, node, oracle
from pyoxigraph import Quad, RdfFormat, Store, Triple, parse

from rolegraph.inference.reference import infer_with_owlrl

EXAMPLE = Path(__file__).parent / "inference" / "organisation.trig"


def example() -> list[Quad]:
    return list(parse(input=EXAMPLE.read_bytes(), format=RdfFormat.TRIG))


# make bench holds them together for 100 and 1,000.
@pytest.mark.parametrize("name", ["example", "10 positions", "30 positions"])
def test_rules_and_owlrl_derive_the_same(name: str) -> None:
    data = example() if name == "example" else generated(int(name.split()[0]))
    ours, theirs = derived(data), oracle(data)
    assert theirs
    assert sorted(map(str, theirs - ours)) == [], "owlrl derives more"
    assert sorted(map(str, ours - theirs)) == [], "our rules derive more"


def test_owlrl_can_stand_in_for_the_rules() -> None:
    store = Store()
    data = generated(3)
    store.bulk_extend([*concepts(data), *data])
    assert infer_with_owlrl(store, axioms()) > 0
    unit = Triple(node("id:p0"), node("rg:within"), node("id:u0"))
    assert any(store.quads_for_pattern(unit.subject, unit.predicate, unit.object))
