import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { isError } from "../../../shared/errors";
import { readEvents } from "../../logs/readEvents";

/** What the platform wrote at the end of an invocation. */
export interface Report {
  timestampMs: number;
  requestId: string;
  durationMs: number;
  billedMs: number;
  memoryMb: number;
  usedMb: number;
  /** Of a cold start. */
  initMs: number | undefined;
  stream: string;
}

const line =
  /^REPORT RequestId: (\S+)\s+Duration: ([\d.]+) ms\s+Billed Duration: (\d+) ms\s+Memory Size: (\d+) MB\s+Max Memory Used: (\d+) MB(?:\s+Init Duration: ([\d.]+) ms)?/;

/** The reports since a moment, the newest first; none where nothing was written yet. */
export async function readReports(client: CloudWatchLogsClient, group: string, isJson: boolean, fromMs: number, abortSignal: AbortSignal): Promise<Report[]> {
  const pattern = isJson ? '{ $.type = "platform.report" }' : "REPORT";
  try {
    const { events } = await readEvents(client, { group, stream: undefined, pattern, fromMs, toMs: undefined }, undefined, abortSignal);
    return events.flatMap((e) => parse(e.message ?? "", e.timestamp ?? 0, e.logStreamName ?? "", isJson)).reverse();
  } catch (error) {
    // The function's first invocation makes its log group.
    if (isError(error, "ResourceNotFoundException")) return [];
    throw error;
  }
}

function parse(message: string, timestampMs: number, stream: string, isJson: boolean): Report[] {
  if (isJson) {
    const { record } = JSON.parse(message) as { record: { requestId: string; metrics: Record<string, number> } };
    const { durationMs = 0, billedDurationMs = 0, memorySizeMB = 0, maxMemoryUsedMB = 0, initDurationMs } = record.metrics;
    return [{ timestampMs, requestId: record.requestId, durationMs, billedMs: billedDurationMs, memoryMb: memorySizeMB, usedMb: maxMemoryUsedMB, initMs: initDurationMs, stream }];
  }
  const found = line.exec(message);
  if (!found) return [];
  const [, requestId = "", duration, billed, memory, used, init] = found;
  return [
    {
      timestampMs, requestId, durationMs: Number(duration), billedMs: Number(billed), memoryMb: Number(memory), usedMb: Number(used),
      initMs: init === undefined ? undefined : Number(init), stream,
    },
  ];
}
