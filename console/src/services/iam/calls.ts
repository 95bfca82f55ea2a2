import type { Call } from "../../shared/asCode";

/** A call of IAM, for the panel "as code". */
export function iamCall(operation: string, input: object): Call {
  return { cli: "iam", sdk: "client-iam", client: "IAMClient", operation, input };
}
