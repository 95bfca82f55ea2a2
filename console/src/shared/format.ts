/** A time as a person here reads it, to the second. */
export function dateTime(date: Date | number | undefined): string | undefined {
  return date === undefined ? undefined : new Date(date).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "medium" });
}

/** Such as "1.5 MB". */
export function bytes(count: number | undefined): string | undefined {
  if (count === undefined) return undefined;
  if (count < 1000) return count === 1 ? "1 byte" : `${count} bytes`;
  const units = ["kB", "MB", "GB", "TB"];
  let value = count;
  let unit = -1;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
}

/** JSON that a person reads; other text as it is. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
