import { DynamoDBClient, type TableDescription } from "@aws-sdk/client-dynamodb";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useClient } from "../../shared/clients";
import { CollectionTable, type Column } from "../../shared/CollectionTable";
import { bytes, dateTime } from "../../shared/format";
import { RouteButton } from "../../shared/RouteButton";
import { RouteLink } from "../../shared/RouteLink";
import { useLoad } from "../../shared/useLoad";
import { DeleteTableModal } from "./DeleteTableModal";
import { Status } from "./Status";
import { describeTable, explorePath, isChanging, isOnDemand, keysOf, keyText, listTableNames, tablePath } from "./tables";

const columns: readonly Column<TableDescription>[] = [
  { id: "name", header: "Name", value: (t) => t.TableName, cell: (t) => <RouteLink to={tablePath(t.TableName!)}>{t.TableName}</RouteLink>, widthPx: 220 },
  { id: "status", header: "Status", value: (t) => t.TableStatus, cell: (t) => <Status status={t.TableStatus} />, widthPx: 120 },
  { id: "partition", header: "Partition key", value: (t) => keyText(keysOf(t).partition), widthPx: 160 },
  { id: "sort", header: "Sort key", value: (t) => keyText(keysOf(t).sort), widthPx: 150 },
  { id: "indexes", header: "Indexes", value: (t) => (t.GlobalSecondaryIndexes?.length ?? 0) + (t.LocalSecondaryIndexes?.length ?? 0), widthPx: 110 },
  { id: "protection", header: "Deletion protection", value: (t) => (t.DeletionProtectionEnabled ? "On" : "Off"), widthPx: 160, isOptional: true },
  { id: "capacity", header: "Capacity mode", value: (t) => (isOnDemand(t) ? "On-demand" : "Provisioned"), widthPx: 150 },
  { id: "items", header: "Items", value: (t) => t.ItemCount, widthPx: 100 },
  { id: "size", header: "Size", value: (t) => t.TableSizeBytes, cell: (t) => bytes(t.TableSizeBytes), isOptional: true },
  { id: "created", header: "Created", value: (t) => t.CreationDateTime?.getTime(), cell: (t) => dateTime(t.CreationDateTime), isOptional: true },
];

export function Component() {
  const client = useClient(DynamoDBClient);
  const navigate = useNavigate();
  const [deleted, setDeleted] = useState<readonly TableDescription[]>();
  const tables = useLoad((signal) => describeAll(client, signal), [client], { isPending: (all) => all.some(isChanging) });
  return (
    <>
      <CollectionTable
        id="dynamodb.tables"
        title="Tables"
        noun={["table", "tables"]}
        variant="full-page"
        loaded={tables}
        trackBy={(t) => t.TableName!}
        columns={columns}
        selection="multi"
        empty={{ text: "A table holds items, each found by its key.", action: <RouteButton to="/dynamodb/tables/create">Create table</RouteButton> }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length !== 1} onClick={() => navigate(explorePath(selected[0]!.TableName!))}>
              Explore items
            </Button>
            <Button disabled={selected.length === 0} onClick={() => setDeleted(selected)}>
              Delete
            </Button>
            <RouteButton variant="primary" to="/dynamodb/tables/create">
              Create table
            </RouteButton>
          </>
        )}
      />
      {deleted && <DeleteTableModal tables={deleted.map((t) => t.TableName!)} onDeleted={tables.refresh} onDismiss={() => setDeleted(undefined)} />}
    </>
  );
}

const together = 16;

async function describeAll(client: DynamoDBClient, signal: AbortSignal): Promise<TableDescription[]> {
  const names = await listTableNames(client, signal);
  const described: TableDescription[] = [];
  for (let i = 0; i < names.length; i += together) {
    // A table that was deleted since it was listed is left out.
    const some = await Promise.allSettled(names.slice(i, i + together).map((name) => describeTable(client, name, signal)));
    for (const result of some) {
      if (result.status === "fulfilled") described.push(result.value);
      else if ((result.reason as Error).name !== "ResourceNotFoundException") throw result.reason;
    }
  }
  return described;
}
