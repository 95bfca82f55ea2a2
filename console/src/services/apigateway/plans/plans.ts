import type { CreateUsagePlanCommandInput, PatchOperation, QuotaPeriodType, UsagePlan } from "@aws-sdk/client-api-gateway";
import { replaced } from "../patches";

/** What a usage plan allows, as the form has it. */
export interface PlanForm {
  name: string;
  description: string;
  hasThrottle: boolean;
  /** Requests a second. */
  rate: string;
  /** Requests at once. */
  burst: string;
  hasQuota: boolean;
  /** Requests in a period. */
  limit: string;
  period: string;
}

export const emptyPlan: PlanForm = { name: "", description: "", hasThrottle: true, rate: "", burst: "", hasQuota: true, limit: "", period: "MONTH" };

export const periods = [
  { value: "DAY", label: "Day" },
  { value: "WEEK", label: "Week" },
  { value: "MONTH", label: "Month" },
] as const;

export function planFormOf(plan: UsagePlan): PlanForm {
  const { throttle, quota } = plan;
  return {
    name: plan.name ?? "", description: plan.description ?? "",
    hasThrottle: throttle !== undefined, rate: throttle?.rateLimit?.toString() ?? "", burst: throttle?.burstLimit?.toString() ?? "",
    hasQuota: quota !== undefined, limit: quota?.limit?.toString() ?? "", period: quota?.period ?? "MONTH",
  };
}

export function planInput(form: PlanForm): CreateUsagePlanCommandInput {
  return {
    name: form.name,
    description: form.description || undefined,
    throttle: form.hasThrottle ? { rateLimit: Number(form.rate), burstLimit: Number(form.burst) } : undefined,
    quota: form.hasQuota ? { limit: Number(form.limit), period: form.period as QuotaPeriodType } : undefined,
  };
}

export function planPatches(before: PlanForm, after: PlanForm): PatchOperation[] {
  const throttle: PatchOperation[] = after.hasThrottle
    ? [...replaced("/throttle/rateLimit", before.rate, after.rate), ...replaced("/throttle/burstLimit", before.burst, after.burst)]
    : before.hasThrottle ? [{ op: "remove", path: "/throttle" }] : [];
  const quota: PatchOperation[] = after.hasQuota
    ? [...replaced("/quota/limit", before.limit, after.limit), ...replaced("/quota/period", before.hasQuota ? before.period : "", after.period)]
    : before.hasQuota ? [{ op: "remove", path: "/quota" }] : [];
  return [...replaced("/name", before.name, after.name), ...replaced("/description", before.description, after.description), ...throttle, ...quota];
}

/** Such as "10 requests per second, 20 at once". */
export function throttleText(plan: UsagePlan): string {
  return plan.throttle ? `${plan.throttle.rateLimit} requests per second, ${plan.throttle.burstLimit} at once` : "Not throttled";
}

/** Such as "1000 requests per month". */
export function quotaText(plan: UsagePlan): string {
  return plan.quota ? `${plan.quota.limit} requests per ${plan.quota.period?.toLowerCase()}` : "No quota";
}
