// The addresses of all pages, as the services themselves list them: a test that visits each cannot forget one.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import ts from "typescript";

const folder = new URL("../src/services/", import.meta.url);
const require = createRequire(import.meta.url);

/** Such as "/dynamodb/tables/by-name/:table". */
export function allRoutes() {
  const services = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/service.ts`, folder)));
  return ["/", ...services.flatMap((name) => {
    const { id, routes } = load(new URL(`${name}/service.ts`, folder)).service;
    return routes.flatMap((route) => pagesOf(route, `/${id}`));
  })];
}

// A module of the sources and those that it imports. The pages themselves are required only when a route is opened.
function load(url) {
  const { outputText } = ts.transpileModule(readFileSync(url, "utf8"), { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const exports = {};
  const requireFrom = (name) => (name.startsWith(".") ? load(new URL(`${name}.ts`, url)) : require(name));
  new Function("exports", "require", outputText)(exports, requireFrom);
  return exports;
}

// A route with children is a frame around their pages; one without a page leads elsewhere.
function pagesOf(route, above) {
  const path = route.path ? `${above}/${route.path}` : above;
  if (route.children) return route.children.flatMap((child) => pagesOf(child, path));
  return route.lazy ? [path] : [];
}
