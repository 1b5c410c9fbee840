"""Authorities (权限): what a list of rights grants."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.limit_ends import begins_anew, caps
from rolegraph.extraction.objects import object_concept, object_words
from rolegraph.extraction.sentences import REMEMBERED, Sentence, Span, certainty, clauses_of
from rolegraph.extraction.sentences.authorities import stretches
from rolegraph.extraction.sentences.authorities.labels import labelled, spendable
from rolegraph.extraction.sentences.authorities.list_titles import (
    condition_of,
    kind_of_title,
    tells_duty,
)
from rolegraph.extraction.sentences.clauses.compounds import names_told
from rolegraph.extraction.sentences.clauses.frames import is_condition
from rolegraph.extraction.sentences.granting.freely import by_oneself
from rolegraph.extraction.sentences.granting.granted_deeds import put_forward
from rolegraph.extraction.sentences.granting.granting import lets, permitted
from rolegraph.extraction.sentences.limits.joined_limits import also, in_words
from rolegraph.extraction.sentences.limits.limits import (
    allowance,
    limit_alone,
    matters_apart,
    split_limit,
)
from rolegraph.extraction.sentences.rights import bracketed
from rolegraph.extraction.sentences.rights.bare_objects import bare, with_bare_object
from rolegraph.extraction.sentences.rights.right import Right
from rolegraph.extraction.sentences.rights.rights import rights
from rolegraph.extraction.sentences.wording.kind_words import kind_words
from rolegraph.extraction.sentences.wording.leading_verbs import is_name
from rolegraph.extraction.sentences.wording.lexicon import pattern, words
from rolegraph.extraction.sentences.wording.quantities import is_money
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority, Limit
from rolegraph.reading import Document
from rolegraph.values import replace

#: 对所报数据的准确性负责 among rights is what somebody answers for.
_ANSWERS = re.compile("对[^，。；有权]{2,}(?:负责|负[^，。；权]{0,4}责任?)")
# 为规范管理…特制定本规定 leads in, 应做好使用记录 demands: neither grants anything.
_LEADS_IN = re.compile("^(?:为|为了)[^，。；]{2,20}，|特制定")
_DEMANDS = re.compile(
    "(?<![供对相响适反效呼感])应(?![收付急用有聘届对征试诊诉邀酬变]|由[^，。；]{2,14}的)|须|不得"
)
#: 由部门经理审批，|并报分管领导备案: who is told.
_TOLD = re.compile(
    "[并且再]?(?:同时)?(?:上?报|送|抄送|告知|通知)[^，。；]{2,14}(?:备案|备查|存档|知悉)"
)
# 处理其他日常事务, 行使章程授予的其他职权
_LEFT = re.compile(
    "[^，。；]{2,16}?其[他它](?:日常|有关|重要|重大)?(?:事[务项宜]|工作|职权|权[力利限])$"
)


def listed(item: Item, bearer: str, document: Document, title: str = "") -> tuple[Authority, ...]:
    """Return the authorities of one item of a list of rights: one for each kind on an object.

    A phrase without 权 grants as well (审批部门费用, 对下属的考核). Where the item's own heading or
    the list's ``title`` names a kind (审核权, 决策权限) it is that of every item that only says on
    what (付款申请); who else holds a right that the item names is what ``grants`` reads.
    """
    whole = Sentence.of(item.body)
    sentence = whole.without_brackets()
    own = labelled(listed_rights(sentence.text), sentence.text, item.heading)
    headed = kind_of_title(item.heading) or kind_of_title(title)
    if headed and tells_duty(sentence.text) and all(r.kind != headed for r in own):
        return ()
    given = next((r for t in (item.heading, title) if (r := _titled(sentence, t))), ())
    named = given if given and not _own_kind(sentence.text, own, given[0].kind) else own
    told = bracketed.listed(named or spendable(sentence.text), whole, sentence.text)
    during = condition_of(title)
    found = tuple(
        replace(a, condition=during) if during and not a.condition else a
        for a in atoms(told, sentence, item, bearer, document)
    )
    bracket = bracketed.limit_in_bracket(whole.text)
    bounds = [limit for limit in (bracket, *_alone(sentence.text)) if limit]
    if not bounds or len({a.object for a in found}) != 1:
        return found
    # 对员工有考核权和奖罚权（单次罚款不超过100元）: what stands behind a right bounds that one.
    last = found[-1:] if _closes_a_right(whole.text) else found
    return tuple(
        replace(a, limit=also(a.limit or bounds[0], bounds)) if a in last else a for a in found
    )


def _closes_a_right(text: str) -> bool:
    """Say whether a text ends in a bracket that stands right behind the word for a right."""
    return pattern(r"<<rights.ends>>[（(][^（）()]*[)）]$").search(text) is not None


def _titled(sentence: Sentence, title: str) -> tuple[Right, ...]:
    """Return the right that a list's title gives to what an item names: 审批权限, 3万元以下的采购."""
    kind = kind_of_title(title)
    if not kind:
        return ()
    own = next(stretches.own(sentence.text), (0, 0))
    what = sentence.text[slice(*own)]
    told = is_condition(what) or stretches.tells(what) or _TOLD.match(what)
    return (Right(kind, own, what, own),) if split_limit(what)[1] and not told else ()


def _own_kind(text: str, own: tuple[Right, ...], given: str) -> bool:
    """Say whether an item names its right itself, below a heading that names one too.

    付款申请 below 审核权 is what is reviewed; 审批付款申请, 对合同的审核 and 有权… name a right.
    """
    if given in ("approve", "final-approval", "review", "countersign", "sign") and all(
        _names_paper(text, r) for r in own
    ):
        return False
    if any(right.kind == given or right.word[0] <= right.place[0] for right in own):
        return True
    said = pattern(
        "有权|(?:^|，)可以?(?=..)|<<rights.ends>>(?![力限利内责])|提出[^，。；]{1,8}(?:意见|建议|申请)"
    ).search(text)
    if said or not own:
        return bool(said and own)
    # 对合同的审核 below 审批权; 主管以下人员的录用与调岗 below 决策权, which names no deed.
    closed = text[: own[0].word[0]].endswith("的") and own[-1].word[1] == len(text)
    things = words("rights", "matters", "papers").every
    return closed and (given == "decide" or own[-1].kind not in things)


def _names_paper(text: str, right: Right) -> bool:
    """Say whether a text is the name of a paper on a deed (采购|合同 below 终审), and tells no deed."""
    named = right.kind in ("procure", "hire") and right.word[0] == 0
    rest = text[right.word[1] :]
    return named and words("verbs", "compounds", "papers").at(rest) == rest != ""


@lru_cache(maxsize=REMEMBERED)
def listed_rights(text: str) -> tuple[Right, ...]:
    """Return the rights that an item of a list of rights gives to the list's bearer.

    Clauses that name who else approves (报总经理审批) give the bearer nothing.
    """
    if pattern("<<rights.explaining>>").search(text) or _ANSWERS.match(text):
        return ()
    leads_in = _LEADS_IN.search(text) is not None
    text = stretches.as_one_list(text)
    plain = stretches.without_exceptions(text)
    found = (
        right
        for a, b in stretches.own(text)
        for right in _phrase_rights(text, a, b, not leads_in and not _DEMANDS.search(plain, a, b))
    )
    whole = (right for each in found if (right := with_bare_object(each, text)))
    return tuple(replace(one, object=what) for one in whole for what in matters_apart(one.object))


def _placed(right: Right, start: int) -> Right:
    """Return a right of a stretch that begins at an offset, its spans those of the sentence."""
    if not start:
        return right
    return replace(right, word=_moved(right.word, start), place=_moved(right.place, start))


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _phrase_rights(text: str, start: int, end: int, lost: bool) -> Iterator[Right]:
    """Yield the rights of one stretch; what 有权 grants may be about what stands before it.

    ``lost`` reads words without 权 too where nothing permits.
    """
    start, end = stretches.begin(text, start, end), stretches.close(text, start, end)
    if alone := tuple(by_oneself(text, start, end)):
        # 抵押类贷款，由受权人审批: what stands in the clause before.
        before = next((s for s in reversed(clauses_of(text)) if s[1] < start), (start, start))
        places = (g.place if g.object else before for g in alone)
        for given, place in zip(alone, places, strict=True):
            yield Right(given.kind, given.word, given.object or text[slice(*place)], place)
        return
    if not lets(text, start, end):
        yield from _named_rights(text, start, end, lost)
        return
    matter: Span = (start, start)
    for a, b in clauses_of(text):
        if b < start:
            matter = (a, b)
        elif start <= a and b <= end:
            granted = permitted(text, a, b, listed=True)
            # 5万元以下的请购案，得径行核决
            places = (g.place if g.object else matter for g in granted)
            found = zip(granted, places, strict=True)
            yield from (Right(g.kind, g.word, g.object or text[slice(*p)], p) for g, p in found)
            if not granted:
                yield from (_placed(r, a) for r in rights(text[a:b]))
                matter = (a, b)


def _named_rights(text: str, start: int, end: int, lost: bool) -> Iterator[Right]:
    """Yield the rights of a stretch that permits nothing: it names them, or what it brings forward."""
    if put := tuple(put_forward(text, start, end)):
        yield from (Right(kind, word, what, place) for kind, word, what, place in put)
        return
    # 并报分行处理 says who else goes on with it.
    handed = pattern("(?:并|再|同时|及时)*(?!报[销价关名表废])(?:<<granting.reporting>>)")
    kept = lost and not handed.match(text, start, end)
    if kept and _does(text, start) and not stretches.names_step(text[start:end]):
        # 听取工作汇报并|检查工作
        further = pattern(r"(?:并|以及|，)(?=<<rights.further>>)").search(text, start + 2, end)
        kept, start = further is not None, further.end() if further else start
    yield from (_placed(r, start) for r in rights(text[start:end], kept))


def _does(text: str, at: int) -> bool:
    """Say whether a stretch opens with a deed that is no kind (组织实施年度工作|计划), or is what is left."""
    if _LEFT.match(text, at):
        return True
    verb = words("verbs", "strong").at(text, at)
    if is_name(text, at, verb):
        return False
    behind = at + len(verb)
    # 报销单据审核, 授信审批: the deed is what is decided on.
    named = names_told(verb, words("verbs", "told", "papers").at(text, behind)) or (
        words("verbs", "deciding").at(text, behind) == text[behind:]
    )
    return bool(verb) and not named and not kind_words().at(text, at)


def _alone(text: str) -> Iterator[Limit | None]:
    """Yield the limit of each clause that says nothing else (审批采购申请，金额不超过5000元).

    From where somebody else decides (有审批权，超过3万元的，报总经理批准) bounds no right of the bearer's.
    """
    clauses = clauses_of(text)[1:]
    for n, (a, b) in enumerate(clauses):
        limit = limit_alone(text[a:b]) or in_words(text[a:b])
        if limit is None or not begins_anew(limit) or n + 1 == len(clauses):
            yield limit


def atoms(
    found: tuple[Right, ...],
    sentence: Sentence,
    item: Item,
    bearer: str,
    document: Document,
) -> tuple[Authority, ...]:
    """Return rights as authorities, each as certain as the words it rests on."""
    return tuple(_atoms(found, sentence, item, bearer, document))


def _bounded(right: Right, text: str) -> tuple[Limit | None, str] | None:
    """Return a right's limit and what it bounds; None where a figure only tells when another decides."""
    limit, what = split_limit(right.object)
    if limit:
        begin, end = bare(what)
        what = what[begin:end]
    if limit and not what:
        # 超过500元的赔付，提出意见报总监审批: in which case another decides. 七日内 is until when.
        if not (caps(limit) and is_money(limit.unit)):
            return None
        what = text[slice(*right.word)]
    if right.kind == "use" and limit is None and (spent := allowance(right.object)):
        return spent
    return limit, what


def _atoms(
    found: tuple[Right, ...],
    sentence: Sentence,
    item: Item,
    bearer: str,
    document: Document,
) -> Iterator[Authority]:
    evidence = evidence_of(document, item.quoted)
    reading = Sentence.of(item.body).reading
    seen: dict[str, int] = {}
    stated: set[tuple[str, str]] = set()
    for right in found:
        read = _bounded(right, sentence.text)
        if read is None:
            continue
        limit, what = read
        if (right.kind, right.object) in stated:
            # 奖励或罚款 is one right.
            continue
        stated.add((right.kind, right.object))
        parts = [sentence.cut(*right.word), sentence.cut(*right.place)]
        confidence, status = certainty(document, parts)
        seen[right.kind] = ordinal = seen.get(right.kind, 0) + 1
        more = (right.kind,) if ordinal == 1 else (right.kind, str(ordinal))
        yield Authority(
            id=statement_id("authority", document.path, evidence.start, evidence.end, *more),
            bearer=bearer,
            reading=reading,
            evidence=(evidence,),
            confidence=confidence,
            status=status,
            scope=right.share,
            condition=right.behalf,
            kind=right.kind,
            object=object_words(what or right.object),
            object_concept=object_concept(what),
            limit=limit or right.limit,
        )
