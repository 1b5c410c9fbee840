"""Why a release says something, asked by names as people give them."""

from pyoxigraph import Triple

from rolegraph.errors import UnknownResource
from rolegraph.graph.ontology import ontology_triples
from rolegraph.inference import AskedFacts, Inferred, Reason, derived_about, rules, why_holds
from rolegraph.releases.folder import Release
from rolegraph.releases.naming import named_node, named_term
from rolegraph.store import Store


def reason_of(
    release: Release, store: Store, subject: str, predicate: str, object_: str
) -> Reason:
    """Return why a triple holds, its terms named as ``named_node`` and ``named_term`` take them.

    Raises UsageError for what is no name, UnknownResource where the triple does not hold.
    """
    triple = Triple(
        named_node(subject, release),
        named_node(predicate, release),
        named_term(object_, release),
    )
    compiled = rules(ontology_triples(release.ontology))
    found = why_holds(AskedFacts(store), triple, compiled, str(release.manifest["base"]))
    if found is None:
        raise UnknownResource(
            f"{subject} {predicate} {object_} does not hold: no document states it and nothing "
            f"derives it. Ask why of {subject} alone to have what was inferred listed."
        )
    return found


def inferred_of(release: Release, store: Store, subject: str) -> list[Inferred]:
    """Return what was inferred about a subject, by predicate and object.

    Raises UsageError for what is no name.
    """
    node = named_node(subject, release)
    return derived_about(AskedFacts(store), node, str(release.manifest["base"]))
