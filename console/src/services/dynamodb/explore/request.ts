import type { AttributeValue, QueryCommandInput, ScanCommandInput } from "@aws-sdk/client-dynamodb";
import { fromBase64 } from "../items/attributeValues";
import type { KeyAttribute, Keys } from "../tables";

/** What the form "Scan or query items" holds. */
export interface Exploration {
  kind: "scan" | "query";
  /** Undefined is the table itself. */
  index: string | undefined;
  partitionValue: string;
  sort: Condition;
  isDescending: boolean;
  filters: readonly Filter[];
}

export interface Condition {
  operator: Operator;
  value: string;
  /** The upper end of "between". */
  to: string;
}

export interface Filter extends Condition {
  attribute: string;
  type: FilterType;
}

export type FilterType = "S" | "N" | "B" | "BOOL" | "NULL";
export type Operator = "=" | "<>" | "<" | "<=" | ">" | ">=" | "between" | "begins_with" | "contains" | "not contains" | "exists" | "not exists";

export const sortOperators: readonly Operator[] = ["=", "<", "<=", ">", ">=", "between", "begins_with"];
export const filterOperators: readonly Operator[] = ["=", "<>", "<", "<=", ">", ">=", "between", "begins_with", "contains", "not contains", "exists", "not exists"];
export const operatorNames: Record<Operator, string> = {
  "=": "Equal to", "<>": "Not equal to", "<": "Less than", "<=": "Less than or equal to", ">": "Greater than", ">=": "Greater than or equal to",
  between: "Between", begins_with: "Begins with", contains: "Contains", "not contains": "Does not contain", exists: "Exists", "not exists": "Does not exist",
};

export const emptyCondition: Condition = { operator: "=", value: "", to: "" };
export const emptyFilter: Filter = { ...emptyCondition, attribute: "", type: "S" };
export const emptyExploration: Exploration = { kind: "scan", index: undefined, partitionValue: "", sort: emptyCondition, isDescending: false, filters: [] };

export const needsValue = (operator: Operator) => operator !== "exists" && operator !== "not exists";

/** The input of Scan, or of Query where a key is given. */
export function requestOf(table: string, keys: Keys, exploration: Exploration): ScanCommandInput & QueryCommandInput {
  const names: Record<string, string> = {};
  const values: Record<string, AttributeValue> = {};
  const term = (attribute: KeyAttribute | Filter, condition: Condition, mark: string) => {
    names[`#${mark}`] = "name" in attribute ? attribute.name : attribute.attribute;
    return expression(condition, attribute.type, mark, values);
  };

  const filters = exploration.filters.filter((f) => f.attribute !== "").map((f, i) => term(f, f, `f${i}`));
  const isQuery = exploration.kind === "query";
  const key = isQuery ? [term(keys.partition, { operator: "=", value: exploration.partitionValue, to: "" }, "pk")] : [];
  if (isQuery && keys.sort && exploration.sort.value !== "") key.push(term(keys.sort, exploration.sort, "sk"));
  return {
    TableName: table,
    IndexName: exploration.index,
    KeyConditionExpression: isQuery ? key.join(" AND ") : undefined,
    ScanIndexForward: isQuery && exploration.isDescending ? false : undefined,
    FilterExpression: filters.length > 0 ? filters.join(" AND ") : undefined,
    ExpressionAttributeNames: Object.keys(names).length > 0 ? names : undefined,
    ExpressionAttributeValues: Object.keys(values).length > 0 ? values : undefined,
  };
}

function expression({ operator, value, to }: Condition, type: FilterType, mark: string, values: Record<string, AttributeValue>): string {
  const name = `#${mark}`;
  if (operator === "exists") return `attribute_exists(${name})`;
  if (operator === "not exists") return `attribute_not_exists(${name})`;
  values[`:${mark}`] = valueOf(value, type);
  switch (operator) {
    case "between":
      values[`:${mark}to`] = valueOf(to, type);
      return `${name} BETWEEN :${mark} AND :${mark}to`;
    case "begins_with": return `begins_with(${name}, :${mark})`;
    case "contains": return `contains(${name}, :${mark})`;
    case "not contains": return `NOT contains(${name}, :${mark})`;
    default: return `${name} ${operator} :${mark}`;
  }
}

function valueOf(text: string, type: FilterType): AttributeValue {
  switch (type) {
    case "S": return { S: text };
    case "N": return { N: text };
    case "B": return { B: fromBase64(text) };
    case "BOOL": return { BOOL: text === "true" };
    case "NULL": return { NULL: true };
  }
}
