// A server of the wallet functions, made by the package `soap` from a WSDL, with wallets and seals of its own.
//
//     node server.cjs WSDL STEPS
"use strict";

const fs = require("node:fs");
const http = require("node:http");
const soap = require("soap");
const { isSealed, prove, seal } = require("../seal/seal.cjs");

const PATH = "/services/v2/wallet";
const [file, steps] = process.argv.slice(2);
const plan = JSON.parse(fs.readFileSync(steps, "utf8"));
const wallets = new Map();
// Whether the last request came in the documented namespace.
let isAtHome = false;

prove(plan.vectors);

const isMonth = (text) => !text || /^\d{4}(0[1-9]|1[0-2])$/.test(text);
const masked = (number) => number.slice(0, 4) + "#".repeat(number.length - 6) + number.slice(-2);
const refusal = (walletResponseCode, errorFieldName) => ({ walletResponseCode, errorFieldName });

// What is read and changed of one payment mean; a code where there is none.
function onMean(request, act) {
    const mean = wallets.get(request.merchantWalletId)?.get(request.paymentMeanId);
    return mean ? (act(mean) ?? {}) : refusal("25");
}

function described({ number, ...mean }) {
    return mean;
}

const FUNCTIONS = {
    addCard(request) {
        if (!isMonth(request.cardExpiryDate)) return refusal("12", "cardExpiryDate");
        const wallet = wallets.get(request.merchantWalletId) ?? new Map();
        const means = [...wallet.values()];
        if (means.some(({ number }) => number === request.cardNumber)) return refusal("94");
        const mean = {
            paymentMeanId: String(means.length + 1),
            maskedPan: masked(request.cardNumber),
            paymentMeanAlias: request.paymentMeanAlias,
            panExpiryDate: request.cardExpiryDate || undefined,
            paymentMeanBrand: request.paymentMeanBrand,
            number: request.cardNumber,
        };
        wallets.set(request.merchantWalletId, wallet.set(mean.paymentMeanId, mean));
        return { paymentMeanId: mean.paymentMeanId, maskedPan: mean.maskedPan };
    },
    deletePaymentMean(request) {
        return onMean(request, () => void wallets.get(request.merchantWalletId).delete(request.paymentMeanId));
    },
    getPaymentMeanData(request) {
        return onMean(request, (mean) => ({ walletPaymentMeanData: described(mean) }));
    },
    getWalletData(request) {
        const wallet = wallets.get(request.merchantWalletId);
        if (!wallet) return refusal("25");
        return { walletPaymentMeanDataList: { walletPaymentMeanData: [...wallet.values()].map(described) } };
    },
    signOff(request) {
        return wallets.delete(request.merchantWalletId) ? {} : refusal("25");
    },
    updatePaymentMean(request) {
        return onMean(request, (mean) => void (mean.paymentMeanAlias = request.paymentMeanAlias));
    },
};

// Without what is undefined, so that it is neither sealed nor sent.
function present(value) {
    return JSON.parse(JSON.stringify(value));
}

function answer(name, request) {
    if (!isAtHome) throw new Error("the request is in another namespace");
    const sealed = isSealed(request, plan.key, request.sealAlgorithm);
    const output = present({ walletResponseCode: "00", ...(sealed ? FUNCTIONS[name](request) : refusal("34")) });
    output.seal = seal(output, plan.key, request.sealAlgorithm);
    return { output };
}

async function main() {
    const definition = (await soap.createClientAsync(file)).describe();
    // The names of services, ports and operations are the WSDL's.
    const services = {};
    let operations = 0;
    for (const [service, ports] of Object.entries(definition)) {
        services[service] = {};
        for (const [port, functions] of Object.entries(ports)) {
            const names = Object.keys(functions);
            operations += names.length;
            services[service][port] = Object.fromEntries(
                names.map((name) => [name, ({ input }) => answer(name, input)]),
            );
        }
    }
    if (operations !== Object.keys(FUNCTIONS).length) throw new Error(`the WSDL has ${operations} operations`);

    const server = http.createServer((_, response) => response.writeHead(404).end());
    soap.listen(server, PATH, services, fs.readFileSync(file, "utf8")).log = (type, document) => {
        // The package passes over namespaces.
        if (type === "received") isAtHome = document.includes(`xmlns="${plan.namespace}"`);
    };
    server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
}

main().catch((error) => {
    console.error(error.message);
    process.exit(1);
});
