"""Messages between the process that asks and the one that answers, over a Unix socket.

A message is a JSON header and a body, each with its length before it: no pickles, so that what a
query worker sends can hurt nobody.
"""

import socket
import struct
from collections.abc import Sequence
from dataclasses import asdict, fields
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
_MEMBERS = tuple(f.name for f in fields(Request))


def send(channel: socket.socket, header: Header, body: bytes = b"") -> None:
    """Send one message whole; raises OSError where nobody is at the other end."""
    head = orjson.dumps(header)
    channel.sendall(b"".join((_LENGTHS.pack(len(head), len(body)), head, body)))


def receive(channel: socket.socket) -> tuple[Header, bytes] | None:
    """Return the next message, or None where the other end is gone.

    Raises TimeoutError where the socket has a time limit and nothing came.
    """
    lengths = _exactly(channel, _LENGTHS.size)
    if lengths is None:
        return None
    head_length, body_length = _LENGTHS.unpack(lengths)
    rest = _exactly(channel, head_length + body_length)
    if rest is None:
        return None
    return orjson.loads(rest[:head_length]), rest[head_length:]


def _exactly(channel: socket.socket, length: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < length:
        try:
            part = channel.recv(min(length - len(parts), 1 << 20))
        except ConnectionResetError:
            return None
        if not part:
            return None
        parts += part
    return bytes(parts)


def write_requests(requests: Sequence[Request]) -> list[Header]:
    """Return requests as JSON values."""
    return [
        {**{name: getattr(r, name) for name in _MEMBERS}, "limits": asdict(r.limits)}
        for r in requests
    ]


def read_requests(values: Sequence[Header]) -> list[Request]:
    """Return the requests of JSON values."""
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
