"""Ask for rights that nobody has, in many forms, and say how many questions are answered with somebody.

Usage: python benchmarks/nobodys_rights.py [--data DIR] [--forms N] [--verbose]

DIR is a build of ``data/corpus``. The kinds of right, the things, the forms and what is held stand in
``nobodys_rights.yaml`` beside this script; ``--forms`` asks in the first N forms of each language alone.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from asking import asking


def questions(listed: dict[str, Any], most: int | None) -> Iterator[str]:
    """Yield each kind of right asked of each thing over which nobody has it, in every form."""
    for kind in listed["kinds"]:
        held = listed["held"].get(kind["kind"], ())
        for chinese, english in listed["things"].items():
            if chinese in held:
                continue
            for form in listed["forms"]["zh"][:most]:
                yield form.format(kind=kind["zh"], thing=chinese)
            words = {"thing": english, "Thing": english[0].upper() + english[1:], **kind}
            for form in listed["forms"]["en"][:most]:
                yield form.format(**words)


def main() -> int:
    """Print how many were asked, and how many answered."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build"))
    parser.add_argument("--forms", type=int)
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    answer_of = asking(args.data)
    listed = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    asked = answered = 0
    for question in questions(listed, args.forms):
        answer = answer_of(question)
        asked, answered = asked + 1, answered + (answer.status == "found")
        if args.verbose and answer.status == "found":
            print(question)
    print(f"asked {asked}, answered with somebody {answered}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
