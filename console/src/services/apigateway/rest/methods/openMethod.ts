import { APIGatewayClient, GetMethodCommand, GetResourceCommand, type Method, type Resource } from "@aws-sdk/client-api-gateway";
import { useParams } from "react-router-dom";
import { useClient } from "../../../../shared/clients";
import { type Loaded, useLoad } from "../../../../shared/useLoad";
import { useRestApi } from "../restApi";
import type { MethodAt } from "./integrations";

export interface OpenMethod {
  at: MethodAt;
  resource: Resource;
  method: Method;
}

/** The method that the address names. */
export function useMethod(): { at: MethodAt; loaded: Loaded<OpenMethod> } {
  const { id: restApiId } = useRestApi();
  const parameters = useParams();
  const client = useClient(APIGatewayClient);
  const at = { restApiId, resourceId: parameters["resource"]!, httpMethod: parameters["method"]! };
  const loaded = useLoad(
    async (abortSignal) => {
      const [method, resource] = await Promise.all([
        client.send(new GetMethodCommand(at), { abortSignal }),
        client.send(new GetResourceCommand({ restApiId, resourceId: at.resourceId }), { abortSignal }),
      ]);
      return { at, method, resource };
    },
    [client, at.restApiId, at.resourceId, at.httpMethod],
  );
  return { at, loaded };
}
