import { APIGatewayClient, DeleteDeploymentCommand, type Deployment, type Stage, UpdateStageCommand } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../../../shared/clients";
import { CollectionTable, type Column } from "../../../../shared/CollectionTable";
import { DeleteModal } from "../../../../shared/DeleteModal";
import { useFlash } from "../../../../shared/flash";
import { dateTime } from "../../../../shared/format";
import { useLoad } from "../../../../shared/useLoad";
import { useRestApi } from "../restApi";
import { listDeployments } from "./deployments";

/** What was deployed, to go back to. */
export function DeploymentsTab({ stage, refresh }: { stage: Stage; refresh(): void }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [deleted, setDeleted] = useState<string>();
  const deployments = useLoad((signal) => listDeployments(client, id, signal), [client, id, stage.deploymentId]);
  const isActive = (d: Deployment) => d.id === stage.deploymentId;
  const columns: readonly Column<Deployment>[] = [
    { id: "created", header: "Date created", value: (d) => d.createdDate?.toISOString(), cell: (d) => dateTime(d.createdDate), widthPx: 220 },
    { id: "status", header: "Status", value: (d) => (isActive(d) ? "Active" : "-"), widthPx: 120 },
    { id: "description", header: "Description", value: (d) => d.description, widthPx: 260 },
    { id: "id", header: "Deployment ID", value: (d) => d.id, widthPx: 150 },
  ];

  async function activate(deployment: Deployment) {
    try {
      await client.send(new UpdateStageCommand({ restApiId: id, stageName: stage.stageName, patchOperations: [{ op: "replace", path: "/deploymentId", value: deployment.id }] }));
      flash.success(`Successfully changed the active deployment of '${stage.stageName}' to ${deployment.id}.`);
      refresh();
    } catch (error) {
      flash.error("The active deployment was not changed", error);
    }
  }

  return (
    <>
      <CollectionTable
        id="apigateway.deployments"
        title="Deployments"
        description="All of this API; the stage shows the active one."
        noun={["deployment", "deployments"]}
        loaded={deployments}
        columns={columns}
        trackBy={(d) => d.id!}
        selection="single"
        isFiltered={false}
        actions={([selected]) => (
          <>
            <Button disabled={!selected || isActive(selected)} onClick={() => setDeleted(selected?.id)}>
              Delete
            </Button>
            <Button disabled={!selected || isActive(selected)} onClick={() => selected && void activate(selected)}>
              Change active deployment
            </Button>
          </>
        )}
      />
      {deleted && (
        <DeleteModal
          noun="deployment"
          names={[deleted]}
          onDelete={(deploymentId) => client.send(new DeleteDeploymentCommand({ restApiId: id, deploymentId }))}
          onDeleted={deployments.refresh}
          onDismiss={() => setDeleted(undefined)}
        />
      )}
    </>
  );
}
