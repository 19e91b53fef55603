"""Calls updatePaymentMean with `sips call` at a plain server that answers with the documented samples.

    python3 calls.py SIPS

The samples' seals were made with a key that nobody knows. So what there is to see is what the client does with an
answer that nothing vouches for, and that it reads the documented data once it may.
"""

import http.server
import json
import os
import subprocess
import sys
import threading

from samples import Samples
from seal import is_sealed

KEY = "secret123"
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


def call(sips, address, protocol, options):
    fields = SAMPLES.fields("request")
    own = [f"{name}={fields[name]}" for name in ("merchantWalletId", "paymentMeanId", "paymentMeanAlias")]
    command = [sips, "call", "updatePaymentMean", *own, "--protocol", protocol, "--base-address", address, *options]
    environment = os.environ | {"SIPS_SECRET_KEY": KEY, "SIPS_MERCHANT_ID": fields["merchantId"]}
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


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
    if len(server.asked) != len(CASES):
        print(f"{len(server.asked)} requests came instead of {len(CASES)}")
        wrong += 1
    for (protocol, *_), request in zip(CASES, server.asked):
        if protocol == "json" and not is_sealed(json.loads(request), KEY):
            print("a request's seal is wrong")
            wrong += 1
    print(f"{len(CASES)} calls, {wrong or 'none'} ended otherwise than expected")
    sys.exit(1 if wrong else 0)


main()
