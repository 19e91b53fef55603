"""Hooks of schemathesis: most requests are given a merchant, a version and a wallet that the simulator knows, and then
a right seal; the others stay as they are. The answers' seals are checked, and counted by their codes."""

import atexit
import collections
import random

import schemathesis
from seal import is_sealed, seal

KEY = "secret123"
KNOWN = {
    "merchantId": "011223344550000",
    "keyVersion": "1",
    "interfaceVersion": "WR_WS_2.58",
    "merchantWalletId": "walId011",
    "paymentMeanId": "2",
    "cardExpiryDate": "203012",
}
ALGORITHMS = ["HMAC-SHA-256", "HMAC-SHA-512", "SHA-256"]
CODES = collections.Counter()
CHANCE = random.Random(20)


def algorithm(request):
    """What the request says that it is sealed with, or else what needs no mention."""
    named = request.get("sealAlgorithm") if isinstance(request, dict) else None
    return named if named in ALGORITHMS else ALGORITHMS[0]


@schemathesis.hook
def before_call(context, case, kwargs):
    body = case.body
    if not isinstance(body, dict) or CHANCE.random() < 0.1:
        return
    for name, value in KNOWN.items():
        if name in body and CHANCE.random() < 0.9:
            body[name] = value
    if "seal" in body:
        body["seal"] = seal(body, KEY, algorithm(body))


@schemathesis.hook
def after_call(context, case, response):
    is_json = "json" in (response.headers.get("content-type") or [""])[0]
    code = response.json().get("walletResponseCode", "no code") if is_json else "no JSON"
    CODES[f"{response.status_code} {code}"] += 1


@schemathesis.check
def the_seal_is_right(context, response, case):
    if response.status_code != 200:
        return
    answer = response.json()
    # A merchant or key that the simulator does not know gives it nothing to seal with.
    if "seal" in answer and not is_sealed(answer, KEY, algorithm(case.body)):
        raise AssertionError("the answer's seal is wrong")


@atexit.register
def count():
    counts = ", ".join(f"{code}: {times}" for code, times in sorted(CODES.items()))
    print(f"answered {sum(CODES.values())} calls ({counts})")
