// Runs the test files that its arguments name, one after the other, in this process: with one browser and one server for all of them.
import { testsOf } from "./browser.mjs";

for (const file of process.argv.slice(2)) {
  const before = testsOf.count;
  await import(`./${file}`);
  // A file that holds no test would pass.
  if (testsOf.count === before) throw new Error(`${file} has no test.`);
}
