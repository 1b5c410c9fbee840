"""Words of English duties and authorities → concepts of the object and action schemes."""

from functools import cache, lru_cache
from itertools import takewhile

from rolegraph.extraction.english.wording.lexicon import entries, group
from rolegraph.extraction.schemes import scheme
from rolegraph.vocabulary import ACTION, OBJECT

_REMEMBERED = 4_096


@lru_cache(maxsize=_REMEMBERED)
def object_concept(text: str) -> str:
    """Return the concept of an object's words: the longest label that ends its head, or "".

    What follows "of", "for" only tells which ("leave of own staff" is leave), unless the head says
    little by itself ("changes to the policy").
    """
    parts = [singular(p) for p in text.lower().replace("’", "'").split()]
    ends = [n for n, p in enumerate(parts) if n and p in _JOINTS] + [len(parts)]
    start = 0
    for end in ends:
        found = _longest(parts[start:end])
        if found:
            return found
        if end and parts[end - 1] not in group("verbs", "light_nouns"):
            return ""
        start = end + 1
    return ""


def _longest(parts: list[str]) -> str:
    known = _named(OBJECT)
    phrases = (" ".join(parts[start:]) for start in range(len(parts)))
    return next((known[p] for p in phrases if p in known), "")


def action_concept(verb: str, what: str = "") -> str:
    """Return the concept of a verb in its base form, or "".

    Some are named with ``what`` they are done to: who collects payments collects money.
    """
    head = takewhile(lambda word: word not in _JOINTS, what.lower().split())
    *_, last = "", *head
    if last and (together := _named(ACTION).get(f"{verb} {singular(last)}")):
        return together
    special = entries("verbs")["concepts"].get(verb)
    if special:
        return str(special).strip("-")
    known = _named(ACTION)
    return known.get(verb, "") or known.get(verb.split(" ")[0], "")


_JOINTS = {"of", "to", "for", "in", "on", "and", "with", "from", "or", "by", "at", "against", ","}


@cache
def _named(namespace: str) -> dict[str, str]:
    """Return concept names by English label, preferred labels winning over synonyms."""
    every: dict[str, str] = {}
    for concept in scheme(namespace):
        for language, label in concept.labels:
            if language.startswith("en"):
                plain = " ".join(singular(p) for p in label.lower().split())
                every.setdefault(plain if namespace == OBJECT else label.lower(), concept.name)
    return every


def singular(word: str) -> str:
    """Return an English noun without its plural ending; other words as they are."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
    return word[:-1] if plural and len(word) > 3 else word
