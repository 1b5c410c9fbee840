"""How far the server goes, each limit a setting with a reason (docs/settings.md has them all)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Self

from rolegraph.errors import UsageError
from rolegraph.queries import Header
from rolegraph.store import Crowd, Limits
from rolegraph.store.protocol import lower
from rolegraph.web.serving.reading import whole


def _setting(default: int, says: str) -> int:
    found: int = field(default=default, metadata={"says": says})
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every limit of the server; a request may lower one, never raise it."""

    sparql_milliseconds: int = _setting(5000, "Time for one query at /sparql.")
    named_milliseconds: int = _setting(
        1000, "Time for one named query, where its header says no more."
    )
    page_milliseconds: int = _setting(10_000, "Time for one query behind a page or a question.")
    sparql_rows: int = _setting(10_000, "Rows of one answer at /sparql; more are cut, and told.")
    named_rows: int = _setting(10_000, "Rows a named query may have in all, over its pages.")
    page_rows: int = _setting(1000, "Rows of one page of a named query.")
    answer_bytes: int = _setting(20_000_000, "Size of one answer; a larger one is refused.")
    query_bytes: int = _setting(100_000, "Length of a SPARQL query.")
    body_bytes: int = _setting(1_000_000, "Length of the body of a request.")
    query_workers: int = _setting(2, "Callers' queries that run at once, for each server process.")
    query_queue: int = _setting(16, "Queries that wait their turn, for each server process.")
    query_megabytes: int = _setting(1024, "Memory that one query may take beside the graph.")
    memory_bytes: int = _setting(
        2_000_000_000,
        "A large graph is loaded into memory where its N-Quads are no more; else it stays on disk.",
    )
    cache_bytes: int = _setting(32_000_000, "Answers kept ready, for each server process.")
    sparql: bool = field(default=True, metadata={"says": "Whether callers may write SPARQL."})
    review: bool = field(
        default=False,
        metadata={"says": "Whether callers from other machines may review links."},
    )
    service_hosts: tuple[str, ...] = field(
        default=(), metadata={"says": "Hosts that SERVICE may call; none unless named here."}
    )

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Self:
        """Return the settings with these values, given as text (``name=value``).

        Raises UsageError for an unknown name or a value of another type.
        """
        known = {f.name: f for f in fields(cls)}
        values: dict[str, int | bool | tuple[str, ...]] = {}
        for name, text in given.items():
            if name not in known:
                raise UsageError(
                    f"There is no setting '{name}'. The settings are: {', '.join(known)}."
                )
            values[name] = _value(name, text, known[name].default)
        return cls(**values)  # type: ignore[arg-type]  # each value has its field's type

    @property
    def sparql_limits(self) -> Limits:
        """What one query of a caller may take."""
        return Limits(
            milliseconds=self.sparql_milliseconds, rows=self.sparql_rows, bytes=self.answer_bytes
        )

    @property
    def named_limits(self) -> Limits:
        """What one named query may take."""
        return Limits(
            milliseconds=self.named_milliseconds, rows=self.named_rows, bytes=self.answer_bytes
        )

    def limits_of(self, header: Header) -> Limits:
        """What a named query may take: its header may give it more time, never that of a caller's."""
        usual = self.named_limits
        if header.milliseconds is None:
            return usual
        own = min(header.milliseconds, self.sparql_milliseconds)
        return replace(usual, milliseconds=max(own, self.named_milliseconds))

    @property
    def page_limits(self) -> Limits:
        """What one query behind a page may take."""
        return Limits(milliseconds=self.page_milliseconds)

    @property
    def crowd(self) -> Crowd:
        """How many queries run and wait: of pages and named queries, and again of callers."""
        return Crowd(
            workers=self.query_workers, queue=self.query_queue, megabytes=self.query_megabytes
        )

    def described(self) -> list[dict[str, object]]:
        """Return every setting with its value, its default and what it is for."""
        return [
            {
                "name": f.name,
                "value": getattr(self, f.name),
                "default": f.default,
                "description": f.metadata["says"],
            }
            for f in fields(self)
        ]


def lowered(limits: Limits, milliseconds: str) -> Limits:
    """Return limits with the time that a request asks for (``?timeout_ms=``): less, never more.

    Raises UsageError where that is no number above 0.
    """
    if not milliseconds:
        return limits
    if not whole(milliseconds):
        raise UsageError(f"'timeout_ms' wants milliseconds, not {milliseconds[:60]!r}.")
    return lower(limits, Limits(milliseconds=whole(milliseconds)))


def _value(name: str, text: str, default: object) -> int | bool | tuple[str, ...]:
    if isinstance(default, tuple):
        return tuple(text.split(","))
    if isinstance(default, bool):
        if text not in ("on", "off"):
            raise UsageError(f"The setting '{name}' is on or off, not {text!r}.")
        return text == "on"
    if not text.isdecimal() or int(text) == 0:
        raise UsageError(f"The setting '{name}' is a whole number above 0, not {text!r}.")
    return int(text)
