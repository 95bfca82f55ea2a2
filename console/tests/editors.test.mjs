// Every editor of text: what was written there outlasts a reload that a person did not mean.
import assert from "node:assert/strict";
import { button, consoleTest, load, named, typeCode } from "./browser.mjs";
import { addressOf, editors } from "./pages.mjs";
import { theSample } from "./sample.mjs";

consoleTest("no editor loses what was written by a reload without a question", async (page) => {
  const sample = await theSample();
  for (const editor of editors) await named(editor.name, () => assertKept(page, editor, sample));
}, { mayFail: /status of 40[04]/ });

async function assertKept(page, editor, sample) {
  await load(page, addressOf(editor, sample));
  for (const name of editor.buttons ?? []) await button(page, name).click();
  const text = `{"written": "${editor.name}"}`;
  await typeCode(page, editor.label, text);
  const [question] = await Promise.all([page.waitForEvent("dialog"), page.evaluate(() => setTimeout(() => location.reload()))]);
  assert.equal(question.type(), "beforeunload");
  await question.dismiss();
  assert.equal(await page.getByRole("textbox", { name: editor.label }).innerText(), text);
  // The next page is opened in spite of it.
  page.once("dialog", (dialog) => dialog.accept());
}
