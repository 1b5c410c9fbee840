"""A release is written aside and switched to in one step; what was good stays."""

import json
import multiprocessing
import os
import signal
import threading
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from rolegraph.errors import BadInput
from rolegraph.releases import current, open_release, publish, store_of
from rolegraph.releases import folder as release_folder
from rolegraph.store import Limits
from rolegraph.web import create_app

ABOUT = {"built": "2026-01-01T00:00:00Z"}


def test_a_release_can_be_read_back(tmp_path: Path) -> None:
    release = publish(tmp_path, {"positions.json": b"[]"}, {"a.txt": "甲\r\n"}, ABOUT)
    assert open_release(tmp_path).folder == release.folder
    assert release.read_json("positions") == []
    assert release.text("a.txt") == "甲\r\n"
    assert release.text("b.txt") is None


def test_the_same_content_has_the_same_digest_whatever_the_time(tmp_path: Path) -> None:
    once = publish(tmp_path, {"graph.nq": b"x"}, {}, ABOUT).digest
    again = publish(tmp_path, {"graph.nq": b"x"}, {}, {"built": "2027-01-01T00:00:00Z"}).digest
    other = publish(tmp_path, {"graph.nq": b"y"}, {}, ABOUT).digest
    assert once == again != other


def test_a_folder_without_a_release_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="rolegraph build"):
        open_release(tmp_path)


def _publish_and_die(data: Path) -> None:
    """Die in the middle of writing, as a killed build does."""

    def die(path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content[:1])
        os.kill(os.getpid(), signal.SIGKILL)

    release_folder._write = die
    publish(data, {"graph.nq": b"half"}, {}, ABOUT)


def test_a_build_that_is_killed_leaves_the_last_good_release_answering(tmp_path: Path) -> None:
    good = publish(tmp_path, {"graph.nq": b"good"}, {}, ABOUT)
    process = multiprocessing.get_context("fork").Process(
        target=_publish_and_die, args=(tmp_path,)
    )
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert open_release(tmp_path).digest == good.digest
    publish(tmp_path, {"graph.nq": b"next"}, {}, ABOUT)
    assert not list((tmp_path / "releases").glob(".tmp-*"))


def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_lost(tmp_path: Path) -> None:
    good = publish(tmp_path / "data", {"graph.nq": b"good"}, {}, ABOUT)
    with pytest.raises(BadInput, match="could not be written"):
        publish(tmp_path / "data" / "current" / "graph.nq", {"graph.nq": b"x"}, {}, ABOUT)
    assert current(tmp_path / "data") is not None
    assert open_release(tmp_path / "data").digest == good.digest


def test_the_manifest_names_each_stored_text(tmp_path: Path) -> None:
    release = publish(tmp_path, {}, {"部门/经理.txt": "甲", "a.txt": "乙"}, ABOUT)
    manifest = json.loads((release.folder / "manifest.json").read_text("utf-8"))
    assert set(manifest["texts"]) == {"部门/经理.txt", "a.txt"}
    assert release.text("部门/经理.txt") == "甲"


def test_only_the_newest_releases_are_kept(tmp_path: Path) -> None:
    for n in range(15):
        publish(tmp_path, {"graph.nq": str(n).encode()}, {}, ABOUT)
    assert len(list((tmp_path / "releases").iterdir())) == 10


def test_a_server_under_load_takes_up_a_new_release_without_a_failed_request(
    published: Path, tmp_path: Path
) -> None:
    first = open_release(published)
    quads = list(ox.parse(path=first.graph, format=ox.RdfFormat.N_QUADS))

    def release(number: int) -> str:
        mark = ox.Quad(
            ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.Literal(number), quads[0].graph_name
        )
        files = {
            "graph.nq": ox.serialize([*quads, mark], format=ox.RdfFormat.N_QUADS) or b"",
            "positions.json": (first.folder / "positions.json").read_bytes(),
            "units.json": (first.folder / "units.json").read_bytes(),
        }
        return publish(tmp_path, files, {}, {"built": "", "base": first.manifest["base"]}).digest

    release(0)
    app = create_app(tmp_path)
    answers: list[tuple[int, str]] = []
    done = threading.Event()

    def ask() -> None:
        client = app.test_client()
        while not done.is_set():
            reply = client.get("/q/who-may.json?kind=approve&object=return")
            answers.append((reply.status_code, (reply.json or {}).get("release", "")))

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    digests = [release(number) for number in (1, 2)]
    until = time.monotonic() + 60
    while answers[-1:] != [(200, digests[-1])] and time.monotonic() < until:
        done.wait(0.05)
    done.set()
    for thread in threads:
        thread.join()
    assert {status for status, _ in answers} == {200}
    assert answers[-1][1] == digests[-1]


def test_a_large_graph_is_kept_on_disk_as_well_and_answers_alike(
    tmp_path: Path, organisation_quads: tuple[ox.Quad, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"graph.nq": ox.serialize(organisation_quads, format=ox.RdfFormat.N_QUADS) or b""}
    small = publish(tmp_path / "small", files, {}, ABOUT)
    monkeypatch.setattr(release_folder, "_LARGE", 1000)
    large = publish(tmp_path / "large", files, {}, ABOUT)
    assert (small.database, large.database) == (None, large.folder / "graph.db")
    assert small.digest == large.digest
    for limits in (None, Limits(milliseconds=20_000)):
        rows = [
            sorted(str(row) for row in store_of(release, limits).select(text).rows)
            for release in (small, large)
            for text in ("SELECT * {?s ?p ?o}", "SELECT * {GRAPH ?g {?s ?p ?o}}")
        ]
        assert rows[:2] == rows[2:]
        assert rows[0]
        assert rows[1]
