"""Messages between the process that asks and the one that answers, over a Unix socket.

A message is a JSON header and a body, each with its length before it: no pickles, so that what a
query worker sends can hurt nobody.
"""

import socket
import struct
from collections.abc import Sequence
from typing import Any

import orjson

from rolegraph import errors
from rolegraph.store.protocol import Limits, Reply, Request

_LENGTHS = struct.Struct("!IQ")
READY = b"ready"
# What a connection is for: a worker for the default graph alone, one for named graphs as well, or
# none, only that the graph stays loaded.
DEFAULT, NAMED, STAY = b"d", b"n", b"s"
Header = dict[str, Any]
_AT_ONCE = 1 << 16


def send(channel: socket.socket, header: Header, body: bytes = b"") -> None:
    """Send one message whole; raises OSError where nobody is at the other end."""
    head = orjson.dumps(header)
    channel.sendall(b"".join((_LENGTHS.pack(len(head), len(body)), head, body)))


def receive(channel: socket.socket) -> tuple[Header, bytes] | None:
    """Return the next message, or None where the other end is gone.

    Each end speaks in turn, so nothing comes behind a message. Raises TimeoutError where the socket
    has a time limit and nothing came.
    """
    came, length = bytearray(), _LENGTHS.size
    while len(came) < length:
        try:
            part = channel.recv(_AT_ONCE)
        except ConnectionResetError:
            return None
        if not part:
            return None
        came += part
        if len(came) >= _LENGTHS.size:
            head_length, body_length = _LENGTHS.unpack_from(came)
            body_starts = _LENGTHS.size + head_length
            length = body_starts + body_length
    read = memoryview(came)
    return orjson.loads(read[_LENGTHS.size : body_starts]), bytes(read[body_starts:])


def read_requests(values: Sequence[Header]) -> list[Request]:
    """Return the requests of a message, which are written as they are."""
    return [Request(**{**value, "limits": Limits(**value["limits"])}) for value in values]


def write_replies(replies: Sequence[Reply]) -> tuple[Header, bytes]:
    """Return replies as a header and one body."""
    heads = [[len(r.body), r.media_type, r.truncated] for r in replies]
    return {"replies": heads}, b"".join(r.body for r in replies)


def read_replies(header: Header, body: bytes) -> list[Reply]:
    """Return the replies of a message; raises the error that it carries instead."""
    if "error" in header:
        kind = getattr(errors, header["error"])
        raise kind(header["message"], **header["members"])
    replies, start = [], 0
    for length, media_type, truncated in header["replies"]:
        part = body[start : start + length]
        replies.append(Reply(body=part, media_type=media_type, truncated=truncated))
        start += length
    return replies


def write_error(error: errors.RolegraphError) -> Header:
    """Return an error as JSON values, so that the asking process can raise it again."""
    return {"error": type(error).__name__, "message": str(error), "members": vars(error)}
