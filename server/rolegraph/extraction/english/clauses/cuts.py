"""Where a passage parts: into sentences, at semicolons, at 1) … 2) … and at dashes before deeds."""

import re
from collections.abc import Iterator

from rolegraph.extraction.english.clauses.openings import past_condition
from rolegraph.extraction.english.clauses.told_subjects import is_of_several
from rolegraph.extraction.english.wording.departments import acting
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.modes import opener
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.titles import is_plural_head
from rolegraph.extraction.english.wording.verb_groups import has_object
from rolegraph.extraction.english.wording.verbs import Verb, kind_of_noun, kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word, words
from rolegraph.extraction.structure import Item
from rolegraph.reading import Passage

#: A stop before a capital, or before an amount: "up to 5% off. 10% needs the Head of Sales".
_STOP = re.compile(
    r"(?:[.!?](?=[\"”)]?\s+[A-Z(\"“])|(?<=[a-z)%])[.](?=\s+(?:[£$€]\d|\d[\d.,–-]*\s?%)))"
    r"([\"”)]?\s+)"
)
_SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|no|nos|mr|mrs|ms|dr|ltd|inc|co|corp|approx|max|min|incl|excl|vs|dept|asst|st|lt|gov|sgt|capt|hon|rev|art|sec|fig|p\.a|u\.s)|\b[A-Z])\.$",
    re.I,
)
_RUN_IN = re.compile(r"(?:(?<=^)|(?<=[\s;,.]))\(?(\d{1,2})[.)]\s*(?=[A-Za-z])")
#: Where an entry begins right behind another's last letter, so many of them at least, each with its deed.
_GLUED = re.compile(r"(?<=[a-z).])(?=[A-Z][a-z]+[ ,])")
_GLUES, _DEED = 3, 40
_DASH = re.compile(r"\s+[–—-]\s+(?=[a-z])")
#: … above which the CFO decides; …, although the CFO's consent is needed; RESOLVED that … and that
#: cheques above that be signed by two; by the Clerk, who shall record it; a draft, which the Dean reviews;
#: and above £5,000 that of the Board.
_CUTS = re.compile(
    r";(?![^()]{0,300}\))(?!\s+provided\b)|,(?= (?:above|over|beyond) which )|, (?:al)?though(?= )"
    r"|, except that(?= )"
    r"|, who(?= (?:shall|must|will|may|can|should|then) )"
    r"|, which(?= the )"
    r"|, (?=any(?:thing)? (?:\w+ ){1,4}being subject to )"
    r"|,? and (?=(?:above|over|beyond) [£$€]?\d[\d,.]*[km]? th(?:at|ose) of )"
    r"|,? and (?=any (?:\w+ ){1,3}(?:over|above|exceeding) [£$€]\d[\d,.]* (?:must|shall|needs|is) )"
    r"| \((?=(?:[A-Z][\w ]{2,40} )?(?:above|over|beyond) (?:this|that|these|those)\b)"
    r"|, and that (?=(?:\w+ ){1,8}(?:be|is|are|may|shall) )"
    r"| and that (?=(?:\w+ ){1,8}(?:be|is|are|may|shall) )",
    re.IGNORECASE,
)
_AND = re.compile(
    r", (?:and|but|while|whereas) (?=(?:the )?[A-Z])| (?:and|but|while|whereas) (?=(?:the )?[A-Z])"
    r"|, (?=the [A-Z])"
    r"|,? (?:and|but|while|whereas) (?=(?:either )?the [A-Za-z][A-Za-z -]{2,40})"
)
#: Where the words begin that tell of whoever stands before "and the Director".
_BEGUN = re.compile(r";|, which (?=the )")
_LONGEST_LABEL = 60
#: What says right behind a verb when it is done, so that nothing is named ("reviews | before release").
BEFORE_TIMES = frozenset(("before", "after", "once", "within"))
#: What may stand behind what somebody does to a thing that "which" takes up.
_BEHIND_IT = BEFORE_TIMES | {".", ",", ";", ")", "and", "but"}
#: Words of "the first authorised signatory".
_PART = 4
#: So many characters around a place tell whether a sentence parts there: an endless line stays cheap.
_REACH = 600
#: Words of the subject and its verb, before which nobody's deed is told.
_SUBJECT = 3
FINAL = " \t\n.;,:"


def sentences(passage: Passage) -> tuple[Passage, ...]:
    """Return the sentences of a passage."""
    text, at = passage.text, 0
    found: list[Passage] = []
    for stop in _STOP.finditer(text):
        if _SHORT.search(text[at : stop.start(1)]):
            continue
        found.append(passage.cut(at, stop.start(1)).strip())
        at = stop.end()
    found.append((passage.cut(at, len(text)) if at else passage).strip())
    return tuple(p for p in found if p.text)


def last_sentence(text: str) -> str:
    """Return the last sentence of a text, with which a list below it goes on."""
    ends = [m.end() for m in _STOP.finditer(text) if not _SHORT.search(text[: m.start()])]
    return text[ends[-1] :] if ends else text


def segments(passage: Passage) -> Iterator[Passage]:
    """Yield the sentences of a passage, cut at semicolons, at ", above which" and before others' deeds.

    Deeds of one subject stay together: "The Chair shall preside; appoint a clerk; and sign the minutes".
    """
    for sentence in sentences(passage):
        at = 0
        signs = [*_CUTS.finditer(sentence.text), *_others(sentence.text)]
        for sign in sorted(signs, key=_start):
            before = sentence.text[at : sign.start()]
            behind = sentence.text[sign.end() : sign.end() + _REACH]
            whose = _antecedent(before) if sign[0] == ", who" else 0
            joined = sign[0] == ";" and _goes_on(before[:_REACH], behind)
            # "all claims except her own, which the Chair reviews": "which" takes up the last alone.
            spared = phrases("excepting").first(words(before)) is not None
            untold = sign[0] == ", which" and (spared or not _is_done_to_it(behind))
            if joined or untold or (sign[0] == ", who" and not whose):
                continue
            yield sentence.cut(at, sign.start()).strip()
            at = at + whose if whose else sign.end()
        rest = sentence.cut(at, len(sentence)).strip() if at else sentence
        if rest.text:
            yield rest


def _antecedent(before: str) -> int:
    """Return where whom ", who shall record it" means is named behind a deed; 0 for a subject."""
    run = words(before)
    named = ((n, mention(run, n, {})) for n in range(_SUBJECT, len(run)))
    posts = (n for n, one in named if one and one.end == len(run) and one.text[0].isupper())
    at = next(posts, 0)
    return run[at].start if at and not is_of_several(run[:at]) else 0


def _is_done_to_it(text: str) -> bool:
    """Say whether words behind "which" tell who decides of it ("the Dean reviews before release")."""
    run = words(text)
    named = mention(run, 0, {})
    modal = named is not None and named.end < len(run) and run[named.end].low in grammar("modals")
    verb = verb_at(run, named.end + modal) if named and named.end + modal < len(run) else None
    told = verb is not None and verb.shape == ("base" if modal else "s")
    decides = verb is not None and kind_of_verb(verb.lemma) in group("kinds", "implied")
    behind = run[verb.end].low if verb and verb.end < len(run) else "."
    return told and decides and behind in _BEHIND_IT


def _goes_on(before: str, behind: str) -> bool:
    """Say whether a semicolon joins a further deed of whom the words before it tell something."""
    run, told = words(behind), words(before)
    at = next((n for n, w in enumerate(run) if w.low not in grammar("verb_joins")), len(run))
    named = mention(told, 0, {}) if told else None
    said = (
        n for n in (3, 2, 1) if " ".join(w.low for w in told[:n]) in group("titles", "pronouns")
    )
    end = named.end if named else next(said, len(told))
    modal = end < len(told) and opener(told, end) is not None
    if not modal or at >= len(run):
        return False
    verb = verb_at(run, at)
    deed = verb is not None and verb.shape == "base" and _acts_on(run, verb)
    return deed or run[at].low in group("phrases", "finite")


def _acts_on(run: tuple[Word, ...], verb: Verb) -> bool:
    """Say whether a verb has an object, be it behind commas ("sign, together with the Clerk, all deeds")."""
    return has_object(run, verb) or past_condition(run, verb.end) > verb.end


def past_label(passage: Passage) -> Passage:
    """Return what an entry says behind its label where that tells it whole: "Hiring: may interview …"."""
    label, colon, rest = passage.text.partition(":")
    run = words(rest) if colon and len(label) <= _LONGEST_LABEL else ()
    named = mention(run, 0, {}) if run else None  # "Grants: the Director may award up to £500"
    at = named.end if named and named.end < len(run) else 0
    found = (opener(run, 0) or opener(run, at)) if run else None
    granted = found is not None and found[0] == "grant"
    if found and granted and run[found[1] : found[1] + 1] and run[found[1]].low == "be":
        return passage  # "Overtime: may be approved up to …": the label is what is approved
    return passage.cut(len(label) + 1, len(passage)).strip() if granted else passage


def past_able(passage: Passage) -> Passage:
    """Return what an entry in a list of powers says behind "Able to", "Acts as authorised | signatory"."""
    run = words(passage.text)
    able = phrases("able").at(run, 0) if run else None
    acts = phrases("acting_as").at(run, 0) if run and not able else None
    part = range(acts.end, min(acts.end + _PART, len(run))) if acts else ()
    signs = next((n for n in part if kind_of_noun(run[n].low) == "sign"), 0)
    at = able.end if able else signs
    return passage.cut(run[at].start, len(passage)) if 0 < at < len(run) else passage


def label_of(item: Item, passage: Passage) -> str:
    """Return the label that an entry begins with ("Leave: approves for all staff"), or ""."""
    label, colon, _ = passage.text.partition(":")
    if colon and len(label) <= _LONGEST_LABEL:
        return label.strip()
    return item.heading if f"{item.heading}:" in item.passage.text else ""


def _others(text: str) -> Iterator[re.Match[str]]:
    """Yield where "and the Chief Executive will" sets in behind somebody's deed."""
    for found in _AND.finditer(text):
        since = text[max(0, found.start() - _REACH) : found.start()]
        said = _BEGUN.split(since)[-1]
        before = words(said)
        run = words(text[found.end() : found.end() + _REACH])
        led = bool(before) and before[0].low in grammar("matters") | grammar("cases")
        if led and len(run) > 1 and run[1].text.islower():
            continue  # "For orders over £500, a form is filled in and the buyer must sign"
        named = mention(run, 0, {}) or acting(run)
        modal = named is not None and any(opener(before, n) for n in range(len(before)))
        behind = run[named.end : named.end + 1] if named and modal else ()
        finite = bool(behind) and behind[0].low in group("phrases", "finite")
        told = _acts(before, 0) or _is_done_by(before) or (said != since and _is_done_to_it(said))
        if finite or (named and told and _acts(run, 0)):
            yield found


def _is_done_by(run: tuple[Word, ...]) -> bool:
    """Say whether some words end in who does what a passive says ("is prepared by the Clerk")."""
    at = next((n for n in range(len(run) - 1, 0, -1) if run[n].low == "by"), 0)
    every = (verb_at(run, n) for n in (at - 1, at - 2) if n > 0)
    verb = next((v for v in every if v and v.end == at and v.shape == "ed"), None)
    named = mention(run, at + 1, {}) if verb else None
    told = verb is not None and run[verb.start - 1].low in grammar("passives")
    return told and named is not None and named.end == len(run)


def _acts(run: tuple[Word, ...], at: int) -> bool:
    """Say whether some words tell what a title in capitals does ("The Clerk keeps …")."""
    named = mention(run, at, {}) if at < len(run) else None
    several = named is not None and is_plural_head(run[named.end - 1].low)
    told = named is not None and (named.text[0].isupper() or run[at].low == "the")
    verb = verb_at(run, named.end) if named and told else None
    noun = verb is not None and verb.lemma in group("verbs", "noun_forms")  # "and Board budgets"
    behind = run[verb.end : verb.end + 1] if verb else ()
    goes_on = bool(behind) and (behind[0].is_word and behind[0].low not in {"and", "or"})
    agrees = verb is not None and verb.shape == ("base" if several else "s")
    return agrees and (goes_on or not noun)


def _start(found: re.Match[str]) -> int:
    return found.start()


def dashed(passage: Passage) -> tuple[Passage, ...]:
    """Return the deeds that dashes part on a line ("hires staff - signs leases"); one where none do."""
    at, found = 0, []
    for sign in _DASH.finditer(passage.text):
        found.append(passage.cut(at, sign.start()).strip(FINAL))
        at = sign.end()
    found.append(passage.cut(at, len(passage)).strip(FINAL))
    deeds = all(
        (verb := verb_at(words(p.text), 0)) and verb.shape in {"s", "base"} for p in found[:1]
    )
    return tuple(found) if len(found) > 1 and deeds else (passage,)


def run_in(passage: Passage) -> tuple[Passage, ...]:
    """Return the items that follow one another on a line as 1) … 2) …, or glued together; else one."""
    marks = [m for m in _RUN_IN.finditer(passage.text)]
    wanted = 1
    starts: list[tuple[int, int]] = []
    for mark in marks:
        if int(mark[1]) == wanted:
            starts.append(mark.span())
            wanted += 1
    if len(starts) < 2:
        return _unglued(passage)
    ends = [a for a, _ in starts[1:]] + [len(passage)]
    return tuple(
        passage.cut(after, end).strip(FINAL) for (_, after), end in zip(starts, ends, strict=True)
    )


def _unglued(passage: Passage) -> tuple[Passage, ...]:
    """Return the entries of a list whose ends a page lost ("in lawsTrain staffKeep the log"), else one."""
    deeds = (
        m.start() for m in _GLUED.finditer(passage.text) if _begins_deed(passage.text, m.start())
    )
    places = [0, *deeds]
    if len(places) <= _GLUES:
        return (passage,)
    ends = [*places[1:], len(passage)]
    return tuple(passage.cut(a, b).strip(FINAL) for a, b in zip(places, ends, strict=True))


def _begins_deed(text: str, at: int) -> bool:
    verb = verb_at(words(text[at : at + _DEED]), 0)
    return verb is not None and verb.shape == "base"


def listed(passage: Passage) -> tuple[Passage, ...]:
    """Return the things that a line lists: between semicolons, else between commas."""
    sign = ";" if ";" in passage.text else ","
    found: list[Passage] = []
    at = 0
    for n, letter in enumerate(passage.text):
        figure = letter == "," and passage.text[n + 1 : n + 2].isdigit()
        if letter == sign and not figure:
            found.append(passage.cut(at, n))
            at = n + 1
    parts = (*found, passage.cut(at, len(passage)))
    return tuple(p for p in (part.strip(" \t.;,") for part in parts) if p.text)
