"""What is left of a question once its form is known: the words that a sentence must carry."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz import fuzz, process

from rolegraph.questions.index import Index
from rolegraph.questions.lexicon import SYNONYM, Meaning, Phrase
from rolegraph.questions.matching import Group
from rolegraph.questions.parsing import Parsed
from rolegraph.questions.segmenting import Segment, segment
from rolegraph.questions.tokens import Token

#: Verbs say less than what they are about; a period less than either.
VERB, PERIOD = 0.6, 0.7
#: A single Chinese character is rarely a word of its own in a sentence.
SINGLE = 0.4
#: What an unknown word weighs, as a share of the rarest word.
UNKNOWN = 0.8
PAIRS = 0.6
_GENERIC = ("units/department; dept", "units/office", "units/team; crew", "units/centre; center")
_VERBS = ("verbs/", "action/")


def matter_of(parsed: Parsed, one: Segment, index: Index) -> Iterator[Group]:
    """Return what is left of a compound whose end names a kind: *expense* application."""
    for size in range(len(one.phrase) - 1, 0, -1):
        front = one.phrase[:size]
        meanings = index.lookup(front)
        if any(m.sort == "entry" for m in meanings):
            inner = Segment(front, meanings, one.first, one.last)
            yield _weighed(parsed.said(one), _alternatives(inner, index), inner, index)
            return


def groups(parsed: Parsed, taken: Iterable[int], index: Index) -> tuple[Group, ...]:
    """Return the content words of a question but for the segments that its form has taken."""
    used = set(taken)
    found: list[Group] = []
    unknown: list[Segment] = []
    for number, one in enumerate(parsed.segments):
        han = not one.meanings and not one.phrase[0].isascii() and one.phrase[0].isalpha()
        if han and number not in used:
            unknown.append(one)
            continue
        found += _unknown_han(parsed, unknown, index)
        unknown = []
        if number not in used and not parsed.scoped(one) and not parsed.counted(one):
            found += _group(parsed, one, index)
    return tuple([*found, *_unknown_han(parsed, unknown, index)])


def _group(parsed: Parsed, one: Segment, index: Index) -> Iterator[Group]:
    sorts = {m.sort for m in one.meanings}
    if sorts & {"stop", "politeness"} or (sorts == {"cue"}):
        return
    if not sorts:
        if one.phrase[0].isalnum():
            yield _unknown_word(parsed, one, index)
        return
    whole = _weighed(parsed.said(one), _alternatives(one, index), one, index)
    if len(one.phrase) == 1:
        yield whole
        return
    parts = tuple(_alternatives(p, index) for p in _inner(one, index))
    found = replace(whole, parts=parts)
    yield found if index.clauses.frequency(found.alternatives) else _rare(found, index)


def _inner(one: Segment, index: Index) -> tuple[Segment, ...]:
    """Return the words that a compound is made of (招聘预算: 招聘, 预算)."""

    def lookup(phrase: Phrase) -> tuple[Meaning, ...]:
        return () if phrase == one.phrase else index.lookup(phrase)

    tokens = tuple(Token(key, key, "word" if key.isascii() else "han", 0, 0) for key in one.phrase)
    found = segment(tokens, lookup)
    cut_up = any(len(p.phrase) == 1 and not p.phrase[0].isascii() for p in found)
    if cut_up or not all(p.meanings for p in found):
        return ()
    telling = [p for p in found if not p.names("stop")]
    # The department of a design department adds nothing; that of departmental spending does.
    return tuple(telling[:-1] if len(telling) > 1 and _generic(telling[-1]) else telling)


def _generic(one: Segment) -> bool:
    """Whether a part adds nothing: the department of 设计部门, the office of a region office."""
    return any(name in _GENERIC for name in one.names("entry"))


def _rare(found: Group, index: Index) -> Group:
    """Weigh a compound that no sentence has as such: it is unknown unless its parts stand together."""
    together = {index.clauses.owners[c] for c in index.clauses.of_group(found)}
    if not together:
        return replace(found, known=False, weight=UNKNOWN * index.clauses.weight({}))
    return replace(found, weight=math.log(1 + index.clauses.size / (1 + len(together))))


def _alternatives(one: Segment, index: Index) -> dict[Phrase, float]:
    lexicon = index.lexicon
    found = lexicon.alternatives(one.names("entry"), one.phrase)
    for name in one.names("kinds"):
        for kind in lexicon.kinds[int(name)][:1]:
            for form in lexicon.kind_words.get(kind, ()):
                found[form] = max(found.get(form, 0), SYNONYM)
    for sort in ("position", "unit", "organisation"):
        for name in one.names(sort):
            found[tuple(name.split(" "))] = 1.0
    return found


def _weighed(said: str, alternatives: dict[Phrase, float], one: Segment, index: Index) -> Group:
    entries = one.names("entry")
    verb = bool(one.names("kinds")) or (
        bool(entries) and all(e.startswith(_VERBS) for e in entries)
    )
    weight = index.clauses.weight(alternatives)
    if verb:
        weight *= VERB
    if len(one.phrase) == 1 and not one.phrase[0].isascii():
        weight *= SINGLE
    elif one.names("period"):
        weight *= PERIOD
    return Group(said, alternatives, weight, verb=verb, first=one.first, last=one.last)


def _unknown_word(parsed: Parsed, one: Segment, index: Index) -> Group:
    """A word that the lexicon lacks: the documents' own, a slip of the pen, pinyin, or unknown."""
    word = one.phrase[0]
    said = parsed.said(one)
    near = _near(word, index)
    if near:
        fixed = Segment((near,), index.lookup((near,)), one.first, one.last)
        return _weighed(said, {**_alternatives(fixed, index), (near,): 1.0}, fixed, index)
    spelled = _by_pinyin(word, index)
    if spelled:
        return Group(said, spelled, index.clauses.weight(spelled), first=one.first, last=one.last)
    weight = UNKNOWN * index.clauses.weight({})
    return Group(said, {(word,): 1.0}, weight, known=False, first=one.first, last=one.last)


def _near(word: str, index: Index) -> str:
    if word in index.words:
        return word
    if len(word) < 5 or not word.isalpha():
        return ""
    best = process.extractOne(word, index.words, scorer=fuzz.ratio, score_cutoff=86)
    return str(best[0]) if best else ""


def _by_pinyin(word: str, index: Index) -> dict[Phrase, float]:
    if len(word) < 4:
        return {}
    return dict.fromkeys(index.sounds.get(word, ()), 1.0)


def _unknown_han(parsed: Parsed, chunk: list[Segment], index: Index) -> Iterator[Group]:
    """Neighbouring characters that no phrase explains: found as a whole, or by their pairs."""
    if not chunk:
        return
    whole = tuple(s.phrase[0] for s in chunk)
    if len(whole) == 1:
        return
    pairs = {whole[n : n + 2]: PAIRS for n in range(len(whole) - 1)}
    alternatives = {**pairs, whole: 1.0} if len(whole) > 2 else {whole: 1.0}
    known = index.clauses.frequency(alternatives) > 0
    weight = index.clauses.weight(alternatives) if known else UNKNOWN * index.clauses.weight({})
    said = "".join(parsed.said(s) for s in chunk)
    yield Group(said, alternatives, weight, known=known, first=chunk[0].first, last=chunk[-1].last)


def unknown_words(several: Iterable[Group]) -> tuple[str, ...]:
    """Return the words that occur nowhere, in any script, synonym or translation known."""
    return tuple(dict.fromkeys(g.text for g in several if not g.known))
