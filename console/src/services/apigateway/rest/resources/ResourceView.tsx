import { APIGatewayClient, DeleteMethodCommand, DeleteResourceCommand, type Method } from "@aws-sdk/client-api-gateway";
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { Copyable } from "../../../../shared/Copyable";
import { useClient } from "../../../../shared/clients";
import { CollectionTable, type Column } from "../../../../shared/CollectionTable";
import { DeleteModal } from "../../../../shared/DeleteModal";
import { RouteButton } from "../../../../shared/RouteButton";
import { RouteLink } from "../../../../shared/RouteLink";
import { methodPath, resourcePath } from "../../paths";
import { integrationName } from "../methods/integrations";
import { useRestApi } from "../restApi";
import { methodsOf, useResource } from "./openResources";

/** A resource and its methods. */
export function Component() {
  const { api, id } = useRestApi();
  const { resource, resources, refresh } = useResource();
  const client = useClient(APIGatewayClient);
  const navigate = useNavigate();
  const [isDeleting, setDeleting] = useState(false);
  if (!resource) return <Alert type="error" header="There is no such resource">It may have been deleted.</Alert>;
  const resourceId = resource.id!;
  const below = resources.filter((r) => r.path!.startsWith(`${resource.path}/`)).length;
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={!resource.parentId} onClick={() => setDeleting(true)}>
                  Delete
                </Button>
                <RouteButton to={resourcePath(id, resourceId, "enable-cors")}>Enable CORS</RouteButton>
              </SpaceBetween>
            }
          >
            Resource details
          </Header>
        }
      >
        <KeyValuePairs
          columns={2}
          items={[
            { label: "Path", value: resource.path },
            {
              label: "Resource ID",
              value: <Copyable text={resourceId} name="resource ID" />,
            },
          ]}
        />
      </Container>
      <MethodTable key={resourceId} resourceId={resourceId} methods={methodsOf(resource)} refresh={refresh} />
      {isDeleting && (
        <DeleteModal
          noun="resource"
          names={[resource.path!]}
          word="confirm"
          consequence={below > 0 ? `Its methods, and the ${below} resources below it, are deleted too.` : "Its methods are deleted too."}
          onDelete={() => client.send(new DeleteResourceCommand({ restApiId: id, resourceId }))}
          onDeleted={() => {
            navigate(resourcePath(id, resource.parentId ?? api.rootResourceId!));
            refresh();
          }}
          onDismiss={() => setDeleting(false)}
        />
      )}
    </SpaceBetween>
  );
}

function MethodTable({ resourceId, methods, refresh }: { resourceId: string; methods: readonly Method[]; refresh(): void }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const [deleted, setDeleted] = useState<string>();
  const columns: readonly Column<Method>[] = [
    { id: "method", header: "Method type", value: (m) => m.httpMethod, cell: (m) => <RouteLink to={methodPath(id, resourceId, m.httpMethod!)}>{m.httpMethod}</RouteLink> },
    { id: "integration", header: "Integration type", value: (m) => integrationName(m.methodIntegration) },
    { id: "authorization", header: "Authorization", value: (m) => m.authorizationType },
    { id: "key", header: "API key", value: (m) => (m.apiKeyRequired ? "Required" : "Not required") },
  ];
  return (
    <>
      <CollectionTable
        id="apigateway.methods"
        title="Methods"
        noun={["method", "methods"]}
        loaded={{ data: methods, error: undefined, isLoading: false }}
        columns={columns}
        trackBy={(m) => m.httpMethod!}
        selection="single"
        isFiltered={false}
        empty={{ text: "No methods defined: requests for this path are refused.", action: <RouteButton to={resourcePath(id, resourceId, "create-method")}>Create method</RouteButton> }}
        actions={([selected]) => (
          <>
            <Button disabled={!selected} onClick={() => setDeleted(selected?.httpMethod)}>
              Delete
            </Button>
            <RouteButton to={resourcePath(id, resourceId, "create-method")}>Create method</RouteButton>
          </>
        )}
      />
      {deleted && (
        <DeleteModal
          noun="method"
          names={[deleted]}
          word="confirm"
          onDelete={(httpMethod) => client.send(new DeleteMethodCommand({ restApiId: id, resourceId, httpMethod }))}
          onDeleted={refresh}
          onDismiss={() => setDeleted(undefined)}
        />
      )}
    </>
  );
}
