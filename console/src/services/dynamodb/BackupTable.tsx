import { type BackupSummary, CreateBackupCommand, DeleteBackupCommand, DynamoDBClient, ListBackupsCommand } from "@aws-sdk/client-dynamodb";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useClient } from "../../shared/clients";
import { CollectionTable, type Column } from "../../shared/CollectionTable";
import { DeleteModal } from "../../shared/DeleteModal";
import { FormModal } from "../../shared/FormModal";
import { useFlash } from "../../shared/flash";
import { bytes, dateTime } from "../../shared/format";
import { useLoad } from "../../shared/useLoad";
import { dynamodbCall } from "./calls";
import { Status } from "./Status";
import { listTableNames } from "./tables";

const columns: readonly Column<BackupSummary>[] = [
  { id: "name", header: "Name", value: (b) => b.BackupName },
  { id: "table", header: "Table", value: (b) => b.TableName },
  { id: "status", header: "Status", value: (b) => b.BackupStatus, cell: (b) => <Status status={b.BackupStatus} /> },
  { id: "created", header: "Created", value: (b) => b.BackupCreationDateTime?.getTime(), cell: (b) => dateTime(b.BackupCreationDateTime) },
  { id: "size", header: "Size", value: (b) => b.BackupSizeBytes, cell: (b) => bytes(b.BackupSizeBytes) },
  { id: "arn", header: "ARN", value: (b) => b.BackupArn, isOptional: true },
];

/** The backups of one table, or of all. */
export function BackupTable({ table, isPage = false }: { table?: string; isPage?: boolean }) {
  const client = useClient(DynamoDBClient);
  const navigate = useNavigate();
  const [isCreating, setCreating] = useState(false);
  const [deleted, setDeleted] = useState<readonly BackupSummary[]>();
  const backups = useLoad((signal) => listAll(client, table, signal), [client, table], { isPending: (all) => all.some((b) => b.BackupStatus === "CREATING") });
  const arnOf = (name: string) => deleted?.find((b) => b.BackupName === name)?.BackupArn;
  return (
    <>
      <CollectionTable
        id="dynamodb.backups"
        title="Backups"
        noun={["backup", "backups"]}
        variant={isPage ? "full-page" : "container"}
        loaded={backups}
        columns={columns}
        trackBy={(b) => b.BackupArn!}
        selection="multi"
        empty={{ text: "A backup holds a table as it was, until it is deleted.", action: <Button onClick={() => setCreating(true)}>Create backup</Button> }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length !== 1} onClick={() => navigate(`/dynamodb/backups/restore?backup=${encodeURIComponent(selected[0]!.BackupArn!)}`)}>
              Restore
            </Button>
            <Button disabled={selected.length === 0} onClick={() => setDeleted(selected)}>
              Delete
            </Button>
            <Button variant="primary" onClick={() => setCreating(true)}>
              Create backup
            </Button>
          </>
        )}
      />
      {isCreating && <CreateBackupModal table={table} onCreated={backups.refresh} onDismiss={() => setCreating(false)} />}
      {deleted && (
        <DeleteModal
          noun="backup"
          names={deleted.map((b) => b.BackupName!)}
          word="confirm"
          onDelete={(name) => client.send(new DeleteBackupCommand({ BackupArn: arnOf(name) }))}
          onDeleted={backups.refresh}
          onDismiss={() => setDeleted(undefined)}
        />
      )}
    </>
  );
}

function CreateBackupModal({ table, onCreated, onDismiss }: { table?: string; onCreated(): void; onDismiss(): void }) {
  const client = useClient(DynamoDBClient);
  const flash = useFlash();
  const [source, setSource] = useState(table ?? "");
  const [name, setName] = useState("");
  const tables = useLoad((signal) => listTableNames(client, signal), [client]);

  const input = { TableName: source, BackupName: name };

  async function submit() {
    await client.send(new CreateBackupCommand(input));
    flash.success(`The backup ${name} is being created.`);
    onCreated();
  }

  return (
    <FormModal title="Create on-demand backup" submitLabel="Create backup" calls={[dynamodbCall("CreateBackup", input)]} onSubmit={submit} onDismiss={onDismiss}>
      <FormField label="Source table">
        <Select
          disabled={table !== undefined}
          selectedOption={source ? { value: source, label: source } : null}
          options={(tables.data ?? []).map((value) => ({ value, label: value }))}
          placeholder="Choose a table"
          filteringType="auto"
          onChange={({ detail }) => setSource(detail.selectedOption.value ?? "")}
        />
      </FormField>
      <FormField label="Backup name">
        <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
    </FormModal>
  );
}

async function listAll(client: DynamoDBClient, table: string | undefined, abortSignal: AbortSignal): Promise<BackupSummary[]> {
  const backups: BackupSummary[] = [];
  let start: string | undefined;
  do {
    const page = await client.send(new ListBackupsCommand({ TableName: table, ExclusiveStartBackupArn: start }), { abortSignal });
    backups.push(...(page.BackupSummaries ?? []));
    start = page.LastEvaluatedBackupArn;
  } while (start);
  return backups;
}
