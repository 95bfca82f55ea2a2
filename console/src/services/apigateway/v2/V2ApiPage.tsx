import { ApiGatewayV2Client, GetApiCommand } from "@aws-sdk/client-apigatewayv2";
import { Outlet, useParams } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { LoadedView } from "../../../shared/LoadedView";
import { useNameOf } from "../../../shared/names";
import { useLoad } from "../../../shared/useLoad";
import { V2ApiContext } from "./v2Api";

/** What stands around every page of one HTTP or WebSocket API: the API itself, loaded once. */
export function Component() {
  const id = useParams()["api"]!;
  const client = useClient(ApiGatewayV2Client);
  const loaded = useLoad((abortSignal) => client.send(new GetApiCommand({ ApiId: id }), { abortSignal }), [client, id]);
  useNameOf(id, loaded.data?.Name);
  return (
    <LoadedView loaded={loaded} what={`the API ${id}`}>
      {(api) => (
        <V2ApiContext.Provider value={{ api, id, isHttp: api.ProtocolType === "HTTP", refresh: loaded.refresh }}>
          <Outlet />
        </V2ApiContext.Provider>
      )}
    </LoadedView>
  );
}
