import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from inspect import signature

import pytest

from rolegraph import values
from rolegraph.values import quickly_made


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    tags: tuple[str, ...] = ()

    @property
    def first(self) -> str:
        return self.tags[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    id: str
    sure: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived(Base):
    id: str
    kind: str
    text: str = ""


QuickPlain = quickly_made(Plain)
QuickDerived = quickly_made(Derived)
VALUES = [
    QuickPlain("a"),
    QuickPlain("a", ("b", "c")),
    QuickPlain(name="a", tags=("b",)),
    QuickDerived(id="1", kind="x"),
    QuickDerived(kind="x", id="1", sure=0.5, text="t"),
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_quickly_made_value_is_equal_after_pickling_and_after_replacing_nothing(value):
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) == value
    assert replace(value) == value
    assert hash(replace(value)) == hash(value)


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_quickly_made_value_cannot_be_changed(value):
    with pytest.raises(FrozenInstanceError):
        setattr(value, fields(value)[0].name, "other")


def test_a_quickly_made_value_has_the_defaults_and_the_other_members_of_its_class():
    assert QuickPlain("a").tags == ()
    assert QuickPlain("a", ("b", "c")).first == "b"
    assert QuickDerived(id="1", kind="x").sure == 1.0
    assert list(signature(QuickDerived).parameters) == ["id", "sure", "kind", "text"]


def test_what_a_quickly_made_value_needs_must_be_given():
    with pytest.raises(TypeError, match="kind"):
        QuickDerived(id="1")
    with pytest.raises(TypeError):
        QuickDerived("1", "x")


def test_a_class_that_does_more_when_a_value_is_made_is_refused():
    @dataclass(frozen=True, slots=True)
    class Listing:
        names: list[str] = field(default_factory=list)

    @dataclass(frozen=True, slots=True)
    class Checked:
        name: str

        def __post_init__(self) -> None:
            assert self.name

    for cls in (Listing, Checked):
        with pytest.raises(TypeError, match="does more"):
            quickly_made(cls)


@pytest.mark.parametrize("value", [QuickDerived(kind="x", id="1", sure=0.5), Base(id="1")])
def test_a_value_with_some_fields_changed_is_that_of_dataclasses(value: Base) -> None:
    assert values.replace(value, id="2") == replace(value, id="2")
    assert type(values.replace(value, id="2")) is type(value)
    with pytest.raises(TypeError):
        values.replace(value, unknown=1)
