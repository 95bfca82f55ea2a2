import { DynamoDBClient, type TableDescription } from "@aws-sdk/client-dynamodb";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { useClient } from "../../shared/clients";
import { LoadedView } from "../../shared/LoadedView";
import { PageTabs } from "../../shared/PageTabs";
import { RouteButton } from "../../shared/RouteButton";
import { type Loaded, useLoad } from "../../shared/useLoad";
import { DeleteTableModal } from "./DeleteTableModal";
import { IndexesTab } from "./table/IndexesTab";
import { MonitorTab } from "./table/MonitorTab";
import { OverviewTab } from "./table/OverviewTab";
import { PolicyTab } from "./table/PolicyTab";
import { SettingsTab } from "./table/SettingsTab";
import { StreamsTab } from "./table/StreamsTab";
import { TableBackupsTab } from "./table/TableBackupsTab";
import { describeTable, explorePath, isChanging } from "./tables";

/** What each tab of a table is given. */
export interface TableTabProps {
  table: TableDescription;
  refresh(): void;
}

export function Component() {
  const name = useParams()["table"]!;
  const client = useClient(DynamoDBClient);
  const table = useLoad((signal) => describeTable(client, name, signal), [client, name], { isPending: isChanging });
  return (
    <LoadedView loaded={table} what={`the table ${name}`}>
      {(description) => <Details table={description} loaded={table} />}
    </LoadedView>
  );
}

function Details({ table, loaded }: { table: TableDescription; loaded: Loaded<TableDescription> }) {
  const navigate = useNavigate();
  const [isDeleting, setDeleting] = useState(false);
  const given = { table, refresh: loaded.refresh };
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button iconName="refresh" ariaLabel="Refresh" loading={loaded.isLoading} onClick={loaded.refresh} />
            <Button onClick={() => setDeleting(true)}>Delete table</Button>
            <RouteButton variant="primary" to={explorePath(table.TableName!)}>
              Explore table items
            </RouteButton>
          </SpaceBetween>
        }
      >
        {table.TableName}
      </Header>
      <PageTabs
        label="Details of the table"
        tabs={[
          { id: "overview", label: "Overview", content: <OverviewTab {...given} /> },
          { id: "monitor", label: "Monitor", content: <MonitorTab {...given} /> },
          { id: "indexes", label: "Indexes", content: <IndexesTab {...given} /> },
          { id: "streams", label: "Streams", content: <StreamsTab {...given} /> },
          { id: "backups", label: "Backups", content: <TableBackupsTab {...given} /> },
          { id: "permissions", label: "Permissions", content: <PolicyTab {...given} /> },
          { id: "settings", label: "Additional settings", content: <SettingsTab {...given} /> },
        ]}
      />
      {isDeleting && (
        <DeleteTableModal tables={[table.TableName!]} onDeleted={() => navigate("/dynamodb/tables")} onDismiss={() => setDeleting(false)} />
      )}
    </SpaceBetween>
  );
}
