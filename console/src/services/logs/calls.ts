import type { Call } from "../../shared/asCode";

/** A call of CloudWatch Logs, for the panel "as code". */
export function logsCall(operation: string, input: object): Call {
  return { cli: "logs", sdk: "client-cloudwatch-logs", client: "CloudWatchLogsClient", operation, input };
}
