import { type DynamoDBClient, QueryCommand, ScanCommand, type TableDescription } from "@aws-sdk/client-dynamodb";
import type { Item } from "../items/attributeValues";
import { keysOf } from "../tables";
import { type Exploration, requestOf } from "./request";

/** What was found so far. */
export interface Found {
  items: readonly Item[];
  scanned: number;
  capacityUnits: number;
  /** Where to go on; undefined at the end. */
  next: Item | undefined;
}

const pageSize = 300;
// A filter may leave nothing of a page: then the next is read, for so many pages at most before the person is asked.
const mostPages = 20;

/** Reads on until something more was found. */
export async function readOn(client: DynamoDBClient, table: TableDescription, exploration: Exploration, before: Found | undefined, abortSignal: AbortSignal): Promise<Found> {
  const request = requestOf(table.TableName!, keysOf(table, exploration.index), exploration);
  const items = [...(before?.items ?? [])];
  let { scanned = 0, capacityUnits = 0, next } = before ?? {};
  for (let page = 0; page < mostPages; page++) {
    const input = { ...request, Limit: pageSize, ExclusiveStartKey: next, ReturnConsumedCapacity: "TOTAL" as const };
    const answer = await client.send(exploration.kind === "query" ? new QueryCommand(input) : new ScanCommand(input), { abortSignal });
    items.push(...(answer.Items ?? []));
    scanned += answer.ScannedCount ?? 0;
    capacityUnits += answer.ConsumedCapacity?.CapacityUnits ?? 0;
    next = answer.LastEvaluatedKey;
    if (!next || items.length > (before?.items.length ?? 0)) break;
  }
  return { items, scanned, capacityUnits, next };
}
