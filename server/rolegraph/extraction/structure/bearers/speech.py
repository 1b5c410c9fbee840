"""Running text as it is heard: each sentence goes to the position or unit that it names."""

import re
from dataclasses import dataclass, field, replace

from rolegraph.extraction.sentences.authorities.grant_sentences import goes_further
from rolegraph.extraction.sentences.wording.deciding_words import speaks
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import words as verbs
from rolegraph.extraction.structure import Item, Section
from rolegraph.extraction.structure.bearers import composing, headcounts
from rolegraph.extraction.structure.bearers.holders import Holders
from rolegraph.extraction.structure.classifying import item_titles
from rolegraph.extraction.structure.items import definitions, items
from rolegraph.extraction.structure.names import titles
from rolegraph.extraction.structure.names.registry import Registry
from rolegraph.extraction.structure.names.units import UnitName
from rolegraph.extraction.structure.pieces.tree import Node, is_short
from rolegraph.extraction.structure.prose import (
    handing_over,
    heads_below,
    judging,
    lines_together,
    offices,
    parted_subjects,
    prose,
    spoken_of,
)
from rolegraph.extraction.structure.prose.prose import Subject
from rolegraph.extraction.structure.wording import clauses
from rolegraph.extraction.structure.wording.words import opening
from rolegraph.reading import Passage

_MAY = re.compile("(?:不[^，,。；;]{2,8}[，,])?有权")
#: What is asked of a matter, or who decides on it: 支付货款须经批准 is no deed of whoever was named before.
_DEPENDS = re.compile(
    "须|应(?![急用收付])|[由经](?![营理济费办常过验])|报[请经]?[^，。；]{2,10}(?:审|批|核)|不得|的，"
)


#: What a heading names behind a unit's name.
_FIELDS = ("管理", "建设", "运营", "维护")


@dataclass(slots=True)
class Speech:
    """The sentences of one passage that no heading gives a bearer.

    ``rest`` are those that name nobody. ``unit`` is the id of the unit whose text it is, or "";
    ``steps`` says that it tells how something is done, step by step.
    """

    registry: Registry
    passage: Passage
    unit: str
    steps: bool = False
    sections: list[Section] = field(default_factory=list)
    rest: list[Item] = field(default_factory=list)
    bearers: list[str] = field(default_factory=list)
    _bearer: str = ""
    _heading: str = ""
    _listed: str = ""
    _topic: tuple[Subject, int] | None = None
    _holders: Holders = field(default_factory=Holders)

    def hear(self, node: Node, heading: str = "") -> None:
        """Read one item or paragraph, and what stands below it; ``heading`` is what heads it."""
        self._heading = heading
        listed = self._listed if node.kind == "item" else ""
        self._listed = listed
        text = self.passage.text[node.start : node.end]
        composing.compose(self.registry, self.passage.cut(node.start, node.end), self.unit)
        for a, b in clauses.sentences(text, "。！？!?\n"):
            if clauses.takes_leave(text[a:b]):
                continue
            if told := spoken_of.spoken_of(text[a:b]):
                self._topic = (told, node.start + a)
            for c, d in parted_subjects.parts(text[a:b]):
                self._sentence(node.start + a + c, node.start + a + d, node.kind == "item")
        own = text.strip(" 　\n:：。；;") if is_short(text) else heading
        for child in node.children:
            if child.kind in ("item", "text", "group"):
                self.hear(child, own)
        goes_on = bool(node.children) and node.children[-1].kind == "text" and self._listed
        if node.kind != "text" and not goes_on:
            # What an item heads is what stands below it; a text behind the list may head the next.
            self._listed = listed

    def _sentence(self, start: int, end: int, numbered: bool) -> None:
        text = self.passage.text[start:end]
        if clauses.is_note(text):
            self.rest.append(items.plain(self.passage, start, end))
            return
        if self._is_of_holder(start, end):
            return
        if clauses.announces(text):
            self._head_list(text, start)
            return
        for head, (a, b) in heads_below.heads(text):
            told = items.plain(self.passage, start + a, start + b)
            self._keep("lines", self._named(head, start + a), [told])
        states = not opening("prose", "continuing").fullmatch(text)
        if (
            not states
            or clauses.closes(text)
            or clauses.enacts(text)
            or self._sets_up(start, end, numbered)
            or self._counts(start, end)
            or self._together(start, end)
        ):
            return
        handed = handing_over.delegated(text)
        deeds = not self.steps and clauses.has_stop(text, self.passage.text[end : end + 1])
        who = self._obliged(text, deeds) or handed
        self._turn_to(who, start, text, numbered)
        if not self._bearer:
            told = items.plain(self.passage, start, end)
            self.rest.append(replace(told, heading=self._heading))
            return
        if who is not None and who is handed:
            told = items.plain(self.passage, start, self._handed(start, end))
            found = [replace(told, subject=f"由{text[who.start : who.end]}")]
        else:
            found = self._told(start, end, who, numbered)
        self._keep("duties", self._bearer, found)

    def _is_of_holder(self, start: int, end: int) -> bool:
        """Keep what a sentence tells of a post by its holder (张敏获委任为…，负责…); say if it does."""
        text = self.passage.text[start:end]
        held = self._holders.hear(text, start)
        if held is None:
            return False
        self._topic, told = held
        self._bearer = self._named(*self._topic)
        self.bearers.append(self._bearer)
        if clauses.announces(text):
            self._listed = self._bearer
            return True
        every = items.running(self.passage, start + told, end) if start + told < end else []
        deeds = [item for item in every if offices.is_deed(item.body.text)]
        self._keep("duties", self._bearer, deeds)
        self._keep("lines", self._bearer, [item for item in every if item not in deeds])
        return True

    def _sets_up(self, start: int, end: int, numbered: bool) -> bool:
        """Keep what a post is there to do (公司设总经理一名，主持…); say whether a sentence sets one up.

        Who puts somebody there is kept apart.
        """
        office = offices.set_up(self.passage.text[start:end])
        if office is None:
            return False
        stop = re.search("[；;]", self.passage.text[start + office.told : end])
        own = start + office.told + stop.start() if stop else end
        told = items.running(self.passage, start + office.told, own)
        found = [item for item in told if offices.is_deed(item.body.text)]
        if not found and not speaks().search(self.passage.text, start, own):
            return False
        self._counts(start, end)
        if found:
            post = Subject(*office.span, title=office.title)
            self._bearer = self._named(post, start, office.unit)
            if not re.search("[设置]", self.passage.text[start + office.told : end]):
                # 置经理一人，…；下设二课，各置课长一人: the text is about more than the first.
                self.bearers.append(self._bearer)
            self._keep("duties", self._bearer, found)
        if len(found) < len(told):
            self.rest.append(replace(items.plain(self.passage, start, own), heading=self._heading))
        if stop:
            self._sentence(own + 1, end, numbered)
        return True

    def _turn_to(self, who: Subject | None, at: int, text: str, numbered: bool) -> None:
        """Note whose a sentence is: who it names, whoever was spoken of (主要职责有负责…), or nobody."""
        meant = self._topic if who is None and spoken_of.refers(text) else None
        spoken = (who, at) if who else meant
        if spoken:
            self._bearer = self._named(*spoken)
            self.bearers.append(self._bearer)
        elif spoken_of.is_the_firms(text) or not self._goes_on(text, at, numbered):
            self._bearer = self._listed if numbered else ""

    def _goes_on(self, text: str, at: int, numbered: bool) -> bool:
        """Say whether a sentence goes on about whom the one before names (同时，…; a deed behind a stop)."""
        if opening("prose", "continuing").match(text):
            return True
        if numbered or not at or "\n" in self.passage.text[max(0, at - 2) : at]:
            return False
        led = verb_at(text, 0) in verbs("verbs", "strong", "leading").every or _MAY.match(text)
        if not led or _DEPENDS.search(text):
            return False
        return not any(titles.is_title(text[:end]) for end in range(2, titles.LONGEST))

    def _told(self, start: int, end: int, who: Subject | None, numbered: bool) -> list[Item]:
        """Return what a sentence says of whoever it names, or of whom it goes on about (``who`` None)."""
        text = self.passage.text[start:end]
        if who is None or prose.depends(text):
            return self._deeds(start, end, numbered)
        about = spoken_of.label_before(text, who)
        told = self._deeds(start + who.start, end, numbered)
        found = [replace(item, heading=item.heading or about) for item in told]
        return [replace(i, subject=text[who.start : who.end]) for i in found[:1]] + found[1:]

    def _obliged(self, text: str, deeds: bool) -> Subject | None:
        """Return whom a sentence obliges; 财务部经理审核 is a step, over what stands above it.

        办事处行政管理 is what an article is called.
        """
        who = prose.subject(text, self._known(), deeds)
        who = who or spoken_of.labelled(text, self._known())
        rest = text[who.end :].strip(" 　。；;") if who else ""
        return None if rest in (*judging.verbs(), *_FIELDS) else who

    def _deeds(self, start: int, end: int, numbered: bool) -> list[Item]:
        """Return what a sentence obliges to: a numbered one as a whole, else each of its clauses."""
        if numbered:
            return [item_titles.without_title(items.plain(self.passage, start, end))]
        clauses_of = items.running(self.passage, start, end)
        return [i for i in clauses_of if not _only_introduces(i.body.text)]

    def _head_list(self, text: str, at: int) -> None:
        """Note whose the list below a sentence is (校长办公室的主要职责包括:)."""
        of_rights = "哪些" in text or ("权" in text and "职责" not in text)
        who = None if of_rights else prose.subject(text, self._known()) or spoken_of.met(text)
        if who is None and not spoken_of.refers(text):
            self._listed = ""
            return
        spoken = (who, at) if who else self._topic
        self._listed = self._named(*spoken) if spoken else self._bearer

    def _together(self, start: int, end: int) -> bool:
        """Keep the line, or the duty, of each of several whom one sentence names; say whether that is all.

        总经理、财务总监负责付款申请的审批 charges both.
        """
        text = self.passage.text[start:end]
        for each in spoken_of.together(text):
            self._keep("lines", self._named(each, start), [items.plain(self.passage, start, end)])
        several = prose.charged_together(text)
        for each in several:
            item = items.plain(self.passage, start, end)
            self.bearers.append(self._named(each, start))
            said = replace(item, subject=text[: several[-1].end])
            self._keep("duties", self.bearers[-1], [said])
        over = bool(several) or lines_together.says_no_more(text)
        self._bearer = "" if over else self._bearer
        return over

    def _handed(self, start: int, end: int) -> int:
        """Return where what a sentence hands to somebody ends; what stands behind is kept apart.

        授信案件由征信人员办理；征信报告应经主管复核: only the first is the staff's.
        单次超过3000元的，报院长批准 goes on with the same matter.
        """
        stop = re.search("[；;]", self.passage.text[start:end])
        if stop is None or goes_further(self.passage.text[start + stop.end() : end]):
            return end
        further = items.plain(self.passage, start + stop.end(), end)
        self.rest.append(replace(further, heading=self._heading))
        return start + stop.start()

    def _keep(self, kind: str, bearer: str, found: list[Item]) -> None:
        self.sections.append(
            Section(
                kind=kind,
                bearer=bearer,
                items=tuple(found),
                organisation=self.registry.organisation,
            )
        )

    def _known(self) -> tuple[str, ...]:
        titles = (d.title for d in self.registry.positions.values())
        return (*titles, *(u.name for u in self.registry.units.values()))

    def _counts(self, start: int, end: int) -> bool:
        """Note planned holders (客服中心设经理1名,主管2名); say whether the sentence plans any."""
        told = self.passage.cut(start, end)
        if not headcounts.count_planned(self.registry, told, self.unit):
            return False
        for clause in re.finditer("[^，,；;。]+", told.text):
            if below := spoken_of.alone(clause[0]):
                at, end = start + clause.start(), start + clause.end()
                self._keep("lines", self._named(below, at), [items.plain(self.passage, at, end)])
        return True

    def _named(self, who: Subject, at: int, of: UnitName | None = None) -> str:
        """Return the id of whom a sentence is about; ``of`` is the unit that has the post."""
        named = self.passage.cut(at + who.start, at + who.end)
        if who.title:
            unit = self.registry.unit(of, self.passage.cut(at, at + len(of.name))).id if of else ""
            title = headcounts.called(who.title, of)
            draft = self.registry.position(title, named, unit or self.unit)
            draft.defined = True
            return draft.id
        assert who.unit
        over = self.registry.units.get(self.unit)
        # One that the text has placed (营销中心下设客服部) stays where it is.
        placed = any(unit.name == who.unit.name for unit in self.registry.units.values())
        above = self.unit if over and over.name != who.unit.name and not placed else ""
        return self.registry.unit(who.unit, named, above).id


def _only_introduces(clause: str) -> bool:
    """Say whether a clause says of whom a unit consists or what its holder is, and so no duty."""
    joins = opening("prose", "continuing").fullmatch(clause) is not None
    asks = clauses.requires(clause)
    return joins or asks or prose.only_composes(clause) or definitions.introduces_holder(clause)
