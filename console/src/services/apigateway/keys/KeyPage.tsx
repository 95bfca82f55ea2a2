import { type ApiKey, APIGatewayClient, GetApiKeyCommand, GetUsagePlansCommand, UpdateApiKeyCommand, type UsagePlan } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { Copyable } from "../../../shared/Copyable";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { useFlash } from "../../../shared/flash";
import { dateTime } from "../../../shared/format";
import { LoadedView } from "../../../shared/LoadedView";
import { useNameOf } from "../../../shared/names";
import { RouteButton } from "../../../shared/RouteButton";
import { RouteLink } from "../../../shared/RouteLink";
import { type Loaded, useLoad } from "../../../shared/useLoad";
import { ArnTags } from "../fields/ArnTags";
import { planPath } from "../paths";
import { DeleteKeyModal } from "./KeyListPage";

export function Component() {
  const id = useParams()["key"]!;
  const client = useClient(APIGatewayClient);
  const loaded = useLoad((abortSignal) => client.send(new GetApiKeyCommand({ apiKey: id, includeValue: true }), { abortSignal }), [client, id]);
  useNameOf(id, loaded.data?.name);
  return (
    <LoadedView loaded={loaded} what={`the API key ${id}`}>
      {(key) => <Details apiKey={key} loaded={loaded} />}
    </LoadedView>
  );
}

const planColumns: readonly Column<UsagePlan>[] = [
  { id: "name", header: "Usage plan", value: (p) => p.name, cell: (p) => <RouteLink to={planPath(p.id!)}>{p.name}</RouteLink> },
  { id: "description", header: "Description", value: (p) => p.description },
];

function Details({ apiKey, loaded }: { apiKey: ApiKey; loaded: Loaded<ApiKey> }) {
  const client = useClient(APIGatewayClient);
  const navigate = useNavigate();
  const flash = useFlash();
  const [isShown, setShown] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const id = apiKey.id!;
  const plans = useLoad(async (abortSignal) => (await client.send(new GetUsagePlansCommand({ keyId: id, limit: 500 }), { abortSignal })).items ?? [], [client, id]);

  async function enable(isEnabled: boolean) {
    try {
      await client.send(new UpdateApiKeyCommand({ apiKey: id, patchOperations: [{ op: "replace", path: "/enabled", value: String(isEnabled) }] }));
      flash.success(`The API key '${apiKey.name}' is now ${isEnabled ? "active" : "inactive"}.`);
      loaded.refresh();
    } catch (error) {
      flash.error("The API key was not changed", error);
    }
  }

  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setDeleting(true)}>Delete</Button>
            <Button onClick={() => void enable(!apiKey.enabled)}>{apiKey.enabled ? "Deactivate" : "Activate"}</Button>
          </SpaceBetween>
        }
      >
        {apiKey.name || id}
      </Header>
      <Container header={<Header variant="h2">API key details</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: "API key ID", value: id },
            {
              label: "API key",
              value: isShown ? (
                <Copyable text={apiKey.value ?? ""} name="API key" />
              ) : (
                <Button variant="inline-link" onClick={() => setShown(true)}>
                  Show
                </Button>
              ),
            },
            { label: "Status", value: apiKey.enabled ? "Active" : "Inactive" },
            { label: "Description", value: apiKey.description || "-" },
            { label: "Created", value: dateTime(apiKey.createdDate) ?? "-" },
            { label: "Last updated", value: dateTime(apiKey.lastUpdatedDate) ?? "-" },
          ]}
        />
      </Container>
      <CollectionTable
        id="apigateway.key-plans"
        title="Associated usage plans"
        noun={["usage plan", "usage plans"]}
        loaded={plans}
        columns={planColumns}
        trackBy={(p) => p.id!}
        isFiltered={false}
        empty={{ text: "Add the key to a usage plan, on the plan's page, so that callers can use it.", action: <RouteButton to="/apigateway/usage-plans">Go to usage plans</RouteButton> }}
      />
      <ArnTags path={`/apikeys/${id}`} tags={apiKey.tags} refresh={loaded.refresh} />
      {isDeleting && <DeleteKeyModal apiKey={apiKey} onDeleted={() => navigate("/apigateway/api-keys")} onDismiss={() => setDeleting(false)} />}
    </SpaceBetween>
  );
}
