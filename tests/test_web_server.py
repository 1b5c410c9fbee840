"""The server as it is started: requests as people send them, and slow queries beside quick ones."""

import json
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlencode

import pytest

SLOW = {
    "a cross product with ORDER BY": "SELECT * {?a ?b ?c . ?d ?e ?f . ?g ?h ?i} ORDER BY ?a ?f",
    "an all-pairs path": "SELECT (COUNT(*) AS ?n) {?a (!<x:x>|^!<x:x>)* ?b . ?b (!<x:x>)* ?c}",
    "a GROUP_CONCAT": "SELECT (GROUP_CONCAT(?c) AS ?x) {?a ?b ?c . ?d ?e ?f . ?g ?h ?i}",
}


@pytest.fixture(scope="module")
def port(published: Path) -> Iterator[int]:
    """The port of a server."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        number = int(free.getsockname()[1])
    command = [sys.executable, "-m", "rolegraph.cli", "serve", "--data", str(published)]
    command += ["--port", str(number), "--setting", "sparql_milliseconds=2000"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as server:
        assert server.stderr is not None
        assert b"ready" in server.stderr.readline()
        yield number
        server.send_signal(signal.SIGTERM)
        # Generous: it takes a second, and took half a minute when what is loaded was taken apart.
        assert server.wait(timeout=20) == 0


def sent(port: int, target: str) -> tuple[int, str, bytes]:
    """Send a request's target as it stands, and return status, media type and body."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    connection.connect()
    head = f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    connection.sock.sendall(head.encode())
    reply = connection.response_class(connection.sock, method="GET")
    reply.begin()
    found = reply.status, reply.headers.get_content_type(), reply.read()
    connection.close()
    return found


@pytest.mark.parametrize(
    "target",
    [
        "/ask?q=谁审批退货?",
        "/q/who-may.json?kind=approve&object=退货",
        "/q/who-may.json?kind=approve&object=" + quote("退货"),
        "/doc/position/华明贸易有限公司/区域经理",
    ],
)
def test_an_address_may_be_sent_as_it_is_written(target: str, port: int) -> None:
    status, _, body = sent(port, target)
    assert status == 200
    assert "区域经理" in body.decode()


@pytest.mark.parametrize("question", ["x" * 10_000, "谁" * 10_000, "谁审批 " * 2500])
def test_ten_thousand_characters_are_not_understood_and_answered_all_the_same(
    question: str, port: int
) -> None:
    status, _, body = sent(port, "/ask?format=json&q=" + quote(question))
    assert status == 200
    assert json.loads(body)["status"] == "not-understood"


@pytest.mark.parametrize(
    ("target", "status", "kind"),
    [
        ("/sparql?query=ASK{}" + "%20" * 50_000, 414, "uri-too-long"),
        ("/sparql?query=ASK {}", 400, "bad-request"),
    ],
)
def test_what_is_no_request_is_told_as_a_problem(
    target: str, status: int, kind: str, port: int
) -> None:
    found, media_type, body = sent(port, target)
    assert (found, media_type) == (status, "application/problem+json")
    told = json.loads(body)
    page = f"/problems/{kind}"
    assert (told["status"], told["type"]) == (status, f"http://127.0.0.1:{port}{page}")
    assert len(told["request_id"]) == 12
    assert sent(port, page)[0] == 200


def test_a_body_in_broken_chunks_is_told_as_a_problem(port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    kind = {"Content-Type": "application/sparql-query", "Transfer-Encoding": "chunked"}
    connection.request("POST", "/sparql", body=b"ZZ\r\nASK{}\r\n0\r\n\r\n", headers=kind)
    reply = connection.getresponse()
    assert (reply.status, json.loads(reply.read())["status"]) == (400, 400)
    connection.close()


def test_quick_questions_are_answered_while_many_slow_queries_run(port: int) -> None:
    told: list[tuple[int, float]] = []

    def ask_slowly(text: str) -> None:
        url = f"http://127.0.0.1:{port}/sparql?" + urlencode({"query": text})
        began = time.monotonic()
        with pytest.raises(HTTPError) as error:
            urllib.request.urlopen(url, timeout=120)
        error.value.close()
        told.append((error.value.code, time.monotonic() - began))

    slow = [threading.Thread(target=ask_slowly, args=[text]) for text in [*SLOW.values()] * 4]
    for thread in slow:
        thread.start()
    quick = ["/-/health", "/q/who-may.json?kind=approve", "/ask?q=谁审批退货?", "/"]
    answered = 0
    while all(thread.is_alive() for thread in slow):
        for path in quick:
            assert sent(port, path)[0] == 200
        answered += 1
    for thread in slow:
        thread.join()
    # Every quick question was answered before the first slow one had taken its time.
    assert answered > 0
    assert {status for status, _ in told} <= {504, 429}
    assert [status for status, _ in told].count(504) >= 2


def test_serving_imports_no_library_that_only_reading_and_writing_files_need() -> None:
    needless = {"openpyxl", "docx", "pypdf", "bs4", "scipy", "sklearn", "pyshacl", "owlrl"}
    told = "import sys, rolegraph.web, rolegraph.cli.serve; print(*sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True
    )
    assert not needless & {name.partition(".")[0] for name in found.stdout.split()}


def test_all_processes_of_a_server_count_together(port: int) -> None:
    def answered() -> int:
        lines = sent(port, "/-/metrics")[2].decode().splitlines()
        name = 'rolegraph_requests_total{endpoint="operations.version",status="200"} '
        return sum(int(line.removeprefix(name)) for line in lines if line.startswith(name))

    before = answered()
    for _ in range(40):  # each with a connection of its own, which either process accepts
        assert sent(port, "/-/version")[0] == 200
    assert [answered() for _ in range(10)] == [before + 40] * 10
