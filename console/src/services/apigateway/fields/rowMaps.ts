/** One row of a form that stands for an entry of a map. */
export interface Row {
  name: string;
  value: string;
  flag: boolean;
}

export const valueRows = (map: Readonly<Record<string, string | null | undefined>> | undefined, prefix = ""): Row[] =>
  Object.entries(map ?? {}).filter(([name]) => name.startsWith(prefix)).map(([name, value]) => ({ name: name.slice(prefix.length), value: value ?? "", flag: false }));

export const flagRows = (map: Readonly<Record<string, boolean>> | undefined, prefix = ""): Row[] =>
  Object.entries(map ?? {}).filter(([name]) => name.startsWith(prefix)).map(([name, flag]) => ({ name: name.slice(prefix.length), value: "", flag }));

/** Rows without a name stand for nothing. */
export const valueMap = (rows: readonly Row[], prefix = ""): Record<string, string> =>
  Object.fromEntries(rows.filter((r) => r.name !== "").map((r) => [prefix + r.name, r.value]));

export const flagMap = (rows: readonly Row[], prefix = ""): Record<string, boolean> =>
  Object.fromEntries(rows.filter((r) => r.name !== "").map((r) => [prefix + r.name, r.flag]));

/** A map, or nothing where it is empty, as an operation's input has it. */
export const unlessEmpty = <T extends object>(map: T): T | undefined => (Object.keys(map).length === 0 ? undefined : map);

/** Names that several rows have. */
export function namesTwice(rows: readonly Row[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(rows.map((r) => r.name).filter((name) => name !== "" && (seen.has(name) || !seen.add(name))));
}
