import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { useMemo, useState } from "react";
import { useParams, useSearchParams } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { LoadedView } from "../../../shared/LoadedView";
import { useLoad } from "../../../shared/useLoad";
import { dynamodbCall } from "../calls";
import { describeTable, explorePath, type Keys, keysOf } from "../tables";
import type { Item } from "./attributeValues";
import { type Draft, ItemEditor } from "./ItemEditor";
import { keyFromParameter, keyName } from "./keys";
import { updateInput } from "./update";

export function Component() {
  const table = useParams()["table"]!;
  const parameter = useSearchParams()[0].get("key") ?? "{}";
  const client = useClient(DynamoDBClient);
  const loaded = useLoad(
    async (abortSignal) => {
      const request = new GetItemCommand({ TableName: table, Key: keyFromParameter(parameter), ConsistentRead: true });
      const [description, { Item }] = await Promise.all([describeTable(client, table, abortSignal), client.send(request, { abortSignal })]);
      if (!Item) throw new Error("There is no item of this key. It may have been deleted.");
      return { keys: keysOf(description), item: Item };
    },
    [client, table, parameter],
  );
  return (
    <LoadedView loaded={loaded} what="the item">
      {({ keys, item }) => <ItemForm table={table} keys={keys} initial={item} />}
    </LoadedView>
  );
}

function ItemForm({ table, keys, initial }: { table: string; keys: Keys; initial: Item }) {
  const client = useClient(DynamoDBClient);
  const flash = useFlash();
  const [draft, setDraft] = useState<Draft>({ item: initial });
  const input = useMemo(() => (draft.item ? updateInput(table, keys, initial, draft.item) : undefined), [table, keys, initial, draft]);
  const calls = useMemo(() => (input ? [dynamodbCall("UpdateItem", input)] : []), [input]);

  async function submit() {
    if (!input) throw new Error(draft.problem ?? "The key of an item cannot be changed. Duplicate the item instead.");
    await client.send(new UpdateItemCommand(input));
  }

  return (
    <CreateForm
      title="Edit item"
      description={`${keyName(initial, keys)}, in the table ${table}`}
      submitLabel="Save changes"
      cancelTo={explorePath(table)}
      doneTo={explorePath(table)}
      isDirty={draft.item !== initial}
      calls={calls}
      onSubmit={submit}
      onDone={() => flash.success("The item was saved.")}
    >
      <ItemEditor initial={initial} keys={keys} isStored draft={draft} onChange={setDraft} />
    </CreateForm>
  );
}
