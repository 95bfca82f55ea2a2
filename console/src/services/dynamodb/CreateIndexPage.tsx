import { DynamoDBClient, type TableDescription, UpdateTableCommand, type UpdateTableCommandInput } from "@aws-sdk/client-dynamodb";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useMemo, useState } from "react";
import { useParams } from "react-router-dom";
import { useClient } from "../../shared/clients";
import { CreateForm } from "../../shared/CreateForm";
import { useFlash } from "../../shared/flash";
import { LoadedView } from "../../shared/LoadedView";
import { useLoad } from "../../shared/useLoad";
import { dynamodbCall } from "./calls";
import { CapacityFields } from "./fields/CapacityFields";
import { OneIndexFields } from "./fields/IndexFields";
import { attributeDefinitions, emptyIndex, globalIndex, type NewIndex } from "./newTable";
import { describeTable, isOnDemand, tablePath } from "./tables";

export function Component() {
  const name = useParams()["table"]!;
  const client = useClient(DynamoDBClient);
  const table = useLoad((signal) => describeTable(client, name, signal), [client, name]);
  return (
    <LoadedView loaded={table} what={`the table ${name}`}>
      {(description) => <IndexForm table={description} />}
    </LoadedView>
  );
}

function IndexForm({ table }: { table: TableDescription }) {
  const client = useClient(DynamoDBClient);
  const flash = useFlash();
  const name = table.TableName!;
  const [index, setIndex] = useState<NewIndex>(emptyIndex);
  const [units, setUnits] = useState({ isOnDemand: isOnDemand(table), readUnits: 5, writeUnits: 5 });
  const input = useMemo(() => inputOf(name, index, units), [name, index, units]);
  const calls = useMemo(() => [dynamodbCall("UpdateTable", input)], [input]);
  return (
    <CreateForm
      title="Create global secondary index"
      submitLabel="Create index"
      cancelTo={`${tablePath(name)}?tab=indexes`}
      doneTo={`${tablePath(name)}?tab=indexes`}
      isDirty={index !== emptyIndex}
      calls={calls}
      onSubmit={async () => {
        await client.send(new UpdateTableCommand(input));
      }}
      onDone={() => flash.success(`The index ${index.name} is being created.`)}
    >
      <Container header={<Header variant="h2">Index details</Header>}>
        <OneIndexFields index={index} onChange={setIndex} />
      </Container>
      {!isOnDemand(table) && (
        <Container header={<Header variant="h2">Index capacity</Header>}>
          <CapacityFields capacity={units} onChange={(part) => setUnits((before) => ({ ...before, ...part, isOnDemand: false }))} />
        </Container>
      )}
    </CreateForm>
  );
}

function inputOf(table: string, index: NewIndex, units: { isOnDemand: boolean; readUnits: number; writeUnits: number }): UpdateTableCommandInput {
  const throughput = units.isOnDemand ? undefined : { ReadCapacityUnits: units.readUnits, WriteCapacityUnits: units.writeUnits };
  return {
    TableName: table,
    AttributeDefinitions: attributeDefinitions([index]),
    GlobalSecondaryIndexUpdates: [{ Create: { ...globalIndex(index), ProvisionedThroughput: throughput } }],
  };
}
