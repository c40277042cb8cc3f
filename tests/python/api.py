"""Feeds a running server with what its OpenAPI document allows and with what it does not: first as nobody, then signed in.

Usage: api.py ADDRESS PEOPLE_CSV. No 5xx, no status, media type or body that the document does not name. What is generated is the same
in every run. Ends with a line `N passed, N failed`; one operation, once anonymous and once signed in, is one test.
"""

import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.request
import xml.etree.ElementTree

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
EXAMPLES = "25"


def call(address: str, path: str, body: dict | None = None) -> bytes:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address + path, data=data, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read()


def sign_in(address: str, people: pathlib.Path) -> str:
    """A bearer token of the first invented person, by the code on the demonstration's page of messages."""
    with people.open(encoding="utf-8") as rows:
        person = next(csv.DictReader(rows))
    phone = person["phones"].split()[0]
    asked = json.loads(call(address, "/api/sign-in", {"iin": person["iin"], "phone": phone}))
    row = next(row for row in call(address, "/outbox").decode().split("<tr>") if phone in row)
    code = re.search(r"(?<!\d)\d{6}(?!\d)", row.split(phone, 1)[1])
    assert code, "the message holds no code"
    return json.loads(call(address, f"/api/sign-in/{asked['id']}", {"code": code[0], "bearer": True}))["token"]


def judge(address: str, name: str, *options: str) -> tuple[int, int]:
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "report.xml"
        program = pathlib.Path(sys.executable).parent / "schemathesis"
        command = [program, "run", f"{address}/api/openapi.json", "--checks", CHECKS, "--max-examples", EXAMPLES]
        command += ["--generation-deterministic", "--phases", "examples,coverage,fuzzing", "--warnings", "off", "--no-color"]
        command += ["--report", "junit", "--report-junit-path", report, *options]
        ended = subprocess.run(command, capture_output=True, text=True, cwd=folder)
        if not report.exists():
            print(ended.stdout, ended.stderr)
            return 0, 1
        tests = list(xml.etree.ElementTree.parse(report).getroot().iter("testcase"))
    wrong = [test for test in tests if test.find("failure") is not None or test.find("error") is not None]
    for test in wrong:
        print(f"{name}: {test.get('name')}: {''.join(test.itertext()).strip()}")
    if ended.returncode != 0 and not wrong:
        print(ended.stdout, ended.stderr)
        return len(tests), 1
    return len(tests) - len(wrong), len(wrong)


def main() -> int:
    address, people = sys.argv[1], pathlib.Path(sys.argv[2])
    token = sign_in(address, people)
    runs = [
        judge(address, "anonymous"),
        # Signing out would turn the rest of the run anonymous.
        judge(address, "signed in", "--header", f"Authorization: Bearer {token}", "--exclude-operation-id", "sign-out"),
    ]
    passed, failed = (sum(counts) for counts in zip(*runs))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
