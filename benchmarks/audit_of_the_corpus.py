"""Write docs/audit-of-the-corpus.md: the golden findings, and every finding with a reader's verdict.

    rolegraph audit --data build --json | python benchmarks/audit_of_the_corpus.py

The same report gives the same page. A finding that nobody has judged yet is shown as such.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
VERDICTS = ("right", "trivial", "wrong", "not judged")
Found = dict[str, Any]


def page(report: Found, golden: list[Found], judgements: Found) -> str:
    """Return the page in Markdown."""
    findings = report["findings"]
    judged = judgements["judged"]
    lines = [
        "# Audit of the corpus",
        "",
        "`make audit-note` writes this page: every finding with its sentences, for looking things up.",
        "Verdicts are a reader's, in `benchmarks/audit_judgements.yaml`.",
        "",
        "## What readers saw by eye",
        "",
    ]
    for one in golden:
        lines += dict.fromkeys(_golden(one, findings))
    lines += ["", "## Every finding, judged", "", *_counts(findings, judgements), ""]
    for finding in findings:
        verdict = judged.get(finding["id"], {"verdict": "not judged"})
        because = f": {verdict['because']}" if "because" in verdict else ""
        lines += ["", f"**{finding['id']}** ({finding['severity']}) {finding['message']['zh']}"]
        lines += [f"*{verdict['verdict']}{because}*", *_quotes(finding)]
    silent = [f"- {s['rule']}: {s['reason']['en']}" for s in report["silent"]]
    lines += ["", "## Checks that had nothing to look at", "", *silent]
    return "\n".join(lines) + "\n"


def _golden(one: Found, findings: list[Found]) -> Iterator[str]:
    matching = [f for f in findings if _shows(f, one)]
    if matching:
        yield f"- **{one['id']}** {one['says']}. Found: {', '.join(f['id'] for f in matching)}."
        for finding in matching:
            yield from (f"  {line}" for line in _quotes(finding)[:4])
    else:
        yield f"- **{one['id']}** {one['says']}. {one.get('otherwise', 'Not found.')}"


def _shows(finding: Found, golden: Found) -> bool:
    return (
        finding["rule"] in golden["rules"]
        and _is_on(finding, golden["subject"].split())
        and golden.get("words", "") in finding["message"]["zh"]
    )


def _is_on(finding: Found, titles: list[str]) -> bool:
    labels = {label for s in finding["subjects"] for label in s["label"].values()}
    return bool(labels.intersection(titles))


def _quotes(finding: Found) -> list[str]:
    places = (
        f"- 「{' '.join(q['quote'].split())}」 {q['document']} {q['start']}–{q['end']}"
        for q in finding["evidence"]
    )
    return list(dict.fromkeys(places))


def _counts(findings: list[Found], judgements: Found) -> Iterator[str]:
    now: dict[str, Counter[str]] = {}
    for finding in findings:
        verdict = judgements["judged"].get(finding["id"], {"verdict": "not judged"})["verdict"]
        now.setdefault(finding["rule"], Counter())[verdict] += 1
    before = {
        rule: Counter(dict(zip(VERDICTS, counts, strict=False)))
        for rule, counts in judgements["before"].items()
    }
    yield f"| check | {' | '.join(f'{v}, before' for v in VERDICTS[:3])} | {' | '.join(VERDICTS)} |"
    yield f"|---{'|---' * (2 * len(VERDICTS) - 1)}|"
    for rule in sorted(now.keys() | before.keys()):
        yield _row(rule, before.get(rule, Counter()), now.get(rule, Counter()))
    yield _row("all", sum(before.values(), Counter()), sum(now.values(), Counter()))


def _row(name: str, before: Counter[str], now: Counter[str]) -> str:
    figures = [*(before[v] for v in VERDICTS[:3]), *(now[v] for v in VERDICTS)]
    return f"| {name} | {' | '.join(map(str, figures))} |"


def main() -> None:
    """Read the audit's JSON and print the page."""
    golden = yaml.safe_load((HERE / "audit_golden.yaml").read_text("utf-8"))
    judgements = yaml.safe_load((HERE / "audit_judgements.yaml").read_text("utf-8"))
    sys.stdout.write(page(json.load(sys.stdin), golden, judgements))


if __name__ == "__main__":
    main()
