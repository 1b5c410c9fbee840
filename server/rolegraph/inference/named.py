"""Rules beyond OWL, one SPARQL file each, with an id on what they derive."""

from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode

from rolegraph.resources import folder
from rolegraph.vocabulary import BASE, RULE_GRAPHS

_FOLDER = "ontology/rules"


@dataclass(frozen=True, slots=True)
class NamedRule:
    """One rule: ``construct`` derives, ``premises`` shows what a derived triple rests on.

    ``title`` and ``title_zh`` say the rule in words.
    """

    id: str
    title: str
    title_zh: str
    construct: str
    premises: str

    def graph(self, base: str = BASE) -> NamedNode:
        """Return the graph that holds what this rule derives, and nothing else."""
        return NamedNode(f"{base}{RULE_GRAPHS}{self.id}")


@cache
def named_rules() -> tuple[NamedRule, ...]:
    """Return the shipped rules in the order in which they run, which is that of their ids."""
    found = {f.name: f.read_text("utf-8") for f in folder(_FOLDER).iterdir()}
    return tuple(
        _rule(file.removesuffix(".rq"), text, found[file.replace(".rq", ".why.rq")])
        for file, text in sorted(found.items())
        if file.endswith(".rq") and not file.endswith(".why.rq")
    )


def _rule(ident: str, construct: str, premises: str) -> NamedRule:
    header = dict(
        line.removeprefix("# ").split(": ", 1)
        for line in construct.splitlines()
        if line.startswith("# ") and ": " in line
    )
    return NamedRule(ident, header["title"], header["title-zh"], construct, premises)
