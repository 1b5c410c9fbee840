"""Turtle with one spelling: the same triples give the same bytes, and a diff shows what changed.

Every Turtle file of ours is kept in this form (a test compares), so comments belong into the
triples (``skos:editorialNote``, ``rdfs:comment``), not beside them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from rolegraph.vocabulary import PREFIXES, expand

_RDF = PREFIXES["rdf"]
_FIRST, _REST, _NIL = NamedNode(_RDF + "first"), NamedNode(_RDF + "rest"), NamedNode(_RDF + "nil")
_TYPE = NamedNode(_RDF + "type")
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")

# What a reader looks for first comes first; all else by name.
_TYPES = (
    "owl:Ontology",
    "skos:ConceptScheme",
    "owl:Class",
    "owl:ObjectProperty",
    "owl:DatatypeProperty",
    "owl:AnnotationProperty",
    "skos:Concept",
    "sh:NodeShape",
    "sh:PropertyShape",
)
_PREDICATES = (
    "rdf:type",
    "dcterms:title",
    "skos:prefLabel",
    "skos:altLabel",
    "skos:definition",
    "skos:inScheme",
    "skos:topConceptOf",
    "skos:broader",
    "rdfs:subClassOf",
    "rdfs:subPropertyOf",
)
_LANGUAGES = ("en", "zh-Hans", "zh-Hant")
Term = NamedNode | BlankNode | Literal | Triple


def turtle(
    triples: Iterable[Triple | Quad], prefixes: Mapping[str, str] | None = None, base: str = ""
) -> str:
    """Return triples as Turtle: sorted, one subject a block, only the prefixes that are used.

    ``prefixes`` adds to those of ``vocabulary.PREFIXES``. A blank node that one triple leads to is
    written in place, a list as a list; any other blank node raises ValueError, since its name would
    differ from run to run.
    """
    names = {**PREFIXES, **(prefixes or {})}
    writer = _Turtle([(t.subject, t.predicate, t.object) for t in triples], names)
    return writer.text()


def read_turtle(text: str, source: str = "") -> list[Quad]:
    """Return the triples of a Turtle text; SyntaxError names line and column, and ``source``."""
    try:
        return list(parse(input=text.encode(), format=RdfFormat.TURTLE))
    except SyntaxError as error:
        raise SyntaxError(
            f"{source}: {error.msg}", (source, error.lineno, error.offset, "")
        ) from None


def reformat(text: str) -> str:
    """Return a Turtle text in the one spelling; its own prefixes are kept where they are used."""
    parser = parse(input=text.encode(), format=RdfFormat.TURTLE)
    triples = list(parser)
    return turtle(triples, parser.prefixes)


def _rank(order: tuple[str, ...]) -> dict[str, int]:
    return {expand(name): place for place, name in enumerate(order)}


_PREDICATE_RANK, _TYPE_RANK = _rank(_PREDICATES), _rank(_TYPES)
_LANGUAGE_RANK = {tag.lower(): place for place, tag in enumerate(_LANGUAGES)}


@dataclass(slots=False)
class _Turtle:
    triples: list[tuple[Term, NamedNode, Term]]
    prefixes: dict[str, str]
    used: set[str] = field(default_factory=set)

    @cached_property
    def subjects(self) -> dict[Term, dict[NamedNode, list[Term]]]:
        found: dict[Term, dict[NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in dict.fromkeys(self.triples):
            found[subject][predicate].append(value)
        return found

    @cached_property
    def references(self) -> Counter[Term]:
        return Counter(o for _, _, o in dict.fromkeys(self.triples) if isinstance(o, BlankNode))

    @cached_property
    def namespaces(self) -> list[tuple[str, str]]:
        return sorted(self.prefixes.items(), key=lambda pair: (-len(pair[1]), pair[0]))

    def text(self) -> str:
        blocks = [self._block(s) for s in self.subjects if self._stands_alone(s)]
        body = "\n".join(block for _, block in sorted(blocks))
        head = "".join(f"@prefix {p}: <{self.prefixes[p]}> .\n" for p in sorted(self.used))
        return f"{head}\n{body}" if head else body

    def _stands_alone(self, subject: Term) -> bool:
        if not isinstance(subject, BlankNode):
            return True
        if self.references[subject] > 1:
            raise ValueError(f"{subject}: several triples lead to one blank node; give it an IRI")
        return self.references[subject] == 0

    def _block(self, subject: Term) -> tuple[tuple[int, str], str]:
        properties = self.subjects[subject]
        rank = min((_TYPE_RANK.get(str(t)[1:-1], 99) for t in properties[_TYPE]), default=99)
        name = "[]" if isinstance(subject, BlankNode) else self._term(subject, 0)
        body = self._properties(properties, 1)
        order = body if name == "[]" else str(subject)
        return (rank if name != "[]" else 98, order), f"{name}{body} .\n"

    def _properties(self, properties: Mapping[NamedNode, list[Term]], depth: int) -> str:
        indent = "  " * depth
        lines = []
        for predicate in sorted(filter(properties.get, properties), key=_predicate_key):
            name = "a" if predicate == _TYPE else self._term(predicate, depth)
            values = [(_value_key(v), self._term(v, depth + 1)) for v in properties[predicate]]
            lines.append(f"{name} " + self._values([text for _, text in sorted(values)], depth))
        if len(lines) == 1 or (lines and depth > 1):
            joint = " ;\n" + indent
            return (" " if depth == 1 else "") + joint.join(lines)
        return " " + f" ;\n{indent}".join(lines)

    @staticmethod
    def _values(texts: list[str], depth: int) -> str:
        if len(texts) > 3 or sum(map(len, texts)) > 80:
            return (",\n" + "  " * (depth + 1)).join(texts)
        return ", ".join(texts)

    def _term(self, term: Term, depth: int) -> str:
        if isinstance(term, NamedNode):
            return self._iri(term.value)
        if isinstance(term, Literal):
            return self._literal(term)
        if isinstance(term, Triple):
            raise ValueError(f"{term}: a triple about a triple has no place in Turtle 1.1")
        if _FIRST in self.subjects[term]:
            return "( " + " ".join(self._term(v, depth) for v in self._list(term)) + " )"
        inner = self._properties(self.subjects[term], depth)
        return f"[ {inner.strip()} ]" if inner.strip() else "[]"

    def _list(self, node: Term) -> list[Term]:
        values: list[Term] = []
        while node != _NIL:
            values.append(self.subjects[node][_FIRST][0])
            node = self.subjects[node][_REST][0]
        return values

    def _iri(self, iri: str) -> str:
        if iri == _NIL.value:
            return "()"
        for prefix, namespace in self.namespaces:
            local = iri[len(namespace) :]
            if (
                iri.startswith(namespace)
                and local
                and _LOCAL.issuperset(local)
                and local[0] != "-"
            ):
                self.used.add(prefix)
                return f"{prefix}:{local}"
        return f"<{iri}>"

    def _literal(self, value: Literal) -> str:
        datatype = value.datatype.value.removeprefix(PREFIXES["xsd"])
        if datatype in ("integer", "boolean"):
            return value.value
        quoted = _quoted(value.value)
        if value.language:
            return f"{quoted}@{_tag(value.language)}"
        return quoted if datatype == "string" else f"{quoted}^^{self._iri(value.datatype.value)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("\r", "\\r")
    if "\n" not in text:
        return '"' + escaped.replace('"', '\\"') + '"'
    inner = escaped.replace('"""', '\\"\\"\\"')
    return '"""' + (inner[:-1] + '\\"' if inner.endswith('"') else inner) + '"""'


def _tag(language: str) -> str:
    """Return a language tag as BCP 47 writes it, ``zh-Hans``; stores give lower case."""
    first, *rest = language.split("-")
    return "-".join([first.lower(), *(p.title() if len(p) == 4 else p.upper() for p in rest)])


def _predicate_key(predicate: NamedNode) -> tuple[int, str]:
    return _PREDICATE_RANK.get(predicate.value, 99), predicate.value


def _value_key(value: Term) -> tuple[int, str]:
    if isinstance(value, Literal):
        return _LANGUAGE_RANK.get((value.language or "").lower(), 9), value.value
    return (0, value.value) if isinstance(value, NamedNode) else (8, "")
