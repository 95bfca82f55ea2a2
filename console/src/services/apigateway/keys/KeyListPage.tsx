import { type ApiKey, APIGatewayClient, DeleteApiKeyCommand, paginateGetApiKeys } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { dateTime } from "../../../shared/format";
import { RouteButton } from "../../../shared/RouteButton";
import { RouteLink } from "../../../shared/RouteLink";
import { collect, useLoad } from "../../../shared/useLoad";
import { keyPath } from "../paths";

const columns: readonly Column<ApiKey>[] = [
  { id: "name", header: "API key name", value: (k) => k.name, cell: (k) => <RouteLink to={keyPath(k.id!)}>{k.name || k.id!}</RouteLink>, widthPx: 240 },
  { id: "description", header: "Description", value: (k) => k.description, widthPx: 280 },
  { id: "status", header: "Status", value: (k) => (k.enabled ? "Active" : "Inactive"), widthPx: 120 },
  { id: "created", header: "Created", value: (k) => k.createdDate?.toISOString(), cell: (k) => dateTime(k.createdDate), widthPx: 220 },
  { id: "id", header: "API key ID", value: (k) => k.id, widthPx: 160 },
];

export function Component() {
  const client = useClient(APIGatewayClient);
  const [deleted, setDeleted] = useState<ApiKey>();
  const keys = useLoad((abortSignal) => collect(paginateGetApiKeys({ client, pageSize: 500 }, {}, { abortSignal }), (page) => page.items), [client]);
  return (
    <>
      <CollectionTable
        id="apigateway.keys"
        title="API keys"
        noun={["API key", "API keys"]}
        variant="full-page"
        loaded={keys}
        columns={columns}
        trackBy={(k) => k.id!}
        selection="single"
        empty={{ text: "A key tells callers apart; with a usage plan it gives them a throttle and a quota.", action: <RouteButton to="/apigateway/api-keys/create">Create API key</RouteButton> }}
        actions={([selected]) => (
          <>
            <Button disabled={!selected} onClick={() => setDeleted(selected)}>
              Delete
            </Button>
            <RouteButton variant="primary" to="/apigateway/api-keys/create">
              Create API key
            </RouteButton>
          </>
        )}
      />
      {deleted && <DeleteKeyModal apiKey={deleted} onDeleted={keys.refresh} onDismiss={() => setDeleted(undefined)} />}
    </>
  );
}

export function DeleteKeyModal({ apiKey, onDeleted, onDismiss }: { apiKey: ApiKey; onDeleted(): void; onDismiss(): void }) {
  const client = useClient(APIGatewayClient);
  return (
    <DeleteModal
      noun="API key"
      names={[apiKey.name || apiKey.id!]}
      word="confirm"
      consequence="Callers that use it are refused from now on."
      onDelete={() => client.send(new DeleteApiKeyCommand({ apiKey: apiKey.id }))}
      onDeleted={onDeleted}
      onDismiss={onDismiss}
    />
  );
}
