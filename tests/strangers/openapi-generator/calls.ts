// Calls the steps with the client that openapi-generator made, at the given address.

import { readFileSync } from "node:fs";

import {
    type AddCardRequest,
    type ApiResponse,
    Configuration,
    type DeletePaymentMeanRequest,
    type GetPaymentMeanDataRequest,
    type GetWalletDataRequest,
    type SignOffRequest,
    type UpdatePaymentMeanRequest,
    WalletApi,
} from "./client";

const { isSealed, prove, seal }: {
    isSealed(fields: object, key: string, algorithm?: string): boolean;
    prove(vectors: object[]): void;
    seal(fields: object, key: string, algorithm?: string): string;
} = require("./seal.cjs");

type Algorithm = UpdatePaymentMeanRequest["sealAlgorithm"];
type Fields = Record<string, string>;
type Step = { function: string; request: Fields & { sealAlgorithm?: Algorithm }; key?: string };
type Plan = { key: string; leading: Fields; trailing: Fields; vectors: object[]; steps: Step[] };

const [address, steps] = process.argv.slice(2);
const plan: Plan = JSON.parse(readFileSync(steps, "utf8"));
prove(plan.vectors);
const api = new WalletApi(new Configuration({ basePath: address }));

// The fields are named one by one, so that the compiler sees whether each request has them.
function call({ function: name, request: fields, key }: Step): Promise<ApiResponse<object>> {
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
            return api.addCardRaw({ addCardRequest });
        }
        case "deletePaymentMean": {
            const deletePaymentMeanRequest: DeletePaymentMeanRequest = sealed({
                ...wallet,
                paymentMeanId: fields.paymentMeanId,
            } satisfies Omit<DeletePaymentMeanRequest, "seal">);
            return api.deletePaymentMeanRaw({ deletePaymentMeanRequest });
        }
        case "getPaymentMeanData": {
            const getPaymentMeanDataRequest: GetPaymentMeanDataRequest = sealed({
                ...wallet,
                paymentMeanId: fields.paymentMeanId,
            } satisfies Omit<GetPaymentMeanDataRequest, "seal">);
            return api.getPaymentMeanDataRaw({ getPaymentMeanDataRequest });
        }
        case "getWalletData": {
            const getWalletDataRequest: GetWalletDataRequest = sealed(wallet);
            return api.getWalletDataRaw({ getWalletDataRequest });
        }
        case "signOff": {
            const signOffRequest: SignOffRequest = sealed(wallet);
            return api.signOffRaw({ signOffRequest });
        }
        case "updatePaymentMean": {
            const updatePaymentMeanRequest: UpdatePaymentMeanRequest = sealed({
                ...wallet,
                paymentMeanId: fields.paymentMeanId,
                paymentMeanAlias: fields.paymentMeanAlias,
            } satisfies Omit<UpdatePaymentMeanRequest, "seal">);
            return api.updatePaymentMeanRaw({ updatePaymentMeanRequest });
        }
        default:
            throw new Error(`no function is called ${name}`);
    }
}

async function main() {
    for (const step of plan.steps) {
        const response = await call(step);
        // A seal is over what arrived. The client's types have neither unknown fields nor the text of a date.
        const sealed = isSealed(await response.raw.clone().json(), plan.key, step.request.sealAlgorithm);
        console.log(JSON.stringify({ sealed, answer: await response.value() }));
    }
}

main().catch((error) => {
    console.error(error);
    process.exit(1);
});
