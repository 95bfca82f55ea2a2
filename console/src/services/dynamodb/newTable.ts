import type { CreateTableCommandInput, GlobalSecondaryIndex, LocalSecondaryIndex, ProjectionType, StreamViewType } from "@aws-sdk/client-dynamodb";
import type { Tag } from "../../shared/TagsPanel";
import type { KeyAttribute, Keys } from "./tables";

/** What the form "Create table" holds. */
export interface NewTable {
  name: string;
  partition: KeyAttribute;
  /** Without a name there is none. */
  sort: KeyAttribute;
  isOnDemand: boolean;
  readUnits: number;
  writeUnits: number;
  indexes: readonly NewIndex[];
  streamView: StreamViewType | "OFF";
  /** "" is none. */
  expiryAttribute: string;
  isProtected: boolean;
  tags: readonly Tag[];
}

export interface NewIndex {
  kind: "global" | "local";
  name: string;
  partition: KeyAttribute;
  sort: KeyAttribute;
  projection: ProjectionType;
  /** Separated by commas, where the projection includes some attributes. */
  included: string;
}

const noKey: KeyAttribute = { name: "", type: "S" };

export const emptyTable: NewTable = {
  name: "", partition: noKey, sort: noKey, isOnDemand: true, readUnits: 5, writeUnits: 5, indexes: [], streamView: "OFF",
  expiryAttribute: "", isProtected: false, tags: [],
};

export const emptyIndex: NewIndex = { kind: "global", name: "", partition: noKey, sort: noKey, projection: "ALL", included: "" };

export function createTableInput(table: NewTable): CreateTableCommandInput {
  const throughput = throughputOf(table);
  const globals = table.indexes.filter((i) => i.kind === "global").map((i) => ({ ...globalIndex(i), ProvisionedThroughput: throughput }));
  const locals = table.indexes.filter((i) => i.kind === "local").map((i) => localIndex(i, table.partition));
  return {
    TableName: table.name,
    AttributeDefinitions: attributeDefinitions([table, ...table.indexes.map((i) => (i.kind === "local" ? { partition: table.partition, sort: i.sort } : i))]),
    KeySchema: keySchema(table),
    BillingMode: table.isOnDemand ? "PAY_PER_REQUEST" : "PROVISIONED",
    ProvisionedThroughput: throughput,
    GlobalSecondaryIndexes: globals.length > 0 ? globals : undefined,
    LocalSecondaryIndexes: locals.length > 0 ? locals : undefined,
    StreamSpecification: table.streamView === "OFF" ? undefined : { StreamEnabled: true, StreamViewType: table.streamView },
    DeletionProtectionEnabled: table.isProtected || undefined,
    Tags: table.tags.length > 0 ? table.tags.map((t) => ({ Key: t.key, Value: t.value })) : undefined,
  };
}

export function globalIndex(index: NewIndex): GlobalSecondaryIndex {
  return { IndexName: index.name, KeySchema: keySchema(index), Projection: projectionOf(index) };
}

/** The definitions of all attributes in keys, each once. */
export function attributeDefinitions(keys: readonly Keys[]) {
  const attributes = keys.flatMap((k) => [k.partition, ...(k.sort?.name ? [k.sort] : [])]);
  const byName = new Map(attributes.map((a) => [a.name, { AttributeName: a.name, AttributeType: a.type }]));
  return [...byName.values()];
}

function localIndex(index: NewIndex, partition: KeyAttribute): LocalSecondaryIndex {
  return { IndexName: index.name, KeySchema: keySchema({ partition, sort: index.sort }), Projection: projectionOf(index) };
}

function keySchema({ partition, sort }: Keys) {
  return [
    { AttributeName: partition.name, KeyType: "HASH" as const },
    ...(sort?.name ? [{ AttributeName: sort.name, KeyType: "RANGE" as const }] : []),
  ];
}

function projectionOf({ projection, included }: NewIndex) {
  const names = included.split(",").map((n) => n.trim()).filter((n) => n.length > 0);
  return { ProjectionType: projection, NonKeyAttributes: projection === "INCLUDE" ? names : undefined };
}

function throughputOf({ isOnDemand, readUnits, writeUnits }: NewTable) {
  return isOnDemand ? undefined : { ReadCapacityUnits: readUnits, WriteCapacityUnits: writeUnits };
}
