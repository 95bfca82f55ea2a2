import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import {
  APIGatewayClient, CreateDeploymentCommand, CreateResourceCommand, CreateRestApiCommand, GetApiKeysCommand, GetAuthorizersCommand,
  GetDocumentationPartsCommand, GetDocumentationVersionsCommand, GetGatewayResponseCommand, GetMethodCommand, GetModelsCommand, GetResourcesCommand,
  GetRestApiCommand, GetRestApisCommand, GetStageCommand, GetUsagePlansCommand, ImportRestApiCommand, PutIntegrationCommand, PutIntegrationResponseCommand,
  PutMethodCommand, PutMethodResponseCommand,
} from "@aws-sdk/client-api-gateway";
import { GetPolicyCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { unzipSync } from "fflate";
import { assertAccessible, beginButton, button, choose, client, confirmDelete, consoleTest, field, get, link, open, openedApi, seeFlash, typeCode } from "./browser.mjs";
import { mockApi } from "./definitions.mjs";
import { createFunction, functionsRole } from "./functions.mjs";

const gateway = client(APIGatewayClient);
const lambda = client(LambdaClient);

const markup = "<img src=x onerror=alert(1)>";
const part = (page, name) => page.getByRole("region", { name, exact: true });
const tab = (page, name) => page.getByRole("tab", { name, exact: true });
/** The first table in which such a text stands in a cell. */
const cell = (page, text) =>
  page.getByRole("gridcell", { name: text, exact: true }).or(page.getByRole("cell", { name: text, exact: true })).or(page.getByRole("rowheader", { name: text, exact: true })).first();
/** A box of the picture of a method. */
const box = (page, name) => page.locator(".flow").getByRole("button", { name });
const pathOf = (api, page) => `/apigateway/apis/rest/${api}/${page}`;

/** An API with the resource /pets and, where they are asked for, a mock as its GET and a stage. */
async function createApi(name, { hasMock = false, stage } = {}) {
  const { id, rootResourceId } = await gateway.send(new CreateRestApiCommand({ name, endpointConfiguration: { types: ["REGIONAL"] } }));
  const pets = await gateway.send(new CreateResourceCommand({ restApiId: id, parentId: rootResourceId, pathPart: "pets" }));
  const at = { restApiId: id, resourceId: pets.id, httpMethod: "GET" };
  if (hasMock) {
    await gateway.send(new PutMethodCommand({ ...at, authorizationType: "NONE" }));
    await gateway.send(new PutIntegrationCommand({ ...at, type: "MOCK", requestTemplates: { "application/json": '{"statusCode": 200}' } }));
    await gateway.send(new PutMethodResponseCommand({ ...at, statusCode: "200" }));
    await gateway.send(new PutIntegrationResponseCommand({ ...at, statusCode: "200", responseTemplates: { "application/json": '{"pet": "$stageVariables.pet"}' } }));
  }
  if (stage) await gateway.send(new CreateDeploymentCommand({ restApiId: id, stageName: stage }));
  return { id, pets: pets.id, at };
}

const importApi = async (title) => (await gateway.send(new ImportRestApiCommand({ body: Buffer.from(mockApi(title)) }))).id;

consoleTest("a REST API is made from nothing to its URL, with the permission given by a click", async (page) => {
  const functionArn = await createFunction("list-pets", `export const handler = async (event) => [{ name: "Rex", note: "${markup}", event }];`);
  await open(page, "/apigateway/apis");
  await page.getByText("No APIs").waitFor();
  await assertAccessible(page);
  await link(page, "Create API").first().click();
  await assertAccessible(page);
  await link(page, "Build REST API").click();
  await field(page, "API name").fill("Petshop");
  await page.getByText("As code").click();
  assert.match(await page.getByRole("region", { name: "AWS CLI command" }).innerText(), /aws apigateway create-rest-api \\\n {2}--name Petshop/);
  await assertAccessible(page);
  await button(page, "Create API").click();
  await seeFlash(page, "Successfully created REST API 'Petshop");
  const api = await openedApi(page);
  await assertAccessible(page);

  await link(page, "Create resource").click();
  await field(page, "Resource name").fill("pets");
  await page.getByRole("checkbox", { name: /^CORS/ }).check();
  await assertAccessible(page);
  await button(page, "Create resource").click();
  await seeFlash(page, "Successfully created resource '/pets'.");
  await page.getByRole("treeitem", { name: /OPTIONS/ }).waitFor();
  await assertAccessible(page);

  await link(page, "Create method").first().click();
  await choose(page, /^Method type/, "GET");
  await page.getByRole("combobox", { name: "Lambda function" }).fill("list-pets");
  await page.getByRole("option", { name: /list-pets/ }).last().click();
  await assertAccessible(page);
  await button(page, "Create method").click();
  const question = page.getByRole("dialog", { name: "Add Permission to Lambda Function" });
  await question.getByText("You are about to give API Gateway permission to invoke your Lambda function.").waitFor();
  await question.getByText(functionArn, { exact: true }).waitFor();
  await assertAccessible(page);
  await button(question, "Cancel").click();
  await assert.rejects(lambda.send(new GetPolicyCommand({ FunctionName: "list-pets" })));
  await button(page, "Create method").click();
  await button(question, "Add permission").click();
  await seeFlash(page, "Successfully created method 'GET' in '/pets'.");
  const { Policy } = await lambda.send(new GetPolicyCommand({ FunctionName: "list-pets" }));
  const [statement] = JSON.parse(Policy).Statement;
  assert.equal(statement.Principal.Service, "apigateway.amazonaws.com");
  assert.match(statement.Condition.ArnLike["AWS:SourceArn"], new RegExp(`:${api}/\\*/GET/pets$`));

  // The picture: each box is a button that opens its editor, also by keyboard.
  await box(page, "Integration request").click();
  await page.getByText(functionArn, { exact: true }).first().waitFor();
  await box(page, "Method response").press("Enter");
  await page.getByText("Response 200").waitFor();
  assert.equal(new URL(page.url()).searchParams.get("tab"), "response");
  await assertAccessible(page);

  await tab(page, "Test").click();
  await field(page, "Query strings").fill("age=3");
  await page.getByRole("tabpanel", { name: "Test" }).getByRole("button", { name: "Test", exact: true }).click();
  assert.deepEqual(JSON.parse(await part(page, "Response body").innerText()), [{ name: "Rex", note: markup, event: {} }]);
  assert.match(await part(page, "Log").innerText(), /Execution log for request[\s\S]*Successfully completed execution[\s\S]*Method completed with status: 200/);
  await assertAccessible(page);

  await button(page, "Deploy API").click();
  await choose(page, /^Stage/, "*New stage*");
  await field(page, "Stage name").fill("v1");
  await field(page, "Deployment description").fill(markup);
  await assertAccessible(page);
  await button(page.getByRole("dialog"), "Deploy").click();
  await seeFlash(page, "in the stage v1.");
  const url = await page.getByRole("link", { name: /execute-api/ }).first().getAttribute("href");
  await button(page, "Copy invoke URL of v1").click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), url);
  await assertAccessible(page);
  assert.equal((await get(`${url}/`)).body, '{"message":"Missing Authentication Token"}');
  assert.deepEqual(JSON.parse((await get(`${url}/pets`)).body)[0].name, "Rex");
  await tab(page, "Deployment history").click();
  await cell(page, markup).waitFor();

  await link(page, "APIs").first().click();
  await page.getByRole("radio", { name: `Select API ${api}` }).click();
  await assertAccessible(page);
  await button(page, "Delete").click();
  await confirmDelete(page);
  await seeFlash(page, `Deleted API Petshop (${api}).`);
  const { items } = await gateway.send(new GetRestApisCommand({}));
  assert.ok(!items?.some((a) => a.id === api));
});

consoleTest("each part of a method is edited: request, integration, responses", async (page) => {
  const { id, pets, at } = await createApi("Parts", { hasMock: true });
  await open(page, pathOf(id, `resources/${pets}/GET`));
  await link(page, "Edit method request").click();
  await choose(page, /^Request validator/, "Validate query string parameters and headers");
  await page.getByRole("checkbox", { name: "API key required" }).check();
  await field(page, "Operation name").fill("ListPets");
  await button(page, "URL query string parameters").click();
  await button(page, "Add query string").click();
  await field(page, "Name").fill("kind");
  await page.getByRole("checkbox", { name: "Required", exact: true }).check();
  await page.getByText("As code").click();
  assert.match(await page.getByRole("region", { name: "AWS CLI command" }).innerText(), /create-request-validator[\s\S]*update-method/);
  await assertAccessible(page);
  await button(page, "Save").click();
  await seeFlash(page, "Successfully updated the method request.");
  await page.getByText("Validate query string parameters and headers").first().waitFor();
  await cell(page, "kind").waitFor();

  await tab(page, "Method response").click();
  await link(page, "Edit response 200").click();
  await button(page, "Add header").click();
  await field(page, "Name").fill("X-Kind");
  await assertAccessible(page);
  await button(page, "Save").click();
  await seeFlash(page, "Successfully saved the method response 200.");
  await link(page, "Create response").click();
  await field(page, "HTTP status code").fill("404");
  await button(page, "Create").click();
  await seeFlash(page, "Successfully saved the method response 404.");

  await tab(page, "Integration request").click();
  await link(page, "Edit integration request").click();
  await typeCode(page, "Template body of application/json", '{"statusCode": #if($input.params("kind") == "none")404#{else}200#end}');
  await page.getByRole("radio", { name: "Never" }).check();
  await assertAccessible(page);
  await button(page, "Save").click();
  await seeFlash(page, "Successfully updated the integration request.");

  await tab(page, "Integration response").click();
  await link(page, "Edit response 200").click();
  await button(page, "Add header mapping").click();
  await field(page, "Name").fill("X-Kind");
  await field(page, "Mapping value").fill("'all'");
  await typeCode(page, "Template body of application/json", `{"kinds": "${markup}"}`);
  await assertAccessible(page);
  await button(page, "Save").click();
  await seeFlash(page, "Successfully saved the integration response.");
  await link(page, "Create response").click();
  await field(page, "Lambda error regex").fill("404");
  await choose(page, /^Method response status code/, "404");
  await button(page, "Create").click();
  await seeFlash(page, "Successfully saved the integration response.");
  await page.getByText("Response 404").first().waitFor();
  await assertAccessible(page);

  const method = await gateway.send(new GetMethodCommand(at));
  assert.equal(method.apiKeyRequired, true);
  assert.equal(method.operationName, "ListPets");
  assert.deepEqual(method.requestParameters, { "method.request.querystring.kind": true });
  assert.equal(method.methodIntegration.passthroughBehavior, "NEVER");
  assert.equal(method.methodIntegration.integrationResponses["404"].selectionPattern, "404");
  assert.deepEqual(method.methodIntegration.integrationResponses["200"].responseParameters, { "method.response.header.X-Kind": "'all'" });

  await tab(page, "Test").click();
  const test = page.getByRole("tabpanel", { name: "Test" }).getByRole("button", { name: "Test", exact: true });
  await test.click();
  await page.getByText("Missing required request parameters: [kind]").first().waitFor();
  await field(page, "Query strings").fill("kind=none");
  await test.click();
  await part(page, "Test results").getByText("404", { exact: true }).waitFor();
  await field(page, "Query strings").fill("kind=any");
  await test.click();
  await part(page, "Test results").getByText("200", { exact: true }).waitFor();
  assert.deepEqual(JSON.parse(await part(page, "Response body").innerText()), { kinds: markup });
  assert.match(await part(page, "Response headers").innerText(), /X-Kind: all/);

  await tab(page, "Method response").click();
  await button(page, "Delete response 404").click();
  await confirmDelete(page, "");
  await seeFlash(page, "Deleted response 404.");
  await page.locator(".flow").scrollIntoViewIfNeeded();
  await button(page, "Delete").first().click();
  await confirmDelete(page);
  await seeFlash(page, "Deleted method GET /pets.");
  await page.getByText("No methods defined").waitFor();
  await button(page, "Delete").first().click();
  await confirmDelete(page);
  await seeFlash(page, "Deleted resource /pets.");
  const { items } = await gateway.send(new GetResourcesCommand({ restApiId: id }));
  assert.deepEqual(items.map((r) => r.path), ["/"]);
});

consoleTest("CORS is enabled for a resource, its methods and what the gateway answers itself", async (page) => {
  const { id, pets, at } = await createApi("Cors", { hasMock: true });
  await open(page, pathOf(id, `resources/${pets}`));
  await link(page, "Enable CORS").click();
  await page.getByRole("checkbox", { name: "DEFAULT_4XX" }).check();
  await field(page, "Access-Control-Allow-Origin").fill("https://example.com");
  await assertAccessible(page);
  await button(page, "Save").click();
  await seeFlash(page, "Successfully enabled CORS.");
  await page.getByRole("treeitem", { name: /OPTIONS/ }).waitFor();
  const origin = "method.response.header.Access-Control-Allow-Origin";
  const { methodIntegration } = await gateway.send(new GetMethodCommand({ ...at, httpMethod: "OPTIONS" }));
  assert.equal(methodIntegration.integrationResponses["200"].responseParameters["method.response.header.Access-Control-Allow-Methods"], "'GET,OPTIONS'");
  const get200 = await gateway.send(new GetMethodCommand(at));
  assert.equal(get200.methodIntegration.integrationResponses["200"].responseParameters[origin], "'https://example.com'");
  const response = await gateway.send(new GetGatewayResponseCommand({ restApiId: id, responseType: "DEFAULT_4XX" }));
  assert.equal(response.responseParameters["gatewayresponse.header.Access-Control-Allow-Origin"], "'https://example.com'");
});

consoleTest("a stage has variables, logs, throttles, deployments to go back to, and an end", async (page) => {
  const { id } = await createApi("Staged", { hasMock: true, stage: "test" });
  await open(page, "/apigateway/settings");
  await button(page, "Edit").click();
  await field(page, "CloudWatch log role ARN").fill(await functionsRole());
  await button(page, "Save changes").click();
  await seeFlash(page, "Successfully updated the settings.");
  await assertAccessible(page);

  await open(page, pathOf(id, "stages"));
  await assertAccessible(page);
  await link(page, "test").click();
  await beginButton(page, "stage variables", "Add stage variable").click();
  await field(page, "Name").fill("pet");
  await field(page, "Value").fill("Rex");
  await button(page, "Save").click();
  await seeFlash(page, "Successfully updated the stage variables.");
  await cell(page, "Rex").waitFor();
  const url = await page.getByRole("link", { name: /execute-api/ }).first().getAttribute("href");
  assert.equal((await get(`${url}/pets`)).body, '{"pet": "Rex"}');

  await link(page, "Edit").click();
  await field(page, "Stage description").fill(markup);
  await field(page, "Rate").fill("50");
  await field(page, "Burst").fill("20");
  await choose(page, /^CloudWatch logs/, "Errors and info logs");
  await field(page, "Access log destination ARN").fill("arn:aws:logs:us-east-1:000000000000:log-group:petshop");
  await assertAccessible(page);
  await button(page, "Save").click();
  await seeFlash(page, "Successfully updated stage 'test'.");
  await page.getByText(markup).first().waitFor();
  await link(page, "View execution logs").waitFor();
  await tab(page, "Method settings").click();
  await page.getByRole("radio", { name: "Select method GET /pets" }).click();
  await page.getByRole("tabpanel", { name: "Method settings" }).getByRole("button", { name: "Edit", exact: true }).click();
  await field(page.getByRole("dialog"), "Rate").fill("5");
  await button(page, "Save").click();
  await cell(page, "Override for this method").waitFor();
  await assertAccessible(page);
  const stage = await gateway.send(new GetStageCommand({ restApiId: id, stageName: "test" }));
  assert.equal(stage.methodSettings["*/*"].throttlingRateLimit, 50);
  assert.equal(stage.methodSettings["*/*"].loggingLevel, "INFO");
  assert.equal(stage.methodSettings["pets/GET"].throttlingRateLimit, 5);
  assert.match(stage.accessLogSettings.format, /\$context\.requestId/);

  const { id: later } = await gateway.send(new CreateDeploymentCommand({ restApiId: id, description: "later" }));
  await tab(page, "Deployment history").click();
  await button(page, "Refresh deployments").click();
  await page.getByRole("radio", { name: `Select deployment ${later}` }).click();
  await button(page, "Change active deployment").click();
  await seeFlash(page, "Successfully changed the active deployment");
  await page.getByRole("radio", { name: `Select deployment ${stage.deploymentId}` }).click();
  await page.getByRole("tabpanel", { name: "Deployment history" }).getByRole("button", { name: "Delete", exact: true }).click();
  await confirmDelete(page, "");
  await seeFlash(page, `Deleted deployment ${stage.deploymentId}.`);

  await open(page, pathOf(id, "stages/create"));
  await field(page, "Stage name").fill("beta");
  await choose(page, /^Deployment/, /later/);
  await assertAccessible(page);
  await button(page, "Create stage").click();
  await seeFlash(page, "Successfully created stage 'beta'.");
  await button(page, "Delete").first().click();
  await confirmDelete(page);
  await seeFlash(page, "Deleted stage beta.");
});

consoleTest("models, gateway responses, the policy and the settings of an API are edited", async (page) => {
  const { id } = await createApi("Described");
  await open(page, pathOf(id, "models"));
  await assertAccessible(page);
  await link(page, "Create model").click();
  await field(page, "Name").fill("Pet");
  await typeCode(page, "Model schema", "{");
  await page.getByText(/This is not JSON/).first().waitFor();
  await typeCode(page, "Model schema", '{"type": "object", "description": "a pet"}');
  await assertAccessible(page);
  await button(page, "Create model").click();
  await seeFlash(page, "Successfully created model 'Pet'.");
  await link(page, "Pet").click();
  await field(page, "Description").fill(markup);
  await button(page, "Save").click();
  await seeFlash(page, "Successfully updated model 'Pet'.");
  await cell(page, markup).waitFor();
  await page.getByRole("radio", { name: "Select model Error" }).click();
  await button(page, "Delete").click();
  await confirmDelete(page);
  await seeFlash(page, "Deleted model Error.");
  const { items } = await gateway.send(new GetModelsCommand({ restApiId: id }));
  assert.deepEqual(items.map((m) => m.name).sort(), ["Empty", "Pet"]);

  await link(page, "Gateway responses").click();
  await page.getByText("Default").first().waitFor();
  await assertAccessible(page);
  await link(page, "DEFAULT_5XX").click();
  await field(page, "Status code").fill("503");
  await button(page, "Add header").click();
  await field(page, "Name").fill("Retry-After");
  await field(page, "Value").fill("'9'");
  await assertAccessible(page);
  await button(page, "Save").click();
  await seeFlash(page, "Successfully updated the gateway response 'DEFAULT_5XX'.");
  const response = await gateway.send(new GetGatewayResponseCommand({ restApiId: id, responseType: "DEFAULT_5XX" }));
  assert.deepEqual([response.statusCode, response.responseParameters], ["503", { "gatewayresponse.header.Retry-After": "'9'" }]);
  await page.getByRole("radio", { name: "Select gateway response DEFAULT_5XX" }).click();
  await button(page, "Reset to default").click();
  await seeFlash(page, "Successfully reset the gateway response 'DEFAULT_5XX'");

  await link(page, "Resource policy").click();
  await button(page, "Select a template").click();
  await page.getByRole("menuitem", { name: "IP range denylist" }).click();
  await link(page, "Models").click();
  await button(page, "Stay").click();
  await assertAccessible(page);
  await button(page, "Save changes").click();
  await seeFlash(page, "Successfully saved the resource policy.");
  assert.match((await gateway.send(new GetRestApiCommand({ restApiId: id }))).policy, /192\.0\.2\.0/);
  await button(page, "Delete policy").click();
  await confirmDelete(page);
  await seeFlash(page, `Deleted resource policy ${id}.`);

  await link(page, "API settings").click();
  await button(page, "Edit API details").click();
  await field(page, "Description").fill(markup);
  await field(page, "Binary media types").fill("image/png");
  await field(page, "Minimum body size to compress").fill("1000");
  await assertAccessible(page);
  await button(page, "Save changes").click();
  await seeFlash(page, "Successfully updated the API's settings.");
  await page.getByText(markup).first().waitFor();
  await button(page, "Manage tags").click();
  await button(page, "Add new tag").click();
  await field(page, "Key").fill("owner");
  await field(page.getByRole("dialog"), "Value").fill("team");
  await button(page, "Save").click();
  await seeFlash(page, "Saved the tags.");
  await assertAccessible(page);
  const api = await gateway.send(new GetRestApiCommand({ restApiId: id }));
  assert.deepEqual([api.description, api.binaryMediaTypes, api.minimumCompressionSize, api.tags], [markup, ["image/png"], 1000, { owner: "team" }]);
});

consoleTest("an authorizer is made, tested, changed, used by a method and deleted", async (page) => {
  const { id, pets, at } = await createApi("Guarded", { hasMock: true });
  await createFunction("guard", `export const handler = async (event) => ({
    principalId: "${markup}",
    policyDocument: { Version: "2012-10-17", Statement: [{ Effect: event.authorizationToken === "let me in" ? "Allow" : "Deny", Action: "execute-api:Invoke", Resource: "*" }] },
  });`);
  await open(page, pathOf(id, "authorizers"));
  await page.getByText("No authorizers").waitFor();
  await assertAccessible(page);
  await link(page, "Create authorizer").first().click();
  await field(page, "Authorizer name").fill("guard");
  await page.getByRole("combobox", { name: "Lambda function" }).fill("guard");
  await page.getByRole("option", { name: /guard/ }).last().click();
  await assertAccessible(page);
  await button(page, "Create authorizer").click();
  await button(page, "Add permission").click();
  await seeFlash(page, "Successfully created authorizer 'guard'.");
  await field(page, "Token value").fill("let me in");
  await button(page, "Test authorizer").click();
  const results = part(page, "Authorizer test results");
  await results.getByText(markup).first().waitFor();
  assert.equal(JSON.parse(await part(page, "Policy").innerText()).Statement[0].Effect, "Allow");
  await assertAccessible(page);
  await link(page, "Edit").click();
  await field(page, "TTL").fill("60");
  await field(page, "Token validation").fill("let.*");
  await button(page, "Save").click();
  await seeFlash(page, "Successfully updated authorizer 'guard'.");
  const { items } = await gateway.send(new GetAuthorizersCommand({ restApiId: id }));
  assert.deepEqual([items[0].authorizerResultTtlInSeconds, items[0].identityValidationExpression], [60, "let.*"]);

  await open(page, pathOf(id, `resources/${pets}/GET/request`));
  await choose(page, /^Authorization/, "guard");
  await button(page, "Save").click();
  await seeFlash(page, "Successfully updated the method request.");
  assert.equal((await gateway.send(new GetMethodCommand(at))).authorizerId, items[0].id);

  await open(page, pathOf(id, "authorizers"));
  await page.getByRole("radio", { name: `Select authorizer ${items[0].id}` }).click();
  await button(page, "Delete").click();
  await page.getByRole("dialog").getByPlaceholder("confirm").fill("confirm");
  await button(page.getByRole("dialog"), "Delete").click();
  await page.getByRole("dialog").getByText("ConflictException").first().waitFor();
  await button(page.getByRole("dialog"), "Cancel").click();

  await link(page, "Create authorizer").click();
  await field(page, "Authorizer name").fill("people");
  await page.getByRole("radio", { name: /^Cognito/ }).check();
  await field(page, "Cognito user pools").fill("arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_Example12");
  await assertAccessible(page);
  await button(page, "Create authorizer").click();
  await seeFlash(page, "Successfully created authorizer 'people'.");
  await open(page, pathOf(id, `resources/${pets}/GET/request`));
  await choose(page, /^Authorization/, "people");
  await field(page, "Authorization scopes").fill("pets/read");
  await button(page, "Save").click();
  await seeFlash(page, "Successfully updated the method request.");
  const byPeople = await gateway.send(new GetMethodCommand(at));
  assert.deepEqual([byPeople.authorizationType, byPeople.authorizationScopes], ["COGNITO_USER_POOLS", ["pets/read"]]);
}, { mayFail: /status of 409/ });

consoleTest("API keys and usage plans let callers in, count them, and are deleted", async (page) => {
  const { id, at } = await createApi("Counted", { hasMock: true, stage: "live" });
  await open(page, "/apigateway/api-keys");
  await page.getByText("No API keys").waitFor();
  await assertAccessible(page);
  await link(page, "Create API key").first().click();
  await field(page, "Name").fill("caller");
  await page.getByRole("radio", { name: /^Custom/ }).check();
  await field(page, "API key value").fill("a-key-of-twenty-characters");
  await assertAccessible(page);
  await button(page, "Save").click();
  await seeFlash(page, "Successfully created API key 'caller'.");
  await button(page, "Show").click();
  await page.getByText("a-key-of-twenty-characters").first().waitFor();
  await button(page, "Deactivate").click();
  await seeFlash(page, "The API key 'caller' is now inactive.");
  await button(page, "Activate").click();
  await seeFlash(page, "The API key 'caller' is now active.");
  await assertAccessible(page);

  await link(page, "Usage plans").click();
  await link(page, "Create usage plan").first().click();
  await field(page, "Name").fill("Basic");
  await field(page, "Rate").fill("100");
  await field(page, "Burst").fill("50");
  await field(page, "Requests").fill("1000");
  await page.getByText("As code").click();
  assert.match(await page.getByRole("region", { name: "AWS CLI command" }).innerText(), /create-usage-plan/);
  await assertAccessible(page);
  await button(page, "Create usage plan").click();
  await seeFlash(page, "Successfully created usage plan 'Basic'.");
  await button(page, "Add stage").first().click();
  await choose(page, /^API/, /Counted/);
  await choose(page, /^Stage/, "live");
  await button(page, "Add to usage plan").click();
  await link(page, "live").waitFor();
  await tab(page, "Associated API keys").click();
  await button(page, "Add API key").first().click();
  await choose(page, /^API key/, /caller/);
  await button(page.getByRole("dialog"), "Add API key").click();
  await link(page, "caller").waitFor();
  await page.getByRole("radio", { name: /^Select API key/ }).click();
  await button(page, "Grant usage extension").click();
  await field(page, "Remaining requests").fill("2000");
  await button(page, "Save").click();
  await cell(page, "2000").waitFor();
  await assertAccessible(page);
  await link(page, "Edit").click();
  await field(page, "Rate").fill("10");
  await button(page, "Save changes").click();
  await seeFlash(page, "Successfully updated usage plan 'Basic'.");
  const { items: [plan] } = await gateway.send(new GetUsagePlansCommand({}));
  assert.deepEqual([plan.throttle.rateLimit, plan.quota.limit, plan.apiStages], [10, 1000, [{ apiId: id, stage: "live" }]]);

  await link(page, "Usage plans").first().click();
  await page.getByRole("radio", { name: `Select usage plan ${plan.id}` }).click();
  await assertAccessible(page);
  await button(page, "Delete").click();
  await confirmDelete(page);
  await seeFlash(page, "Deleted usage plan Basic.");
  await link(page, "API keys").click();
  await page.getByRole("radio", { name: /^Select API key/ }).click();
  await button(page, "Delete").click();
  await confirmDelete(page);
  await seeFlash(page, "Deleted API key caller.");
  assert.equal((await gateway.send(new GetApiKeysCommand({}))).items?.length ?? 0, 0);
  assert.ok(at);
});

consoleTest("what is not there says so in the service's words, and a form keeps what was typed", async (page) => {
  await open(page, pathOf("nosuchapi1", "resources"));
  await page.getByText(/NotFoundException: Invalid API identifier specified/).waitFor();
  await assertAccessible(page);
  const { id } = await createApi(markup);
  await open(page, pathOf(id, "resources"));
  await page.getByText(`API: ${markup} (${id})`).waitFor();
  await link(page, "Create resource").click();
  await field(page, "Resource name").fill("a b");
  await button(page, "Create resource").click();
  await page.getByText(/BadRequestException: Resource's path part/).first().waitFor();
  assert.equal(await field(page, "Resource name").inputValue(), "a b");
}, { mayFail: /status of 40[04]/ });

consoleTest("an API is imported from OpenAPI, cloned, exported, and code for it is downloaded", async (page) => {
  await open(page, "/apigateway/apis/create-rest");
  await page.getByRole("radio", { name: /^Import API/ }).check();
  await page.locator("input[type=file]").setInputFiles({ name: "api.json", mimeType: "application/json", buffer: Buffer.from(mockApi("Imported", markup)) });
  await page.getByText("As code").click();
  assert.match(await page.getByRole("region", { name: "AWS CLI command" }).innerText(), /aws apigateway import-rest-api/);
  await assertAccessible(page);
  await button(page, "Create API").click();
  await seeFlash(page, "Successfully created REST API 'Imported");
  const id = await openedApi(page);
  await page.getByRole("treeitem", { name: /GET/ }).waitFor();

  await open(page, "/apigateway/apis/create-rest");
  await page.getByRole("radio", { name: /^Clone existing API/ }).check();
  await choose(page, /^API to clone from/, new RegExp(id));
  await field(page, "API name").fill("Cloned");
  await button(page, "Create API").click();
  await seeFlash(page, "Successfully created REST API 'Cloned");
  await page.getByRole("treeitem", { name: /GET/ }).waitFor();

  await gateway.send(new CreateDeploymentCommand({ restApiId: id, stageName: "v1" }));
  await open(page, pathOf(id, "stages/by-name/v1"));
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
  await open(page, pathOf(id, "stages/by-name/v1/edit"));
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
  await open(page, pathOf(id, "resources"));
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
  await open(page, pathOf(id, "documentation"));
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
  await open(page, pathOf(id, `resources/${root}/create-method`));
  await choose(page, /^Method type/, "POST");
  await page.getByRole("radio", { name: /^HTTP/ }).check();
  await page.getByLabel("HTTP proxy integration").click();
  await field(page, "Endpoint URL").fill("https://example.com/pets");
  await assertAccessible(page);
  await button(page, "Create method").click();
  await seeFlash(page, "Successfully created method 'POST'");
  await open(page, pathOf(id, `resources/${root}/create-method`));
  await choose(page, /^Method type/, "PUT");
  await page.getByRole("radio", { name: /^AWS service/ }).check();
  await field(page, "Service name").fill("dynamodb");
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
