import type { AttributeValue } from "@aws-sdk/client-dynamodb";

/** An item in DynamoDB's own notation: the truth that forms and both kinds of JSON are views of. */
export type Item = Record<string, AttributeValue>;

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export const typeNames = {
  S: "String", N: "Number", B: "Binary", BOOL: "Boolean", NULL: "Null",
  SS: "String set", NS: "Number set", BS: "Binary set", L: "List", M: "Map",
} as const;

export type TypeCode = keyof typeof typeNames;

export function typeOf(value: AttributeValue): TypeCode {
  return (Object.keys(value) as (TypeCode | "$unknown")[]).find((k): k is TypeCode => k in typeNames && value[k] !== undefined) ?? "NULL";
}

/** Ordinary JSON, in which sets are lists, and binary values and long numbers are text. */
export function toPlain(value: AttributeValue): Json {
  switch (typeOf(value)) {
    case "S": return value.S!;
    case "N": return plainNumber(value.N!);
    case "B": return toBase64(value.B!);
    case "BOOL": return value.BOOL!;
    case "NULL": return null;
    case "SS": return [...value.SS!];
    case "NS": return value.NS!.map(plainNumber);
    case "BS": return value.BS!.map(toBase64);
    case "L": return value.L!.map(toPlain);
    case "M": return itemToPlain(value.M!);
  }
}

export function itemToPlain(item: Item): { [name: string]: Json } {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, toPlain(value)]));
}

/** The inverse of toPlain. What is the same as in `before` keeps its type: an unchanged set stays a set. */
export function fromPlain(json: Json, before?: AttributeValue): AttributeValue {
  if (before && JSON.stringify(toPlain(before)) === JSON.stringify(json)) return before;
  if (json === null) return { NULL: true };
  if (typeof json === "string") return { S: json };
  if (typeof json === "number") return { N: String(json) };
  if (typeof json === "boolean") return { BOOL: json };
  if (Array.isArray(json)) return { L: json.map((element, i) => fromPlain(element, before?.L?.[i])) };
  return { M: itemFromPlain(json, before?.M) };
}

export function itemFromPlain(json: { [name: string]: Json }, before?: Item): Item {
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, fromPlain(value, before?.[name])]));
}

/** DynamoDB's own notation as JSON, in which binary values are base64. */
export function itemToDynamoDbJson(item: Item): Json {
  return JSON.parse(JSON.stringify(item, (_, value: unknown) => (value instanceof Uint8Array ? toBase64(value) : value))) as Json;
}

/** @throws Error that says what is wrong where. */
export function itemFromDynamoDbJson(json: Json): Item {
  if (!isObject(json)) throw new Error("An item is a JSON object.");
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, valueFromDynamoDbJson(value, name)]));
}

function valueFromDynamoDbJson(json: Json, where: string): AttributeValue {
  const [type, value, ...more] = isObject(json) ? Object.entries(json).flat() : [];
  if (typeof type !== "string" || more.length > 0 || !(type in typeNames)) {
    throw new Error(`${where} must be an object with one type, such as {"S": "text"}.`);
  }
  switch (type as TypeCode) {
    case "B": return { B: fromBase64(value as string) };
    case "BS": return { BS: (value as string[]).map(fromBase64) };
    case "L":
      if (!Array.isArray(value)) throw new Error(`${where}.L must be an array.`);
      return { L: value.map((element, i) => valueFromDynamoDbJson(element, `${where}[${i}]`)) };
    case "M":
      if (!isObject(value)) throw new Error(`${where}.M must be an object.`);
      return { M: Object.fromEntries(Object.entries(value).map(([k, v]) => [k, valueFromDynamoDbJson(v, `${where}.${k}`)])) };
    default: return { [type]: value } as unknown as AttributeValue;
  }
}

/** One line, as a cell of a table shows it. */
export function valueText(value: AttributeValue): string {
  const plain = toPlain(value);
  return typeof plain === "string" ? plain : JSON.stringify(plain);
}

export function itemText(item: Item): string {
  return JSON.stringify(itemToPlain(item));
}

export function isObject(json: unknown): json is { [name: string]: Json } {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(""));
}

/** @throws Error where the text is not base64. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

// A number of DynamoDB has 38 digits, one of JavaScript 15: what does not fit stays text.
function plainNumber(text: string): Json {
  const number = Number(text);
  return Number.isFinite(number) && text.replace(/[-.]/g, "").replace(/^0+/, "").length <= 15 ? number : text;
}
