import {
  type Method, PutGatewayResponseCommand, PutIntegrationCommand, PutIntegrationResponseCommand, PutMethodCommand, PutMethodResponseCommand,
  type GatewayResponse, type GatewayResponseType, UpdateIntegrationResponseCommand, UpdateMethodResponseCommand,
} from "@aws-sdk/client-api-gateway";
import { type Step, step } from "../../steps";

/** What answers to other origins say. */
export interface CorsSettings {
  origin: string;
  headers: string;
  exposedHeaders: string;
  /** Seconds; "" is what browsers do by themselves. */
  maxAge: string;
  allowsCredentials: boolean;
}

export const everyOrigin: CorsSettings = {
  origin: "*", headers: "Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token", exposedHeaders: "", maxAge: "", allowsCredentials: false,
};

const parameter = (name: string) => `method.response.header.Access-Control-${name}`;
const constant = (value: string) => `'${value}'`;

// Headers that every answer has, not only the one to OPTIONS.
const common = ({ origin, exposedHeaders, allowsCredentials }: CorsSettings): Record<string, string> => ({
  "Allow-Origin": constant(origin),
  ...(exposedHeaders && { "Expose-Headers": constant(exposedHeaders) }),
  ...(allowsCredentials && { "Allow-Credentials": constant("true") }),
});

function preflight(methods: readonly string[], settings: CorsSettings): Record<string, string> {
  const { headers, maxAge } = settings;
  return {
    ...common(settings),
    "Allow-Headers": constant(headers),
    "Allow-Methods": constant(methods.join(",")),
    ...(maxAge && { "Max-Age": constant(maxAge) }),
  };
}

const mapped = (values: Record<string, string>) => Object.fromEntries(Object.entries(values).map(([name, value]) => [parameter(name), value]));
const declared = (values: Record<string, string>) => Object.fromEntries(Object.keys(values).map((name) => [parameter(name), false]));

/** The method OPTIONS: a mock that answers with the headers, and without a model: an API that was imported may have none. */
export function preflightSteps(restApiId: string, resourceId: string, methods: readonly string[], settings: CorsSettings): Step[] {
  const at = { restApiId, resourceId, httpMethod: "OPTIONS" };
  const headers = preflight(methods, settings);
  return [
    step("PutMethod", new PutMethodCommand({ ...at, authorizationType: "NONE" })),
    step("PutIntegration", new PutIntegrationCommand({ ...at, type: "MOCK", requestTemplates: { "application/json": '{"statusCode": 200}' } })),
    step("PutMethodResponse", new PutMethodResponseCommand({ ...at, statusCode: "200", responseParameters: declared(headers) })),
    step("PutIntegrationResponse", new PutIntegrationResponseCommand({ ...at, statusCode: "200", responseParameters: mapped(headers), responseTemplates: { "application/json": "" } })),
  ];
}

/** The headers at every response of a method that is there. A proxy integration's responses are the function's own. */
export function methodSteps(restApiId: string, resourceId: string, method: Method, headers: Record<string, string>): Step[] {
  const responses = Object.keys(method.methodIntegration?.integrationResponses ?? {}).filter((status) => method.methodResponses?.[status]);
  return responses.flatMap((statusCode) => {
    const at = { restApiId, resourceId, httpMethod: method.httpMethod!, statusCode };
    const path = (name: string) => `/responseParameters/${parameter(name)}`;
    return [
      step("UpdateMethodResponse", new UpdateMethodResponseCommand({ ...at, patchOperations: Object.keys(headers).map((name) => ({ op: "add", path: path(name), value: "false" })) })),
      step("UpdateIntegrationResponse", new UpdateIntegrationResponseCommand({ ...at, patchOperations: Object.entries(headers).map(([name, value]) => ({ op: "add", path: path(name), value })) })),
    ];
  });
}

/** The headers at what the gateway itself answers. */
export function gatewayResponseStep(restApiId: string, responseType: GatewayResponseType, before: GatewayResponse | undefined, headers: Record<string, string>): Step {
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [`gatewayresponse.header.Access-Control-${name}`, value]));
  return step(
    "PutGatewayResponse",
    new PutGatewayResponseCommand({
      restApiId, responseType, statusCode: before?.statusCode, responseTemplates: before?.responseTemplates,
      responseParameters: { ...before?.responseParameters, ...own },
    }),
  );
}

/** All that "Enable CORS" does to a resource. An OPTIONS method that is there gets the headers; else one is made. */
export function corsSteps(
  restApiId: string, resourceId: string, methods: readonly Method[], chosen: readonly string[], responses: readonly GatewayResponse[], settings: CorsSettings,
): Step[] {
  const allowed = [...new Set(["OPTIONS", ...chosen])].sort();
  const options = methods.find((m) => m.httpMethod === "OPTIONS");
  return [
    ...(options ? methodSteps(restApiId, resourceId, options, preflight(allowed, settings)) : preflightSteps(restApiId, resourceId, allowed, settings)),
    ...methods.filter((m) => m !== options && chosen.includes(m.httpMethod!)).flatMap((m) => methodSteps(restApiId, resourceId, m, common(settings))),
    ...responses.map((r) => gatewayResponseStep(restApiId, r.responseType!, r, { ...common(settings), "Allow-Headers": constant(settings.headers), "Allow-Methods": constant(allowed.join(",")) })),
  ];
}
