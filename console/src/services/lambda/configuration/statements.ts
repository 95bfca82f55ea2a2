import { GetPolicyCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import { isError } from "../../../shared/errors";

/** A statement of a function's resource-based policy. */
export interface Statement {
  Sid: string;
  Principal: unknown;
  Action: unknown;
  Condition?: unknown;
}

export async function loadStatements(client: LambdaClient, name: string, abortSignal: AbortSignal): Promise<Statement[]> {
  try {
    const { Policy } = await client.send(new GetPolicyCommand({ FunctionName: name }), { abortSignal });
    return (JSON.parse(Policy ?? "{}") as { Statement?: Statement[] }).Statement ?? [];
  } catch (error) {
    // It has no policy yet.
    if (isError(error, "ResourceNotFoundException")) return [];
    throw error;
  }
}
