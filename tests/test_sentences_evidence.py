"""What sentences give leads back to the document, and is as certain as its own words."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from written import written

from rolegraph.extraction import extract
from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.sentences import Sentence, certainty
from rolegraph.extraction.sentences.authorities import authorities
from rolegraph.extraction.sentences.duties import duties, implications
from rolegraph.extraction.structure import Item
from rolegraph.reading import Document, Mark, Passage, Repair

BEARER = "position/a.txt/1/区域经理"
STORED = "8有對退貨申請的批權及對退貨額度的審批權;"
READ = "有对退货申请的审批权及对退货额度的审批权"


def _flagship() -> tuple[Item, Document]:
    """The stored text lost 审 before 批權; a repair without width puts it in."""
    lost = STORED.index("批")
    starts, ends = [], []
    at = 1
    for n, _ in enumerate(READ):
        inserted = n == READ.index("审")
        starts.append(at)
        ends.append(at if inserted else at + 1)
        at += 0 if inserted else 1
    body = Passage(READ, tuple(starts), tuple(ends))
    repair = Repair(
        start=lost, end=lost, raw="", reading="審", basis="lexicon", confidence=0.8, note="審批權"
    )
    document = Document(
        path="a.txt",
        sha256="0",
        text_sha256="0",
        media_type="text/plain",
        encoding="utf-8",
        script="Hant",
        text=STORED,
        body=body,
        repairs=(repair,),
    )
    return Item(passage=body, body=body), document


def test_only_the_right_that_rests_on_repaired_words_is_less_certain() -> None:
    item, document = _flagship()
    request, amount = authorities.listed(item, BEARER, document)
    assert (request.kind, request.object) == ("approve", "退货申请")
    assert (request.confidence, request.status) == (0.8, "repaired")
    assert (amount.kind, amount.object) == ("approve", "退货额度")
    assert (amount.confidence, amount.status) == (1.0, "extracted")


def test_a_duty_is_less_certain_where_the_title_that_it_quotes_is_damaged() -> None:
    text = "④商組對接:招商工作的組織"
    whole = written(text).body
    title = text.index("組")
    item = Item(passage=whole, body=whole.cut(6, len(whole)), number="④")
    sound, damaged = (
        written(text),
        replace(written(text), damage=(Mark(title, title + 1, "damage"),)),
    )
    assert duties.read(item, BEARER, sound).confidence == 1.0
    assert duties.read(item, BEARER, damaged).confidence == 0.9


def test_two_rights_of_one_item_have_names_of_their_own_and_one_place() -> None:
    item, document = _flagship()
    request, amount = authorities.listed(item, BEARER, document)
    assert request.id != amount.id
    assert request.evidence == amount.evidence
    assert request.evidence[0].quote == STORED[1:-1]


def _document(text: str) -> tuple[Item, Document]:
    document = written(text)
    return Item(passage=document.body, body=document.body), document


PIECES = (
    "负责 制定 销售 计划 的 ， ； 并 审批 对 进行 （ ） ≥ 3 次 每月 权 由 经理 报 和 等 《 》 "
    "5万元 以下 在 下 不得 A"
)
WORDS = st.lists(st.sampled_from([*PIECES.split(), "\n", " "]), min_size=1, max_size=24).map(
    "".join
)


@given(WORDS)
def test_any_sentence_is_read_twice_alike_and_quotes_its_document(text: str) -> None:
    item, document = _document(text)
    once, again = (duties.read(item, BEARER, document) for _ in range(2))
    assert once == again
    place = once.evidence[0]
    assert place.quote == text[place.start : place.end]
    every = (
        *authorities.listed(item, BEARER, document),
        *implications.implied(once, item, document),
    )
    for authority in every:
        assert authority.object
        assert authority.evidence[0].quote == text


@given(WORDS)
def test_a_sentence_has_a_character_for_every_one_of_its_passage(text: str) -> None:
    item, document = _document(text)
    sentence = Sentence.of(item.body)
    assert len(sentence.text) == len(sentence.passage)
    assert len(sentence.without_brackets().text) == len(sentence.without_brackets().passage)
    assert all(0 <= a < b <= len(sentence.text) for a, b in sentence.clauses())
    assert certainty(document, [item.body]) == (1.0, "extracted")
    assert evidence_of(document, item.body).quote == text


def test_a_right_that_a_duty_implies_names_each_place_of_the_duty_once() -> None:
    text = "出纳岗位职责\n审核报销单据。\n登记台账。\n审核报销单据。\n"
    said = extract(written(text))
    (duty,) = (d for d in said.duties if d.action == "审核")
    (right,) = said.authorities
    assert len(duty.evidence) == 2
    assert right.evidence == duty.evidence
