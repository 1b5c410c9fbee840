"""Hold the reconciliation services against the specification's own JSON Schemas and examples.

    python benchmarks/reconciliation.py SPECS

SPECS is a checkout of https://github.com/reconciliation-api/specs, which is no part of this
repository. Every answer must fit its schema, every invalid batch be refused, every valid one be
answered, by every service. Prints a line a check and how many titles a second are reconciled.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from rolegraph import pipeline
from rolegraph.web import create_app

Check = tuple[str, bool]


def validator(folder: Path, name: str) -> Draft7Validator:
    """Return the validator of a schema, its neighbours found by name and by identifier."""
    resources = []
    for file in sorted(folder.glob("*.json")):
        schema = json.loads(file.read_text("utf-8"))
        resource = Resource.from_contents(schema, default_specification=DRAFT7)
        resources += [(file.name, resource), (schema.get("$id", file.name).rstrip("#"), resource)]
    schema = json.loads((folder / f"{name}.json").read_text("utf-8"))
    return Draft7Validator(schema, registry=Registry().with_resources(resources))


def fits(folder: Path, name: str, value: Any) -> bool:
    """Say whether a value fits a schema; what does not is printed."""
    faults = [e.message for e in validator(folder, name).iter_errors(value)]
    for fault in faults[:3]:
        print(f"    {fault}")
    return not faults


def old(client: FlaskClient, specs: Path, name: str) -> Iterator[Check]:
    """Yield the checks of version 0.2 of a service."""
    at = f"/reconcile/{name}"
    schemas, examples = specs / "schemas", specs / "examples"
    yield "0.2 manifest", fits(schemas, "manifest", client.get(at).get_json())
    for file in sorted((examples / "reconciliation-query-batch/valid").glob("*.json")):
        told = client.post(at, data={"queries": file.read_text("utf-8")})
        yield (
            f"0.2 {file.stem}",
            told.status_code == 200
            and fits(schemas, "reconciliation-result-batch", told.get_json()),
        )
    for file in sorted((examples / "reconciliation-query-batch/invalid").glob("*.json")):
        told = client.post(at, data={"queries": file.read_text("utf-8")})
        yield f"0.2 {file.stem} refused", told.status_code == 400
    yield from suggested(client, schemas, at, "0.2")
    ids = [e["id"] for e in client.get(f"{at}/suggest/entity?prefix=").get_json()["result"]]
    wanted = {"ids": ids, "properties": proposed(client, at)}
    told = client.post(at, data={"extend": json.dumps(wanted)}).get_json()
    yield "0.2 extend", bool(ids) and fits(schemas, "data-extension-response", told)


def draft(client: FlaskClient, specs: Path, name: str) -> Iterator[Check]:
    """Yield the checks of the draft of a service."""
    schemas, examples = specs / "schemas", specs / "examples"
    at = f"/reconcile/{name}/1.0-draft"
    yield "draft manifest", fits(schemas, "manifest", client.get(at).get_json())
    batches = examples / "reconciliation-query-batch"
    for file in sorted((batches / "valid").glob("*.json")):
        told = client.post(f"{at}/match", data=file.read_bytes(), content_type="application/json")
        yield (
            f"draft {file.stem}",
            told.status_code == 200
            and fits(schemas, "reconciliation-result-batch", told.get_json()),
        )
    for file in sorted((batches / "invalid").glob("*.json")):
        told = client.post(f"{at}/match", data=file.read_bytes(), content_type="application/json")
        yield f"draft {file.stem} refused", told.status_code == 400
    yield from suggested(client, schemas, at, "draft")
    ids = [e["id"] for e in client.get(f"{at}/suggest/entity?prefix=").get_json()["result"]]
    wanted = {"ids": ids, "properties": proposed(client, at)}
    told = client.post(f"{at}/extend", json=wanted).get_json()
    yield "draft extend", bool(ids) and fits(schemas, "data-extension-response", told)


def suggested(client: FlaskClient, schemas: Path, at: str, version: str) -> Iterator[Check]:
    """Yield the checks of suggestions and proposals."""
    for kind, name in (("entity", "entities"), ("property", "properties"), ("type", "types")):
        told = client.get(f"{at}/suggest/{kind}?prefix=").get_json()
        yield f"{version} suggest {kind}", fits(schemas, f"suggest-{name}-response", told)
    told = client.get(f"{at}/extend/propose?type=Position").get_json()
    yield f"{version} propose", fits(schemas, "data-extension-property-proposal", told)


def proposed(client: FlaskClient, at: str) -> list[dict[str, str]]:
    """Return the properties that a service proposes to extend with, as a client asks for them."""
    told = client.get(f"{at}/extend/propose?type=").get_json()["properties"]
    return [{"id": each["id"]} for each in told]


def pace(client: FlaskClient, name: str) -> float:
    """Return titles a second by the time of the processor, in batches of ten as OpenRefine sends them."""
    listing = client.get("/positions.json").get_json()
    titles = [t + more for p in listing for t in p["label"].values() for more in ("", "助理")]
    began = time.process_time()
    for start in range(0, len(titles), 10):
        batch = {f"q{n}": {"query": t} for n, t in enumerate(titles[start : start + 10])}
        client.post(f"/reconcile/{name}", data={"queries": json.dumps(batch)})
    return len(titles) / (time.process_time() - began)


def main() -> None:
    """Print the checks; exit with 1 where one fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("specs", type=Path)
    specs = parser.parse_args().specs
    with tempfile.TemporaryDirectory() as folder:
        wanted = pipeline.Request(sources=pipeline.default_sources(), data=Path(folder))
        pipeline.build(wanted, lambda _: None)
        client = create_app(Path(folder)).test_client()
        every = []
        for name in (s["url"].rpartition("/")[2] for s in client.get("/reconcile").get_json()):
            checks = [
                *old(client, specs / "0.2", name),
                *draft(client, specs / "1.0-draft", name),
            ]
            for what, right in checks:
                print(f"{'ok  ' if right else 'FAIL'} {name} {what}")
            told = f"{sum(r for _, r in checks)} of {len(checks)} checks"
            print(f"{name:10} {told}; {pace(client, name):.0f} titles a second")
            every += checks
    sys.exit(not all(right for _, right in every))


if __name__ == "__main__":
    main()
