"""The names that the documents give: titles, units, organisations, documents, and who bears them.

A Chinese name is also found by its English words (region manager is 区域经理) where the lexicon has
the parts of the name.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from rolegraph.questions.stated.facts import Facts, Place
from rolegraph.questions.words.lexicon import Lexicon, Meaning, Phrase
from rolegraph.questions.words.tokens import Token, keys

#: Words that belong to a name's English form and have no Chinese counterpart in it.
_GLUE = frozenset(keys("the of to for a an"))
_OF = frozenset(keys("of to for"))
#: What stands first in English and right before the head in Chinese.
_RANKS = frozenset(keys("deputy vice"))
_GENERIC = frozenset(keys("department unit division section dept"))
_WIDEST = 7
#: Words of reporting lines are no part of a title.
_ABOUT_LINES = ("subordinate", "superior", "report-to")


@dataclass(frozen=True, slots=True)
class Names:
    """Names by phrase; ``bearers`` gives the places of a sort and name, the preferred ones first.

    ``prefixes`` are the beginnings of all Chinese names, ``bags`` English names without order.
    """

    phrases: Mapping[Phrase, tuple[Meaning, ...]]
    bearers: Mapping[Meaning, tuple[str, ...]]
    aliased: Mapping[Meaning, tuple[str, ...]]
    prefixes: frozenset[str]
    whole: Mapping[str, tuple[Meaning, ...]]
    bags: Mapping[frozenset[str], tuple[Meaning, ...]]
    endings: Mapping[str, tuple[str, ...]]

    def ending(self, title: str) -> tuple[str, ...]:
        """Return the names of positions that end in a title's word: 部长, 经理."""
        return self.endings.get(title, ())

    def places(self, meaning: Meaning) -> tuple[str, ...]:
        """Return the places that have a name; those that have it as an alias, if no other has."""
        return self.bearers.get(meaning) or self.aliased.get(meaning, ())


def build_names(facts: Facts) -> Names:
    """Return the names of all positions, units and organisations."""
    bearers: dict[Meaning, list[str]] = defaultdict(list)
    aliased: dict[Meaning, list[str]] = defaultdict(list)
    for place in facts.of_sort("position", "unit", "organisation"):
        for name in place.label.values():
            for form in _variants(name, place):
                _note(bearers, Meaning(place.sort, " ".join(keys(form))), place.id)
        for name in place.aliases:
            for form in _variants(name, place):
                _note(aliased, Meaning(place.sort, " ".join(keys(form))), place.id)
    every = [m for m in dict.fromkeys([*bearers, *aliased]) if m.name]
    phrases, whole, bags = defaultdict(list), defaultdict(list), defaultdict(list)
    for meaning in every:
        phrase = tuple(meaning.name.split(" "))
        phrases[phrase].append(meaning)
        if phrase[0].isascii():
            bags[frozenset(phrase) - _GLUE].append(meaning)
        else:
            whole["".join(phrase)].append(meaning)
    return Names(
        phrases={p: tuple(m) for p, m in phrases.items()},
        bearers={m: tuple(i) for m, i in bearers.items()},
        aliased={m: tuple(i) for m, i in aliased.items()},
        prefixes=frozenset(n[:end] for n in whole for end in range(1, len(n) + 1)),
        whole={n: tuple(m) for n, m in whole.items()},
        bags={b: tuple(m) for b, m in bags.items() if b},
        endings=_endings(every),
    )


def _endings(every: Iterable[Meaning]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for meaning in every:
        text = meaning.name.replace(" ", "")
        if meaning.sort == "position" and not text.isascii():
            for size in range(2, len(text)):
                found[text[-size:]].append(meaning.name)
    return {ending: tuple(names) for ending, names in found.items()}


def _note(into: dict[Meaning, list[str]], meaning: Meaning, iri: str) -> None:
    if iri not in into[meaning]:
        into[meaning].append(iri)


def _variants(name: str, place: Place) -> Iterable[str]:
    """Yield a name as it is, and without its bracket or what an English title adds behind a comma.

    An organisation's also without the form words.
    """
    yield name
    bare = re.sub(r"[(（][^)）]*[)）]", "", name).strip()
    if bare and bare != name:
        yield bare
    if place.sort == "position" and name.isascii() and ", " in bare:
        yield bare.partition(", ")[0]
    if place.sort == "organisation":
        begun = re.split("[及和与]", bare)[0]
        if len(begun) > 4 and begun != bare:
            yield begun
        core = _FORM_WORDS.sub("", re.sub(r"^(公司)(?=.{4})|^第.篇[:：]?", "", bare))
        if len(core) > 2 and core != bare:
            yield core
        short = _LEGAL_FORM.sub("", bare)
        if len(short) > 2 and short != bare:
            yield short
    if place.sort == "unit" and re.search(r"[^部][部门]$|部门$", bare):
        yield bare.removesuffix("门") if bare.endswith("部门") else f"{bare}门"


_FORM_WORDS = re.compile(
    r"(书|图|_)+$|(组织(系统)?架构|岗位职责|工作流程|管理制度|说明书|范本|描述|方案书|及|和|与|流程|制度|具体)+.*$"
)


#: What a company is called without: 恒润化工(有限公司), Banksia Street Early Learning (Inc.).
_LEGAL_FORM = re.compile(
    r"(股份有限公司|有限责任公司|有限公司|集团公司|集团)$|,? \b(inc|ltd|limited|llc|plc|corp|gmbh)\.?$",
    re.IGNORECASE,
)


def english_names(
    pieces: Sequence[Token], names: Names, lexicon: Lexicon
) -> dict[Phrase, tuple[Meaning, ...]]:
    """Return the stretches of English words in a question that spell a Chinese name.

    A stretch begins and ends with a word of the name; *head of the sales department* and *sales
    department head* are one.
    """
    found: dict[Phrase, tuple[Meaning, ...]] = {}
    for start, token in enumerate(pieces):
        if token.kind != "word" or token.key in _GLUE or _has_modifier(pieces, start, lexicon):
            continue
        for end in range(start + 1, min(len(pieces), start + _WIDEST) + 1):
            stretch = pieces[start:end]
            if stretch[-1].kind != "word":
                break
            if stretch[-1].key not in _GLUE:
                phrase = tuple(t.key for t in stretch)
                meanings = _in_words(phrase, names) or _spelled(phrase, names, lexicon)
                if meanings:
                    found[phrase] = meanings
    return found


def _has_modifier(pieces: Sequence[Token], number: int, lexicon: Lexicon) -> bool:
    """Whether a bare *department* is told by the word before it: the planning department of …"""
    before = pieces[number - 1].key if number else ""
    meanings = lexicon.phrases.get((before,), ())
    told = any(m.sort == "entry" for m in meanings) and not any(m.sort == "stop" for m in meanings)
    return pieces[number].key in _GENERIC and told


def _in_words(phrase: Phrase, names: Names) -> tuple[Meaning, ...]:
    """Return the English names that have these words, in their order unless *of* turns it around."""
    words = [w for w in phrase if w not in _GLUE]
    found = names.bags.get(frozenset(words), ())
    if not _OF.isdisjoint(phrase):
        return found
    return tuple(m for m in found if [w for w in m.name.split(" ") if w not in _GLUE] == words)


def _spelled(phrase: Phrase, names: Names, lexicon: Lexicon) -> tuple[Meaning, ...]:
    """Return the Chinese names that English words spell: the head last, or first before *of*."""
    direct: dict[Meaning, None] = {}
    found: dict[Meaning, None] = {}
    words = _head_last(phrase)
    if any(m.name in _ABOUT_LINES for w in words for m in lexicon.phrases.get((w,), ())):
        return ()
    bare = set(phrase).isdisjoint(_OF)
    # A title that the glossary has as it stands needs no turning around: head of security.
    whole_title = () if bare else ((_chinese(phrase, lexicon),),)
    for pieces in (*whole_title, *_splits(words, lexicon, len(words) == 1)):
        whole = (
            pieces if not bare or len(pieces) < 2 else (*pieces[:-1], _or_nothing(words, pieces))
        )
        for name in _compose("", whole, names):
            for meaning in names.whole[name]:
                if meaning.sort != "organisation" or len(words) > 1:
                    (direct if len(pieces) == 1 else found)[meaning] = None
    if not found and not direct and len(words) > 1:
        return _by_ending(words, names, lexicon)
    # A longer name has a word that was not said: sales manager is not 销售部经理.
    least = min((len(m.name) for m in found), default=0)
    return (*direct, *(m for m in found if len(m.name) == least and m not in direct))


def _by_ending(words: Phrase, names: Names, lexicon: Lexicon) -> tuple[Meaning, ...]:
    """Return the positions whose title ends in what the words spell: promotion specialist."""
    spelled = (
        "".join(p)
        for pieces in _splits(words, lexicon, True)
        for p in islice(product(*pieces), 99)
    )
    return tuple(
        dict.fromkeys(
            Meaning("position", name)
            for text in spelled
            if len(text) > 1
            for name in names.ending(text)
        )
    )


def _or_nothing(words: Phrase, pieces: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Let a generic last word stand for nothing: the warehousing *unit* is 仓储."""
    return (*pieces[-1], "") if words[-1] in _GENERIC else pieces[-1]


def _head_last(phrase: Phrase) -> Phrase:
    """Turn *head of the sales department* into *sales department head*.

    *Deputy sales director* becomes *sales deputy director*, as 销售副总监 has it.
    """
    parts: list[list[str]] = [[]]
    for word in phrase:
        if word in _OF and parts[-1]:
            parts.append([])
        elif word not in _GLUE:
            parts[-1].append(word)
    found = [word for part in reversed(parts) for word in part]
    rank = [w for w in found[:1] if w in _RANKS and len(found) > 2]
    return tuple([*found[1:-1], *rank, found[-1]] if rank else found)


def _splits(words: Phrase, lexicon: Lexicon, units: bool) -> Iterable[tuple[tuple[str, ...], ...]]:
    """Yield the ways to read words as known phrases, each as its Chinese forms."""
    if not words:
        yield ()
        return
    for size in range(min(4, len(words)), 0, -1):
        forms = _chinese(words[:size], lexicon)
        if not units and _GENERIC.isdisjoint(words[:size]):
            # In *real estate marketing centre*, marketing is not the marketing department.
            forms = tuple(f for f in forms if not f.endswith(("部", "部门")))
        if forms:
            for rest in _splits(words[size:], lexicon, units):
                yield (forms, *rest)


def _chinese(phrase: Phrase, lexicon: Lexicon) -> tuple[str, ...]:
    forms: dict[str, None] = {}
    meanings = lexicon.phrases.get(phrase, ())
    if any(m.sort == "stop" for m in meanings):
        return ()
    # A deed's word names nobody: *supervises* is no 主管.
    entries = [m for m in meanings if m.sort == "entry" and not m.name.startswith("verbs/")]
    if any(m.name.startswith(("titles/", "units/")) for m in entries):
        # A general dictionary knows others for it: there a director is a manager, a branch a department.
        entries = [m for m in entries if not m.name.startswith("dictionary/")]
    glossed = [m for m in entries if not m.name.startswith(_WIDE)]
    for meaning in glossed or entries:
        if meaning.sort == "entry":
            for form in lexicon.entries[meaning.name].forms:
                if not form[0].isascii() or not form[-1].isascii():
                    forms["".join(form)] = None
    return tuple(forms)


#: Entries whose forms are wider than a word: a scheme's labels.
_WIDE = ("object/", "action/", "unit-type/")


def _compose(begun: str, pieces: tuple[tuple[str, ...], ...], names: Names) -> Iterable[str]:
    if not pieces:
        if begun in names.whole:
            yield begun
        return
    for form in pieces[0]:
        if begun + form in names.prefixes or not form:
            yield from _compose(begun + form, pieces[1:], names)
        if begun and form and begun[-1] == form[0] and begun + form[1:] in names.prefixes:
            yield from _compose(begun + form[1:], pieces[1:], names)
