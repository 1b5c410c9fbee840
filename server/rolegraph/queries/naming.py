"""Which of several things of one name is meant: that of the organisation which is named with it."""

from collections.abc import Iterable

from rolegraph.errors import AmbiguousName, UsageError
from rolegraph.queries.behind import evidence_of, labels_of
from rolegraph.queries.binding import fill, terms_of
from rolegraph.queries.header import Parameter
from rolegraph.queries.library import internal
from rolegraph.queries.names import ORGANISATION, Names, Resolve
from rolegraph.store import Store

#: Between a title and its organisation: ``Cashier@Harbour Trading``.
AT = "@"
_THINGS = Parameter(name="thing", many=True)


def meant(store: Store, names: Names, parameter: Parameter, given: str) -> str:
    """Return the IRI of a position or unit by its name, by ``NAME@ORGANISATION`` or by itself.

    Raises AmbiguousName that says of each thing of that name how to name it alone, UsageError where
    there is none.
    """
    name, at, organisation = given.rpartition(AT)
    if not at or "://" in given:
        name, organisation = given, ""
    known = _candidates(names, parameter, name)
    owners = organisations_of(store, known)
    if organisation:
        owner = names.resolve(ORGANISATION, organisation)
        known = [iri for iri in known if owner in owners[iri]]
    if len(known) == 1 and owners[known[0]]:
        return known[0]
    if not known or not any(owners.values()):
        raise UsageError(f"'{parameter.name}': nothing in this release is called {given!r}.")
    raise _ambiguous(store, parameter, given, {iri: owners[iri] for iri in known})


def resolver(store: Store, names: Names) -> Resolve:
    """Return what finds the IRI that a parameter's value means, ``NAME@ORGANISATION`` among them.

    It raises as ``Names.resolve`` does; where several bear a name, it says of which organisations.
    """

    def resolve(parameter: Parameter, given: str) -> str:
        try:
            return names.resolve(parameter, given)
        except AmbiguousName as error:
            owners = organisations_of(store, (iri for iri, _ in error.candidates))
            if not any(owners.values()):
                raise
            raise _ambiguous(store, parameter, given, owners) from error
        except UsageError:
            if AT not in given:
                raise
        return meant(store, names, parameter, given)

    return resolve


def organisations_of(store: Store, things: Iterable[str]) -> dict[str, list[str]]:
    """Return the organisations of positions or units, none for what the release does not have."""
    found: dict[str, list[str]] = {iri: [] for iri in things}
    text = fill(internal("organisation-of"), {"thing": terms_of(_THINGS, list(found))})
    for row in store.select(text).rows:
        found[str(row["thing"])].append(str(row["organisation"]))
    return found


def _candidates(names: Names, parameter: Parameter, name: str) -> list[str]:
    try:
        return [names.resolve(parameter, name)]
    except AmbiguousName as error:
        return [iri for iri, _ in error.candidates]


def _ambiguous(
    store: Store, parameter: Parameter, given: str, owners: dict[str, list[str]]
) -> AmbiguousName:
    title = given.rpartition(AT)[0] or given
    labels = labels_of(store, {owner for known in owners.values() for owner in known})
    places = evidence_of(store, owners)
    called = {
        iri: AT.join([title, *(next(iter(labels[owner].values()), owner) for owner in known[:1])])
        for iri, known in owners.items()
    }
    listed = "".join(
        "\n  " + "   ".join([name, *(p.document for p in places[iri][:1]), iri])
        for iri, name in called.items()
    )
    return AmbiguousName(
        f"'{parameter.name}': {len(called)} things are called {given!r}. "
        f"Name one with its organisation, or by its IRI:{listed}",
        parameter.name,
        tuple(called.items()),
    )
