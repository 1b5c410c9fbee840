"""Statements become quads that lead back to the sentence."""

from dataclasses import replace

from written import written

from rolegraph.graph import quads
from rolegraph.model import Authority, Evidence, Label, Organisation, Position, Statements

TEXT = "区域经理:有对退货申请的审批权"


def _statements() -> Statements:
    heading = Evidence(document="a.txt", start=0, end=4, quote=TEXT[0:4])
    sentence = Evidence(document="a.txt", start=5, end=15, quote=TEXT[5:15])
    return Statements(
        organisations=(
            Organisation(id="organisation/a.txt/1", label=Label(), documents=("a.txt",)),
        ),
        positions=(
            Position(
                id="position/a.txt/1/区域经理",
                label=Label(hans="区域经理"),
                organisation="organisation/a.txt/1",
                evidence=(heading,),
            ),
        ),
        authorities=(
            Authority(
                id="authority/a.txt/5-15/approve",
                bearer="position/a.txt/1/区域经理",
                reading=TEXT[5:15],
                kind="approve",
                object="退货申请",
                evidence=(sentence,),
            ),
        ),
    )


def test_the_same_statements_give_the_same_quads_twice() -> None:
    once = [str(q) for q in quads(_statements(), [written(TEXT)])]
    again = [str(q) for q in quads(_statements(), [written(TEXT)])]
    assert once == again
    assert any("#may" not in q and "kind/approve" in q for q in once)


def test_every_quote_in_the_graph_equals_its_document_at_the_offsets() -> None:
    exact = [
        q.object.value
        for q in quads(_statements(), [written(TEXT)])
        if q.predicate.value.endswith("exact")
    ]
    assert sorted(exact) == sorted({TEXT[0:4], TEXT[5:15]})


def test_no_blank_node_is_written() -> None:
    assert not any("_:" in str(q)[:2] for q in quads(_statements(), [written(TEXT)]))


def test_another_title_leads_to_the_words_that_give_it() -> None:
    text = "區域/產品線經理:有對退貨申請的審批權"
    stated = _statements()
    heading = Evidence(document="a.txt", start=0, end=8, quote=text[0:8])
    position = replace(
        stated.positions[0],
        label=Label(hans="产品线经理", hant="產品線經理"),
        aliases=("区域经理", "大区负责人"),
        evidence=(heading,),
    )
    document = replace(written(TEXT), text=text)
    found = list(quads(replace(stated, positions=(position,), authorities=()), [document]))
    forms = {str(q.subject): q.object.value for q in found if "literalForm" in str(q.predicate)}
    assert list(forms.values()) == ["区域经理"], "no words of the document give 大区负责人"
    places = [str(q.object) for q in found if str(q.subject) in forms and "evidence" in str(q)]
    assert len(places) == 1
    assert places[0].endswith("#char=0,8>")
