import { APIGatewayClient, type Authorizer, DeleteAuthorizerCommand, GetAuthorizersCommand } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../../shared/clients";
import { CollectionTable, type Column } from "../../../../shared/CollectionTable";
import { DeleteModal } from "../../../../shared/DeleteModal";
import { RouteButton } from "../../../../shared/RouteButton";
import { RouteLink } from "../../../../shared/RouteLink";
import { useLoad } from "../../../../shared/useLoad";
import { authorizerPath, restPath } from "../../paths";
import { functionOf } from "../methods/integrations";
import { ApiHeader, useRestApi } from "../restApi";
import { authorizerTypeNames } from "./authorizers";

export function Component() {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const [deleted, setDeleted] = useState<Authorizer>();
  const authorizers = useLoad(async (abortSignal) => (await client.send(new GetAuthorizersCommand({ restApiId: id, limit: 500 }), { abortSignal })).items ?? [], [client, id]);
  const columns: readonly Column<Authorizer>[] = [
    { id: "name", header: "Authorizer name", value: (a) => a.name, cell: (a) => <RouteLink to={authorizerPath(id, a.id!)}>{a.name}</RouteLink>, widthPx: 200 },
    { id: "type", header: "Authorizer type", value: (a) => a.type && authorizerTypeNames[a.type], widthPx: 170 },
    { id: "function", header: "Function or user pools", value: (a) => functionOf(a.authorizerUri) ?? a.providerARNs?.join(", "), widthPx: 360 },
    { id: "source", header: "Identity sources", value: (a) => a.identitySource, widthPx: 260 },
    { id: "id", header: "Authorizer ID", value: (a) => a.id, widthPx: 140 },
  ];
  return (
    <SpaceBetween size="l">
      <ApiHeader>Authorizers</ApiHeader>
      <CollectionTable
        id="apigateway.authorizers"
        title="Authorizers"
        noun={["authorizer", "authorizers"]}
        loaded={authorizers}
        columns={columns}
        trackBy={(a) => a.id!}
        selection="single"
        empty={{ text: "An authorizer decides who may call a method.", action: <RouteButton to={restPath(id, "authorizers/create")}>Create authorizer</RouteButton> }}
        actions={([selected]) => (
          <>
            <Button disabled={!selected} onClick={() => setDeleted(selected)}>
              Delete
            </Button>
            <RouteButton variant="primary" to={restPath(id, "authorizers/create")}>
              Create authorizer
            </RouteButton>
          </>
        )}
      />
      {deleted && (
        <DeleteModal
          noun="authorizer"
          names={[deleted.name!]}
          word="confirm"
          onDelete={() => client.send(new DeleteAuthorizerCommand({ restApiId: id, authorizerId: deleted.id }))}
          onDeleted={authorizers.refresh}
          onDismiss={() => setDeleted(undefined)}
        />
      )}
    </SpaceBetween>
  );
}
