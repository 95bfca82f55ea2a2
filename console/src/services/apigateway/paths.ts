const segment = encodeURIComponent;

export const apiListPath = "/apigateway/apis";
export const keyPath = (id: string) => `/apigateway/api-keys/by-id/${segment(id)}`;
export const planPath = (id: string) => `/apigateway/usage-plans/by-id/${segment(id)}`;

/** A page of a REST API, such as "stages". */
export const restPath = (api: string, page = "resources") => `/apigateway/apis/rest/${segment(api)}/${page}`;
export const resourcePath = (api: string, resource: string, page?: string) => restPath(api, `resources/${segment(resource)}${page ? `/${page}` : ""}`);
export const methodPath = (api: string, resource: string, method: string, page?: string) =>
  resourcePath(api, resource, `${segment(method)}${page ? `/${page}` : ""}`);
export const stagePath = (api: string, stage: string) => restPath(api, `stages/by-name/${segment(stage)}`);
export const modelPath = (api: string, model: string) => restPath(api, `models/by-name/${segment(model)}`);
export const authorizerPath = (api: string, authorizer: string) => restPath(api, `authorizers/by-id/${segment(authorizer)}`);
export const partPath = (api: string, part: string) => restPath(api, `documentation/by-id/${segment(part)}`);

/** A page of an HTTP or WebSocket API, such as "stages". */
export const v2Path = (api: string, page = "routes") => `/apigateway/apis/v2/${segment(api)}/${page}`;

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Where a deployed API answers: below a host of its own on a loopback server, since every browser resolves those; else by the path form. */
export function invokeUrl(api: string, stage: string, { protocol, hostname, port, origin }: Location = location): string {
  if (!loopback.test(hostname)) return `${origin}/restapis/${api}/${stage}/_user_request_`;
  return `${protocol}//${api}.execute-api.localhost${port && `:${port}`}/${stage}`;
}
