"""Calls the steps with `sips call` over SOAP.

    python3 our_calls.py SIPS ADDRESS STEPS
"""

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

SHOWN_ANSWER = re.compile(r"^HTTP 200\n\n(<.*?)\n\n", re.MULTILINE | re.DOTALL)


def plain(element):
    """An element as JSON has it: a text, a container, or a list."""
    name = element.tag.split("}")[1]
    if name.endswith("List"):
        return [plain(child) for child in element]
    if len(element):
        return {child.tag.split("}")[1]: plain(child) for child in element}
    return element.text or ""


def call(sips, address, plan, step):
    """Makes one call; gives what the program said of the answer."""
    merchant_id, version = plan["leading"]["merchantId"], plan["leading"]["interfaceVersion"]
    options = {
        "--protocol": "soap",
        "--base-address": address,
        "--merchant-id": merchant_id,
        "--key-version": plan["trailing"]["keyVersion"],
        "--interface-version": version.split("_")[-1],
    }
    fields = [f"{name}={value}" for name, value in step["request"].items()]
    command = [sips, "call", step["function"], *fields, *(part for option in options.items() for part in option)]
    environment = os.environ | {"SIPS_SECRET_KEY": step.get("key", plan["key"])}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    if "key" in step and "the response's seal does not fit it" in ran.stderr:
        return {"unread": True}
    shown = SHOWN_ANSWER.search(ran.stdout)
    if not shown:
        sys.exit(f"{step['function']} ({step['says']}):\n{ran.stdout}{ran.stderr}")
    output = ElementTree.fromstring(shown[1]).find(".//{*}output")
    answer = plain(output)
    if (ran.returncode == 0) != (answer.get("walletResponseCode") == "00"):
        sys.exit(f"{step['function']} ({step['says']}): the program ends with {ran.returncode}")
    return {"sealed": "The answer's seal is verified" in ran.stdout, "answer": answer}


def main():
    sips, address, steps = sys.argv[1:]
    with open(steps, encoding="utf-8") as file:
        plan = json.load(file)
    for step in plan["steps"]:
        print(json.dumps(call(sips, address, plan, step)), flush=True)


main()
