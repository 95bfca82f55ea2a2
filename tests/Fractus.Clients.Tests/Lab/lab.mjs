// The first lab through the AWS SDK for JavaScript v3. Called twice: 'before' and 'after' the server was killed in the middle.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as gateways from '@aws-sdk/client-api-gateway';
import * as logging from '@aws-sdk/client-cloudwatch-logs';
import * as tables from '@aws-sdk/client-dynamodb';
import * as identities from '@aws-sdk/client-iam';
import * as lambdas from '@aws-sdk/client-lambda';

const TableName = 'serverless_workshop_intro';
const [phase, zips, samples] = process.argv.slice(2);

const dynamodb = new tables.DynamoDBClient({});
const iam = new identities.IAMClient({});
const functions = new lambdas.LambdaClient({});
const gateway = new gateways.APIGatewayClient({});
const logs = new logging.CloudWatchLogsClient({});
const wait = { maxWaitTime: 20, minDelay: 1 };

async function createRole(name) {
  const AssumeRolePolicyDocument = readFileSync(`${samples}/trust-policy.json`, 'utf8');
  const { Role } = await iam.send(new identities.CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument }));
  await attach(name, 'service-role/AWSLambdaBasicExecutionRole');
  return Role.Arn;
}

const attach = (RoleName, policy) =>
  iam.send(new identities.AttachRolePolicyCommand({ RoleName, PolicyArn: `arn:aws:iam::aws:policy/${policy}` }));

async function createFunction(FunctionName, Role) {
  const Code = { ZipFile: readFileSync(`${zips}/${FunctionName}.zip`) };
  const made = await functions.send(
    new lambdas.CreateFunctionCommand({ FunctionName, Role, Code, Runtime: 'nodejs20.x', Handler: 'index.handler', Timeout: 20 }));
  await lambdas.waitUntilFunctionActiveV2({ client: functions, ...wait }, { FunctionName });
  return made.FunctionArn;
}

async function updateCode(FunctionName, zip) {
  await functions.send(new lambdas.UpdateFunctionCodeCommand({ FunctionName, ZipFile: readFileSync(`${zips}/${zip}.zip`) }));
  await lambdas.waitUntilFunctionUpdatedV2({ client: functions, ...wait }, { FunctionName });
}

async function invoke(FunctionName) {
  const answer = await functions.send(new lambdas.InvokeCommand({ FunctionName, Payload: '{}' }));
  return { error: answer.FunctionError, payload: JSON.parse(Buffer.from(answer.Payload)) };
}

async function before() {
  await dynamodb.send(new tables.CreateTableCommand({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: '_id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: '_id', KeyType: 'HASH' }],
  }));
  await tables.waitUntilTableExists({ client: dynamodb, ...wait }, { TableName });
  await dynamodb.send(new tables.PutItemCommand({ TableName, Item: { _id: { S: '1' }, Name: { S: 'Me' } } }));

  await createFunction('first-function', await createRole('first-function-role'));
  const first = await invoke('first-function');
  assert.equal(JSON.parse(first.payload.body).sku, 4711);

  await createFunction('add-people', await createRole('add-people-role'));
  const denied = await invoke('add-people');
  assert.equal(denied.error, 'Unhandled');
  assert.equal(denied.payload.errorType, 'AccessDeniedException');
  assert.match(denied.payload.errorMessage, /is not authorized to perform: dynamodb:BatchWriteItem/);
  await attach('add-people-role', 'AmazonDynamoDBFullAccess');
  assert.deepEqual((await invoke('add-people')).payload, { message: `Success. Added 3 people to ${TableName}.` });
}

async function after() {
  assert.equal((await dynamodb.send(new tables.ScanCommand({ TableName }))).Count, 4);
  const role = await createRole('get-users-role');
  await attach('get-users-role', 'AmazonDynamoDBReadOnlyAccess');
  const arn = await createFunction('get-users', role);
  assert.equal((await invoke('get-users')).payload.length, 4);
  await updateCode('get-users', 'add-people');
  assert.equal((await invoke('get-users')).payload.errorType, 'AccessDeniedException');
  await updateCode('get-users', 'get-users');

  const { id: restApiId } = await gateway.send(new gateways.CreateRestApiCommand({ name: 'ServerlessREST' }));
  const [{ id: parentId }] = (await gateway.send(new gateways.GetResourcesCommand({ restApiId }))).items;
  const { id: resourceId } = await gateway.send(new gateways.CreateResourceCommand({ restApiId, parentId, pathPart: 'users' }));
  const method = { restApiId, resourceId, httpMethod: 'GET' };
  await gateway.send(new gateways.PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await gateway.send(new gateways.PutMethodResponseCommand({ ...method, statusCode: '200' }));
  await gateway.send(new gateways.PutIntegrationCommand({
    ...method,
    type: 'AWS',
    integrationHttpMethod: 'POST',
    uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`,
  }));
  await gateway.send(new gateways.PutIntegrationResponseCommand({ ...method, statusCode: '200' }));
  await functions.send(new lambdas.AddPermissionCommand({
    FunctionName: 'get-users',
    StatementId: 'api',
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
    SourceArn: `arn:aws:execute-api:us-east-1:000000000000:${restApiId}/*/GET/users`,
  }));
  const tested = await gateway.send(new gateways.TestInvokeMethodCommand(method));
  assert.equal(tested.status, 200);
  assert.equal(JSON.parse(tested.body).length, 4);
  await gateway.send(new gateways.CreateDeploymentCommand({ restApiId, stageName: 'v1' }));

  const base = `${process.env.AWS_ENDPOINT_URL}/restapis/${restApiId}/v1/_user_request_`;
  const root = await fetch(`${base}/`);
  assert.equal(root.status, 403);
  assert.deepEqual(await root.json(), { message: 'Missing Authentication Token' });
  assert.equal((await (await fetch(`${base}/users`)).json()).length, 4);
  await cleanUp(restApiId);
}

async function cleanUp(restApiId) {
  await gateway.send(new gateways.DeleteRestApiCommand({ restApiId }));
  for (const FunctionName of ['first-function', 'add-people', 'get-users']) {
    const RoleName = `${FunctionName}-role`;
    await functions.send(new lambdas.DeleteFunctionCommand({ FunctionName }));
    const { AttachedPolicies } = await iam.send(new identities.ListAttachedRolePoliciesCommand({ RoleName }));
    for (const { PolicyArn } of AttachedPolicies) {
      await iam.send(new identities.DetachRolePolicyCommand({ RoleName, PolicyArn }));
    }
    await iam.send(new identities.DeleteRoleCommand({ RoleName }));
  }
  await dynamodb.send(new tables.DeleteTableCommand({ TableName }));
  const { logGroups } = await logs.send(new logging.DescribeLogGroupsCommand({}));
  for (const { logGroupName } of logGroups) {
    await logs.send(new logging.DeleteLogGroupCommand({ logGroupName }));
  }
  await assert.rejects(
    functions.send(new lambdas.GetFunctionCommand({ FunctionName: 'get-users' })), { name: 'ResourceNotFoundException' });
  assert.deepEqual((await functions.send(new lambdas.ListFunctionsCommand({}))).Functions, []);
  assert.deepEqual((await iam.send(new identities.ListRolesCommand({}))).Roles ?? [], []);
  assert.deepEqual((await dynamodb.send(new tables.ListTablesCommand({}))).TableNames, []);
  assert.deepEqual((await gateway.send(new gateways.GetRestApisCommand({}))).items ?? [], []);
}

await { before, after }[phase]();
