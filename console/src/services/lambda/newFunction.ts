import type { CreateFunctionCommandInput, Runtime } from "@aws-sdk/client-lambda";
import { zipFiles } from "./code/packageFiles";
import { familyOf } from "./runtimes";

/** What the form "Create function" holds. */
export interface NewFunction {
  name: string;
  runtime: Runtime;
  /** Where its role comes from. */
  roleFrom: "new" | "template" | "existing";
  /** An existing role's ARN. */
  roleArn: string;
  /** A new role's name, where templates are chosen. */
  roleName: string;
  /** ARNs of the policies that the new role gets besides the one for logs. */
  templates: readonly string[];
}

export const emptyFunction: NewFunction = { name: "", runtime: "nodejs22.x", roleFrom: "new", roleArn: "", roleName: "", templates: [] };

export const basicExecution = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";

export const policyTemplates = [
  { value: "arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess", label: "DynamoDB: read and write", description: "AmazonDynamoDBFullAccess" },
  { value: "arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess", label: "DynamoDB: read only", description: "AmazonDynamoDBReadOnlyAccess" },
] as const;

const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
};

/** The role to make on the way; nothing where an existing one is taken. */
export function newRoleOf(form: NewFunction, suffix: string) {
  if (form.roleFrom === "existing") return undefined;
  const name = form.roleFrom === "template" ? form.roleName : `${form.name}-role-${suffix}`;
  const policies = [basicExecution, ...(form.roleFrom === "template" ? form.templates : [])];
  return {
    create: { RoleName: name, Path: "/service-role/", AssumeRolePolicyDocument: JSON.stringify(trust) },
    attach: policies.map((PolicyArn) => ({ RoleName: name, PolicyArn })),
  };
}

export function createFunctionInput(form: NewFunction, roleArn: string): CreateFunctionCommandInput {
  const { handler, files } = familyOf(form.runtime);
  const bytes = new TextEncoder();
  const contents = new Map(Object.entries(files).map(([name, text]) => [name, bytes.encode(text)]));
  return { FunctionName: form.name, Runtime: form.runtime, Role: roleArn, Handler: handler, Code: { ZipFile: zipFiles(contents) } };
}
