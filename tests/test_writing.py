"""Files are written whole or not at all."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from rolegraph.errors import BadInput
from rolegraph.writing import write


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Have the kernel refuse to write more, as a full disk does."""
    least, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (least, most))


def test_files_take_the_place_of_old_ones_and_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "link").symlink_to("old")
    write({tmp_path / "link": b"new", tmp_path / "other": b"1"})
    assert (tmp_path / "old").read_bytes() == b"new"
    assert (tmp_path / "link").is_symlink()
    assert sorted(f.name for f in tmp_path.iterdir()) == ["link", "old", "other"]


def test_without_room_for_all_none_is_changed(tmp_path: Path) -> None:
    (tmp_path / "small").write_bytes(b"old")
    contents = {tmp_path / "small": b"new", tmp_path / "large": bytes(5000)}
    with files_of_at_most(4096), pytest.raises(BadInput, match="large could not be written: File"):
        write(contents)
    assert [f.name for f in tmp_path.iterdir()] == ["small"]
    assert (tmp_path / "small").read_bytes() == b"old"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="nowhere/a could not be written: No such file"):
        write({tmp_path / "nowhere" / "a": b""})


def test_a_pipe_is_written_to_as_it_comes(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=write, args=({pipe: b"answer"},))
    writer.start()
    assert pipe.read_bytes() == b"answer"
    writer.join()
    assert [*tmp_path.iterdir()] == [pipe]
