"""What the sentences of one item say: duties, powers, prohibitions, lines, one sentence after another."""

from dataclasses import dataclass, field

from rolegraph.extraction.english.clauses.clauses import Sentence, parse
from rolegraph.extraction.english.clauses.cuts import label_of, past_able, past_label
from rolegraph.extraction.english.consents.consents import Consent, consents
from rolegraph.extraction.english.lists.answers import is_question
from rolegraph.extraction.english.lists.headed_matters import consent_of_heading, of_heading
from rolegraph.extraction.english.lists.scale_heads import shows_only
from rolegraph.extraction.english.lists.telling import told_by_form
from rolegraph.extraction.english.norms.agents import agent_at
from rolegraph.extraction.english.norms.chained_agents import also_done
from rolegraph.extraction.english.norms.context import Context, Findings
from rolegraph.extraction.english.norms.duties import catch_all, duty
from rolegraph.extraction.english.norms.entries import entry
from rolegraph.extraction.english.norms.further_limits import limit_given
from rolegraph.extraction.english.norms.grounds import proposed
from rolegraph.extraction.english.norms.holdings import object_of, topic
from rolegraph.extraction.english.norms.named_duties import named_duty
from rolegraph.extraction.english.norms.obligations import (
    composes,
    is_duty,
    is_label,
    is_own_consent,
    standard,
    tells_whom,
)
from rolegraph.extraction.english.norms.pointing import (
    done_to_in,
    done_to_that,
    is_anything,
    is_of_which,
    only_decides,
    over_anything,
    over_that,
    over_what_was_named,
    parted,
    pointed_at,
    proposes,
    settles,
)
from rolegraph.extraction.english.norms.powers import beyond, bounded_deed, of_others, powers
from rolegraph.extraction.english.norms.prohibitions import prohibitions
from rolegraph.extraction.english.norms.referring import general_escalation, referrals
from rolegraph.extraction.english.norms.reporting import lines
from rolegraph.extraction.english.norms.resting import held
from rolegraph.extraction.english.norms.speakers import (
    is_chapter,
    is_pronoun,
    names_posts,
    run_in,
    speaker,
    together,
)
from rolegraph.extraction.english.norms.topics import (
    category,
    is_unnamed,
    meant,
    of_category,
    of_label,
    of_named,
    of_topic,
)
from rolegraph.extraction.english.page.headlines import is_headline
from rolegraph.extraction.english.wording.larger import up_to_that
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.limit_ends import caps
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority, Duty, Limit
from rolegraph.reading import Passage
from rolegraph.values import replace


@dataclass(slots=True)
class Reading:
    """One item as its sentences are read.

    ``last`` is the bearer's last bounded power, ``acted`` what a sentence before acted on, ``put`` what
    one before put to a decision, ``done_to`` what the one before says is done or not to be done to,
    ``pointed`` what "it" in this one means, ``given`` the bounded powers of the item so far, ``label``
    what an entry in a list of powers begins with.
    """

    item: Item
    mode: str
    context: Context
    findings: Findings
    made: list[Duty] = field(default_factory=list)
    last: Authority | None = None
    acted: str = ""
    put: str = ""
    done_to: str = ""
    pointed: str = ""
    label: str = ""
    under: Limit | None = None
    given: list[Authority] = field(default_factory=list)

    def read(self, passage: Passage) -> None:
        """Take one sentence, or a part of one."""
        text = passage.text
        listing = self.context.section.kind == "authorities"
        silent = self._heads(passage) or is_question(text) or shows_only(text)
        owned = listing or bool(self.context.bearer)
        if silent or names_posts(passage, self.context) or is_headline(text, owned):
            return
        if listing:
            self.label = label_of(self.item, passage) or self.label
            passage = past_able(past_label(passage))
        sentence = parse(passage.text, self.mode)
        about, self.findings.about = self.findings.about, topic(sentence)
        done_to, self.done_to = self.done_to, ""
        if self._given_by_form(passage, sentence, about):
            return
        here = speaker(passage, sentence, self.context, self.findings.speaker)
        if here and not is_pronoun(sentence.subject):  # "They are advised by the Bursar"
            self.findings.speaker = here
        named = self.findings.category = category(sentence) or self.findings.category
        meaning = about or self.acted or self._acted_before(passage)
        before = self._take_up(passage, sentence, done_to)
        agreed = tuple(
            of_category(of_topic(one, sentence, meaning), named)
            for one in consents(sentence, self.context.known)
        ) or beyond(sentence, self.context, self.last)
        agreed = self._pointing(sentence, agreed, before)
        every = self._everybody(passage, sentence, here)
        told = len(self.made)
        for one in every:
            found = self._powers(passage, sentence, agreed, one)
            self._duty(sentence, agreed, one, found)
        self._of_further(sentence, agreed, told=len(self.made) > told)
        if not every:
            self._of_others(sentence, agreed)

    def _take_up(self, passage: Passage, sentence: Sentence, done_to: str) -> str:
        """Note what "it" means in a sentence and in the next one; return what was named before."""
        put = self.put if settles(sentence) else ""
        before = put or done_to or self.acted or self._acted_before(passage)
        self.pointed = pointed_at(sentence, before)
        self.done_to = done_to_in(sentence, before, self.context.known)
        self.acted = object_of(sentence) or self.pointed or self.acted
        self.put = self.acted if proposes(sentence) else self.put
        self.findings.acted = self.done_to or self.acted, passage.span[1]
        return before

    def _given_by_form(self, passage: Passage, sentence: Sentence, about: str) -> bool:
        """Take what a sentence gives by its form alone, or leaves to others; say whether it does."""
        told = told_by_form(self.item, passage, self.context)
        if not told:
            told = held(self.item, passage, self.context, about or self.acted, self.last)
            told += tuple(proposed(self.item.body, sentence, self.context, told)) if told else ()
        if not told:
            given = limit_given(self.item, passage, self.context, self.findings, self.last)
            self.last = given or self.last
            told = (given,) if given else ()
        self.findings.authorities += told
        return bool(told)

    def _of_further(self, sentence: Sentence, agreed: tuple[Consent, ...], *, told: bool) -> None:
        """Take the duties of those whom a passive that is ``told`` as a duty names further on."""
        deciding = {one.title.lower() for one in agreed}
        more = also_done(self.item, sentence, self.context, deciding) if told else ()
        known = {one.bearer for one in self.made}
        self.made += [one for one in more if one.bearer not in known]

    def _acted_before(self, passage: Passage) -> str:
        """Return what the sentence right before a passage acted on, "" where another paragraph begins."""
        what, end = self.findings.acted
        return what if self.context.goes_on(end, passage) else ""

    def _heads(self, passage: Passage) -> bool:
        """Note whom sentences behind a title tell ("2. The Treasurer. He shall …"); say if it is one."""
        if is_chapter(passage.text):
            self.findings.speaker = None
            return True
        asks = is_question(self.item.heading or self.context.section.title)
        headed = None if asks else run_in(passage, self.context)
        self.findings.speaker = headed or self.findings.speaker
        return headed is not None

    def _pointing(
        self, sentence: Sentence, agreed: tuple[Consent, ...], acted: str
    ) -> tuple[Consent, ...]:
        """Return consents to "it", "they" and below "that amount" with what the power before is over."""
        self.under, last = up_to_that(sentence.run, self.last), self.last
        around = self.item, self.context
        # "any greater borrowing | being subject to the approval of"
        bare = (replace(one, object=one.object.removesuffix(" being")) for one in agreed)
        agreed = tuple(consent_of_heading(one, *around, last) for one in bare)
        before = last.object if last else self.acted or acted
        agreed = tuple(over_what_was_named(one, sentence, before) for one in agreed)
        if last is None:
            return tuple(over_anything(one, sentence) for one in agreed)
        return tuple(
            replace(one, limit=self.under, object=one.object or last.object) if self.under else one
            for one in agreed
        )

    def _everybody(
        self, passage: Passage, sentence: Sentence, here: Context | None
    ) -> tuple[Context, ...]:
        """Return all of whom a sentence tells; "they" are the several of the sentence before."""
        own = self.context.section.kind == "authorities" and self.context.bearer
        if own and entry(passage.text, self.context):
            return (self.context,)  # "Capital items: recommends, the Director approves"
        several = together(passage, sentence, self.context)
        if self.findings.several and [w.low for w in sentence.subject] == ["they"]:
            return self.findings.several
        self.findings.several = several
        return several or ((here,) if here else ())

    def _of_others(self, sentence: Sentence, agreed: tuple[Consent, ...]) -> None:
        findings, item, context = self.findings, self.item, self.context
        made = tuple(of_others(item, agreed, context, self.last))
        findings.authorities += (*made, *proposed(item.body, sentence, context, made))
        # "Jobs of £1 to £5 need the Matron's consent. Anything larger goes to the Bursar."
        self.last = next((one for one in made if one.limit and caps(one.limit)), self.last)
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
            one = replace(one, limit=one.limit or self.under)
            one = over_that(one, self.pointed, parted(sentence))
            if one.object and (
                settles(sentence) or is_of_which(passage, self.context.document, one.kind)
            ):
                one = replace(one, basis="listed")  # "…, and the founders decide"
            about = of_named(meant(one, [*self._last_of(before), *found]), findings.category)
            about = of_label(about, sentence, self.label)
            about = of_heading(about, item, here)
            found += () if is_unnamed(about) else (about,)
        # "Anything above this is approved by the CFO" is about the bearer's limits.
        whose = self.context if self.context.bearer and agent_at(sentence, here) else here
        findings.escalations |= general_escalation(item, sentence, agreed, whose, last, before)
        acted = None if found else bounded_deed(item, sentence, here)
        bounded = (
            a for a in found if a.limit and a.bearer == here.bearer and not is_anything(a.object)
        )
        others = (a for a in found if a.limit and caps(a.limit) and a.bearer != here.bearer)
        self.last = next(bounded, acted or next(others, last))
        whose_last = self.last.bearer if self.last else ""
        own = (one for one in self.given if one.bearer == whose_last)
        for given in (self.last, *own):  # "…; anything higher goes to X"
            findings.referrals += referrals(item, agreed, here, given)
        self.given += [a for a in found if a.limit]
        self.findings.fresh = found[-1] if found else None
        findings.authorities += (*found, *proposed(item.body, sentence, here, found))
        explains = passage.span[0] > item.body.span[0] and bool(sentence.subject)
        explains = explains and self.context.section.kind == "prohibitions"
        if not (explains or is_own_consent(agreed, here)):
            findings.prohibitions += prohibitions(item.body, sentence, here)
        findings.lines += lines(item.body, sentence, here)
        return found

    def _last_of(self, before: list[Authority]) -> list[Authority]:
        """Return the last of some powers where the section gives it: "them" means nothing above a heading."""
        begun = self.context.section.items[0].passage.span[0] if self.context.section.items else 0
        return [one for one in before[-1:] if one.evidence[0].start >= begun]

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
        taken_up = only_decides(sentence) and not known
        if (
            not wanted
            or known
            or composes(sentence, here)
            or (settles(sentence) and (found or agreed))
            or (taken_up and any(one.basis == "listed" for one in found))
            or is_label(self.item, self.context.section)
        ):
            return
        made: Duty | None = None
        # "Tours are planned by the Tour Manager and approved by the Director"
        first = agent_at(sentence, here)
        own = bool(first) and first.lower() not in {one.title.lower() for one in agreed}
        if is_duty(sentence, here, bool(agreed) and not own):
            made = duty(self.item, sentence, here)
            made = done_to_that(made, self.pointed)
        elif not found and not self.made:
            made = standard(self.item, sentence, here) or catch_all(self.item, here)
            made = made or named_duty(self.item, sentence, here)
        self.made += [made] if made else []
