import { APIGatewayClient, DeleteMethodResponseCommand } from "@aws-sdk/client-api-gateway";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../../shared/clients";
import { DeleteModal } from "../../../../shared/DeleteModal";
import { RouteButton } from "../../../../shared/RouteButton";
import { PlainTable } from "../../fields/PlainTable";
import { methodPath } from "../../paths";
import type { OpenMethod } from "./openMethod";
import { headerNames } from "./responses";

/** What a client may get. */
export function MethodResponseTab({ open: { at, method }, refresh }: { open: OpenMethod; refresh(): void }) {
  const client = useClient(APIGatewayClient);
  const [deleted, setDeleted] = useState<string>();
  const page = (status?: string) => `${methodPath(at.restApiId, at.resourceId, at.httpMethod, "response")}${status ? `?status=${encodeURIComponent(status)}` : ""}`;
  const responses = Object.values(method.methodResponses ?? {}).sort((a, b) => a.statusCode!.localeCompare(b.statusCode!));
  return (
    <SpaceBetween size="l">
      <Header variant="h2" actions={<RouteButton to={page()}>Create response</RouteButton>}>
        Method responses
      </Header>
      {responses.length === 0 && <Box color="text-body-secondary">No method responses: an integration response needs one of its status.</Box>}
      {responses.map(({ statusCode, responseParameters, responseModels }) => (
        <Container
          key={statusCode}
          header={
            <Header
              variant="h2"
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button ariaLabel={`Delete response ${statusCode}`} onClick={() => setDeleted(statusCode)}>
                    Delete
                  </Button>
                  <RouteButton to={page(statusCode)} ariaLabel={`Edit response ${statusCode}`}>
                    Edit
                  </RouteButton>
                </SpaceBetween>
              }
            >
              {`Response ${statusCode}`}
            </Header>
          }
        >
          <SpaceBetween size="l">
            <PlainTable title="Response headers" noun="header" columns={["Name"]} rows={headerNames(responseParameters).map((name) => [name])} />
            <PlainTable title="Response body" noun="model" columns={["Content type", "Model"]} rows={Object.entries(responseModels ?? {})} />
          </SpaceBetween>
        </Container>
      ))}
      {deleted && (
        <DeleteModal
          noun="response"
          names={[deleted]}
          onDelete={(statusCode) => client.send(new DeleteMethodResponseCommand({ ...at, statusCode }))}
          onDeleted={refresh}
          onDismiss={() => setDeleted(undefined)}
        />
      )}
    </SpaceBetween>
  );
}
