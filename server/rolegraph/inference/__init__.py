"""What follows from what documents say: the ontology's axioms, compiled to rules in the store."""

from rolegraph.inference.asked import AskedFacts
from rolegraph.inference.compile import rules
from rolegraph.inference.engine import Inference, infer, is_derived
from rolegraph.inference.expressions import UnsupportedAxiom
from rolegraph.inference.extension import extend
from rolegraph.inference.named import NamedRule, named_rules
from rolegraph.inference.quotes import Quote
from rolegraph.inference.rules import Atom, Rule
from rolegraph.inference.why import Inferred, Reason, derived_about
from rolegraph.inference.why import why as why_holds

__all__ = [
    "AskedFacts",
    "Atom",
    "Inference",
    "Inferred",
    "NamedRule",
    "Quote",
    "Reason",
    "Rule",
    "UnsupportedAxiom",
    "derived_about",
    "extend",
    "infer",
    "is_derived",
    "named_rules",
    "rules",
    "why_holds",
]
