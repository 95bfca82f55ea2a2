import { type DynamoDBClient, DescribeTableCommand, type KeySchemaElement, paginateListTables, type TableDescription } from "@aws-sdk/client-dynamodb";
import { collect } from "../../shared/useLoad";

export const tablePath = (table: string) => `/dynamodb/tables/by-name/${encodeURIComponent(table)}`;
export const explorePath = (table: string) => `/dynamodb/explore/${encodeURIComponent(table)}`;

/** The types that a key can have. */
export type KeyType = "S" | "N" | "B";
export const keyTypeNames: Record<KeyType, string> = { S: "String", N: "Number", B: "Binary" };

/** An attribute of a key, with its type. */
export interface KeyAttribute {
  name: string;
  type: KeyType;
}

/** What items are found by: in a table or in one of its indexes. */
export interface Keys {
  partition: KeyAttribute;
  sort?: KeyAttribute;
}

export async function listTableNames(client: DynamoDBClient, signal: AbortSignal): Promise<string[]> {
  return collect(paginateListTables({ client }, {}, { abortSignal: signal }), (page) => page.TableNames);
}

export async function describeTable(client: DynamoDBClient, table: string, signal: AbortSignal): Promise<TableDescription> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }), { abortSignal: signal });
  return Table!;
}

/** The keys of the table, or of the index of this name. */
export function keysOf(table: TableDescription, index?: string): Keys {
  const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])];
  const schema = index === undefined ? table.KeySchema : indexes.find((i) => i.IndexName === index)?.KeySchema;
  return keysOfSchema(schema ?? [], table);
}

export function keysOfSchema(schema: readonly KeySchemaElement[], table: TableDescription): Keys {
  const attribute = (kind: "HASH" | "RANGE") => {
    const name = schema.find((k) => k.KeyType === kind)?.AttributeName;
    const type = table.AttributeDefinitions?.find((a) => a.AttributeName === name)?.AttributeType;
    return name === undefined ? undefined : { name, type: type ?? "S" };
  };
  return { partition: attribute("HASH") ?? { name: "", type: "S" }, sort: attribute("RANGE") };
}

export function keyText(key: KeyAttribute | undefined): string | undefined {
  return key && `${key.name} (${keyTypeNames[key.type]})`;
}

export function isOnDemand(table: TableDescription): boolean {
  return table.BillingModeSummary?.BillingMode === "PAY_PER_REQUEST";
}

/** Whether the service is still at work on it, or on one of its indexes. */
export function isChanging(table: TableDescription): boolean {
  const busy = ["CREATING", "UPDATING", "DELETING"];
  return [table, ...(table.GlobalSecondaryIndexes ?? [])].some((t) => busy.includes(("TableStatus" in t ? t.TableStatus : "IndexStatus" in t ? t.IndexStatus : undefined) ?? ""));
}
