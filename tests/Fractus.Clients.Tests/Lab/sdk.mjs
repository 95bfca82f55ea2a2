// The generated SDK as a page has it: its files as plain scripts in one world, in their order.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

const [folder, accessKey, secretKey, user] = process.argv.slice(2);
// A name below localhost leads to this machine in every browser, but not in every resolver.
const local = (url, options) => {
  const target = new URL(url);
  const { host } = target;
  target.hostname = '127.0.0.1';
  return hostFetch(target, host, options);
};

async function hostFetch(target, host, options) {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const sent = request(target, { method: options.method, headers: { ...options.headers, Host: host } }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve(new Response(answer.statusCode === 204 ? null : Buffer.concat(parts), { status: answer.statusCode, headers: answer.headers })));
    });
    sent.on('error', reject);
    sent.end(options.body);
  });
}

const page = vm.createContext({ fetch: local, encodeURIComponent, unescape, Promise, Date, JSON, console });
for (const file of ['lib/axios/dist/axios.standalone.js', 'lib/apiGatewayCore/utils.js', 'lib/apiGatewayCore/simpleHttpClient.js', 'lib/apiGatewayCore/sigV4Client.js', 'lib/apiGatewayCore/apiGatewayClient.js', 'apigClient.js']) {
  vm.runInContext(readFileSync(join(folder, 'apiGateway-js-sdk', file), 'utf8'), page, { filename: file });
}

const factory = vm.runInContext('apigClientFactory', page);
const anonymous = factory.newClient();
const read = await anonymous.booksIsbnGet({ isbn: '1' });
assert.deepEqual([read.status, read.data.title], [200, 'Emma']);
await assert.rejects(anonymous.signedNamePost({ name: 'x' }, {}), (failure) => failure.response.status === 403);
assert.throws(() => anonymous.booksIsbnGet({}), /isbn must be defined/);

// Names, values and a body that must be encoded alike on both sides.
const signing = factory.newClient({ accessKey, secretKey });
const signed = await signing.signedNamePost({ name: "a b/c(d)'*é" }, { text: 'ü' }, { queryParams: { mark: 'x y+z&ä', 'a-b': '' }, headers: { 'X-Own': 'mine' } });
assert.equal(signed.data.caller, user);
assert.equal(signed.data.mark, 'x y+z&ä');

const wrong = factory.newClient({ accessKey, secretKey: 'wrong' });
await assert.rejects(wrong.signedNamePost({ name: 'x' }, {}), (failure) => failure.response.status === 403);
