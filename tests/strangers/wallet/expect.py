"""Holds what a client was answered against the steps, and says how many calls that were.

    CLIENT | python3 expect.py

The client calls the steps in their order and prints for each a line of JSON: `{"sealed": …, "answer": {…}}`, the
answer with lists as arrays and without absent fields, and whether its seal is right by the client's own reckoning.
Where a step says to use another key than the merchant's, a client may refuse to read the answer, which is sealed with
the merchant's: `{"unread": true}`.
"""

import json
import pathlib
import sys

STEPS = json.loads((pathlib.Path(__file__).parent / "steps.json").read_text(encoding="utf-8"))["steps"]


def differences(expected, found, path):
    """What is other than expected. Nothing is asked of fields that are not mentioned; `None` means absent."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for name, value in expected.items():
            yield from differences(value, found.get(name), f"{path}.{name}" if path else name)
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for at, value in enumerate(expected):
            yield from differences(value, found[at], f"{path}[{at}]")
    elif expected != found and not (expected is None and found in ("", [], {})):
        yield f"{path} should be {expected!r} and is {found!r}"


def main():
    wrong = 0
    calls = [json.loads(line) for line in sys.stdin.buffer if line.strip()]
    for step, call in zip(STEPS, calls):
        if "key" in step and call.get("unread"):
            continue
        found = list(differences(step["answer"], call["answer"], ""))
        if not call["sealed"]:
            found.append("the answer's seal is wrong")
        for difference in found:
            print(f"{step['function']} ({step['says']}): {difference}")
        wrong += bool(found)
    if len(calls) != len(STEPS):
        print(f"{len(STEPS)} calls were to be made, and {len(calls)} were answered")
        wrong += 1
    functions = len({step["function"] for step in STEPS[: len(calls)]})
    print(f"{len(calls)} calls of {functions} functions, {wrong or 'none'} answered otherwise than expected")
    sys.exit(1 if wrong else 0)


main()
