import { CreateBackupCommand, DeleteTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import Checkbox from "@cloudscape-design/components/checkbox";
import { useState } from "react";
import { useClient } from "../../shared/clients";
import { DeleteModal } from "../../shared/DeleteModal";
import { dynamodbCall } from "./calls";

const backupOf = (TableName: string) => ({ TableName, BackupName: `${TableName}-final` });

interface DeleteTableModalProps {
  tables: readonly string[];
  onDeleted(): void;
  onDismiss(): void;
}

export function DeleteTableModal({ tables, onDeleted, onDismiss }: DeleteTableModalProps) {
  const client = useClient(DynamoDBClient);
  const [isBackedUp, setBackedUp] = useState(false);

  async function remove(table: string) {
    if (isBackedUp) await client.send(new CreateBackupCommand(backupOf(table)));
    await client.send(new DeleteTableCommand({ TableName: table }));
  }

  return (
    <DeleteModal
      noun="table"
      names={tables}
      word="confirm"
      consequence="All items, indexes and streams are deleted with the table."
      calls={tables.flatMap((TableName) => [...(isBackedUp ? [dynamodbCall("CreateBackup", backupOf(TableName))] : []), dynamodbCall("DeleteTable", { TableName })])}
      onDelete={remove}
      onDeleted={onDeleted}
      onDismiss={onDismiss}
    >
      <Checkbox checked={isBackedUp} onChange={({ detail }) => setBackedUp(detail.checked)}>
        Create an on-demand backup of each table before deleting it
      </Checkbox>
    </DeleteModal>
  );
}
