import { DeleteLayerVersionCommand, LambdaClient, type LayerVersionsListItem, paginateListLayerVersions } from "@aws-sdk/client-lambda";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useParams } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { dateTime } from "../../../shared/format";
import { RouteButton } from "../../../shared/RouteButton";
import { collect, useLoad } from "../../../shared/useLoad";

const columns: readonly Column<LayerVersionsListItem>[] = [
  { id: "version", header: "Version", value: (v) => v.Version, widthPx: 110 },
  { id: "arn", header: "Version ARN", value: (v) => v.LayerVersionArn, widthPx: 400 },
  { id: "description", header: "Description", value: (v) => v.Description, widthPx: 200 },
  { id: "runtimes", header: "Compatible runtimes", value: (v) => v.CompatibleRuntimes?.join(", "), widthPx: 200 },
  { id: "created", header: "Created", value: (v) => v.CreatedDate, cell: (v) => dateTime(Date.parse(v.CreatedDate ?? "")) },
];

export function Component() {
  const name = useParams()["layer"]!;
  const client = useClient(LambdaClient);
  const createPath = `/lambda/layers/create?layer=${encodeURIComponent(name)}`;
  const [deleted, setDeleted] = useState<readonly string[]>();
  const versions = useLoad(
    (abortSignal) => collect(paginateListLayerVersions({ client }, { LayerName: name }, { abortSignal }), (page) => page.LayerVersions),
    [client, name],
  );
  return (
    <>
      <CollectionTable
        id="lambda.layerVersions"
        title={name}
        description="The versions of the layer"
        noun={["version", "versions"]}
        variant="full-page"
        loaded={versions}
        columns={columns}
        trackBy={(v) => String(v.Version)}
        selection="multi"
        empty={{ text: "Every version was deleted.", action: <RouteButton to={createPath}>Create version</RouteButton> }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setDeleted(selected.map((v) => String(v.Version)))}>
              Delete
            </Button>
            <RouteButton variant="primary" to={createPath}>
              Create version
            </RouteButton>
          </>
        )}
      />
      {deleted && (
        <DeleteModal
          noun="version"
          names={deleted}
          word="confirm"
          consequence="Functions that use a version keep it, but no other function can take it."
          onDelete={(version) => client.send(new DeleteLayerVersionCommand({ LayerName: name, VersionNumber: Number(version) }))}
          onDeleted={versions.refresh}
          onDismiss={() => setDeleted(undefined)}
        />
      )}
    </>
  );
}
