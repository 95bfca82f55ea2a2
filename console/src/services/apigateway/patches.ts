import type { PatchOperation } from "@aws-sdk/client-api-gateway";

type Text = string | boolean | number | undefined;

/** A name as a segment of a patch's path. */
export const pointer = (name: string) => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** Replaces a property where it is another than before. */
export function replaced(path: string, before: Text, after: Text): PatchOperation[] {
  return (before ?? "") === (after ?? "") ? [] : [{ op: "replace", path, value: String(after ?? "") }];
}

/** What makes one map out of another; the service takes what is new in it by `add`, or in some places by `replace` alone. */
export function mapPatches(
  path: string, before: Readonly<Record<string, Text>>, after: Readonly<Record<string, Text>>, opOfNew: "add" | "replace" = "add",
): PatchOperation[] {
  const removed = Object.keys(before).filter((name) => !(name in after));
  const set = Object.entries(after).filter(([name, value]) => !(name in before) || before[name] !== value);
  return [
    ...removed.map((name): PatchOperation => ({ op: "remove", path: `${path}/${pointer(name)}` })),
    ...set.map(([name, value]): PatchOperation => ({ op: name in before ? "replace" : opOfNew, path: `${path}/${pointer(name)}`, value: String(value ?? "") })),
  ];
}

/** What makes one list of names out of another. */
export function listPatches(path: string, before: readonly string[], after: readonly string[]): PatchOperation[] {
  return [
    ...before.filter((name) => !after.includes(name)).map((name): PatchOperation => ({ op: "remove", path: `${path}/${pointer(name)}` })),
    ...after.filter((name) => !before.includes(name)).map((name): PatchOperation => ({ op: "add", path: `${path}/${pointer(name)}` })),
  ];
}

/** The same of a list whose members an operation gives as its value. */
export function memberPatches(path: string, before: readonly string[], after: readonly string[]): PatchOperation[] {
  return [
    ...before.filter((value) => !after.includes(value)).map((value): PatchOperation => ({ op: "remove", path, value })),
    ...after.filter((value) => !before.includes(value)).map((value): PatchOperation => ({ op: "add", path, value })),
  ];
}
