// The seal of a Sips Office message, written from the documented rule with nothing of this project's code.
"use strict";

const { createHash, createHmac } = require("node:crypto");

const UNSEALED = new Set(["seal", "keyVersion", "sealAlgorithm"]);

// The values of all sealed fields in the order of their names, a container's and a list's at its place.
function sealedText(fields) {
    return text(Object.fromEntries(Object.entries(fields).filter(([name]) => !UNSEALED.has(name))));
}

function text(value) {
    if (value === null || value === undefined) return "";
    if (Array.isArray(value)) return value.map(text).join("");
    if (typeof value === "object") return Object.keys(value).sort().map((name) => text(value[name])).join("");
    return String(value);
}

// The seal in lower-case hexadecimal.
function seal(fields, key, algorithm = "HMAC-SHA-256") {
    const sealed = sealedText(fields);
    switch (algorithm) {
        case "SHA-256": return createHash("sha256").update(sealed + key, "utf8").digest("hex");
        case "HMAC-SHA-256": return createHmac("sha256", key).update(sealed, "utf8").digest("hex");
        case "HMAC-SHA-512": return createHmac("sha512", key).update(sealed, "utf8").digest("hex");
        default: throw new Error(`no seal algorithm is called ${algorithm}`);
    }
}

// Whether the seal that the message carries is the one that it must have.
function isSealed(fields, key, algorithm) {
    return fields.seal === seal(fields, key, algorithm);
}

// Sees that all this makes the seals that are documented.
function prove(vectors) {
    for (const { says, fields, key, algorithm, seal: documented } of vectors) {
        if (seal(fields, key, algorithm) !== documented) throw new Error(`the seal is wrong of ${says}`);
    }
}

module.exports = { isSealed, prove, seal };
