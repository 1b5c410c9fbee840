"""gunicorn's worker, for requests as people send them and for errors as we tell them.

``curl 'http://…/ask?q=谁审批退货'`` sends the question as it stands, in UTF-8, which gunicorn refuses; here
it is percent-encoded first. What cannot be read as HTTP is told as a problem, as every other error is.
"""

import json
import select
import socket
from http import HTTPStatus
from typing import Any
from urllib.parse import quote_from_bytes

from gunicorn.http import errors
from gunicorn.http.message import Request
from gunicorn.http.parser import RequestParser
from gunicorn.workers.gthread import ThreadWorker

from rolegraph.web.serving.problems import MEDIA_TYPE, new_request_id, titles

# Every sign that may stand in a request line as it is, "%" and what parts it included.
_AS_IT_IS = "".join(map(chr, range(0x21, 0x7F)))
# A client that reads an answer and asks on is back by then, and is answered by the same thread; after so
# many in a row another connection has its turn.
_NEXT_MILLISECONDS, _IN_A_ROW = 2, 16
_OURS = (errors.InvalidResponseHeader, errors.InvalidResponseHeaderName)
_STATUS = (
    (errors.LimitRequestLine, HTTPStatus.REQUEST_URI_TOO_LONG, "uri-too-long"),
    (errors.LimitRequestHeaders, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "bad-request"),
    (errors.ExpectationFailed, HTTPStatus.EXPECTATION_FAILED, "bad-request"),
    (errors.UnsupportedTransferCoding, HTTPStatus.NOT_IMPLEMENTED, "bad-request"),
    (errors.ParseException, HTTPStatus.BAD_REQUEST, "bad-request"),
)


class _Request(Request):  # type: ignore[misc]  # gunicorn ships no types
    def parse_request_line(self, line_bytes: bytes) -> None:
        """Read the first line of a request."""
        parts = line_bytes.split(b" ", 2)
        if len(parts) == 3 and not parts[1].isascii():
            parts[1] = quote_from_bytes(parts[1], _AS_IT_IS).encode()
        super().parse_request_line(b" ".join(parts))


class _RequestParser(RequestParser):  # type: ignore[misc]  # gunicorn ships no types
    mesg_class = _Request


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn ships no types
    """A worker with threads, so that connections stay open between requests."""

    def enqueue_req(self, conn: Any) -> None:
        """Give a connection its parser before a thread reads from it."""
        if conn.parser is None:
            conn.parser = _RequestParser(self.cfg, conn.sock, conn.client)
        super().enqueue_req(conn)

    def handle(self, conn: Any) -> Any:
        """Answer what a connection asks one after another, as long as the next comes at once."""
        for _ in range(_IN_A_ROW):
            kept = super().handle(conn)
            if kept is not True or not self.alive or not _asks_on(conn.sock):
                break
        return kept

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Tell what is wrong with a request that cannot be read; the rest as gunicorn does."""
        told = next(((s, kind) for of, s, kind in _STATUS if isinstance(exc, of)), None)
        if told is None or isinstance(exc, _OURS):
            super().handle_error(req, client, addr, exc)
            return
        request_id = new_request_id()
        self.log.warning("request %s from %s cannot be read: %s", request_id, addr, exc)
        client.sendall(_problem(*told, str(exc), _reached_at(client), request_id))


def _asks_on(connection: socket.socket) -> bool:
    """Whether the next request comes, or the end of the connection."""
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return bool(poll.poll(_NEXT_MILLISECONDS))


def _reached_at(connection: socket.socket) -> str:
    """The address at which a client reached this server; which one it named cannot be read."""
    host, port = connection.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _problem(status: HTTPStatus, kind: str, detail: str, server: str, request_id: str) -> bytes:
    document = {
        "type": f"{server}/problems/{kind}",
        "title": titles()[kind]["title"]["en"],
        "status": status.value,
        "detail": detail,
        "request_id": request_id,
    }
    body = json.dumps(document).encode()
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Type: {MEDIA_TYPE}\r\n"
        f"Content-Length: {len(body)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + body
