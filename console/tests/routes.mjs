// The addresses of all pages, as the services themselves list them: a test that visits each cannot forget one.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import ts from "typescript";

const folder = new URL("../src/services/", import.meta.url);
const require = createRequire(import.meta.url);

/** Such as "/dynamodb/tables/by-name/:table". */
export async function allRoutes() {
  const services = (await readdir(folder)).filter((name) => existsSync(new URL(`${name}/service.ts`, folder)));
  const all = await Promise.all(services.map(async (name) => {
    const { id, routes } = await serviceOf(name);
    return routes.flatMap((route) => pagesOf(route, `/${id}`));
  }));
  return ["/", ...all.flat()];
}

async function serviceOf(name) {
  const source = await readFile(new URL(`${name}/service.ts`, folder), "utf8");
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const exports = {};
  // The pages themselves are required only when a route is opened.
  new Function("exports", "require", outputText)(exports, require);
  return exports.service;
}

// A route with children is a frame around their pages; one without a page leads elsewhere.
function pagesOf(route, above) {
  const path = route.path ? `${above}/${route.path}` : above;
  if (route.children) return route.children.flatMap((child) => pagesOf(child, path));
  return route.lazy ? [path] : [];
}
