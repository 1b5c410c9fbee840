"""Entries of lists of duties that name their task by a noun: "Vendor management", "Succession plan for …"."""

from collections.abc import Iterator

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.figures.measures import frequency, measures
from rolegraph.extraction.english.figures.numbers import number
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.duties import about
from rolegraph.extraction.english.wording.concepts import action_concept, object_concept
from rolegraph.extraction.english.wording.lexicon import entries, grammar, group
from rolegraph.extraction.english.wording.objects import without_article
from rolegraph.extraction.english.wording.titles import is_title
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.extraction.structure import Item
from rolegraph.model import Duty
from rolegraph.values import replace

#: Words of the longest entry that names its task, and of the shortest.
_LONGEST, _SHORTEST = 24, 2
#: Words of the label before it.
_LABEL = 3


def named_duty(item: Item, sentence: Sentence, context: Context) -> Duty | None:
    """Return an entry of somebody's list of duties that only names its task, None for others.

    Its verb is that which the noun stands for, none where it stands for none ("Annual budget").
    """
    if not _is_entry(item, sentence, context):
        return None
    run = sentence.run
    head = next((n for n in _heads(run) if _names_task(run[n].low)), -1)
    if head < 0:
        return None
    deed = _deed(run, head)
    what = run[0].low if deed else between(sentence.text, without_article(_whole(run)))
    return replace(
        about(what, item, context, 0.6),
        action=deed,
        action_concept=action_concept(deed, what) if deed else "",
        object_concept=object_concept(what),
        frequency=frequency(sentence.text),
        measures=measures(sentence.text),
    )


def _deed(run: tuple[Word, ...], head: int) -> str:
    """Return the verb of an entry of two nouns ("Vendor management"), "" of any other."""
    pair = head == 1 and not run[0].text.isupper()
    quality = run[0].low.endswith(tuple(group("verbs", "quality_endings")))
    return entries("verbs")["nominals"].get(run[1].low, "") if pair and not quality else ""


def _whole(run: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return an entry's words up to what is told behind a comma (", tested twice a year")."""
    return run[: next((n for n in range(1, len(run)) if _tells_more(run, n)), len(run))]


def _tells_more(run: tuple[Word, ...], at: int) -> bool:
    verb = verb_at(run, at + 1) if run[at].low == "," else None
    behind = run[at + 1].low if at + 1 < len(run) else ""
    return run[at].low == "," and (behind == "with" or (verb is not None and verb.shape == "ed"))


def _is_entry(item: Item, sentence: Sentence, context: Context) -> bool:
    """Say whether an item is one of somebody's list of duties and heads no text of its own."""
    run, section = sentence.run, context.section
    text, said = item.body.text.strip(" .;"), sentence.text.strip(" .;")
    label = text.removesuffix(said).strip(" .:–—-*")  # "Safety. | Weekly test of the alarm"
    whole = text.endswith(said) and len(words(label)) <= _LABEL
    # Where lines between are no entries, a list may go on below another heading ("Persona:").
    alike = all(one.number for one in section.items)
    listed = section.kind == "duties" and context.bearer and alike and not item.children
    if not (listed and whole and _SHORTEST <= len(run) <= _LONGEST) or _tells_deed(sentence):
        return False
    lows = {w.low for w in run}
    told = lows & (grammar("modals") | grammar("denying") | grammar("linking") | {"?", ":"})
    counted = number(run[0].low) is not None  # "Three direct reports"
    named = run[0].is_word and run[0].text[0].isupper() and not is_title(sentence.text)
    named = named and not counted
    praised = run[0].low in group("verbs", "praising") | grammar("articles")
    sums = any(a.is_money for a in amounts(sentence.text, run))  # "Budget of £2m"
    acts = any(_acts(run, n) for n in range(1, len(run)))
    return named and not (told or praised or acts or sums)


def _tells_deed(sentence: Sentence) -> bool:
    """Say whether a sentence has a verb; none is a noun before "of" ("Weekly test | of the alarm")."""
    behind = (sentence.run[c.verbs[-1].end :][:1] for c in sentence.clauses[:1])
    return bool(sentence.clauses) and not any(w.low == "of" for one in behind for w in one)


def _acts(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a word is a verb that can be no noun ("Services | include", "The decision | rests")."""
    verb = verb_at(run, at) if run[at].text[0].islower() else None
    nouns = group("verbs", "noun_forms") | group("verbs", "noun_first")
    several = run[at - 1].low.endswith("s")
    agrees = verb is not None and verb.shape == ("base" if several else "s")
    return verb is not None and agrees and verb.lemma not in nouns


def _heads(run: tuple[Word, ...]) -> Iterator[int]:
    """Yield where a phrase's last noun may stand: before its first preposition or comma, or at its end."""
    small = group("phrases", "ends") | {"of"}
    prepositions = (n for n, w in enumerate(run) if n and w.low in small)
    end = next(prepositions, len(run))
    yield end - 1
    comma = next((n for n in range(1, end) if run[n].low == ","), 0)
    if comma:
        yield comma - 1


def _names_task(noun: str) -> bool:
    """Say whether a noun names what somebody does (management, planning) or sees to (the budget)."""
    single = noun.removesuffix("s")
    if {noun, single} & group("verbs", "no_tasks"):
        return False
    known = {noun, single} & (group("verbs", "tasks_named") | entries("verbs")["nominals"].keys())
    return bool(known) or single.endswith(tuple(group("verbs", "task_endings")))
