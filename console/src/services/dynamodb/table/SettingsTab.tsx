import { DynamoDBClient, ListTagsOfResourceCommand, TagResourceCommand, UntagResourceCommand, UpdateTableCommand, type UpdateTableCommandInput } from "@aws-sdk/client-dynamodb";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import type { Doing } from "../../../shared/asCode";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { type Tag, TagsPanel } from "../../../shared/TagsPanel";
import { dynamodbCall } from "../calls";
import { CapacityFields } from "../fields/CapacityFields";
import type { TableTabProps } from "../TablePage";
import { isOnDemand } from "../tables";
import { ExpiryPanel } from "./ExpiryPanel";

export function SettingsTab({ table, refresh }: TableTabProps) {
  return (
    <SpaceBetween size="l">
      <CapacityPanel table={table} refresh={refresh} />
      <ExpiryPanel table={table} refresh={refresh} />
      <ProtectionPanel table={table} refresh={refresh} />
      <TableTags arn={table.TableArn!} />
    </SpaceBetween>
  );
}

function CapacityPanel({ table, refresh }: TableTabProps) {
  const client = useClient(DynamoDBClient);
  const flash = useFlash();
  const throughput = table.ProvisionedThroughput;
  const current = { isOnDemand: isOnDemand(table), readUnits: throughput?.ReadCapacityUnits || 5, writeUnits: throughput?.WriteCapacityUnits || 5 };
  const [edited, setEdited] = useState<typeof current>();

  const inputOf = ({ isOnDemand: onDemand, readUnits, writeUnits }: typeof current): UpdateTableCommandInput => ({
    TableName: table.TableName,
    BillingMode: onDemand ? "PAY_PER_REQUEST" : "PROVISIONED",
    ProvisionedThroughput: onDemand ? undefined : { ReadCapacityUnits: readUnits, WriteCapacityUnits: writeUnits },
  });

  async function save() {
    await client.send(new UpdateTableCommand(inputOf(edited!)));
    flash.success("The capacity is being changed.");
    refresh();
  }

  return (
    <Container header={<Header variant="h2" actions={<Button onClick={() => setEdited(current)}>Edit capacity</Button>}>Read/write capacity</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: "Capacity mode", value: current.isOnDemand ? "On-demand" : "Provisioned" },
          ...(current.isOnDemand
            ? []
            : [
                { label: "Read capacity units", value: current.readUnits },
                { label: "Write capacity units", value: current.writeUnits },
              ]),
        ]}
      />
      {edited && (
        <FormModal
          title="Edit capacity"
          submitLabel="Save changes"
          calls={[dynamodbCall("UpdateTable", inputOf(edited))]}
          onSubmit={save}
          onDismiss={() => setEdited(undefined)}
        >
          <CapacityFields capacity={edited} onChange={(part) => setEdited({ ...edited, ...part })} />
        </FormModal>
      )}
    </Container>
  );
}

function ProtectionPanel({ table, refresh }: TableTabProps) {
  const client = useClient(DynamoDBClient);
  const flash = useFlash();
  const isOn = table.DeletionProtectionEnabled === true;
  const label = isOn ? "Turn off" : "Turn on";
  const [isAsking, setAsking] = useState(false);
  const input: UpdateTableCommandInput = { TableName: table.TableName, DeletionProtectionEnabled: !isOn };

  async function toggle() {
    await client.send(new UpdateTableCommand(input));
    flash.success(`Deletion protection was turned ${isOn ? "off" : "on"}.`);
    refresh();
  }

  return (
    <Container
      header={
        <Header variant="h2" description="A protected table cannot be deleted" actions={<Button onClick={() => setAsking(true)}>{label}</Button>}>
          Deletion protection
        </Header>
      }
    >
      {isOn ? "On" : "Off"}
      {isAsking && (
        <FormModal title={`${label} deletion protection`} submitLabel={label} calls={[dynamodbCall("UpdateTable", input)]} onSubmit={toggle} onDismiss={() => setAsking(false)}>
          {isOn ? "The table can then be deleted." : "The table cannot be deleted until its protection is turned off."}
        </FormModal>
      )}
    </Container>
  );
}

function TableTags({ arn }: { arn: string }) {
  const client = useClient(DynamoDBClient);

  async function load(abortSignal: AbortSignal): Promise<readonly Tag[]> {
    const { Tags = [] } = await client.send(new ListTagsOfResourceCommand({ ResourceArn: arn }), { abortSignal });
    return Tags.map((t) => ({ key: t.Key ?? "", value: t.Value ?? "" }));
  }

  function tag(tags: readonly Tag[]): Doing {
    const input = { ResourceArn: arn, Tags: tags.map((t) => ({ Key: t.key, Value: t.value })) };
    return { call: dynamodbCall("TagResource", input), send: () => client.send(new TagResourceCommand(input)) };
  }

  function untag(TagKeys: string[]): Doing {
    const input = { ResourceArn: arn, TagKeys };
    return { call: dynamodbCall("UntagResource", input), send: () => client.send(new UntagResourceCommand(input)) };
  }

  return <TagsPanel load={load} tag={tag} untag={untag} dependencies={[client, arn]} />;
}
