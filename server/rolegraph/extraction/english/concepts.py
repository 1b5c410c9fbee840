"""Words of English duties and authorities → concepts of the object and action schemes."""

from functools import cache

from rolegraph.extraction.objects import scheme
from rolegraph.vocabulary import ACTION, OBJECT


def object_concept(text: str) -> str:
    """Return the concept of an object's words: the longest label that ends them, or ""."""
    parts = [_singular(p) for p in text.lower().replace("’", "'").split()]
    known = _named("objects", OBJECT)
    for end in range(len(parts), 0, -1):
        # "changes to the policy" is a change; what follows "of", "to" only tells which.
        if end < len(parts) and parts[end] not in {
            "of",
            "to",
            "for",
            "in",
            "on",
            "and",
            "with",
            "from",
            "or",
        }:
            continue
        for start in range(end):
            phrase = " ".join(parts[start:end])
            if phrase in known:
                return known[phrase]
    return ""


def action_concept(verb: str) -> str:
    """Return the concept of a verb in its base form, or ""."""
    known = _named("actions", ACTION)
    return known.get(verb, "") or known.get(verb.split(" ")[0], "")


@cache
def _named(name: str, namespace: str) -> dict[str, str]:
    """Return concept names by English label, preferred labels winning over synonyms."""
    every: dict[str, str] = {}
    for concept in scheme(name, namespace):
        for language, label in concept.labels:
            if language.startswith("en"):
                plain = " ".join(_singular(p) for p in label.lower().split())
                every.setdefault(plain if name == "objects" else label.lower(), concept.name)
    return every


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
    return word[:-1] if plural and len(word) > 3 else word
