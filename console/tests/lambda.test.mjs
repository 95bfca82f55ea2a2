import assert from "node:assert/strict";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { AttachRolePolicyCommand, IAMClient, ListAttachedRolePoliciesCommand } from "@aws-sdk/client-iam";
import {
  GetFunctionCommand, GetFunctionConfigurationCommand, GetFunctionEventInvokeConfigCommand, InvokeCommand, LambdaClient, ListFunctionsCommand,
  PublishVersionCommand, UpdateFunctionCodeCommand,
} from "@aws-sdk/client-lambda";
import { strToU8, zipSync } from "fflate";
import { assertAccessible, beginButton, button, choose, client, consoleTest, field, get, link, open, seeFlash, typeCode } from "./browser.mjs";

const lambda = client(LambdaClient);
const iam = client(IAMClient);

async function createFunction(page, name, runtime = "Node.js 20.x") {
  await open(page, "/lambda/functions/create");
  await field(page, "Function name").fill(name);
  await choose(page, /^Runtime/, runtime);
  await page.locator("form").getByRole("button", { name: "Create function" }).click();
  await seeFlash(page, `The function ${name} was created.`);
}

const part = (page, name) => page.getByRole("region", { name, exact: true });

consoleTest("a function is created with its role, tested, changed, deployed and tested again, as the lab does it", async (page) => {
  await createFunction(page, "first-function");
  const { Role } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: "first-function" }));
  const policies = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: Role.split("/").at(-1) }));
  assert.deepEqual(policies.AttachedPolicies.map((p) => p.PolicyName), ["AWSLambdaBasicExecutionRole"]);

  await page.getByRole("textbox", { name: "Code of index.mjs" }).waitFor();
  await assertAccessible(page);
  await button(page, "Test").click();
  await field(page, "Event name").fill("TestEvent");
  await assertAccessible(page);
  await button(page, "Save").click();
  await button(page, "Test").click();
  assert.match(await part(page, "Response").innerText(), /Hello from Lambda!/);
  assert.equal(await part(page, "Test Event Name").innerText(), "TestEvent");
  const requestId = await part(page, "Request ID").innerText();
  const log = await part(page, "Function Logs").innerText();
  assert.match(log, new RegExp(`START RequestId: ${requestId} Version: \\$LATEST`));
  assert.match(log, new RegExp(`END RequestId: ${requestId}`));
  assert.match(log, new RegExp(`REPORT RequestId: ${requestId}\\s+Duration: .*\\sMemory Size: 128 MB`));

  await typeCode(page, "Code of index.mjs", 'import { text } from "./lib/text.mjs";\nexport const handler = async () => ({ text, html: "<script>alert(1)</script>" });\n');
  await page.getByText("Changes not deployed").waitFor();
  await button(page, "New file").click();
  await field(page, "Path").fill("lib/text.mjs");
  await button(page, "Create").click();
  await typeCode(page, "Code of lib/text.mjs", 'export const text = "changed";\n');
  await page.keyboard.press("ControlOrMeta+s");
  await seeFlash(page, "The function first-function was updated.");
  await page.getByText("Changes not deployed").waitFor({ state: "detached" });
  await button(page, "Test").click();
  await part(page, "Response").getByText("changed").waitFor();
  assert.deepEqual(JSON.parse(await part(page, "Response").innerText()), { text: "changed", html: "<script>alert(1)</script>" });
  await assertAccessible(page);
});

consoleTest("code that was changed is not lost without a question, and not written over another's", async (page) => {
  await createFunction(page, "careful", "Python 3.11");
  await typeCode(page, "Code of lambda_function.py", "def lambda_handler(event, context):\n    return 'mine'\n");
  await page.getByText("Changes not deployed").waitFor();
  await link(page, "Layers").click();
  await button(page, "Stay").click();
  let asked = false;
  page.once("dialog", (dialog) => {
    asked = dialog.type() === "beforeunload";
    return dialog.dismiss();
  });
  await page.reload({ timeout: 2000 }).catch(() => undefined);
  assert.ok(asked);

  const zip = zipSync({ "lambda_function.py": strToU8("def lambda_handler(event, context):\n    return 'theirs'\n") });
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: "careful", ZipFile: zip }));
  await button(page, "Refresh").click();
  await page.waitForLoadState("networkidle");
  await button(page, "Deploy").click();
  await seeFlash(page, "The code was deployed from elsewhere meanwhile.");
});

consoleTest("a package is uploaded, and its binary files are kept", async (page) => {
  await createFunction(page, "uploaded");
  const files = { "index.mjs": strToU8("export const handler = async () => 'uploaded';\n"), "data.bin": Uint8Array.of(0, 1, 255) };
  await button(page, "Upload .zip file").click();
  await page.locator("input[type=file]").setInputFiles({ name: "code.zip", mimeType: "application/zip", buffer: Buffer.from(zipSync(files)) });
  await button(page, "Save").click();
  await button(page, "Open data.bin").click();
  await page.getByText("This file is not text: 3 bytes.").waitFor();
  await page.getByRole("tab", { name: "Test" }).click();
  await page.getByRole("tabpanel", { name: "Test" }).getByRole("button", { name: "Test", exact: true }).click();
  assert.equal(await part(page, "Response").innerText(), '"uploaded"');
  await assertAccessible(page);
});

consoleTest("a failing function shows its error", async (page) => {
  await createFunction(page, "failing");
  await typeCode(page, "Code of index.mjs", 'export const handler = async () => { throw new TypeError("no such thing"); };');
  await button(page, "Deploy").click();
  await seeFlash(page, "The function failing was updated.");
  await button(page, "Test").click();
  await field(page, "Event name").fill("any");
  await button(page, "Save").click();
  await button(page, "Test").click();
  await page.getByText("Failed", { exact: true }).waitFor();
  const response = JSON.parse(await part(page, "Response").innerText());
  assert.equal(response.errorType, "TypeError");
  assert.equal(response.errorMessage, "no such thing");

  const denial = "User: arn:aws:sts::000000000000:assumed-role/gone/failing is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:us-east-1:000000000000:table/t";
  await typeCode(page, "Code of index.mjs", `export const handler = async () => { throw new Error("${denial}"); };`);
  await button(page, "Deploy").click();
  await page.getByText("Changes not deployed").waitFor({ state: "detached" });
  await button(page, "Test").click();
  await link(page, "Why was this denied?").click();
  await page.getByRole("heading", { name: "Why was this denied?" }).waitFor();
  assert.equal(await field(page, "Action").inputValue(), "dynamodb:PutItem");
}, { mayFail: /status of 404/ });

consoleTest(
  "configuration, permissions, URL, concurrency and tags are changed",
  async (page) => {
    await createFunction(page, "configured");
    await page.getByRole("tab", { name: "Configuration", exact: true }).click();
    await button(page, "Edit general configuration").click();
    await field(page, "Memory").fill("256");
    await field(page, "Timeout seconds").fill("20");
    await button(page, "Save").click();
    await page.getByText("0 min 20 sec").waitFor();

    await page.getByRole("tab", { name: "Permissions" }).click();
    await page.getByText("AWSLambdaBasicExecutionRole").first().waitFor();
    await beginButton(page, "statements", "Add permissions").click();
    await field(page, "Statement ID").fill("api");
    await button(page, "Save").click();
    await page.getByRole("gridcell", { name: "apigateway.amazonaws.com" }).waitFor();
    await assertAccessible(page);

    await page.getByRole("tab", { name: "Environment variables" }).click();
    await button(page, "Edit environment variables").click();
    await button(page, "Add environment variable").click();
    await field(page, "Key").fill("STAGE");
    await field(page, "Value").fill("test");
    await button(page, "Save").click();
    await seeFlash(page, "The environment variables were saved.");

    await page.getByRole("tab", { name: "Function URL" }).click();
    await button(page, "Create function URL").click();
    await page.getByRole("radio", { name: /^NONE/ }).check();
    await button(page, "Save").click();
    const address = await page.getByRole("link", { name: /lambda-url/ }).getAttribute("href");
    assert.match((await get(address)).body, /Hello from Lambda!/);

    await page.getByRole("tab", { name: "Concurrency" }).click();
    await button(page, "Edit concurrency").click();
    await page.getByRole("radio", { name: "Reserve concurrency" }).check();
    await button(page, "Save").click();
    await page.getByText("10 reserved").waitFor();
    await assertAccessible(page);

    const { Configuration, Concurrency } = await lambda.send(new GetFunctionCommand({ FunctionName: "configured" }));
    assert.equal(Configuration.MemorySize, 256);
    assert.equal(Configuration.Timeout, 20);
    assert.deepEqual(Configuration.Environment.Variables, { STAGE: "test" });
    assert.equal(Concurrency.ReservedConcurrentExecutions, 10);
  },
  // A function without a policy or a URL: the service answers that there is none.
  { mayFail: /status of 404/ },
);

consoleTest("versions are published and aliases lead to them", async (page) => {
  await createFunction(page, "versioned");
  await page.getByRole("tab", { name: "Versions" }).click();
  await button(page, "Publish new version").first().click();
  await field(page, "Version description").fill("the first");
  await button(page, "Publish").click();
  await page.getByRole("gridcell", { name: "the first" }).waitFor();
  await page.getByRole("tab", { name: "Aliases" }).click();
  await button(page, "Create alias").first().click();
  await field(page, "Name").fill("prod");
  await choose(page, /^Version/, "1");
  await button(page, "Save").click();
  await page.getByRole("gridcell", { name: "Version 1" }).waitFor();
  await assertAccessible(page);
  await page.getByRole("radio", { name: "Select alias prod" }).click();
  await page.getByRole("tabpanel", { name: "Aliases" }).getByRole("button", { name: "Delete", exact: true }).click();
  const modal = page.getByRole("dialog");
  await modal.getByPlaceholder("confirm").fill("confirm");
  await modal.getByRole("button", { name: "Delete", exact: true }).click();
  await seeFlash(page, "Deleted alias prod.");
});

consoleTest("a layer is created and given to a function", async (page) => {
  await createFunction(page, "layered");
  await open(page, "/lambda/layers");
  await link(page, "Create layer").first().click();
  await field(page, "Name").fill("shared");
  const zip = zipSync({ "nodejs/node_modules/shared/index.js": strToU8("module.exports = 1;") });
  await page.locator("input[type=file]").setInputFiles({ name: "layer.zip", mimeType: "application/zip", buffer: Buffer.from(zip) });
  await assertAccessible(page);
  await button(page, "Create").click();
  await seeFlash(page, "A version of the layer shared was created.");
  await page.getByRole("gridcell", { name: "1", exact: true }).waitFor();
  await open(page, "/lambda/functions/by-name/layered");
  await beginButton(page, "layers", "Add a layer").click();
  await page.getByRole("dialog").getByRole("button", { name: /Layers/ }).click();
  await page.getByRole("option", { name: /shared/ }).click();
  await page.keyboard.press("Escape");
  await button(page, "Save").click();
  await page.getByRole("gridcell", { name: "shared", exact: true }).waitFor();
});

consoleTest("a function with a role of templates is created and deleted by typing confirm", async (page) => {
  await open(page, "/lambda/functions/create");
  await field(page, "Function name").fill("get-users");
  await page.getByRole("radio", { name: /policy templates/ }).check();
  await field(page, "Role name").fill("reader-role");
  await choose(page, /^Policy templates/, /read only/);
  await page.keyboard.press("Escape");
  await page.getByText("As code").click();
  assert.match(await page.getByRole("region", { name: "AWS CLI command" }).innerText(), /--policy-arn arn:aws:iam::aws:policy\/AmazonDynamoDBReadOnlyAccess/);
  await assertAccessible(page);
  await page.locator("form").getByRole("button", { name: "Create function" }).click();
  await seeFlash(page, "The function get-users was created.");
  const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: "reader-role" }));
  assert.deepEqual(AttachedPolicies.map((p) => p.PolicyName).sort(), ["AWSLambdaBasicExecutionRole", "AmazonDynamoDBReadOnlyAccess"]);

  await open(page, "/lambda/functions");
  await page.getByRole("checkbox", { name: "Select function get-users" }).click();
  await assertAccessible(page);
  await button(page, "Delete").click();
  const modal = page.getByRole("dialog");
  await modal.getByPlaceholder("confirm").fill("confirm");
  await modal.getByRole("button", { name: "Delete", exact: true }).click();
  await seeFlash(page, "Deleted function get-users.");
  const { Functions } = await lambda.send(new ListFunctionsCommand({}));
  assert.ok(!Functions.some((f) => f.FunctionName === "get-users"));
});

consoleTest(
  "a table's stream triggers a function, and its results go to another function",
  async (page) => {
    const dynamodb = client(DynamoDBClient);
    await dynamodb.send(
      new CreateTableCommand({
        TableName: "watched", BillingMode: "PAY_PER_REQUEST", StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" },
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }], KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      }),
    );
    await createFunction(page, "receiver");
    await createFunction(page, "watcher");
    const { Role } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: "watcher" }));
    const RoleName = Role.split("/").at(-1);
    for (const policy of ["service-role/AWSLambdaDynamoDBExecutionRole", "AWSLambda_FullAccess"]) {
      await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: `arn:aws:iam::aws:policy/${policy}` }));
    }
    await page.getByRole("tab", { name: "Configuration", exact: true }).click();
    await page.getByRole("tab", { name: "Triggers" }).click();
    await beginButton(page, "triggers", "Add trigger").click();
    await choose(page, /^DynamoDB table/, "watched");
    await choose(page, /^Starting position/, "Trim horizon");
    await assertAccessible(page);
    await button(page, "Add").click();
    await page.getByRole("row", { name: /DynamoDB: watched Enabled 100/ }).waitFor();
    await assertAccessible(page);
    await page.getByRole("radio", { name: /^Select trigger/ }).click();
    await button(page, "Disable").click();
    await page.getByRole("row", { name: /DynamoDB: watched Disabled/ }).waitFor();
    await page.getByRole("tabpanel", { name: "Triggers" }).getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
    await seeFlash(page, "Deleted trigger DynamoDB: watched.");

    await page.getByRole("tab", { name: "Asynchronous invocation" }).click();
    await button(page, "Edit asynchronous invocation").click();
    await choose(page, /^Retry attempts/, "0");
    await choose(page, /^Destination on success/, "receiver");
    await button(page, "Save").click();
    await seeFlash(page, "Asynchronous invocation was saved.");
    await assertAccessible(page);
    const config = await lambda.send(new GetFunctionEventInvokeConfigCommand({ FunctionName: "watcher" }));
    assert.equal(config.MaximumRetryAttempts, 0);
    assert.match(config.DestinationConfig.OnSuccess.Destination, /:receiver$/);
    await page.reload();
    await button(page, "Remove configuration").click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByText("21600 seconds").waitFor();
  },
  { mayFail: /status of 404/ },
);

consoleTest(
  "the monitor shows what a function did and what it does, and an event is shared by a link",
  async (page) => {
    await createFunction(page, "observed");
    await page.getByRole("tab", { name: "Test" }).click();
    await field(page, "Event name").fill("shared");
    await button(page, "Copy link").click();
    await seeFlash(page, "A link to this event was copied");
    const shared = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    assert.equal(shared.search, "?tab=test");
    // Opened anew, and from the very page, where another event was begun.
    await field(page, "Event name").fill("");
    await open(page, "/lambda/functions");
    await page.goto(shared.href);
    assert.equal(await field(page, "Event name").inputValue(), "shared");
    await page.goto(shared.href.replace("eventName=shared", "eventName=other"));
    await page.waitForFunction(() => document.querySelector("input[placeholder=MyEventName]")?.value === "other");
    const panel = page.getByRole("tabpanel", { name: "Test" });
    await panel.getByRole("button", { name: "Test", exact: true }).click();
    const requestId = await part(page, "Request ID").innerText();

    await page.getByRole("tab", { name: "Monitor" }).click();
    await page.getByRole("row", { name: new RegExp(`${requestId} .* ms .* of 128 MB`) }).waitFor();
    await page.getByRole("application", { name: "Invocations" }).or(page.getByRole("img", { name: "Invocations" })).first().waitFor();
    await button(page, "Start").click();
    await page.getByText("Following", { exact: true }).waitFor();
    const { $metadata } = await lambda.send(new InvokeCommand({ FunctionName: "observed" }));
    await page.getByRole("log").getByText(`START RequestId: ${$metadata.requestId}`).waitFor();
    await assertAccessible(page);
  },
);

consoleTest("environments of a version are provisioned and given back", async (page) => {
  await createFunction(page, "prepared");
  await lambda.send(new PublishVersionCommand({ FunctionName: "prepared" }));
  await open(page, "/lambda/functions/by-name/prepared?tab=configuration&part=concurrency");
  await beginButton(page, "configurations", "Add configuration").click();
  await choose(page, /^Version or alias/, "Version 1");
  await assertAccessible(page);
  await button(page, "Save").click();
  await page.getByRole("row", { name: /^1 READY 1 1/ }).or(page.getByRole("row", { name: / 1 READY 1 1/ })).first().waitFor();
  await assertAccessible(page);
  await page.getByRole("radio", { name: "Select configuration 1" }).click();
  await button(page, "Remove").click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await seeFlash(page, "Removed provisioned concurrency configuration 1.");
});
