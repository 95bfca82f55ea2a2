import { APIGatewayClient, type Authorizer, GetAuthorizerCommand } from "@aws-sdk/client-api-gateway";
import type { ReactNode } from "react";
import { useParams } from "react-router-dom";
import { useClient } from "../../../../shared/clients";
import { LoadedView } from "../../../../shared/LoadedView";
import { useLoad } from "../../../../shared/useLoad";
import { useRestApi } from "../restApi";

/** The authorizer that the address names, once it is loaded. */
export function LoadedAuthorizer({ children }: { children: (authorizer: Authorizer) => ReactNode }) {
  const { id } = useRestApi();
  const authorizerId = useParams()["authorizer"]!;
  const client = useClient(APIGatewayClient);
  const loaded = useLoad((abortSignal) => client.send(new GetAuthorizerCommand({ restApiId: id, authorizerId }), { abortSignal }), [client, id, authorizerId]);
  return (
    <LoadedView loaded={loaded} what="the authorizer">
      {children}
    </LoadedView>
  );
}
