import { type APIGatewayClient, DeleteRestApiCommand, paginateGetResources, paginateGetRestApis, type Resource, type RestApi } from "@aws-sdk/client-api-gateway";
import { type Api, type ApiGatewayV2Client, DeleteApiCommand, GetApisCommand } from "@aws-sdk/client-apigatewayv2";
import { collect } from "../../shared/useLoad";
import { endpointNames } from "./endpoints";
import { restPath, v2Path } from "./paths";

/** As people write them; the service has WEBSOCKET. */
export const protocolNames = { REST: "REST", HTTP: "HTTP", WEBSOCKET: "WebSocket" } as const;
type Protocol = keyof typeof protocolNames;

/** An API of any kind, as the list shows it. */
export interface AnyApi {
  id: string;
  name: string;
  description?: string;
  protocol: Protocol;
  endpointType: string;
  created?: Date;
  path: string;
}

export async function listRestApis(client: APIGatewayClient, abortSignal: AbortSignal): Promise<RestApi[]> {
  return collect(paginateGetRestApis({ client, pageSize: 500 }, {}, { abortSignal }), (page) => page.items);
}

async function listV2Apis(client: ApiGatewayV2Client, abortSignal: AbortSignal): Promise<Api[]> {
  const apis: Api[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(new GetApisCommand({ NextToken, MaxResults: "500" }), { abortSignal });
    apis.push(...(page.Items ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return apis;
}

/** APIs of the three kinds. */
export async function listApis(client: APIGatewayClient, v2: ApiGatewayV2Client, abortSignal: AbortSignal): Promise<AnyApi[]> {
  const [rest, others] = await Promise.all([listRestApis(client, abortSignal), listV2Apis(v2, abortSignal)]);
  return [
    ...rest.map((api): AnyApi => ({
      id: api.id!, name: api.name!, description: api.description, protocol: "REST",
      endpointType: endpointNames[api.endpointConfiguration?.types?.[0] ?? ""] ?? "-", created: api.createdDate, path: restPath(api.id!),
    })),
    ...others.map((api): AnyApi => ({
      id: api.ApiId!, name: api.Name!, description: api.Description, protocol: api.ProtocolType!, endpointType: "Regional", created: api.CreatedDate, path: v2Path(api.ApiId!),
    })),
  ];
}

export const deleteApi = ({ id, protocol }: AnyApi, client: APIGatewayClient, v2: ApiGatewayV2Client): Promise<unknown> =>
  protocol === "REST" ? client.send(new DeleteRestApiCommand({ restApiId: id })) : v2.send(new DeleteApiCommand({ ApiId: id }));

/** All resources, each with its methods, in the order of their paths. */
export async function listResources(client: APIGatewayClient, restApiId: string, abortSignal: AbortSignal): Promise<Resource[]> {
  const all = await collect(paginateGetResources({ client, pageSize: 500 }, { restApiId, embed: ["methods"] }, { abortSignal }), (page) => page.items);
  return all.sort((a, b) => a.path!.localeCompare(b.path!));
}
