"""The reference says of every term what there is to say, and every term's IRI leads into it."""

import re

import pytest
from pyoxigraph import NamedNode

from rolegraph.documentation import page_of, pages, rdf_for
from rolegraph.documentation.diagram import drawing
from rolegraph.documentation.terms import SCHEMES, scheme, terms
from rolegraph.graph.ontology import ontology_triples
from rolegraph.vocabulary import CLOSED


def every_term() -> list[str]:
    return sorted(
        {
            q.subject.value
            for q in ontology_triples()
            if isinstance(q.subject, NamedNode) and q.subject.value.startswith(CLOSED)
        }
    )


def test_every_term_has_a_place_in_a_page() -> None:
    for iri in every_term():
        page, _, anchor = page_of(iri).partition("#")
        if not iri.endswith("/"):
            assert f'id="{anchor}"' in pages()[page], iri


def test_every_class_and_property_is_shown_in_both_languages() -> None:
    text = pages()["index.html"]
    for term in terms():
        assert term.label["en"] in text
        assert term.definition["zh-Hans"] in text


@pytest.mark.parametrize("name", SCHEMES)
def test_every_concept_of_a_scheme_is_shown(name: str) -> None:
    text = pages()[f"{name}.html"]
    assert all(f"<code>{concept.name}</code>" in text for concept in scheme(name).concepts)


@pytest.mark.parametrize("name", [n for n in pages() if n.endswith(".html")])
def test_every_link_between_pages_leads_somewhere(name: str) -> None:
    for target in re.findall(r'href="([^"#:]+)?(?:#([^"]+))?"', pages()[name]):
        page, anchor = target[0] or name, target[1]
        if page.startswith("http"):
            continue
        assert page in pages(), target
        assert not anchor or f'id="{anchor}"' in pages()[page], target


def test_the_picture_shows_terms_that_exist() -> None:
    names = {t.name for t in terms()}
    plan = drawing()
    assert set(plan["boxes"]) <= names
    for start, label, end in plan["arrows"]:
        assert {start, end} <= set(plan["boxes"])
        assert all(part in names or ":" in part for part in label.split(", "))


@pytest.mark.parametrize(
    ("accepted", "page"),
    [
        (["text/html"], "index.html"),
        (["text/turtle"], "rolegraph.ttl"),
        (["application/ld+json", "text/html"], "rolegraph.jsonld"),
        (["image/png"], "index.html"),
    ],
)
def test_the_media_type_decides_what_a_term_leads_to(accepted: list[str], page: str) -> None:
    assert rdf_for(accepted) == page
    assert page in pages()


def test_an_iri_of_somebody_else_leads_nowhere() -> None:
    assert page_of("https://example.org/x") == ""
