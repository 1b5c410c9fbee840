"""The names that people use for what the graph speaks of: found, resolved and suggested.

Traditional or Simplified, English, any case, and pinyin with its initials (``quyujingli``, ``qyjl``).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from itertools import islice
from operator import itemgetter

import orjson
from rapidfuzz import fuzz, process

from rolegraph.errors import AmbiguousName, UsageError
from rolegraph.queries.header import Parameter
from rolegraph.queries.library import internal
from rolegraph.queries.lines import Lines
from rolegraph.queries.spelling import pinyin, plain
from rolegraph.store import Store
from rolegraph.vocabulary import NS, PREFIXES, SCHEMES, expand

#: What a person names where an organisation is wanted.
ORGANISATION = Parameter(
    name="organisation", of=("rg:Organisation",), label={"zh": "组织", "en": "Organisation"}
)
#: A wish for any thing that has a name.
ANYTHING = Parameter(name="name")
# Changes with how names are compared.
_FORM = 1
_LENGTH_AND_IRI = itemgetter(0, 1)
#: What finds the IRI that a parameter's value means.
Resolve = Callable[[Parameter, str], str]
# Of 100; below it names have little more than a letter or two in common.
_ALIKE = 60
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}


@dataclass(frozen=True, slots=True)
class Name:
    """One thing by its name; ``of`` is a prefixed class (``rg:Unit``) or the prefix of a scheme."""

    iri: str
    of: str
    text: str
    preferred: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    name: Name
    plain: str
    pinyin: tuple[str, str]

    @classmethod
    def of(cls, name: Name) -> "_Entry":
        return cls(name, plain(name.text), pinyin(name.text))


class _Sort:
    """The names of one sort, in every form in which they are looked for."""

    def __init__(self, entries: Sequence[_Entry]) -> None:
        self._entries = entries
        self._lines = Lines(f"{e.plain}\t{e.pinyin[0]}\t{e.pinyin[1]}" for e in entries)

    def having(self, wanted: str) -> Iterator[_Entry]:
        """Yield each name that has these letters in any of its forms; ``wanted`` is not empty."""
        return (self._entries[number] for number in self._lines.having(wanted))

    def __iter__(self) -> Iterator[_Entry]:
        return iter(self._entries)

    @cached_property
    def shortest(self) -> list[tuple[int, str, Name]]:
        """Each thing by its shortest name, the shortest first, as ``merge`` puts several sorts in order."""
        found: dict[str, tuple[int, str, Name]] = {}
        for entry in self._entries:
            known = found.get(entry.name.iri)
            if known is None or len(entry.plain) < known[0]:
                found[entry.name.iri] = (len(entry.plain), entry.name.iri, entry.name)
        return sorted(found.values(), key=_LENGTH_AND_IRI)


class Names:
    """Every name of a release."""

    def __init__(self, entries: Iterable[_Entry]) -> None:
        """Take names in the order of the store, preferred ones first."""
        self._entries = list(entries)
        self._by_text: Mapping[str, list[Name]] = defaultdict(list)
        sorts: dict[str, list[_Entry]] = defaultdict(list)
        for entry in self._entries:
            self._by_text[entry.plain].append(entry.name)
            sorts[entry.name.of].append(entry)
        self._sorts = {of: _Sort(entries) for of, entries in sorts.items()}

    @classmethod
    def of(cls, store: Store) -> "Names":
        """Return the names of everything in a store."""
        return cls(
            _Entry.of(
                Name(
                    str(row["resource"]),
                    _of(str(row["of"])),
                    str(row["name"]),
                    bool(row["preferred"]),
                )
            )
            for row in store.select(internal("names")).rows
        )

    @classmethod
    def restored(cls, content: bytes) -> "Names | None":
        """Return what ``kept`` gave; None where names are written otherwise now."""
        value = orjson.loads(content)
        if value["form"] != _FORM:
            return None
        return cls(
            _Entry(Name(iri, of, text, preferred), compared, (whole, initials))
            for iri, of, text, preferred, compared, whole, initials in value["names"]
        )

    def kept(self) -> bytes:
        """Return the names as the bytes that a release keeps."""
        rows = [
            [e.name.iri, e.name.of, e.name.text, e.name.preferred, e.plain, *e.pinyin]
            for e in self._entries
        ]
        return orjson.dumps({"form": _FORM, "names": rows})

    def resolve(self, parameter: Parameter, given: str) -> str:
        """Return the IRI that a parameter's value means: an IRI, a prefixed name, or a name.

        Where nothing bears the name, it may be the local name of a concept (``region-office``).
        Raises AmbiguousName with the candidates where several things bear the name, UsageError
        with the nearest where none does.
        """
        prefix, colon, _ = given.partition(":")
        if colon and prefix in PREFIXES:
            return self._checked(parameter, expand(given), given)
        if "://" in given or given.startswith("urn:"):
            return self._checked(parameter, given, given)
        known = self._by_text.get(plain(given), ()), self._by_local_name.get(plain(given), ())
        found = next(filter(None, ([n for n in k if _fits(n, parameter)] for k in known)), [])
        best = [n for n in found if n.preferred] or found
        iris = dict.fromkeys(n.iri for n in best)
        if len(iris) == 1:
            return next(iter(iris))
        if not iris:
            raise self._unknown(parameter, given, given)
        listed = "".join(f"\n  {iri}" for iri in iris)
        raise AmbiguousName(
            f"'{parameter.name}': {len(iris)} things are called {given!r}. "
            f"Choose one by its IRI:{listed}",
            parameter.name,
            tuple((n.iri, n.text) for n in best if iris.pop(n.iri, n) is None),
        )

    def _checked(self, parameter: Parameter, iri: str, given: str) -> str:
        """Return an IRI, unless it is one of ours that nothing has, where all of its sort have names.

        Of a mistyped one the answer would be *not stated*.
        """
        schemes = (PREFIXES[of] for of in self._sorts if of in PREFIXES)
        ours = (
            iri.startswith(PREFIXES["id"])
            and parameter.of
            and set(parameter.of) <= self._sorts.keys()
        )
        of_scheme = any(iri.startswith(s) and iri != s for s in schemes)
        if (ours or of_scheme) and iri not in self._iris:
            raise self._unknown(parameter, given, re.split("[/:]", given)[-1])
        return iri

    @cached_property
    def _iris(self) -> frozenset[str]:
        return frozenset(entry.name.iri for entry in self._entries)

    def _unknown(self, parameter: Parameter, given: str, typed: str) -> UsageError:
        near = ", ".join(n.text for n in self.suggest(parameter, typed, 5))
        hint = f" The nearest: {near}." if near else ""
        return UsageError(f"'{parameter.name}': nothing is called {given!r}.{hint}")

    def suggest(self, parameter: Parameter, given: str, most: int = 20) -> list[Name]:
        """Return names that begin with or contain what was given, one for each thing."""
        if plain(given):
            return self.matching(given, parameter)[:most]
        every = merge(*(s.shortest for s in self._fitting(parameter)), key=_LENGTH_AND_IRI)
        return [name for _, _, name in islice(every, most)]

    def prepare(self) -> None:
        """Put in order now what is suggested where nothing is typed yet."""
        for sort in self._sorts.values():
            _ = sort.shortest

    @cached_property
    def _by_local_name(self) -> Mapping[str, list[Name]]:
        """Concepts by the last part of their IRIs, which is how JSON names them."""
        found: dict[str, list[Name]] = defaultdict(list)
        for name in (entry.name for entry in self._entries):
            if PREFIXES.get(name.of, "") and name.iri.startswith(PREFIXES[name.of]):
                found[plain(name.iri.removeprefix(PREFIXES[name.of]))].append(name)
        return found

    def _fitting(self, parameter: Parameter) -> list[_Sort]:
        return [self._sorts[of] for of in parameter.of or self._sorts if of in self._sorts]

    def matching(self, given: str, parameter: Parameter = ANYTHING) -> list[Name]:
        """Return every name that fits what was given, one for each thing, the best first."""
        wanted = plain(given)
        ranked: dict[str, tuple[int, int, Name]] = {}
        sorts = self._fitting(parameter)
        for entry in (e for sort in sorts for e in (sort.having(wanted) if wanted else sort)):
            if (rank := _rank(entry, wanted)) is not None:
                key = (rank, len(entry.plain), entry.name)
                known = ranked.get(entry.name.iri)
                if known is None or key[:2] < known[:2]:
                    ranked[entry.name.iri] = key
        best = sorted(ranked.values(), key=lambda k: (k[0], k[1], k[2].iri))
        return [name for _, _, name in best]

    def nearest(self, given: str, most: int = 5) -> list[Name]:
        """Return the names that are most alike what was given: for what was mistyped."""
        alike = process.extract(
            plain(given),
            [entry.plain for entry in self._entries],
            scorer=fuzz.ratio,
            limit=3 * most,
            score_cutoff=_ALIKE,
        )
        found = [self._entries[place].name for _, _, place in alike]
        return list({name.iri: name for name in found}.values())[:most]


def _rank(entry: _Entry, wanted: str) -> int | None:
    if entry.plain.startswith(wanted):
        return 0
    if any(p.startswith(wanted) for p in entry.pinyin):
        return 1
    if wanted in entry.plain or wanted in entry.pinyin[0]:
        return 2
    return None


def _fits(name: Name, parameter: Parameter) -> bool:
    return not parameter.of or name.of in parameter.of


def _of(iri: str) -> str:
    if iri.startswith(NS):
        return f"rg:{iri.removeprefix(NS)}"
    return _PREFIX_OF.get(iri, iri.removeprefix(SCHEMES))


def resolved(
    resolve: Resolve, parameters: Iterable[Parameter], given: Mapping[str, list[str]]
) -> Iterator[tuple[str, list[str]]]:
    """Yield parameters with the IRIs or values that their names mean; other values as they are."""
    known = {p.name: p for p in parameters}
    for name, values in given.items():
        parameter = known.get(name)
        meant = values if parameter is None else [_meant(resolve, parameter, v) for v in values]
        yield name, meant


def _meant(resolve: Resolve, parameter: Parameter, given: str) -> str:
    if parameter.type == "iri":
        return resolve(parameter, given)
    if parameter.choices:
        called = (
            value
            for value, label in parameter.choices.items()
            if plain(given) in map(plain, (value, *label.values()))
        )
        return next(called, given)
    if parameter.of:
        with suppress(UsageError):  # a period that is no concept: "2 weeks"
            return resolve(parameter, given).rpartition("/")[2]
    return given
