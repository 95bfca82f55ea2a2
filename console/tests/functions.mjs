// Functions that tests of other services need: made by the SDK, with a role that may write logs.
import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { strToU8, zipSync } from "fflate";
import { client } from "./browser.mjs";

const iam = client(IAMClient);
const RoleName = "functions";
const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: ["lambda.amazonaws.com", "apigateway.amazonaws.com"] }, Action: "sts:AssumeRole" }],
};

let role;

/** The role's ARN: API Gateway may take it on too, to write its own logs. */
async function createRole() {
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }));
  for (const policy of ["AWSLambdaBasicExecutionRole", "AmazonAPIGatewayPushToCloudWatchLogs"]) {
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: `arn:aws:iam::aws:policy/service-role/${policy}` }));
  }
  return Role.Arn;
}

export const functionsRole = () => (role ??= createRole());

/** Answers the function's ARN. */
export async function createFunction(name, code) {
  const { FunctionArn } = await client(LambdaClient).send(new CreateFunctionCommand({
    FunctionName: name, Runtime: "nodejs20.x", Role: await functionsRole(), Handler: "index.handler", Code: { ZipFile: zipSync({ "index.mjs": strToU8(code) }) },
  }));
  return FunctionArn;
}
