"""The reference of the ontology as pages that need nothing else."""

from collections.abc import Mapping
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, select_autoescape
from markupsafe import Markup
from pyoxigraph import RdfFormat, Triple, serialize
from rdflib import Graph, URIRef
from rdflib.namespace import SH

from rolegraph.documentation import diagram, terms
from rolegraph.graph.ontology import ontology_sources, ontology_triples
from rolegraph.inference import named_rules, rules
from rolegraph.validation.shapes import SHAPE, shape_texts


@cache
def pages() -> Mapping[str, str]:
    """Return every page by its path below ``/ontology/``: HTML, its style, the ontology as RDF."""
    found = {
        "index.html": _index(),
        "style.css": _render("style.css"),
        "shapes.html": _render("shapes.html", groups=_shapes()),
        "rules.html": _render("rules.html", axioms=rules(ontology_triples()), named=named_rules()),
        "questions.html": _render("questions.html", questions=terms.questions()),
    }
    for name in terms.SCHEMES:
        scheme = terms.scheme(name)
        by_name = {c.name: c for c in scheme.concepts}
        found[f"{name}.html"] = _render(
            "scheme.html", scheme=scheme, concepts=by_name, labels=terms.labels
        )
    triples = [Triple(q.subject, q.predicate, q.object) for q in ontology_triples()]
    found["rolegraph.ttl"] = "\n".join(source.text for source in ontology_sources())
    for ending, form in (("jsonld", RdfFormat.JSON_LD), ("nt", RdfFormat.N_TRIPLES)):
        found[f"rolegraph.{ending}"] = (serialize(triples, format=form) or b"").decode()
    return found


def _index() -> str:
    every = terms.terms()
    picture = diagram.svg({t.name: t.label for t in every})
    return _render(
        "index.html",
        header=terms.header(),
        groups={kind: list(group) for kind, group in groupby(every, key=lambda t: t.kind)},
        picture=Markup(picture),
        note=diagram.drawing()["note"],
        schemes=[terms.scheme(name) for name in terms.SCHEMES],
    )


def _shapes() -> Mapping[str, list[dict[str, Any]]]:
    """Return what each file of shapes asks for, with severity and message."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name, text in shape_texts().items():
        graph = Graph().parse(data=text, format="turtle")
        rows: list[dict[str, Any]] = []
        for node, severity in sorted(graph.subject_objects(SH.severity)):
            if isinstance(node, URIRef):
                holder = graph.value(node, SH.sparql) or node
                rows.append(
                    {
                        "name": str(node).removeprefix(SHAPE),
                        "severity": str(severity).removeprefix(str(SH)),
                        "messages": sorted(str(m) for m in graph.objects(holder, SH.message)),
                    }
                )
        found[name.removesuffix(".ttl")] = rows
    return found


def _render(template: str, **values: object) -> str:
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("rolegraph.documentation"),
        autoescape=select_autoescape(),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
