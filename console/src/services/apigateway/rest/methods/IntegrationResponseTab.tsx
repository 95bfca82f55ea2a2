import { APIGatewayClient, DeleteIntegrationResponseCommand } from "@aws-sdk/client-api-gateway";
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../../shared/clients";
import { DeleteModal } from "../../../../shared/DeleteModal";
import { RouteButton } from "../../../../shared/RouteButton";
import { PlainTable } from "../../fields/PlainTable";
import { valueRows } from "../../fields/rowMaps";
import { TemplateViews } from "../../fields/TemplateViews";
import { methodPath } from "../../paths";
import type { OpenMethod } from "./openMethod";
import { responseHeader } from "./responses";

/** How an answer of the integration becomes the method's. */
export function IntegrationResponseTab({ open: { at, method }, refresh }: { open: OpenMethod; refresh(): void }) {
  const client = useClient(APIGatewayClient);
  const [deleted, setDeleted] = useState<string>();
  const page = (status?: string) =>
    `${methodPath(at.restApiId, at.resourceId, at.httpMethod, "integration-response")}${status ? `?status=${encodeURIComponent(status)}` : ""}`;
  const integration = method.methodIntegration;
  if (!integration) return <Alert type="info">The method has no integration yet.</Alert>;
  if (integration.type?.endsWith("_PROXY")) {
    return <Alert type="info">Proxy integrations cannot be configured to transform responses: what the function returns is the response.</Alert>;
  }
  const responses = Object.values(integration.integrationResponses ?? {}).sort((a, b) => a.statusCode!.localeCompare(b.statusCode!));
  return (
    <SpaceBetween size="l">
      <Header variant="h2" description="The first whose pattern fits is taken; the one without a pattern is the default." actions={<RouteButton to={page()}>Create response</RouteButton>}>
        Integration responses
      </Header>
      {responses.length === 0 && <Box color="text-body-secondary">No integration responses: requests are answered with status 500.</Box>}
      {responses.map((r) => (
        <Container
          key={r.statusCode}
          header={
            <Header
              variant="h2"
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button ariaLabel={`Delete response ${r.statusCode}`} onClick={() => setDeleted(r.statusCode)}>
                    Delete
                  </Button>
                  <RouteButton to={page(r.statusCode)} ariaLabel={`Edit response ${r.statusCode}`}>
                    Edit
                  </RouteButton>
                </SpaceBetween>
              }
            >
              {r.selectionPattern ? `Response ${r.statusCode}` : "Default - Response"}
            </Header>
          }
        >
          <SpaceBetween size="l">
            <KeyValuePairs
              columns={3}
              items={[
                { label: "Lambda error regex", value: r.selectionPattern || "-" },
                { label: "Method response status code", value: r.statusCode },
                { label: "Content handling", value: r.contentHandling ?? "Passthrough" },
              ]}
            />
            <PlainTable title="Header mappings" noun="header mapping" columns={["Name", "Mapping value"]} rows={valueRows(r.responseParameters, responseHeader).map((m) => [m.name, m.value])} />
            <TemplateViews templates={valueRows(r.responseTemplates)} />
          </SpaceBetween>
        </Container>
      ))}
      {deleted && (
        <DeleteModal
          noun="response"
          names={[deleted]}
          onDelete={(statusCode) => client.send(new DeleteIntegrationResponseCommand({ ...at, statusCode }))}
          onDeleted={refresh}
          onDismiss={() => setDeleted(undefined)}
        />
      )}
    </SpaceBetween>
  );
}
