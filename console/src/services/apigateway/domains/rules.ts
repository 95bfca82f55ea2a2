import {
  type ApiGatewayV2Client, CreateRoutingRuleCommand, DeleteRoutingRuleCommand, paginateListRoutingRules, PutRoutingRuleCommand, type RoutingRule, type RoutingRuleCondition,
} from "@aws-sdk/client-apigatewayv2";
import type { Doing } from "../../../shared/asCode";
import { collect } from "../../../shared/useLoad";
import type { AnyApi } from "../apis";
import type { Row } from "../fields/rowMaps";
import { v2Call } from "../v2/v2Api";

type ConditionKind = "headers" | "paths";

/** One condition of the form: any of its rows is enough. */
export interface ConditionForm {
  kind: ConditionKind;
  /** A header and its value, or a base path without a value. */
  rows: readonly Row[];
}

/** What the form of a routing rule holds. */
export interface RuleForm {
  /** As typed. */
  priority: string;
  conditions: readonly ConditionForm[];
  api: string;
  stage: string;
  stripsBasePath: boolean;
}

/** How many conditions of a kind a rule may have. */
export const mostConditions: Readonly<Record<ConditionKind, number>> = { headers: 2, paths: 1 };

const priorityStep = 100;
const mostPriority = 1_000_000;

export const newCondition = (kind: ConditionKind): ConditionForm => ({ kind, rows: [{ name: "", value: "", flag: false }] });

export const hasBasePath = (form: RuleForm) => form.conditions.some((c) => c.kind === "paths");

/** After all others, with room between for rules that are thought of later. */
export function newRule(rules: readonly RoutingRule[]): RuleForm {
  const last = Math.max(0, ...rules.map((r) => r.Priority ?? 0));
  const priority = Math.min(mostPriority, (Math.floor(last / priorityStep) + 1) * priorityStep);
  return { priority: String(priority), conditions: [], api: "", stage: "", stripsBasePath: false };
}

export function formOf(rule: RoutingRule): RuleForm {
  const target = rule.Actions?.[0]?.InvokeApi;
  return {
    priority: String(rule.Priority),
    conditions: (rule.Conditions ?? []).flatMap(conditionForms),
    api: target?.ApiId ?? "",
    stage: target?.Stage ?? "",
    stripsBasePath: target?.StripBasePath ?? false,
  };
}

// What stands together in one condition must be met together, as two conditions must.
function conditionForms({ MatchHeaders, MatchBasePaths }: RoutingRuleCondition): ConditionForm[] {
  const headers = (MatchHeaders?.AnyOf ?? []).map((h): Row => ({ name: h.Header!, value: h.ValueGlob!, flag: false }));
  const paths = (MatchBasePaths?.AnyOf ?? []).map((name): Row => ({ name, value: "", flag: false }));
  return [
    ...(headers.length > 0 ? [{ kind: "headers" as const, rows: headers }] : []),
    ...(paths.length > 0 ? [{ kind: "paths" as const, rows: paths }] : []),
  ];
}

function conditionOf({ kind, rows }: ConditionForm): RoutingRuleCondition {
  const named = rows.filter((r) => r.name !== "");
  return kind === "headers" ? { MatchHeaders: { AnyOf: named.map((r) => ({ Header: r.name, ValueGlob: r.value })) } } : { MatchBasePaths: { AnyOf: named.map((r) => r.name) } };
}

/** A new rule, or the one before made anew. */
export function savingRule(client: ApiGatewayV2Client, domain: string, form: RuleForm, before: RoutingRule | undefined): Doing {
  const input = {
    DomainName: domain,
    Priority: Number(form.priority),
    Conditions: form.conditions.map(conditionOf),
    Actions: [{ InvokeApi: { ApiId: form.api, Stage: form.stage, StripBasePath: hasBasePath(form) && form.stripsBasePath } }],
  };
  if (!before) return { call: v2Call("CreateRoutingRule", input), send: () => client.send(new CreateRoutingRuleCommand(input)) };
  const put = { RoutingRuleId: before.RoutingRuleId, ...input };
  return { call: v2Call("PutRoutingRule", put), send: () => client.send(new PutRoutingRuleCommand(put)) };
}

export const deleteRule = (client: ApiGatewayV2Client, DomainName: string, rule: RoutingRule) =>
  client.send(new DeleteRoutingRuleCommand({ DomainName, RoutingRuleId: rule.RoutingRuleId }));

/** All rules of a domain, in the order in which they are asked. */
export const listRules = (client: ApiGatewayV2Client, DomainName: string, abortSignal: AbortSignal): Promise<RoutingRule[]> =>
  collect(paginateListRoutingRules({ client, pageSize: 500 }, { DomainName }, { abortSignal }), (page) => page.RoutingRules);

/** When a rule takes a request, in words. */
export function conditionText(rule: RoutingRule): string {
  const conditions = (rule.Conditions ?? []).flatMap(conditionForms);
  return conditions.length === 0 ? "Every request" : conditions.map(({ kind, rows }) => (kind === "headers" ? headerText(rows) : pathText(rows))).join(", and ");
}

const headerText = (rows: readonly Row[]) => `Header ${rows.map((r) => `${r.name} is ${r.value}`).join(" or ")}`;
const pathText = (rows: readonly Row[]) => `Base path is ${rows.map((r) => r.name).join(" or ")}`;

/** What a rule does with a request, in words. */
export function actionText(rule: RoutingRule, api: AnyApi | undefined): string {
  const { ApiId, Stage, StripBasePath } = rule.Actions?.[0]?.InvokeApi ?? {};
  return `Invoke stage ${Stage} of ${api?.name ?? ApiId}${StripBasePath ? ", without the base path" : ""}`;
}
