"""Patterns that stay compiled between runs find what they would have found."""

import marshal
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest

from rolegraph.reading import compiled as module
from rolegraph.reading.compiled import compiled, keep

PATTERNS = [
    (r"(?P<who>经理|总(?:监|经理))(?=审批)", 0),
    (r"^(?i:(?:head|director) of)\s(\w+)$", int(re.MULTILINE)),
    (r"(?<!不)得[^，。；]{2,8}?(?P<end>[，。；])|(\d+)万元", int(re.DOTALL)),
]
DOCUMENT = Path(__file__).parent.parent / "data" / "corpus" / "001_ba0c69f891b81ba5.txt"
#: Prints how many patterns were compiled, and what a document says.
READ = """
import sys
from pathlib import Path
from rolegraph.extraction import extract
from rolegraph.reading import compiled, read
file = Path(sys.argv[1])
said = extract(read(file, file.name))
print(len(compiled._new), said, sep="\\n")
compiled.keep()
"""
TEXT = "总经理审批\nHead of Sales\n可得知全部情况，不得转让；5万元"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for caches that is empty, and a process that has compiled nothing."""
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda name: tmp_path / name)
    monkeypatch.setattr(module, "_new", {})
    module._kept.cache_clear()
    yield tmp_path / "rolegraph"
    module._kept.cache_clear()


def next_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget what this process knows, and refuse to compile."""

    def refuse(pattern: str, flags: int) -> None:
        raise AssertionError(f"{pattern} is compiled again")

    module._kept.cache_clear()
    monkeypatch.setattr(module, "_new", {})
    monkeypatch.setattr(module, "_code", refuse)


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_kept_pattern_is_the_pattern(
    pattern: str, flags: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compiled(pattern, flags)
    keep()
    next_process(monkeypatch)
    wanted = re.compile(pattern, flags)
    for one in (first, compiled(pattern, flags)):
        assert one == wanted
        assert (one.groups, one.groupindex) == (wanted.groups, wanted.groupindex)
        assert [(m.span(), m.groupdict(), m.groups()) for m in one.finditer(TEXT)] == [
            (m.span(), m.groupdict(), m.groups()) for m in wanted.finditer(TEXT)
        ]
        assert wanted.search(TEXT)


def test_a_document_says_the_same_by_what_another_run_compiled(tmp_path: Path) -> None:
    told = [
        subprocess.run(
            [sys.executable, "-c", READ, str(DOCUMENT)],
            env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split("\n", 1)
        for _ in range(2)
    ]
    (first, said), (second, said_again) = told
    assert int(first) > 100
    assert int(second) == 0
    assert said == said_again


@pytest.mark.parametrize(
    "content", [b"", b"\x00broken", marshal.dumps([1, 2]), marshal.dumps({PATTERNS[0]: (1, b"")})]
)
def test_a_broken_file_is_done_without_and_written_anew(
    content: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    file = module._file()
    file.write_bytes(content)
    assert compiled(*PATTERNS[0]).search(TEXT)
    keep()
    next_process(monkeypatch)
    assert compiled(*PATTERNS[0]).search(TEXT)


def test_code_of_another_make_is_refused_and_the_pattern_compiled(folder: Path) -> None:
    folder.mkdir()
    flags, code, *rest = module._code(*PATTERNS[0])
    module._file().write_bytes(marshal.dumps({PATTERNS[0]: (flags, code[::-1], *rest)}))
    assert [m.group() for m in compiled(*PATTERNS[0]).finditer(TEXT)] == ["总经理"]


def test_where_nothing_can_be_written_nothing_is_kept_and_nobody_hears_of_it(folder: Path) -> None:
    folder.write_text("a file where the folder would be")
    compiled(*PATTERNS[0])
    keep()
    assert folder.read_text() == "a file where the folder would be"


def test_what_another_process_kept_meanwhile_stays_and_no_half_file_is_left(folder: Path) -> None:
    compiled(*PATTERNS[0])
    keep()
    compiled(*PATTERNS[1])
    module._file().write_bytes(marshal.dumps({PATTERNS[2]: module._code(*PATTERNS[2])}))
    keep()
    assert [f.name for f in folder.iterdir()] == [module._file().name]
    assert marshal.loads(module._file().read_bytes()).keys() == set(PATTERNS[1:])


def test_a_file_that_has_grown_too_large_begins_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled(*PATTERNS[0])
    keep()
    monkeypatch.setattr(module, "_MOST", module._file().stat().st_size + 1)
    compiled(*PATTERNS[1])
    keep()
    assert marshal.loads(module._file().read_bytes()).keys() == {PATTERNS[1]}


def test_what_is_no_pattern_is_said_as_re_says_it() -> None:
    with pytest.raises(re.error, match="missing"):
        compiled("(审批")


def test_where_re_is_made_otherwise_all_is_compiled_as_usual(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_compiler", re)
    module._can_keep.cache_clear()
    try:
        assert compiled(*PATTERNS[0]).search(TEXT)
        keep()
        assert not folder.exists()
    finally:
        module._can_keep.cache_clear()
