import { ApiGatewayV2Client, DeleteIntegrationCommand, type Integration } from "@aws-sdk/client-apigatewayv2";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { useLoad } from "../../../shared/useLoad";
import { IntegrationModal } from "./IntegrationModal";
import { listIntegrations, targetOf, useV2Api, V2Header } from "./v2Api";

const typeNames: Readonly<Record<string, string>> = { AWS_PROXY: "Lambda", AWS: "Lambda, mapped", HTTP_PROXY: "HTTP URI", HTTP: "HTTP URI, mapped", MOCK: "Mock" };

const columns: readonly Column<Integration>[] = [
  { id: "id", header: "Integration ID", value: (i) => i.IntegrationId, widthPx: 140 },
  { id: "type", header: "Type", value: (i) => typeNames[i.IntegrationType ?? ""], widthPx: 120 },
  { id: "target", header: "Target", value: targetOf, widthPx: 300 },
  { id: "method", header: "Method", value: (i) => i.IntegrationMethod, widthPx: 100 },
  { id: "payload", header: "Payload format version", value: (i) => i.PayloadFormatVersion, widthPx: 180 },
  { id: "timeout", header: "Timeout", value: (i) => i.TimeoutInMillis, cell: (i) => `${i.TimeoutInMillis} ms`, widthPx: 120 },
];

export function Component() {
  const { id } = useV2Api();
  const client = useClient(ApiGatewayV2Client);
  const [open, setOpen] = useState<{ kind: "create" | "edit" | "delete"; integration?: Integration }>();
  const integrations = useLoad((signal) => listIntegrations(client, id, signal), [client, id]);
  return (
    <SpaceBetween size="l">
      <V2Header>Integrations</V2Header>
      <CollectionTable
        id="apigateway.integrations"
        title="Integrations"
        noun={["integration", "integrations"]}
        loaded={integrations}
        columns={columns}
        trackBy={(i) => i.IntegrationId!}
        selection="single"
        empty={{ text: "An integration is what stands behind routes.", action: <Button onClick={() => setOpen({ kind: "create" })}>Create integration</Button> }}
        actions={([integration]) => (
          <>
            <Button disabled={!integration} onClick={() => setOpen({ kind: "delete", integration })}>
              Delete
            </Button>
            <Button disabled={!integration} onClick={() => setOpen({ kind: "edit", integration })}>
              Edit
            </Button>
            <Button variant="primary" onClick={() => setOpen({ kind: "create" })}>
              Create integration
            </Button>
          </>
        )}
      />
      {open && open.kind !== "delete" && <IntegrationModal integration={open.integration} onSaved={integrations.refresh} onDismiss={() => setOpen(undefined)} />}
      {open?.kind === "delete" && (
        <DeleteModal
          noun="integration"
          names={[open.integration!.IntegrationId!]}
          word="confirm"
          onDelete={(IntegrationId) => client.send(new DeleteIntegrationCommand({ ApiId: id, IntegrationId }))}
          onDeleted={integrations.refresh}
          onDismiss={() => setOpen(undefined)}
        />
      )}
    </SpaceBetween>
  );
}
