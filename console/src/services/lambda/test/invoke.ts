import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import { prettyJson } from "../../../shared/format";
import type { TestEvent } from "./testEvents";

/** How a test went. */
export interface TestResult {
  eventName: string;
  isSuccess: boolean;
  /** The function's answer or its error, as JSON. */
  response: string;
  /** The last 4 KB of the log: START, what the function printed, END and REPORT. */
  log: string;
  requestId: string;
}

export async function invoke(client: LambdaClient, functionName: string, event: TestEvent): Promise<TestResult> {
  const input = { FunctionName: functionName, LogType: "Tail" as const, Payload: new TextEncoder().encode(event.json || "{}") };
  const answer = await client.send(new InvokeCommand(input));
  const log = answer.LogResult ? new TextDecoder().decode(Uint8Array.from(atob(answer.LogResult), (c) => c.charCodeAt(0))) : "";
  return {
    eventName: event.name,
    isSuccess: answer.FunctionError === undefined,
    response: prettyJson(new TextDecoder().decode(answer.Payload)),
    log: log.trimEnd(),
    requestId: answer.$metadata.requestId ?? "",
  };
}
