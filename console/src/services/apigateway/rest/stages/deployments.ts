import { type APIGatewayClient, type Deployment, paginateGetDeployments } from "@aws-sdk/client-api-gateway";
import { collect } from "../../../../shared/useLoad";

/** The newest first. */
export async function listDeployments(client: APIGatewayClient, restApiId: string, abortSignal: AbortSignal): Promise<Deployment[]> {
  const all = await collect(paginateGetDeployments({ client, pageSize: 500 }, { restApiId }, { abortSignal }), (page) => page.items);
  return all.sort((a, b) => (b.createdDate?.getTime() ?? 0) - (a.createdDate?.getTime() ?? 0));
}
