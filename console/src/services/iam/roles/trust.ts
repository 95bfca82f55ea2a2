import { decodeDocument } from "../documents/document";

/** The services that may take on a role here, and what a role for each usually needs. */
export const trustedServices: readonly { service: string; name: string; use: string; policies: readonly string[] }[] = [
  { service: "lambda.amazonaws.com", name: "Lambda", use: "Allows functions to call this cloud's services for you.", policies: ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"] },
  { service: "apigateway.amazonaws.com", name: "API Gateway", use: "Allows API Gateway to write its logs, and to call services for you.", policies: ["arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"] },
  { service: "states.amazonaws.com", name: "Step Functions", use: "Allows workflows to call services for you.", policies: ["arn:aws:iam::aws:policy/service-role/AWSLambdaRole"] },
  { service: "events.amazonaws.com", name: "EventBridge", use: "Allows rules to send events to their targets.", policies: [] },
  { service: "scheduler.amazonaws.com", name: "EventBridge Scheduler", use: "Allows schedules to call their targets.", policies: [] },
  { service: "pipes.amazonaws.com", name: "EventBridge Pipes", use: "Allows pipes to read their sources and write to their targets.", policies: [] },
  { service: "cloudformation.amazonaws.com", name: "CloudFormation", use: "Allows stacks to make and change resources for you.", policies: [] },
  { service: "logs.amazonaws.com", name: "CloudWatch Logs", use: "Allows subscriptions to deliver log events.", policies: [] },
];

interface Trust {
  Statement?: unknown;
}

/** Whom a role trusts, in a few words: "Lambda", "Account: 111122223333". */
export function trustedEntities(encoded: string | undefined): string {
  try {
    const { Statement } = JSON.parse(decodeDocument(encoded)) as Trust;
    const statements = (Array.isArray(Statement) ? Statement : [Statement]) as { Principal?: unknown }[];
    const names = statements.flatMap((s) => principalsOf(s?.Principal));
    return [...new Set(names)].join(", ") || "-";
  } catch {
    return "-";
  }
}

function principalsOf(principal: unknown): string[] {
  if (typeof principal === "string") return [principal === "*" ? "Everybody" : principal];
  const kinds = Object.entries((principal ?? {}) as Record<string, string | string[]>);
  return kinds.flatMap(([kind, values]) => (Array.isArray(values) ? values : [values]).map((value) => nameOf(kind, value)));
}

function nameOf(kind: string, value: string): string {
  if (kind === "Service") return `AWS Service: ${value.replace(/\.amazonaws\.com$/, "")}`;
  const account = /^arn:aws:iam::(\d{12}):root$/.exec(value)?.[1] ?? (/^\d{12}$/.test(value) ? value : undefined);
  return account ? `Account: ${account}` : value;
}
