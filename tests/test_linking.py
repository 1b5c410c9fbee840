"""Titles are linked to occupations with reasons, and a vocabulary is added whole or not at all."""

import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path

import pytest
from adjudicated import measured, right
from click.testing import CliRunner, Result
from openpyxl import Workbook
from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize
from rdflib import Graph

from rolegraph import queries
from rolegraph.cli import rolegraph
from rolegraph.errors import BadInput, UsageError
from rolegraph.linking import confidence, vocabularies
from rolegraph.linking.adding import read
from rolegraph.linking.candidates import Linker
from rolegraph.linking.confidence import Signals
from rolegraph.linking.crosswalk import to_onet
from rolegraph.linking.described import turtle, void
from rolegraph.linking.lists import titles
from rolegraph.linking.mappings import REVIEWED, Link, link_quads, links
from rolegraph.linking.removing import remove
from rolegraph.linking.titles import normalised, variants, written_out
from rolegraph.linking.vocabularies import Occupation, Vocabulary, vocabulary
from rolegraph.resources import folder, lexicon
from rolegraph.store import EmbeddedStore
from rolegraph.vocabulary import ROLE


@pytest.fixture(scope="module")
def csco() -> Linker:
    return Linker(vocabulary("csco"))


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("急聘高級銷售經理（包吃住）", "销售经理"),
        ("焊工5000-8000元/月", "焊工"),
        ("招聘专员", "招聘专员"),
        ("兼职", "兼职"),
        ("【双休】Senior Java", "java"),
        ("Lead Sr. team leader", "team leader"),
        ("HR mgr", "human resources manager"),
        ("HR经理", "人力资源经理"),
    ],
)
def test_a_title_is_compared_without_rank_and_recruiting_noise(title: str, bare: str) -> None:
    assert normalised(title) == bare


@pytest.mark.parametrize("text", ["1", "销售", "（", "招聘", "x "])
def test_a_cell_that_is_no_title_takes_no_longer_than_its_length(text: str) -> None:
    began = time.process_time()
    normalised(text * 5000)
    assert time.process_time() - began < 5


def test_a_title_with_two_names_is_looked_up_by_both() -> None:
    assert variants("事业部总监助理=市场部经理")[1:] == ("事业部总监助理", "市场部经理")


def test_a_word_that_is_used_for_an_occupation_is_a_reason(csco: Linker) -> None:
    (found,) = csco.link(["急聘氩弧焊师傅"])
    best = found.proposals[0]
    assert best.occupation.label == "焊工"
    assert "'氩弧焊' is used for this occupation" in best.why
    assert abs(best.score - sum(best.features.values())) < 0.01


def test_a_title_of_a_trusted_word_is_confident_and_one_that_is_only_alike_is_not(
    csco: Linker,
) -> None:
    sure, unsure = csco.link(["商场保安", "宇航局特派员"])
    assert (sure.confident, unsure.confident) == (True, False)
    assert 0 < (unsure.chance or 0) < 0.5 < (sure.chance or 0) < 1


@pytest.mark.parametrize(
    ("title", "confident"),
    [
        ("保安员", True),
        ("保安员/保洁员", False),
        ("调酒师/咖啡师", False),
        ("电工=焊工", False),
        ("会计/出纳", True),
        ("保安员/门卫", True),
    ],
)
def test_a_title_that_names_two_occupations_is_relied_on_for_neither(
    csco: Linker, title: str, confident: bool
) -> None:
    (found,) = csco.link([title])
    assert found.confident == confident


@pytest.mark.parametrize(
    ("title", "confident"),
    [
        ("receptionist/cook", False),
        ("Plumber / Electrician", False),
        ("waiter/waitress", True),
        ("bus driver=driver", True),
        ("CEO/Managing director", True),
    ],
)
def test_an_english_title_that_names_two_occupations_is_relied_on_for_neither(
    title: str, confident: bool
) -> None:
    (found,) = Linker(vocabulary("esco"), links()).link([title])
    assert found.confident == confident


def test_a_word_that_no_title_counts_proposes_but_does_not_speak_for_what_it_proposes() -> None:
    own = vocabulary("csco")
    every = {"焊工": ("火花匠",)}
    counted = replace(confidence.shipped(), trust={"焊工": {"火花匠": 0.9}})
    for learnt, share in ((counted, 1.0), (replace(counted, trust={}), 0.0)):
        (found,) = Linker(own, learnt=learnt, used=every).link(["火花匠"])
        assert found.proposals[0].occupation.label == "焊工"
        assert found.signals is not None
        assert found.signals.share == share


def test_an_occupations_own_name_needs_no_counting() -> None:
    learnt = replace(confidence.shipped(), trust={})
    (found,) = Linker(vocabulary("csco"), learnt=learnt, used={"焊工": ("焊工",)}).link(["焊工"])
    assert (found.confident, found.signals and found.signals.share) == (True, 1.0)


def test_trust_and_weights_hold_words_of_the_lexicon_and_published_names_and_nothing_else() -> (
    None
):
    words = lexicon("linking/occupations.yaml")
    for label, trusted in lexicon("linking/trust.yaml").items():
        assert set(trusted) <= {
            label,
            *(written_out(str(w).lower()) for w in words.get(label, ())),
        }
    assert set(lexicon("linking/rates.yaml")) <= {o.label for o in vocabulary("csco").occupations}
    told = folder("data/lexicon").joinpath("linking/confidence.yaml").read_text("utf-8")
    held = set(re.findall(r"[^\W\d]{2,}", re.sub("#.*", "", told)))
    assert held == {"start", "usual", "enough", "weights", *(f.name for f in fields(Signals))}


@pytest.mark.parametrize(
    ("title", "likelier"),
    [("医药销售经理", "销售经理"), ("机器人编程教师", "机器人工程师"), ("秘书", "会计")],
)
def test_what_a_title_says_besides_the_word_and_how_often_the_occupation_was_right_tell_its_chance(
    csco: Linker, title: str, likelier: str
) -> None:
    chances = [one.chance or 0 for one in csco.link([title, likelier])]
    assert 0 < chances[0] < chances[1] < 1


def test_a_chinese_title_reaches_an_english_vocabulary_by_its_curated_name() -> None:
    (found,) = Linker(vocabulary("esco")).link(["销售经理"])
    assert (found.proposals[0].occupation.code, found.confident) == ("1221.3.2.1", True)


def test_an_english_title_reaches_a_chinese_vocabulary_by_the_roles_names(csco: Linker) -> None:
    known, strange = csco.link(["Accountant", "warehouse of mirrors"])
    assert known.proposals[0].occupation.label == "会计专业人员"
    assert known.proposals[0].why.startswith("looked up as '会计'")
    assert strange.proposals == ()


def test_what_shares_signs_and_gaps_alone_is_not_alike() -> None:
    (found,) = Linker(vocabulary("esco")).link(["月球/火星 站长"])
    assert found.proposals == ()


def test_of_occupations_that_share_a_name_the_one_it_is_typical_of_comes_first() -> None:
    (found,) = Linker(vocabulary("onet")).link(["Accountant"])
    first = found.proposals[0]
    assert (first.occupation.label, found.confident) == ("Accountants", True)
    assert "its names are like the title on average" in first.why


def test_a_word_that_leads_on_by_the_crosswalk_alone_is_not_relied_on() -> None:
    (found,) = Linker(vocabulary("onet")).link(["公关经理"])
    assert "which leads to this code" in found.proposals[0].why
    assert not found.confident


def test_what_is_done_speaks_for_an_occupation_that_is_described(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text(
        "code,label,description\n1,专员甲,办理车辆保险续保\n2,专员乙,开展药品市场推广活动\n",
        "utf-8",
    )
    linker = Linker(read(file, "own")[0])
    (found,) = linker.link(["专员"], done=["负责药品的市场推广"])
    assert found.proposals[0].occupation.code == "2"
    assert "the duties speak of what it does" in found.proposals[0].why


@pytest.mark.parametrize("name", ["csco", "esco", "isco", "onet"])
def test_a_shipped_vocabulary_says_whose_it_is_and_has_no_fault(name: str) -> None:
    found = vocabulary(name)
    assert {"title", "version", "licence", "attribution", "source", "space"} <= set(found.about)
    codes = [o.code for o in found.occupations]
    assert len(codes) == len(set(codes)) > 500
    assert all(o.label and o.id for o in found.occupations)


def test_nothing_of_the_dictionary_but_codes_and_names_is_shipped() -> None:
    assert not any(o.description or o.synonyms for o in vocabulary("csco").occupations)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("code,label\n1,a\n2,\n", "line 3: a label is missing"),
        ("code,label,parent\n1,a,9\n", "line 2: the parent 9 is no code of the file"),
        ("code,label,parent\n1,a,2\n2,b,1\n", "parents run in a circle: 1 → 2 → 1"),
        ("number,word\n1,a\n", "line 1: a column 'code'"),
        ("", "line 1: a column"),
    ],
)
def test_a_faulty_vocabulary_is_refused_with_its_place(
    tmp_path: Path, text: str, fault: str
) -> None:
    file = tmp_path / "own.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(BadInput) as caught:
        read(file, "own")
    assert fault in str(caught.value)


def test_another_encoding_is_named(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_bytes("code,label\n1,销售\n".encode("gb18030"))
    with pytest.raises(BadInput, match="not UTF-8"):
        read(file, "own")


def test_rows_that_share_a_code_are_joined_and_told(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("code,label\n1,a\n1,b\n", "utf-8")
    found, notes = read(file, "own")
    assert [(o.label, o.synonyms) for o in found.occupations] == [("a", ("b",))]
    assert [n.partition(" (")[0] for n in notes] == [
        "line 3: the code 1 was there before, as a; joined to it"
    ]


SCHEME = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <https://example.org/> .
    :a a skos:Concept ; skos:notation "1" ; skos:prefLabel "managers"@en ; skos:narrower :c .
    :b a skos:Concept ; skos:notation "11" ; skos:prefLabel "sales managers"@en ; skos:broader :a .
    :c a skos:Concept ; skos:notation "12" ; skos:prefLabel "shop managers"@en ."""


@pytest.mark.parametrize("ending", ["ttl", "nt", "n3", "rdf", "jsonld", "trig", "nq"])
def test_a_vocabulary_in_skos_is_read_in_any_form(tmp_path: Path, ending: str) -> None:
    form, file = RdfFormat.from_extension(ending), tmp_path / f"own.{ending}"
    assert form is not None
    triples = [q.triple for q in parse(SCHEME, format=RdfFormat.TURTLE)]
    named = [Quad(t.subject, t.predicate, t.object, NamedNode("urn:scheme")) for t in triples]
    file.write_bytes(serialize(named if form.supports_datasets else triples, format=form) or b"")
    found, _ = read(file, "own")
    assert [(o.code, o.label, o.parent) for o in found.occupations] == [
        ("1", "managers", ""),
        ("11", "sales managers", "1"),
        ("12", "shop managers", "1"),
    ]


def test_a_vocabulary_is_added_and_linked_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vocabularies, "own_folder", lambda: tmp_path / "kept")
    monkeypatch.setattr("rolegraph.cli.vocabulary.own_folder", lambda: tmp_path / "kept")
    file, titles = tmp_path / "jobs.csv", tmp_path / "titles.csv"
    file.write_text('编码,名称,别名\nX1,焊工,"电焊工,氩弧焊工"\n', "utf-8")
    titles.write_text("nr,job_name\n1,电焊工\n", "utf-8")
    run = CliRunner().invoke
    done = run(
        rolegraph, ["vocabulary", "add", str(file), "--name", "mine"], standalone_mode=False
    )
    assert done.exception is None, done.exception
    words = ["link", str(titles), "--column", "job_name", "--target", "mine", "--json"]
    done = run(rolegraph, words, standalone_mode=False)
    (told,) = json.loads(done.stdout)
    assert told["title"] == "电焊工"
    assert [c["code"] for c in told["candidates"]] == ["X1"]
    assert set(told["candidates"][0]) >= {"code", "id", "label", "score", "why"}
    done = run(rolegraph, [*words[:-1], "--column", "job"], standalone_mode=False)
    assert "nr, job_name" in str(done.exception)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("utf-8.csv", lambda f: f.write_text("nr,job_name\n1,电焊工\n2,\n", "utf-8-sig")),
        ("excel.csv", lambda f: f.write_text("序号;job_name\n1;电焊工\n2;\n", "gb18030")),
        ("titles.tsv", lambda f: f.write_text("nr\tjob_name\n1\t电焊工\n2\t\n", "utf-8")),
        (
            "titles.xlsx",
            lambda f: _workbook([["nr", "job_name"], [1, "电焊工"], [2, None]]).save(f),
        ),
    ],
)
def test_titles_come_from_spreadsheets_and_whatever_these_save(
    tmp_path: Path, name: str, write: Callable[[Path], None]
) -> None:
    write(tmp_path / name)
    assert titles(tmp_path / name, "job_name") == ["电焊工", ""]
    with pytest.raises(UsageError, match=r"no column 'job'\. It has: .*job_name"):
        titles(tmp_path / name, "job")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("销售经理\n出纳\n", ["销售经理", "出纳"]),
        ("1,销售经理\n2,出纳\n", ["销售经理", "出纳"]),
        ("编号,岗位名称\n1,出纳\n", ["出纳"]),
        ("name,Job_Title\nAnn,Sales manager\nBo,Clerk\n", ["Sales manager", "Clerk"]),
        ("部门,Job_Title\nHR,Sales manager\n", ["Sales manager"]),
        ("序号,内容\n1,出纳\n2,\n", ["出纳", ""]),
        ("Sales manager;Berlin\nClerk;Bonn\n", ["Sales manager", "Clerk"]),
    ],
)
def test_without_a_column_the_one_of_titles_is_taken_and_no_title_is_lost_for_a_head(
    tmp_path: Path, content: str, expected: list[str]
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(content, "utf-8")
    assert titles(file) == expected


@pytest.mark.parametrize(
    ("piped", "words"),
    [("电焊工\n前台文员\n", []), ("nr,t\n1,电焊工\n2,前台文员\n", ["--column", "t"])],
)
def test_titles_may_come_from_another_program(piped: str, words: list[str]) -> None:
    command = ["link", "-", "--target", "csco", "--top", "1", "--json", *words]
    done = CliRunner().invoke(rolegraph, command, input=piped.encode(), standalone_mode=False)
    assert done.exception is None, done.exception
    assert [one["title"] for one in json.loads(done.stdout)] == ["电焊工", "前台文员"]


def test_text_holds_one_title_a_line(tmp_path: Path) -> None:
    text = tmp_path / "titles.txt"
    text.write_bytes("电焊工\r\n\r\n 前台文员 \r\n".encode("gb18030"))
    assert titles(text) == ["电焊工", "前台文员"]
    with pytest.raises(BadInput, match="no table"):
        titles(text, "job_name")


def test_a_list_of_titles_that_cannot_be_read_says_what_was_wanted(tmp_path: Path) -> None:
    page = tmp_path / "titles.html"
    page.write_text("<p>销售经理</p>", "utf-8")
    for file in (page, tmp_path / "none.csv"):
        with pytest.raises(BadInput, match="was wanted"):
            titles(file)


def _workbook(rows: Sequence[Sequence[object]]) -> Workbook:
    book = Workbook()
    book.create_sheet("titles")
    for row in rows:
        book["titles"].append(row)
    return book


def test_an_unknown_vocabulary_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="csco, esco, isco, onet"):
        vocabulary("planets")


# -- how well -------------------------------------------------------------------------------


def test_most_titles_that_were_adjudicated_by_hand_are_linked_rightly() -> None:
    found = {
        name: list(measured(f"{name}.csv")) for name in ("adjudicated", "positions", "everyday")
    }
    for name, least in (("adjudicated", 0.7), ("positions", 0.85), ("everyday", 0.95)):
        for target, several in found[name]:
            hits = [right(row, one) for row, one in several]
            assert sum(hits) >= least * len(hits), (name, target)
    for target, several in found["adjudicated"]:
        sure = [right(row, one) for row, one in several if one.confident]
        assert sum(sure) >= 0.9 * len(sure) > 0, target


def test_every_occupation_of_the_lexicon_is_in_its_vocabulary() -> None:
    for name, file in (
        ("csco", "occupations"),
        ("esco", "occupations-esco"),
        ("onet", "occupations-onet"),
    ):
        labels = {o.label for o in vocabulary(name).occupations}
        assert set(lexicon(f"linking/{file}.yaml")) <= labels


def test_the_crosswalk_says_what_it_leans_on() -> None:
    found = to_onet()
    assert found["brand manager"].firm
    assert found["sales manager"].above == "marketing manager"
    assert not any(c.firm for c in found.values() if c.renamed or c.confidence < 1)
    codes = {o.code for o in vocabulary("onet").occupations}
    assert len({c.code for c in found.values()} - codes) < 10


def test_a_word_leads_to_isco_and_onet_by_way_of_esco() -> None:
    (found,) = Linker(vocabulary("isco")).link(["招聘专员"])
    assert found.proposals[0].occupation.code == "2423"
    assert "ESCO's 'recruitment consultant'" in found.proposals[0].why
    assert "由其对应至该编码" in found.proposals[0].why_zh


def test_a_reviewed_link_of_the_role_goes_before_likeness() -> None:
    plain, reviewed = (Linker(vocabulary("esco"), by) for by in ((), links()))
    assert next(plain.link(["客户关系经理"])).proposals[0].features.get("reviewed") is None
    first = next(reviewed.link(["客户关系经理"])).proposals[0]
    assert first.occupation.label == "client relations manager"
    assert "reviewed: exactMatch of the role 'customer-relations-manager'" in first.why


def test_a_group_is_proposed_where_no_occupation_in_it_fits_better() -> None:
    linker = Linker(
        Vocabulary(
            "own",
            {"language": "zh"},
            (
                Occupation(code="1", id="1", label="教学人员", synonyms=("音乐老师",)),
                Occupation(code="11", id="11", label="美术老师", parent="1"),
            ),
        )
    )
    assert next(linker.link(["音乐老师"])).proposals[0].occupation.code == "1"
    second = next(linker.link(["美术老师"])).proposals[1]
    assert (second.features["group"], "属于职业类别" in second.why_zh) == (-0.05, True)


# -- a vocabulary of one's own ----------------------------------------------------------------

ADDED = "vocabulary", "add"


def added(folder_: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> Result:
    monkeypatch.setattr("rolegraph.cli.vocabulary.own_folder", lambda: folder_)
    return CliRunner().invoke(rolegraph, [*ADDED, *words], standalone_mode=False)


def vocabulary_command(*words: str) -> str:
    done = CliRunner().invoke(rolegraph, ["vocabulary", *words], standalone_mode=False)
    assert done.exception is None, done.exception
    return done.stdout


DESCRIBED = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
<urn:jobs> a skos:ConceptScheme ; skos:prefLabel "Jobs" ; dcterms:title "Jobs of Kim Ltd" ;
    owl:versionInfo "2026-11" ; dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> .
<urn:jobs/1> a skos:Concept ; skos:prefLabel "clerk" ; skos:notation "1" ; skos:inScheme <urn:jobs> .
"""


def shipped_rows(name: str, count: int) -> str:
    rows = vocabulary(name).occupations[:count]
    return "".join(f"{o.code},{o.label},自己的别名{n}\n" for n, o in enumerate(rows))


@pytest.mark.parametrize(
    ("shared", "strange", "name"), [(1100, 90, "csco"), (1100, 200, "jobs"), (60, 0, "jobs")]
)
def test_a_table_with_most_codes_of_a_shipped_vocabulary_takes_its_name_and_a_short_list_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: int, strange: int, name: str
) -> None:
    file, kept = tmp_path / "jobs.csv", tmp_path / "kept"
    more = "".join(f"X{n},职业{n},\n" for n in range(strange))
    file.write_text("code,label,alias\n" + shipped_rows("csco", shared) + more, "utf-8")
    done = added(kept, monkeypatch, str(file), "--json")
    assert done.exception is None, done.exception
    assert json.loads(done.stdout)["name"] == name
    found = vocabulary(name, kept)
    first = found.occupations[0]
    assert first.synonyms == ("自己的别名0",)
    assert first.id == f"urn:{name}:{first.code}"
    assert "attribution" not in found.about


FAULTY = {
    "circle.csv": ("code,label,parent\n1,a,2\n2,b,1\n", "parents run in a circle: 1 → 2 → 1"),
    "label.csv": ("code,label\n1,a\n2,\n", "line 3: a label is missing"),
    "circle.ttl": (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <urn:x:> .\n"
        ':a a skos:Concept ; skos:prefLabel "a" ; skos:broader :b .\n'
        ':b a skos:Concept ; skos:prefLabel "b" ; skos:broader :a .',
        "parents run in a circle: urn:x:a → urn:x:b → urn:x:a",
    ),
    "nothing.ttl": (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
        "no row with a code",
    ),
    "broken.ttl": ("<a> <b> .", "it is neither CSV nor RDF that can be read"),
    "broken.rdf": ("<rdf:RDF><a>", "it is neither CSV nor RDF that can be read"),
    "broken.jsonld": ('{"@context": ', "it is neither CSV nor RDF that can be read"),
    "itself.csv": ("code;label;parent\n1;a;1\n", "parents run in a circle: 1 → 1"),
    "comma.csv": ("code,label\n1,a\n2,b, c\n", "line 3: more cells than columns"),
    "quote.csv": ('code,label\n1,a\n2,"b\n3,c\n', "line 3: the quotation mark is not closed"),
    "quoted.csv": ('code,label\n1,a\n2,"b"c\n', "line 3: ',' expected after"),
    "signs.csv": ("code,label\n1,—\n2,b\n", "line 2: the label '—' holds no letter or figure"),
    "book.xlsx": ("PK", "a workbook was given; save its sheet as CSV in UTF-8"),
    "nul.csv": ("code,label\n1,a\0b\n", "line 2: a character that is no text"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_of_a_faulty_vocabulary_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    text, fault = FAULTY[name]
    (tmp_path / name).write_text(text, "utf-8")
    done = added(tmp_path / "kept", monkeypatch, str(tmp_path / name))
    assert isinstance(done.exception, BadInput)
    assert fault in str(done.exception)
    assert "Mend the file and add it again" in str(done.exception)
    assert not (tmp_path / "kept").exists()


def test_descriptions_that_say_nothing_are_none(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("code,label,description\n1,出纳,—\n2,会计,-\n", "utf-8")
    (found,) = Linker(read(tmp_path / "a.csv", "own")[0]).link(["出纳"], done=["—"])
    assert (found.proposals[0].occupation.code, found.confident) == ("1", True)


def test_what_is_for_a_review_is_refused_for_titles() -> None:
    with pytest.raises(UsageError, match="are for a review"):
        CliRunner().invoke(
            rolegraph,
            ["link", "-", "--author", "Kim"],
            input="clerk\n",
            standalone_mode=False,
            catch_exceptions=False,
        )


def test_a_name_is_a_name_and_no_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_text("code,label\n1,a\n", "utf-8")
    done = added(tmp_path / "kept", monkeypatch, str(tmp_path / "a.csv"), "--name", "../out")
    assert "cannot name a vocabulary" in str(done.exception)
    assert not (tmp_path / "out.csv.gz").exists()


@pytest.mark.parametrize(
    ("file", "more"), [("a.csv", ("--name", "esco")), ("esco.csv", ()), ("isco.csv", ())]
)
def test_a_table_with_codes_of_its_own_does_not_stand_in_the_place_of_a_shipped_vocabulary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, more: tuple[str, ...]
) -> None:
    (tmp_path / file).write_text("code,label\nK1,a\nK2,b\n", "utf-8")
    done = added(tmp_path / "kept", monkeypatch, str(tmp_path / file), *more)
    assert "2 of the 2 codes are not in it (such as K1)" in str(done.exception)
    assert "Give another name with --name" in str(done.exception)
    assert not (tmp_path / "kept").exists()


def test_a_part_of_a_shipped_vocabulary_keeps_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.csv").write_text("code,label\n1221,Sales and marketing managers\n", "utf-8")
    done = added(tmp_path / "kept", monkeypatch, str(tmp_path / "a.csv"), "--name", "isco")
    assert done.stdout.startswith("isco: 1 occupations")


def test_the_vocabularies_are_described_as_json_and_void() -> None:
    run = CliRunner().invoke
    told = json.loads(run(rolegraph, ["vocabulary", "list", "--json"]).stdout)
    assert told["esco"].items() >= {"version": "1.1.1", "occupations": 3007}.items()
    triples = set(void(["esco", "onet"]))
    assert Graph().parse(data=turtle(["esco", "onet"]), format="turtle")
    here = "https://w3id.org/rolegraph/vocabulary/onet"
    said = {
        (t.predicate.value.rpartition("/")[2], t.object.value)
        for t in triples
        if t.subject.value == here
    }
    assert ("license", "https://creativecommons.org/licenses/by/4.0/") in said
    assert ("void#entities", "1110") in said


def test_a_scheme_of_ones_own_says_its_title_version_and_licence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "jobs.ttl").write_text(DESCRIBED, "utf-8")
    (tmp_path / "own.csv").write_text("code,label\nK1,a\n", "utf-8")
    kept = tmp_path / "kept"
    added(kept, monkeypatch, str(tmp_path / "jobs.ttl"))
    added(kept, monkeypatch, str(tmp_path / "own.csv"), "--version", "3", "--licence", "ours")
    jobs, own = (vocabularies.about_of(name, kept) for name in ("jobs", "own"))
    assert (jobs["title"], jobs["version"]) == ("Jobs of Kim Ltd", "2026-11")
    assert jobs["licence"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert (own["title"], own["version"], own["licence"]) == ("own", "3", "ours")


def test_an_added_vocabulary_is_listed_and_removed_whole_and_the_shipped_one_stands_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    monkeypatch.setattr(vocabularies, "own_folder", lambda: kept)
    (tmp_path / "a.csv").write_text("code,label\n1221,Sales and marketing managers\n", "utf-8")
    added(kept, monkeypatch, str(tmp_path / "a.csv"), "--name", "isco")
    added(kept, monkeypatch, str(tmp_path / "a.csv"), "--name", "mine")
    listed = vocabulary_command("list").splitlines()
    assert "isco         1  ISCO-08 groups, as ESCO 1.1.1 gives them ISCO-08" in listed[2]
    assert listed[3] == "mine         1  mine; licence not stated; added from a.csv"
    assert json.loads(vocabulary_command("remove", "isco", "--json")) == {
        "name": "isco",
        "removed": True,
        "shipped": True,
    }
    assert vocabulary_command("remove", "mine") == "mine: removed.\n"
    assert list(kept.iterdir()) == []
    told = json.loads(vocabulary_command("list", "--json"))
    assert (told["isco"]["occupations"], told["isco"]["added"]) == (619, False)
    assert "mine" not in told


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("esco", "'esco' comes with rolegraph and stays; what was added can be removed: mine."),
        ("../kept/mine", "No '../kept/mine' was added"),
        ("planets", "No 'planets' was added; what was added can be removed: mine."),
    ],
)
def test_what_was_not_added_is_not_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    (tmp_path / "a.csv").write_text("code,label\n1,a\n", "utf-8")
    added(tmp_path / "kept", monkeypatch, str(tmp_path / "a.csv"), "--name", "mine")
    with pytest.raises(UsageError, match=re.escape(said)):
        remove(name, links(), tmp_path / "kept")
    assert len(list((tmp_path / "kept").iterdir())) == 2


def test_a_vocabulary_that_links_of_roles_rest_on_is_not_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    (tmp_path / "a.csv").write_text("code,label\n1,a\n2,b\n", "utf-8")
    added(kept, monkeypatch, str(tmp_path / "a.csv"), "--name", "mine")
    link = Link("x, line 3", ROLE + "clerk", "skos:exactMatch", "urn:mine:1", "a", REVIEWED)
    with pytest.raises(
        UsageError, match=re.escape("would be gone, or be called otherwise (x, line 3)")
    ):
        remove("mine", [link], kept)
    assert vocabulary("mine", kept).occupations
    remove("mine", [replace(link, rejected=True)], kept)
    assert list(kept.iterdir()) == []


@pytest.mark.parametrize(
    ("rows", "fits"), [("1,a\n3,c", True), ("2,b", False), ("1,an a\n2,b", False)]
)
def test_a_table_that_lacks_what_links_of_roles_rest_on_does_not_stand_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, fits: bool
) -> None:
    kept, link = tmp_path / "kept", Link("x, line 3", ROLE + "clerk", "", "urn:mine:1", "a", "")
    monkeypatch.setattr("rolegraph.cli.vocabulary.links", lambda: (link,))
    (tmp_path / "a.csv").write_text("code,label\n1,a\n2,b\n", "utf-8")
    (tmp_path / "b.csv").write_text(f"code,label\n{rows}\n", "utf-8")
    assert added(kept, monkeypatch, str(tmp_path / "a.csv"), "--name", "mine").exception is None
    done = added(kept, monkeypatch, str(tmp_path / "b.csv"), "--name", "mine")
    if fits:
        assert done.exception is None
        assert [o.code for o in vocabulary("mine", kept).occupations] == ["1", "3"]
    else:
        assert "was not added: 1 links of roles" in str(done.exception)
        assert [o.code for o in vocabulary("mine", kept).occupations] == ["1", "2"]


# -- questions by outside code ------------------------------------------------------------------


def test_two_companies_are_aligned_by_the_codes_that_their_positions_share() -> None:
    rg, org = "https://w3id.org/rolegraph/ns#", "http://www.w3.org/ns/org#"
    positions = [("a", "sales-manager"), ("b", "sales-director"), ("c", "clerk")]
    quads = list(link_quads(links()))
    for company, role in positions:
        here = NamedNode(f"urn:{company}/{role}")
        quads.append(Quad(here, NamedNode(f"{org}role"), NamedNode(ROLE + role)))
        quads.append(Quad(here, NamedNode(f"{rg}inOrganisation"), NamedNode(f"urn:{company}")))
    store = EmbeddedStore.from_quads(quads)
    found = queries.run(store, "same-code-across-organisations", {"code": ["1221.3"]}).rows
    assert [(r["position"], r["other"]) for r in found] == [
        ("urn:a/sales-manager", "urn:b/sales-director"),
        ("urn:b/sales-director", "urn:a/sales-manager"),
    ]
    of_one = {"code": ["1221.3"], "organisation": ["urn:b"]}
    (row,) = queries.run(store, "same-code-across-organisations", of_one).rows
    assert (row["notation"], row["elsewhere"]) == ("1221.3.2.1", "urn:a")
