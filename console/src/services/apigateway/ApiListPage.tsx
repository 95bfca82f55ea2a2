import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { ApiGatewayV2Client } from "@aws-sdk/client-apigatewayv2";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../shared/clients";
import { CollectionTable, type Column } from "../../shared/CollectionTable";
import { DeleteModal } from "../../shared/DeleteModal";
import { dateTime } from "../../shared/format";
import { RouteButton } from "../../shared/RouteButton";
import { RouteLink } from "../../shared/RouteLink";
import { useLoad } from "../../shared/useLoad";
import { type AnyApi, deleteApi, listApis, protocolNames } from "./apis";

const columns: readonly Column<AnyApi>[] = [
  { id: "name", header: "Name", value: (a) => a.name, cell: (a) => <RouteLink to={a.path}>{a.name}</RouteLink>, widthPx: 220 },
  { id: "description", header: "Description", value: (a) => a.description, widthPx: 200 },
  { id: "id", header: "ID", value: (a) => a.id, widthPx: 130 },
  { id: "protocol", header: "Protocol", value: (a) => protocolNames[a.protocol], widthPx: 110 },
  { id: "endpoint", header: "API endpoint type", value: (a) => a.endpointType, widthPx: 160 },
  { id: "created", header: "Created", value: (a) => a.created?.toISOString(), cell: (a) => dateTime(a.created), widthPx: 200 },
];

export function Component() {
  const client = useClient(APIGatewayClient);
  const v2 = useClient(ApiGatewayV2Client);
  const [deleted, setDeleted] = useState<readonly AnyApi[]>();
  const apis = useLoad((signal) => listApis(client, v2, signal), [client, v2]);
  return (
    <>
      <CollectionTable
        id="apigateway.apis"
        title="APIs"
        noun={["API", "APIs"]}
        variant="full-page"
        loaded={apis}
        trackBy={(a) => a.id}
        columns={columns}
        selection="single"
        empty={{ text: "An API is the front door of an application: it leads requests to functions.", action: <RouteButton to="/apigateway/apis/create">Create API</RouteButton> }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setDeleted(selected)}>
              Delete
            </Button>
            <RouteButton variant="primary" to="/apigateway/apis/create">
              Create API
            </RouteButton>
          </>
        )}
      />
      {deleted && (
        <DeleteModal
          noun="API"
          names={deleted.map((a) => `${a.name} (${a.id})`)}
          word="confirm"
          consequence="Its resources, stages and deployments are deleted, and its invoke URLs stop working. Functions stay."
          onDelete={(_, i) => deleteApi(deleted[i]!, client, v2)}
          onDeleted={apis.refresh}
          onDismiss={() => setDeleted(undefined)}
        />
      )}
    </>
  );
}
