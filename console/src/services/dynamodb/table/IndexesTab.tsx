import {
  DynamoDBClient, type GlobalSecondaryIndexDescription, type LocalSecondaryIndexDescription, UpdateTableCommand,
} from "@aws-sdk/client-dynamodb";
import Button from "@cloudscape-design/components/button";
import { useMemo, useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { RouteButton } from "../../../shared/RouteButton";
import { Status } from "../Status";
import type { TableTabProps } from "../TablePage";
import { keysOfSchema, keyText, tablePath } from "../tables";

interface IndexRow {
  name: string;
  kind: "Global" | "Local";
  status: string | undefined;
  partition: string | undefined;
  sort: string | undefined;
  projection: string;
  items: number | undefined;
}

const columns: readonly Column<IndexRow>[] = [
  { id: "name", header: "Name", value: (i) => i.name },
  { id: "kind", header: "Kind", value: (i) => i.kind },
  { id: "status", header: "Status", value: (i) => i.status, cell: (i) => <Status status={i.status} /> },
  { id: "partition", header: "Partition key", value: (i) => i.partition },
  { id: "sort", header: "Sort key", value: (i) => i.sort },
  { id: "projection", header: "Projected attributes", value: (i) => i.projection },
  { id: "items", header: "Items", value: (i) => i.items },
];

export function IndexesTab({ table, refresh }: TableTabProps) {
  const client = useClient(DynamoDBClient);
  const [deleted, setDeleted] = useState<IndexRow>();
  const name = table.TableName!;
  const rows = useMemo(() => {
    const row = (kind: IndexRow["kind"]) => (index: GlobalSecondaryIndexDescription & LocalSecondaryIndexDescription): IndexRow => {
      const keys = keysOfSchema(index.KeySchema ?? [], table);
      const names = index.Projection?.NonKeyAttributes?.join(", ");
      return {
        name: index.IndexName!, kind, status: index.IndexStatus, partition: keyText(keys.partition), sort: keyText(keys.sort),
        projection: names ?? (index.Projection?.ProjectionType === "ALL" ? "All" : "Only keys"), items: index.ItemCount,
      };
    };
    return [...(table.GlobalSecondaryIndexes ?? []).map(row("Global")), ...(table.LocalSecondaryIndexes ?? []).map(row("Local"))];
  }, [table]);

  const remove = (index: string) =>
    client.send(new UpdateTableCommand({ TableName: name, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: index } }] }));
  return (
    <>
      <CollectionTable
        id="dynamodb.indexes"
        title="Secondary indexes"
        noun={["index", "indexes"]}
        loaded={{ data: rows, error: undefined, isLoading: false, refresh }}
        columns={columns}
        trackBy={(i) => i.name}
        selection="single"
        empty={{
          text: "An index finds items by other attributes than the table's key.",
          action: <RouteButton to={`${tablePath(name)}/create-index`}>Create index</RouteButton>,
        }}
        actions={([selected]) => (
          <>
            <Button disabled={selected?.kind !== "Global"} onClick={() => setDeleted(selected)}>
              Delete
            </Button>
            <RouteButton variant="primary" to={`${tablePath(name)}/create-index`}>
              Create index
            </RouteButton>
          </>
        )}
      />
      {deleted && (
        <DeleteModal noun="index" names={[deleted.name]} word="confirm" onDelete={remove} onDeleted={refresh} onDismiss={() => setDeleted(undefined)} />
      )}
    </>
  );
}
