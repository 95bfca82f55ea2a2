/** How long events can be kept, in days; undefined is for ever. */
const choices = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653];

export function retentionName(days: number | undefined): string {
  if (days === undefined) return "Never expire";
  return days === 1 ? "1 day" : `${days} days`;
}

/** For a Select, in which "" is for ever. */
export const retentionOptions = [
  { value: "", label: retentionName(undefined) },
  ...choices.map((days) => ({ value: String(days), label: retentionName(days) })),
];
