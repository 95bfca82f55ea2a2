// Pages of REST APIs beside the console: a stage's documentation, a page of an API's own, and the generated SDK in one.
import assert from "node:assert/strict";
import { APIGatewayClient, GetResourcesCommand } from "@aws-sdk/client-api-gateway";
import { assertAccessible, button, client, consoleTest, field, link, open, seeFlash, url } from "./browser.mjs";

const port = new URL(url).port;

// Browsers ask every origin for an icon, and these APIs have none.
const noIcon = { mayFail: /status of 403/ };

// The server is for this machine alone: it takes any key, and asks no more of a signature than its form.
async function control(method, path, body) {
  const now = new Date().toISOString().replaceAll(/[:-]|\.\d+/g, "");
  const answer = await fetch(url + path, {
    method,
    headers: {
      "X-Amz-Date": now,
      Authorization: `AWS4-HMAC-SHA256 Credential=test/${now.slice(0, 8)}/us-east-1/apigateway/aws4_request, SignedHeaders=host;x-amz-date, Signature=${"0".repeat(64)}`,
      "Content-Type": "application/json",
    },
    body: body && JSON.stringify(body),
  });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
  return answer;
}

const mock = (type, template) => ({
  type: "mock",
  requestTemplates: { "application/json": '{"statusCode": 200}' },
  responses: { default: { statusCode: "200", responseParameters: { "method.response.header.Content-Type": `'${type}'` }, responseTemplates: { [type]: template } } },
});
const responses = { 200: { description: "done", headers: { "Content-Type": { schema: { type: "string" } } } } };

async function deployed() {
  const { id } = await (await control("POST", "/restapis", { name: "pages" })).json();
  await control("PUT", `/restapis/${id}?mode=overwrite`, {
    openapi: "3.0.1",
    info: { title: "Greetings", version: "1.0", description: "<b>Not</b> markup" },
    paths: {
      "/greet/{name}": {
        get: {
          parameters: [{ name: "name", in: "path", required: true, schema: { type: "string" } }, { name: "mark", in: "query", schema: { type: "string" } }],
          responses,
          "x-amazon-apigateway-integration": mock("application/json", '{"text": "Hello $input.params(\'name\')$input.params(\'mark\')"}'),
        },
      },
      "/page": { get: { responses, "x-amazon-apigateway-integration": mock("text/html", "<!doctype html><title>own</title><script>document.title = self.origin</script>") } },
    },
  });
  await control("POST", `/restapis/${id}/deployments`, { stageName: "v1" });
  return id;
}

consoleTest("a stage's page shows its definition and sends requests from a form", async (page) => {
  const id = await deployed();
  await page.goto(`${url}/_aws/apigateway/docs/${id}/v1/`);
  await page.getByRole("heading", { name: "Greetings 1.0" }).waitFor();
  assert.equal(await page.locator("#description").innerText(), "<b>Not</b> markup");
  await page.getByText("/greet/{name}").click();
  await page.getByLabel("name").fill("Ada");
  await page.getByLabel("mark").fill(" & Bob/Cid!");
  await assertAccessible(page);
  await page.getByRole("button", { name: "Send" }).first().click();
  await page.getByText('"text": "Hello Ada & Bob/Cid!"').waitFor();
});

consoleTest("a page of an API has no part in the console's origin, and its own by its own name", async (page) => {
  const id = await deployed();
  await page.goto(`${url}/_aws/execute-api/${id}/v1/page`);
  assert.equal(await page.title(), "null");

  const own = `http://${id}.execute-api.localhost:${port}`;
  await page.goto(`${own}/v1/page`);
  assert.equal(await page.title(), own);
}, noIcon);

consoleTest("the generated SDK works in a page", async (page) => {
  const id = await deployed();
  const zip = Buffer.from(await (await control("GET", `/restapis/${id}/stages/v1/sdks/javascript`)).arrayBuffer());
  await page.goto(`http://${id}.execute-api.localhost:${port}/v1/page`);
  for (const [name, content] of await unpacked(zip)) {
    if (/apiGatewayCore\/utils|simpleHttp|sigV4|apiGatewayClient|apigClient/.test(name)) await page.addScriptTag({ content });
  }

  const answer = await page.evaluate(() => globalThis.apigClientFactory.newClient({ region: "us-east-1" }).greetNameGet({ name: "Ada", mark: "?" }));
  assert.deepEqual([answer.status, answer.data], [200, { text: "Hello Ada?" }]);
}, noIcon);

consoleTest("a page of another origin calls an API whose CORS was enabled by clicks, and reads what the gateway refuses", async (page) => {
  const [id, other] = [await deployed(), await deployed()];
  const { items } = await client(APIGatewayClient).send(new GetResourcesCommand({ restApiId: id }));
  const own = `http://${other}.execute-api.localhost:${port}`;
  await open(page, `/apigateway/apis/rest/${id}/resources/${items.find((resource) => resource.path === "/greet/{name}").id}`);
  await link(page, "Enable CORS").click();
  await page.getByRole("checkbox", { name: "DEFAULT_4XX" }).check();
  await field(page, "Access-Control-Allow-Origin").fill(own);
  await button(page, "Save").click();
  await seeFlash(page, "Successfully enabled CORS.");
  await control("POST", `/restapis/${id}/deployments`, { stageName: "v1" });

  const call = (path, init) => page.evaluate(async ([address, init]) => {
    try {
      const answer = await fetch(address, init);
      return [answer.status, await answer.text()];
    } catch (blocked) {
      return blocked.name;
    }
  }, [`http://${id}.execute-api.localhost:${port}/v1${path}`, init]);
  await page.goto(`${own}/v1/page`);
  assert.deepEqual(await call("/greet/Ada", { headers: { "X-Api-Key": "any" } }), [200, '{"text": "Hello Ada"}']);
  assert.deepEqual(await call("/none"), [403, '{"message":"Missing Authentication Token"}']);

  // What was not allowed the browser does not let through: a method, a header, a resource without CORS, a page of a third origin.
  assert.equal(await call("/greet/Ada", { method: "PUT" }), "TypeError");
  assert.equal(await call("/greet/Ada", { headers: { "X-Other": "1" } }), "TypeError");
  assert.equal(await call("/page"), "TypeError");
  await page.goto(`http://${await deployed()}.execute-api.localhost:${port}/v1/page`);
  assert.equal(await call("/greet/Ada"), "TypeError");
}, { mayFail: /status of 403|blocked by CORS policy|net::ERR_FAILED/ });

// Just enough of a zip's central directory.
async function unpacked(zip) {
  const { inflateRawSync } = await import("node:zlib");
  const files = [];
  let at = zip.readUInt32LE(zip.length - 6);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [method, packed, nameLength, extra, comment, offset] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
    const data = zip.subarray(start, start + packed);
    files.push([zip.toString("utf8", at + 46, at + 46 + nameLength), (method === 8 ? inflateRawSync(data) : data).toString("utf8")]);
    at += 46 + nameLength + extra + comment;
  }

  // In the order in which pages load them.
  const order = ["utils", "simpleHttp", "sigV4", "apiGatewayClient", "apigClient"];
  return files.sort(([a], [b]) => order.findIndex((o) => a.includes(o)) - order.findIndex((o) => b.includes(o)));
}
