"""Whether a sentence tells its bearer a duty, and no mere right, ban, remark or others' consent."""

import re
from dataclasses import replace

from rolegraph.extraction.english.clauses.clauses import Clause, Sentence, parse
from rolegraph.extraction.english.clauses.subjects import is_bounded
from rolegraph.extraction.english.consents.consents import Consent
from rolegraph.extraction.english.consents.qualifying import done_on_day
from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.figures.measures import measures
from rolegraph.extraction.english.norms.agents import agent_at, is_done_to
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.duties import about
from rolegraph.extraction.english.norms.prohibitions import forbids, nobody
from rolegraph.extraction.english.norms.reporting import states_line
from rolegraph.extraction.english.wording.concepts import object_concept
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.objects import without_article
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.titles import (
    is_body,
    is_plural_head,
    is_title,
    singular,
    titles_in,
)
from rolegraph.extraction.english.wording.verbs import kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word, between, readable, words
from rolegraph.extraction.structure import Item, Section
from rolegraph.model import Duty

_PARTED = re.compile(r"[,;/&+]|\band\b")
#: Words of the longest label of a form or page.
_LONGEST_LABEL = 4
#: Words between "must be" and the figure that something must reach.
_NEAR = 4
#: Words in which "by two (2) Board members" names them.
_NAMED = 8
#: Words with "Strong and proven ability" at most.
_QUALITY = 4
#: "Budget holders" alone heads what follows.
_SHORT_TITLE = 3


def is_note(item: Item) -> bool:
    """Say whether an item stands in brackets as a whole: a remark on the list, and no duty."""
    text = item.body.text.strip(" .")
    return text.startswith("(") and text.endswith(")") and text.count("(") == 1


def is_label(item: Item, section: Section) -> bool:
    """Say whether an entry outside a list of duties is a label or button ("Cover Letter", "Apply")."""
    text, kind = readable(item.passage.text).strip(" *_"), section.kind
    run = words(text)
    if kind in {"", "prose"} and item.number and _is_matter(words(item.body.text), item, section):
        return True  # "Refunds up to £500" beside "Overtime"
    if kind in {"", "prose"} and item.number and len(words(item.body.text)) == 1:
        return True  # the section's own heading, "7. Review"
    if len(run) == 1 and text.isupper():
        return True  # "PURCHASES" heads what stands below it
    if run and run[0].low in group("titles", "addresses") and run[1:2] and run[1].low == ":":
        return True  # "Email: clerk@example.com"
    if _names_holder(item.body.text):
        return True  # "Chair: CEO"
    # "=== JOB DESCRIPTION ===" heads a whole advert, with the headings of its groups of tasks.
    whole = kind in {"", "prose"} or section.title.lower() in group("titles", "wrappings")
    loose = whole and not item.number and not item.heading
    short = 0 < len(run) <= _LONGEST_LABEL and text[-1:].isalnum()
    return loose and short and all(w.text[0].isupper() or not w.is_word for w in run)


def _is_matter(run: tuple[Word, ...], item: Item, section: Section) -> bool:
    """Say whether an entry's first word is a noun that could be a verb, as in a list of things it stands."""
    verb = verb_at(run, 0)
    plural = verb is not None and verb.shape == "s" and verb.lemma in group("verbs", "noun_forms")
    if not plural or verb is None or not is_bounded(run, verb.end):
        return False  # "Reviews the plan", "Claims are submitted monthly"
    beside = [i for i in section.items if i.heading == item.heading and i.number]
    silent = sum(not _may_tell(one.body.text) for one in beside)
    return silent >= len(beside) - silent


def _may_tell(text: str) -> bool:
    """Say whether an entry begins with what may be a deed, or tells of somebody."""
    run = words(text)
    return not run or verb_at(run, 0) is not None or bool(parse(text).clauses)


def _names_holder(text: str) -> bool:
    """Say whether one word before a colon says who holds something: titles alone stand behind it."""
    label, _, value = text.strip(" *_").partition(":")
    parts = _PARTED.split(value)
    named = [titles_in(part) for part in parts if part.strip(" *_.")]
    return label.strip(" *_").isalpha() and bool(named) and all(named)


def composes(sentence: Sentence, here: Context) -> bool:
    """Say whether a sentence tells whom a body consists of, or how often it meets: no deed."""
    bare = (c for c in sentence.clauses if c.object_end == c.object_start)
    meets = any(verb.lemma == "meet" for clause in bare for verb in clause.verbs)
    own = bool(here.title) and is_body(here.title)
    return (own and meets) or phrases("composing").first(sentence.run) is not None


def is_own_consent(agreed: tuple[Consent, ...], here: Context) -> bool:
    """Say whether what is forbidden needs the bearer's own consent: it binds others."""
    own = {here.title.lower(), here.title.rpartition(" ")[2].lower()} - {""}
    return any(one.title.lower() in own for one in agreed)


def is_duty(sentence: Sentence, context: Context, agreed: bool) -> bool:
    """Say whether a sentence states a duty and no mere right, ban or others' consent (``agreed``)."""
    clauses = [c for c in sentence.clauses if c.mode in {"", "duty"}]
    listing = context.section.kind == "authorities" and not tells_whom(sentence, context.section)
    if not clauses or listing or _names_need(sentence):
        return False
    told = " ".join(w.low for w in sentence.subject) in group("titles", "pronouns")
    if len(sentence.run) <= _SHORT_TITLE and is_title(singular(sentence.text)) and not told:
        # "Trains new fitters" in somebody's list is a deed, "Budget holders" anywhere a title.
        own = context.section.kind == "duties" and context.bearer
        several = is_plural_head(sentence.run[-1].low)
        return bool(own) and (clauses[0].verbs[0].shape == "s" or several)
    if phrases("prohibited").first(sentence.run) or phrases("rests").first(sentence.run, 1):
        return False
    first = sentence.clauses[0]
    if forbids(sentence, first):
        return False
    if _is_no_deed(sentence, first, agreed) or _is_by_others(sentence, first, context):
        return False
    denied = nobody(sentence.subject)  # "Nobody is given a key"
    # "The trustees' approval is not required"
    denied = denied or any(w.low in {"not", "never"} for w in sentence.run[: first.verbs[0].start])
    passive = first.verbs[0].shape == "ed"
    told = denied or is_done_to(sentence, context) or done_on_day(sentence, first.verbs[-1].end)
    if passive and (agreed or told):
        return False
    if states_line(sentence.run, first.verbs[0].start) and len(clauses) == 1:
        return False
    return first.mode in {"", "duty"} or (len(clauses) > 0 and first.mode != "prohibition")


def tells_whom(sentence: Sentence, section: Section) -> bool:
    """Say whether a sentence of a list of powers says who shall do something.

    "The Head shall prepare the budget" is a duty in a scheme of delegation as well; among somebody's
    own powers what they shall decide or ask for is none besides.
    """
    first = sentence.clauses[0] if sentence.clauses else None
    if section.bearer and (first is None or not _is_told_by_title(sentence, first)):
        return False
    told = first is not None and first.mode == "duty" and first.verbs[0].shape == "base"
    return told and bool(sentence.subject) and section.kind in {"authorities", "other", "overview"}


def _is_told_by_title(sentence: Sentence, first: Clause) -> bool:
    """Say whether a title is told to do what is no decision ("The Clerk shall keep a register")."""
    named = mention(sentence.subject, 0, {}) if sentence.subject else None
    lemma = first.verbs[0].lemma
    decides = kind_of_verb(lemma) in group("kinds", "implied") or lemma in group(
        "consents", "seeking"
    )
    return named is not None and named.end == len(sentence.subject) and not decides


def _names_need(sentence: Sentence) -> bool:
    """Say whether what a holder must have is named ("Proven ability to plan", "Experience in audits")."""
    run = sentence.run
    at = next(
        (n for n, w in enumerate(run[:_QUALITY]) if w.low in group("phrases", "qualities")), None
    )
    behind = run[at + 1].low if at is not None and at + 1 < len(run) else ""
    led = verb_at(run, 0) if at else None  # "Builds skills in", "Assess ability to"
    return behind in {"to", "of", "in", "with"} and led is None


def _is_no_deed(sentence: Sentence, first: Clause, agreed: bool) -> bool:
    """Say whether a clause asks for consent, tells what something consists of, or uses a power."""
    lemma = first.verbs[0].lemma
    alone = first.object_end == first.object_start and lemma in grammar("by_itself")
    # "The salary includes …", "Membership will vary"
    becomes = bool(sentence.subject) and (alone or lemma in grammar("becoming"))
    becomes |= any(w.low in group("phrases", "supposing") for w in sentence.subject[-1:])
    asked = first.verbs[0].shape == "ed"  # "Compliance with this policy is required"
    wants = (agreed or asked) and lemma in group("verbs", "needing")
    # "The successful candidate will require excellent skills", "This role will require travel"
    post = bool(sentence.subject) and sentence.subject[-1].low in group("titles", "called_posts")
    wants = wants or (post and lemma == "require")
    behind = sentence.run[first.object_start : first.object_end]
    works = lemma == "work" and bool(behind) and behind[-1].low in group("verbs", "hours")
    reader = len(behind) == 1 and behind[0].low == "you"  # "The course will give you"
    return (
        wants
        or _tells_of_body(sentence, first)
        or works
        or reader
        or becomes
        or lemma
        in group("verbs", "composing") | group("verbs", "having") | group("verbs", "placed")
        or _uses_powers(sentence, first)
    )


def _tells_of_body(sentence: Sentence, first: Clause) -> bool:
    """Say whether a passive only tells who made a body, or where somebody's duties are told.

    "The Committee is established by the Board", "The Clerk's duties are set out in the job description".
    """
    verb, subject = first.verbs[0], sentence.subject
    if first.mode or verb.shape != "ed" or not subject:
        return False
    founded = verb.lemma in group("verbs", "founding") and subject[-1].low in group(
        "titles", "bodies"
    )
    own = group("verbs", "tasks") | grammar("powers") | {"role", "roles", "reference"}
    told = verb.lemma in group("verbs", "describing") and subject[-1].low in own
    return founded or told


def _is_remark(sentence: Sentence, first: Clause) -> bool:
    """Say whether a sentence only tells how the work is done or given ("Work is performed under …")."""
    about = group("titles", "told_of_work")
    passive = first.verbs[0].shape == "ed" or not first.verbs[0].lemma
    return passive and any(w.low in about for w in sentence.subject)


def _is_by_others(sentence: Sentence, first: Clause, context: Context) -> bool:
    """Say whether people who hold no post do what a passive says ("signed by two (2) Board members")."""
    run, at = sentence.run, first.verbs[0].end
    if _is_remark(sentence, first):
        return True
    if first.verbs[0].shape != "ed" or at >= len(run) or run[at].low != "by":
        return False
    if agent_at(sentence, context):
        return False
    named = (w.low.removesuffix("s") for w in run[at + 1 : at + _NAMED])
    return any(low in group("titles", "anybody") for low in named)


def _uses_powers(sentence: Sentence, clause: Clause) -> bool:
    """Say whether somebody "exercises the powers of" another: no deed of its own."""
    acted = sentence.run[clause.object_start : clause.object_end]
    passive = clause.verbs[0].shape == "ed"  # "his powers are exercised by the Treasurer"
    what = without_article(sentence.subject[-1:] if passive else acted)
    return clause.verbs[0].lemma == "exercise" and bool(what) and what[0].low in grammar("powers")


def standard(item: Item, sentence: Sentence, context: Context) -> Duty | None:
    """Return "stock accuracy must be at least 99 %" as a duty: what is measured is its object."""
    run = sentence.run
    hit = phrases("standards").first(run)
    if hit is None or not hit.start or not context.bearer or run[0].low == "no":
        return None
    near = any(a.start <= hit.end + _NEAR for a in amounts(sentence.text, run) if a.end > hit.end)
    figures = measures(sentence.text) if near else ()
    named = mention(run, 0, context.known)
    # "the Chief Executive must be told", "is for the Bursar, who must be told"
    person = (named is not None and named.end == hit.start) or run[hit.start - 1].low == "who"
    what = between(sentence.text, without_article(run[: hit.start]))
    if not figures or not what or person:
        return None
    return replace(
        about(what, item, context, 0.8),
        object_concept=object_concept(what),
        measures=figures,
        heading=context.section.title,
    )
