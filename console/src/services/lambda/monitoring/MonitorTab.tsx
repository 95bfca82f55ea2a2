import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo } from "react";
import { MetricCharts } from "../../../shared/metrics/MetricCharts";
import { RouteButton } from "../../../shared/RouteButton";
import { logGroupLink } from "../../links";
import { LiveTailPanel } from "../../logs/tail/LiveTailPanel";
import { type FunctionTabProps, logGroupOf } from "../functions";
import { functionCharts } from "./charts";
import { RecentInvocations } from "./RecentInvocations";

/** What the function did lately, and what it does now. */
export function MonitorTab({ details: { configuration } }: FunctionTabProps) {
  const name = configuration.FunctionName!;
  const charts = useMemo(() => functionCharts(name), [name]);
  const group = logGroupOf(configuration);
  const link = logGroupLink(group);
  return (
    <SpaceBetween size="l">
      <MetricCharts namespace="AWS/Lambda" charts={charts} />
      <Header variant="h2" description={`From the log group ${group}`} actions={link && <RouteButton to={link}>View log group</RouteButton>}>
        CloudWatch logs
      </Header>
      <RecentInvocations group={group} isJson={configuration.LoggingConfig?.LogFormat === "JSON"} />
      <LiveTailPanel groups={[group]} pattern="" />
    </SpaceBetween>
  );
}
