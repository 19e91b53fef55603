"""Calls the steps with zeep through the WSDL at the given address."""

import json
import sys

from seal import is_sealed, seal
from zeep import Client
from zeep.helpers import serialize_object


def plain(name, value):
    """An answer as JSON has it: without absent fields, and a list without the name of its elements."""
    if isinstance(value, dict):
        fields = {name: plain(name, value) for name, value in value.items() if value is not None}
        return next(iter(fields.values()), []) if name.endswith("List") else fields
    if isinstance(value, list):
        return [plain("", item) for item in value]
    return value


def main():
    address, steps = sys.argv[1:]
    with open(steps, encoding="utf-8") as file:
        plan = json.load(file)
    for vector in plan["vectors"]:
        assert seal(vector["fields"], vector["key"], vector["algorithm"]) == vector["seal"], vector["says"]
    client = Client(address)
    for step in plan["steps"]:
        request = plan["leading"] | step["request"] | plan["trailing"]
        algorithm = request.get("sealAlgorithm", "HMAC-SHA-256")
        request["seal"] = seal(request, step.get("key", plan["key"]), algorithm)
        answer = plain("", serialize_object(client.service[step["function"]](input=request), dict))
        print(json.dumps({"sealed": is_sealed(answer, plan["key"], algorithm), "answer": answer}), flush=True)


main()
