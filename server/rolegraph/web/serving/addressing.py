"""The address that was asked for, with one thing changed."""

from urllib.parse import urlencode

from flask import request


def without(name: str) -> list[tuple[str, str]]:
    """Return the parameters of this request but one."""
    return [(key, value) for key, value in request.args.items(multi=True) if key != name]


def with_parameter(name: str, value: object) -> str:
    """Return the address of this page with another value of one parameter."""
    return f"{request.path}?{urlencode([*without(name), (name, value)])}"
