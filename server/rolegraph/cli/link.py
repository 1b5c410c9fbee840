"""``rolegraph link``: titles, or the graph's own roles, with the occupations they may be."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from rolegraph.cli.release import opened, print_json, reading
from rolegraph.cli.reviewing import review
from rolegraph.errors import UsageError
from rolegraph.linking import lists
from rolegraph.linking.candidates import Linked, Linker
from rolegraph.linking.mappings import links
from rolegraph.linking.review import Review
from rolegraph.linking.vocabularies import vocabulary

Listing = Sequence[Mapping[str, Any]]


@click.command()
@click.argument("titles", default="", metavar="[TITLES|-|review]")
@click.option("--column", default="", help="The column of titles; without it the likeliest.")
@click.option("--target", default="esco", show_default=True, help="The vocabulary to link to.")
@click.option("--top", default=5, show_default=True, type=click.IntRange(1, 50))
@click.option("--author", default="", help="review: who decides, a name or orcid:…")
@click.option("--role", default="", help="review: one role, decided already or not.")
@click.option(
    "--mappings",
    type=click.Path(path_type=Path, dir_okay=False),
    help="review: the SSSOM table to write.",
)
@reading
def link(
    titles: str,
    column: str,
    target: str,
    top: int,
    author: str,
    role: str,
    mappings: Path | None,
    data: Path | None,
    as_json: bool,
) -> None:
    """Propose occupations for the titles of a CSV, XLSX or text file, or for the graph's own positions.

    `-` takes titles from another program, one a line (with --column as CSV).

    Nothing is accepted: each proposal says why, and whether it can be relied on. `review` asks about
    the graph's roles one by one and keeps what is decided as SSSOM.
    """
    if titles != "review" and (author or role or mappings):
        raise UsageError(
            "--author, --role and --mappings are for a review: rolegraph link review --target …"
        )
    linker = Linker(vocabulary(target), links())
    if titles == "review":
        review(Review(linker, opened(data).read_json("positions"), mappings), author, role)
        return
    if titles:
        names, done = lists.titles(Path(titles), column), []
    else:
        listing = opened(data).read_json("positions")
        names, done = _titles(listing), _done(listing)
    found = list(linker.link(names, top, done))
    if as_json:
        print_json([_json(one) for one in found])
    else:
        click.echo("\n".join(line for one in found for line in _lines(one)))


def _titles(listing: Listing) -> list[str]:
    return [p["label"].get("zh-Hans") or next(iter(p["label"].values())) for p in listing]


def _done(listing: Listing) -> list[str]:
    return [" ".join(d["text"] for d in p.get("duties", ())) for p in listing]


def _json(one: Linked) -> dict[str, Any]:
    return {
        "title": one.title,
        "confident": one.confident,
        **({} if one.chance is None else {"chance": one.chance}),
        "candidates": [
            {
                "code": p.occupation.code,
                "id": p.occupation.id,
                "label": p.occupation.label,
                "score": p.score,
                "why": p.why,
                "why_zh": p.why_zh,
                "features": dict(p.features),
            }
            for p in one.proposals
        ],
    }


def _lines(one: Linked) -> list[str]:
    lines = ["", f"{one.title}{'  (confident)' if one.confident else ''}"]
    proposed = [
        f"  {p.score:.2f}  {p.occupation.code:12} {p.occupation.label}  — {p.why}"
        for p in one.proposals
    ]
    return lines + (proposed or ["  nothing is proposed: no name is alike, and no word points"])
