// Calls the steps with the client that openapi-generator made, at the given address.

import { readFileSync } from "node:fs";

import {
    type AddCardRequest,
    Configuration,
    type DeletePaymentMeanRequest,
    type GetPaymentMeanDataRequest,
    type GetWalletDataRequest,
    type SignOffRequest,
    type UpdatePaymentMeanRequest,
    WalletApi,
} from "./client";

const { isSealed, seal }: {
    isSealed(fields: object, key: string, algorithm?: string): boolean;
    seal(fields: object, key: string, algorithm?: string): string;
} = require("./seal.cjs");

type Algorithm = UpdatePaymentMeanRequest["sealAlgorithm"];
type Fields = Record<string, string>;
type Step = { function: string; request: Fields & { sealAlgorithm?: Algorithm }; key?: string };
type Plan = { key: string; leading: Fields; trailing: Fields; steps: Step[] };

const [address, steps] = process.argv.slice(2);
const plan: Plan = JSON.parse(readFileSync(steps, "utf8"));
const api = new WalletApi(new Configuration({ basePath: address }));

// The fields are named one by one, so that the compiler sees whether each request has them.
function call({ function: name, request: fields, key }: Step): Promise<object> {
    const wallet = {
        merchantId: plan.leading.merchantId,
        interfaceVersion: plan.leading.interfaceVersion,
        merchantWalletId: fields.merchantWalletId,
        sealAlgorithm: fields.sealAlgorithm,
        keyVersion: plan.trailing.keyVersion,
    };
    function sealed<R extends object>(request: R): R & { seal: string } {
        return { ...request, seal: seal(request, key ?? plan.key, fields.sealAlgorithm) };
    }
    switch (name) {
        case "addCard": {
            const addCardRequest: AddCardRequest = sealed({
                ...wallet,
                cardNumber: fields.cardNumber,
                cardExpiryDate: fields.cardExpiryDate,
                panType: fields.panType,
                paymentMeanAlias: fields.paymentMeanAlias,
                paymentMeanBrand: fields.paymentMeanBrand,
            } satisfies Omit<AddCardRequest, "seal">);
            return api.addCard({ addCardRequest });
        }
        case "deletePaymentMean": {
            const deletePaymentMeanRequest: DeletePaymentMeanRequest = sealed({
                ...wallet,
                paymentMeanId: fields.paymentMeanId,
            } satisfies Omit<DeletePaymentMeanRequest, "seal">);
            return api.deletePaymentMean({ deletePaymentMeanRequest });
        }
        case "getPaymentMeanData": {
            const getPaymentMeanDataRequest: GetPaymentMeanDataRequest = sealed({
                ...wallet,
                paymentMeanId: fields.paymentMeanId,
            } satisfies Omit<GetPaymentMeanDataRequest, "seal">);
            return api.getPaymentMeanData({ getPaymentMeanDataRequest });
        }
        case "getWalletData": {
            const getWalletDataRequest: GetWalletDataRequest = sealed(wallet);
            return api.getWalletData({ getWalletDataRequest });
        }
        case "signOff": {
            const signOffRequest: SignOffRequest = sealed(wallet);
            return api.signOff({ signOffRequest });
        }
        case "updatePaymentMean": {
            const updatePaymentMeanRequest: UpdatePaymentMeanRequest = sealed({
                ...wallet,
                paymentMeanId: fields.paymentMeanId,
                paymentMeanAlias: fields.paymentMeanAlias,
            } satisfies Omit<UpdatePaymentMeanRequest, "seal">);
            return api.updatePaymentMean({ updatePaymentMeanRequest });
        }
        default:
            throw new Error(`no function is called ${name}`);
    }
}

async function main() {
    for (const step of plan.steps) {
        const answer = await call(step);
        const sealed = isSealed(answer, plan.key, step.request.sealAlgorithm);
        console.log(JSON.stringify({ sealed, answer }));
    }
}

main().catch((error) => {
    console.error(error);
    process.exit(1);
});
