"""Calls the steps with zeep through the WSDL at the given address."""

import json
import sys

from seal import is_sealed, seal
from zeep import Client
from zeep.helpers import serialize_object
from zeep.plugins import HistoryPlugin


def plain(name, value):
    """An answer as JSON has it: without absent fields, and a list without the name of its elements."""
    if isinstance(value, dict):
        fields = {name: plain(name, field) for name, field in value.items() if field is not None}
        return next(iter(fields.values()), []) if name.endswith("List") else fields
    if isinstance(value, list):
        return [plain("", item) for item in value]
    return value


def arrived(element):
    """The fields of an element as they arrived, also those that the WSDL does not know: the seal is over them too."""
    fields = {}
    for child in element:
        fields.setdefault(child.tag.split("}")[1], []).append(arrived(child))
    return {name: values[0] if len(values) == 1 else values for name, values in fields.items()} or element.text


def main():
    address, steps = sys.argv[1:]
    with open(steps, encoding="utf-8") as file:
        plan = json.load(file)
    for vector in plan["vectors"]:
        assert seal(vector["fields"], vector["key"], vector["algorithm"]) == vector["seal"], vector["says"]
    history = HistoryPlugin()
    client = Client(address, plugins=[history])
    for step in plan["steps"]:
        request = plan["leading"] | step["request"] | plan["trailing"]
        algorithm = request.get("sealAlgorithm", "HMAC-SHA-256")
        request["seal"] = seal(request, step.get("key", plan["key"]), algorithm)
        answer = plain("", serialize_object(client.service[step["function"]](input=request), dict))
        output = history.last_received["envelope"].find(f".//{{{plan['namespace']}}}output")
        sealed = is_sealed(arrived(output), plan["key"], algorithm)
        print(json.dumps({"sealed": sealed, "answer": answer}), flush=True)


main()
