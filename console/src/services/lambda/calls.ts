import type { Call } from "../../shared/asCode";

/** A call of Lambda, for the panel "as code". */
export function lambdaCall(operation: string, input: object): Call {
  return { cli: "lambda", sdk: "client-lambda", client: "LambdaClient", operation, input };
}
