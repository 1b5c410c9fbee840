"""Whatever lies in a folder: what is good is built, what is not is named, and nothing crashes."""

import json
import os
import signal
import time
from collections.abc import Callable
from io import BytesIO
from multiprocessing import active_children
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl
import pytest
from click.testing import CliRunner
from faulty import Deadly, Exhausting, Faulty

from rolegraph import extraction, pipeline, reading
from rolegraph.cli import rolegraph
from rolegraph.errors import BadInput
from rolegraph.extraction.english.figures import amounts
from rolegraph.extraction.sentences.wording import quantities
from rolegraph.gathering import Gathered, gather
from rolegraph.gathering.bounds import Bounds, TookTooLong, deadline
from rolegraph.model import Statements
from rolegraph.reading import Source

GOOD = (
    "Job title: Buyer\nReports to: Purchasing Manager\n\nDuties\n- Places orders with suppliers.\n"
)
TWO_SUPERIORS = "Job title: Clerk\nReports to: Office Manager\nLine manager: Finance Director\n"


def _word() -> bytes:
    data = BytesIO()
    made = docx.Document()
    made.add_paragraph(GOOD)
    made.save(data)
    return data.getvalue()


def _sheet(rows: list[list[str]]) -> bytes:
    data = BytesIO()
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(data)
    return data.getvalue()


def _bomb() -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 70_000_000)
    return data.getvalue()


def _archive() -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("roles.txt", GOOD)
    return data.getvalue()


#: Files that cannot be used, each with a word of the reason that is given.
BAD = {
    "archive.zip": (_archive, "archive"),
    "bomb.xlsx": (_bomb, "unpacks"),
    "cut.docx": (lambda: _word()[:-500], "cut off"),
    "cut.xlsx": (lambda: _sheet([["a", "b"]])[:900], "cut off"),
    "cut.pdf": (lambda: b"%PDF-1.7\n1 0 obj\n<<", "cut off"),
    "empty.txt": (lambda: b"", "empty"),
    "endless.txt": (lambda: b"approves orders " * 20_000, "line"),
    "program.txt": (lambda: b"\x7fELF" + bytes(range(256)) * 9, "program"),
    "headless.xlsx": (
        lambda: _sheet([["Buyer", "Clerk"], ["Stock Keeper", "Driver"], ["Cook", "Guard"]]),
        "header",
    ),
    "wide.csv": (lambda: b"Position" + b",x" * 20_000, "a row of"),
}
#: As a Windows disk of another alphabet leaves them.
NAME_OF_BYTES = os.fsdecode(b"r\xf4le.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of good and bad files, of hidden ones, of links in a circle and of 200 MB."""
    made = tmp_path / "documents"
    made.mkdir()
    (made / "good.txt").write_text(GOOD, "utf-8")
    (made / "two.txt").write_text(TWO_SUPERIORS, "utf-8")
    (made / ".hidden.txt").write_text(GOOD.replace("Buyer", "Ghost"), "utf-8")
    (made / "again").symlink_to(made)
    (made / "circle.txt").symlink_to("circle.txt")
    (made / NAME_OF_BYTES).write_text(GOOD, "utf-8")
    for name, (make, _) in BAD.items():
        (made / name).write_bytes(make())
    with (made / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    return made


def test_what_is_good_is_built_and_every_bad_file_is_named(folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    done = CliRunner().invoke(
        rolegraph, ["build", str(folder), "--out", str(data), "--json"], standalone_mode=False
    )
    assert done.return_value == 3
    report = json.loads(done.stdout)
    left_out = {Path(o["document"].split(",")[0]).name: o for o in report["omissions"]}
    assert left_out.keys() == {*BAD, "circle.txt", "huge.txt", "r\ufffdle.txt"}
    for name, (_, said) in BAD.items():
        assert said in left_out[name]["reason"]
        assert left_out[name]["remedy"]
        assert name in done.stderr
    positions = CliRunner().invoke(
        rolegraph, ["positions", "--data", str(data), "--json"], standalone_mode=False
    )
    found = {p["label"]["en"]: p for p in json.loads(positions.stdout) if p["defined"]}
    assert found.keys() == {"Buyer", "Clerk"}
    superiors = {line["title"] for line in found["Clerk"]["reports_to"]}
    assert superiors == {"Office Manager", "Finance Director"}


def test_strict_leaves_the_release_before_as_it_was(folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    before = pipeline.build(
        pipeline.Request(sources=(folder / "good.txt",), data=data), lambda _: None
    ).release
    with pytest.raises(BadInput, match="--strict"):
        pipeline.build(pipeline.Request(sources=(folder,), data=data, strict=True), lambda _: None)
    assert pipeline.opened(data, lambda _: None).digest == before.digest
    assert len([p for p in (data / "releases").iterdir() if p.is_dir()]) == 1


def test_a_document_that_takes_too_long_is_named_and_the_next_one_read(tmp_path: Path) -> None:
    (tmp_path / "a-long.txt").write_text(GOOD * 2000, "utf-8")
    (tmp_path / "b-short.txt").write_text(GOOD, "utf-8")
    found, _ = reading.listed([tmp_path])
    gather_short = list(gather(found[1:]))  # the lexicons are loaded now
    slow, quick = gather(found, bounds=Bounds(seconds=0.2))
    assert slow.document is None
    assert "longer than 0.2 seconds" in slow.omissions[0].reason
    assert "--seconds" in slow.omissions[0].remedy
    assert quick.statements == gather_short[0].statements


def test_a_document_on_which_we_fail_is_named_with_its_traceback_and_the_next_one_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GOOD, "utf-8")
    extract = extraction.extract

    def failing(document: reading.Document) -> Statements:
        if document.path == "a.txt":
            raise KeyError(document.path)
        return extract(document)

    monkeypatch.setattr(extraction, "extract", failing)
    sources, _ = reading.listed([tmp_path])
    first, second = gather(sources, processes=1)
    assert first.document is None
    assert "KeyError" in str(first.omissions[0])
    assert "Traceback" in caplog.text
    assert second.document is not None
    assert len(second.statements.duties) == 1


@pytest.mark.parametrize("number", [amounts.number, quantities.number])
@pytest.mark.parametrize("written", ["9" * 5_000, "九" * 5_000, "九" + "万" * 5_000])
def test_digits_without_end_are_no_amount(
    number: Callable[[str], float | None], written: str
) -> None:
    assert number(written) is None


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_alarm_lost_in_a_finaliser_rings_again() -> None:
    lost: list[float] = []

    class Finalised:
        def __del__(self) -> None:
            lost.append(time.monotonic())
            while True:  # until the first alarm, which Python drops here
                pass

    def work() -> None:
        Finalised()
        while time.process_time() < start + 5:
            pass

    start = time.process_time()
    with deadline(0.1), pytest.raises(TookTooLong):
        work()
    assert lost
    assert time.process_time() < start + 4


def test_documents_that_need_too_much_memory_are_named(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GOOD, "utf-8")
    found, _ = reading.listed([tmp_path])
    both = list(gather(found, processes=2, bounds=Bounds(memory_bytes=10_000_000)))
    assert [g.omissions[0].document for g in both] == ["a.txt", "b.txt"]
    assert all("memory" in g.omissions[0].reason or "ended" in g.omissions[0].reason for g in both)


def test_time_for_a_table_grows_with_its_rows_and_not_with_their_square(tmp_path: Path) -> None:
    """Four times the rows may take nine times as long, on any machine; with the square it is sixteen."""

    def read(count: int, seconds: float) -> tuple[Gathered, float]:
        rows = (
            f"采购{n}类设备,{n % 9 + 1}万元以下,{n % 9 + 11}万元以下,审批" for n in range(count)
        )
        path = tmp_path / "rights.csv"
        path.write_text("\n".join(["事项,部门经理,总监,总经理", *rows]), "utf-8")
        began = time.process_time()
        (one,) = gather([Source(path, path.name)], bounds=Bounds(seconds=seconds))
        return one, time.process_time() - began

    read(1, 60)  # the lexicons
    few, took = read(600, 60)
    assert not few.omissions
    one, _ = read(2_400, 9 * took)
    assert not one.omissions
    limited = [a for a in one.statements.authorities if a.limit]
    assert len(limited) == 4_800
    assert sum(bool(a.limit and a.limit.escalates_to) for a in limited) == 2_400


#: What happens in a process that reads beside others, with a word of the reason that is given.
FAULTS = {
    3: (Deadly, "ended"),
    5: (Exhausting, "memory"),
    6: (Deadly, "ended"),
    9: (Faulty, "KeyError"),
}


def test_what_happens_to_one_document_beside_others_leaves_them_good_and_is_named(
    tmp_path: Path,
) -> None:
    sources = []
    for number in range(16):
        path = tmp_path / f"{number:02}.txt"
        path.write_text(GOOD, "utf-8")
        kind = FAULTS[number][0] if number in FAULTS else Path
        sources.append(Source(kind(path), path.name))
    every = list(gather(sources, processes=2))
    assert len(every) == len(sources)
    for number, (source, one) in enumerate(zip(sources, every, strict=True)):
        if number in FAULTS:
            assert [o.document for o in one.omissions] == [source.relative]
            assert FAULTS[number][1] in one.omissions[0].reason
        else:
            assert one.document is not None
            assert one.document.path == source.relative
            assert len(one.statements.duties) == 1


def test_a_process_that_is_killed_from_outside_loses_no_document(tmp_path: Path) -> None:
    for number in range(16):
        (tmp_path / f"{number:02}.txt").write_text(GOOD, "utf-8")
    sources, _ = reading.listed([tmp_path])
    every = gather(sources, processes=2)
    found = [next(every)]
    os.kill(active_children()[0].pid or 0, signal.SIGKILL)
    found += every
    assert [one.document and one.document.path for one in found] == [s.relative for s in sources]


def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    """Root may read everything, so the file is opened as somebody else.

    Whether the file itself or a folder above it is closed to that somebody, it is named.
    """
    path = tmp_path / "locked.txt"
    path.write_text(GOOD, "utf-8")
    path.chmod(0)
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)
    try:
        documents, omissions = reading.read_sources([path])
    finally:
        os.seteuid(me)
    assert not documents
    assert "permissions" in omissions[0].remedy
