"""Whom a sentence is about: the section's bearer, a title it names, or nobody in particular."""

import re
from dataclasses import replace

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.clauses.others import is_of_others
from rolegraph.extraction.english.consents.cosigners import bracketed
from rolegraph.extraction.english.norms.acting_units import acting_unit
from rolegraph.extraction.english.norms.agents import agent_at
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.pointing import is_thing
from rolegraph.extraction.english.norms.prohibitions import nobody, past_nobody
from rolegraph.extraction.english.wording.departments import is_unit
from rolegraph.extraction.english.wording.enumerations import enumerated
from rolegraph.extraction.english.wording.headwords import whole_of
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.objects import without_article
from rolegraph.extraction.english.wording.short_titles import without_field
from rolegraph.extraction.english.wording.titles import (
    JOINS,
    is_body,
    is_generic,
    is_holder,
    is_line_manager,
    is_plural_head,
    is_role,
    is_title,
    is_written_title,
    singular,
    unwrapped,
)
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.extraction.structure import Item
from rolegraph.model import Limit
from rolegraph.reading import Passage

#: Letters in which a heading of posts has its "and", and its most words.
_HEADING, _MOST = 60, 10
#: So many titles are more than one.
_SEVERAL = 2
#: Where a sentence's "is", "has" may stand.
_COPULA = 12
#: What stands before a title that heads its line, and behind it: a sentence, or a list; so many letters.
_CHAPTER = 20
_OPENED = re.compile(
    r"\s*(?:(?:section|sec|article|clause|§)?\.?\s*[\dIVX][\d.IVX]*[.:)]?\s*)?", re.I
)
_COUNTED = re.compile(r"(?:section|article|clause)\s+[\dIVX][\d.IVX]*[.:]?", re.I)
_GOES_ON = re.compile(r"[.]\s+(?:[A-Z]|\(?[a-z1-9]\))")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.I)
#: Words by which a card speaks of its own post.
_OWN = frozenset(("i", "role", "post", "position", "job", "management", "supervisory"))


def headed(item: Item, context: Context) -> Context:
    """Return the context of the title that an item's label names ("Head of Finance: pays …").

    Only in a text that is nobody's: among a position's own items a label heads a group.
    """
    run = words(item.heading)
    several = bool(run) and is_plural_head(run[-1].low) and is_title(item.heading)
    named = (several or is_written_title(item.heading)) and not is_generic(item.heading)
    title = unwrapped(item.heading)
    if not context.bearer and is_unit(item.heading):
        return context.of(_id_of(item.heading, item.passage, context), item.heading)
    if context.bearer or not named or title.lower() in group("titles", "chapter_names"):
        return context
    return of_title(singular(title), item.passage, context) or context


def speaker(
    passage: Passage, sentence: Sentence, context: Context, last: Context | None
) -> Context | None:
    """Return the context of the position that a sentence is about, None where it is nobody's.

    In a text about nobody in particular, ``last`` is whom a pronoun means.
    """
    if _is_anybody(sentence.subject, context):
        others = any(w.low == "other" for w in sentence.subject)  # "No other employee may …"
        return context if context.bearer and not others else None
    title = agent_at(sentence, context) or _subject_title(sentence, context)
    title = title and whole_of(title, context.known.values(), last.title if last else "")
    if _is_role(sentence.subject) or is_thing(sentence, (last or context).title):
        return None
    if title is None:
        if unit := acting_unit(
            sentence.subject or _before_copula(sentence), passage, sentence, context
        ):
            return unit
        if last and _means_them(sentence, context, last):
            return last
        if context.bearer:
            others = is_of_others(sentence) or _acts_itself(sentence, context)
            return None if others else context
        reader = any(w.low == "you" for w in sentence.subject[:1])  # whoever reads the policy
        return last if last and is_pronoun(sentence.subject) and not reader else None
    if not context.bearer and is_generic(title) and not is_line_manager(title):
        return None
    here = of_title(title, passage, context)
    named = mention(sentence.subject, 0, context.known) if here and sentence.subject else None
    whose = named is not None and named.text.lower() == title.lower()
    bound = _bound(sentence, sentence.subject, named.end) if named and whose else None
    return replace(here, bound=bound) if here and bound else here


def _is_role(subject: tuple[Word, ...]) -> bool:
    """Say whether whoever has a part in a matter is meant ("Approvers", "Each delegate"), and no post."""
    named = " ".join(w.low for w in subject if w.low not in group("titles", "determiners"))
    roles = group("titles", "roles")
    return bool({named, named.removesuffix("s")} & roles)


def _means_them(sentence: Sentence, context: Context, last: Context) -> bool:
    """Say whether "they" means whom the sentence before was about, and not the bearer."""
    return last.bearer != context.bearer and " ".join(w.low for w in sentence.subject) == "they"


def _acts_itself(sentence: Sentence, context: Context) -> bool:
    """Say whether somebody else than the bearer may act ("Each ward group may spend …")."""
    clause = sentence.clauses[0] if sentence.clauses else None
    whose = [w for w in sentence.subject if w.low not in group("titles", "determiners")]
    active = clause is not None and clause.mode == "grant" and clause.verbs[0].shape != "ed"
    pronoun = is_pronoun(sentence.subject) or any(w.low in _OWN for w in whose)
    return active and bool(whose) and not pronoun


def is_chapter(text: str) -> bool:
    """Say whether a sentence only counts a chapter ("Section 2."): whom it is about is named behind it."""
    return _COUNTED.fullmatch(text) is not None


def run_in(passage: Passage, context: Context) -> Context | None:
    """Return the context of a title that heads its own line ("Section 2. The Treasurer. He shall …").

    None where the text is somebody's, or nothing stands behind the title.
    """
    title = unwrapped(_ARTICLE.sub("", passage.text.rstrip(" .")))
    if context.bearer or not passage.text[:1].isupper() or not is_written_title(title):
        return None
    chapter = title.lower() in group("titles", "chapter_names") or is_plural_head(title.lower())
    several = len(enumerated(words(title), 0, context.known)[0]) > 1
    if chapter or several or is_generic(title) or not _heads_line(passage, context):
        return None
    return of_title(title, passage, context)


def _heads_line(passage: Passage, context: Context) -> bool:
    """Say whether a sentence is the first of a line, but for "Section 2.", and more stands behind it."""
    start, end = passage.strip(" .").span
    before = context.document.passage(max(start - _CHAPTER, 0), start).text.rpartition("\n")[2]
    behind = context.document.passage(end, min(end + _CHAPTER, len(context.document.text))).text
    return _OPENED.fullmatch(before) is not None and _GOES_ON.match(behind) is not None


def names_posts(passage: Passage, context: Context) -> bool:
    """Say whether a passage only names several posts ("Deans and Heads of Professional Services")."""
    if " and " not in passage.text[:_HEADING]:
        return False
    run = words(passage.text)
    capital = all(w.text[0].isupper() or w.low in JOINS for w in run)
    found, end = enumerated(run, 0, context.known) if capital and len(run) <= _MOST else ((), 0)
    return len(found) >= _SEVERAL and end == len(run)


def together(passage: Passage, sentence: Sentence, context: Context) -> tuple[Context, ...]:
    """Return the contexts of all whom a subject joins ("The Buyer and the Planner"), () of one alone."""
    run = sentence.subject or _before_copula(sentence)
    found, end = enumerated(run, 0, context.known)
    if len(found) < _SEVERAL or not _is_owned(run[end:]):
        return ()
    every: list[Context] = []
    for before, one in zip((None, *found), found, strict=False):
        who = of_title(capital(one.text), passage, context)
        aside = run[before.end : one.start] if before else ()
        away = [n for n, w in enumerate(aside) if w.low in group("consents", "away")]
        begun = next((n for n, w in enumerate(aside) if w.low in {"in", "during"}), 0)
        when = between(sentence.text, aside[begun : away[0] + 1]) if away else ""
        every += [replace(who, bound=_bound(sentence, run, one.end), when=when)] if who else []
    return tuple(every)


def _is_owned(rest: tuple[Word, ...]) -> bool:
    """Say whether nothing stands behind titles but whose they are ("of the Association")."""
    named = [w.low for w in without_article(rest[1:])]
    owned = len(named) == 1 and named[0] in group("titles", "owners") | group(
        "titles", "employers"
    )
    return not rest or (rest[0].low == "of" and owned)


def _bound(sentence: Sentence, subject: tuple[Word, ...], at: int) -> Limit | None:
    """Return the limit in the bracket behind a title of the subject ("The Buyer (up to EUR 5,000)")."""
    if at >= len(subject):
        return None
    return bracketed(sentence, sentence.run.index(subject[at]))[0]


def named_by(title: str, passage: Passage, context: Context) -> Context | None:
    """Return the context of whom a title in the text means, the bearer's superior of "my manager"."""
    if is_generic(title) and (context.superior or not _is_anyones(title, context)):
        return context.of(context.superior, title) if context.superior else None
    if context.bearer and _is_own(title, context):
        return context
    if is_holder(title) or is_role(title):
        return None
    return context.of(_id_of(title, passage, context), title)


def resolved(title: str, passage: Passage, context: Context) -> str:
    """Return the id of a title in the text; "line manager" is the bearer's stated superior."""
    title = whole_of(title, context.known.values())
    if is_generic(title) and (context.superior or not _is_anyones(title, context)):
        return context.superior
    if is_holder(title) or is_role(title):
        return context.bearer if is_holder(title) else ""
    return _id_of(title, passage, context)


def _id_of(title: str, passage: Passage, context: Context) -> str:
    """Return the id of a position or, where a department is named, of the unit."""
    if is_unit(title) and title.lower() not in context.known:
        return context.register.unit(context.organisation, title, passage)
    return context.register.position(context.organisation, title, passage)


def _is_anyones(title: str, context: Context) -> bool:
    """Say whether "line manager" means everybody's, in a text that is nobody's."""
    return not context.section.bearer and is_line_manager(title)


def of_title(title: str, passage: Passage, context: Context) -> Context | None:
    """Return the context of a title in the text: the bearer's own, a known one, or a new one."""
    if context.bearer and _is_own(title, context):
        return context
    new = (title[0].isupper() or not context.bearer) and not (is_holder(title) or is_role(title))
    known = context.known.get(title.lower()) or (capital(title) if new else "")
    if not known:
        return None
    return context.of(_id_of(known, passage, context), known)


def _subject_title(sentence: Sentence, context: Context) -> str | None:
    """Return the title that is a sentence's subject, None for a pronoun or no subject."""
    subject = sentence.subject or _before_copula(sentence)
    if not subject or is_pronoun(subject):
        return None
    spared = past_nobody(subject)
    if spared:  # "No officer other than | the Director may": the Director alone
        named = mention(subject, spared, context.known)
        return capital(named.text) if named and named.end == len(subject) else None
    found = mention(subject, 0, context.known)
    if found is None and subject[0].low == "no":
        found = mention(subject, 1, context.known)
    if found and found.end < len(subject):
        alone, end = enumerated(subject, 0, context.known)  # "The director for sports and culture"
        found = alone[0] if len(alone) == 1 and end == len(subject) else None
    if found is None:
        return None
    # "Only the trustees may": somebody else, in small letters as well.
    return capital(found.text) if subject[0].low == "only" else found.text


def _is_anybody(subject: tuple[Word, ...], context: Context) -> bool:
    """Say whether a sentence speaks of everybody: "Nobody may", "No officer shall"."""
    if not nobody(subject):
        return False
    whom = " ".join(w.low for w in subject).removeprefix("no").strip().removeprefix("other ")
    named = {whom, whom.removesuffix("s")}
    general = subject[0].low != "no" or bool(named & group("titles", "anybody"))
    return general and not named & context.known.keys()


def capital(name: str) -> str:
    """Return a title with a capital."""
    return name[0].upper() + name[1:]


def is_pronoun(subject: tuple[Word, ...]) -> bool:
    """Say whether a subject is whoever was named before, or the reader: they, you, the post holder."""
    return " ".join(w.low for w in subject) in group("titles", "pronouns")


def _before_copula(sentence: Sentence) -> tuple[Word, ...]:
    """Return the subject of "The Shop Manager is accountable to …", "shall have …": no other verb."""
    if sentence.clauses:
        return ()
    run, telling = sentence.run[:_COPULA], grammar("linking") | grammar("modals")
    return run[: next((n for n, w in enumerate(run) if w.low in telling), 0)]


def _is_own(title: str, context: Context) -> bool:
    """Say whether a title in the text means the bearer: the same, its last words, its holder, or generic."""
    own, other = context.title.lower(), title.lower()
    # "The manager" is no committee, of whose tasks a text tells.
    meant = is_generic(title) and not is_body(context.title)
    below = own.removesuffix(" " + other) in group("titles", "second_to")  # the Deputy of the Head
    short = (own.endswith(" " + other) and not below) or own.startswith(other + " of ")
    short = short or without_field(own) == other
    return own == other or short or meant or is_holder(title)
