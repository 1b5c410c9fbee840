"""The wheel carries what git tracks for users, no more and no less, and works alone."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHIPPED = (
    "ontology",
    "shapes",
    "queries",
    "data/lexicon",
    "data/rules",
    "data/corrections",
    "data/mappings",
    "data/vocabularies",
    "data/example",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    call = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), "."]
    subprocess.run(call, cwd=ROOT, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def _tracked(*folders: str) -> set[str]:
    call = ["git", "ls-files", "-z", "--", *folders]
    listed = subprocess.run(call, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    return {name for name in listed.split("\0") if name}


def test_the_wheel_holds_the_tracked_files_of_the_shipped_folders_and_of_the_package(
    wheel: Path,
) -> None:
    inside = {n for n in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in n}
    data = {f"rolegraph/shipped/{name}" for name in _tracked(*SHIPPED)}
    package = {name.removeprefix("server/") for name in _tracked("server/rolegraph")}
    built = {n for n in inside if n.startswith("rolegraph/web/static/vendor/")}
    assert inside - built == data | package


def test_the_wheel_carries_the_scripts_of_others_with_their_licences(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    folder = "rolegraph/web/static/vendor"
    assert f"{folder}/packages.json" in archive.namelist(), "run `make vendor` first"
    for package in json.loads(archive.read(f"{folder}/packages.json")):
        assert archive.read(f"{folder}/{package['text']}"), package["name"]


def test_neither_the_corpus_nor_its_renderings_are_in_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert not [n for n in names if "data/corpus" in n or "data/renderings" in n]


def test_the_wheel_alone_answers_on_the_invented_example(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", system_site_packages=False, with_pip=False)
    python = tmp_path / "venv" / "bin" / "python"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    # The dependencies are those of the environment that runs the tests; rolegraph is the wheel's.
    libraries = os.pathsep.join(
        [str(tmp_path / "site"), *(p for p in sys.path if "site-packages" in p)]
    )
    environment = {"PYTHONPATH": libraries, "HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    call = [python, "-m", "rolegraph.cli", "ask", "--json", "who approves returns"]
    done = subprocess.run(call, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["status"] == "found"
    assert answer["readings"][0]["answers"][0]["label"]["zh-Hans"] == "区域经理"
    assert not answer["readings"][0]["answers"][0]["document"].startswith("000_")  # not the corpus
