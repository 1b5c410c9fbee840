"""How figures are shown: limits, measures and frequencies in the reader's language."""

from collections.abc import Mapping
from typing import Any

from flask import Flask
from flask_babel import format_decimal, gettext

from rolegraph.web.pages.wording import written

_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "="}


def register(app: Flask) -> None:
    """Give templates these filters."""
    app.add_template_filter(figure)
    app.add_template_filter(frequency)


def figure(of: Mapping[str, Any]) -> str:
    """Return a limit or measure, ``≤ 50,000 CNY``; its own words where it has no number."""
    value = of.get("value")
    if value is None or value == {}:
        return written(str(of.get("text", "")))
    if isinstance(value, Mapping):
        number = "–".join(format_decimal(value[end]) for end in ("min", "max") if end in value)
    else:
        number = f"{_SIGNS.get(of.get('operator', ''), '')} {format_decimal(value)}".strip()
    shown = f"{number} {written(of.get('unit', ''))}".strip()
    each = of.get("period") or of.get("per")
    return f"{shown} / {_period(each)}" if each else shown


def frequency(of: Mapping[str, Any]) -> str:
    """Return how often, ``2 × / month``."""
    times = format_decimal(of["value"]) if of.get("value") else "1"
    return f"{times} × / {_period(of.get('period', ''))}"


def _period(name: str) -> str:
    known = {
        "day": gettext("day"),
        "week": gettext("week"),
        "month": gettext("month"),
        "quarter": gettext("quarter"),
        "half-year": gettext("half-year"),
        "year": gettext("year"),
    }
    return str(known.get(name, name))
