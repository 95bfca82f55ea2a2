import type { Keys } from "../tables";
import { explorePath } from "../tables";
import { type Item, type Json, itemFromDynamoDbJson, itemToDynamoDbJson, toPlain } from "./attributeValues";

/** The key of an item, as operations want it. */
export function keyOf(item: Item, keys: Keys): Item {
  const names = [keys.partition.name, ...(keys.sort ? [keys.sort.name] : [])];
  return Object.fromEntries(names.flatMap((name) => (item[name] ? [[name, item[name]] as const] : [])));
}

/** As a person knows the item: the value of its key, or both as a list. No two items of a table have the same. */
export function keyName(item: Item, keys: Keys): string {
  const values = Object.values(keyOf(item, keys)).map(toPlain);
  const [only] = values;
  return values.length === 1 && typeof only === "string" ? only : JSON.stringify(values.length === 1 ? only : values);
}

/** In the query string of a page's address. */
export function keyToParameter(key: Item): string {
  return encodeURIComponent(JSON.stringify(itemToDynamoDbJson(key)));
}

export function keyFromParameter(text: string): Item {
  return itemFromDynamoDbJson(JSON.parse(text) as Json);
}

export const editPath = (table: string, key: Item) => `${explorePath(table)}/edit?key=${keyToParameter(key)}`;
export const duplicatePath = (table: string, key: Item) => `${explorePath(table)}/create?from=${keyToParameter(key)}`;
