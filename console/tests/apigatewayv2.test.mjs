import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { ApiGatewayV2Client, GetApiCommand, GetApisCommand, GetAuthorizersCommand, GetIntegrationsCommand, GetRoutesCommand, GetStagesCommand } from "@aws-sdk/client-apigatewayv2";
import { GetPolicyCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { asCode, assertAccessible, button, choose, client, confirmDelete, consoleTest, field, get, link, open, openedApi, seeFlash, typeCode } from "./browser.mjs";
import { httpApi } from "./definitions.mjs";
import { createFunction } from "./functions.mjs";

const v2 = client(ApiGatewayV2Client);
const lambda = client(LambdaClient);

const markup = "<img src=x onerror=alert(1)>";
const cell = (page, text) => page.getByRole("gridcell", { name: text, exact: true }).first();

async function chooseFunction(page, name) {
  await page.getByRole("combobox", { name: "Lambda function" }).fill(name);
  await page.getByRole("option", { name: new RegExp(name) }).last().click();
}

consoleTest("an HTTP API is made with a function behind it, used, changed and deleted", async (page) => {
  await createFunction("hello", "export const handler = async (event) => `${event.version} ${event.routeKey}`;");
  await open(page, "/apigateway/apis/create");
  await link(page, "Build HTTP API").click();
  await field(page, "API name").fill(markup);
  await chooseFunction(page, "hello");
  await choose(page, /^Method/, "GET");
  await field(page, "Resource path").fill("/hello");
  await page.getByText("As code").click();
  assert.match(await page.getByRole("region", { name: "AWS CLI command" }).innerText(), /aws apigatewayv2 create-api[\s\S]*--route-key 'GET \/hello'[\s\S]*create-stage[\s\S]*aws lambda add-permission/);
  await assertAccessible(page);
  await button(page, "Create API").click();
  await button(page, "Add permission").click();
  await seeFlash(page, `Successfully created API '${markup}`);
  const id = await openedApi(page);
  assert.match((await lambda.send(new GetPolicyCommand({ FunctionName: "hello" }))).Policy, new RegExp(`:${id}/\\*/\\*`));
  await cell(page, "GET /hello").waitFor();
  await assertAccessible(page);

  await link(page, "Stages").click();
  const address = page.getByRole("link", { name: /execute-api/ }).first();
  const url = await address.getAttribute("href");
  // All of it is seen, and can be copied.
  assert.ok(await address.evaluate((shown) => shown.getBoundingClientRect().right <= shown.closest("td").getBoundingClientRect().right));
  await button(page, "Copy invoke URL of $default").waitFor();
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
  await field(page, "Deployment description").fill("by hand");
  assert.match(await asCode(page.getByRole("dialog")), /aws apigatewayv2 create-deployment[^]*--stage-name beta[^]*--description 'by hand'/);
  await assertAccessible(page);
  await button(page.getByRole("dialog"), "Deploy").click();
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
  // A change in place keeps the id, and with it the routes that name the authorizer.
  const [made] = (await v2.send(new GetAuthorizersCommand({ ApiId: id }))).Items;
  await page.getByRole("radio", { name: `Select authorizer ${made.AuthorizerId}` }).click();
  await button(page, "Edit").click();
  assert.equal(await field(page, "Issuer URL").inputValue(), "https://issuer.example.com");
  await field(page, "Audience").fill("pets, owners");
  assert.match(await asCode(page.getByRole("dialog")), new RegExp(`aws apigatewayv2 update-authorizer[^]*--authorizer-id ${made.AuthorizerId}`));
  await button(page, "Save").click();
  await seeFlash(page, "Successfully updated authorizer 'tokens'.");
  await cell(page, "pets, owners").waitFor();
  const [changed] = (await v2.send(new GetAuthorizersCommand({ ApiId: id }))).Items;
  assert.deepEqual([changed.AuthorizerId, changed.JwtConfiguration], [made.AuthorizerId, { Issuer: "https://issuer.example.com", Audience: ["pets", "owners"] }]);
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

consoleTest("an HTTP API is imported, exported and reimported", async (page) => {
  await open(page, "/apigateway/apis/create");
  await link(page, "Import HTTP API").click();
  await typeCode(page, "API definition", httpApi(markup, "/pets"));
  assert.match(await asCode(page), /aws apigatewayv2 import-api \\\n {2}--body '\{"openapi"/);
  await assertAccessible(page);
  await button(page, "Import").click();
  await seeFlash(page, `Successfully imported HTTP API '${markup}`);
  const ApiId = await openedApi(page);
  await cell(page, "GET /pets").waitFor();

  await link(page, "API settings").click();
  await button(page, "Export").click();
  await choose(page, /^Format/, "YAML");
  await assertAccessible(page);
  const [exported] = await Promise.all([page.waitForEvent("download"), button(page, "Export API").click()]);
  assert.equal(exported.suggestedFilename(), `${ApiId}-oas30.yaml`);
  const text = await readFile(await exported.path(), "utf8");
  assert.match(text, /^ *"?\/pets"?:/m);
  await seeFlash(page, "Successfully exported the API.");

  // What was exported is a definition again.
  await link(page, "Reimport").click();
  await page.locator("input[type=file]").setInputFiles({ name: "api.yaml", mimeType: "application/yaml", buffer: Buffer.from(text.replace("/pets", "/owners")) });
  assert.match(await asCode(page), new RegExp(`aws apigatewayv2 reimport-api[^]*--api-id ${ApiId}`));
  await assertAccessible(page);
  await button(page, "Reimport").click();
  await seeFlash(page, `Successfully reimported API '${markup} (${ApiId})'.`);
  await cell(page, "GET /owners").waitFor();
  assert.deepEqual((await v2.send(new GetRoutesCommand({ ApiId }))).Items.map((r) => r.RouteKey), ["GET /owners"]);

  await open(page, "/apigateway/apis/import-http");
  await typeCode(page, "API definition", "not: a definition");
  await button(page, "Import").click();
  await page.getByText(/BadRequestException/).first().waitFor();
}, { mayFail: /status of 400/ });

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
  const ApiId = await openedApi(page);
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
  await cell(page, "WebSocket").waitFor();
  await page.getByRole("radio", { name: `Select API ${ApiId}` }).click();
  await button(page, "Delete").click();
  await confirmDelete(page);
  await seeFlash(page, `Deleted API Chat (${ApiId}).`);
  assert.ok(!(await v2.send(new GetApisCommand({}))).Items.some((a) => a.Name === "Chat"));
});
