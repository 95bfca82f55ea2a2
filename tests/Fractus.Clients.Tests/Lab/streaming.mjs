// Streamed answers as a client sees them: through the SDK's event stream, and through a function's URL. The function goes on only when
// this script, having read the first part, lets it: whoever gathers in between would wait for ever.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { AddPermissionCommand, CreateFunctionCommand, CreateFunctionUrlConfigCommand, InvokeWithResponseStreamCommand, LambdaClient } from '@aws-sdk/client-lambda';

const lambda = new LambdaClient();
const gate = createServer();
const waiting = [];
gate.on('connection', (socket) => waiting.push(socket) && onWaiting?.());
let onWaiting;
await new Promise((resolve) => gate.listen(0, '127.0.0.1', resolve));
const port = gate.address().port;

async function letGo() {
  if (waiting.length === 0) {
    await new Promise((resolve) => (onWaiting = resolve));
  }

  waiting.shift().end('go');
}

const { Role } = await new IAMClient().send(new CreateRoleCommand({
  RoleName: 'streaming',
  AssumeRolePolicyDocument: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] }),
}));
await lambda.send(new CreateFunctionCommand({
  FunctionName: 'streaming', Runtime: 'nodejs20.x', Handler: 'index.handler', Role: Role.Arn, Timeout: 30, Environment: { Variables: { PORT: String(port) } },
  Code: { ZipFile: readFileSync(process.argv[2]) },
}));

const decoder = new TextDecoder();
const { EventStream, ExecutedVersion } = await lambda.send(new InvokeWithResponseStreamCommand({ FunctionName: 'streaming', LogType: 'Tail', Payload: '{}' }));
assert.equal(ExecutedVersion, '$LATEST');
let text = '';
let end;
for await (const event of EventStream) {
  if (event.PayloadChunk) {
    text += decoder.decode(event.PayloadChunk.Payload);
    if (text === 'first ') {
      await letGo();
    }
  }

  end = event.InvokeComplete ?? end;
}

assert.equal(text, 'first second');
assert.equal(end.ErrorCode, undefined);
assert.match(Buffer.from(end.LogResult, 'base64').toString(), /REPORT RequestId/);

const failed = await lambda.send(new InvokeWithResponseStreamCommand({ FunctionName: 'streaming', Payload: '{"fail":true}' }));
const events = [];
for await (const event of failed.EventStream) {
  events.push(event);
}

assert.equal(decoder.decode(events[0].PayloadChunk.Payload), 'first ');
assert.equal(events.at(-1).InvokeComplete.ErrorCode, 'Unhandled');
assert.equal(JSON.parse(events.at(-1).InvokeComplete.ErrorDetails).errorMessage, 'as asked');

const { FunctionUrl } = await lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName: 'streaming', AuthType: 'NONE', InvokeMode: 'RESPONSE_STREAM' }));
await lambda.send(new AddPermissionCommand({
  FunctionName: 'streaming', StatementId: 'all', Action: 'lambda:InvokeFunctionUrl', Principal: '*', FunctionUrlAuthType: 'NONE',
}));

function open(path) {
  const url = new URL(FunctionUrl);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: url.port, path, headers: { Host: url.host } }, resolve).on('error', reject).end();
  });
}

const response = await open('/http');
assert.equal(response.statusCode, 202);
assert.equal(response.headers['x-mine'], 'yes');
assert.deepEqual(response.headers['set-cookie'], ['a=1']);
text = '';
for await (const part of response) {
  text += part;
  if (text === 'first ') {
    await letGo();
  }
}

assert.equal(text, 'first second');

// A response that breaks off must not look whole. What came of it may be lost with the connection.
await assert.rejects(async () => {
  for await (const part of await open('/fail')) {
    assert.equal(String(part), 'first ');
  }
}, { code: 'ECONNRESET' });
gate.close();
