"""Read the items of an English section: duties, powers, prohibitions, lines, requirements."""

from dataclasses import dataclass, field

from rolegraph.extraction.english.agents import agent_at
from rolegraph.extraction.english.answers import is_question
from rolegraph.extraction.english.appraisals import appraisals
from rolegraph.extraction.english.clauses import Sentence, parse
from rolegraph.extraction.english.consents import Consent, consents
from rolegraph.extraction.english.context import Context, Findings
from rolegraph.extraction.english.cuts import (
    label_of,
    last_sentence,
    past_able,
    past_label,
    segments,
    sentences,
)
from rolegraph.extraction.english.delegations import delegated
from rolegraph.extraction.english.duties import catch_all, duty
from rolegraph.extraction.english.grounds import proposed
from rolegraph.extraction.english.holdings import object_of, topic
from rolegraph.extraction.english.leads import below_topic, consent_asked, lead, led, over
from rolegraph.extraction.english.list_speakers import lead_speaker, takes_up
from rolegraph.extraction.english.matters import Lead, announced
from rolegraph.extraction.english.modes import lead_in
from rolegraph.extraction.english.obligations import (
    composes,
    compound,
    is_duty,
    is_label,
    is_note,
    is_own_consent,
    standard,
    tells_whom,
)
from rolegraph.extraction.english.phrases import phrases
from rolegraph.extraction.english.powers import (
    beyond,
    bounded_deed,
    of_others,
    powers,
)
from rolegraph.extraction.english.prohibitions import prohibitions
from rolegraph.extraction.english.qualifications import qualification
from rolegraph.extraction.english.referring import general_escalation, referrals
from rolegraph.extraction.english.reporting import lines, listed_below
from rolegraph.extraction.english.resting import held, stepwise
from rolegraph.extraction.english.rosters import graded
from rolegraph.extraction.english.speakers import (
    headed,
    is_pronoun,
    named_by,
    names_posts,
    speaker,
    together,
)
from rolegraph.extraction.english.telling import told_by_form
from rolegraph.extraction.english.topics import (
    category,
    is_unnamed,
    meant,
    of_category,
    of_label,
    of_named,
    of_topic,
)
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority, Duty
from rolegraph.reading import Passage


def read_items(context: Context, findings: Findings) -> None:
    """Read every item of the context's section into the findings."""
    findings.speaker, findings.several = (context if context.bearer else None), ()
    findings.about = ""
    findings.bounded = findings.category = None
    head = lead(context.section.title, context)
    if head and head.title and not head.deeds and context.bearer:
        head = None  # "Powers delegated to the Clerk": the entries are the Clerk's own
    above: Lead | None = None
    for item in context.section.items:
        here = delegated(item, context)
        # "Debts may be written off as follows:" over lines that no mark counts
        if above and not item.number and _below_lead(item, above, here, findings):
            continue
        above = announced(item)
        asked = consent_asked(item, context)
        told = asked or below_topic(head, item, context)
        # What needs somebody's consent is not the bearer's own, however it is worded.
        if not (told and _below_lead(item, told, here, findings)) and not asked:
            _item(item, "", here, findings)


def _below_lead(item: Item, head: Lead, context: Context, findings: Findings) -> bool:
    """Read an item as things that the head of its list is about; say whether it is such a list."""
    parts = () if item.children else tuple(segments(item.body))
    made = [tuple(over(part, head, context)) for part in parts]
    whole = bool(made) and all(made)
    for part, several in zip(parts if whole else (), made, strict=False):
        grounded = proposed(part, parse(part.text), context, several)
        findings.authorities += (*several, *grounded)
    return whole


def _item(item: Item, mode: str, context: Context, findings: Findings) -> None:
    kind = context.section.kind
    if kind in {"qualifications", "measures"} and not context.bearer:
        return
    context = headed(item, context)
    if kind == "qualifications":
        stated = list(lines(item.body, parse(item.body.text), context))
        findings.lines += stated
        if not stated:
            findings.qualifications.append(qualification(item, context))
    elif kind == "measures":
        findings.appraisals += appraisals(item, context)
    elif not _led(item, context, findings) and not _asks_for_each(item, context):
        _sentences(item, mode, context, findings)
    if item.children:
        _children(item, mode, context, findings)


def _asks_for_each(item: Item, context: Context) -> bool:
    """Say whether an item only says whose consent each entry below it needs ("… of the Director for:")."""
    head = lead(item.body.text, context) if item.children else None
    return head is not None and bool(head.title)


def _children(item: Item, mode: str, context: Context, findings: Findings) -> None:
    """Read the list below an item, as what its first words say of each entry."""
    findings.lines += listed_below(item, context)
    below = lead_in(item.body.text) or mode
    here = lead_speaker(item, context) or takes_up(item, findings.speaker) or context
    head = lead(last_sentence(item.body.text), here)
    if head and head.title and not head.deeds:  # whose the powers below are
        here = named_by(head.title, item.body, here) or here
        below = below or "grant"
    for child in item.children:
        if not (head and _below_lead(child, head, here, findings)):
            _item(child, below, delegated(child, here), findings)


def _led(item: Item, context: Context, findings: Findings) -> bool:
    """Read an item that lists behind its own head what may be done; say whether it is one."""
    found = led(item, context)
    if found is None:
        return False
    head, parts = found
    made = [tuple(over(part, head, context, item.body)) for part in parts]
    findings.authorities += [one for several in made for one in several if all(made)]
    return all(made)


def _sentences(item: Item, mode: str, context: Context, findings: Findings) -> None:
    """Read the sentences of an item; the first one with a duty makes the item a duty."""
    # Sentences of prose go on with the limit before: "Bookings above this are approved by …".
    here = _Reading(item, mode, context, findings, last=None if item.number else findings.bounded)
    for whole in sentences(item.body):
        steps = tuple(stepwise(item, whole, context)) or tuple(graded(item, whole, context))
        findings.authorities += steps
        here.last = steps[-1] if steps else here.last
        for passage in () if steps else segments(whole):
            here.read(passage)
    findings.bounded = here.last
    for made in here.made:
        if not is_note(item) and not (item.children and not made.object):
            findings.duties.append(made)


@dataclass(slots=True)
class _Reading:
    """One item as its sentences are read.

    ``last`` is the bearer's last bounded power, ``acted`` what a sentence before acted on,
    ``given`` the bounded powers of the item so far, ``label`` what an entry in a list of powers begins with.
    """

    item: Item
    mode: str
    context: Context
    findings: Findings
    made: list[Duty] = field(default_factory=list)
    last: Authority | None = None
    acted: str = ""
    label: str = ""
    given: list[Authority] = field(default_factory=list)

    def read(self, passage: Passage) -> None:
        """Take one sentence, or a part of one."""
        if is_question(passage.text) or names_posts(passage, self.context):
            return
        if self.context.section.kind == "authorities":
            self.label = label_of(self.item, passage) or self.label
            passage = past_able(past_label(passage))
        sentence = parse(passage.text, self.mode)
        about, self.findings.about = self.findings.about, topic(sentence)
        told = told_by_form(self.item, passage, self.context)
        left = held(self.item, passage, self.context, about or self.acted, self.last)
        self.findings.authorities += told
        if told:
            return
        if left:
            grounded = proposed(self.item.body, sentence, self.context, left)
            self.findings.authorities += (*left, *grounded)
            return
        here = speaker(passage, sentence, self.context, self.findings.speaker)
        if here and not is_pronoun(sentence.subject):  # "They are advised by the Bursar"
            self.findings.speaker = here
        named = self.findings.category = category(sentence) or self.findings.category
        meaning = about or self.acted
        self.acted = object_of(sentence) or self.acted
        agreed = tuple(
            of_category(of_topic(one, sentence, meaning), named)
            for one in consents(sentence, self.context.known)
        ) or beyond(sentence, self.context, self.last)
        every = self._everybody(passage, sentence, here)
        for one in every:
            found = self._powers(passage, sentence, agreed, one)
            self._duty(sentence, agreed, one, found)
        if not every:
            self._of_others(sentence, agreed)

    def _everybody(
        self, passage: Passage, sentence: Sentence, here: Context | None
    ) -> tuple[Context, ...]:
        """Return all of whom a sentence tells; "they" are the several of the sentence before."""
        several = together(passage, sentence, self.context)
        if self.findings.several and [w.low for w in sentence.subject] == ["they"]:
            return self.findings.several
        self.findings.several = several
        return several or ((here,) if here else ())

    def _of_others(self, sentence: Sentence, agreed: tuple[Consent, ...]) -> None:
        findings, item, context = self.findings, self.item, self.context
        made = tuple(of_others(item, agreed, context, self.last))
        findings.authorities += (*made, *proposed(item.body, sentence, context, made))
        findings.referrals += referrals(item, agreed, context, self.last)
        findings.lines += lines(item.body, sentence, context)

    def _powers(
        self, passage: Passage, sentence: Sentence, agreed: tuple[Consent, ...], here: Context
    ) -> list[Authority]:
        findings, item, last = self.findings, self.item, self.last
        before = findings.authorities
        made = powers(item, passage, sentence, here, agreed, last)
        found: list[Authority] = []
        for one in made:
            about = of_named(meant(one, [*before[-1:], *found]), findings.category)
            about = of_label(about, sentence, self.label)
            found += () if is_unnamed(about) else (about,)
        # "Anything above this is approved by the CFO" is about the bearer's limits.
        whose = self.context if self.context.bearer and agent_at(sentence, here) else here
        findings.escalations |= general_escalation(item, sentence, agreed, whose, last, before)
        acted = None if found else bounded_deed(item, sentence, here)
        self.last = next((a for a in found if a.limit and a.bearer == here.bearer), acted or last)
        for given in (self.last, *self.given):  # "…; anything higher goes to X"
            findings.referrals += referrals(item, agreed, here, given)
        self.given += [a for a in found if a.limit]
        findings.authorities += (*found, *proposed(item.body, sentence, here, found))
        if not is_own_consent(agreed, here):
            findings.prohibitions += prohibitions(item.body, sentence, here)
        findings.lines += lines(item.body, sentence, here)
        return found

    def _duty(
        self,
        sentence: Sentence,
        agreed: tuple[Consent, ...],
        here: Context,
        found: list[Authority],
    ) -> None:
        kind = self.context.section.kind
        named = not self.context.section.bearer and bool(self.context.bearer)  # a note on somebody
        wanted = (
            kind in {"duties", "", "prose"} or self.mode == "duty" or (kind == "other" and named)
        ) or (kind in {"process", "lines"} and bool(sentence.subject) and not named)
        wanted = wanted or tells_whom(sentence, self.context.section)
        run = sentence.run
        above = bool(
            self.made and run and phrases("above").at(run, 0)
        )  # ", above which X approves"
        known = above or any(one.bearer == here.bearer for one in self.made)
        if (
            not wanted
            or known
            or composes(sentence, here)
            or is_label(self.item, self.context.section)
        ):
            return
        made: Duty | None = None
        # "Tours are planned by the Tour Manager and approved by the Director"
        first = agent_at(sentence, here)
        own = bool(first) and first.lower() not in {one.title.lower() for one in agreed}
        if is_duty(sentence, here, bool(agreed) and not own):
            made = duty(self.item, sentence, here)
        elif not found and not self.made:
            made = standard(self.item, sentence, here) or catch_all(self.item, here)
            made = made or compound(self.item, sentence, here)
        self.made += [made] if made else []
