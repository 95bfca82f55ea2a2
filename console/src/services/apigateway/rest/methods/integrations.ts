import type { ContentHandlingStrategy, Integration, IntegrationType, PutIntegrationCommandInput } from "@aws-sdk/client-api-gateway";
import { unlessEmpty, valueMap, valueRows, type Row } from "../../fields/rowMaps";

export const httpMethods = ["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"] as const;

/** What stands behind a method, as the form has it. */
export interface IntegrationForm {
  kind: "lambda" | "http" | "mock" | "service";
  isProxy: boolean;
  /** A function's ARN, which may hold stage variables. */
  functionArn: string;
  credentials: string;
  /** Of the request to an endpoint or to a service. */
  httpMethod: string;
  /** HTTP: the endpoint. */
  url: string;
  /** AWS service: as its endpoint is named, such as "dynamodb". */
  service: string;
  /** AWS service: whether `target` names an operation, or is a path. */
  targetKind: "action" | "path";
  target: string;
  timeoutMs: string;
  passthrough: string;
  contentHandling: string;
  query: readonly Row[];
  headers: readonly Row[];
  paths: readonly Row[];
  templates: readonly Row[];
}

export const defaultTimeoutMs = "29000";

export const emptyIntegration: IntegrationForm = {
  kind: "lambda", isProxy: false, functionArn: "", credentials: "", httpMethod: "POST", url: "", service: "", targetKind: "action", target: "", timeoutMs: defaultTimeoutMs, passthrough: "WHEN_NO_MATCH", contentHandling: "",
  query: [], headers: [], paths: [], templates: [],
};

const functionsPath = ":lambda:path/2015-03-31/functions/";
const invocations = "/invocations";

/** How API Gateway names the invocation of a function. */
export const functionUri = (region: string, arn: string) => `arn:aws:apigateway:${region}${functionsPath}${arn}${invocations}`;

/** The function's ARN in such a URI; undefined where the URI is another thing's. */
export function functionOf(uri: string | undefined): string | undefined {
  const start = uri?.indexOf(functionsPath) ?? -1;
  return uri && start >= 0 && uri.endsWith(invocations) ? uri.slice(start + functionsPath.length, -invocations.length) : undefined;
}

/** Such as "Lambda proxy". */
export function integrationName(integration: Integration | undefined): string {
  if (!integration) return "-";
  const isLambda = functionOf(integration.uri) !== undefined;
  const names: Readonly<Record<string, string>> = { AWS: isLambda ? "Lambda" : "AWS service", AWS_PROXY: "Lambda proxy", HTTP: "HTTP", HTTP_PROXY: "HTTP proxy", MOCK: "Mock" };
  return names[integration.type ?? ""] ?? "-";
}

const serviceUri = /^arn:aws:apigateway:[^:]*:([^:]*):(action|path)\/(.*)$/;

function kindOf({ type, uri }: Integration): IntegrationForm["kind"] {
  if (type === "MOCK") return "mock";
  if (type === "HTTP" || type === "HTTP_PROXY") return "http";
  return functionOf(uri) === undefined ? "service" : "lambda";
}

export function integrationFormOf(integration: Integration): IntegrationForm {
  const { type, uri, requestParameters } = integration;
  const kind = kindOf(integration);
  const [, service = "", targetKind = "action", target = ""] = (kind === "service" && serviceUri.exec(uri ?? "")) || [];
  return {
    kind,
    isProxy: type?.endsWith("_PROXY") ?? false,
    functionArn: functionOf(uri) ?? "",
    httpMethod: integration.httpMethod ?? "POST",
    url: kind === "http" ? (uri ?? "") : "",
    service,
    targetKind: targetKind as IntegrationForm["targetKind"],
    target,
    credentials: integration.credentials ?? "",
    timeoutMs: String(integration.timeoutInMillis ?? defaultTimeoutMs),
    passthrough: integration.passthroughBehavior ?? "WHEN_NO_MATCH",
    contentHandling: integration.contentHandling ?? "",
    query: valueRows(requestParameters, prefixes.query),
    headers: valueRows(requestParameters, prefixes.headers),
    paths: valueRows(requestParameters, prefixes.paths),
    templates: valueRows(integration.requestTemplates),
  };
}

const prefixes = { query: "integration.request.querystring.", headers: "integration.request.header.", paths: "integration.request.path." };

export interface MethodAt {
  restApiId: string;
  resourceId: string;
  httpMethod: string;
}

/** What is called, and how. */
function targetOf(form: IntegrationForm, region: string): { type: IntegrationType; uri?: string; integrationHttpMethod?: string } {
  const { httpMethod: integrationHttpMethod } = form;
  switch (form.kind) {
    case "mock":
      return { type: "MOCK" };
    case "http":
      return { type: form.isProxy ? "HTTP_PROXY" : "HTTP", uri: form.url, integrationHttpMethod };
    case "service":
      return { type: "AWS", uri: `arn:aws:apigateway:${region}:${form.service}:${form.targetKind}/${form.target}`, integrationHttpMethod };
    case "lambda":
      return { type: form.isProxy ? "AWS_PROXY" : "AWS", uri: functionUri(region, form.functionArn), integrationHttpMethod: "POST" };
  }
}

/** Whether what stands behind the method gets the request as it is, and its answer is the response. */
export const passesThrough = ({ kind, isProxy }: IntegrationForm) => isProxy && (kind === "lambda" || kind === "http");

/** The whole integration, as PutIntegration takes it. */
export function integrationInput(at: MethodAt, form: IntegrationForm, region: string): PutIntegrationCommandInput {
  const mappings = { ...valueMap(form.query, prefixes.query), ...valueMap(form.headers, prefixes.headers), ...valueMap(form.paths, prefixes.paths) };
  return {
    ...at,
    ...targetOf(form, region),
    credentials: (form.kind !== "mock" && form.credentials) || undefined,
    timeoutInMillis: form.timeoutMs === defaultTimeoutMs ? undefined : Number(form.timeoutMs),
    passthroughBehavior: passesThrough(form) || form.passthrough === "WHEN_NO_MATCH" ? undefined : form.passthrough,
    contentHandling: (form.contentHandling || undefined) as ContentHandlingStrategy | undefined,
    requestParameters: unlessEmpty(mappings),
    requestTemplates: passesThrough(form) ? undefined : unlessEmpty(valueMap(form.templates)),
  };
}
