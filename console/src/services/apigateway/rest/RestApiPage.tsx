import { APIGatewayClient, GetRestApiCommand } from "@aws-sdk/client-api-gateway";
import { Outlet, useParams } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { LoadedView } from "../../../shared/LoadedView";
import { useNameOf } from "../../../shared/names";
import { useLoad } from "../../../shared/useLoad";
import { RestApiContext } from "./restApi";

/** What stands around every page of one REST API: the API itself, loaded once. */
export function Component() {
  const id = useParams()["api"]!;
  const client = useClient(APIGatewayClient);
  const loaded = useLoad((abortSignal) => client.send(new GetRestApiCommand({ restApiId: id }), { abortSignal }), [client, id]);
  useNameOf(id, loaded.data?.name);
  return (
    <LoadedView loaded={loaded} what={`the API ${id}`}>
      {(api) => (
        <RestApiContext.Provider value={{ api, id, refresh: loaded.refresh }}>
          <Outlet />
        </RestApiContext.Provider>
      )}
    </LoadedView>
  );
}
