// What every test of the console uses: a browser, a page that tolerates no fault, clients, and the check of accessibility.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { request } from "node:http";
import { createRequire } from "node:module";
import { test } from "node:test";
import { giveBackTab, takeTab, url } from "./tab.mjs";

export { load, open, url } from "./tab.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// Generous, since it is only waited for where something is wrong: a machine that does much else may stand still for a minute.
const limitMs = 120_000;
// Rules that take long and find moderate faults at most.
const neverSerious = ["region", "hidden-content", "landmark-contentinfo-is-top-level", "landmark-no-duplicate-contentinfo", "landmark-unique"];

/** How many tests the files have that were loaded. */
export const testsOf = { count: 0 };

/**
 * A test with a tab that shows the console, of a browser that has been nowhere where it `isCold`. Any fault that its pages report fails
 * it, unless `mayFail` matches the text.
 */
export function consoleTest(name, run, { mayFail, isCold = false } = {}) {
  testsOf.count++;
  test(name, async () => {
    const page = await takeTab(isCold);
    page.setDefaultTimeout(limitMs);
    const stop = gatherFaults(page, mayFail);
    let hasFailed = true;
    try {
      await run(page);
      assert.deepEqual(stop(), []);
      hasFailed = false;
    } catch (error) {
      if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name.replaceAll(/\W+/g, "-")}.png` });
      throw error;
    } finally {
      stop();
      await giveBackTab(page, { isCold, hasFailed });
    }
  });
}

/** A failure says of which of many it is. */
export async function named(name, run) {
  try {
    await run();
  } catch (error) {
    throw new Error(`${name}: ${error.message}`, { cause: error });
  }
}

/** Answers how to end it, which answers what was found. */
function gatherFaults(page, mayFail) {
  const faults = [];
  const onError = (error) => faults.push(error.stack ?? error.message);
  const onMessage = (message) => {
    if (message.type() === "error" && !mayFail?.test(message.text()) && !isBrowsersOwnEdit(message)) faults.push(message.text());
  };
  page.on("pageerror", onError).on("console", onMessage);
  return () => {
    page.off("pageerror", onError).off("console", onMessage);
    return faults;
  };
}

// Chromium keeps the colour of replaced text by a style attribute, which the policy refuses, harmlessly. No script is at fault then.
function isBrowsersOwnEdit(message) {
  const { lineNumber, columnNumber } = message.location();
  return message.text().startsWith("Applying inline style violates") && lineNumber === 0 && columnNumber === 0;
}

/** A client of the SDK for the same server: to prepare what a test needs, and to see what the page did. */
export function client(Client) {
  return new Client({ endpoint: url, region: "us-east-1", credentials: { accessKeyId: "test", secretAccessKey: "test" } });
}

/**
 * Answers how to read the milliseconds of processor time that the page's main thread has used since: its scripts, styles and layout.
 * Unlike the time on the wall it grows not while other programs of a busy machine run.
 */
export async function busyMeter(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const readMs = async () => (await session.send("Performance.getMetrics")).metrics.find((m) => m.name === "ThreadTime").value * 1000;
  let startMs = await readMs();
  return async () => {
    const nowMs = await readMs();
    const usedMs = nowMs - startMs;
    startMs = nowMs;
    return usedMs;
  };
}

/**
 * The milliseconds of processor time that a piece of work takes here which is always the same: elements are made and laid out, objects
 * written and read. Machines differ, so this is the floor that the work of a page is compared with.
 */
export async function floorMs(page) {
  const busyMs = await busyMeter(page);
  const rounds = [];
  for (let round = 0; round < 5; round++) {
    await page.evaluate(() => {
      const host = document.body.appendChild(document.createElement("section"));
      for (let i = 0; i < 5_000; i++) {
        host.appendChild(document.createElement("span")).textContent = JSON.stringify({ name: `element ${i}`, rank: i });
      }
      host.offsetHeight;
      const read = Array.from(host.children, (element) => JSON.parse(element.textContent));
      read.sort((one, other) => other.name.localeCompare(one.name));
      host.remove();
    });
    rounds.push(await busyMs());
  }
  return rounds.sort((one, other) => one - other)[2];
}

/** What an address below localhost answers, also where no resolver knows such names. */
export async function get(address, headers = {}) {
  const { host, port, pathname, search } = new URL(address);
  const [response] = await once(request({ host: "127.0.0.1", port, path: pathname + search, headers: { ...headers, host } }).end(), "response");
  return { status: response.statusCode, headers: response.headers, body: (await response.setEncoding("utf8").toArray()).join("") };
}

/** The id of the API of API Gateway whose page comes to be open. */
export async function openedApi(page) {
  await page.waitForURL(/\/apis\/(rest|v2)\/[^/]+\//);
  return new URL(page.url()).pathname.split("/")[5];
}

export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const link = (page, name) => page.getByRole("link", { name, exact: true });
/** The button of a table that has nothing of this kind yet, which says how to begin. */
export const beginButton = (page, many, name) => page.getByRole("row").filter({ hasText: `No ${many}` }).getByRole("button", { name, exact: true });
/** The first field whose label begins with these words. */
export const field = (page, label) => page.locator("input, textarea").and(page.getByLabel(new RegExp(`^${label}\\b`))).first();

/** Chooses from one of the design system's selects, found by its label. */
export async function choose(page, label, option) {
  await page.locator("[aria-haspopup=listbox], [aria-haspopup=dialog]").and(page.getByRole("button", { name: label })).first().click();
  await page.getByRole("option", { name: option }).first().click();
}

/** Puts text into a code editor, in place of what it has. */
export async function typeCode(page, label, text) {
  const editor = page.getByRole("textbox", { name: label });
  await editor.click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
}

/** What the panel "as code" of a form says for the AWS CLI. */
export async function asCode(form) {
  const command = form.getByRole("region", { name: "AWS CLI command" });
  if (!(await command.isVisible())) await button(form, "As code").click();
  return command.innerText();
}

/** Answers the question before a delete, with the word that it asks for. */
export async function confirmDelete(page, word = "confirm") {
  const modal = page.getByRole("dialog");
  if (word) await modal.getByPlaceholder(word).fill(word);
  await modal.getByRole("button", { name: "Delete", exact: true }).click();
}

/** What the messages above the page must come to say. */
export async function seeFlash(page, text) {
  await page.locator("[class*=flash]", { hasText: text }).first().waitFor();
}

/** Makes a light page dark, and a dark one light. */
export async function switchMode(page) {
  const before = await page.evaluate(() => document.documentElement.style.colorScheme);
  await button(page, /^Use (dark|light) mode$/).click();
  assert.notEqual(await page.evaluate(() => document.documentElement.style.colorScheme), before);
}

/** No fault of accessibility that axe calls serious or critical. One that goes with a fade is none: half of a fade has half of its contrast. */
export const assertAccessible = (page) => assertNoFaults(page, {});

/** The same of contrast alone, which is all that another mode changes. */
export const assertContrast = (page) => assertNoFaults(page, { runOnly: ["color-contrast"], rules: undefined });

async function assertNoFaults(page, options) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  let faults;
  for (let tries = 0; tries === 0 || (faults.length > 0 && tries < 5); tries++) {
    await page.evaluate(fadesEnded);
    faults = await seriousFaults(page, options);
  }
  assert.deepEqual(faults, []);
}

// In the page. What turns for ever, as long as something loads, is no fade.
function fadesEnded() {
  const ending = document.getAnimations().filter((a) => a.playState === "running" && Number.isFinite(a.effect?.getComputedTiming().endTime));
  return Promise.allSettled(ending.map((a) => a.finished)).then(() => undefined);
}

// In the page. What stands behind a modal is a page that is looked at without it, and many times as large.
function runAxe(choice) {
  const modals = [...document.querySelectorAll("[role=dialog]:has([class*=awsui_dialog])")].filter((modal) => modal.checkVisibility());
  return globalThis.axe.run(modals.at(-1) ?? document, choice);
}

async function seriousFaults(page, options) {
  const given = { resultTypes: ["violations"], rules: Object.fromEntries(neverSerious.map((rule) => [rule, { enabled: false }])), ...options };
  const { violations } = await page.evaluate(runAxe, given);
  const serious = violations.filter((v) => v.impact === "serious" || v.impact === "critical");
  return serious.map((v) => `${v.id}: ${v.help}\n  ${v.nodes.map((n) => n.html).join("\n  ")}`);
}
