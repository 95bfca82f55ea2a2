import { type APIGatewayClient, type DocumentationPart, type DocumentationPartType, GetDocumentationPartsCommand } from "@aws-sdk/client-api-gateway";

/** What a documentation part may be of, and which fields say of which one. */
export const partTypes: Readonly<Record<DocumentationPartType, readonly ("path" | "method" | "statusCode" | "name")[]>> = {
  API: [], AUTHORIZER: ["name"], MODEL: ["name"], RESOURCE: ["path"], METHOD: ["path", "method"], PATH_PARAMETER: ["path", "method", "name"],
  QUERY_PARAMETER: ["path", "method", "name"], REQUEST_HEADER: ["path", "method", "name"], REQUEST_BODY: ["path", "method"],
  RESPONSE: ["path", "method", "statusCode"], RESPONSE_HEADER: ["path", "method", "statusCode", "name"], RESPONSE_BODY: ["path", "method", "statusCode"],
};

export async function listParts(client: APIGatewayClient, restApiId: string, abortSignal: AbortSignal): Promise<DocumentationPart[]> {
  const parts: DocumentationPart[] = [];
  let position: string | undefined;
  do {
    const page = await client.send(new GetDocumentationPartsCommand({ restApiId, position, limit: 500 }), { abortSignal });
    parts.push(...(page.items ?? []));
    position = page.position;
  } while (position);
  return parts;
}
