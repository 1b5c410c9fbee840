"""The words that name kinds of authority (审核, 审批), from the lexicon and the scheme."""

from functools import cache

from rolegraph.extraction.schemes import scheme
from rolegraph.extraction.sentences.wording.lexicon import Words, lexicon
from rolegraph.vocabulary import KIND


@cache
def kinds() -> dict[str, str]:
    """Return kinds by the words that name them, from the lexicon and the kind scheme."""
    found = {w: kind for kind, ws in lexicon("rights")["kinds"].items() for w in ws}
    for concept in scheme(KIND):
        for language, label in concept.labels:
            if concept.name and language.lower() == "zh-hans" and not label.endswith("权"):
                found.setdefault(label, concept.name)
    return found


@cache
def kind_words() -> Words:
    """Return the words that name a kind, to be looked up in a text."""
    return Words(frozenset(word for word in kinds() if len(word) > 1))
