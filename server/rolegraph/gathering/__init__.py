"""Read and extract many documents: in this process, or side by side in several.

Results come one by one in the order of the sources, and nothing of a document is kept beyond its
result, so that memory does not grow with their number. Each process that reads begins with this
module: it imports reading and extraction alone.
"""

import logging
import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing import get_context

from rolegraph import extraction, reading
from rolegraph.errors import BadDocument, Omission
from rolegraph.gathering.bounds import Bounds, TookTooLong, deadline, prepare, uncollected
from rolegraph.model import Statements
from rolegraph.reading import Document, Passage, Source
from rolegraph.reading.compiled import keep

#: Below this many documents a second process costs more than it saves: each loads the lexicons.
_WORTH_PROCESSES = 24
_AHEAD = 4
_BOUNDS = Bounds()
_LOG = logging.getLogger(__name__)
_NOTHING = Passage("", (), ())

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """One document with what it says, and what was left out of it or why all of it; seconds by stage.

    The document comes without its body, which extraction alone needs.
    """

    document: Document | None = None
    statements: Statements = field(default_factory=Statements)
    omissions: tuple[Omission, ...] = ()
    reading: float = 0.0
    extraction: float = 0.0


def gather(
    sources: Sequence[Source],
    processes: int | None = None,
    progress: Progress | None = None,
    bounds: Bounds = _BOUNDS,
) -> Iterator[Gathered]:
    """Yield what each source gives, in order; ``progress`` hears how many of how many are done.

    ``processes`` is the number to use, by default one a core where there are many documents.
    """
    wanted = processes or (_cores() if len(sources) >= _WORTH_PROCESSES else 1)
    one = partial(gather_one, bounds=bounds)
    results = _beside(sources, wanted, bounds) if wanted > 1 else map(one, sources)
    for done, result in enumerate(results, 1):
        yield result
        if progress:
            progress(done, len(sources))


def gather_one(source: Source, bounds: Bounds = _BOUNDS) -> Gathered:
    """Read and extract one document; what goes beyond the bounds is left out and named.

    So is one on which we fail ourselves: the others are worth having. That fault is logged with
    its traceback.
    """
    began = time.perf_counter()
    try:
        with deadline(bounds.seconds), uncollected():
            return _gathered(source, bounds, began)
    except BadDocument as error:
        omission = error.omission
    except TookTooLong:
        reason = f"takes longer than {bounds.seconds:g} seconds to read."
        omission = Omission(source.relative, reason, "Split it, or build with more --seconds.")
    except (MemoryError, RecursionError):
        reason = "needs more memory than one document may take."
        omission = Omission(source.relative, reason, "Split it.")
    except Exception as fault:  # the border between documents: a fault is this one's alone
        _LOG.exception("%s could not be read", source.relative)
        reason = f"ended its reading by a fault of rolegraph ({type(fault).__name__}: {fault})."
        omission = Omission(
            source.relative, reason, "Report it with the traceback that is logged."
        )
    finally:
        keep()
    return Gathered(omissions=(omission,), reading=time.perf_counter() - began)


def _gathered(source: Source, bounds: Bounds, began: float) -> Gathered:
    document = reading.read(source.path, source.relative, bounds.limits)
    between = time.perf_counter()
    statements = extraction.extract(document)
    return Gathered(
        document=replace(document, body=_NOTHING, tables=(), headings=()),
        statements=statements,
        omissions=(*document.left_out, *extraction.omissions(document)),
        reading=between - began,
        extraction=time.perf_counter() - between,
    )


def _beside(sources: Sequence[Source], processes: int, bounds: Bounds) -> Iterator[Gathered]:
    """Read in several processes; where one ends, find the document that ended it, and go on."""
    rest = deque(sources)
    while rest:
        try:
            for result in _pooled(tuple(rest), processes, bounds):
                rest.popleft()
                yield result
        except BrokenProcessPool:
            suspects = [rest.popleft() for _ in range(min(len(rest), processes * _AHEAD))]
            yield from _one_by_one(suspects, bounds)


def _pooled(
    sources: Sequence[Source], processes: int, bounds: Bounds, ahead: int = _AHEAD
) -> Iterator[Gathered]:
    """Keep a few documents a process under way (``ahead``), and yield results in order."""
    under_way: deque[Future[Gathered]] = deque()
    with _pool(processes, bounds) as pool:
        for source in sources:
            under_way.append(pool.submit(gather_one, source, bounds))
            if len(under_way) >= processes * ahead:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


def _one_by_one(sources: Sequence[Source], bounds: Bounds) -> Iterator[Gathered]:
    """Read in one process beside this one, and name each document that ends it."""
    rest = deque(sources)
    while rest:
        try:
            for result in _pooled(tuple(rest), 1, bounds, ahead=1):
                rest.popleft()
                yield result
        except BrokenProcessPool:
            reason = "ended the process that read it."
            omission = Omission(rest.popleft().relative, reason, "Look into the file.")
            yield Gathered(omissions=(omission,))


def _pool(processes: int, bounds: Bounds) -> ProcessPoolExecutor:
    # Spawned, not forked: the caller may hold threads (a progress bar, a server).
    return ProcessPoolExecutor(
        processes,
        mp_context=get_context("spawn"),
        initializer=prepare,
        initargs=(bounds.memory_bytes,),
    )


def _cores() -> int:
    return (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
