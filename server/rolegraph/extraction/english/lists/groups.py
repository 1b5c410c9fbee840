"""Groups of signatories that a text defines ("Group A: CEO, CFO"), and what it gives to their members."""

import re
from collections.abc import Iterable, Iterator, Mapping

from rolegraph.extraction.english.clauses.clauses import parse
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.norms.authorities import authority, kind_of
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.speakers import named_by
from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.objects import object_end, without_article
from rolegraph.extraction.english.wording.titles import titles_in
from rolegraph.extraction.english.wording.verbs import (
    kind_granted,
    kind_of_noun,
    verb_at,
)
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.model import Authority
from rolegraph.reading import Passage

_DEFINED = re.compile(
    r"((?:group|class|category|list|panel|tier)\s+(?:[A-Z]|\d{1,2}|I{1,3}))"
    r"(?:\s+(?:signatories|members|signers))?\s*(?:[:：–—-]|consists? of|comprises?|are|is)\s*(.+)",
    re.I,
)
#: "Group A or B" names two.
_JOINING = frozenset(("or", "and", ",", "and/or", "/"))


def signatory_groups(every: Iterable[Paragraph]) -> dict[str, tuple[str, ...]]:
    """Return the titles of each group that a text defines, by the group's name in lower case."""
    found: dict[str, tuple[str, ...]] = {}
    for paragraph in every:
        defined = _DEFINED.match(paragraph.text)
        titles = titles_in(defined[2]) if defined else ()
        if defined and titles:
            found.setdefault(" ".join(defined[1].lower().split()), titles)
    return found


def of_groups(
    passage: Passage, context: Context, groups: Mapping[str, tuple[str, ...]]
) -> Iterator[Authority]:
    """Yield what a sentence gives to every member of the groups that it names.

    "Payments up to £100 may be released by any one signatory of Group B", "cheques need two
    signatures of Group A". With whom each acts together stays in the sentence.
    """
    if not groups or _DEFINED.match(passage.text):
        return
    run = words(passage.text)
    titles = tuple(dict.fromkeys(_members(run, groups)))
    found = _deed(passage.text, run) if titles else None
    if found is None:
        return
    kind, at, verb = found
    subject = run[:at]
    stop = object_end(subject, 0, "", parse(passage.text).amounts_at)
    what = between(passage.text, without_article(subject[:stop]))
    bound = limit(passage.text, subject)
    for title in titles if what else ():
        here = named_by(title, passage, context)
        if here and here.bearer:
            yield authority(passage, here, kind, (f"{verb} {what}".strip(), bound), certain=0.9)


def _members(run: tuple[Word, ...], groups: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the titles of the groups that a sentence names, in the order of their names."""
    noun = ""
    for at, word in enumerate(run[:-1]):
        pair = f"{word.low} {run[at + 1].low}"
        if pair in groups:
            noun = word.low
            yield from groups[pair]
        elif noun and word.low in _JOINING:
            yield from groups.get(f"{noun} {run[at + 1].low}", ())


def _deed(text: str, run: tuple[Word, ...]) -> tuple[str, int, str] | None:
    """Return the kind of what a group does, where its matter ends, and the verb where no kind names it."""
    first = next((n for n, w in enumerate(run) if w.low in group("consents", "predicates")), 0)
    if not first:
        return None
    passive = parse(text).clauses
    verb = next((c.verbs[0] for c in passive if c.verbs[0].shape == "ed"), None)
    verb = verb or next(
        (v for n in range(first, len(run)) if (v := verb_at(run, n)) and v.shape == "ed"), None
    )
    if verb:
        return kind_of(verb, True), first, "" if kind_granted(verb.lemma) else verb.lemma
    nouns = (kind_of_noun(w.low) or kind_of_noun(w.low.removesuffix("s")) for w in run[first:])
    kind = next((k for k in nouns if k in {"sign", "approve", "countersign"}), "")
    return (kind, first, "") if kind else None
