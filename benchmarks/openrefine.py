"""Reconcile a list of titles in OpenRefine itself, without its pages.

    python benchmarks/openrefine.py [--openrefine COMMAND] [--port 3333]

OpenRefine is no part of this repository (Debian: ``apt-get install openrefine``). It is started with a folder
of its own, rolegraph beside it with the corpus. A table of the corpus' titles and organisations becomes a
project; its titles are reconciled with our positions, columns are added from those that matched, and the
titles are reconciled with each vocabulary. Printed is what OpenRefine then holds; exits with 1 where a match
is another position than the row's, or none is made.
"""

import argparse
import csv
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import browsing

from rolegraph import pipeline
from rolegraph.web import create_app

_ENGINE = json.dumps({"facets": [], "mode": "row-based"})
_VOCABULARIES = ("esco", "isco", "onet", "csco")
#: How long OpenRefine may take to start, or to end what it does with a project, in seconds.
_PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Project:
    """A project of a running OpenRefine: its address, and the token that commands need."""

    at: str
    id: str

    def tell(self, command: str, **form: object) -> Any:
        """Send a command; wait until all that it started has ended."""
        query = urlencode({"project": self.id, "csrf_token": token(self.at)})
        written = {k: v if isinstance(v, str) else json.dumps(v) for k, v in form.items()}
        sent = Request(f"{self.at}/command/core/{command}?{query}", urlencode(written).encode())
        with urlopen(sent, timeout=_PATIENCE) as answer:
            told = json.load(answer)
        until(lambda: not self.ask("get-processes")["processes"])
        return told

    def ask(self, command: str, **asked: object) -> Any:
        """Return the answer to a question."""
        query = urlencode({"project": self.id, **asked})
        with urlopen(f"{self.at}/command/core/{command}?{query}", timeout=_PATIENCE) as answer:
            return json.load(answer)

    def reconcile(self, column: str, service: str, details: Sequence[Mapping[str, str]]) -> None:
        """Reconcile a column with a service as its dialogue does, with what other columns say."""
        manifest = fetched(service)
        config = {
            "mode": "standard-service",
            "service": service,
            "identifierSpace": manifest["identifierSpace"],
            "schemaSpace": manifest["schemaSpace"],
            "type": manifest["defaultTypes"][0],
            "autoMatch": True,
            "columnDetails": details,
        }
        self.tell("reconcile", columnName=column, config=config, engine=_ENGINE)

    def extend(self, column: str, service: str, properties: Sequence[str]) -> None:
        """Add columns from the matches of a column."""
        manifest = fetched(service)
        self.tell(
            "extend-data",
            baseColumnName=column,
            columnInsertIndex="1",
            engine=_ENGINE,
            endpoint=service,
            identifierSpace=manifest["identifierSpace"],
            schemaSpace=manifest["schemaSpace"],
            extension={"properties": [{"id": p, "name": p} for p in properties]},
        )

    def rows(self) -> list[list[Mapping[str, Any]]]:
        """Return the cells of each row, those that are reconciled with what is known of them."""
        told = self.ask("get-rows", start=0, limit=10_000)
        pool = told["pool"]["recons"]
        return [
            [
                {**(cell or {}), "recon": pool.get(str((cell or {}).get("r")))}
                for cell in row["cells"]
            ]
            for row in told["rows"]
        ]


def token(at: str) -> str:
    """Return a token for one command."""
    return str(fetched(f"{at}/command/core/get-csrf-token")["token"])


def fetched(address: str) -> Any:
    """Return the JSON at an address."""
    with urlopen(address, timeout=_PATIENCE) as answer:
        return json.load(answer)


def until(done: Any) -> None:
    """Wait until something is so; raises TimeoutError after two minutes."""
    began = time.monotonic()
    while not done():
        if time.monotonic() - began > _PATIENCE:
            raise TimeoutError("OpenRefine did not end what it does")
        time.sleep(0.2)


def answers(at: str) -> bool:
    """Say whether OpenRefine is up."""
    try:
        return bool(fetched(f"{at}/command/core/get-version"))
    except (URLError, ConnectionError):
        return False


def uploaded(at: str, table: str) -> Project:
    """Return a project made of a table in CSV."""
    edge = uuid.uuid4().hex
    parts = {
        'name="project-file"; filename="titles.csv"\r\nContent-Type: text/csv': table,
        'name="project-name"': "titles",
        'name="format"': "text/line-based/*sv",
        'name="options"': json.dumps({"encoding": "UTF-8", "separator": ",", "headerLines": 1}),
    }
    body = "".join(
        f"--{edge}\r\nContent-Disposition: form-data; {head}\r\n\r\n{value}\r\n"
        for head, value in parts.items()
    )
    sent = Request(
        f"{at}/command/core/create-project-from-upload?csrf_token={token(at)}",
        f"{body}--{edge}--\r\n".encode(),
        {"Content-Type": f"multipart/form-data; boundary={edge}"},
    )
    with urlopen(sent, timeout=_PATIENCE) as answer:
        return Project(at, answer.url.rpartition("=")[2])


def table_of(positions: Sequence[Mapping[str, Any]]) -> str:
    """Return the titles of positions with their organisations and IRIs as CSV."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["title", "organisation", "iri"])
    for one in positions:
        organisation = (one["organisation"] or {}).get("label", {}).get("zh-Hans", "")
        writer.writerow([one["label"]["zh-Hans"], organisation, one["id"]])
    return out.getvalue()


def walked(project: Project, service: str, vocabularies: Sequence[str]) -> bool:
    """Reconcile, extend and link; print what OpenRefine holds, and say whether no match is wrong."""
    details = [
        {"column": "organisation", "propertyName": "organisation", "propertyID": "organisation"}
    ]
    project.reconcile("title", f"{service}/positions", details)
    space = fetched(f"{service}/positions")["identifierSpace"]
    cells = [(row[0]["recon"], row[2]["v"]) for row in project.rows()]
    matched = [(space + r["m"]["id"], iri) for r, iri in cells if r and r.get("m")]
    right = sum(found == iri for found, iri in matched)
    print(f"positions  {len(cells)} titles, {len(matched)} matched, of those right {right}")
    project.extend("title", f"{service}/positions", ["unit", "superior"])
    added = [row[1:3] for row in project.rows()]
    filled = sum(any(cell.get("v") for cell in several) for several in added)
    print(f"           unit or superior added to {filled} rows")
    for name in vocabularies:
        project.reconcile("title", f"{service}/{name}", [])
        recons = [row[0]["recon"] for row in project.rows()]
        proposed = sum(bool(r and r.get("c")) for r in recons)
        sure = sum(bool(r and r.get("m")) for r in recons)
        print(f"{name:10} candidates for {proposed} titles, {sure} matched")
    return bool(matched) and right == len(matched)


def main() -> None:
    """Start both, and walk through."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--openrefine", default="openrefine")
    parser.add_argument("--port", type=int, default=3333)
    arguments = parser.parse_args()
    at = f"http://127.0.0.1:{arguments.port}"
    with tempfile.TemporaryDirectory() as folder:
        wanted = pipeline.Request(sources=pipeline.default_sources(), data=Path(folder, "graph"))
        pipeline.build(wanted, lambda _: None)
        app = create_app(Path(folder, "graph"))
        words = ["-x", "refine.headless=true", "-i", "127.0.0.1", "-p", str(arguments.port)]
        started = subprocess.Popen(
            [arguments.openrefine, *words, "-d", f"{folder}/projects"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            until(lambda: answers(at))
            print(fetched(f"{at}/command/core/get-version")["full_name"])
            with browsing.serving(app) as address:
                listing = fetched(f"{address}/positions.json")
                project = uploaded(at, table_of(listing))
                right = walked(project, f"{address}/reconcile", _VOCABULARIES)
        finally:
            os.killpg(started.pid, signal.SIGTERM)
            started.wait()
    sys.exit(not right)


if __name__ == "__main__":
    main()
