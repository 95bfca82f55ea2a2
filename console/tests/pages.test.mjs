// Every page, opened by its address: it is the page that the address names, it can be used without seeing it in light and in dark, and
// where it makes or edits something, it shows that as code.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asCode, assertAccessible, assertContrast, button, consoleTest, named, open, switchMode } from "./browser.mjs";
import { addressOf, pages } from "./pages.mjs";
import { allRoutes } from "./routes.mjs";
import { theSample } from "./sample.mjs";

test("the pages below are all that there are, and those that make something have the panel as code", () => {
  assert.deepEqual(pages.map((p) => p.route).sort(), allRoutes().sort());
  const makes = /\/(create(-(?!.*\/)[a-z-]+)?|import-\w+|reimport|restore|attach|inline|edit)$/;
  const choices = ["/apigateway/apis/create"];
  assert.deepEqual(pages.filter((p) => makes.test(p.route) && !p.command && !choices.includes(p.route)).map((p) => p.route), []);
});

for (const service of ["", "apigateway/apis/v2", "apigateway/apis/rest", "apigateway", "dynamodb", "iam", "lambda", "logs"]) {
  consoleTest(`each page of ${service || "the frame"} is found by its address`, async (page) => {
    const sample = await theSample();
    for (const entry of pages.filter((p) => serviceOf(p) === service)) await named(entry.route, () => visit(page, entry, sample));
    // A tab that stays dark is not used again: the next would load and compile everything anew.
    if (await button(page, "Use light mode").isVisible()) await switchMode(page);
  }, {
    // What has no policy, URL or metrics yet: the service answers that there is none.
    mayFail: /status of 40[04]/,
  });
}

function serviceOf({ route }) {
  return /^\/(apigateway\/apis\/(rest|v2)(?=\/)|[^/]*)/.exec(route)[1];
}

async function visit(page, entry, sample) {
  const address = addressOf(entry, sample);
  await open(page, address);
  await page.getByRole("heading", { level: 1, name: entry.heading, exact: true }).waitFor();
  await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
  assert.equal(new URL(page.url()).pathname, `/_console${address.split("?")[0]}`);
  assert.equal(await page.getByText(/^Could not (load|list)/).count(), 0);
  if (entry.command) await assertCommand(page, entry.command, entry.before);
  await assertAccessible(page);
  // The next page begins in this one's other mode.
  await switchMode(page);
  await assertContrast(page);
  if (entry.before) await assertLeaveAsks(page);
  for (const [path, command, act] of entry.modals ?? []) await openModal(page, path, command, act);
}

// What was chosen above is work that a link does not take away either.
async function assertLeaveAsks(page) {
  await open(page, "/");
  await page.getByRole("heading", { name: "Leave page?" }).waitFor();
  await button(page, "Leave").click();
  await page.getByRole("heading", { name: "Console home" }).waitFor();
}

async function assertCommand(form, command, act) {
  await act?.(form);
  const text = await asCode(form);
  assert.ok(text.includes(`aws ${command}`), text);
}

async function openModal(page, path, command, act) {
  const named = (name) => (role) => page.getByRole(role, { name, exact: true });
  for (const name of path) await ["tab", "menuitem"].map(named(name)).reduce((one, other) => one.or(other), named(name)("button")).first().click();
  const modal = page.getByRole("dialog");
  await assertCommand(modal, command, act);
  await button(modal, "Cancel").click();
  await modal.waitFor({ state: "detached" });
}
