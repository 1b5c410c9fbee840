"""Solutions are the same rows whether JSON or TSV brings them."""

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.store.embedded import EmbeddedStore
from rolegraph.store.formats import JSON, TSV
from rolegraph.store.protocol import Request
from rolegraph.store.table import Table, read_table, read_tsv

_XSD = "http://www.w3.org/2001/XMLSchema#"
_EVERY = "SELECT ?value ?none { ?thing <x:value> ?value OPTIONAL { ?thing <x:none> ?none } } ORDER BY ?value"
_TYPES = [ox.NamedNode(_XSD + name) for name in ("string", "date", "token", "anyURI")]
_LITERALS = st.one_of(
    st.builds(ox.Literal, st.text()),
    st.builds(ox.Literal, st.integers()),
    st.builds(ox.Literal, st.floats(allow_nan=False)),
    st.builds(ox.Literal, st.booleans()),
    st.builds(
        lambda n: ox.Literal(str(n), datatype=ox.NamedNode(_XSD + "decimal")),
        st.decimals(-1000, 1000, places=2),
    ),
    st.builds(lambda text: ox.Literal(text, language="zh-hans"), st.text()),
    st.builds(
        lambda text, kind: ox.Literal(text, datatype=kind), st.text(), st.sampled_from(_TYPES)
    ),
)


def both(
    *terms: ox.Literal | ox.NamedNode | ox.BlankNode, query: str = _EVERY
) -> tuple[Table, Table]:
    """Return the solutions of a query over some values as JSON and as TSV bring them."""
    value, graph = ox.NamedNode("x:value"), ox.NamedNode("x:graph")
    store = EmbeddedStore.from_quads(
        ox.Quad(ox.NamedNode(f"x:{n}"), value, term, graph) for n, term in enumerate(terms)
    )
    json, tsv = (store.answer(Request(text=query, media_type=m)).body for m in (JSON, TSV))
    return read_table(json), read_tsv(tsv)


@given(st.lists(_LITERALS, max_size=5))
def test_any_literals_are_the_same_values(literals: list[ox.Literal]) -> None:
    json, tsv = both(*literals)
    assert json == tsv
    assert [type(v) for v in json.column("value")] == [type(v) for v in tsv.column("value")]
    assert len(json.rows) == len(literals)


def test_the_values_are_those_that_were_said() -> None:
    _, tsv = both(
        ox.NamedNode("https://example.org/价"),
        ox.Literal('a\ttab, a\nline, "quotes" and a \\ at the end\\'),
        ox.Literal(-(10**20)),
        ox.Literal("2.50", datatype=ox.NamedNode(_XSD + "decimal")),
        ox.Literal("3.0", datatype=ox.NamedNode(_XSD + "double")),
        ox.Literal(True),
        ox.Literal(""),
    )
    assert tsv.columns == ("value", "none")
    assert set(tsv.column("value")) == {
        "https://example.org/价",
        'a\ttab, a\nline, "quotes" and a \\ at the end\\',
        -(10**20),
        2.5,
        3,
        True,
        "",
    }


def test_a_blank_node_has_its_name_and_an_unbound_variable_no_place_in_its_row() -> None:
    for table in both(ox.BlankNode("b0")):
        assert table.rows == ({"value": "b0"},)
        assert table.column("none") == ()


def test_no_solution_and_solutions_without_values_are_told_apart() -> None:
    none, bare = (
        "SELECT ?x WHERE { ?x <x:no> ?y }",
        "SELECT ?x WHERE { OPTIONAL { ?x <x:no> ?y } }",
    )
    assert [t.rows for t in both(query=none)] == [(), ()]
    assert [t.rows for t in both(query=bare)] == [({},), ({},)]


def test_further_escapes_of_turtle_are_read() -> None:
    body = b'?x\n"\\u4EF7\\U0001F600\\b\\f\\r\\\'"@zh\n'
    assert read_tsv(body).rows == ({"x": "价😀\b\f\r'"},)
