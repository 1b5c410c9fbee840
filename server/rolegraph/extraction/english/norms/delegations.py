"""Texts that delegate: what they list below the titles of positions are powers, and no duties."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from rolegraph.extraction.english.clauses.clauses import parse
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.titles import is_written_title
from rolegraph.extraction.english.wording.words import Word, words
from rolegraph.extraction.structure import Item
from rolegraph.reading import Passage

#: A document says at its top what it is.
_TOP = 8
#: The first lines, of which one is a document's title.
_TITLE = 4


def delegates(every: Iterable[Paragraph]) -> bool:
    """Say whether a text opens as one that delegates ("I delegate the powers set out below to")."""
    opening = [words(paragraph.text) for paragraph in islice(every, _TOP)]
    # The company and the number of a circular may stand above its title.
    titled = any(run and phrases("delegation").at(run, 0) for run in opening[:_TITLE])
    return titled or any(phrases("delegating").first(run) or _hands_over(run) for run in opening)


def _hands_over(run: tuple[Word, ...]) -> bool:
    """Say whether "delegate to you, as Branch Manager, the following powers" stands in a sentence."""
    low = [w.low for w in run]
    verb = next((n for n, w in enumerate(low) if w in group("phrases", "handing")), len(low))
    named = (n for n in range(verb, len(low)) if low[n] in grammar("powers"))
    at = next(named, 0)
    return bool(at) and "following" in low[verb:at]


def receiver(addressee: Passage) -> Passage | None:
    """Return the title in "Mr Paul Aubert, Branch Manager, Grenoble", None where none stands."""
    at = 0
    for part in addressee.text.split(","):
        if is_written_title(part.strip()):
            return addressee.cut(at, at + len(part)).strip()
        at += len(part) + 1
    return None


def _is_of_post(text: str) -> bool:
    """Say whether a line says how much a post may do ("General Manager: up to Rs. 5 lakhs")."""
    label, colon, rest = text.partition(":")
    return bool(colon and rest.strip()) and is_written_title(label)


def delegated(item: Item, context: Context) -> Context:
    """Return the context of an entry below a title: a power where the text delegates.

    "To approve overtime" is one, and so is "- purchase orders up to GBP 10,000" or "Plant Head: nil";
    what is told of somebody is none ("The Clerk shall keep a register").
    """
    section, text = context.section, item.body.text
    if not context.register.delegates or section.kind != "prose":
        return context
    entry = bool(item.number) or text.lower().startswith("to ") or _is_of_post(text)
    sentence = parse(text)
    # "The Director approves orders" is told of somebody as well.
    told = bool(sentence.subject) and any(
        clause.mode or clause.verbs[0].shape in {"s", "base"} for clause in sentence.clauses
    )
    if not entry or told:
        return context
    return replace(context, section=replace(section, kind="authorities"))
