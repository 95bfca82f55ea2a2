// The first lab (docs/first-lab.md), by clicks alone, from the empty cloud to nothing left. The clients of the SDK only look.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { APIGatewayClient, GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { assertAccessible, button, choose, client, confirmDelete, consoleTest, field, get, link, open, openedApi, seeFlash, typeCode } from "./browser.mjs";

const sample = (name) => readFile(new URL(`../../samples/users-api/${name}/index.mjs`, import.meta.url), "utf8");
const part = (page, name) => page.getByRole("region", { name, exact: true });

consoleTest(
  "the whole lab, by clicks",
  async (page) => {
    await makeTable(page);
    await makeFirstFunction(page);
    await makeWriter(page);
    await makeReader(page);
    const { api, url } = await makeApi(page);
    await useApi(page, url);
    await cleanUp(page, api);
    await assertNothingIsLeft();
  },
  // A function without a policy of its own, and the root of an API without a method: both are answers, not faults.
  { mayFail: /status of 40[34]/ },
);

/** To a service as a person goes there: from the home page, then by the side navigation. */
async function go(page, service, entry) {
  await link(page, "Fractus").first().click();
  await page.getByRole("heading", { name: "Console home" }).waitFor();
  await page.getByRole("link", { name: service, exact: true }).first().click();
  if (entry) await link(page, entry).first().click();
}

async function makeTable(page) {
  await open(page, "/");
  await go(page, "DynamoDB");
  await link(page, "Create table").first().click();
  await field(page, "Table name").fill("serverless_workshop_intro");
  await page.getByPlaceholder("Enter the partition key name").fill("_id");
  await button(page, "Create table").click();
  await page.getByRole("row", { name: /serverless_workshop_intro/ }).getByText("Active").waitFor();
  await link(page, "serverless_workshop_intro").click();
  await link(page, "Explore table items").click();
  await link(page, "Create item").first().click();
  await field(page, "Value of _id").fill("1");
  await button(page, "Create item").click();
  await seeFlash(page, "The item was created");
}

async function createFunction(page, name) {
  await go(page, "Lambda");
  await link(page, "Create function").first().click();
  await field(page, "Function name").fill(name);
  await choose(page, /^Runtime/, "Node.js 20.x");
}

async function deploy(page, name, code) {
  await typeCode(page, "Code of index.mjs", code);
  await page.getByText("Changes not deployed").waitFor();
  await button(page, "Deploy").click();
  await seeFlash(page, `The function ${name} was updated.`);
}

async function makeFirstFunction(page) {
  await createFunction(page, "first-function");
  await page.locator("form").getByRole("button", { name: "Create function" }).click();
  await seeFlash(page, "The function first-function was created.");
  await button(page, "Test").click();
  await field(page, "Event name").fill("TestEvent");
  await button(page, "Save").click();
  await button(page, "Test").click();
  assert.match(await part(page, "Response").innerText(), /Hello from Lambda!/);
  assert.match(await part(page, "Function Logs").innerText(), /REPORT RequestId: .*\s+Duration: .*\sInit Duration: /);
  await deploy(page, "first-function", await sample("first-function"));
  await button(page, "Test").click();
  await part(page, "Response").getByText("4711").waitFor();
}

/** Its role is made in IAM, trusts Lambda, and may write logs alone: the first test fails, and says what is missing. */
async function makeWriter(page) {
  await go(page, "IAM", "Roles");
  await link(page, "Create role").first().click();
  await choose(page, /^Service or use case/, /^Lambda/);
  await page.getByText("AWSLambdaBasicExecutionRole").first().waitFor();
  await button(page, "Next").click();
  await page.getByRole("heading", { level: 1, name: "Add permissions" }).waitFor();
  await button(page, "Next").click();
  await field(page, "Role name").fill("add-people-role");
  await button(page, "Create role").click();
  await seeFlash(page, "The role add-people-role was created.");

  await createFunction(page, "add-people");
  await page.getByRole("radio", { name: "Use an existing role" }).check();
  await choose(page, /^Existing role/, "add-people-role");
  await page.locator("form").getByRole("button", { name: "Create function" }).click();
  await seeFlash(page, "The function add-people was created.");
  await deploy(page, "add-people", await sample("add-people"));
  await button(page, "Test").click();
  await field(page, "Event name").fill("TestEvent");
  await button(page, "Save").click();
  await button(page, "Test").click();
  await page.getByText("Failed", { exact: true }).waitFor();
  assert.match(await part(page, "Response").innerText(), /is not authorized to perform: dynamodb:BatchWriteItem/);
  await assertAccessible(page);

  await attach(page, "add-people-role", "AmazonDynamoDBFullAccess");
  await go(page, "Lambda");
  await link(page, "add-people").click();
  await button(page, "Test").click();
  await part(page, "Response").getByText("Success. Added 3 people to serverless_workshop_intro.").waitFor();
}

/** From the function's permissions to its role, and there the policy that a search for "dynamodb" finds. */
async function attach(page, role, policy) {
  await page.getByRole("tab", { name: "Configuration", exact: true }).click();
  await page.getByRole("tab", { name: "Permissions" }).click();
  await page.getByRole("link", { name: role }).first().click();
  // The page before has such a button too, and stays until the other is there; so it is with the field on the next.
  await page.getByRole("heading", { level: 1, name: role }).waitFor();
  await button(page, "Add permissions").click();
  await page.getByRole("menuitem", { name: "Attach policies" }).click();
  await page.getByRole("heading", { level: 1, name: /^Attach policies to/ }).waitFor();
  await field(page, "Find policies").fill("dynamodb");
  await page.getByRole("checkbox", { name: new RegExp(`policy/${policy}$`) }).click();
  await button(page, "Add permissions").click();
  await seeFlash(page, "The policy was attached to the role");
}

async function makeReader(page) {
  await createFunction(page, "get-users");
  await page.locator("form").getByRole("button", { name: "Create function" }).click();
  await seeFlash(page, "The function get-users was created.");
  await deploy(page, "get-users", await sample("get-users"));
  await attach(page, /^get-users-role-/, "AmazonDynamoDBReadOnlyAccess");
}

async function makeApi(page) {
  await go(page, "API Gateway");
  await link(page, "Create API").first().click();
  await link(page, "Build REST API").click();
  await field(page, "API name").fill("ServerlessREST");
  await button(page, "Create API").click();
  await seeFlash(page, "Successfully created REST API 'ServerlessREST");
  const api = await openedApi(page);
  await link(page, "Create resource").click();
  await field(page, "Resource name").fill("users");
  await button(page, "Create resource").click();
  await seeFlash(page, "Successfully created resource '/users'.");
  await link(page, "Create method").first().click();
  await choose(page, /^Method type/, "GET");
  await page.getByRole("combobox", { name: "Lambda function" }).fill("get-users");
  await page.getByRole("option", { name: /get-users/ }).last().click();
  await button(page, "Create method").click();
  await button(page, "Add permission").click();
  await seeFlash(page, "Successfully created method 'GET' in '/users'.");

  await page.getByRole("tab", { name: "Test", exact: true }).click();
  await page.getByRole("tabpanel", { name: "Test" }).getByRole("button", { name: "Test", exact: true }).click();
  await part(page, "Test results").getByText("200", { exact: true }).waitFor();
  assert.match(await part(page, "Response body").innerText(), /Grace Hopper/);

  await button(page, "Deploy API").click();
  await choose(page, /^Stage/, "*New stage*");
  await field(page, "Stage name").fill("v1");
  await field(page, "Deployment description").fill("Initial rollout of the API!");
  await button(page.getByRole("dialog"), "Deploy").click();
  await seeFlash(page, "in the stage v1.");
  return { api, url: await page.getByRole("link", { name: /execute-api/ }).first().getAttribute("href") };
}

/** The root has no method; the users are at /v1/users, in the browser too. */
async function useApi(page, url) {
  const [opened] = await Promise.all([page.waitForEvent("popup"), page.getByRole("link", { name: /execute-api/ }).first().click()]);
  await opened.getByText('{"message":"Missing Authentication Token"}').waitFor();
  await opened.goto(`${url}/users`);
  await opened.getByText("Ada Lovelace").waitFor();
  await opened.close();
  const users = JSON.parse((await get(`${url}/users`)).body);
  assert.deepEqual(users.map((u) => u.FullName).filter(Boolean).sort(), ["Ada Lovelace", "Grace Hopper", "Katherine Johnson"]);
}

async function deleteAll(page, select, done) {
  for (const name of select) await page.getByRole("checkbox", { name }).click();
  await button(page, "Delete").click();
  const word = page.getByRole("dialog").getByRole("textbox");
  if (await word.count()) await word.fill((await word.getAttribute("placeholder")) ?? "");
  await button(page.getByRole("dialog"), "Delete").click();
  await seeFlash(page, done);
}

async function cleanUp(page, api) {
  await go(page, "API Gateway");
  await page.getByRole("radio", { name: `Select API ${api}` }).click();
  await button(page, "Delete").click();
  await confirmDelete(page);
  await seeFlash(page, "Deleted API ServerlessREST");
  await go(page, "Lambda");
  await deleteAll(page, ["Select function first-function", "Select function add-people", "Select function get-users"], "Deleted 3 functions.");
  await go(page, "CloudWatch Logs");
  await deleteAll(page, [/first-function$/, /add-people$/, /get-users$/], "Deleted 3 log groups.");
  await go(page, "IAM", "Roles");
  await deleteAll(page, [/role first-function-role-/, /role add-people-role/, /role get-users-role-/], "Deleted 3 roles.");
  await go(page, "DynamoDB");
  await deleteAll(page, ["Select table serverless_workshop_intro"], "Deleted table serverless_workshop_intro.");
}

async function assertNothingIsLeft() {
  const left = await Promise.all([
    client(APIGatewayClient).send(new GetRestApisCommand({})).then((r) => r.items ?? []),
    client(LambdaClient).send(new ListFunctionsCommand({})).then((r) => r.Functions),
    client(CloudWatchLogsClient).send(new DescribeLogGroupsCommand({})).then((r) => r.logGroups),
    client(IAMClient).send(new ListRolesCommand({})).then((r) => r.Roles),
    client(DynamoDBClient).send(new ListTablesCommand({})).then((r) => r.TableNames),
  ]);
  assert.deepEqual(left, [[], [], [], [], []]);
}
