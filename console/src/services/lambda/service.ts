import type { Service } from "..";

const named = (name: string) => (parameters: Readonly<Record<string, string | undefined>>) => parameters[name] ?? "";

export const service: Service = {
  id: "lambda",
  name: "Lambda",
  summary: "Functions that run when something happens",
  category: "Compute",
  icon: "script",
  keywords: ["function", "serverless", "code", "layer", "compute"],
  navigation: [
    { text: "Functions", to: "functions" },
    { text: "Layers", to: "layers" },
  ],
  routes: [
    {
      path: "functions",
      handle: { crumb: "Functions" },
      children: [
        { index: true, lazy: () => import("./FunctionListPage") },
        { path: "create", handle: { crumb: "Create function" }, lazy: () => import("./CreateFunctionPage") },
        { path: "by-name/:function", handle: { crumb: named("function") }, lazy: () => import("./FunctionPage") },
      ],
    },
    {
      path: "layers",
      handle: { crumb: "Layers" },
      children: [
        { index: true, lazy: () => import("./layers/LayerListPage") },
        { path: "create", handle: { crumb: "Create layer" }, lazy: () => import("./layers/CreateLayerPage") },
        { path: "by-name/:layer", handle: { crumb: named("layer") }, lazy: () => import("./layers/LayerPage") },
      ],
    },
  ],
};
