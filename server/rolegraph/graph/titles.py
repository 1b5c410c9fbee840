"""Other titles of positions and units as labels of their own, each with the words that give it.

SKOS Reference, appendix B (SKOS-XL): a ``skosxl:altLabel`` whose ``skosxl:literalForm`` is also
the ``skos:altLabel``. Preferred titles need none: the position's own evidence shows them.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.graph.places import place
from rolegraph.graph.terms import Writer
from rolegraph.model import Evidence, Position, Unit
from rolegraph.reading.scripts import simplify
from rolegraph.vocabulary import expand, slug


def describe_titles(writer: Writer, bearer: Position | Unit) -> Iterator[Quad]:
    """Yield a ``skosxl:Label`` for each alias that the evidence of its bearer shows.

    The places themselves are described with the bearer. An alias that a later document or a
    curator gave, and that no quote shows, stays a plain ``skos:altLabel``.
    """
    named = NamedNode(expand("skosxl:altLabel"))
    for alias in bearer.aliases:
        label = writer.node(f"{bearer.id}/title/{slug(alias)}")
        shown = [e for e in bearer.evidence if _shows(e, alias)]
        for path in sorted({e.document for e in shown}):
            graph = writer.graph(path)
            places = tuple(place(writer, e) for e in shown if e.document == path)
            form = {"skosxl:literalForm": other_title(bearer, alias), "rg:evidence": places}
            yield Quad(writer.node(bearer.id), named, label, graph)
            yield from writer.write(graph, label, "skosxl:Label", form)


def other_title(bearer: Position | Unit, alias: str) -> Literal:
    """Return an alias in the language of its bearer's own title."""
    return Literal(alias, language="zh-Hans" if bearer.label.hans else "en")


def _shows(evidence: Evidence, alias: str) -> bool:
    """Say whether a quote gives an alias, letters of others between: 区域/产品线经理 gives 区域经理."""
    letters = iter(simplify(evidence.quote).lower())
    return all(letter in letters for letter in alias.lower() if not letter.isspace())
