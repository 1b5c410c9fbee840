"""Which organisation a text is of: one it names, or one that stands alone."""

import re
from functools import cache
from itertools import pairwise

from rolegraph.extraction import labels
from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.identifiers import local_organisation_id, organisation_id
from rolegraph.extraction.structure import Outline
from rolegraph.extraction.structure.bearers import settling
from rolegraph.extraction.structure.bearers.bearers import Gathered
from rolegraph.extraction.structure.names import units
from rolegraph.extraction.structure.names.registry import Registry
from rolegraph.extraction.structure.pieces.articles import Article
from rolegraph.extraction.structure.pieces.tree import Node
from rolegraph.extraction.structure.prose import others
from rolegraph.extraction.structure.wording.words import CJK, words
from rolegraph.model import Label, Organisation
from rolegraph.reading import Document, Passage
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN
from rolegraph.values import replace

#: How far a text's cover goes, its first lines, and the articles that say what it is about.
_COVER, _FIRST_LINES, _INTRODUCTION = 400, 5, 1_500
#: What a notice ends with: who it is from, and when.
_LAST_LINES = 4
_DATE = re.compile(
    r"\s*[\d〇○零一二三四五六七八九十]{2,4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日\s*"
)


class Organisations:
    """The organisations of one document in the order in which they are met."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.registries: list[Registry] = []
        self.values: list[Organisation] = []
        self.named: set[str] = set()

    def open(self, article: Article, passage: Passage, part: Node) -> Registry:
        """Return the organisation of a text, opened where it has a body.

        A heading without a body names its position in the organisation before it.
        """
        if self.registries and not _has_body(part):
            return self.registries[-1]
        title = _title(self.document, article)
        named = name_of(title, passage, part)
        identifier = organisation_id(named.text) if named else self._next()
        known = next((r for r in self.registries if r.organisation == identifier), None)
        if known:
            return known
        if named:
            self.named.add(identifier)
        shown = named or _shown(title, passage, part)
        self.values.append(
            Organisation(
                id=identifier,
                label=labels.label(shown.text, self.document, [shown]) if len(shown) else Label(),
                documents=(self.document.path,),
                evidence=(evidence_of(self.document, shown),) if len(shown) else (),
            )
        )
        self.registries.append(Registry(identifier, self.document))
        return self.registries[-1]

    def headed_again(self, registry: Registry, article: Article) -> None:
        """Note the heading of a further copy, so that each part of a collection can be counted."""
        title = _title(self.document, article)
        self.values = [
            replace(v, evidence=(*v.evidence, evidence_of(self.document, title)))
            if v.id == registry.organisation and len(title)
            else v
            for v in self.values
        ]

    def _next(self) -> str:
        return local_organisation_id(self.document.path, len(self.registries) + 1)

    def drop_empty(self, registry: Registry, got: Gathered) -> None:
        """Forget an organisation whose text says nothing of positions or units (an introduction).

        One that is named stays where anything is left to read: notes below a table name who decides.
        """
        if registry.organisation in self.named and got.loose:
            return
        if not registry.positions and len(registry.units) < 2 and not got.sections:
            self.registries = [r for r in self.registries if r is not registry]
            self.values = [v for v in self.values if v.id != registry.organisation]

    def finished(self, found: Gathered) -> Outline:
        """Return the outline of everything that was found."""
        moved: dict[str, str] = {}
        for registry in self.registries:
            settling.settle(registry, found.sections, found.lines)
            moved |= registry.moved
        found.sections = [replace(s, bearer=_new(s.bearer, moved)) for s in found.sections]
        registries = {r.organisation: r for r in self.registries}
        found.sections = list(others.apart(found.sections, registries))
        found.lines = [
            replace(line, lower=_new(line.lower, moved), upper=_new(line.upper, moved))
            for line in found.lines
        ]
        return Outline(
            organisations=tuple(self.values),
            units=tuple(u for r in self.registries for u in r.finished_units()),
            positions=tuple(p for r in self.registries for p in r.finished_positions()),
            sections=tuple(found.sections),
            lines=tuple(found.lines),
            loose=tuple(found.loose),
        )


def _new(identifier: str, moved: dict[str, str]) -> str:
    while identifier in moved:
        identifier = moved[identifier]
    return identifier


#: What stands around a text's title and is none of it.
_AROUND = " 　_\n:：【】"


def _title(document: Document, article: Article) -> Passage:
    title = document.body.cut(*article.title).strip(_AROUND)
    return title.cut(0, len(title.text.split("\n")[0])).strip(_AROUND)


def _shown(title: Passage, passage: Passage, part: Node) -> Passage:
    """Return what to show for an organisation without a name: the heading of its text, no sentence."""
    found = _heading(title, passage, part).strip(_AROUND)
    # 股东会是最高权力机构，下列事项须经股东会表决通过 is nothing that it could go by.
    return found.cut(0, 0) if "，" in found.text else found


def _heading(title: Passage, passage: Passage, part: Node) -> Passage:
    """Return the heading of a text, empty where it has none.

    A list that counts itself (岗位职责2) goes by its own heading, a text without a title by its
    first words up to what names a document (…岗位职责描述范本).
    """
    first = next((c for c in part.children if c.kind in ("position", "unit")), None)
    counted = first is not None and first.ordinal is not None
    if len(title) and not counted:
        return title
    if first is not None and (counted or first is part.children[0]):
        # Of 职称:护理长 the value alone names anything.
        entered = first.piece is not None and first.piece.entry is not None
        heading = first.named if entered else (first.start, first.end)
        return passage.cut(*heading).strip(" 　:：\n")
    opening = passage.strip()
    found = _document().match(opening.text)
    return opening.cut(0, found.end()) if found else passage.cut(0, 0)


@cache
def _document() -> re.Pattern[str]:
    return re.compile(
        rf"[{CJK}()（）]{{2,24}}{either(words('articles')['document_words'])}(?:描述)?(?:范本|模板)?"
    )


def _has_body(part: Node) -> bool:
    return any(n.kind in ("item", "text", "entry") for n in part.walk())


@cache
def _name() -> re.Pattern[str]:
    return re.compile(
        # 盛和实业集团有限公司 is no 盛和实业集团.
        rf"(?P<name>[{CJK}A-Za-z0-9()（）·]{{2,24}}?(?:{either(words('articles')['organisations'])})+)"
    )


def name_of(title: Passage, passage: Passage, part: Node) -> Passage | None:
    """Return the name that a text gives its organisation, or None.

    It stands in the info table (公司名称:…), opens the text's title or first line, is one of the first
    lines, is what a sentence calls 公司 from there on, or stands above the date that ends a notice.
    某某公司 and XX酒店 are no names.
    """
    for node in part.walk():
        entry = node.piece.entry if node.piece and node.kind == "entry" else None
        if entry and entry.role == "organisation":
            return passage.cut(*entry.value).strip(" 　。")
    lines = (
        line.cut(0, len(line.text.split("\n")[0])) for line in (title, passage.strip().cut(0, 60))
    )
    found = next((found for line in lines if (found := opening(line))), None)
    return found or _alone(passage.strip()) or _called(passage) or _signed(passage.strip())


def _alone(passage: Passage) -> Passage | None:
    """Return the name that is one of a text's first lines, as a page or a cover has it, or None."""
    lines = list(re.finditer(r"[^\n]+", passage.text[:_COVER]))[:_FIRST_LINES]
    named = (passage.cut(*m.span()).strip(" 　") for m in lines)
    whole = (line for line in named if _name().fullmatch(line.text))
    return next((found for line in whole if (found := opening(line))), None)


def _signed(passage: Passage) -> Passage | None:
    """Return the name above the date that ends a notice, or None."""
    lines = list(re.finditer(r"[^\n]*[^\s][^\n]*", passage.text))[-_LAST_LINES:]
    for line, below in pairwise(lines):
        named = passage.cut(*line.span()).strip(" 　")
        if _DATE.fullmatch(below[0]) and _name().fullmatch(named.text):
            return named
    return None


def _called(passage: Passage) -> Passage | None:
    """Return the name that a sentence shortens to its kind (X有限公司（以下简称“公司”）), or None."""
    found = _shortened().search(passage.text, 0, _INTRODUCTION)
    return opening(passage.cut(*found.span("name"))) if found else None


@cache
def _shortened() -> re.Pattern[str]:
    lists = words("articles")
    return re.compile(
        rf"(?<![{CJK}A-Za-z0-9·]){_lead()}{_name().pattern}"
        rf"[（(](?:以下|下文)?[简统通下]?称[为:：]?[“\"「『‘']?[本我该]?{either(lists['short_names'])}[”\"」』’']?[)）]"
    )


@cache
def _lead() -> str:
    """What a sentence says before the organisation whose rules it begins (为进一步规范…)."""
    return (
        rf"(?:为了?)?(?:进一步)?(?:{either(words('articles')['before_organisation'])}[和与及、]?)*"
    )


def opening(line: Passage) -> Passage | None:
    """Return the name of an organisation that opens a line: 晨岭食品有限公司费用审批权限表."""
    lead = re.match(_lead(), line.text)
    found = _name().match(line.text, lead.end() if lead else 0)
    if found and not re.search(r"[XxＸ×某*]{2}", found[0]):
        return line.cut(*found.span())
    return None


def unit_of(registry: Registry, body: Passage, article: Article, passage: Passage) -> str:
    """Return the id of the unit that a text's title names (营销部组织架构岗位职责), or ""."""
    for part in (body.cut(*article.title).strip(), passage.strip()):
        owner = _name().match(part.text)
        start = owner.end() if owner else 0
        found = _unit().match(part.text, start)
        unit = units.parse(found["unit"]) if found else None
        if found and unit:
            return registry.unit(unit, part.cut(*found.span("unit"))).id
    return ""


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(
        rf"[ 　]*(?P<unit>{HAN}{{2,12}}?)各?(?:工作|岗位)?{either(words('articles')['document_words'])}"
    )
