import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { fromBase64, type Item, toBase64, type TypeCode, typeOf } from "./attributeValues";

/** One value in the form: a tree that may hold what no item may, such as an empty name, while it is edited. */
export interface FormNode {
  /** Of the form, so that rows keep their place. */
  id: number;
  /** Of an attribute or a member of a map; "" in lists and sets. */
  name: string;
  type: TypeCode;
  /** Of strings, numbers, binary values (base64) and booleans ("true"). */
  text: string;
  /** Of lists, maps and sets. */
  children: readonly FormNode[];
}

let nextId = 1;
const elementTypes = { SS: "S", NS: "N", BS: "B" } as const;

export function newNode(type: TypeCode, name = "", text = "", children: readonly FormNode[] = []): FormNode {
  return { id: nextId++, name, type, text: type === "BOOL" && text === "" ? "true" : text, children };
}

/** What a set can hold; undefined where any type can stand. */
export function elementType(type: TypeCode): TypeCode | undefined {
  return type === "SS" || type === "NS" || type === "BS" ? elementTypes[type] : undefined;
}

export const hasChildren = (type: TypeCode) => type === "L" || type === "M" || elementType(type) !== undefined;

export function nodesOf(item: Item): FormNode[] {
  return Object.entries(item).map(([name, value]) => nodeOf(value, name));
}

function nodeOf(value: AttributeValue, name = ""): FormNode {
  const type = typeOf(value);
  switch (type) {
    case "S": return newNode(type, name, value.S);
    case "N": return newNode(type, name, value.N);
    case "B": return newNode(type, name, toBase64(value.B!));
    case "BOOL": return newNode(type, name, String(value.BOOL));
    case "NULL": return newNode(type, name);
    case "SS": return newNode(type, name, "", value.SS!.map((text) => newNode("S", "", text)));
    case "NS": return newNode(type, name, "", value.NS!.map((text) => newNode("N", "", text)));
    case "BS": return newNode(type, name, "", value.BS!.map((bytes) => newNode("B", "", toBase64(bytes))));
    case "L": return newNode(type, name, "", value.L!.map((element) => nodeOf(element)));
    case "M": return newNode(type, name, "", nodesOf(value.M!));
  }
}

/** @throws Error where a name is missing or double, or binary text is not base64. */
export function itemOf(nodes: readonly FormNode[]): Item {
  const item: Item = {};
  for (const node of nodes) {
    if (node.name === "") throw new Error("Each attribute needs a name.");
    if (node.name in item) throw new Error(`Two attributes are named ${node.name}.`);
    item[node.name] = valueOf(node);
  }
  return item;
}

function valueOf({ type, text, children }: FormNode): AttributeValue {
  switch (type) {
    case "S": return { S: text };
    case "N": return { N: text };
    case "B": return { B: fromBase64(text) };
    case "BOOL": return { BOOL: text === "true" };
    case "NULL": return { NULL: true };
    case "SS": return { SS: children.map((c) => c.text) };
    case "NS": return { NS: children.map((c) => c.text) };
    case "BS": return { BS: children.map((c) => fromBase64(c.text)) };
    case "L": return { L: children.map(valueOf) };
    case "M": return { M: itemOf(children) };
  }
}
