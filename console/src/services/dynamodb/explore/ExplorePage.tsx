import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import Box from "@cloudscape-design/components/box";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useNavigate, useParams } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { LoadedView } from "../../../shared/LoadedView";
import { RouteButton } from "../../../shared/RouteButton";
import { useLoad } from "../../../shared/useLoad";
import { describeTable, explorePath, listTableNames, tablePath } from "../tables";
import { Explorer } from "./Explorer";

export function Component() {
  const table = useParams()["table"];
  const client = useClient(DynamoDBClient);
  const navigate = useNavigate();
  const tables = useLoad((signal) => listTableNames(client, signal), [client]);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" actions={table && <RouteButton to={tablePath(table)}>View table details</RouteButton>}>
        Explore items
      </Header>
      <FormField label="Table">
        <Select
          selectedOption={table ? { value: table, label: table } : null}
          options={(tables.data ?? []).map((value) => ({ value, label: value }))}
          placeholder="Choose a table"
          empty="No tables"
          filteringType="auto"
          statusType={tables.error ? "error" : tables.data ? "finished" : "loading"}
          onChange={({ detail }) => navigate(explorePath(detail.selectedOption.value!))}
        />
      </FormField>
      {table ? <TableExplorer key={table} name={table} /> : tables.data?.length === 0 ? <NoTables /> : <Box color="text-body-secondary">Choose a table to see its items.</Box>}
    </SpaceBetween>
  );
}

function NoTables() {
  return (
    <SpaceBetween size="s">
      <Box color="text-body-secondary">There are no tables in this region.</Box>
      <RouteButton to="/dynamodb/tables/create">Create table</RouteButton>
    </SpaceBetween>
  );
}

function TableExplorer({ name }: { name: string }) {
  const client = useClient(DynamoDBClient);
  const table = useLoad((signal) => describeTable(client, name, signal), [client, name]);
  return (
    <LoadedView loaded={table} what={`the table ${name}`}>
      {(description) => <Explorer table={description} />}
    </LoadedView>
  );
}
