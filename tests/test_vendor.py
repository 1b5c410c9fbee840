"""Scripts of others: locked with integrity, kept with their licences, and asking no outside host."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WEB = Path(__file__).parents[1] / "server" / "rolegraph" / "web"
VENDORED = WEB / "static" / "vendor"
# What a script may name: the namespaces of SVG and XML, which nobody fetches.
_NAMESPACES = ("http://www.w3.org/",)


def _packages() -> list[dict[str, str]]:
    assert (VENDORED / "packages.json").exists(), "run `make vendor` first"
    listed: list[dict[str, str]] = json.loads((VENDORED / "packages.json").read_text("utf-8"))
    return listed


def test_every_package_of_the_lock_has_its_integrity() -> None:
    locked = json.loads((WEB / "vendor" / "package-lock.json").read_text("utf-8"))["packages"]
    assert [name for name, of in locked.items() if name and "integrity" not in of] == []


def test_every_package_stands_beside_its_licence() -> None:
    assert len(_packages()) > 10
    for package in _packages():
        assert package["license"] in ("MIT", "ISC"), package["name"]
        text = (VENDORED / package["text"]).read_text("utf-8")
        assert "Permission" in text, package["name"]


@pytest.mark.parametrize("script", ["codemirror.js", "hierarchy.js"])
def test_a_script_of_others_names_no_outside_host(script: str) -> None:
    hosts = re.findall(r"(?:https?|wss?)://[^\s\"'`]+", (VENDORED / script).read_text("utf-8"))
    assert [host for host in hosts if not host.startswith(_NAMESPACES)] == []


def test_a_machine_without_node_takes_it_from_pypi_and_makes_the_same(tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("bash", "sh", "cat", "cp", "dirname", "env", "mkdir", "mktemp", "rm"):
        found = shutil.which(name)
        assert found, name
        (tools / name).symlink_to(found)
    call = [str(WEB / "vendor" / "fetch.sh"), sys.executable, str(tmp_path / "made")]
    done = subprocess.run(
        call, env={**os.environ, "PATH": str(tools)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "from PyPI" in done.stdout
    for path in VENDORED.rglob("*.*"):
        made = tmp_path / "made" / path.relative_to(VENDORED)
        assert made.read_bytes() == path.read_bytes(), path.name
