"""A repeated question is answered before Flask is asked, and just as Flask would answer it."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from rolegraph.web import Settings, create_app

ASKED = "/q/who-may?kind=approve&object=return"
#: Headers that tell how long it took, or when.
OF_THE_MOMENT = {"Server-Timing", "Date"}


@pytest.fixture
def fresh(published: Path) -> Flask:
    return create_app(published)


def shortcuts(client: FlaskClient) -> int:
    """How many answers the server has taken the short way, by its own count."""
    lines = client.get("/-/metrics").text.splitlines()
    return sum(
        int(line.rsplit(" ", 1)[1])
        for line in lines
        if line.startswith('rolegraph_requests_total{endpoint="shortcut"')
    )


def lasting(reply: TestResponse) -> dict[str, str]:
    return {k: v for k, v in reply.headers.items() if k not in OF_THE_MOMENT}


@pytest.mark.parametrize("accept", ["application/json", "text/csv", "text/turtle"])
@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_the_short_way_gives_the_same_bytes_and_headers(
    accept: str, encoding: str, fresh: Flask
) -> None:
    client = fresh.test_client()
    headers = {"Accept": accept, "Accept-Encoding": encoding}
    first, again = (client.get(ASKED, headers=headers) for _ in range(2))
    assert shortcuts(client) == 1
    assert again.get_data() == first.get_data()
    assert lasting(again) == lasting(first)


@pytest.mark.parametrize(
    ("asked", "status", "taken"), [("{tag}", 304, 1), ('"other"', 200, 0), ('"x", {tag}', 304, 0)]
)
def test_a_copy_is_validated_on_either_way(
    asked: str, status: int, taken: int, fresh: Flask
) -> None:
    client = fresh.test_client()
    tag = client.get(ASKED).headers["ETag"]
    reply = client.get(ASKED, headers={"If-None-Match": asked.format(tag=tag)})
    assert (reply.status_code, shortcuts(client)) == (status, taken)
    assert reply.headers["ETag"] == tag
    assert reply.headers["Access-Control-Allow-Origin"] == "*"
    assert bool(reply.get_data()) is (status == 200)


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (ASKED, {"Accept": "text/html"}),
        ("/q/who-may?kind=nothing-of-the-kind", {}),
        ("/-/health", {}),
        ("/prefixes", {}),
    ],
)
def test_what_varies_with_its_reader_or_has_no_tag_is_asked_again(
    path: str, headers: dict[str, str], fresh: Flask
) -> None:
    client = fresh.test_client()
    first, again = (client.get(path, headers=headers) for _ in range(2))
    assert first.status_code == again.status_code
    assert shortcuts(client) == 0


def test_nothing_is_kept_beyond_the_setting(published: Path) -> None:
    client = create_app(published, Settings(cache_bytes=1)).test_client()
    for _ in range(3):
        assert client.get(ASKED).status_code == 200
    assert shortcuts(client) == 0
