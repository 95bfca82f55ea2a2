// What the pictures of the documentation show: a small application as somebody could have it, made through the SDK.
import { readFile } from "node:fs/promises";
import {
  APIGatewayClient, CreateDeploymentCommand, CreateResourceCommand, CreateRestApiCommand, PutIntegrationCommand, PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from "@aws-sdk/client-dynamodb";
import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { AddPermissionCommand, CreateFunctionCommand, InvokeCommand, LambdaClient, waitUntilFunctionActiveV2 } from "@aws-sdk/client-lambda";
import { zipSync } from "fflate";

const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
};
const managed = "arn:aws:iam::aws:policy/";
const logging = "service-role/AWSLambdaBasicExecutionRole";
const functions = [
  { name: "add-people", folder: "add-people", policies: [logging, "AmazonDynamoDBFullAccess"], description: "Writes people into the table" },
  { name: "get-users", folder: "get-users", policies: [logging, "AmazonDynamoDBReadOnlyAccess"], description: "Reads everybody" },
  // It may not write what it wants to write: the page "Why was this denied?" is about it.
  { name: "import-people", folder: "add-people", policies: [logging], description: "A nightly import" },
];

/**
 * @param client Makes a client of the SDK, given its class.
 * @returns The id of the API, and of its resource /users.
 */
export async function makeSampleData(client) {
  const dynamodb = client(DynamoDBClient);
  for (const name of ["serverless_workshop_intro", "orders", "sessions"]) await makeTable(dynamodb, name);
  for (const definition of functions) await makeFunction(client, definition);
  const lambda = client(LambdaClient);
  for (const FunctionName of ["add-people", "get-users", "get-users"]) await lambda.send(new InvokeCommand({ FunctionName }));
  return makeApi(client);
}

async function makeApi(client) {
  const gateway = client(APIGatewayClient);
  const { id: restApiId, rootResourceId: parentId } = await gateway.send(new CreateRestApiCommand({ name: "ServerlessREST", endpointConfiguration: { types: ["REGIONAL"] } }));
  const { id: resourceId } = await gateway.send(new CreateResourceCommand({ restApiId, parentId, pathPart: "users" }));
  const functionArn = "arn:aws:lambda:us-east-1:000000000000:function:get-users";
  const method = { restApiId, resourceId, httpMethod: "GET" };
  await gateway.send(new PutMethodCommand({ ...method, authorizationType: "NONE" }));
  const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
  await gateway.send(new PutIntegrationCommand({ ...method, type: "AWS_PROXY", integrationHttpMethod: "POST", uri }));
  await client(LambdaClient).send(new AddPermissionCommand({
    FunctionName: functionArn, StatementId: "api", Action: "lambda:InvokeFunction", Principal: "apigateway.amazonaws.com",
    SourceArn: `arn:aws:execute-api:us-east-1:000000000000:${restApiId}/*/GET/users`,
  }));
  await gateway.send(new CreateDeploymentCommand({ restApiId, stageName: "v1" }));
  return { api: restApiId, resource: resourceId };
}

async function makeTable(dynamodb, TableName) {
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "_id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "_id", KeyType: "HASH" }],
    }),
  );
  await waitUntilTableExists({ client: dynamodb, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { TableName });
}

async function makeFunction(client, { name, folder, policies, description }) {
  const iam = client(IAMClient);
  const RoleName = `${name}-role`;
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }));
  for (const policy of policies) await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: managed + policy }));
  const lambda = client(LambdaClient);
  const code = await readFile(new URL(`../../samples/users-api/${folder}/index.mjs`, import.meta.url));
  const ZipFile = zipSync({ "index.mjs": new Uint8Array(code) });
  await lambda.send(
    new CreateFunctionCommand({ FunctionName: name, Description: description, Runtime: "nodejs20.x", Handler: "index.handler", Timeout: 20, Role: Role.Arn, Code: { ZipFile } }),
  );
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, { FunctionName: name });
}
