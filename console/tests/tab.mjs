// The browser of all test files of a process, and the one tab that their tests use in turn: what the console's pages need is then fetched
// and compiled once.
import { after } from "node:test";
import { chromium } from "playwright-core";

export const url = process.env.FRACTUS_URL ?? "http://127.0.0.1:4566";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
let browser;
let context;
let tab;

after(() => browser?.close());

async function newContext() {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
  const made = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, reducedMotion: "reduce" });
  await made.grantPermissions(["clipboard-read", "clipboard-write"]);
  return made;
}

/** The tab, which shows the home page and remembers nothing of the test before; a new one, of a browser that has been nowhere, where it `isCold`. */
export async function takeTab(isCold) {
  if (isCold) return (await newContext()).newPage();
  context ??= await newContext();
  tab ??= await context.newPage();
  return tab;
}

/** A tab is used again, unless its test failed or changed what outlasts a page: who is signed in, where, and the colours. */
export async function giveBackTab(page, { isCold, hasFailed }) {
  if (isCold) return page.context().close();
  await Promise.all(context.pages().filter((open) => open !== page).map((open) => open.close()));
  page.removeAllListeners("dialog");
  if (!hasFailed && isInConsole(page) && (await isAsNew(page))) {
    await page.unrouteAll();
    await leave(page);
  } else {
    tab = undefined;
    await forget(page);
    await page.close();
  }
}

export const isInConsole = (page) => page.url().startsWith(`${url}/_console/`);

// Light is how a new tab is too.
const isAsNew = (page) => page.evaluate(() => sessionStorage.length === 0 && !localStorage.getItem("fractus.region") && localStorage.getItem("fractus.mode") !== "dark");

async function forget(page) {
  const session = await context.newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: url, storageTypes: "cookies,local_storage" });
  await session.detach();
}

/** Goes home, whatever was not saved. */
async function leave(page) {
  await page.evaluate(() => localStorage.clear());
  await goTo(page, "/");
  const question = page.getByRole("dialog", { name: "Leave page?" }).getByRole("button", { name: "Leave", exact: true });
  const home = page.getByRole("heading", { name: "Console home" });
  await question.or(home).first().waitFor();
  if (await question.isVisible()) await question.click();
  await home.waitFor();
  await page.evaluate(() => localStorage.clear());
}

/** Loads a page of the console, such as "/dynamodb/tables", by its address. */
export async function load(page, path) {
  await page.goto(`${url}/_console${path}`);
}

/** Opens a page: by its address or, in a tab that shows another one of the console, as Back and Forward do. */
export async function open(page, path) {
  if (!isInConsole(page) || page.url() === `${url}/_console${path}`) await load(page, path);
  else await goTo(page, path);
}

function goTo(page, path) {
  return page.evaluate((to) => {
    history.pushState({ idx: (history.state?.idx ?? 0) + 1 }, "", `/_console${to}`);
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  }, path);
}
