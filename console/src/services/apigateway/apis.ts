import { type APIGatewayClient, paginateGetResources, paginateGetRestApis, type Resource, type RestApi } from "@aws-sdk/client-api-gateway";
import { collect } from "../../shared/useLoad";
import { endpointNames } from "./endpoints";
import { restPath } from "./paths";

/** An API of any kind, as the list shows it. */
export interface AnyApi {
  id: string;
  name: string;
  description?: string;
  protocol: "REST" | "HTTP" | "WEBSOCKET";
  endpointType: string;
  created?: Date;
  path: string;
}

export async function listRestApis(client: APIGatewayClient, abortSignal: AbortSignal): Promise<RestApi[]> {
  return collect(paginateGetRestApis({ client, pageSize: 500 }, {}, { abortSignal }), (page) => page.items);
}

export async function listApis(client: APIGatewayClient, abortSignal: AbortSignal): Promise<AnyApi[]> {
  const rest = await listRestApis(client, abortSignal);
  return rest.map((api) => ({
    id: api.id!, name: api.name!, description: api.description, protocol: "REST",
    endpointType: endpointNames[api.endpointConfiguration?.types?.[0] ?? ""] ?? "-",
    created: api.createdDate, path: restPath(api.id!),
  }));
}

/** All resources, each with its methods, in the order of their paths. */
export async function listResources(client: APIGatewayClient, restApiId: string, abortSignal: AbortSignal): Promise<Resource[]> {
  const all = await collect(paginateGetResources({ client, pageSize: 500 }, { restApiId, embed: ["methods"] }, { abortSignal }), (page) => page.items);
  return all.sort((a, b) => a.path!.localeCompare(b.path!));
}
