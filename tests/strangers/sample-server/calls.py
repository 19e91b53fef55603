"""Calls updatePaymentMean with `sips call` at a plain server that answers with the documented samples.

    python3 calls.py SIPS

The requests must be the documented ones, in SOAP with the same names, namespace and order. The samples' seals were made
with a key that nobody knows. So what there is to see of the answers is what the client does with one that nothing
vouches for, and that it reads the documented data once it may.
"""

import http.server
import json
import os
import re
import subprocess
import sys
import threading
import xml.etree.ElementTree as ElementTree

from samples import Samples
from seal import is_sealed

KEY = "secret123"
# Fields that the page requires and its SOAP sample lacks.
UNDOCUMENTED_IN_SOAP = ("}seal", "}keyVersion")
SAMPLES = Samples()
UNSEALED_JSON = json.dumps({name: text for name, text in SAMPLES.fields("response").items() if name != "seal"})
JSON, SOAP = "application/json", "text/xml; charset=utf-8"
JSON_TIME, SOAP_TIME = "2014-05-19T23:19:54-12:00", "2012-10-17T23:50:44-12:00"

WRONG = "the response's seal does not fit it"
MISSING = "the response has no seal"
READ = "The answer has no seal"

# What is answered; what is allowed; how the command ends; what it must say, and what it must not.
CASES = [
    ("json", SAMPLES.json["response"], [], 1, [WRONG, "outcome: unknown"], [JSON_TIME]),
    ("json", SAMPLES.json["response"], ["--accept-unsealed"], 1, [WRONG, "outcome: unknown"], [JSON_TIME]),
    ("json", UNSEALED_JSON, [], 1, [MISSING, "with --accept-unsealed"], []),
    ("json", UNSEALED_JSON, ["--accept-unsealed"], 0, [READ, "00  Successful operation", JSON_TIME], []),
    ("soap", SAMPLES.envelope("response"), [], 1, [MISSING, "--accept-unsealed"], []),
    (
        "soap",
        SAMPLES.envelope("response"),
        ["--accept-unsealed"],
        0,
        [READ, "00  Successful operation", f"walletActionDateTime  {SOAP_TIME}"],
        ["blames"],
    ),
]


class Answering(http.server.BaseHTTPRequestHandler):
    """Answers every request with what its server was told last."""

    def do_POST(self):
        self.server.asked.append(self.rfile.read(int(self.headers["content-length"])))
        media_type, body = self.server.answer
        self.send_response(200)
        self.send_header("content-type", media_type)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def documented(protocol):
    """The documented request: its fields in order, and in SOAP by their qualified names, without the seal."""
    return fields_of(protocol, SAMPLES.json["request"] if protocol == "json" else SAMPLES.envelope("request"))


def fields_of(protocol, request):
    if protocol == "json":
        return {name: text for name, text in json.loads(request).items() if name != "seal"}
    elements = ElementTree.fromstring(request).find(".//{*}input")
    return [(element.tag, element.text) for element in elements if not element.tag.endswith(UNDOCUMENTED_IN_SOAP)]


def call(sips, address, protocol, options):
    fields = SAMPLES.fields("request")
    own = [f"{name}={fields[name]}" for name in ("merchantWalletId", "paymentMeanId", "paymentMeanAlias")]
    command = [sips, "call", "updatePaymentMean", *own, "--protocol", protocol, "--base-address", address, *options]
    environment = os.environ | {
        "SIPS_SECRET_KEY": KEY,
        "SIPS_MERCHANT_ID": fields["merchantId"],
        "SIPS_INTERFACE_VERSION": re.search(r"WR_WS_([0-9.]+)", str(documented(protocol)))[1],
    }
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def wrong_requests(asked):
    """What is wrong with the requests that came: each must be the documented one, with a seal of its own."""
    if len(asked) != len(CASES):
        yield f"{len(asked)} requests came instead of {len(CASES)}"
    for (protocol, *_), request in zip(CASES, asked):
        if fields_of(protocol, request) != documented(protocol):
            yield f"a request differs from the documented one:\n{request.decode()}"
        if protocol == "json" and not is_sealed(json.loads(request), KEY):
            yield "a request's seal is wrong"


def main():
    server = http.server.HTTPServer(("127.0.0.1", 0), Answering)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    wrong = 0
    for protocol, body, options, status, said, unsaid in CASES:
        server.answer = (JSON if protocol == "json" else SOAP, body.encode())
        ran = call(sys.argv[1], f"http://127.0.0.1:{server.server_port}", protocol, options)
        told = ran.stdout + ran.stderr
        faults = [f"ends with {ran.returncode}, not {status}"] if ran.returncode != status else []
        faults += [f"does not say `{text}`" for text in said if text not in told]
        faults += [f"says `{text}`" for text in unsaid if text in told]
        for fault in faults:
            print(f"{protocol} {' '.join(options)}: sips call {fault}\n{told}")
        wrong += bool(faults)
    for fault in wrong_requests(server.asked):
        print(fault)
        wrong += 1
    print(f"{len(CASES)} calls, {wrong or 'none'} ended otherwise than expected")
    sys.exit(1 if wrong else 0)


main()
