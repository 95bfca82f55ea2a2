// Definitions, releases and documentation of REST APIs; HTTP and WebSocket APIs.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import {
  APIGatewayClient, CreateRestApiCommand, GetDocumentationPartsCommand, GetDocumentationVersionsCommand, GetMethodCommand, GetResourcesCommand, GetRestApisCommand,
  GetStageCommand, ImportRestApiCommand, CreateDeploymentCommand,
} from "@aws-sdk/client-api-gateway";
import { ApiGatewayV2Client, GetApiCommand, GetApisCommand, GetIntegrationsCommand, GetRoutesCommand, GetStagesCommand } from "@aws-sdk/client-apigatewayv2";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateFunctionCommand, GetPolicyCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { strToU8, unzipSync, zipSync } from "fflate";
import { assertAccessible, button, choose, client, confirmDelete, consoleTest, field, get, link, open, seeFlash, typeCode } from "./browser.mjs";

const gateway = client(APIGatewayClient);
const v2 = client(ApiGatewayV2Client);
const lambda = client(LambdaClient);

const markup = "<img src=x onerror=alert(1)>";
const tab = (page, name) => page.getByRole("tab", { name, exact: true });
const cell = (page, text) => page.getByRole("gridcell", { name: text, exact: true }).or(page.getByRole("cell", { name: text, exact: true })).first();
const restPath = (api, page) => `/apigateway/apis/rest/${api}/${page}`;
const cli = (page) => page.getByRole("region", { name: "AWS CLI command" }).innerText();

const definition = (title, description = "") => JSON.stringify({
  openapi: "3.0.1",
  info: { title, description, version: "1" },
  paths: {
    "/pets": {
      get: {
        responses: { 200: { description: "pets", content: {} } },
        "x-amazon-apigateway-integration": {
          type: "mock", requestTemplates: { "application/json": '{"statusCode": 200}' },
          responses: { default: { statusCode: "200", responseTemplates: { "application/json": '{"from": "$stageVariables.from"}' } } },
        },
      },
    },
  },
});

const importApi = async (title) => (await gateway.send(new ImportRestApiCommand({ body: Buffer.from(definition(title)) }))).id;

let role;
async function createFunction(name, code) {
  const trust = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }] };
  role ??= client(IAMClient).send(new CreateRoleCommand({ RoleName: "functions", AssumeRolePolicyDocument: JSON.stringify(trust) }));
  await lambda.send(new CreateFunctionCommand({
    FunctionName: name, Runtime: "nodejs20.x", Role: (await role).Role.Arn, Handler: "index.handler", Code: { ZipFile: zipSync({ "index.mjs": strToU8(code) }) },
  }));
}

async function chooseFunction(page, name) {
  await page.getByRole("combobox", { name: "Lambda function" }).fill(name);
  await page.getByRole("option", { name: new RegExp(name) }).last().click();
}

consoleTest("an API is imported from OpenAPI, cloned, exported, and code for it is downloaded", async (page) => {
  await open(page, "/apigateway/apis/create-rest");
  await page.getByRole("radio", { name: /^Import API/ }).check();
  await page.locator("input[type=file]").setInputFiles({ name: "api.json", mimeType: "application/json", buffer: Buffer.from(definition("Imported", markup)) });
  await page.getByText("As code").click();
  assert.match(await cli(page), /aws apigateway import-rest-api/);
  await assertAccessible(page);
  await button(page, "Create API").click();
  await seeFlash(page, "Successfully created REST API 'Imported");
  await page.getByRole("treeitem", { name: /GET/ }).waitFor();
  const [, id] = /rest\/([^/]+)/.exec(page.url());

  await open(page, "/apigateway/apis/create-rest");
  await page.getByRole("radio", { name: /^Clone existing API/ }).check();
  await choose(page, /^API to clone from/, new RegExp(id));
  await field(page, "API name").fill("Cloned");
  await button(page, "Create API").click();
  await seeFlash(page, "Successfully created REST API 'Cloned");
  await page.getByRole("treeitem", { name: /GET/ }).waitFor();

  await gateway.send(new CreateDeploymentCommand({ restApiId: id, stageName: "v1" }));
  await open(page, restPath(id, "stages/by-name/v1"));
  await button(page, "Stage actions").click();
  await page.getByRole("menuitem", { name: "Export" }).click();
  await assertAccessible(page);
  const [exported] = await Promise.all([page.waitForEvent("download"), button(page, "Export API").click()]);
  assert.equal(exported.suggestedFilename(), `${id}-v1-oas30.json`);
  assert.ok(JSON.parse(await readFile(await exported.path(), "utf8")).paths["/pets"].get["x-amazon-apigateway-integration"]);
  await button(page, "Stage actions").click();
  await page.getByRole("menuitem", { name: "Generate SDK" }).click();
  const [sdk] = await Promise.all([page.waitForEvent("download"), button(page, "Generate SDK").click()]);
  assert.ok(Object.keys(unzipSync(await readFile(await sdk.path()))).some((name) => name.endsWith("apigClient.js")));
});

consoleTest("a stage keeps answers in a cache, and a canary takes a share of its requests until it is promoted", async (page) => {
  const id = await importApi("Released");
  await gateway.send(new CreateDeploymentCommand({ restApiId: id, stageName: "v1", variables: { from: "stage" } }));
  await open(page, restPath(id, "stages/by-name/v1/edit"));
  await page.getByRole("switch", { name: "Provision API cache" }).or(page.getByRole("checkbox", { name: "Provision API cache" })).click();
  await choose(page, /^Cache capacity/, "1.6 GB");
  await page.getByRole("checkbox", { name: "Method-level caching" }).check();
  await field(page, "Cache time-to-live").fill("60");
  await assertAccessible(page);
  await button(page, "Save").click();
  await seeFlash(page, "Successfully updated stage 'v1'.");
  await button(page, "Stage actions").click();
  await page.getByRole("menuitem", { name: "Flush stage cache" }).click();
  await seeFlash(page, "Successfully flushed the stage's cache.");
  const cached = await gateway.send(new GetStageCommand({ restApiId: id, stageName: "v1" }));
  assert.deepEqual([cached.cacheClusterSize, cached.methodSettings["*/*"].cachingEnabled, cached.methodSettings["*/*"].cacheTtlInSeconds], ["1.6", true, 60]);

  await tab(page, "Canary").click();
  await button(page, "Create canary").click();
  await field(page, "Percentage of requests").fill("100");
  await button(page, "Add stage variable").click();
  await field(page.getByRole("dialog"), "Name").fill("from");
  await field(page.getByRole("dialog"), "Value").fill("canary");
  await assertAccessible(page);
  await button(page, "Save").click();
  await seeFlash(page, "Successfully saved the canary of 'v1'.");
  await open(page, restPath(id, "resources"));
  await button(page, "Deploy API").click();
  await choose(page, /^Stage/, "v1");
  await page.getByText("100% of the requests get it.").waitFor();
  await button(page.getByRole("dialog"), "Deploy").click();
  await seeFlash(page, "in the stage v1.");
  const url = await page.getByRole("link", { name: /execute-api/ }).first().getAttribute("href");
  assert.equal((await get(`${url}/pets`)).body, '{"from": "canary"}');
  await tab(page, "Canary").click();
  await button(page, "Promote canary").click();
  await seeFlash(page, "Successfully promoted the canary of 'v1'");
  await button(page, "Delete canary").click();
  await confirmDelete(page);
  await seeFlash(page, "Deleted canary v1.");
  const stage = await gateway.send(new GetStageCommand({ restApiId: id, stageName: "v1" }));
  assert.deepEqual([stage.canarySettings, stage.variables], [undefined, { from: "canary" }]);
});

consoleTest("parts of an API are documented and published", async (page) => {
  const id = await importApi("Documented");
  await open(page, restPath(id, "documentation"));
  await link(page, "Create documentation part").first().click();
  await choose(page, /^Type/, "METHOD");
  await field(page, "Path").fill("/pets");
  await typeCode(page, "Properties", JSON.stringify({ description: markup }));
  await assertAccessible(page);
  await button(page, "Create documentation part").click();
  await seeFlash(page, "Successfully created the documentation part.");
  await cell(page, JSON.stringify({ description: markup })).waitFor();
  await assertAccessible(page);
  await link(page, "METHOD").click();
  await typeCode(page, "Properties", '{"description": "All pets"}');
  await button(page, "Save").click();
  await seeFlash(page, "Successfully updated the documentation part.");
  await button(page, "Publish documentation").click();
  await field(page, "Version").fill("1.0");
  await button(page, "Publish").click();
  await seeFlash(page, "Successfully published version '1.0'");
  const { items } = await gateway.send(new GetDocumentationVersionsCommand({ restApiId: id }));
  assert.deepEqual(items.map((v) => v.version), ["1.0"]);
  const { items: [part] } = await gateway.send(new GetDocumentationPartsCommand({ restApiId: id }));
  assert.deepEqual([part.location.path, JSON.parse(part.properties)], ["/pets", { description: "All pets" }]);
  await page.getByRole("radio", { name: /^Select documentation part/ }).click();
  await button(page, "Delete").click();
  await confirmDelete(page, "");
  await seeFlash(page, "Deleted documentation part");
});

consoleTest("methods lead to HTTP endpoints and to services of the cloud", async (page) => {
  const { id } = await gateway.send(new CreateRestApiCommand({ name: "Leads" }));
  const { items: [{ id: root }] } = await gateway.send(new GetResourcesCommand({ restApiId: id }));
  await open(page, restPath(id, `resources/${root}/create-method`));
  await choose(page, /^Method type/, "POST");
  await page.getByRole("radio", { name: /^HTTP/ }).check();
  await page.getByLabel("HTTP proxy integration").click();
  await field(page, "Endpoint URL").fill("https://example.com/pets");
  await assertAccessible(page);
  await button(page, "Create method").click();
  await seeFlash(page, "Successfully created method 'POST'");
  await open(page, restPath(id, `resources/${root}/create-method`));
  await choose(page, /^Method type/, "PUT");
  await page.getByRole("radio", { name: /^AWS service/ }).check();
  await field(page, "AWS service").fill("dynamodb");
  await field(page, "Action name").fill("ListTables");
  await field(page, "Execution role").fill("arn:aws:iam::000000000000:role/reader");
  await assertAccessible(page);
  await button(page, "Create method").click();
  await seeFlash(page, "Successfully created method 'PUT'");
  await tab(page, "Integration request").click();
  await link(page, "Edit integration request").click();
  assert.equal(await field(page, "Action name").inputValue(), "ListTables");
  const integrationOf = async (httpMethod) => (await gateway.send(new GetMethodCommand({ restApiId: id, resourceId: root, httpMethod }))).methodIntegration;
  assert.deepEqual([(await integrationOf("POST")).type, (await integrationOf("POST")).uri], ["HTTP_PROXY", "https://example.com/pets"]);
  assert.deepEqual([(await integrationOf("PUT")).type, (await integrationOf("PUT")).uri], ["AWS", "arn:aws:apigateway:us-east-1:dynamodb:action/ListTables"]);
});

consoleTest("an HTTP API is made with a function behind it, used, changed and deleted", async (page) => {
  await createFunction("hello", "export const handler = async (event) => `${event.version} ${event.routeKey}`;");
  await open(page, "/apigateway/apis/create");
  await link(page, "Build HTTP API").click();
  await field(page, "API name").fill(markup);
  await chooseFunction(page, "hello");
  await choose(page, /^Method/, "GET");
  await field(page, "Resource path").fill("/hello");
  await page.getByText("As code").click();
  assert.match(await cli(page), /aws apigatewayv2 create-api[\s\S]*--route-key 'GET \/hello'[\s\S]*create-stage[\s\S]*aws lambda add-permission/);
  await assertAccessible(page);
  await button(page, "Create API").click();
  await button(page, "Add permission").click();
  await seeFlash(page, `Successfully created API '${markup}`);
  const [, id] = /v2\/([^/]+)\/routes/.exec(page.url());
  assert.match((await lambda.send(new GetPolicyCommand({ FunctionName: "hello" }))).Policy, new RegExp(`:${id}/\\*/\\*`));
  await cell(page, "GET /hello").waitFor();
  await assertAccessible(page);

  await link(page, "Stages").click();
  const url = await page.getByRole("link", { name: new RegExp(id) }).last().getAttribute("href");
  assert.equal((await get(`${url}/hello`)).body, "2.0 GET /hello");
  await assertAccessible(page);
  await button(page, "Create stage").click();
  await field(page, "Stage name").fill("beta");
  await field(page, "Rate").fill("10");
  await field(page, "Burst").fill("5");
  await assertAccessible(page);
  await button(page.getByRole("dialog"), "Create").click();
  await seeFlash(page, "Successfully created stage 'beta'.");
  await page.getByRole("radio", { name: "Select stage beta" }).click();
  await button(page, "Edit").click();
  await button(page, "Add stage variable").click();
  await field(page.getByRole("dialog"), "Name").fill("kind");
  await field(page.getByRole("dialog"), "Value").fill("test");
  await page.getByRole("dialog").getByLabel("Automatic deployment").click();
  await button(page, "Save").click();
  await seeFlash(page, "Successfully updated stage 'beta'.");
  await button(page, "Deploy").click();
  await seeFlash(page, "Successfully deployed the API to the stage 'beta'.");
  const { Items: stages } = await v2.send(new GetStagesCommand({ ApiId: id }));
  const beta = stages.find((s) => s.StageName === "beta");
  assert.deepEqual([beta.AutoDeploy, beta.StageVariables, beta.DefaultRouteSettings.ThrottlingRateLimit], [false, { kind: "test" }, 10]);
  await button(page, "Delete").click();
  await confirmDelete(page);
  await seeFlash(page, "Deleted stage beta.");

  await link(page, "Integrations").click();
  await button(page, "Create integration").click();
  await choose(page, /^Integration type/, "HTTP URI");
  await field(page, "URL").fill("https://example.com/pets");
  await assertAccessible(page);
  await button(page.getByRole("dialog"), "Create").click();
  await seeFlash(page, "Successfully created integration");
  await cell(page, "https://example.com/pets").waitFor();
  await link(page, "Authorization").click();
  await button(page, "Create authorizer").first().click();
  await field(page, "Name").fill("tokens");
  await field(page, "Issuer URL").fill("https://issuer.example.com");
  await field(page, "Audience").fill("pets");
  await assertAccessible(page);
  await button(page.getByRole("dialog"), "Create").click();
  await seeFlash(page, "Successfully created authorizer 'tokens'.");
  await link(page, "Routes").click();
  await button(page, "Create route").click();
  await field(page, "Path").fill("/pets/{id}");
  await choose(page, /^Integration/, /example\.com/);
  await choose(page, /^Authorization/, "tokens");
  await assertAccessible(page);
  await button(page.getByRole("dialog"), "Create").click();
  await seeFlash(page, "Successfully created route 'GET /pets/{id}'.");
  await page.getByRole("radio", { name: "Select route GET /pets/{id}" }).click();
  await button(page, "Edit").click();
  await choose(page, /^Authorization/, "IAM");
  await button(page, "Save").click();
  await seeFlash(page, "Successfully updated route 'GET /pets/{id}'.");
  await cell(page, "AWS_IAM").waitFor();
  await button(page, "Delete").click();
  await confirmDelete(page);
  await seeFlash(page, "Deleted route GET /pets/{id}.");

  await link(page, "CORS").click();
  await button(page, "Configure").click();
  await field(page, "Access-Control-Allow-Origin").fill("https://example.com");
  await assertAccessible(page);
  await button(page, "Save").click();
  await seeFlash(page, "Successfully saved the CORS configuration.");
  assert.equal((await get(`${url}/hello`, { origin: "https://example.com" })).headers["access-control-allow-origin"], "https://example.com");
  await link(page, "API settings").click();
  await button(page, "Edit API details").click();
  await field(page, "Description").fill("said");
  await button(page, "Save changes").click();
  await seeFlash(page, "Successfully updated the API's settings.");
  await assertAccessible(page);
  assert.equal((await v2.send(new GetApiCommand({ ApiId: id }))).Description, "said");
  await button(page, "Delete API").click();
  await confirmDelete(page);
  await seeFlash(page, `Deleted API ${markup} (${id}).`);
  assert.deepEqual((await v2.send(new GetApisCommand({}))).Items.filter((a) => a.ApiId === id), []);
});

consoleTest("a WebSocket API is made with its routes, and a route answers its caller", async (page) => {
  await createFunction("chat", "export const handler = async () => ({ statusCode: 200 });");
  await open(page, "/apigateway/apis/create");
  await link(page, "Build WebSocket API").click();
  await field(page, "API name").fill("Chat");
  await chooseFunction(page, "chat");
  await page.getByRole("checkbox", { name: /\$disconnect/ }).uncheck();
  await assertAccessible(page);
  await button(page, "Create API").click();
  await button(page, "Add permission").click();
  await seeFlash(page, "Successfully created API 'Chat");
  const [, ApiId] = /v2\/([^/]+)\/routes/.exec(page.url());
  await cell(page, "$connect").waitFor();
  await button(page, "Create route").click();
  await field(page, "Route key").fill("say");
  await page.getByRole("dialog").getByRole("button", { name: /^Integration/ }).click();
  await page.getByRole("option", { name: /chat/ }).click();
  await page.getByRole("checkbox", { name: /^Two-way communication/ }).check();
  await assertAccessible(page);
  await button(page.getByRole("dialog"), "Create").click();
  await seeFlash(page, "Successfully created route 'say'.");
  await link(page, "Integrations").click();
  await button(page, "Create integration").click();
  await choose(page, /^Integration type/, "Mock");
  await button(page.getByRole("dialog"), "Create").click();
  await seeFlash(page, "Successfully created integration");
  await link(page, "Stages").click();
  await page.getByText(/^wss?:.*\/production$/).waitFor();
  await assertAccessible(page);
  const { Items: routes } = await v2.send(new GetRoutesCommand({ ApiId }));
  assert.deepEqual(routes.map((r) => r.RouteKey).sort(), ["$connect", "$default", "say"]);
  assert.equal(routes.find((r) => r.RouteKey === "say").RouteResponseSelectionExpression, "$default");
  assert.deepEqual((await v2.send(new GetIntegrationsCommand({ ApiId }))).Items.map((i) => i.IntegrationType).sort(), ["AWS_PROXY", "MOCK"]);

  await open(page, "/apigateway/apis");
  await cell(page, "WEBSOCKET").waitFor();
  await page.getByRole("radio", { name: `Select API ${ApiId}` }).click();
  await button(page, "Delete").click();
  await confirmDelete(page);
  await seeFlash(page, `Deleted API Chat (${ApiId}).`);
  assert.ok(!(await gateway.send(new GetRestApisCommand({}))).items?.some((a) => a.name === "Chat"));
});
