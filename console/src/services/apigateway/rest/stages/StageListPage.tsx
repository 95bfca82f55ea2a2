import { APIGatewayClient, type Stage } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../../shared/clients";
import { CollectionTable, type Column } from "../../../../shared/CollectionTable";
import { dateTime } from "../../../../shared/format";
import { RouteButton } from "../../../../shared/RouteButton";
import { RouteLink } from "../../../../shared/RouteLink";
import { useLoad } from "../../../../shared/useLoad";
import { invokeUrl, restPath, stagePath } from "../../paths";
import { ApiHeader, useRestApi } from "../restApi";
import { DeleteStageModal } from "./DeleteStageModal";
import { InvokeUrl } from "./InvokeUrl";
import { listRestStages } from "./listRestStages";

export function Component() {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const [deleted, setDeleted] = useState<readonly string[]>();
  const stages = useLoad((signal) => listRestStages(client, id, signal), [client, id]);
  const columns: readonly Column<Stage>[] = [
    { id: "name", header: "Stage name", value: (s) => s.stageName, cell: (s) => <RouteLink to={stagePath(id, s.stageName!)}>{s.stageName}</RouteLink>, widthPx: 160 },
    { id: "description", header: "Description", value: (s) => s.description, widthPx: 200 },
    { id: "url", header: "Invoke URL", value: (s) => invokeUrl(id, s.stageName!), cell: (s) => <InvokeUrl api={id} stage={s.stageName!} />, widthPx: 420 },
    { id: "deployment", header: "Active deployment", value: (s) => s.deploymentId, widthPx: 150 },
    { id: "updated", header: "Last updated", value: (s) => s.lastUpdatedDate?.toISOString(), cell: (s) => dateTime(s.lastUpdatedDate), widthPx: 200 },
  ];
  return (
    <SpaceBetween size="l">
      <ApiHeader>Stages</ApiHeader>
      <CollectionTable
        id="apigateway.stages"
        title="Stages"
        noun={["stage", "stages"]}
        loaded={stages}
        columns={columns}
        trackBy={(s) => s.stageName!}
        selection="multi"
        empty={{ text: "Deploy the API to a stage to give it an invoke URL.", action: <RouteButton to={restPath(id)}>Go to resources</RouteButton> }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setDeleted(selected.map((s) => s.stageName!))}>
              Delete
            </Button>
            <RouteButton variant="primary" to={restPath(id, "stages/create")}>
              Create stage
            </RouteButton>
          </>
        )}
      />
      {deleted && <DeleteStageModal names={deleted} onDeleted={stages.refresh} onDismiss={() => setDeleted(undefined)} />}
    </SpaceBetween>
  );
}
