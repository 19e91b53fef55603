"""The seal of a Sips Office message, written from the documented rule with nothing of this project's code."""

import hashlib
import hmac

UNSEALED = {"seal", "keyVersion", "sealAlgorithm"}


def sealed_text(fields):
    """The values of all sealed fields in the order of their names, a container's and a list's at its place."""
    return "".join(_text(fields[name]) for name in sorted(fields) if name not in UNSEALED)


def _text(value):
    if value is None:
        return ""
    if isinstance(value, dict):
        return "".join(_text(value[name]) for name in sorted(value))
    if isinstance(value, list):
        return "".join(map(_text, value))
    return str(value)


def seal(fields, key, algorithm="HMAC-SHA-256"):
    """The seal in lower-case hexadecimal."""
    text, key = sealed_text(fields).encode(), key.encode()
    if algorithm == "SHA-256":
        return hashlib.sha256(text + key).hexdigest()
    digest = {"HMAC-SHA-256": hashlib.sha256, "HMAC-SHA-512": hashlib.sha512}[algorithm]
    return hmac.new(key, text, digest).hexdigest()


def is_sealed(fields, key, algorithm="HMAC-SHA-256"):
    """Whether the seal that the message carries is the one that it must have."""
    return hmac.compare_digest(str(fields.get("seal")), seal(fields, key, algorithm))
