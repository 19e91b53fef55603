// Calls the steps with the package `soap` through the WSDL at the given address.
"use strict";

const fs = require("node:fs");
const soap = require("soap");
const { isSealed, prove, seal } = require("../seal/seal.cjs");

// An answer as JSON has it: without absent fields, and a list without the name of its elements.
function plain(name, value) {
    if (Array.isArray(value)) return value.map((item) => plain("", item));
    if (value === null || typeof value !== "object") return value;
    const fields = Object.entries(value).filter(([, field]) => field !== null && field !== undefined);
    const plained = Object.fromEntries(fields.map(([inside, field]) => [inside, plain(inside, field)]));
    return name.endsWith("List") ? [Object.values(plained)[0] ?? []].flat() : plained;
}

async function main() {
    const [address, steps] = process.argv.slice(2);
    const plan = JSON.parse(fs.readFileSync(steps, "utf8"));
    prove(plan.vectors);
    const client = await soap.createClientAsync(address);
    for (const step of plan.steps) {
        const request = { ...plan.leading, ...step.request, ...plan.trailing };
        request.seal = seal(request, step.key ?? plan.key, request.sealAlgorithm);
        const [result, document] = await client[`${step.function}Async`]({ input: request });
        // The package passes over namespaces.
        if (!document.includes(`xmlns="${plan.namespace}"`)) throw new Error("the answer is in another namespace");
        const answer = plain("", result.output);
        const sealed = isSealed(answer, plan.key, request.sealAlgorithm);
        console.log(JSON.stringify({ sealed, answer }));
    }
}

main().catch((error) => {
    console.error(error.message);
    process.exit(1);
});
