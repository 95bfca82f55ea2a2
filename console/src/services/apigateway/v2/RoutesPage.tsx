import { ApiGatewayV2Client, DeleteRouteCommand, type Route } from "@aws-sdk/client-apigatewayv2";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { LoadedView } from "../../../shared/LoadedView";
import { RouteLink } from "../../../shared/RouteLink";
import { useLoad } from "../../../shared/useLoad";
import { v2Path } from "../paths";
import { RouteModal } from "./RouteModal";
import { integrationIdOf, listAuthorizers, listIntegrations, listRoutes, targetOf, useV2Api, V2Header } from "./v2Api";

export function Component() {
  const { id, isHttp } = useV2Api();
  const client = useClient(ApiGatewayV2Client);
  const [open, setOpen] = useState<{ kind: "create" | "edit" | "delete"; route?: Route }>();
  const loaded = useLoad(
    async (signal) => {
      const [routes, integrations, authorizers] = await Promise.all([listRoutes(client, id, signal), listIntegrations(client, id, signal), listAuthorizers(client, id, signal)]);
      return { routes, integrations, authorizers };
    },
    [client, id],
  );
  return (
    <SpaceBetween size="l">
      <V2Header>Routes</V2Header>
      <LoadedView loaded={loaded} what="the routes">
        {({ routes, integrations, authorizers }) => {
          const target = (route: Route) => integrations.find((i) => i.IntegrationId === integrationIdOf(route));
          const columns: readonly Column<Route>[] = [
            { id: "key", header: "Route", value: (r) => r.RouteKey, widthPx: 240 },
            { id: "authorization", header: "Authorization", value: (r) => authorizers.find((a) => a.AuthorizerId === r.AuthorizerId)?.Name ?? (r.AuthorizationType === "NONE" ? "None" : r.AuthorizationType), widthPx: 160 },
            {
              id: "integration", header: "Integration", widthPx: 420,
              value: (r) => (target(r) ? `${integrationIdOf(r)}: ${targetOf(target(r)!)}` : undefined),
              cell: (r) => (target(r) ? <RouteLink to={v2Path(id, "integrations")}>{`${integrationIdOf(r)}: ${targetOf(target(r)!)}`}</RouteLink> : "Not attached"),
            },
            { id: "id", header: "Route ID", value: (r) => r.RouteId, widthPx: 140 },
          ];
          return (
            <>
              <CollectionTable
                id="apigateway.routes"
                title="Routes"
                description={isHttp ? "A route leads requests of a method and a path to an integration." : "A route leads messages with its key to an integration; $connect and $disconnect are asked when connections open and close."}
                noun={["route", "routes"]}
                loaded={{ data: routes, error: undefined, isLoading: loaded.isLoading, refresh: loaded.refresh }}
                columns={columns}
                trackBy={(r) => r.RouteKey!}
                selection="single"
                empty={{ text: "The API answers nothing yet.", action: <Button onClick={() => setOpen({ kind: "create" })}>Create route</Button> }}
                actions={([route]) => (
                  <>
                    <Button disabled={!route} onClick={() => setOpen({ kind: "delete", route })}>
                      Delete
                    </Button>
                    <Button disabled={!route} onClick={() => setOpen({ kind: "edit", route })}>
                      Edit
                    </Button>
                    <Button variant="primary" onClick={() => setOpen({ kind: "create" })}>
                      Create route
                    </Button>
                  </>
                )}
              />
              {open && open.kind !== "delete" && (
                <RouteModal route={open.route} integrations={integrations} authorizers={authorizers} onSaved={loaded.refresh} onDismiss={() => setOpen(undefined)} />
              )}
              {open?.kind === "delete" && (
                <DeleteModal
                  noun="route"
                  names={[open.route!.RouteKey!]}
                  word="confirm"
                  onDelete={() => client.send(new DeleteRouteCommand({ ApiId: id, RouteId: open.route!.RouteId }))}
                  onDeleted={loaded.refresh}
                  onDismiss={() => setOpen(undefined)}
                />
              )}
            </>
          );
        }}
      </LoadedView>
    </SpaceBetween>
  );
}
