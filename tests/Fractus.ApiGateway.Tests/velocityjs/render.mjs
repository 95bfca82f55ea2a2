// Renders templates with velocityjs: a JSON list of { template, variables } comes in, a list of { text } or { error } goes out.
// The first argument is the folder whose node_modules has velocityjs.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(process.argv[2] + '/');
const velocity = require('velocityjs');
const cases = JSON.parse(readFileSync(0, 'utf8'));
const results = cases.map(({ template, variables }) => {
  try {
    return { text: velocity.render(template, variables) };
  } catch (error) {
    return { error: String(error) };
  }
});
process.stdout.write(JSON.stringify(results));
