import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { RouteButton } from "../../../shared/RouteButton";
import { logGroupLink } from "../../links";
import { LiveTailPanel } from "../../logs/tail/LiveTailPanel";
import { type FunctionTabProps, logGroupOf } from "../functions";
import { RecentInvocations } from "./RecentInvocations";

/** What the function did lately, and what it does now. */
export function MonitorTab({ details: { configuration } }: FunctionTabProps) {
  const group = logGroupOf(configuration);
  const link = logGroupLink(group);
  return (
    <SpaceBetween size="l">
      <Header variant="h2" description={`From the log group ${group}`} actions={link && <RouteButton to={link}>View log group</RouteButton>}>
        Monitor
      </Header>
      <RecentInvocations group={group} isJson={configuration.LoggingConfig?.LogFormat === "JSON"} />
      <LiveTailPanel groups={[group]} pattern="" />
    </SpaceBetween>
  );
}
