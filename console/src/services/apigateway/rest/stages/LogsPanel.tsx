import type { Stage } from "@aws-sdk/client-api-gateway";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { RouteButton } from "../../../../shared/RouteButton";
import { logGroupLink } from "../../../links";
import { stagePath } from "../../paths";
import { useRestApi } from "../restApi";
import { logGroupOf, logLevels } from "./stageSettings";

/** What the stage logs, and where that is. */
export function LogsPanel({ stage }: { stage: Stage }) {
  const { id } = useRestApi();
  const settings = stage.methodSettings?.["*/*"];
  const access = stage.accessLogSettings;
  const isLogged = settings?.loggingLevel !== undefined && settings.loggingLevel !== "OFF";
  const execution = isLogged ? logGroupLink(`API-Gateway-Execution-Logs_${id}/${stage.stageName}`) : undefined;
  const accessGroup = logGroupOf(access?.destinationArn);
  const accessLogs = accessGroup && logGroupLink(accessGroup);
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {execution && <RouteButton to={execution}>View execution logs</RouteButton>}
              {accessLogs && <RouteButton to={accessLogs}>View access logs</RouteButton>}
              <RouteButton to={`${stagePath(id, stage.stageName!)}/edit`} ariaLabel="Edit logs">
                Edit
              </RouteButton>
            </SpaceBetween>
          }
        >
          Logs
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          { label: "CloudWatch logs", value: logLevels.find((l) => l.value === (settings?.loggingLevel ?? "OFF"))?.label },
          { label: "Data tracing", value: settings?.dataTraceEnabled ? "Active" : "Inactive" },
          { label: "Custom access logging", value: access?.destinationArn ?? "Inactive" },
        ]}
      />
    </Container>
  );
}
