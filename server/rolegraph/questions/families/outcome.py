"""What a family of questions answers: places with the statements they rest on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Parameter = str | int | float | Sequence[str]


@dataclass(frozen=True, slots=True)
class Found:
    """One answer: a position or unit, the norms or lines that it rests on, the figure asked for."""

    place: str
    statements: tuple[str, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What a careful colleague would add, in both languages, with the places it speaks of."""

    en: str
    zh: str
    answers: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The answer to one reading.

    ``status`` is found, not-stated, stated-none or truncated, or not-understood where the form fits
    but nothing in it could be tied to anything. ``parameters`` are those of the named query; ``query`` is
    that query where it is not the one whose form the question has. ``settled`` says that nothing is
    found by looking further: the documents say it of another party; ``why`` that the reason is asked.
    """

    status: str
    answers: tuple[Found, ...] = ()
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    verdict: str = ""
    value: str = ""
    related: tuple[Note, ...] = ()
    unknown: tuple[str, ...] = ()
    sense: tuple[str, str] = ("", "")
    query: str = ""
    settled: bool = False
    why: bool = False


def merged(found: Sequence[Found]) -> tuple[Found, ...]:
    """Return one answer a place, its statements together, in the order of first mention."""
    by_place: dict[str, list[Found]] = {}
    for one in found:
        by_place.setdefault(one.place, []).append(one)
    return tuple(
        Found(
            place,
            tuple(dict.fromkeys(s for f in several for s in f.statements)),
            "; ".join(dict.fromkeys(f.value for f in several if f.value)),
        )
        for place, several in by_place.items()
    )
