"""By which other words a sentence may say what one word of a question says, and how near each comes."""

from collections.abc import Iterator, Mapping
from itertools import islice, pairwise

from rolegraph.questions.understanding.compounds import everybodys, only_about
from rolegraph.questions.understanding.index import Index
from rolegraph.questions.words.lexicon import SAME, STRAY, SYNONYM, Meaning, Phrase
from rolegraph.questions.words.segmenting import Segment
from rolegraph.questions.words.tokens import keys

#: Of how many bearers of one name the names in other languages are taken.
BEARERS = 20
#: How much nearer a synonym comes that shares characters with the word said.
ALIKE = 0.07


def alternatives(one: Segment, index: Index) -> dict[Phrase, float]:
    """Return the words that a sentence may have for one that was said, each with how near it comes, to 1."""
    lexicon = index.lexicon
    found = _synonyms(one, index)
    found |= {form: SYNONYM for form in (everybodys(one.phrase),) if form in found}
    for name in one.names("kinds"):
        for form in lexicon.kind_words.get(lexicon.kinds[int(name)][0], ()):
            found[form] = max(found.get(form, 0), STRAY)
        for form in lexicon.kind_forms[int(name)]:
            found[form] = max(found.get(form, 0), SYNONYM)
    for sort in ("position", "unit", "organisation"):
        for name in one.names(sort):
            found[tuple(name.split(" "))] = 1.0
            found |= {form: SAME for form in _called(Meaning(sort, name), index)}
    return found


def _called(name: Meaning, index: Index) -> Iterator[Phrase]:
    """Yield the names in other languages of the places that bear a name."""
    for iri in islice(index.names.places(name), BEARERS):
        if place := index.place(iri):
            yield from (keys(label) for label in place.label.values())


def _synonyms(one: Segment, index: Index) -> dict[Phrase, float]:
    found = index.lexicon.alternatives(_of_the_thing(one), one.phrase)
    strays = _stray(one, index)
    if not one.phrase[0].isascii():
        rare: dict[Phrase, float] = {
            pair: index.clauses.weight({pair: 1.0}) for pair in pairwise(one.phrase)
        }
        found = {f: c + _alike(f, one.phrase, rare) for f, c in found.items()}
    for form in found:
        stray = form in strays or _ambiguous(form, one.phrase, index)
        if form != one.phrase and (stray or only_about(form, one.phrase)):
            found[form] = min(found[form], STRAY)
    return found


def _of_the_thing(one: Segment) -> list[str]:
    """Return the entries of a word; of a thing not the branch that deals in it: 样机 is no other 设备."""
    entries = list(one.names("entry"))
    thing = any(name.startswith("goods/") for name in entries)
    return [name for name in entries if not (thing and name.startswith("sectors/"))]


def _stray(one: Segment, index: Index) -> set[Phrase]:
    """Return what only a scheme takes for the same, and what says less than the words that were said.

    A concept's labels are wider than words: 网络安全 may be labelled with 网络, and is not met by it.
    """
    entries = index.lexicon.entries
    wide = [n for n in one.names("entry") if n.startswith("object/")]
    glossed = {f for n in one.names("entry") if n not in wide for f in entries[n].forms}
    found: set[Phrase] = set()
    for name in wide:
        forms = set(entries[name].forms) - glossed
        less = {f for f in forms if _says_less(f, one.phrase)}
        found |= less
        if less:
            found |= {f for f in forms if f[0].isascii() != one.phrase[0].isascii()}
            found |= set(entries[name].covered) - glossed
    return found


def _says_less(form: Phrase, said: Phrase) -> bool:
    """Whether a form of the same language is a part of what was said, or has nothing of it."""
    if form == said or form[0].isascii() != said[0].isascii():
        return False
    if len(said) > 1 and 3 * len(set(form) & set(said)) < len(said):
        return True
    size = len(form)
    if size < len(said) and form in (said[:size], said[-size:]):
        return True
    # What ends in the beginning of what was said is the thing of which that is: 工作会议 for 会议记录.
    return any(form[-most:] == said[:most] for most in range(2, len(said) - 1))


def _ambiguous(form: Phrase, said: Phrase, index: Index) -> bool:
    """Say whether an English word for another has other meanings too: pay is not only salary."""
    if not form[0].isascii() or len(form) > 1:
        return False
    entries = (m.name for m in index.lookup(form) if m.sort == "entry")
    return any(said not in index.lexicon.entries[name].forms for name in entries)


def _alike(form: Phrase, said: Phrase, rare: Mapping[Phrase, float]) -> float:
    """Return the bonus of a synonym that shares rare characters with what was said."""
    if form == said or form[0].isascii():
        return 0.0
    shared = sum(rare.get(pair, 0.0) for pair in pairwise(form))
    return ALIKE * shared / (sum(rare.values()) or 1.0)
