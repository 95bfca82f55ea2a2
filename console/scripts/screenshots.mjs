// Makes docs/images/*.png anew: the main pages in light and in dark, of a server of its own with sample data. Names of pictures as
// arguments make those alone.
import { spawn } from "node:child_process";
import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { chromium } from "playwright-core";
import { makeSampleData } from "./sample-data.mjs";

const port = 4599;
const url = process.env.FRACTUS_URL ?? `http://127.0.0.1:${port}`;
const images = fileURLToPath(new URL("../../docs/images/", import.meta.url));
const mostBytes = 150_000;
const client = (Client) => new Client({ endpoint: url, region: "us-east-1", credentials: { accessKeyId: "test", secretAccessKey: "test" } });
const denial =
  "User: arn:aws:sts::000000000000:assumed-role/import-people-role/import-people is not authorized to perform: dynamodb:BatchWriteItem on resource: "
  + "arn:aws:dynamodb:us-east-1:000000000000:table/serverless_workshop_intro because no identity-based policy allows the dynamodb:BatchWriteItem action";

/** Each picture's name, page, and what is done there before it is taken. */
const picturesOf = ({ api, resource }) => [
  ["apigateway-method", `/apigateway/apis/rest/${api}/resources/${resource}/GET`, waitForFlow],
  ["dynamodb-items", "/dynamodb/explore/serverless_workshop_intro"],
  ["lambda-function", "/lambda/functions/by-name/add-people", runTest],
  ["iam-denied", `/iam/denied?${new URLSearchParams({ message: denial })}`],
  ["logs-live-tail", `/logs/live-tail?${new URLSearchParams({ group: "/aws/lambda/get-users" })}`, followLogs],
  // The last, so that it knows what was visited.
  ["home", "/"],
];

async function waitForFlow(page) {
  await page.locator(".flow").getByRole("button", { name: "Integration request" }).waitFor();
}

async function runTest(page) {
  await page.getByRole("textbox", { name: "Code of index.mjs" }).waitFor();
  await page.getByRole("button", { name: "Test", exact: true }).click();
  // The event that the first picture saved is used by the second.
  const name = page.getByPlaceholder("MyEventName");
  const response = page.getByRole("region", { name: "Response", exact: true });
  await name.or(response).first().waitFor();
  if (await name.isVisible()) {
    await name.fill("TestEvent");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("button", { name: "Test", exact: true }).click();
  }
  await response.scrollIntoViewIfNeeded();
}

async function followLogs(page) {
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.getByText("Following", { exact: true }).waitFor();
  await client(LambdaClient).send(new InvokeCommand({ FunctionName: "get-users" }));
  await page.getByRole("log").getByText(/REPORT/).waitFor();
}

async function startServer() {
  const project = fileURLToPath(new URL("../../src/Fractus", import.meta.url));
  const server = spawn("dotnet", ["run", "-c", "Release", "--project", project, "--", "--ephemeral", "--port", String(port)], { stdio: "inherit", detached: true });
  while (!(await fetch(`${url}/_fractus/health`).then((r) => r.ok, () => false))) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`);
    await pause(500);
  }
  return server;
}

async function takeAll(browser, mode, pictures) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: mode, reducedMotion: "reduce" });
  const page = await context.newPage();
  for (const [name, path, act] of pictures) {
    await page.goto(`${url}/_console${path}`);
    await page.waitForLoadState("networkidle");
    await act?.(page);
    // The network is quiet between two requests too.
    await page.getByText(/^Loading/).first().waitFor({ state: "hidden" });
    const file = `${images}${name}-${mode}.png`;
    await page.screenshot({ path: file, animations: "disabled", caret: "hide" });
    const { size } = await stat(file);
    if (size > mostBytes) throw new Error(`${file} has ${size} bytes, more than ${mostBytes}.`);
    console.log(`${name}-${mode}.png: ${Math.round(size / 1000)} kB`);
  }
  await context.close();
}

await mkdir(images, { recursive: true });
const server = process.env.FRACTUS_URL ? undefined : await startServer();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
try {
  const chosen = process.argv.slice(2);
  const pictures = picturesOf(await makeSampleData(client)).filter(([name]) => chosen.length === 0 || chosen.includes(name));
  for (const mode of ["light", "dark"]) await takeAll(browser, mode, pictures);
} finally {
  await browser.close();
  // It is a child of `dotnet run`, which leads the group.
  if (server) process.kill(-server.pid, "SIGTERM");
}
