import { DynamoDBClient, paginateListTables } from "@aws-sdk/client-dynamodb";
import { useClient } from "../../shared/clients";
import { CollectionTable } from "../../shared/CollectionTable";
import { collect, useLoad } from "../../shared/useLoad";

export function Component() {
  const client = useClient(DynamoDBClient);
  const tables = useLoad((abortSignal) => collect(paginateListTables({ client }, {}, { abortSignal }), (page) => page.TableNames), [client]);
  return (
    <CollectionTable
      id="dynamodb.tables"
      title="Tables"
      noun={["table", "tables"]}
      variant="full-page"
      loaded={tables}
      trackBy={(name) => name}
      columns={[{ id: "name", header: "Name", value: (name) => name }]}
    />
  );
}
