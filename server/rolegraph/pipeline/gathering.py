"""Read and extract many documents: in this process, or side by side in several.

Results come one by one in the order of the sources, and nothing of a document is kept beyond its
result, so that memory does not grow with their number.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context

from rolegraph import extraction, reading
from rolegraph.errors import BadDocument, Omission
from rolegraph.model import Statements
from rolegraph.reading import Document, Passage, Source

#: Below this many documents a second process costs more than it saves: each loads the lexicons.
_WORTH_PROCESSES = 24
_AHEAD = 4
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
    sources: Sequence[Source], processes: int | None = None, progress: Progress | None = None
) -> Iterator[Gathered]:
    """Yield what each source gives, in order; ``progress`` hears how many of how many are done.

    ``processes`` is the number to use, by default one a core where there are many documents.
    """
    wanted = processes or (_cores() if len(sources) >= _WORTH_PROCESSES else 1)
    results = _beside(sources, wanted) if wanted > 1 else map(gather_one, sources)
    for done, result in enumerate(results, 1):
        yield result
        if progress:
            progress(done, len(sources))


def gather_one(source: Source) -> Gathered:
    """Read and extract one document."""
    began = time.perf_counter()
    try:
        document = reading.read(source.path, source.relative)
    except BadDocument as error:
        return Gathered(omissions=(error.omission,), reading=time.perf_counter() - began)
    between = time.perf_counter()
    statements = extraction.extract(document)
    return Gathered(
        document=replace(document, body=_NOTHING, tables=(), headings=()),
        statements=statements,
        omissions=extraction.omissions(document),
        reading=between - began,
        extraction=time.perf_counter() - between,
    )


def _beside(sources: Sequence[Source], processes: int) -> Iterator[Gathered]:
    """Keep a few documents a process under way, and yield results in order."""
    under_way: deque[Future[Gathered]] = deque()
    # Spawned, not forked: the caller may hold threads (a progress bar, a server).
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for source in sources:
            under_way.append(pool.submit(gather_one, source))
            if len(under_way) >= processes * _AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


def _cores() -> int:
    return (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
