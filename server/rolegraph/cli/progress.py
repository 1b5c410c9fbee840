"""A progress bar on stderr, where somebody is looking."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from rolegraph.gathering import Progress as Hear

_MANY = 20


@contextmanager
def bar(doing: str = "Reading", least: int = _MANY) -> Iterator[Hear | None]:
    """Yield what hears of progress: a bar in a terminal, nothing in a pipe or a log.

    The bar comes up where there are at least so many things to do.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(doing, visible=False)
        yield lambda done, total: progress.update(
            task, completed=done, total=total, visible=total >= least
        )
