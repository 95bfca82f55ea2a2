import { errorText, isError } from "../shared/errors";
import { clientConfiguration } from "../shared/clients";
import type { Credentials } from "./credentials";

/** What the server says of a set of credentials. */
export type Identity =
  | { kind: "known"; account: string; arn: string }
  /** It does not know them, or they are wrong: the person must sign in. */
  | { kind: "refused"; reason: string }
  /** It knows them but does not let them ask, or it did not answer. */
  | { kind: "unknown"; reason: string };

const refusals = [
  "InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "InvalidSignatureException",
  "ExpiredToken", "ExpiredTokenException", "IncompleteSignature", "MissingAuthenticationToken",
];

/** Never fails: a refusal is an answer too. */
export async function whoIs(credentials: Credentials, region: string, signal: AbortSignal): Promise<Identity> {
  try {
    // Loaded after the first page has been drawn, which does not wait for it.
    const { STSClient, GetCallerIdentityCommand } = await import("@aws-sdk/client-sts");
    const client = new STSClient(clientConfiguration(credentials, region));
    const { Account = "", Arn = "" } = await client.send(new GetCallerIdentityCommand({}), { abortSignal: signal });
    return { kind: "known", account: Account, arn: Arn };
  } catch (error) {
    return { kind: isError(error, ...refusals) ? "refused" : "unknown", reason: errorText(error) };
  }
}
