// WebSocket APIs through the clients of the field: ws connects, the AWS SDK for JavaScript sets up, signs and manages.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Sha256 } from '@aws-crypto/sha256-js';
import { ApiGatewayManagementApiClient, DeleteConnectionCommand, GetConnectionCommand, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import {
  ApiGatewayV2Client, CreateApiCommand, CreateIntegrationCommand, CreateIntegrationResponseCommand, CreateModelCommand, CreateRouteCommand,
  CreateRouteResponseCommand, CreateStageCommand, GetRouteCommand, GetRoutesCommand, UpdateRouteCommand,
} from '@aws-sdk/client-apigatewayv2';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { SignatureV4 } from '@smithy/signature-v4';
import WebSocket from 'ws';

const url = new URL(process.env.AWS_ENDPOINT_URL);
const gateway = new ApiGatewayV2Client({});
const iam = new IAMClient({});

// 1. An API that tells clients who they are, to whom connects by IAM.
const { ApiId } = await gateway.send(new CreateApiCommand({ Name: 'who', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' }));
const { IntegrationId } = await gateway.send(new CreateIntegrationCommand({
  ApiId, IntegrationType: 'MOCK', TemplateSelectionExpression: '\\$default', RequestTemplates: { $default: '{"statusCode": 200}' },
}));
await gateway.send(new CreateIntegrationResponseCommand({
  ApiId, IntegrationId, IntegrationResponseKey: '$default', ResponseTemplates: { $default: '{"id": "$context.connectionId", "who": "$context.identity.userArn"}' },
}));
await gateway.send(new CreateModelCommand({ ApiId, Name: 'Question', ContentType: 'application/json', Schema: '{"type": "object", "maxProperties": 2}' }));
const Target = `integrations/${IntegrationId}`;
await gateway.send(new CreateRouteCommand({ ApiId, RouteKey: '$connect', AuthorizationType: 'AWS_IAM', Target }));
const { RouteId } = await gateway.send(new CreateRouteCommand({ ApiId, RouteKey: 'who', Target, RouteResponseSelectionExpression: '$default' }));
await gateway.send(new CreateRouteResponseCommand({ ApiId, RouteId, RouteResponseKey: '$default' }));
await gateway.send(new UpdateRouteCommand({ ApiId, RouteId, RequestModels: { $default: 'Question' } }));
await gateway.send(new CreateStageCommand({ ApiId, StageName: 'prod', AutoDeploy: true }));
assert.deepEqual((await gateway.send(new GetRoutesCommand({ ApiId, MaxResults: '1' }))).Items.length, 1);
await assert.rejects(gateway.send(new GetRouteCommand({ ApiId, RouteId: 'missing' })), { name: 'NotFoundException', message: 'Invalid Route identifier specified missing' });
await assert.rejects(gateway.send(new CreateRouteCommand({ ApiId, RouteKey: 'who', Target })), { name: 'ConflictException' });

// 2. Two users, of whom one may connect and manage.
async function user(name, statement) {
  const { User } = await iam.send(new CreateUserCommand({ UserName: name }));
  if (statement) await iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName: 'own', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statement }) }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
  return { arn: User.Arn, credentials: { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey } };
}
const stage = `arn:aws:execute-api:us-east-1:000000000000:${ApiId}/prod`;
const ann = await user('ann', [
  { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: `${stage}/$connect` },
  { Effect: 'Allow', Action: 'execute-api:ManageConnections', Resource: `${stage}/*/@connections/*` },
]);
const bob = await user('bob');

// 3. Handshakes: without a signature, with one that does not suffice, with a wrong one, and with a good one in header or query string.
const path = `/_aws/execute-api/${ApiId}/prod`;
const request = { method: 'GET', protocol: 'ws:', hostname: url.hostname, port: +url.port, path, headers: { host: url.host } };
const signer = (credentials) => new SignatureV4({ credentials, region: 'us-east-1', service: 'execute-api', sha256: Sha256 });
const connect = (query = '', headers = {}) => new WebSocket(`ws://${url.host}${path}${query}`, { headers });
async function refusal(socket) {
  const [, response] = await once(socket, 'unexpected-response');
  const connection = response.socket;
  const { message } = JSON.parse((await response.setEncoding('utf8').toArray()).join(''));
  // Else the connection would be kept for another request, and this process with it.
  connection.destroy();
  return [response.statusCode, message];
}
assert.deepEqual(await refusal(connect()), [403, 'Missing Authentication Token']);
assert.deepEqual(await refusal(connect('', (await signer(bob.credentials).sign(request)).headers)), [403, 'Forbidden']);
const forged = await signer({ ...ann.credentials, secretAccessKey: 'x'.repeat(40) }).sign(request);
assert.equal((await refusal(connect('', forged.headers)))[0], 403);

const socket = connect('', (await signer(ann.credentials).sign(request)).headers);
await once(socket, 'open');
const presigned = await signer(ann.credentials).presign(request, { expiresIn: 60 });
const other = connect(`?${new URLSearchParams(presigned.query)}`);
await once(other, 'open');

// 4. Messages, pings, and what does not fit the model.
const ask = async (asked, text) => {
  asked.send(text);
  return JSON.parse((await once(asked, 'message'))[0]);
};
const { id, who } = await ask(socket, '{"action": "who"}');
assert.equal(who, ann.arn);
assert.equal((await ask(other, '{"action": "who"}')).who, ann.arn);
assert.equal((await ask(socket, '{"action": "who", "a": 1, "b": 2}')).message, 'Invalid request body');
assert.equal((await ask(socket, 'no JSON')).message, 'Forbidden');
socket.ping('still there?');
assert.equal(String((await once(socket, 'pong'))[0]), 'still there?');

// 5. Management of the connection, from outside, by who may.
const managed = (credentials) => new ApiGatewayManagementApiClient({ endpoint: `${url.origin}${path}`, region: 'us-east-1', credentials });
const management = managed(ann.credentials);
const heard = once(socket, 'message');
await management.send(new PostToConnectionCommand({ ConnectionId: id, Data: 'hello' }));
assert.deepEqual([String((await heard)[0]), (await heard)[1]], ['hello', false]);
const bytes = once(socket, 'message');
await management.send(new PostToConnectionCommand({ ConnectionId: id, Data: new Uint8Array([0xff, 0x00]) }));
assert.deepEqual([[...(await bytes)[0]], (await bytes)[1]], [[0xff, 0x00], true]);
const { ConnectedAt, Identity, LastActiveAt } = await management.send(new GetConnectionCommand({ ConnectionId: id }));
assert.ok(ConnectedAt <= LastActiveAt && Identity.SourceIp === '127.0.0.1', Identity);
await assert.rejects(managed(bob.credentials).send(new PostToConnectionCommand({ ConnectionId: id, Data: 'x' })), /ManageConnections/);
await assert.rejects(management.send(new PostToConnectionCommand({ ConnectionId: id, Data: 'x'.repeat(128 * 1024 + 1) })), { name: 'PayloadTooLargeException' });
const closed = once(socket, 'close');
await management.send(new DeleteConnectionCommand({ ConnectionId: id }));
assert.equal((await closed)[0], 1000);
await assert.rejects(management.send(new PostToConnectionCommand({ ConnectionId: id, Data: 'x' })), { name: 'GoneException' });

// 6. A frame that is too long.
const tooLong = once(other, 'close');
other.send('x'.repeat(32 * 1024 + 1));
assert.equal((await tooLong)[0], 1009);
console.log('done');
