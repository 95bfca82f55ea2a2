import { type AttributeValue, DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { useMemo, useState } from "react";
import { useParams, useSearchParams } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { LoadedView } from "../../../shared/LoadedView";
import { useLoad } from "../../../shared/useLoad";
import { dynamodbCall } from "../calls";
import { describeTable, explorePath, type KeyAttribute, type Keys, keysOf } from "../tables";
import type { Item } from "./attributeValues";
import { type Draft, ItemEditor } from "./ItemEditor";
import { keyFromParameter } from "./keys";

/** Makes an item from nothing, or from one that is there (?from=). */
export function Component() {
  const table = useParams()["table"]!;
  const from = useSearchParams()[0].get("from");
  const client = useClient(DynamoDBClient);
  const loaded = useLoad(
    async (signal) => {
      const keys = keysOf(await describeTable(client, table, signal));
      const { Item } = from
        ? await client.send(new GetItemCommand({ TableName: table, Key: keyFromParameter(from) }), { abortSignal: signal })
        : { Item: undefined };
      return { keys, initial: Item ?? emptyItem(keys) };
    },
    [client, table, from],
  );
  return (
    <LoadedView loaded={loaded} what={`the table ${table}`}>
      {({ keys, initial }) => <ItemForm table={table} keys={keys} initial={initial} />}
    </LoadedView>
  );
}

function ItemForm({ table, keys, initial }: { table: string; keys: Keys; initial: Item }) {
  const client = useClient(DynamoDBClient);
  const flash = useFlash();
  const [draft, setDraft] = useState<Draft>({ item: initial });
  const calls = useMemo(
    () => (draft.item ? [dynamodbCall("PutItem", putInput(table, keys, draft.item))] : []),
    [table, keys, draft],
  );

  async function submit() {
    if (!draft.item) throw new Error(draft.problem);
    await client.send(new PutItemCommand(putInput(table, keys, draft.item)));
  }

  return (
    <CreateForm
      title="Create item"
      description={`In the table ${table}`}
      submitLabel="Create item"
      cancelTo={explorePath(table)}
      doneTo={explorePath(table)}
      isDirty={draft.item !== initial}
      calls={calls}
      onSubmit={submit}
      onDone={() => flash.success("The item was created.")}
    >
      <ItemEditor initial={initial} keys={keys} isStored={false} draft={draft} onChange={setDraft} />
    </CreateForm>
  );
}

// The condition keeps an item of the same key from being overwritten unseen.
function putInput(table: string, keys: Keys, item: Item) {
  return {
    TableName: table,
    Item: item,
    ConditionExpression: "attribute_not_exists(#key)",
    ExpressionAttributeNames: { "#key": keys.partition.name },
  };
}

function emptyItem({ partition, sort }: Keys): Item {
  const empty = ({ type }: KeyAttribute): AttributeValue => (type === "S" ? { S: "" } : type === "N" ? { N: "" } : { B: new Uint8Array() });
  return { [partition.name]: empty(partition), ...(sort ? { [sort.name]: empty(sort) } : {}) };
}
