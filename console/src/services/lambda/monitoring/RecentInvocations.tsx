import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { dateTime } from "../../../shared/format";
import { RouteLink } from "../../../shared/RouteLink";
import { useLoad } from "../../../shared/useLoad";
import { streamPath } from "../../logs/groups";
import { type Report, readReports } from "./reports";

const dayMs = 86_400_000;

const columnsFor = (group: string): readonly Column<Report>[] => [
  { id: "time", header: "Timestamp", value: (r) => r.timestampMs, cell: (r) => dateTime(r.timestampMs), widthPx: 210 },
  { id: "request", header: "Request ID", value: (r) => r.requestId, widthPx: 320 },
  { id: "duration", header: "Duration", value: (r) => r.durationMs, cell: (r) => `${r.durationMs} ms`, widthPx: 130 },
  { id: "billed", header: "Billed duration", value: (r) => r.billedMs, cell: (r) => `${r.billedMs} ms`, widthPx: 150 },
  { id: "init", header: "Init duration", value: (r) => r.initMs, cell: (r) => (r.initMs === undefined ? "-" : `${r.initMs} ms`), widthPx: 140 },
  { id: "memory", header: "Memory used", value: (r) => r.usedMb, cell: (r) => `${r.usedMb} of ${r.memoryMb} MB`, widthPx: 170 },
  { id: "stream", header: "Log stream", value: (r) => r.stream, cell: (r) => <RouteLink to={streamPath(group, r.stream)}>{r.stream}</RouteLink>, isOptional: true },
];

/** The invocations of the last day, as their reports in the log have them. */
export function RecentInvocations({ group, isJson }: { group: string; isJson: boolean }) {
  const client = useClient(CloudWatchLogsClient);
  const reports = useLoad((signal) => readReports(client, group, isJson, Date.now() - dayMs, signal), [client, group, isJson]);
  return (
    <CollectionTable
      id="lambda.invocations"
      title="Recent invocations"
      description="Of the last 24 hours"
      noun={["invocation", "invocations"]}
      loaded={reports}
      columns={columnsFor(group)}
      trackBy={(r) => `${r.requestId} ${r.timestampMs}`}
      empty={{ text: "The function was not invoked in this time." }}
    />
  );
}
