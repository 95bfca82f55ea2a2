import { AddPermissionCommand, type AddPermissionCommandInput, type LambdaClient } from "@aws-sdk/client-lambda";
import type { Call } from "../../../../shared/asCode";
import { isError } from "../../../../shared/errors";
import type { IntegrationForm } from "./integrations";

/** Who asks whom: an API's method or authorizer, a function. */
export interface Permission {
  functionArn: string;
  /** The method's or the authorizer's ARN. */
  sourceArn: string;
}

interface MethodPlace {
  region: string;
  account: string;
  api: string;
  httpMethod: string;
  path: string;
}

/** The ARN under which a method, in any stage, invokes what it leads to. A path parameter stands for anything. */
export function methodArn({ region, account, api, httpMethod, path }: MethodPlace): string {
  return `arn:aws:execute-api:${region}:${account}:${api}/*/${httpMethod === "ANY" ? "*" : httpMethod}${path.replaceAll(/\{[^}]*\}/g, "*")}`;
}

export function permissionInput({ functionArn, sourceArn }: Permission, statementId: string): AddPermissionCommandInput {
  // A function's ARN has seven parts; an eighth is its version or alias.
  const parts = functionArn.split(":");
  return {
    FunctionName: parts.slice(0, 7).join(":"), Qualifier: parts[7], StatementId: statementId,
    Action: "lambda:InvokeFunction", Principal: "apigateway.amazonaws.com", SourceArn: sourceArn,
  };
}

/**
 * The permission that an integration needs; none where a role is given, or where only a stage's variables say which function it is.
 * Each is a statement of its own, as one and the same function may stand behind many methods.
 */
export function neededPermission({ kind, functionArn, credentials }: Pick<IntegrationForm, "kind" | "functionArn" | "credentials">, sourceArn: string, statementId: string): AddPermissionCommandInput | undefined {
  if (kind !== "lambda" || functionArn === "" || credentials !== "" || functionArn.includes("${")) return undefined;
  return permissionInput({ functionArn, sourceArn }, statementId);
}

export const permissionCall = (input: AddPermissionCommandInput): Call => ({ cli: "lambda", sdk: "client-lambda", client: "LambdaClient", operation: "AddPermission", input });

export async function givePermission(client: LambdaClient, input: AddPermissionCommandInput): Promise<void> {
  try {
    await client.send(new AddPermissionCommand(input));
  } catch (error) {
    // It was given before a later step was refused.
    if (!isError(error, "ResourceConflictException")) throw error;
  }
}
