import assert from "node:assert/strict";
import {
  CloudWatchLogsClient, CreateLogGroupCommand, CreateLogStreamCommand, DescribeLogGroupsCommand, PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { assertAccessible, beginButton, button, choose, client, consoleTest, field, link, open, seeFlash } from "./browser.mjs";

const logs = client(CloudWatchLogsClient);

async function write(group, stream, events) {
  await logs.send(new CreateLogGroupCommand({ logGroupName: group })).catch(() => undefined);
  await logs.send(new CreateLogStreamCommand({ logGroupName: group, logStreamName: stream }));
  await logs.send(new PutLogEventsCommand({ logGroupName: group, logStreamName: stream, logEvents: events }));
}

const groupsNamed = async (prefix) => (await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: prefix }))).logGroups;

consoleTest("a log group is created, its retention changed, and it is deleted", async (page) => {
  await open(page, "/logs/groups");
  await link(page, "Create log group").first().click();
  // The way back up is there, as on every page that makes something.
  await page.getByRole("navigation", { name: "Breadcrumbs" }).getByRole("link", { name: "Log groups" }).waitFor();
  await field(page, "Log group name").fill("/my/app#1");
  await choose(page, /^Retention setting/, "30 days");
  await page.getByText("As code").click();
  assert.match(await page.getByRole("region", { name: "AWS CLI command" }).innerText(), /put-retention-policy \\\n {2}--log-group-name '\/my\/app#1' \\\n {2}--retention-in-days 30/);
  await assertAccessible(page);
  await button(page, "Create").click();
  await seeFlash(page, "The log group /my/app#1 was created.");
  assert.equal((await groupsNamed("/my/app#1"))[0].retentionInDays, 30);

  await link(page, "/my/app#1").click();
  await page.getByRole("heading", { name: "/my/app#1" }).waitFor();
  await button(page, "Actions").click();
  await page.getByRole("menuitem", { name: "Edit retention" }).click();
  await choose(page, /^Retention setting/, "Never expire");
  await button(page, "Save").click();
  await seeFlash(page, "The retention of /my/app#1 was saved.");
  await beginButton(page, "log streams", "Create log stream").click();
  await field(page, "Log stream name").fill("one");
  await button(page, "Create").click();
  await link(page, "one").click();
  await page.getByRole("heading", { name: "one", exact: true }).waitFor();
  await link(page, "/my/app#1").click();
  await page.getByRole("heading", { name: "/my/app#1" }).waitFor();
  await assertAccessible(page);

  await link(page, "Log groups").first().click();
  await page.getByRole("checkbox", { name: "Select log group /my/app#1" }).click();
  await button(page, "Delete").click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
  await seeFlash(page, "Deleted log group /my/app#1.");
  assert.deepEqual(await groupsNamed("/my/app"), []);
});

consoleTest("a log group is deleted on its own page, which leads back to the list", async (page) => {
  await logs.send(new CreateLogGroupCommand({ logGroupName: "/gone" }));
  await open(page, `/logs/groups/by-name/${encodeURIComponent("/gone")}`);
  await button(page, "Actions").click();
  await page.getByRole("menuitem", { name: "Delete log group" }).click();
  await assertAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
  await seeFlash(page, "Deleted log group /gone.");
  await page.getByRole("heading", { level: 1, name: /^Log groups/ }).waitFor();
  assert.deepEqual(await groupsNamed("/gone"), []);
});

consoleTest("events are shown as text, and found by pattern and time", async (page) => {
  const now = Date.now();
  await write("/events", "first", [
    { timestamp: now - 3 * 3600e3, message: "ERROR long ago" },
    { timestamp: now - 2000, message: "<b>INFO</b> lately" },
    { timestamp: now - 1000, message: "ERROR lately" },
  ]);
  await write("/events", "second", [{ timestamp: now, message: "ERROR in the second stream" }]);
  await open(page, `/logs/groups/by-name/${encodeURIComponent("/events")}/first`);
  await page.getByText("<b>INFO</b> lately").waitFor();
  assert.equal(await page.getByText(/ERROR/).filter({ visible: true }).locator("xpath=self::pre").count(), 2);
  await assertAccessible(page);

  await link(page, "/events").click();
  await page.getByRole("tab", { name: "Search all log streams" }).click();
  await field(page, "Filter pattern").fill("ERROR");
  await button(page, "Search").click();
  await page.getByText("ERROR in the second stream").waitFor();
  await page.getByText("<b>INFO</b> lately").waitFor({ state: "detached" });
  await page.getByText("ERROR long ago").waitFor();
  await button(page, /Time range/).click();
  await page.getByRole("radio", { name: /Last 1 hour/ }).check();
  await button(page, "Apply").click();
  await page.getByText("ERROR long ago").waitFor({ state: "detached" });
  await page.getByText("ERROR lately").waitFor();
  await assertAccessible(page);
});

consoleTest("a group's tags are changed", async (page) => {
  await logs.send(new CreateLogGroupCommand({ logGroupName: "/tagged", tags: { old: "1" } }));
  await open(page, `/logs/groups/by-name/${encodeURIComponent("/tagged")}?tab=tags`);
  await page.getByText("old").waitFor();
  await button(page, "Manage tags").click();
  await button(page, "Add new tag").click();
  await page.getByRole("dialog").getByRole("textbox").nth(2).fill("new");
  await button(page, "Remove").first().click();
  await button(page, "Save").click();
  await page.getByText("new").first().waitFor();
  await page.getByText("old").waitFor({ state: "detached" });
});

consoleTest("a live tail shows what is written while it runs, as text, and nothing after it is stopped", async (page) => {
  const put = (message) => logs.send(new PutLogEventsCommand({ logGroupName: "/live", logStreamName: "one", logEvents: [{ timestamp: Date.now(), message }] }));
  await write("/live", "one", [{ timestamp: Date.now(), message: "ERROR before" }]);
  await open(page, `/logs/groups/by-name/${encodeURIComponent("/live")}`);
  await link(page, "Start tailing").click();
  await field(page, "Filter pattern").fill("ERROR");
  await button(page, "Start").click();
  await page.getByText("Following", { exact: true }).waitFor();
  await put("INFO passed over");
  await put("ERROR <img src=x onerror=alert(1)>");
  const log = page.getByRole("log", { name: "Live events" });
  await log.getByText("ERROR <img src=x onerror=alert(1)>").waitFor();
  assert.equal(await log.getByText(/INFO|before/).count(), 0);
  await assertAccessible(page);
  await button(page, "Stop").click();
  await page.getByText("Stopped", { exact: true }).waitFor();
  await put("ERROR after");
  await button(page, "Start").click();
  await page.getByText("Following", { exact: true }).waitFor();
  await put("ERROR again");
  await log.getByText("ERROR again").waitFor();
  assert.equal(await log.getByText("ERROR after").count(), 0);
});
