"""Powers that a sentence hands over: "The Board delegates to the Clerk the power to sign leases"."""

from collections.abc import Iterator
from dataclasses import replace

from rolegraph.extraction.english.clauses.clauses import parse
from rolegraph.extraction.english.norms.authorities import granted
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.speakers import named_by
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.verb_groups import named_deed
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority
from rolegraph.reading import Passage

#: The words in which "delegates" stands behind who does.
_FIRST = 9


def handed_over(item: Item, passage: Passage, context: Context) -> Iterator[Authority]:
    """Yield what a sentence hands to the title that it names, under the condition behind the title."""
    run = words(passage.text)
    at = _receiver(run)
    named = mention(run, at, context.known) if 0 < at < len(run) else None
    deed = _deed(run, named.end) if named else 0
    deed = deed or (named.end if named and named_deed(run, named.end) else 0)
    here = named_by(named.text, item.body, context) if named and deed else None
    if named is None or here is None or not here.bearer:
        return
    rest = parse(passage.text[run[deed].start :], "grant")
    aside = run[named.end + (run[named.end].low == ",") : deed - 1]
    aside = aside[:-1] if aside and aside[-1].low == "," else aside
    when = between(passage.text, aside) if aside and phrases("conditions").at(aside, 0) else ""
    for one in granted(item.body, rest, here):
        yield replace(one, basis="listed", condition=when or one.condition)


def _receiver(run: tuple[Word, ...]) -> int:
    """Return where whom a sentence hands a power to is named; 0 where nobody hands one over.

    Behind "delegates (the authority) to", "has delegated to", "authorises".
    """
    for at in range(1, min(len(run) - 1, _FIRST)):
        several = run[at - 1].low.endswith("s")  # "The Trustees delegate"
        if not (run[at - 1].low in grammar("copulas") or run[at].low.endswith("s") or several):
            continue
        if run[at].low in group("phrases", "enabling"):
            return at + 1
        to = _past_powers(run, at + 1)
        if run[at].low in group("phrases", "handing_over"):
            return to + 1 if to < len(run) and run[to].low == "to" else 0
    return 0


def _past_powers(run: tuple[Word, ...], at: int) -> int:
    """Return where "the full authority", "the power" end, where they stand at a word."""
    passed = grammar("articles") | grammar("qualifying") | grammar("powers")
    while at < len(run) and run[at].low in passed:
        at += 1
    return at


def _deed(run: tuple[Word, ...], at: int) -> int:
    """Return where the verb of "(the power) to sign" stands behind a title, 0 where none does."""
    led = (
        run[at].low == "," and phrases("conditions").at(run, at + 1) if at + 1 < len(run) else None
    )
    if led:  # "to the Clerk, in consultation with the Chair, to sell"
        at = next((n + 1 for n in range(led.end, len(run) - 1) if run[n].low == ","), at)
    for place in range(at, len(run) - 1):
        verb = verb_at(run, place + 1) if run[place].low == "to" else None
        if verb and verb.shape == "base":
            return place + 1
        past = (
            run[place].low == "," and run[place + 1].low == "to"
        )  # "…, where it can be had, to sell"
        if run[place].low in {",", ";", ".", ":"} and not past:
            return 0
    return 0
