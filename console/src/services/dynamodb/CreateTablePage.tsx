import { CreateTableCommand, DynamoDBClient, UpdateTimeToLiveCommand, waitUntilTableExists } from "@aws-sdk/client-dynamodb";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import type { Call } from "../../shared/asCode";
import { useClient } from "../../shared/clients";
import { CreateForm } from "../../shared/CreateForm";
import { useFlash } from "../../shared/flash";
import { TagFields } from "../../shared/TagsPanel";
import { dynamodbCall } from "./calls";
import { createTableInput, emptyTable, type NewTable } from "./newTable";
import { IndexFields } from "./fields/IndexFields";
import { TableKeyFields } from "./fields/KeyFields";
import { SettingFields } from "./fields/SettingFields";

const mostSecondsToExist = 120;

export function Component() {
  const client = useClient(DynamoDBClient);
  const flash = useFlash();
  const [table, setTable] = useState<NewTable>(emptyTable);
  const change = (part: Partial<NewTable>) => setTable((before) => ({ ...before, ...part }));
  const inputs = useMemo(() => inputsOf(table), [table]);
  const calls = useMemo(() => callsOf(inputs), [inputs]);

  async function submit() {
    await client.send(new CreateTableCommand(inputs.create));
    if (inputs.expiry) {
      await waitUntilTableExists({ client, maxWaitTime: mostSecondsToExist, minDelay: 1 }, { TableName: table.name });
      await client.send(new UpdateTimeToLiveCommand(inputs.expiry));
    }
  }

  return (
    <CreateForm
      title="Create table"
      submitLabel="Create table"
      cancelTo="/dynamodb/tables"
      doneTo="/dynamodb/tables"
      isDirty={table !== emptyTable}
      calls={calls}
      onSubmit={submit}
      onDone={() => flash.success(`The table ${table.name} was created.`)}
    >
      <Container header={<Header variant="h2">Table details</Header>}>
        <TableKeyFields table={table} onChange={change} />
      </Container>
      <Container header={<Header variant="h2">Table settings</Header>}>
        <SettingFields table={table} onChange={change} />
      </Container>
      <Container header={<Header variant="h2" description="Other keys to find items by">Secondary indexes</Header>}>
        <IndexFields indexes={table.indexes} onChange={(indexes) => change({ indexes })} />
      </Container>
      <Container header={<Header variant="h2">Tags</Header>}>
        <SpaceBetween size="m">
          <TagFields tags={table.tags} onChange={(tags) => change({ tags })} />
        </SpaceBetween>
      </Container>
    </CreateForm>
  );
}

function inputsOf(table: NewTable) {
  const expiry = table.expiryAttribute && {
    TableName: table.name,
    TimeToLiveSpecification: { AttributeName: table.expiryAttribute, Enabled: true },
  };
  return { create: createTableInput(table), expiry: expiry || undefined };
}

function callsOf({ create, expiry }: ReturnType<typeof inputsOf>): readonly Call[] {
  return [dynamodbCall("CreateTable", create), ...(expiry ? [dynamodbCall("UpdateTimeToLive", expiry)] : [])];
}
