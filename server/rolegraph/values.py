"""Frozen values that are made and sent between processes quickly: a document makes thousands."""

import dataclasses
from dataclasses import MISSING, fields
from typing import Any, TypeVar

_C = TypeVar("_C")


def quickly_made(cls: type[_C]) -> type[_C]:
    """Return a frozen dataclass with slots whose values are made and pickled in half the time.

    What ``dataclass`` makes itself looks each field up by its name, since a frozen value refuses
    plain assignment; here each field is written through its slot.
    Raises TypeError for a class with a ``default_factory`` or ``__post_init__``.
    """
    own: Any = cls.__init__
    every = fields(cls)  # type: ignore[arg-type]  # a dataclass
    if hasattr(cls, "__post_init__") or any(f.default_factory is not MISSING for f in every):
        raise TypeError(f"{cls.__qualname__} does more than keep its fields when it is made.")
    names = [field.name for field in every]
    slots = {f"_set_{name}": getattr(cls, name).__set__ for name in names}
    made: dict[str, Any] = dict(slots)
    # As ``dataclass`` does: only a function written for its class does without a loop.
    exec(_source(own.__code__, names), made)
    made["__init__"].__defaults__ = own.__defaults__
    made["__init__"].__kwdefaults__ = own.__kwdefaults__
    for name in ("__init__", "__replace__", "__getstate__", "__setstate__"):
        made[name].__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, made[name])
    return cls


def replace(value: _C, /, **changes: Any) -> _C:
    """Return a frozen value with some fields changed, of a ``quickly_made`` class in a third of the time."""
    quickly = getattr(value, "__replace__", None)
    made: _C = quickly(**changes) if quickly else dataclasses.replace(value, **changes)  # type: ignore[type-var]  # a dataclass
    return made


def _source(code: Any, names: list[str]) -> str:
    """Return the methods of a class with such fields; ``code`` is that of its ``__init__``."""
    first, last = code.co_argcount, code.co_argcount + code.co_kwonlyargcount
    positional, named = code.co_varnames[1:first], code.co_varnames[first:last]
    parameters = ", ".join([*positional, *(["*"] if named else []), *named])
    writes = "; ".join(f"_set_{name}(self, {name})" for name in names)
    values = "".join(f"self.{name}, " for name in names)
    kept = ", ".join(f"{name!r}: self.{name}" for name in names)
    return (
        f"def __init__(self, {parameters}): {writes}\n"
        f"def __replace__(self, /, **changes): return type(self)(**{{{kept}, **changes}})\n"
        f"def __getstate__(self): return ({values})\n"
        f"def __setstate__(self, state): {''.join(f'{name}, ' for name in names)}= state; {writes}\n"
    )
