import { APIGatewayClient, DeleteRestApiCommand, type RestApi } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { DeleteModal } from "../../../shared/DeleteModal";
import { dateTime } from "../../../shared/format";
import { endpointNames } from "../endpoints";
import { ArnTags } from "../fields/ArnTags";
import { apiListPath } from "../paths";
import { ApiHeader, useRestApi } from "./restApi";
import { SettingsModal } from "./SettingsModal";

export function Component() {
  const { api, id, refresh } = useRestApi();
  const client = useClient(APIGatewayClient);
  const navigate = useNavigate();
  const [open, setOpen] = useState<"edit" | "delete">();
  return (
    <SpaceBetween size="l">
      <ApiHeader actions={<Button onClick={() => setOpen("delete")}>Delete API</Button>}>API settings</ApiHeader>
      <Container header={<Header variant="h2" actions={<Button ariaLabel="Edit API details" onClick={() => setOpen("edit")}>Edit</Button>}>API details</Header>}>
        <KeyValuePairs columns={3} items={detailsOf(api)} />
      </Container>
      <ArnTags path={`/restapis/${id}`} tags={api.tags} refresh={refresh} />
      {open === "edit" && <SettingsModal onDismiss={() => setOpen(undefined)} />}
      {open === "delete" && (
        <DeleteModal
          noun="API"
          names={[`${api.name} (${id})`]}
          word="confirm"
          consequence="Its resources, stages and deployments are deleted, and its invoke URLs stop working. Functions stay."
          onDelete={() => client.send(new DeleteRestApiCommand({ restApiId: id }))}
          onDeleted={() => navigate(apiListPath)}
          onDismiss={() => setOpen(undefined)}
        />
      )}
    </SpaceBetween>
  );
}

function detailsOf(api: RestApi) {
  return [
    { label: "API name", value: api.name },
    { label: "Description", value: api.description ?? "-" },
    { label: "API ID", value: api.id },
    { label: "API endpoint type", value: endpointNames[api.endpointConfiguration?.types?.[0] ?? ""] ?? "-" },
    { label: "Default endpoint", value: api.disableExecuteApiEndpoint ? "Inactive" : "Active" },
    { label: "API key source", value: api.apiKeySource === "AUTHORIZER" ? "Authorizer" : "Header" },
    { label: "Content encoding", value: api.minimumCompressionSize === undefined ? "Inactive" : `From ${api.minimumCompressionSize} bytes` },
    { label: "Binary media types", value: api.binaryMediaTypes?.join(", ") ?? "-" },
    { label: "Created", value: dateTime(api.createdDate) ?? "-" },
  ];
}
