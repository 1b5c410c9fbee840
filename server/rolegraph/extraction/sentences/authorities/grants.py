"""Sentences anywhere that grant a right, to their bearer or to somebody they name."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.limit_ends import begins_anew
from rolegraph.extraction.objects import object_concept, object_words
from rolegraph.extraction.sentences import REMEMBERED, Sentence, Span, certainty, clauses_of
from rolegraph.extraction.sentences.authorities.submitting import submitted
from rolegraph.extraction.sentences.granting.bare_rungs import rung
from rolegraph.extraction.sentences.granting.chains import drawn
from rolegraph.extraction.sentences.granting.context import Context, with_topic
from rolegraph.extraction.sentences.granting.granting import granted
from rolegraph.extraction.sentences.granting.ladder_steps import of_bounded_matter, step
from rolegraph.extraction.sentences.granting.next_decisions import said_next
from rolegraph.extraction.sentences.granting.placed import placed_in
from rolegraph.extraction.sentences.limits.excepted import left_out, told_behind
from rolegraph.extraction.sentences.limits.joined_limits import in_words
from rolegraph.extraction.sentences.limits.limits import (
    matters_apart,
    split_limit,
    thing_of,
)
from rolegraph.extraction.sentences.matters.first_reviews import reviewed_first
from rolegraph.extraction.sentences.matters.granted_topics import (
    proposed,
)
from rolegraph.extraction.sentences.matters.listed_matters import listed
from rolegraph.extraction.sentences.rights.bracketed import Bound, bounded, quoted, stretches
from rolegraph.extraction.sentences.rights.found_rights import (
    FoundRight,
    excepting,
    has_object,
    limited,
    together,
)
from rolegraph.extraction.sentences.wording.holders import Granted, carried
from rolegraph.extraction.sentences.wording.lexicon import pattern, words
from rolegraph.extraction.structure.wording.words import words as structural
from rolegraph.model import Authority
from rolegraph.reading import Document, Passage
from rolegraph.values import quickly_made

_APPROVING = re.compile("审批|批准|授权|权限")
#: A document says what it is about in so many characters.
_TITLE = 80
_STOPS = re.compile(r"[。；！？]")
#: Whom an item is about that names them before a colon.
_WHOSE = re.compile("(?P<whom>[^，。；：\\d]{2,14}(?:员工|人员|干部|职员|教师|职工))：")


@quickly_made
@dataclass(frozen=True, slots=True)
class Grant:
    """An authority, and the titles that extraction has to find among positions and units.

    ``holder`` is the title as the text writes it, "" for the bearer that was given;
    ``escalates_to`` the title that decides beyond the authority's limit. ``beside`` says that it is the
    bearer's step before somebody else's.
    """

    authority: Authority
    holder: str = ""
    escalates_to: str = ""
    beside: bool = False


def read(
    passage: Passage,
    bearer: str,
    document: Document,
    matter: str = "",
    section: str = "",
) -> tuple[Grant, ...]:
    """Return what the sentences of a passage grant: 有权…, 可自主决定…, 报…审批, 经…批准.

    The authority's bearer is the one given where the sentence names no holder; for a named one
    whoever calls puts its id there. What stands behind 如 is illustrative. ``matter`` is what the
    sentence is about where it does not say so itself (2、招待费 above 500元以下由经理审批).
    ``section`` is what the list holds in which it stands: rights, what must be ``submitted``, or how
    something is approved (``approval``).
    """
    whole = Sentence.of(passage)
    found: list[Grant] = []
    approving = section == "authorities" or _APPROVING.search(document.body.text[:_TITLE])
    if approving and (rung := step(whole, matter)):
        return (_grant(rung, whole, False, bearer, document),)
    entry = bearer and section == "duties" and rules_on_approval(document)
    if entry and (bounded := of_bounded_matter(whole)):
        return (_grant(bounded, whole, False, bearer, document),)
    of_list = {"submitted": submitted, "approval": drawn}.get(section)
    if of_list and (handed := tuple(of_list(whole.text))):
        placed = (placed_in(right, Context(topic=matter)) for right in handed)
        return tuple(_grant(one, whole, False, bearer, document) for one in placed)
    if not _hints().search(whole.text):
        return ()
    for stretch, example, about, within in stretches(whole):
        rights = _granted_in(stretch.text, matter or about, within)
        own = section == "authorities" and bearer
        for right in reviewed_first(rights, stretch.text) if own else rights:
            told = quoted(whole, right, within)
            made = _of_whom(_grant(right, stretch, example, bearer, document, told), whole.text)
            found.append(replace(made, beside=right not in rights))
    return tuple(_numbered(found))


def _of_whom(found: Grant, text: str) -> Grant:
    """Return a right over what staff do with whose it is, where their name heads the item.

    经理级员工：请假3天以内由厂长审批
    """
    told = found.authority
    m = _WHOSE.match(text) if found.holder and not told.condition else None
    own = m is not None and words("granting", "own_acts").at(told.object)
    return replace(found, authority=replace(told, condition=m["whom"])) if m and own else found


def _numbered(found: list[Grant]) -> Iterator[Grant]:
    """Yield grants, those of one kind and the same words over other matters with ids of their own."""
    matters: dict[str, list[str]] = defaultdict(list)
    for one in found:
        told = one.authority
        several = matters[told.id]
        several += [] if told.object in several else [told.object]
        n = several.index(told.object) + 1
        yield one if n == 1 else replace(one, authority=replace(told, id=f"{told.id}/{n}"))


def rules_on_approval(document: Document) -> bool:
    """Say whether a document's first line, or a title below a company's name, is of approvals or powers."""
    first, _, rest = document.body.text.lstrip().partition("\n")
    employer = first.strip().endswith(tuple(structural("articles")["organisations"]))
    title = rest.lstrip().partition("\n")[0] if employer else ""
    return _APPROVING.search(f"{first} {title}") is not None


def _hints() -> re.Pattern[str]:
    return pattern(
        "权|<<granting.permits>>|得<<granting.entitled>>|自行|自主|批|审|核|签|同意|许可|决[定议行]|表决|准假|请示|超出|超过|裁|定夺|提名|建议|确定|把关|拟[定订]|草|任|拍板|说了算|点头|认可"
        "|[由须经需应][^，。；]{2,14}确认|由[^，。；]{2,14}(?:处[理置]|安排|办理|解决|支[配用]|掌握|[做作]主|定(?![^，。；]))"
    )


@lru_cache(maxsize=REMEMBERED)
def _granted_in(text: str, matter: str, within: tuple[Bound, ...]) -> tuple[FoundRight, ...]:
    """Return what a stretch grants, each with whoever decides above its limit."""
    found = together(tuple(_in_stretch(text, matter, within)), text)
    return tuple(one for one in found if one.right.kind)


def _in_stretch(text: str, matter: str, within: tuple[Bound, ...]) -> Iterator[FoundRight]:
    # Below 采购金额在1万元以下： every step is over 采购, up to there.
    bound, about = split_limit(matter)
    context = Context(topic=thing_of(about) if bound else matter, limit=bound)
    every = list[FoundRight]()
    for start, end in clauses_of(text):
        if start < context.read_to:
            continue
        goes_beyond = pattern("<<granting.above>>").match(text, start)
        if context.bounded and not goes_beyond and _STOPS.search(text, context.read_to, start):
            context = replace(context, bounded=None)
        before = every[-1].right if every else None
        found = granted(text, start, end) or tuple(said_next(text, start, end, before))
        # 省内出差由处长审批，省外出差由院长审批；其余均由书记审批: of what is left no words say what it is.
        found = tuple(f for f in found if context.bounded or not f.above.startswith("其余"))
        found = tuple(each for one in found for each in listed(one, text))
        if paper := proposed(text[start:end], context.topic):
            context = replace(context, topic=paper, topic_at=start)
        apart = [replace(one, object=what) for one in found for what in matters_apart(one.object)]
        placed = [f for f in _placed(apart, context, text) if has_object(f, text)]
        first = every[0].right if every else None
        placed = [replace(f, right=carried(f.right, first, text)) for f in placed]
        placed = [each for f in placed for each in bounded(f, within, text)]
        goes_on = text[start - 2 : start] == "——" or any(f.right.kind == "inform" for f in placed)
        if every and placed and goes_on:
            # 五天以上部门经理审批——总经理审批，并知会人事部: the matter and its bounds are the same.
            placed = [replace(f, limit=f.limit or every[-1].limit) for f in placed]
        every += placed
        every = every if found else _as_bounded(every, text, (start, end))
        context = replace(
            context,
            bounded=next((f for f in reversed(placed) if f.limit), context.bounded),
            read_to=max([end, *(right.clause[1] for right in found)]),
        )
        if placed or not found:
            context = with_topic(context, text, start, end, placed)
    yield from every


def _as_bounded(every: list[FoundRight], text: str, clause: Span) -> list[FoundRight]:
    """Return rights with what a clause behind them says of how far they go, and what they leave out."""
    said = text[slice(*clause)]
    limit = told_behind(said) or in_words(said)
    if limit is None:
        without = left_out(said)
        return [excepting(one, without, clause) for one in every]
    if begins_anew(limit) and text[clause[1] : clause[1] + 1] == "，":
        return every
    return [limited(one, limit, clause, text) for one in every]


def _placed(rights: list[Granted], context: Context, text: str) -> Iterator[FoundRight]:
    """Yield rights with what they are over, a bare figure that begins a ladder as their limit."""
    for right in rights:
        right, bound = rung(right, text)
        one = placed_in(right, context)
        yield replace(one, limit=bound) if bound else one


def _grant(
    found: FoundRight,
    stretch: Sentence,
    example: bool,
    bearer: str,
    document: Document,
    quoted: Passage | None = None,
) -> Grant:
    """Return a right as an authority; ``quoted`` are its words where a bracket belongs to them."""
    right, passage = found.right, quoted or stretch.cut(*found.span)
    evidence = evidence_of(document, passage)
    parts = [stretch.cut(*right.word), stretch.cut(*right.place)]
    confidence, status = certainty(document, parts)
    authority = Authority(
        id=statement_id(
            "authority", document.path, evidence.start, evidence.end, right.kind, right.holder
        ),
        bearer="" if right.holder else bearer,
        reading=Sentence.of(passage).reading,
        evidence=(evidence,),
        confidence=confidence,
        status=status,
        modality="illustrative" if example else "",
        scope=right.share,
        condition=found.condition,
        kind=right.kind,
        object=object_words(found.object),
        object_concept=object_concept(found.object),
        limit=found.limit,
    )
    return Grant(authority, right.holder, found.escalates_to)
