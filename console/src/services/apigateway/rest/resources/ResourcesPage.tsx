import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Grid from "@cloudscape-design/components/grid";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { Outlet, useParams } from "react-router-dom";
import { useClient } from "../../../../shared/clients";
import { LoadedView } from "../../../../shared/LoadedView";
import { RouteButton } from "../../../../shared/RouteButton";
import { useLoad } from "../../../../shared/useLoad";
import { listResources } from "../../apis";
import { resourcePath } from "../../paths";
import { ApiHeader, useRestApi } from "../restApi";
import { DeployModal } from "./DeployModal";
import { ResourcesContext } from "./openResources";
import { ResourceTree } from "./ResourceTree";

const columns = [{ colspan: { default: 12, s: 4, l: 3 } }, { colspan: { default: 12, s: 8, l: 9 } }] as const;

/** The tree of an API's resources, and beside it the resource or method that is chosen. */
export function Component() {
  const { api, id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const parameters = useParams();
  const [isDeploying, setDeploying] = useState(false);
  const loaded = useLoad((signal) => listResources(client, id, signal), [client, id]);
  const chosen = parameters["resource"] ?? api.rootResourceId!;
  return (
    <SpaceBetween size="l">
      <ApiHeader
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button iconName="refresh" ariaLabel="Refresh" loading={loaded.isLoading} onClick={loaded.refresh} />
            <Button variant="primary" onClick={() => setDeploying(true)}>
              Deploy API
            </Button>
          </SpaceBetween>
        }
      >
        Resources
      </ApiHeader>
      <LoadedView loaded={loaded} what="the resources">
        {(resources) => (
          <Grid gridDefinition={[...columns]}>
            <Container>
              <SpaceBetween size="m">
                <RouteButton to={resourcePath(id, chosen, "create-resource")} fullWidth>
                  Create resource
                </RouteButton>
                <ResourceTree api={id} resources={resources} chosen={chosen} method={parameters["method"]} />
              </SpaceBetween>
            </Container>
            <ResourcesContext.Provider value={{ resources, refresh: loaded.refresh }}>
              <Outlet />
            </ResourcesContext.Provider>
          </Grid>
        )}
      </LoadedView>
      {isDeploying && <DeployModal onDismiss={() => setDeploying(false)} />}
    </SpaceBetween>
  );
}
