import { redirect } from "react-router-dom";
import type { Service } from "..";

type Parameters = Readonly<Record<string, string | undefined>>;
const named = (name: string, isId = false) => ({ crumb: (parameters: Parameters) => parameters[name] ?? "", isId });

const openApi = /^\/apigateway\/apis\/(rest|v2)\/([^/]+)/;

const pages = {
  rest: [
    { text: "Resources", page: "resources" },
    { text: "Stages", page: "stages" },
    { text: "Authorizers", page: "authorizers" },
    { text: "Gateway responses", page: "gateway-responses" },
    { text: "Models", page: "models" },
    { text: "Resource policy", page: "policy" },
    { text: "Documentation", page: "documentation" },
    { text: "API settings", page: "settings" },
  ],
  v2: [
    { text: "Routes", page: "routes" },
    { text: "Authorization", page: "authorizers" },
    { text: "Integrations", page: "integrations" },
    { text: "CORS", page: "cors" },
    { text: "Stages", page: "stages" },
    { text: "API settings", page: "settings" },
  ],
} as const;

export const service: Service = {
  id: "apigateway",
  name: "API Gateway",
  summary: "Front doors of applications: REST, HTTP and WebSocket APIs",
  category: "Networking",
  icon: "share",
  keywords: ["api", "rest", "http", "websocket", "endpoint", "gateway", "usage plan", "authorizer", "swagger", "openapi", "domain"],
  navigation: [
    { text: "APIs", to: "apis" },
    { text: "Usage plans", to: "usage-plans" },
    { text: "API keys", to: "api-keys" },
    { text: "Custom domain names", to: "domain-names" },
    { text: "Settings", to: "settings" },
  ],
  within(pathname) {
    const [, kind, id] = openApi.exec(pathname) ?? [];
    if (!id) return undefined;
    return {
      noun: "API",
      id: decodeURIComponent(id),
      entries: pages[kind as keyof typeof pages].map(({ text, page }) => ({ text, to: `apis/${kind}/${id}/${page}` })),
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
        { path: "create-http", handle: { crumb: "Create HTTP API" }, lazy: () => import("./create/CreateHttpApiPage") },
        { path: "import-http", handle: { crumb: "Import HTTP API" }, lazy: () => import("./create/ImportHttpApiPage") },
        { path: "create-websocket", handle: { crumb: "Create WebSocket API" }, lazy: () => import("./create/CreateWebSocketApiPage") },
        {
          path: "v2/:api",
          handle: named("api", true),
          lazy: () => import("./v2/V2ApiPage"),
          children: [
            { index: true, loader: ({ params }) => redirect(`/apigateway/apis/v2/${encodeURIComponent(params["api"] ?? "")}/routes`) },
            { path: "routes", handle: { crumb: "Routes" }, lazy: () => import("./v2/RoutesPage") },
            { path: "integrations", handle: { crumb: "Integrations" }, lazy: () => import("./v2/IntegrationsPage") },
            { path: "authorizers", handle: { crumb: "Authorization" }, lazy: () => import("./v2/AuthorizersPage") },
            { path: "cors", handle: { crumb: "CORS" }, lazy: () => import("./v2/CorsPage") },
            { path: "stages", handle: { crumb: "Stages" }, lazy: () => import("./v2/StagesPage") },
            { path: "settings", handle: { crumb: "API settings" }, lazy: () => import("./v2/SettingsPage") },
            { path: "reimport", handle: { crumb: "Reimport API" }, lazy: () => import("./v2/ReimportPage") },
          ],
        },
        {
          path: "rest/:api",
          handle: named("api", true),
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
                    { path: ":resource/:method", handle: named("method"), lazy: () => import("./rest/methods/MethodView") },
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
                { path: "by-name/:stage", handle: named("stage"), lazy: () => import("./rest/stages/StagePage") },
                { path: "by-name/:stage/edit", handle: { crumb: "Edit stage" }, lazy: () => import("./rest/stages/EditStagePage") },
              ],
            },
            {
              path: "authorizers",
              handle: { crumb: "Authorizers" },
              children: [
                { index: true, lazy: () => import("./rest/authorizers/AuthorizerListPage") },
                { path: "create", handle: { crumb: "Create authorizer" }, lazy: () => import("./rest/authorizers/CreateAuthorizerPage") },
                { path: "by-id/:authorizer", handle: named("authorizer", true), lazy: () => import("./rest/authorizers/AuthorizerPage") },
                { path: "by-id/:authorizer/edit", handle: { crumb: "Edit authorizer" }, lazy: () => import("./rest/authorizers/EditAuthorizerPage") },
              ],
            },
            {
              path: "gateway-responses",
              handle: { crumb: "Gateway responses" },
              children: [
                { index: true, lazy: () => import("./rest/responses/ResponseListPage") },
                { path: ":type", handle: named("type"), lazy: () => import("./rest/responses/EditResponsePage") },
              ],
            },
            {
              path: "models",
              handle: { crumb: "Models" },
              children: [
                { index: true, lazy: () => import("./rest/models/ModelListPage") },
                { path: "create", handle: { crumb: "Create model" }, lazy: () => import("./rest/models/CreateModelPage") },
                { path: "by-name/:model", handle: named("model"), lazy: () => import("./rest/models/EditModelPage") },
              ],
            },
            {
              path: "documentation",
              handle: { crumb: "Documentation" },
              children: [
                { index: true, lazy: () => import("./rest/documentation/PartListPage") },
                { path: "create", handle: { crumb: "Create documentation part" }, lazy: () => import("./rest/documentation/CreatePartPage") },
                { path: "by-id/:part", handle: { crumb: "Edit documentation part" }, lazy: () => import("./rest/documentation/EditPartPage") },
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
        { path: "by-id/:plan", handle: named("plan", true), lazy: () => import("./plans/PlanPage") },
        { path: "by-id/:plan/edit", handle: { crumb: "Edit usage plan" }, lazy: () => import("./plans/EditPlanPage") },
      ],
    },
    {
      path: "api-keys",
      handle: { crumb: "API keys" },
      children: [
        { index: true, lazy: () => import("./keys/KeyListPage") },
        { path: "create", handle: { crumb: "Create API key" }, lazy: () => import("./keys/CreateKeyPage") },
        { path: "by-id/:key", handle: named("key", true), lazy: () => import("./keys/KeyPage") },
      ],
    },
    {
      path: "domain-names",
      handle: { crumb: "Custom domain names" },
      children: [
        { index: true, lazy: () => import("./domains/DomainListPage") },
        { path: "create", handle: { crumb: "Create domain name" }, lazy: () => import("./domains/CreateDomainPage") },
        { path: "by-name/:domain", handle: named("domain"), lazy: () => import("./domains/DomainPage") },
      ],
    },
    { path: "settings", handle: { crumb: "Settings" }, lazy: () => import("./account/AccountPage") },
  ],
};
