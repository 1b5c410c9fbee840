"""Questions that work, offered where one was not understood: about what it names, else about anybody."""

from collections.abc import Iterable, Iterator
from itertools import islice

from rolegraph.questions.asking import understood
from rolegraph.questions.restating import called_position
from rolegraph.questions.stated.facts import Place
from rolegraph.questions.understanding.index import Index
from rolegraph.questions.understanding.parsing import Parsed
from rolegraph.questions.words.lexicon import Meaning, load
from rolegraph.questions.words.segmenting import Segment

#: How many are offered, and how many are tried for them.
_MOST, _TRIED = 3, 8


def suggested(parsed: Parsed, index: Index, language: str) -> tuple[str, ...]:
    """Return questions in a language that are answered, those nearest to what was asked first."""
    tried = islice(dict.fromkeys(_candidates(parsed, index, language)), _TRIED)
    return tuple(islice((q for q in tried if _answered(q, index)), _MOST))


def _answered(question: str, index: Index) -> bool:
    if question not in index.worked:
        _, found = understood(question, index)
        index.worked[question] = bool(found) and found[0].outcome.status == "found"
    return index.worked[question]


def _candidates(parsed: Parsed, index: Index, language: str) -> Iterator[str]:
    for place in _named(parsed, index):
        yield from _about("position", called_position(place, language), language)
    for one in parsed.segments:
        if _is_matter(one):
            yield from _about("matter", parsed.said(one), language)
    described = [p for p in index.facts.of_sort("position") if p.defined]
    for place in sorted(described, key=lambda p: -len(index.facts.borne_by(p.id)))[:1]:
        yield from _about("position", called_position(place, language), language)


def _is_matter(one: Segment) -> bool:
    names = one.names("entry")
    other = any(one.names(sort) for sort in ("stop", "cue", "position", "position-ending"))
    return not other and any(not n.startswith(("titles/", "verbs/", "action/")) for n in names)


def _named(parsed: Parsed, index: Index) -> Iterator[Place]:
    """Yield one position of each title that is named, or that ends in a title's word which is."""
    for one in parsed.segments:
        for name in (*one.names("position"), *one.names("position-ending")):
            places = (index.place(i) for i in index.names.places(Meaning("position", name)))
            yield from islice((p for p in places if p and p.defined), 1)


def _about(sort: str, name: str, language: str) -> Iterable[str]:
    return (template.format(name=name) for template in load("suggested")[sort][language])
