// One of each thing that has a page, made through the SDK; the names are those of the parameters in the pages' addresses.
import {
  APIGatewayClient, CreateApiKeyCommand, CreateAuthorizerCommand, CreateDeploymentCommand, CreateDocumentationPartCommand, CreateDomainNameCommand, CreateModelCommand,
  CreateUsagePlanCommand, GetResourcesCommand, ImportRestApiCommand,
} from "@aws-sdk/client-api-gateway";
import { ApiGatewayV2Client, CreateStageCommand, ImportApiCommand } from "@aws-sdk/client-apigatewayv2";
import { CloudWatchLogsClient, CreateLogGroupCommand, CreateLogStreamCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateBackupCommand, CreateTableCommand, DynamoDBClient, PutItemCommand, UpdateContinuousBackupsCommand, waitUntilTableExists } from "@aws-sdk/client-dynamodb";
import { CreateGroupCommand, CreatePolicyCommand, CreateUserCommand, IAMClient } from "@aws-sdk/client-iam";
import { LambdaClient, PublishLayerVersionCommand, PublishVersionCommand } from "@aws-sdk/client-lambda";
import { strToU8, zipSync } from "fflate";
import { client } from "./browser.mjs";
import { httpApi, mockApi } from "./definitions.mjs";
import { createFunction } from "./functions.mjs";

const domain = { domainName: "api.example.com", regionalCertificateArn: "arn:aws:acm:us-east-1:000000000000:certificate/1", endpointConfiguration: { types: ["REGIONAL"] } };
const allowed = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "dynamodb:GetItem", Resource: "*" }] });

/** Table, backup and item. */
async function makeTable() {
  const dynamodb = client(DynamoDBClient);
  const TableName = "sample-table";
  await dynamodb.send(new CreateTableCommand({
    TableName, BillingMode: "PAY_PER_REQUEST", AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }], KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  }));
  await waitUntilTableExists({ client: dynamodb, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { TableName });
  await dynamodb.send(new PutItemCommand({ TableName, Item: { id: { S: "1" }, name: { S: "Ada" } } }));
  await dynamodb.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }));
  const { BackupDetails } = await dynamodb.send(new CreateBackupCommand({ TableName, BackupName: "sample-backup" }));
  return { table: TableName, backup: BackupDetails.BackupArn };
}

/** Role, function with a version, and layer. */
async function makeFunction() {
  const lambda = client(LambdaClient);
  await createFunction("sample-function", "export const handler = async () => 'done';");
  await lambda.send(new PublishVersionCommand({ FunctionName: "sample-function" }));
  await lambda.send(new PublishLayerVersionCommand({ LayerName: "sample-layer", Content: { ZipFile: zipSync({ "a.txt": strToU8("a") }) } }));
  return { function: "sample-function", layer: "sample-layer", role: "functions" };
}

async function makeEntities() {
  const iam = client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: "sample-user" }));
  await iam.send(new CreateGroupCommand({ GroupName: "sample-group" }));
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: "sample-policy", PolicyDocument: allowed }));
  return { user: "sample-user", group: "sample-group", policy: Policy.Arn };
}

async function makeLogs() {
  const logs = client(CloudWatchLogsClient);
  await logs.send(new CreateLogGroupCommand({ logGroupName: "/sample/group" }));
  await logs.send(new CreateLogStreamCommand({ logGroupName: "/sample/group", logStreamName: "sample/stream" }));
  return { logGroup: "/sample/group", stream: "sample/stream" };
}

/** A REST API with a method, a stage and everything else that has a page; besides it plan, key and domain name. */
async function makeRestApi() {
  const gateway = client(APIGatewayClient);
  const { id: restApiId } = await gateway.send(new ImportRestApiCommand({ body: Buffer.from(mockApi("Sample")) }));
  const { items } = await gateway.send(new GetResourcesCommand({ restApiId }));
  await gateway.send(new CreateDeploymentCommand({ restApiId, stageName: "v1" }));
  const providerARNs = ["arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_Example12"];
  const authorizer = await gateway.send(new CreateAuthorizerCommand({ restApiId, name: "people", type: "COGNITO_USER_POOLS", providerARNs, identitySource: "method.request.header.Authorization" }));
  await gateway.send(new CreateModelCommand({ restApiId, name: "Pet", contentType: "application/json", schema: '{"type": "object"}' }));
  const part = await gateway.send(new CreateDocumentationPartCommand({ restApiId, location: { type: "API" }, properties: '{"description": "Pets"}' }));
  const plan = await gateway.send(new CreateUsagePlanCommand({ name: "Basic", throttle: { rateLimit: 10, burstLimit: 5 }, quota: { limit: 100, period: "DAY" } }));
  const key = await gateway.send(new CreateApiKeyCommand({ name: "caller", enabled: true }));
  await gateway.send(new CreateDomainNameCommand(domain));
  return {
    rest: restApiId, resource: items.find((r) => r.path === "/pets").id, method: "GET", stage: "v1", authorizer: authorizer.id, part: part.id, type: "DEFAULT_4XX",
    model: "Pet", plan: plan.id, key: key.id, domain: domain.domainName,
  };
}

async function makeHttpApi() {
  const v2 = client(ApiGatewayV2Client);
  const { ApiId } = await v2.send(new ImportApiCommand({ Body: httpApi("Sample HTTP", "/pets") }));
  await v2.send(new CreateStageCommand({ ApiId, StageName: "$default", AutoDeploy: true }));
  return { v2: ApiId };
}

let made;

/** The sample, made for the first who asks. */
export const theSample = () => (made ??= makeSample());

async function makeSample() {
  const parts = await Promise.all([makeTable(), makeFunction(), makeEntities(), makeLogs(), makeRestApi(), makeHttpApi()]);
  return Object.assign({}, ...parts);
}
