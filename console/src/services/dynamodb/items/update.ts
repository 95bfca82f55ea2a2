import type { AttributeValue, UpdateItemCommandInput } from "@aws-sdk/client-dynamodb";
import type { Keys } from "../tables";
import { type Item, itemToDynamoDbJson } from "./attributeValues";
import { keyOf } from "./keys";

/**
 * The update that makes `before` into `after`. It names only what was changed, so that what others wrote into other
 * attributes meanwhile is kept, and wants the item to be there, so that a deleted one does not come back in part.
 * @returns Nothing where the key was changed, which no update can do.
 */
export function updateInput(table: string, keys: Keys, before: Item, after: Item): UpdateItemCommandInput | undefined {
  const key = keyOf(before, keys);
  if (!isSame(key, keyOf(after, keys))) return undefined;

  const names: Record<string, string> = { "#key": keys.partition.name };
  const values: Record<string, AttributeValue> = {};
  const set: string[] = [];
  const remove: string[] = [];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, value] = [before[name], after[name]];
    if (old && value && isSame({ value: old }, { value })) continue;
    const i = Object.keys(names).length;
    names[`#n${i}`] = name;
    if (value) {
      values[`:v${i}`] = value;
      set.push(`#n${i} = :v${i}`);
    } else {
      remove.push(`#n${i}`);
    }
  }

  const clauses = [set.length > 0 && `SET ${set.join(", ")}`, remove.length > 0 && `REMOVE ${remove.join(", ")}`].filter(Boolean);
  return {
    TableName: table,
    Key: key,
    UpdateExpression: clauses.length > 0 ? clauses.join(" ") : undefined,
    ConditionExpression: "attribute_exists(#key)",
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: set.length > 0 ? values : undefined,
  };
}

function isSame(a: Item, b: Item): boolean {
  return JSON.stringify(itemToDynamoDbJson(a)) === JSON.stringify(itemToDynamoDbJson(b));
}
