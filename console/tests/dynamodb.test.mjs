import assert from "node:assert/strict";
import {
  CreateTableCommand, DescribeTableCommand, DescribeTimeToLiveCommand, DynamoDBClient, GetItemCommand, ListBackupsCommand, ListTablesCommand, PutItemCommand,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import { asCode, assertAccessible, busyMeter, button, choose, client, consoleTest, field, floorMs, link, open, seeFlash, typeCode } from "./browser.mjs";

const dynamodb = client(DynamoDBClient);

async function makeTable(name, more = {}) {
  await dynamodb.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }, ...(more.attributes ?? [])],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }, ...(more.keys ?? [])],
      ...more.settings,
    }),
  );
  await waitUntilTableExists({ client: dynamodb, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { TableName: name });
}

const put = (table, item) => dynamodb.send(new PutItemCommand({ TableName: table, Item: item }));
const get = async (table, key) => (await dynamodb.send(new GetItemCommand({ TableName: table, Key: key }))).Item;

async function addAttribute(page, type) {
  await button(page, "Add new attribute").last().click();
  await page.getByRole("menuitem", { name: type, exact: true }).click();
}

consoleTest("a table is created as the lab does it, and deleted by typing confirm", async (page) => {
  await open(page, "/dynamodb/tables");
  await link(page, "Create table").first().click();
  await field(page, "Table name").fill("serverless_workshop_intro");
  await page.getByPlaceholder("Enter the partition key name").fill("_id");
  await button(page, "Create table").click();
  await seeFlash(page, "The table serverless_workshop_intro was created.");
  await page.getByRole("row", { name: /serverless_workshop_intro/ }).getByText("Active").waitFor();
  await assertAccessible(page);

  await page.getByRole("checkbox", { name: "Select table serverless_workshop_intro" }).click();
  await button(page, "Delete").click();
  const modal = page.getByRole("dialog");
  await modal.getByRole("checkbox", { name: /^Create an on-demand backup/ }).check();
  assert.match(await asCode(modal), /aws dynamodb create-backup[^]*--backup-name serverless_workshop_intro-final[^]*aws dynamodb delete-table/);
  assert.ok(await modal.getByRole("button", { name: "Delete", exact: true }).isDisabled());
  await modal.getByPlaceholder("confirm").fill("confirm");
  await modal.getByRole("button", { name: "Delete", exact: true }).click();
  await seeFlash(page, "Deleted table serverless_workshop_intro.");
  assert.ok(!(await dynamodb.send(new ListTablesCommand({}))).TableNames.includes("serverless_workshop_intro"));
  const { BackupSummaries } = await dynamodb.send(new ListBackupsCommand({ TableName: "serverless_workshop_intro" }));
  assert.deepEqual(BackupSummaries.map((b) => b.BackupName), ["serverless_workshop_intro-final"]);
});

consoleTest("a table is created with every setting, and the panel as code says the same", async (page) => {
  await open(page, "/dynamodb/tables/create");
  await field(page, "Table name").fill("orders");
  await page.getByPlaceholder("Enter the partition key name").fill("customer");
  await page.getByPlaceholder("Enter the sort key name").fill("placed");
  await choose(page, /Sort key type/, "Number");
  await page.getByRole("radio", { name: /Provisioned/ }).check();
  await field(page, "Read capacity units").fill("3");
  await choose(page, /^Stream/, "New and old images");
  await field(page, "Time to live attribute").fill("expires");
  await button(page, "Add index").click();
  await page.getByPlaceholder("Enter the index partition key name").fill("state");
  await field(page, "Index name").fill("by-state");
  await button(page, "Add new tag").click();
  await field(page, "Key").fill("owner");
  await page.getByText("As code").click();
  const code = await page.getByRole("region", { name: "AWS CLI command" }).innerText();
  assert.match(code, /aws dynamodb create-table/);
  assert.match(code, /--stream-specification '\{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"\}'/);
  assert.match(code, /aws dynamodb update-time-to-live/);
  await assertAccessible(page);
  await page.locator("form").getByRole("button", { name: "Create table" }).click();
  await seeFlash(page, "The table orders was created.");

  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: "orders" }));
  assert.equal(Table.ProvisionedThroughput.ReadCapacityUnits, 3);
  assert.deepEqual(Table.GlobalSecondaryIndexes.map((i) => i.IndexName), ["by-state"]);
  assert.equal(Table.StreamSpecification.StreamViewType, "NEW_AND_OLD_IMAGES");
  const expiry = await dynamodb.send(new DescribeTimeToLiveCommand({ TableName: "orders" }));
  assert.equal(expiry.TimeToLiveDescription.AttributeName, "expires");
});

consoleTest(
  "a refusal is shown with the form in the service's own words, and leaving unsaved work asks first",
  async (page) => {
    await open(page, "/dynamodb/tables/create");
    await field(page, "Table name").fill("x");
    await page.getByPlaceholder("Enter the partition key name").fill("id");
    await button(page, "Create table").click();
    await page.getByText(/ValidationException: .*greater than or equal to 3/).first().waitFor();
    await link(page, "Backups").click();
    await page.getByRole("heading", { name: "Leave page?" }).waitFor();
    await button(page, "Stay").click();
    assert.equal(await field(page, "Table name").inputValue(), "x");
    await link(page, "Backups").click();
    await button(page, "Leave").click();
    await page.getByRole("heading", { name: /^Backups/ }).waitFor();
  },
  { mayFail: /status of 400/ },
);

consoleTest("an item is created by the form, as the lab does it, edited as JSON in both notations, duplicated and deleted", async (page) => {
  await makeTable("people");
  await put("people", { id: { S: "0" }, tags: { SS: ["a", "b"] }, big: { N: "12345678901234567890123" } });
  await open(page, "/dynamodb/explore/people");
  await link(page, "Create item").click();
  await field(page, "Value of id").fill("1");
  await addAttribute(page, "String");
  await page.getByPlaceholder("Attribute name").last().fill("Name");
  await field(page, "Value of Name").fill("<img src=x onerror=alert(1)>");
  await assertAccessible(page);
  await button(page, "Create item").click();
  await seeFlash(page, "The item was created.");
  await page.getByRole("gridcell", { name: "<img src=x onerror=alert(1)>" }).waitFor();

  await link(page, "0").click();
  await button(page, "JSON view").click();
  await typeCode(page, "Item as JSON", '{"id": {"S": "0"}, "tags": {"SS": ["a", "b"]}, "big": {"N": "12345678901234567890123"}, "bytes": {"B": "AQI="}}');
  await page.getByLabel("View DynamoDB JSON").click();
  await typeCode(page, "Item as JSON", '{"id": "0", "tags": ["a", "b"], "big": "12345678901234567890123", "bytes": "AQI=", "list": [1, null]}');
  await assertAccessible(page);
  await button(page, "Save changes").click();
  await seeFlash(page, "The item was saved.");
  assert.deepEqual(await get("people", { id: { S: "0" } }), {
    id: { S: "0" }, tags: { SS: ["a", "b"] }, big: { N: "12345678901234567890123" }, bytes: { B: Uint8Array.of(1, 2) }, list: { L: [{ N: "1" }, { NULL: true }] },
  });

  await page.getByRole("checkbox", { name: "Select item 0", exact: true }).click();
  await button(page, "Actions").click();
  await page.getByRole("menuitem", { name: "Duplicate item" }).click();
  await field(page, "Value of id").fill("2");
  await button(page, "Create item").click();
  await link(page, "2").waitFor();

  await page.getByRole("checkbox", { name: "Select all items" }).click();
  await button(page, "Actions").click();
  await page.getByRole("menuitem", { name: "Delete items" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
  await seeFlash(page, "Deleted 3 items.");
  await page.getByText("No items").waitFor();
});

consoleTest(
  "an item of the same key is not overwritten",
  async (page) => {
    await makeTable("guarded");
    await put("guarded", { id: { S: "1" }, text: { S: "first" } });
    await open(page, "/dynamodb/explore/guarded/create");
    await field(page, "Value of id").fill("1");
    await button(page, "Create item").click();
    await page.getByText(/ConditionalCheckFailedException/).first().waitFor();
    assert.equal((await get("guarded", { id: { S: "1" } })).text.S, "first");
  },
  { mayFail: /status of 400/ },
);

consoleTest("items are found by query with a condition on the sort key, and by filters", async (page) => {
  await makeTable("events", { attributes: [{ AttributeName: "at", AttributeType: "N" }], keys: [{ AttributeName: "at", KeyType: "RANGE" }] });
  for (let at = 1; at <= 5; at++) await put("events", { id: { S: "a" }, at: { N: String(at) }, kind: { S: at % 2 ? "odd" : "even" } });
  await open(page, "/dynamodb/explore/events");
  await page.getByText("Items returned").waitFor();
  await button(page, "Query").click();
  await field(page, "Partition key value").fill("a");
  await choose(page, "Condition on sort key", "Greater than or equal to");
  await field(page, "Value of sort key").fill("2");
  await page.getByText("Filters (0)").click();
  await button(page, "Add filter").click();
  await field(page, "Attribute of filter 1").fill("kind");
  await field(page, "Value of filter 1").fill("even");
  await button(page, "Run").click();
  await page.getByText(/Scanned 4 items/).waitFor();
  assert.equal(await page.getByRole("gridcell", { name: "even" }).count(), 2);
  await assertAccessible(page);
});

consoleTest(
  "statements of PartiQL are run and refused",
  async (page) => {
    await makeTable("notes");
    await open(page, "/dynamodb/partiql");
    await typeCode(page, "Statement", `INSERT INTO "notes" VALUE {'id': '1', 'text': 'mine'}`);
    await button(page, "Run").click();
    await seeFlash(page, "The statement was run.");
    await typeCode(page, "Statement", `SELECT * FROM "notes"`);
    await button(page, "Run").click();
    await page.getByRole("gridcell", { name: "mine" }).waitFor();
    await assertAccessible(page);
    await button(page, "JSON view").click();
    assert.deepEqual(JSON.parse(await page.getByRole("region", { name: "Items as JSON" }).innerText()), [{ id: "1", text: "mine" }]);
    await typeCode(page, "Statement", "SELECT nonsense");
    await button(page, "Run").click();
    await seeFlash(page, "ValidationException");
  },
  { mayFail: /status of 400/ },
);

consoleTest(
  "indexes, streams, time to live, protection, tags and the policy are changed on the table's page",
  async (page) => {
    await makeTable("changing");
    await open(page, "/dynamodb/tables/by-name/changing?tab=indexes");
    await link(page, "Create index").first().click();
    await page.getByPlaceholder("Enter the index partition key name").fill("city");
    await field(page, "Index name").fill("by-city");
    await button(page, "Create index").click();
    await page.getByRole("row", { name: /by-city/ }).getByText("Active").waitFor();

    await page.getByRole("tab", { name: "Streams" }).click();
    await button(page, "Turn on").click();
    await button(page, "Turn on stream").click();
    await page.getByText("Enabled").waitFor();
    await put("changing", { id: { S: "seen" } });
    await button(page, "Refresh records").click();
    await page.getByRole("gridcell", { name: "INSERT" }).waitFor();
    await assertAccessible(page);

    await page.getByRole("tab", { name: "Additional settings" }).click();
    await button(page, "Turn on").first().click();
    await field(page, "TTL attribute name").fill("until");
    await button(page, "Turn on TTL").click();
    await page.getByText("until").waitFor();
    await button(page, "Turn on").click();
    assert.match(await asCode(page.getByRole("dialog")), /aws dynamodb update-table[^]*--deletion-protection-enabled/);
    await button(page.getByRole("dialog"), "Turn on").click();
    await seeFlash(page, "Deletion protection was turned on.");
    await button(page, "Manage tags").click();
    await button(page, "Add new tag").click();
    await field(page, "Key").fill("owner");
    await field(page, "Value - optional").fill("me");
    assert.match(await asCode(page.getByRole("dialog")), /aws dynamodb tag-resource[^]*--tags '\[\{"Key":"owner","Value":"me"\}\]'/);
    await button(page, "Save").click();
    await seeFlash(page, "Saved the tags.");
    await page.getByText("owner").first().waitFor();
    await assertAccessible(page);

    await page.getByRole("tab", { name: "Permissions" }).click();
    const statement = { Effect: "Allow", Principal: { AWS: "arn:aws:iam::000000000000:root" }, Action: "dynamodb:GetItem", Resource: "*" };
    assert.match(await asCode(page), /aws dynamodb put-resource-policy/);
    await typeCode(page, "Resource-based policy", JSON.stringify({ Version: "2012-10-17", Statement: [statement] }));
    await page.keyboard.press("ControlOrMeta+s");
    await seeFlash(page, "The policy was saved.");
    await assertAccessible(page);
  },
  // A table without a policy of its own: the service refuses to get it.
  { mayFail: /status of 400/ },
);

consoleTest("a table is backed up and restored", async (page) => {
  await makeTable("kept");
  await put("kept", { id: { S: "1" } });
  await open(page, "/dynamodb/tables/by-name/kept?tab=backups");
  await button(page, "Create backup").first().click();
  await field(page, "Backup name").fill("before-lunch");
  await page.getByRole("dialog").getByRole("button", { name: "Create backup" }).click();
  await page.getByRole("row", { name: /before-lunch/ }).getByText("Available").waitFor();
  await button(page, "Turn on").click();
  assert.match(await asCode(page.getByRole("dialog")), /aws dynamodb update-continuous-backups/);
  await button(page.getByRole("dialog"), "Turn on").click();
  await seeFlash(page, "Point-in-time recovery was turned on.");
  await assertAccessible(page);
  await link(page, "Backups").last().click();
  // The table's page has such a list too, and stays until the other is there.
  await page.getByRole("heading", { level: 1, name: "Backups" }).waitFor();
  await page.getByRole("checkbox", { name: /Select backup .*:table\/kept\// }).click();
  await button(page, "Restore").click();
  await field(page, "Name of restored table").fill("kept-again");
  await button(page, "Restore").click();
  await page.getByRole("row", { name: /kept-again/ }).getByText("Active").waitFor();
  assert.ok(await get("kept-again", { id: { S: "1" } }));
});

consoleTest("a table of 10,000 rows is filtered while typing without a halt", async (page) => {
  await makeTable("many");
  await open(page, "/dynamodb/explore/many");
  await page.getByText("No items").waitFor();
  // The answer of the service is made here: what is measured is the page.
  const items = Array.from({ length: 10_000 }, (_, i) => ({ id: { S: `item-${i}` }, name: { S: `Name ${i}` }, rank: { N: String(i) } }));
  await page.route("**/*", (route) =>
    route.request().headers()["x-amz-target"]?.endsWith(".Scan")
      ? route.fulfill({ json: { Items: items, Count: items.length, ScannedCount: items.length } })
      : route.continue(),
  );
  await button(page, "Refresh items").click();
  await page.getByText("Scanned 10000 items").waitFor();
  const filter = page.getByPlaceholder("Find items");
  await filter.focus();
  const busyMs = await busyMeter(page);
  let slowestMs = 0;
  for (const key of "name 9999") {
    await page.keyboard.press(key === " " ? "Space" : key);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    slowestMs = Math.max(slowestMs, await busyMs());
  }
  await page.getByText("1 match", { exact: true }).first().waitFor();
  const floor = await floorMs(page);
  console.log(`slowest key in a table of 10,000 rows: ${Math.round(slowestMs)} ms of work, floor ${Math.round(floor)} ms`);
  // What comes within a tenth of a second is felt as at once. It was six tenths of the floor when this was written, and that 97 ms.
  assert.ok(slowestMs <= 2 * floor, `${slowestMs} ms of work, floor ${floor} ms`);
});

consoleTest("a table's use is drawn from its metrics", async (page) => {
  await makeTable("measured");
  await put("measured", { id: { S: "1" } });
  await open(page, "/dynamodb/tables/by-name/measured?tab=monitor");
  await page.getByRole("heading", { name: "Write usage" }).waitFor();
  await page.getByRole("radio", { name: "3h" }).or(page.getByRole("button", { name: "3h" })).first().click();
  await page.getByRole("heading", { name: "Write latency" }).waitFor();
  assert.equal(await page.getByText("Could not load the metrics").count(), 0);
  await assertAccessible(page);
});
