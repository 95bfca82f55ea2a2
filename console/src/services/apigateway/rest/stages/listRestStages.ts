import { type APIGatewayClient, GetStagesCommand, type Stage } from "@aws-sdk/client-api-gateway";

/** All stages of a REST API; the service gives them in one page. */
export async function listRestStages(client: APIGatewayClient, restApiId: string, abortSignal: AbortSignal): Promise<Stage[]> {
  return (await client.send(new GetStagesCommand({ restApiId }), { abortSignal })).item ?? [];
}
