// Every page of the console: its address as its service lists it, its heading and, of a page that makes or edits something, a part of
// the command that its panel "as code" must come to show. A modal is the buttons that lead to it, and its command.
import { choose } from "./browser.mjs";

const rest = "/apigateway/apis/rest/:api";
const v2 = "/apigateway/apis/v2/:api";
const resource = `${rest}/resources/:resource`;

const chooseFirst = (page) => page.getByRole("checkbox", { name: /^Select (policy|user|user group) / }).first().click();

async function addTag(modal) {
  await modal.getByRole("button", { name: "Add new tag" }).click();
  await modal.getByRole("textbox").first().fill("owner");
}

/** Of users, groups and roles. */
const permissionPages = (path, noun) => [
  { route: `${path}/attach`, heading: /^Attach/, before: chooseFirst, command: `iam attach-${noun}-policy` },
  { route: `${path}/inline`, heading: /inline policy/, command: `iam put-${noun}-policy` },
];

const apiGateway = [
  { route: "/apigateway/apis", heading: /^APIs/ },
  { route: "/apigateway/apis/create", heading: "Choose an API type" },
  { route: "/apigateway/apis/create-rest", heading: "Create REST API", command: "apigateway create-rest-api" },
  { route: "/apigateway/apis/create-http", heading: "Create HTTP API", command: "apigatewayv2 create-api" },
  { route: "/apigateway/apis/import-http", heading: "Import HTTP API", command: "apigatewayv2 import-api" },
  { route: "/apigateway/apis/create-websocket", heading: "Create WebSocket API", command: "apigatewayv2 create-api" },
  { route: `${v2}/routes`, heading: "Routes", modals: [[["Create route"], "apigatewayv2 create-route"]] },
  { route: `${v2}/integrations`, heading: "Integrations", modals: [[["Create integration"], "apigatewayv2 create-integration"]] },
  { route: `${v2}/authorizers`, heading: "Authorization", modals: [[["Create authorizer"], "apigatewayv2 create-authorizer"]] },
  { route: `${v2}/cors`, heading: "CORS", modals: [[["Configure"], "apigatewayv2 update-api"]] },
  { route: `${v2}/stages`, heading: "Stages", modals: [[["Create stage"], "apigatewayv2 create-stage"]] },
  { route: `${v2}/settings`, heading: "API settings", modals: [[["Export"], "apigatewayv2 export-api"], [["Edit API details"], "apigatewayv2 update-api"], [["Manage tags"], "apigatewayv2 tag-resource", addTag]] },
  { route: `${v2}/reimport`, heading: "Reimport API", command: "apigatewayv2 reimport-api" },
  { route: `${rest}/resources`, heading: "Resources", modals: [[["Deploy API"], "apigateway create-deployment"]] },
  { route: resource, heading: "Resources" },
  { route: `${resource}/:method`, heading: "Resources" },
  { route: `${resource}/create-resource`, heading: "Create resource", command: "apigateway create-resource" },
  { route: `${resource}/create-method`, heading: "Create method", command: "apigateway put-method" },
  { route: `${resource}/enable-cors`, heading: "Enable CORS", command: "apigateway put-method" },
  { route: `${resource}/:method/request`, heading: "Edit method request", command: "apigateway update-method" },
  { route: `${resource}/:method/integration`, heading: "Edit integration request", command: "apigateway put-integration" },
  { route: `${resource}/:method/integration-response`, heading: /integration response/, command: "apigateway put-integration-response" },
  { route: `${resource}/:method/response`, heading: /method response/, command: "apigateway put-method-response" },
  { route: `${rest}/stages`, heading: "Stages" },
  { route: `${rest}/stages/create`, heading: "Create stage", command: "apigateway create-stage" },
  {
    route: `${rest}/stages/by-name/:stage`, heading: "v1",
    modals: [[["Manage variables"], "apigateway update-stage"], [["Canary", "Create canary"], "apigateway update-stage"]],
  },
  { route: `${rest}/stages/by-name/:stage/edit`, heading: /^Edit stage/, command: "apigateway update-stage" },
  { route: `${rest}/authorizers`, heading: "Authorizers" },
  { route: `${rest}/authorizers/create`, heading: "Create authorizer", command: "apigateway create-authorizer" },
  { route: `${rest}/authorizers/by-id/:authorizer`, heading: "people" },
  { route: `${rest}/authorizers/by-id/:authorizer/edit`, heading: /^Edit authorizer/, command: "apigateway update-authorizer" },
  { route: `${rest}/gateway-responses`, heading: "Gateway responses" },
  { route: `${rest}/gateway-responses/:type`, heading: "Edit gateway response", command: "apigateway put-gateway-response" },
  { route: `${rest}/models`, heading: "Models" },
  { route: `${rest}/models/create`, heading: "Create model", command: "apigateway create-model" },
  { route: `${rest}/models/by-name/:model`, heading: "Edit model Pet", command: "apigateway update-model" },
  { route: `${rest}/documentation`, heading: "Documentation", modals: [[["Publish documentation"], "apigateway create-documentation-version"]] },
  { route: `${rest}/documentation/create`, heading: "Create documentation part", command: "apigateway create-documentation-part" },
  { route: `${rest}/documentation/by-id/:part`, heading: /documentation part/, command: "apigateway update-documentation-part" },
  { route: `${rest}/policy`, heading: "Resource policy", command: "apigateway update-rest-api" },
  { route: `${rest}/settings`, heading: "API settings", modals: [[["Edit API details"], "apigateway update-rest-api"]] },
  { route: "/apigateway/usage-plans", heading: /^Usage plans/ },
  { route: "/apigateway/usage-plans/create", heading: "Create usage plan", command: "apigateway create-usage-plan" },
  {
    route: "/apigateway/usage-plans/by-id/:plan", heading: "Basic",
    modals: [[["Add stage"], "apigateway update-usage-plan"], [["Associated API keys", "Add API key"], "apigateway create-usage-plan-key"]],
  },
  { route: "/apigateway/usage-plans/by-id/:plan/edit", heading: /^Edit usage plan/, command: "apigateway update-usage-plan" },
  { route: "/apigateway/api-keys", heading: /^API keys/ },
  { route: "/apigateway/api-keys/create", heading: "Create API key", command: "apigateway create-api-key" },
  { route: "/apigateway/api-keys/by-id/:key", heading: "caller" },
  { route: "/apigateway/domain-names", heading: /^Custom domain names/ },
  { route: "/apigateway/domain-names/create", heading: "Create domain name", command: "apigateway create-domain-name" },
  {
    route: "/apigateway/domain-names/by-name/:domain", heading: "api.example.com",
    modals: [
      [["Add API mapping"], "apigatewayv2 create-api-mapping"],
      [["Edit routing mode"], "apigateway update-domain-name", (modal) => choose(modal, /^Routing mode/, /^Routing rules only/)],
      [["Routing rules", "Add routing rule"], "apigatewayv2 create-routing-rule"],
      [["Tags", "Manage tags"], "apigateway tag-resource", addTag],
    ],
  },
  { route: "/apigateway/settings", heading: "Settings" },
];

const dynamodb = [
  { route: "/dynamodb/tables", heading: /^Tables/ },
  { route: "/dynamodb/tables/create", heading: "Create table", command: "dynamodb create-table" },
  {
    route: "/dynamodb/tables/by-name/:table", heading: "sample-table",
    modals: [
      [["Streams", "Turn on"], "dynamodb update-table"],
      [["Backups", "Create backup"], "dynamodb create-backup"],
      [["Additional settings", "Edit capacity"], "dynamodb update-table"],
      [["Turn on"], "dynamodb update-time-to-live"],
      [["Manage tags"], "dynamodb tag-resource", addTag],
    ],
  },
  { route: "/dynamodb/tables/by-name/:table/create-index", heading: "Create global secondary index", command: "dynamodb update-table" },
  { route: "/dynamodb/tables/by-name/:table/restore", heading: /^Restore/, command: "dynamodb restore-table-to-point-in-time" },
  { route: "/dynamodb/explore", heading: /Explore items/ },
  { route: "/dynamodb/explore/:table", heading: /Explore items/ },
  { route: "/dynamodb/explore/:table/create", heading: "Create item", command: "dynamodb put-item" },
  { route: "/dynamodb/explore/:table/edit", query: { key: '{"id":{"S":"1"}}' }, heading: "Edit item", command: "dynamodb update-item" },
  { route: "/dynamodb/partiql", heading: "PartiQL editor", command: "dynamodb execute-statement" },
  { route: "/dynamodb/backups", heading: /^Backups/ },
  { route: "/dynamodb/backups/restore", query: { backup: ":backup" }, heading: /^Restore/, command: "dynamodb restore-table-from-backup" },
];

const iam = [
  { route: "/iam", heading: "IAM Dashboard", modals: [[["Create alias"], "iam create-account-alias"]] },
  { route: "/iam/groups", heading: /^User groups/ },
  { route: "/iam/groups/create", heading: "Create user group", command: "iam create-group" },
  { route: "/iam/groups/by-name/:group", heading: "sample-group", modals: [[["Add users"], "iam add-user-to-group", chooseFirst]] },
  ...permissionPages("/iam/groups/by-name/:group", "group"),
  { route: "/iam/users", heading: /^Users/ },
  { route: "/iam/users/create", heading: "Create user", command: "iam create-user" },
  {
    route: "/iam/users/by-name/:user", heading: "sample-user",
    modals: [
      [["Set permissions boundary"], "iam put-user-permissions-boundary"],
      [["Groups", "Add user to groups"], "iam add-user-to-group", chooseFirst],
      [["Security credentials", "Create access key"], "iam create-access-key"],
      [["Tags", "Manage tags"], "iam tag-user", addTag],
    ],
  },
  ...permissionPages("/iam/users/by-name/:user", "user"),
  { route: "/iam/roles", heading: /^Roles/ },
  { route: "/iam/roles/create", heading: "Select trusted entity", command: "iam create-role" },
  { route: "/iam/roles/by-name/:role", heading: "functions", modals: [[["Edit"], "iam update-role"], [["Tags", "Manage tags"], "iam tag-role", addTag]] },
  { route: "/iam/roles/by-name/:role/trust", heading: /trust policy/, command: "iam update-assume-role-policy" },
  ...permissionPages("/iam/roles/by-name/:role", "role"),
  { route: "/iam/policies", heading: /^Policies/ },
  { route: "/iam/policies/create", heading: "Create policy", command: "iam create-policy" },
  {
    route: "/iam/policies/by-arn/:policy", heading: "sample-policy",
    modals: [
      [["Entities attached", "Attach"], "iam attach-", (modal) => modal.getByRole("checkbox", { name: /^Select entity/ }).first().click()],
      [["Tags", "Manage tags"], "iam tag-policy", addTag],
    ],
  },
  { route: "/iam/policies/by-arn/:policy/edit", heading: /^Edit/, command: "iam create-policy-version" },
  { route: "/iam/simulator", heading: "Policy simulator" },
  { route: "/iam/denied", heading: "Why was this denied?" },
];

const lambda = [
  { route: "/lambda/functions", heading: /^Functions/ },
  { route: "/lambda/functions/create", heading: "Create function", command: "lambda create-function" },
  {
    route: "/lambda/functions/by-name/:function", heading: "sample-function",
    modals: [
      [["Upload .zip file"], "lambda update-function-code"],
      [["Edit runtime settings"], "lambda update-function-configuration"],
      [["Edit layers"], "lambda update-function-configuration"],
      [["Versions", "Publish new version"], "lambda publish-version"],
      [["Aliases", "Create alias"], "lambda create-alias"],
      [["Configuration", "Edit general configuration"], "lambda update-function-configuration"],
      [["Triggers", "Add trigger"], "lambda create-event-source-mapping"],
      [["Permissions", "Add permissions"], "lambda add-permission"],
      [["Environment variables", "Edit environment variables"], "lambda update-function-configuration"],
      [["Function URL", "Create function URL"], "lambda create-function-url-config"],
      [["Asynchronous invocation", "Edit asynchronous invocation"], "lambda put-function-event-invoke-config"],
      [["Concurrency", "Edit concurrency"], "lambda delete-function-concurrency"],
      [["Add configuration"], "lambda put-provisioned-concurrency-config"],
      [["Tags", "Manage tags"], "lambda tag-resource", addTag],
    ],
  },
  { route: "/lambda/layers", heading: /^Layers/ },
  { route: "/lambda/layers/create", heading: "Create layer", command: "lambda publish-layer-version" },
  { route: "/lambda/layers/by-name/:layer", heading: /^sample-layer/ },
];

const logs = [
  { route: "/logs/groups", heading: /^Log groups/ },
  { route: "/logs/groups/by-name/:group", heading: "/sample/group", modals: [[["Create log stream"], "logs create-log-stream"], [["Actions", "Edit retention"], "logs delete-retention-policy"], [["Tags", "Manage tags"], "logs tag-log-group", addTag]] },
  { route: "/logs/groups/by-name/:group/:stream", heading: "sample/stream" },
  { route: "/logs/live-tail", heading: "Live tail" },
  { route: "/logs/groups/create", heading: "Create log group", command: "logs create-log-group" },
];

export const pages = [{ route: "/", heading: "Console home" }, ...apiGateway, ...dynamodb, ...iam, ...lambda, ...logs];

/** Every editor of text, where it is, and how it is reached there. */
export const editors = [
  { name: "code", route: "/lambda/functions/by-name/:function", label: "Code of index.mjs" },
  { name: "a test event", route: "/lambda/functions/by-name/:function", query: { tab: "test" }, label: "Event JSON" },
  { name: "a test event, beside the code", route: "/lambda/functions/by-name/:function", buttons: ["Test"], label: "Event JSON" },
  { name: "an item", route: "/dynamodb/explore/:table/edit", query: { key: '{"id":{"S":"1"}}' }, buttons: ["JSON view"], label: "Item as JSON" },
  { name: "a statement", route: "/dynamodb/partiql", label: "Statement" },
  { name: "a table's policy", route: "/dynamodb/tables/by-name/:table", query: { tab: "permissions" }, label: "Resource-based policy" },
  { name: "a new policy", route: "/iam/policies/create", label: "Policy document" },
  { name: "a policy", route: "/iam/policies/by-arn/:policy/edit", label: "Policy document" },
  { name: "an inline policy", route: "/iam/users/by-name/:user/inline", label: "Policy document" },
  { name: "a trust policy", route: "/iam/roles/by-name/:role/trust", label: "Trust policy" },
  { name: "an API's policy", route: `${rest}/policy`, label: "Resource policy" },
  { name: "a mapping template", route: `${resource}/:method/integration`, label: "Template body of application/json" },
  { name: "a template of a response", route: `${resource}/:method/integration-response`, query: { status: "200" }, label: "Template body of application/json" },
  { name: "a new model", route: `${rest}/models/create`, label: "Model schema" },
  { name: "a model", route: `${rest}/models/by-name/:model`, label: "Model schema" },
  { name: "documentation", route: `${rest}/documentation/by-id/:part`, label: "Properties" },
  { name: "a definition", route: "/apigateway/apis/import-http", label: "API definition" },
];

/** Where a page is, for the things of the sample. */
export function addressOf({ route, query }, sample) {
  const given = { ...sample, api: route.includes("/v2/") ? sample.v2 : sample.rest, group: route.startsWith("/logs") ? sample.logGroup : sample.group };
  const path = route.replaceAll(/:(\w+)/g, (_, name) => encodeURIComponent(given[name]));
  const values = Object.entries(query ?? {}).map(([name, value]) => [name, value.startsWith(":") ? given[value.slice(1)] : value]);
  return values.length > 0 ? `${path}?${new URLSearchParams(values)}` : path;
}
