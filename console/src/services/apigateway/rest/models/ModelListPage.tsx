import { APIGatewayClient, DeleteModelCommand, type Model, paginateGetModels } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../../shared/clients";
import { CollectionTable, type Column } from "../../../../shared/CollectionTable";
import { DeleteModal } from "../../../../shared/DeleteModal";
import { RouteButton } from "../../../../shared/RouteButton";
import { RouteLink } from "../../../../shared/RouteLink";
import { collect, useLoad } from "../../../../shared/useLoad";
import { modelPath, restPath } from "../../paths";
import { ApiHeader, useRestApi } from "../restApi";

export function Component() {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const [deleted, setDeleted] = useState<string>();
  const models = useLoad((abortSignal) => collect(paginateGetModels({ client, pageSize: 500 }, { restApiId: id }, { abortSignal }), (page) => page.items), [client, id]);
  const columns: readonly Column<Model>[] = [
    { id: "name", header: "Name", value: (m) => m.name, cell: (m) => <RouteLink to={modelPath(id, m.name!)}>{m.name}</RouteLink>, widthPx: 220 },
    { id: "description", header: "Description", value: (m) => m.description, widthPx: 320 },
    { id: "type", header: "Content type", value: (m) => m.contentType, widthPx: 180 },
    { id: "id", header: "Model ID", value: (m) => m.id, widthPx: 140 },
  ];
  return (
    <SpaceBetween size="l">
      <ApiHeader>Models</ApiHeader>
      <CollectionTable
        id="apigateway.models"
        title="Models"
        description="A model is the schema of a body: methods check requests by it, and templates and generated code know its fields."
        noun={["model", "models"]}
        loaded={models}
        columns={columns}
        trackBy={(m) => m.name!}
        selection="single"
        empty={{ text: "A model says what a body looks like.", action: <RouteButton to={restPath(id, "models/create")}>Create model</RouteButton> }}
        actions={([selected]) => (
          <>
            <Button disabled={!selected} onClick={() => setDeleted(selected?.name)}>
              Delete
            </Button>
            <RouteButton variant="primary" to={restPath(id, "models/create")}>
              Create model
            </RouteButton>
          </>
        )}
      />
      {deleted && (
        <DeleteModal
          noun="model"
          names={[deleted]}
          word="confirm"
          onDelete={(modelName) => client.send(new DeleteModelCommand({ restApiId: id, modelName }))}
          onDeleted={models.refresh}
          onDismiss={() => setDeleted(undefined)}
        />
      )}
    </SpaceBetween>
  );
}
