import { LambdaClient, type LayersListItem, paginateListLayers } from "@aws-sdk/client-lambda";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { dateTime } from "../../../shared/format";
import { RouteButton } from "../../../shared/RouteButton";
import { RouteLink } from "../../../shared/RouteLink";
import { collect, useLoad } from "../../../shared/useLoad";

export const layerPath = (name: string) => `/lambda/layers/by-name/${encodeURIComponent(name)}`;

const columns: readonly Column<LayersListItem>[] = [
  { id: "name", header: "Name", value: (l) => l.LayerName, cell: (l) => <RouteLink to={layerPath(l.LayerName!)}>{l.LayerName}</RouteLink> },
  { id: "version", header: "Latest version", value: (l) => l.LatestMatchingVersion?.Version },
  { id: "description", header: "Description", value: (l) => l.LatestMatchingVersion?.Description },
  { id: "runtimes", header: "Compatible runtimes", value: (l) => l.LatestMatchingVersion?.CompatibleRuntimes?.join(", ") },
  { id: "created", header: "Created", value: (l) => l.LatestMatchingVersion?.CreatedDate, cell: (l) => dateTime(Date.parse(l.LatestMatchingVersion?.CreatedDate ?? "")) },
];

export function Component() {
  const client = useClient(LambdaClient);
  const layers = useLoad((abortSignal) => collect(paginateListLayers({ client }, {}, { abortSignal }), (page) => page.Layers), [client]);
  return (
    <CollectionTable
      id="lambda.layers"
      title="Layers"
      noun={["layer", "layers"]}
      variant="full-page"
      loaded={layers}
      columns={columns}
      trackBy={(l) => l.LayerName!}
      empty={{ text: "A layer holds files that several functions share.", action: <RouteButton to="/lambda/layers/create">Create layer</RouteButton> }}
      actions={() => (
        <RouteButton variant="primary" to="/lambda/layers/create">
          Create layer
        </RouteButton>
      )}
    />
  );
}
