import type { UsagePlanKey } from "@aws-sdk/client-api-gateway";

/** What one key has used of its plan. */
export interface KeyUsage {
  id: string;
  name: string;
  /** Requests; undefined where the plan has no quota, by which the service counts. */
  used?: number;
  remaining?: number;
}

const dayMs = 24 * 60 * 60 * 1000;
const date = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The 30 days before now, as GetUsage names them. */
export const usagePeriod = (now: Date) => ({ startDate: date(now.getTime() - 29 * dayMs), endDate: date(now.getTime()) });

/** @param items By key, for each day the requests made and those that remained. */
export function usageOf(key: UsagePlanKey, items: Readonly<Record<string, number[][]>> | undefined): KeyUsage {
  const days = items?.[key.id!];
  return { id: key.id!, name: key.name ?? "", used: days?.reduce((sum, [used]) => sum + (used ?? 0), 0), remaining: days?.at(-1)?.[1] };
}
