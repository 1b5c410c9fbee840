"""Each planted fault is found, and its clean twin has no finding, on two engines."""

import csv
import io
import json
import re
import time
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner
from generator import organisation
from rdflib.plugins.sparql import prepareQuery
from reasoning import document

from rolegraph.audit import (
    Rules,
    Settings,
    audit,
    compare,
    disposed,
    kept,
    read_dispositions,
    read_kept,
    read_rules,
    read_settings,
)
from rolegraph.audit.asking import asked
from rolegraph.audit.rules import shipped
from rolegraph.audit.settings import shipped as shipped_settings
from rolegraph.audit.touching import touched
from rolegraph.cli.audit import audit as command
from rolegraph.errors import BadInput, UsageError
from rolegraph.graph import quads
from rolegraph.graph.ontology import ontology_quads, ontology_triples
from rolegraph.inference import infer
from rolegraph.resources import folder
from rolegraph.store import EmbeddedStore
from rolegraph.vocabulary import PREFIXES

FIXTURES = Path(__file__).parent / "audit"
AXIOMS = ontology_triples()
ONTOLOGY = tuple(ontology_quads())
CHECKS = sorted(d.name for d in FIXTURES.iterdir() if d.is_dir())
BOTH = [(check, kind) for check in CHECKS for kind in ("trigger", "clean")]


@cache
def closed(check: str, kind: str) -> tuple[ox.Quad, ...]:
    """A fixture with the ontology and what follows from both."""
    return _closed((FIXTURES / check / f"{kind}.ttl").read_bytes())


def _closed(text: bytes) -> tuple[ox.Quad, ...]:
    graph = ox.NamedNode("https://example.org/graph")
    store = ox.Store()
    store.bulk_extend(ONTOLOGY)
    for triple in ox.parse(input=text, format=ox.RdfFormat.TURTLE):
        store.add(ox.Quad(triple.subject, triple.predicate, triple.object, graph))
    infer(store, AXIOMS)
    return tuple(store)


class SecondEngine:
    """rdflib with the ontology, and what follows from it, in it; what a fixture adds is taken out again."""

    def __init__(self) -> None:
        self.known = frozenset(_closed(b""))
        self.graph = rdflib.Graph().parse(data=_n_triples(self.known), format="nt")
        self.prepared = cache(prepareQuery)

    def rows(self, quads: Iterable[ox.Quad], text: str) -> int:
        """Count the rows of a query over these quads, the ontology among them."""
        own = _n_triples(quad for quad in quads if quad not in self.known)
        added = [t for t in rdflib.Graph().parse(data=own, format="nt") if t not in self.graph]
        for triple in added:
            self.graph.add(triple)
        try:
            return len(self.graph.query(self.prepared(text)))
        finally:
            for triple in added:
                self.graph.remove(triple)


@pytest.fixture(scope="module")
def second_engine() -> SecondEngine:
    return SecondEngine()


def _n_triples(quads: Iterable[ox.Quad]) -> bytes:
    triples = [ox.Triple(q.subject, q.predicate, q.object) for q in quads]
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


@pytest.mark.parametrize("check", [r.name for r in shipped().by_id.values()])
def test_every_check_has_a_fixture_that_triggers_it_and_a_clean_one(check: str) -> None:
    assert {f.name for f in (FIXTURES / check).iterdir()} == {"trigger.ttl", "clean.ttl"}


def test_every_shipped_rule_file_is_sound() -> None:
    assert shipped().faults == ()
    assert shipped_settings().faults == ()


@pytest.mark.parametrize(("check", "kind"), BOTH)
def test_a_planted_fault_is_found_and_its_clean_twin_is_not_on_two_engines(
    check: str, kind: str, second_engine: SecondEngine
) -> None:
    rule = check.partition("-")[0]
    quads = closed(check, kind)
    store = EmbeddedStore.from_quads(quads)
    report = audit(store, only=[rule])
    assert report.faults == ()
    assert bool(report.findings) == (kind == "trigger")
    for finding in report.findings:
        assert finding.subjects
        assert not any("…" in text or "://" in text for text in finding.message.values())
    text = asked(shipped().by_id[rule], shipped_settings())
    assert second_engine.rows(quads, text) == len(store.select(text).rows)


def _written(check: str) -> list[str]:
    """The trigger of a check, and the same with words for matters that the vocabulary does not have."""
    text = (FIXTURES / check / "trigger.ttl").read_text("utf-8")
    return [text, re.sub(r"  rg:object rgo:[\w-]+ ;\n", "", text)]


BY_WORDS = [check for check in CHECKS if check.partition("-")[0] in (
    "A05", "A06", "A07", "A11", "A12", "A13", "A14", "A16", "A25", "A26", "A31", "A44",
)]  # fmt: skip


@pytest.mark.parametrize("check", BY_WORDS)
def test_a_matter_that_the_vocabulary_does_not_have_is_known_by_its_words_on_two_engines(
    check: str, second_engine: SecondEngine
) -> None:
    rule = check.partition("-")[0]
    of_concepts, of_words = _written(check)
    assert "rg:object " in of_concepts
    assert "rg:object " not in of_words
    quads = _closed(of_words.encode())
    store = EmbeddedStore.from_quads(quads)
    assert audit(store, only=[rule]).findings
    text = asked(shipped().by_id[rule], shipped_settings())
    assert second_engine.rows(quads, text) == len(store.select(text).rows)


@cache
def trigger(check: str) -> EmbeddedStore:
    return EmbeddedStore.from_quads(closed(check, "trigger"))


def test_a_finding_names_its_rule_subjects_sentence_and_remedy_in_both_languages() -> None:
    (finding,) = audit(trigger("A12-limit-without-figure"), only=["A12"]).findings
    shown = finding.to_json()
    assert shown["rule"] == "A12"
    assert shown["status"] == "open"
    for text in ("title", "message", "remedy"):
        assert set(shown[text]) == {"zh", "en"}
    assert "not stated in the documents" in shown["message"]["en"]
    assert "文件未写明" in shown["message"]["zh"]
    (place,) = shown["evidence"]
    assert (place["document"], place["quote"]) == ("roles.txt", "approves")
    assert shown["subjects"][0]["document"] == "roles.txt"


def test_what_a_release_keeps_of_an_audit_is_that_audit_while_the_checks_are_the_same() -> None:
    report = audit(trigger("A12-limit-without-figure"))
    assert read_kept(kept(report)) == report
    alone = read_kept(kept(report), ["A12"])
    assert alone is not None
    assert alone.rules == ("A12",)
    assert {f.rule for f in alone.findings} == {"A12"}
    told = json.loads(kept(report))
    assert read_kept(json.dumps({**told, "checks": "of other checks"}).encode()) is None
    assert read_kept(json.dumps({**told, "rules": ["A12"]}).encode(), ["A13"]) is None


def test_the_id_of_a_finding_outlives_another_wording_and_other_offsets() -> None:
    check = "A12-limit-without-figure"
    before = audit(trigger(check), only=["A12"]).findings[0].id
    text = (FIXTURES / check / "trigger.ttl").read_text("utf-8")
    moved = text.replace("char=0,8", "char=70,95").replace('"approves"', '"may approve, in part"')
    quads = ox.parse(input=moved.encode(), format=ox.RdfFormat.TURTLE)
    graph = ox.NamedNode("https://example.org/graph")
    stated = [ox.Quad(q.subject, q.predicate, q.object, graph) for q in quads]
    again = audit(EmbeddedStore.from_quads([*ONTOLOGY, *stated]), only=["A12"]).findings[0]
    assert again.id == before
    assert again.evidence[0].quote == "may approve, in part"


def test_broken_rule_files_are_named_with_line_and_column_and_the_others_run(
    tmp_path: Path,
) -> None:
    sound = shipped().by_id["A12"]
    (tmp_path / "A12-limit-without-figure.rq").write_text(sound.text, "utf-8")
    (tmp_path / "B1-no-query.rq").write_text(
        sound.text.replace("id: A12", "id: B1").replace("SELECT DISTINCT", "SELEKT"), "utf-8"
    )
    (tmp_path / "B2-no-header.rq").write_text("SELECT * WHERE {}\n", "utf-8")
    (tmp_path / "B3-severity.rq").write_text(
        sound.text.replace("id: A12", "id: B3").replace("severity: medium", "severity: grave"),
        "utf-8",
    )
    rules = read_rules(tmp_path)
    report = audit(trigger("A12-limit-without-figure"), rules)
    assert [f.rule for f in report.findings] == ["A12"]
    assert len(rules.faults) == 3
    assert "line" in rules.faults[0]
    assert "column" in rules.faults[0]
    assert "line 1, column 1" in rules.faults[1]
    assert "'grave'" in rules.faults[2]


def settings(path: Path, severities: str, duties: str = "") -> Settings:
    columns = (folder("data/rules") / "incompatible-duties.csv").read_text("utf-8").split("\n")[0]
    (path / "severities.yaml").write_text(severities, "utf-8")
    (path / "incompatible-duties.csv").write_text(f"{columns}\n{duties}", "utf-8")
    return read_settings(path)


def test_a_client_sets_a_severity_and_turns_a_check_off(tmp_path: Path) -> None:
    store = trigger("A12-limit-without-figure")
    found = audit(store, settings=settings(tmp_path, "A12: low\nA14: {skip: true}\n"))
    assert [f.severity for f in found.findings if f.rule == "A12"] == ["low"]
    assert "A14" not in found.rules


def test_wrong_settings_are_named_with_their_line_all_at_once(tmp_path: Path) -> None:
    odd = settings(
        tmp_path,
        "A12: grave\n",
        "X1,steal,,record,,险,risk,high,source\nX2,record,,approve,,险,risk,grave,source\n",
    )
    assert "severities.yaml, line 1, column 1" in odd.faults[0]
    assert "line 2, column first_activity" in odd.faults[1]
    assert "line 3, column level" in odd.faults[2]
    store = trigger("A12-limit-without-figure")
    unknown = audit(
        store, settings=settings(tmp_path, "A12: {parameters: {colour: red}}\nZ9: low")
    )
    assert any("Z9" in fault for fault in unknown.faults)
    assert any("colour" in fault for fault in unknown.faults)
    assert "A14" in unknown.rules


def test_a_setting_for_an_unknown_check_is_named_beside_a_broken_rule_file(tmp_path: Path) -> None:
    sound = shipped().by_id["A12"].text
    (tmp_path / "A12-limit-without-figure.rq").write_text(sound.replace("SELECT", "SELEKT"))
    (tmp_path / "A14-limit-without-escalation.rq").write_text(shipped().by_id["A14"].text)
    rules, chosen = read_rules(tmp_path), settings(tmp_path, "A12: low\nZ9: low\n")
    report = audit(trigger("A12-limit-without-figure"), rules, chosen, only=["A12", "A14"])
    broken, unknown = report.faults
    assert broken.startswith("A12-limit-without-figure.rq, line ")
    assert unknown == "severities.yaml, line 2, column 1: there is no check Z9."
    assert report.rules == ("A14",)


def test_malformed_choices_are_named_with_line_and_column_and_the_other_checks_run(
    tmp_path: Path,
) -> None:
    odd = settings(
        tmp_path,
        "A12: 5\nA15: {shade: dark}\nA17: {parameters: many}\n"
        "A22: {parameters: {most: a dozen, least: 1}}\nA34: {parameters: {years: 3}}\nZ9: low\n",
    )
    found = audit(trigger("A12-limit-without-figure"), settings=odd)
    places = ["1, column 1", "2, column 1", "3, column 1", "6, column 1", "4, column 20"]
    named = [fault.partition(": ")[0] for fault in found.faults]
    expected = [f"severities.yaml, line {place}" for place in places]
    expected += ["severities.yaml, line 4, column 35", "severities.yaml, line 5, column 20"]
    assert named == expected
    assert {"A22", "A34"}.isdisjoint(found.rules)
    assert {"A12", "A14", "A15", "A17"} <= set(found.rules)
    assert "A12" in {f.rule for f in found.findings}


@pytest.mark.parametrize(
    ("text", "place"), [("A12: [", "line 1, column 7"), ("- A12\n", "line 1, column 1")]
)
def test_a_file_that_is_no_table_of_choices_is_named(
    tmp_path: Path, text: str, place: str
) -> None:
    (fault,) = settings(tmp_path, text).faults
    assert place in fault


def test_an_unknown_check_is_answered_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="A12"):
        audit(EmbeddedStore.from_quads(()), only=["A99"])


def test_only_findings_of_the_organisation_that_is_asked_for_are_given() -> None:
    store = trigger("A12-limit-without-figure")
    assert audit(store, only=["A12"], organisation="Company").findings
    assert not audit(store, only=["A12"], organisation="Other").findings


def test_a_decision_holds_until_it_expires_or_its_finding_has_gone(tmp_path: Path) -> None:
    report = audit(trigger("A12-limit-without-figure"), only=["A12"])
    known = report.findings[0].id
    file = tmp_path / "dispositions.yaml"
    entry = (
        "- {{finding: {0}, status: accepted, owner: CFO, reason: budget, "
        "mitigation: review, expires: 2027-01-01}}\n"
    )
    file.write_text("dispositions:\n" + entry.format(known) + entry.format("A12-0000000000"))
    decisions = read_dispositions(file)
    held = disposed(report, decisions, date(2026, 1, 1))
    assert held.findings[0].status == "accepted"
    assert held.at_least("low") == ()
    assert len(held.faults) == 1
    assert "A12-0000000000" in held.faults[0]
    late = disposed(report, decisions, date(2028, 1, 1))
    assert late.findings[0].status == "open"
    assert "expired" in late.faults[0]
    file.write_text("dispositions:\n- {finding: A12-1, status: ignored}\n")
    with pytest.raises(BadInput, match="'owner' is missing"):
        read_dispositions(file)


def test_a_broken_entry_is_named_with_its_place_and_the_others_hold(tmp_path: Path) -> None:
    report = audit(trigger("A12-limit-without-figure"), only=["A12"])
    file = tmp_path / "dispositions.yaml"
    sound = f"- {{finding: {report.findings[0].id}, status: false-positive, reason: x}}"
    file.write_text(f"dispositions:\n- {{finding: A12-1, status: ignored}}\n- word\n{sound}\n")
    faults: list[str] = []
    decisions = read_dispositions(file, faults)
    assert [d.finding for d in decisions] == [report.findings[0].id]
    assert disposed(report, decisions, date(2026, 1, 1)).findings[0].status == "false-positive"
    assert all(f.startswith("dispositions.yaml, line 2, column 3: ") for f in faults[:-1])
    assert "line 3, column 3" in faults[-1]
    file.write_text("dispositions:\n- {finding: [\n")
    assert read_dispositions(file, faults) == ()
    assert "line 3" in faults[-1]
    file.write_text("- {finding: A12-1}\n")
    assert read_dispositions(file, faults) == ()
    assert "begin with 'dispositions:'" in faults[-1]


def test_a_baseline_tells_new_gone_and_unchanged_apart(tmp_path: Path) -> None:
    store = trigger("A14-limit-without-escalation")
    report = audit(store, only=["A14"])
    file = tmp_path / "last.json"
    file.write_text(json.dumps(report.to_json()), "utf-8")
    same = compare(report, file)
    assert (len(same.new), len(same.unchanged), len(same.gone)) == (0, 1, 0)
    mended = compare(audit(EmbeddedStore.from_quads(ONTOLOGY), only=["A14"]), file)
    assert [gone["id"] for gone in mended.gone] == [report.findings[0].id]
    file.write_text("{}")
    with pytest.raises(BadInput, match="audit --json"):
        compare(report, file)


def test_a_rule_that_says_the_same_too_often_says_it_once() -> None:
    rules = shipped()
    folding = [rule for rule in rules.by_id.values() if rule.fold]
    for rule in folding:
        assert rule.fold is not None
        assert set(rule.fold.message) == {"zh", "en"}


def test_the_command_prints_the_contracts_json_and_fails_on_request(example_data: Path) -> None:
    runner = CliRunner()
    told = runner.invoke(command, ["--data", str(example_data), "--json"], standalone_mode=False)
    shown = json.loads(told.stdout)
    assert shown["release"].startswith("sha256:")
    assert {"findings", "rules", "faults"} <= set(shown)
    severities = {f["severity"] for f in shown["findings"]}
    assert told.return_value == 0
    strict = runner.invoke(
        command, ["--data", str(example_data), "--fail-on", "low"], standalone_mode=False
    )
    assert strict.return_value == int(bool(severities))


def test_the_rules_of_a_folder_without_files_are_none(tmp_path: Path) -> None:
    assert read_rules(tmp_path) == Rules({}, ())


PAIRS = list(
    csv.DictReader(io.StringIO((folder("data/rules") / "incompatible-duties.csv").read_text()))
)
STAGED = (
    "PREFIX rg: <https://w3id.org/rolegraph/ns#> "
    "SELECT ?stage ?doing WHERE { ?doing rg:controlStage ?stage } ORDER BY DESC(STR(?doing))"
)


def _statement(name: str, bearer: str, doing: str, thing: str) -> str:
    link = "kind" if "rgk:" in doing or "/kind/" in doing else "action"
    return (
        f":{name} a rg:Norm ; rg:{link} {doing} ; rg:object {thing or 'rgo:expense'} ; "
        f'rg:objectWord "{name}" ; rg:reading "{name}" ; rg:borneBy :{bearer} .\n'
        f":{bearer} a rg:Position ; rg:inOrganisation :company .\n"
    )


@pytest.fixture(scope="module")
def pairs_found() -> set[tuple[str, str]]:
    """The pairs that are found, each with its bearer.

    Every pair of the table is given once to one position, once to two.
    """
    stages = EmbeddedStore.from_quads(ONTOLOGY).select(STAGED).rows
    doings = {str(row["stage"]): f"<{row['doing']}>" for row in stages}
    text = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    text += "@prefix : <https://example.org/> .\n"
    for pair in PAIRS:
        one, two = (doings.get(pair[k], pair[k]) for k in ("first_activity", "second_activity"))
        for bearer, second in (("both", "both"), ("first", "second")):
            name = f"{pair['id']}-{bearer}"
            text += _statement(f"{name}-1", name, one, pair["first_object"])
            text += _statement(f"{name}-2", f"{pair['id']}-{second}", two, pair["second_object"])
    return _pairs_of(text)


def _pairs_of(text: str) -> set[tuple[str, str]]:
    query = asked(shipped().by_id["A20"], shipped_settings())
    rows = EmbeddedStore.from_quads(_closed(text.encode())).select(query).rows
    return {(str(row["pair"]), str(row["bearer"]).rpartition("/")[2]) for row in rows}


@pytest.mark.parametrize("pair", [pair["id"] for pair in PAIRS])
def test_each_pair_of_the_table_is_found_in_one_hand_and_not_in_two(
    pair: str, pairs_found: set[tuple[str, str]]
) -> None:
    assert (pair, f"{pair}-both") in pairs_found
    assert (pair, f"{pair}-first") not in pairs_found
    assert (pair, f"{pair}-second") not in pairs_found


@pytest.mark.parametrize(("second", "found"), [("Patents", True), ("Trademarks", False)])
def test_a_pair_for_any_one_matter_holds_for_one_that_only_words_name(
    second: str, found: bool
) -> None:
    text = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    text += (
        "@prefix : <https://example.org/> .\n:one a rg:Position ; rg:inOrganisation :company .\n"
    )
    for name, kind, words in (("1", "approve", "patents"), ("2", "record", second)):
        text += (
            f':n{name} a rg:Authority ; rg:kind rgk:{kind} ; rg:objectWord "{words}" ; '
            f'rg:reading "{kind} {words}" ; rg:borneBy :one .\n'
        )
    assert (("approval-and-recording", "one") in _pairs_of(text)) == found


def test_a_check_without_anything_to_look_at_says_so() -> None:
    report = audit(EmbeddedStore.from_quads(ONTOLOGY), only=["A01", "A12"])
    assert list(report.silent) == ["A01"]
    assert report.to_json()["silent"][0]["rule"] == "A01"
    assert audit(trigger("A01-step-without-responsible"), only=["A01"]).silent == {}


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("?x a rg:Duty ; rg:object ?y", {"Duty", "object"}),
        ("?x ^rg:from/(rg:to|rg:at)+/rg:in? ?y", {"from", "to", "at", "in"}),
        (
            "?x rg:a ?y FILTER(NOT EXISTS { ?y rg:b ?z FILTER EXISTS { ?z rg:c 3 } })",
            {"a", "b", "c"},
        ),
        (
            "{ SELECT ?x { ?x rg:a 3 OPTIONAL { ?x rg:b ?y } MINUS { ?x rg:c ?y } } }",
            {"a", "b", "c"},
        ),
        (
            "?x rg:a [ a rg:Duty ; rg:b 2 ] BIND(IF(EXISTS { ?x rg:c 1 }, 1, 2) AS ?t)",
            {*"abc", "Duty"},
        ),
        (
            "{ SELECT ?x ?y ?z { ?x rg:a ?y } GROUP BY ?x ?y HAVING (COUNT(?y) > 1) ORDER BY ?x ?y }",
            {"a"},
        ),
        (
            'VALUES (?x ?y ?z) { (rg:b "GRAPH ?x" UNDEF) } ?x (rg:a|rg:b)+/^rg:c ?y  # ?x ?y ?z',
            {*"abc"},
        ),
        ("?x rg:a? ?y . FILTER(!(?x != ?y) && !BOUND(?z)) ?y rg:b true", {*"ab"}),
        ("?x ?any ?y", None),
        ("?x rg:a ?y ; ?any ?z", None),
        ("?x rg:a [ ?any ?z ]", None),
        ("[] ?any ?z", None),
        ("?x rg:a ?y . (1 2) ?any ?z", None),
        ("?x rg:a ?y OPTIONAL { ?y a ?any }", None),
        ("?x a rg:Duty, ?any", None),
        ("?x a/rg:under rg:Norm", None),
        ("?x a|rg:a ?any", None),
        ("?x !rg:a ?y", None),
        ("GRAPH ?document { ?x rg:a ?y }", None),
        ("?x rg:evidence ?place", None),
    ],
)
def test_what_a_check_looks_at_is_known_or_said_not_to_be(
    pattern: str, names: set[str] | None
) -> None:
    expected = names and {f"{PREFIXES['rg']}{name}" for name in names}
    assert touched(f"PREFIX rg: <{PREFIXES['rg']}> SELECT * WHERE {{ {pattern} }}") == expected


def test_few_checks_look_at_what_is_not_read_into_memory() -> None:
    far = [rule.id for rule in shipped().by_id.values() if touched(rule.text) is None]
    assert far == ["A15", "A31", "A40"]


def test_on_disk_the_checks_find_what_they_find_in_memory(tmp_path: Path) -> None:
    apart = [
        (FIXTURES / check / "trigger.ttl")
        .read_text()
        .replace("example.org/", f"example.org/{check}/")
        for check in CHECKS
    ]
    faults = "".join(apart).encode()
    memory = EmbeddedStore.from_quads(_closed(faults))
    memory.dump(tmp_path / "graph.nq")
    EmbeddedStore.write(tmp_path / "graph.db", tmp_path / "graph.nq")
    disk = EmbeddedStore.open(tmp_path / "graph.db", tmp_path / "graph.nq")
    found = audit(memory)
    assert len(found.findings) > len(CHECKS) / 2
    assert audit(disk) == found


def _company(positions: int) -> EmbeddedStore:
    """Invented positions with what follows: half in one organisation, half in organisations of ten."""
    store = ox.Store()
    store.bulk_extend(ONTOLOGY)
    for seed, size in enumerate([positions // 2, *[10] * (positions // 20)]):
        made = organisation(seed, size)
        store.bulk_extend(quads(made.statements, [document(made)]))
    infer(store, AXIOMS)
    return EmbeddedStore.from_quads(store)


def _seconds(store: EmbeddedStore, text: str) -> float:
    """Return the processor time of a query, the least of three: what other jobs do must not count."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        store.select(text)
        taken.append(time.process_time() - began)
    return min(taken)


def test_no_check_grows_with_the_square_of_the_positions() -> None:
    few, many = _company(60), _company(240)
    checks = {rule.id: asked(rule, shipped_settings()) for rule in shipped().by_id.values()}
    # Were it not seen here, the test could not fail.
    checks["square"] = (
        f"PREFIX rg: <{PREFIXES['rg']}> SELECT (COUNT(*) AS ?pairs) {{ ?one a rg:Duty . ?other a rg:Duty"
        " FILTER(STR(?one) < STR(?other)) }"
    )
    # Four times the positions: four times the work, sixteen times where it grows with the square.
    # Between the two, far from both; and what takes a few milliseconds is measured too coarsely to tell.
    grows = {
        name
        for name, text in checks.items()
        if _seconds(many, text) > 8 * _seconds(few, text) + 0.01
    }
    assert grows == {"square"}
