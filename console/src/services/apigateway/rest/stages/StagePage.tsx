import { APIGatewayClient, FlushStageAuthorizersCacheCommand, FlushStageCacheCommand, GetStageCommand, type Stage } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { useClient } from "../../../../shared/clients";
import { Facts } from "../../../../shared/Facts";
import { useFlash } from "../../../../shared/flash";
import { dateTime } from "../../../../shared/format";
import { LoadedView } from "../../../../shared/LoadedView";
import { PageTabs } from "../../../../shared/PageTabs";
import { RouteButton } from "../../../../shared/RouteButton";
import { type Loaded, useLoad } from "../../../../shared/useLoad";
import { ArnTags } from "../../fields/ArnTags";
import { restPath, stagePath } from "../../paths";
import { ApiHeader, useRestApi } from "../restApi";
import { CanaryTab } from "./CanaryTab";
import { DeleteStageModal } from "./DeleteStageModal";
import { DeploymentsTab } from "./DeploymentsTab";
import { ExportModal, SdkModal } from "./ExportModal";
import { InvokeUrl } from "./InvokeUrl";
import { LogsPanel } from "./LogsPanel";
import { MethodSettingsTab } from "./MethodSettingsTab";
import { VariablesTab } from "./VariablesTab";

export function Component() {
  const { id } = useRestApi();
  const name = useParams()["stage"]!;
  const client = useClient(APIGatewayClient);
  const loaded = useLoad((abortSignal) => client.send(new GetStageCommand({ restApiId: id, stageName: name }), { abortSignal }), [client, id, name]);
  return (
    <LoadedView loaded={loaded} what={`the stage ${name}`}>
      {(stage) => <Details key={name} stage={stage} loaded={loaded} />}
    </LoadedView>
  );
}

function Details({ stage, loaded }: { stage: Stage; loaded: Loaded<Stage> }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const navigate = useNavigate();
  const flash = useFlash();
  const [open, setOpen] = useState<"delete" | "export" | "sdk">();
  const name = stage.stageName!;

  async function flush(what: string, send: () => Promise<unknown>) {
    try {
      await send();
      flash.success(`Successfully flushed the ${what}.`);
    } catch (error) {
      flash.error(`The ${what} was not flushed`, error);
    }
  }

  function act(action: string) {
    const stageAt = { restApiId: id, stageName: name };
    if (action === "authorizers") void flush("authorizers' cache", () => client.send(new FlushStageAuthorizersCacheCommand(stageAt)));
    else if (action === "cache") void flush("stage's cache", () => client.send(new FlushStageCacheCommand(stageAt)));
    else setOpen(action as "export" | "sdk");
  }

  return (
    <SpaceBetween size="l">
      <ApiHeader
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button iconName="refresh" ariaLabel="Refresh" loading={loaded.isLoading} onClick={loaded.refresh} />
            <ButtonDropdown items={stageActions(stage)} onItemClick={({ detail }) => act(detail.id)}>
              Stage actions
            </ButtonDropdown>
            <Button onClick={() => setOpen("delete")}>Delete</Button>
            <RouteButton to={`${stagePath(id, name)}/edit`}>Edit</RouteButton>
          </SpaceBetween>
        }
      >
        {name}
      </ApiHeader>
      <StageDetails stage={stage} />
      <LogsPanel stage={stage} />
      <PageTabs
        label="Parts of the stage"
        tabs={[
          { id: "variables", label: "Stage variables", content: <VariablesTab key={JSON.stringify(stage.variables)} stage={stage} refresh={loaded.refresh} /> },
          { id: "deployments", label: "Deployment history", content: <DeploymentsTab stage={stage} refresh={loaded.refresh} /> },
          { id: "canary", label: "Canary", content: <CanaryTab stage={stage} refresh={loaded.refresh} /> },
          { id: "methods", label: "Method settings", content: <MethodSettingsTab stage={stage} refresh={loaded.refresh} /> },
          { id: "tags", label: "Tags", content: <ArnTags path={`/restapis/${id}/stages/${name}`} tags={stage.tags} refresh={loaded.refresh} /> },
        ]}
      />
      {open === "delete" && <DeleteStageModal names={[name]} onDeleted={() => navigate(restPath(id, "stages"))} onDismiss={() => setOpen(undefined)} />}
      {open === "export" && <ExportModal stage={name} onDismiss={() => setOpen(undefined)} />}
      {open === "sdk" && <SdkModal stage={name} onDismiss={() => setOpen(undefined)} />}
    </SpaceBetween>
  );
}

const stageActions = (stage: Stage) => [
  { id: "export", text: "Export" },
  { id: "sdk", text: "Generate SDK" },
  { id: "cache", text: "Flush stage cache", disabled: !stage.cacheClusterEnabled },
  { id: "authorizers", text: "Flush authorizer cache" },
];

function StageDetails({ stage }: { stage: Stage }) {
  const { id } = useRestApi();
  const settings = stage.methodSettings?.["*/*"];
  return (
    <Container header={<Header variant="h2">Stage details</Header>}>
      <Facts
        columns={4}
        items={[
          { label: "Stage name", value: stage.stageName },
          { label: "Description", value: stage.description ?? "-" },
          { label: "Rate", value: settings?.throttlingRateLimit ?? "-" },
          { label: "Burst", value: settings?.throttlingBurstLimit ?? "-" },
          { label: "Cache", value: stage.cacheClusterEnabled ? `${stage.cacheClusterSize} GB` : "Inactive" },
          { label: "Documentation version", value: stage.documentationVersion ?? "-" },
          { label: "Active deployment", value: stage.deploymentId ?? "-" },
          { label: "Created", value: dateTime(stage.createdDate) ?? "-" },
          { label: "Last updated", value: dateTime(stage.lastUpdatedDate) ?? "-" },
        ]}
        long={[{ label: "Invoke URL", value: <InvokeUrl api={id} stage={stage.stageName!} /> }]}
      />
    </Container>
  );
}
