"""A user's own ontology or vocabulary, taken in whole or not at all."""

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from rolegraph.errors import BadInput
from rolegraph.graph.ontology import Source, ontology_sources, ontology_triples
from rolegraph.graph.turtle import read_turtle
from rolegraph.inference.compile import rules
from rolegraph.inference.expressions import UnsupportedAxiom
from rolegraph.inference.known import defined_by, is_known
from rolegraph.inference.profile import outside_rl
from rolegraph.inference.rules import short
from rolegraph.vocabulary import expand

_BROADER = expand("skos:broader")
_LABELS = (expand("skos:prefLabel"), expand("skos:altLabel"))


def extend(
    extensions: Iterable[Source], core: Iterable[Source] | None = None
) -> tuple[Source, ...]:
    """Return the ontology's sources with a user's own added.

    Raises BadInput, naming file and line of every fault, when an extension is no Turtle, is outside
    OWL 2 RL, states a form that no rule is made from, uses a term that does not exist, closes a
    circle of ``skos:broader``, or gives a concept the label of another; then nothing of it is taken.
    """
    base = tuple(ontology_sources() if core is None else core)
    added = tuple(extensions)
    faults = [fault for source in added for fault in _unreadable(source)]
    if not faults:
        faults = list(_faults(base, added))
    if faults:
        raise BadInput(
            "The extension was not taken, and the ontology is as it was before. "
            + " ".join(f"{fault}." for fault in faults)
        )
    return (*base, *added)


def _unreadable(source: Source) -> Iterator[str]:
    try:
        read_turtle(source.text, source.name)
    except SyntaxError as error:
        yield f"{source.name}, line {error.lineno}: this is no Turtle ({error.msg})"


def _faults(core: tuple[Source, ...], added: tuple[Source, ...]) -> Iterator[str]:
    every = ontology_triples((*core, *added))
    ours = defined_by(every)
    for source in added:
        triples = read_turtle(source.text, source.name)
        yield from _unknown(source, triples, ours)
        for breach in outside_rl(triples):
            yield f"{_at(source, _holder(triples, breach.subject))}: {breach.message}"
        yield from _unsupported(source, triples)
    yield from _circles(added, every)
    yield from _labelled_twice(added, every)


def _labelled_twice(added: tuple[Source, ...], every: list[Quad]) -> Iterator[str]:
    """A label that two concepts of a scheme share could be read as either."""
    holders: dict[tuple[str, str], set[str]] = {}
    for own, label in _labels(every):
        holders.setdefault((own.rpartition("/")[0], label.lower()), set()).add(own)
    for source in added:
        for own, label in _labels(read_turtle(source.text, source.name)):
            others = holders[own.rpartition("/")[0], label.lower()] - {own}
            if others:
                other = short(NamedNode(min(others)))
                yield f"{_at(source, NamedNode(own))}: {label} is a label of {other} already"


def _labels(triples: list[Quad]) -> Iterator[tuple[str, str]]:
    """Yield the IRI of each concept with each of its labels."""
    for quad in (q for q in triples if q.predicate.value in _LABELS):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            yield quad.subject.value, quad.object.value


def _unsupported(source: Source, triples: list[Quad]) -> Iterator[str]:
    try:
        rules(triples)
    except UnsupportedAxiom as fault:
        yield f"{_at(source, _holder(triples, fault.node))}: {fault}"


def _unknown(source: Source, triples: list[Quad], ours: frozenset[str]) -> Iterator[str]:
    seen: set[str] = set()
    for quad in triples:
        for term in (quad.predicate, quad.object):
            if isinstance(term, NamedNode) and term.value not in seen:
                seen.add(term.value)
                if not is_known(term.value, ours):
                    yield f"{_at(source, term)}: there is no term {short(term)}"


def _circles(added: tuple[Source, ...], every: list[Quad]) -> Iterator[str]:
    above: dict[str, set[str]] = {}
    for quad in every:
        ends = (quad.subject, quad.object)
        if quad.predicate.value == _BROADER and all(isinstance(e, NamedNode) for e in ends):
            above.setdefault(str(ends[0])[1:-1], set()).add(str(ends[1])[1:-1])
    for start in sorted(above):
        path = _way_back(start, above)
        source = next((s for s in added if start in defined_by(read_turtle(s.text, s.name))), None)
        if path and source:
            names = " → ".join(short(NamedNode(iri)) for iri in path)
            yield f"{_at(source, NamedNode(start))}: skos:broader runs in a circle ({names})"


def _way_back(start: str, above: dict[str, set[str]]) -> list[str]:
    """Return the shortest way from a concept up to itself, [] where there is none."""
    paths = [[start]]
    seen: set[str] = set()
    while paths:
        path = paths.pop(0)
        for upper in sorted(above.get(path[-1], ())):
            if upper == start:
                return [*path, upper]
            if upper not in seen:
                seen.add(upper)
                paths.append([*path, upper])
    return []


def _holder(triples: list[Quad], node: object) -> object:
    """Return the named term that a class expression hangs on; a node that hangs on none, itself."""
    upper: dict[object, object] = {
        q.object: q.subject for q in triples if isinstance(q.object, BlankNode)
    }
    term = node
    for _ in upper:
        term = upper.get(term, term)
    return term if isinstance(term, NamedNode) else node


def _at(source: Source, term: object) -> str:
    if not isinstance(term, NamedNode):
        return source.name
    return f"{source.name}, line {source.line_of(term.value, _names(term))}"


def _names(term: NamedNode) -> list[str]:
    """Return how a term may be written short: any prefix, then its local name."""
    cut = max(term.value.rfind("/"), term.value.rfind("#")) + 1
    return [short(term), f":{term.value[cut:]}"]
