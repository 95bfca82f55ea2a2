import { GetFunctionCommand, type FunctionConfiguration, type LambdaClient, paginateListFunctions } from "@aws-sdk/client-lambda";
import { collect } from "../../shared/useLoad";

export const functionPath = (name: string) => `/lambda/functions/by-name/${encodeURIComponent(name)}`;

/** A function as its page shows it. */
export interface FunctionDetails {
  configuration: FunctionConfiguration;
  /** Where its package can be read for some minutes. */
  codeLocation: string;
}

/** What each tab of a function's page is given. */
export interface FunctionTabProps {
  details: FunctionDetails;
  refresh(): void;
}

export async function listFunctions(client: LambdaClient, abortSignal: AbortSignal): Promise<FunctionConfiguration[]> {
  return collect(paginateListFunctions({ client }, {}, { abortSignal }), (page) => page.Functions);
}

export async function getFunction(client: LambdaClient, name: string, abortSignal: AbortSignal): Promise<FunctionDetails> {
  const { Configuration, Code } = await client.send(new GetFunctionCommand({ FunctionName: name }), { abortSignal });
  return { configuration: Configuration!, codeLocation: Code?.Location ?? "" };
}

/** The name of the role, and its path before it. */
export function roleName(arn: string | undefined): string {
  return arn?.split("/").at(-1) ?? "";
}

export function logGroupOf({ FunctionName, LoggingConfig }: FunctionConfiguration): string {
  return LoggingConfig?.LogGroup ?? `/aws/lambda/${FunctionName}`;
}
