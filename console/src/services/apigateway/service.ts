import { redirect } from "react-router-dom";
import type { Service } from "..";

type Parameters = Readonly<Record<string, string | undefined>>;
const named = (name: string) => (parameters: Parameters) => parameters[name] ?? "";

const restApi = /^\/apigateway\/apis\/rest\/([^/]+)/;

export const service: Service = {
  id: "apigateway",
  name: "API Gateway",
  summary: "Front doors of applications: REST APIs, keys and usage plans",
  category: "Networking",
  icon: "share",
  keywords: ["api", "rest", "http", "endpoint", "gateway", "usage plan", "authorizer", "swagger", "openapi"],
  navigation: [
    { text: "APIs", to: "apis" },
    { text: "Usage plans", to: "usage-plans" },
    { text: "API keys", to: "api-keys" },
    { text: "Settings", to: "settings" },
  ],
  within(pathname) {
    const [, id] = restApi.exec(pathname) ?? [];
    if (!id) return undefined;
    const below = (text: string, page: string) => ({ text, to: `apis/rest/${id}/${page}` });
    return {
      text: `API: ${decodeURIComponent(id)}`,
      entries: [
        below("Resources", "resources"),
        below("Stages", "stages"),
        below("Authorizers", "authorizers"),
        below("Gateway responses", "gateway-responses"),
        below("Models", "models"),
        below("Resource policy", "policy"),
        below("API settings", "settings"),
      ],
    };
  },
  routes: [
    {
      path: "apis",
      handle: { crumb: "APIs" },
      children: [
        { index: true, lazy: () => import("./ApiListPage") },
        { path: "create", handle: { crumb: "Create API" }, lazy: () => import("./create/ChooseTypePage") },
        { path: "create-rest", handle: { crumb: "Create REST API" }, lazy: () => import("./create/CreateRestApiPage") },
        {
          path: "rest/:api",
          handle: { crumb: named("api") },
          lazy: () => import("./rest/RestApiPage"),
          children: [
            { index: true, loader: ({ params }) => redirect(`/apigateway/apis/rest/${encodeURIComponent(params["api"] ?? "")}/resources`) },
            {
              path: "resources",
              handle: { crumb: "Resources" },
              children: [
                {
                  lazy: () => import("./rest/resources/ResourcesPage"),
                  children: [
                    { index: true, lazy: () => import("./rest/resources/ResourceView") },
                    { path: ":resource", lazy: () => import("./rest/resources/ResourceView") },
                    { path: ":resource/:method", handle: { crumb: named("method") }, lazy: () => import("./rest/methods/MethodView") },
                  ],
                },
                { path: ":resource/create-resource", handle: { crumb: "Create resource" }, lazy: () => import("./rest/resources/CreateResourcePage") },
                { path: ":resource/create-method", handle: { crumb: "Create method" }, lazy: () => import("./rest/methods/CreateMethodPage") },
                { path: ":resource/enable-cors", handle: { crumb: "Enable CORS" }, lazy: () => import("./rest/resources/EnableCorsPage") },
                { path: ":resource/:method/request", handle: { crumb: "Edit method request" }, lazy: () => import("./rest/methods/EditRequestPage") },
                { path: ":resource/:method/integration", handle: { crumb: "Edit integration request" }, lazy: () => import("./rest/methods/EditIntegrationPage") },
                { path: ":resource/:method/integration-response", handle: { crumb: "Integration response" }, lazy: () => import("./rest/methods/IntegrationResponsePage") },
                { path: ":resource/:method/response", handle: { crumb: "Method response" }, lazy: () => import("./rest/methods/MethodResponsePage") },
              ],
            },
            {
              path: "stages",
              handle: { crumb: "Stages" },
              children: [
                { index: true, lazy: () => import("./rest/stages/StageListPage") },
                { path: "create", handle: { crumb: "Create stage" }, lazy: () => import("./rest/stages/CreateStagePage") },
                { path: "by-name/:stage", handle: { crumb: named("stage") }, lazy: () => import("./rest/stages/StagePage") },
                { path: "by-name/:stage/edit", handle: { crumb: "Edit stage" }, lazy: () => import("./rest/stages/EditStagePage") },
              ],
            },
            {
              path: "authorizers",
              handle: { crumb: "Authorizers" },
              children: [
                { index: true, lazy: () => import("./rest/authorizers/AuthorizerListPage") },
                { path: "create", handle: { crumb: "Create authorizer" }, lazy: () => import("./rest/authorizers/CreateAuthorizerPage") },
                { path: "by-id/:authorizer", handle: { crumb: named("authorizer") }, lazy: () => import("./rest/authorizers/AuthorizerPage") },
                { path: "by-id/:authorizer/edit", handle: { crumb: "Edit authorizer" }, lazy: () => import("./rest/authorizers/EditAuthorizerPage") },
              ],
            },
            {
              path: "gateway-responses",
              handle: { crumb: "Gateway responses" },
              children: [
                { index: true, lazy: () => import("./rest/responses/ResponseListPage") },
                { path: ":type", handle: { crumb: named("type") }, lazy: () => import("./rest/responses/EditResponsePage") },
              ],
            },
            {
              path: "models",
              handle: { crumb: "Models" },
              children: [
                { index: true, lazy: () => import("./rest/models/ModelListPage") },
                { path: "create", handle: { crumb: "Create model" }, lazy: () => import("./rest/models/CreateModelPage") },
                { path: "by-name/:model", handle: { crumb: named("model") }, lazy: () => import("./rest/models/EditModelPage") },
              ],
            },
            { path: "policy", handle: { crumb: "Resource policy" }, lazy: () => import("./rest/PolicyPage") },
            { path: "settings", handle: { crumb: "API settings" }, lazy: () => import("./rest/SettingsPage") },
          ],
        },
      ],
    },
    {
      path: "usage-plans",
      handle: { crumb: "Usage plans" },
      children: [
        { index: true, lazy: () => import("./plans/PlanListPage") },
        { path: "create", handle: { crumb: "Create usage plan" }, lazy: () => import("./plans/CreatePlanPage") },
        { path: "by-id/:plan", handle: { crumb: named("plan") }, lazy: () => import("./plans/PlanPage") },
        { path: "by-id/:plan/edit", handle: { crumb: "Edit usage plan" }, lazy: () => import("./plans/EditPlanPage") },
      ],
    },
    {
      path: "api-keys",
      handle: { crumb: "API keys" },
      children: [
        { index: true, lazy: () => import("./keys/KeyListPage") },
        { path: "create", handle: { crumb: "Create API key" }, lazy: () => import("./keys/CreateKeyPage") },
        { path: "by-id/:key", handle: { crumb: named("key") }, lazy: () => import("./keys/KeyPage") },
      ],
    },
    { path: "settings", handle: { crumb: "Settings" }, lazy: () => import("./account/AccountPage") },
  ],
};
