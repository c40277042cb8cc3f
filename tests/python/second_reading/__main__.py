"""Reads the contract a second time, in another language and by nobody's code but its own, and compares with the command line.

Usage: second_reading OTINISH [COUNT]. Every case, COUNT inputs made at random from them, and COUNT that may be unreadable. Ends with a
line `N passed, N failed`; each service is one comparison, and so are the inputs that may be unreadable.
"""

import json
import subprocess
import sys

from inputs import Maker
from judgement import SERVICES, judged
from shape import first_fault

SHOWN = 3


def main(binary: str, count: int) -> int:
    maker = Maker(seed=1)
    inputs = maker.cases + [maker.readable() for _ in range(count)]
    texts = [maker.of_any_shape() for _ in range(count)]
    judged_there = answers(binary, [json.dumps(input_, ensure_ascii=False) for input_ in inputs])
    faults = {service: [] for service in SERVICES}
    for input_, report in zip(inputs, judged_there, strict=True):
        ours, theirs = set_aside(judged(input_)), of_report(report)
        if ours != theirs:
            faults[input_["application"]["service"]].append((input_, differing(ours, theirs)))
    faults["unreadable"] = []
    for text, report in zip(texts, answers(binary, texts), strict=True):
        if report.get("at") != first_fault(text):
            faults["unreadable"].append((text, [first_fault(text), report.get("at")]))
    for part, found in faults.items():
        for input_, what in found[:SHOWN]:
            written = input_ if isinstance(input_, str) else json.dumps(input_, ensure_ascii=False)
            print(f"{part}: second reading and command line say {what}\n  of {written}")
    failed = sum(map(bool, faults.values()))
    print(f"{len(inputs)} inputs judged twice, {len(texts)} of any shape read twice")
    print(f"{len(faults) - failed} passed, {failed} failed")
    return 1 if failed else 0


def answers(binary: str, lines: list[str]) -> list[dict]:
    run = subprocess.run([binary, "check", "--batch"], input="\n".join(lines), capture_output=True, encoding="utf-8", check=False)
    return [json.loads(line) for line in run.stdout.split("\n") if line]


def of_report(report: dict) -> dict:
    """A report in the shape in which the cases expect it."""
    problems = [[problem[member] for member in ("code", "at", "clause", "ground")] for problem in report["problems"]]
    warnings = [[warning["code"], warning["at"]] for warning in report["warnings"]]
    states = {document["kind"]: document["state"] for document in report["documents"]}
    kept = ("edition", "verdict", "accepted_on", "due_on", "results_on", "due_because")
    return set_aside({"problems": problems, "warnings": warnings, "documents": states, **{member: report[member] for member in kept}})


def set_aside(report: dict) -> dict:
    """Problems and warnings are sets, documents are in the order of the contract."""
    sets = {member: sorted(report[member], key=str) for member in ("problems", "warnings")}
    return {**report, **sets, "documents": list(report["documents"].items())}


def differing(ours: dict, theirs: dict) -> dict:
    return {member: (ours[member], theirs[member]) for member in ours if ours[member] != theirs[member]}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 4000))
