import { ApiGatewayV2Client, DeleteStageCommand, type Stage } from "@aws-sdk/client-apigatewayv2";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { dateTime } from "../../../shared/format";
import { useLoad } from "../../../shared/useLoad";
import { StageAddress } from "../rest/stages/InvokeUrl";
import { DeployModal } from "./DeployModal";
import { stageUrl } from "./stageUrl";
import { StageModal } from "./StageModal";
import { listStages, useV2Api, V2Header } from "./v2Api";

export function Component() {
  const { api, id, isHttp } = useV2Api();
  const client = useClient(ApiGatewayV2Client);
  const [open, setOpen] = useState<{ kind: "create" | "edit" | "deploy" | "delete"; stage?: Stage }>();
  const stages = useLoad((signal) => listStages(client, id, signal), [client, id]);
  const columns: readonly Column<Stage>[] = [
    { id: "name", header: "Stage name", value: (s) => s.StageName, widthPx: 140 },
    {
      id: "url", header: "Invoke URL", value: (s) => stageUrl(api, s.StageName!), widthPx: 450,
      // A browser cannot follow the address of a WebSocket.
      cell: (s) => <StageAddress url={stageUrl(api, s.StageName!)} stage={s.StageName!} isFollowed={isHttp} />,
    },
    { id: "auto", header: "Auto-deploy", value: (s) => (s.AutoDeploy ? "Enabled" : "Disabled"), widthPx: 140 },
    { id: "deployment", header: "Deployment", value: (s) => s.DeploymentId, widthPx: 130 },
    { id: "updated", header: "Last updated", value: (s) => s.LastUpdatedDate?.toISOString(), cell: (s) => dateTime(s.LastUpdatedDate), widthPx: 200 },
    { id: "description", header: "Description", value: (s) => s.Description, isOptional: true },
  ];

  return (
    <SpaceBetween size="l">
      <V2Header>Stages</V2Header>
      <CollectionTable
        id="apigateway.v2-stages"
        title="Stages"
        noun={["stage", "stages"]}
        loaded={stages}
        columns={columns}
        trackBy={(s) => s.StageName!}
        selection="single"
        empty={{ text: "A stage has a URL, and what was deployed to it.", action: <Button onClick={() => setOpen({ kind: "create" })}>Create stage</Button> }}
        actions={([stage]) => (
          <>
            <Button disabled={!stage} onClick={() => setOpen({ kind: "delete", stage })}>
              Delete
            </Button>
            <Button disabled={!stage} onClick={() => setOpen({ kind: "edit", stage })}>
              Edit
            </Button>
            <Button disabled={!stage || stage.AutoDeploy} onClick={() => setOpen({ kind: "deploy", stage })}>
              Deploy
            </Button>
            <Button variant="primary" onClick={() => setOpen({ kind: "create" })}>
              Create stage
            </Button>
          </>
        )}
      />
      {open?.kind === "deploy" && <DeployModal stage={open.stage!.StageName!} onDeployed={stages.refresh} onDismiss={() => setOpen(undefined)} />}
      {(open?.kind === "create" || open?.kind === "edit") && <StageModal stage={open.stage} onSaved={stages.refresh} onDismiss={() => setOpen(undefined)} />}
      {open?.kind === "delete" && (
        <DeleteModal
          noun="stage"
          names={[open.stage!.StageName!]}
          word="confirm"
          consequence="Its invoke URL stops working."
          onDelete={(StageName) => client.send(new DeleteStageCommand({ ApiId: id, StageName }))}
          onDeleted={stages.refresh}
          onDismiss={() => setOpen(undefined)}
        />
      )}
    </SpaceBetween>
  );
}
