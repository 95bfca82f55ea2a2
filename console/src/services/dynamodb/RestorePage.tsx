import { DynamoDBClient, RestoreTableFromBackupCommand, RestoreTableToPointInTimeCommand } from "@aws-sdk/client-dynamodb";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useParams, useSearchParams } from "react-router-dom";
import { useClient } from "../../shared/clients";
import { CreateForm } from "../../shared/CreateForm";
import { useFlash } from "../../shared/flash";
import { dynamodbCall } from "./calls";
import { tablePath } from "./tables";

/** Makes a new table from a backup, or from another table's past. */
export function Component() {
  const table = useParams()["table"];
  const backup = useSearchParams()[0].get("backup") ?? "";
  const client = useClient(DynamoDBClient);
  const flash = useFlash();
  const [name, setName] = useState("");
  const [moment, setMoment] = useState("");
  const inputs = useMemo(() => inputsOf(table, backup, name, moment), [table, backup, name, moment]);
  const calls = useMemo(() => {
    const [operation, input] = inputs.toPoint ? (["RestoreTableToPointInTime", inputs.toPoint] as const) : (["RestoreTableFromBackup", inputs.fromBackup] as const);
    return [dynamodbCall(operation, input)];
  }, [inputs]);

  async function submit() {
    if (inputs.toPoint) await client.send(new RestoreTableToPointInTimeCommand({ ...inputs.toPoint, RestoreDateTime: moment ? new Date(moment) : undefined }));
    else await client.send(new RestoreTableFromBackupCommand(inputs.fromBackup));
  }

  return (
    <CreateForm
      title={table ? `Restore ${table} to a point in time` : "Restore table from backup"}
      submitLabel="Restore"
      cancelTo={table ? `${tablePath(table)}?tab=backups` : "/dynamodb/backups"}
      doneTo="/dynamodb/tables"
      isDirty={name !== ""}
      calls={calls}
      onSubmit={submit}
      onDone={() => flash.success(`The table ${name} is being restored.`)}
    >
      <Container header={<Header variant="h2">Restore settings</Header>}>
        <SpaceBetween size="l">
          <FormField label="Name of restored table">
            <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
          </FormField>
          {table && <MomentFields moment={moment} onChange={setMoment} />}
        </SpaceBetween>
      </Container>
    </CreateForm>
  );
}

/** "" is the latest moment that can be restored. */
function MomentFields({ moment, onChange }: { moment: string; onChange(moment: string): void }) {
  return (
    <SpaceBetween size="m">
      <RadioGroup
        value={moment === "" ? "latest" : "earlier"}
        items={[
          { value: "latest", label: "Latest" },
          { value: "earlier", label: "Specify date and time" },
        ]}
        onChange={({ detail }) => onChange(detail.value === "latest" ? "" : new Date().toISOString().slice(0, 19) + "Z")}
      />
      {moment !== "" && (
        <FormField label="Date and time" constraintText="Such as 2030-01-31T13:30:00Z">
          <Input value={moment} onChange={({ detail }) => onChange(detail.value)} />
        </FormField>
      )}
    </SpaceBetween>
  );
}

function inputsOf(table: string | undefined, backup: string, name: string, moment: string) {
  const fromBackup = { BackupArn: backup, TargetTableName: name };
  if (table === undefined) return { fromBackup };
  const when = moment === "" ? { UseLatestRestorableTime: true } : { RestoreDateTime: moment };
  return { fromBackup, toPoint: { SourceTableName: table, TargetTableName: name, ...when } };
}
