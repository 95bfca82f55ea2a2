import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useSession } from "../session/Session";
import { errorText } from "../shared/errors";
import { useLoad } from "../shared/useLoad";

interface ServerHealth {
  status: string;
  version: string;
  services: Record<string, string>;
}

/** What the server says of itself, at the page that any tool may ask. */
export function Health() {
  const { region } = useSession();
  const health = useLoad(loadHealth, []);
  return (
    <Container header={<Header variant="h2">This cloud</Header>} fitHeight>
      <KeyValuePairs
        columns={2}
        items={[
          { label: "Health", value: <Status health={health.data} error={health.error} /> },
          { label: "Version", value: health.data?.version ?? "-" },
          { label: "Endpoint", value: location.origin },
          { label: "Region", value: region },
          { label: "Services", value: Object.keys(health.data?.services ?? {}).join(", ") || "-" },
        ]}
      />
    </Container>
  );
}

function Status({ health, error }: { health: ServerHealth | undefined; error: unknown }) {
  if (error) return <StatusIndicator type="error">{errorText(error)}</StatusIndicator>;
  if (!health) return <StatusIndicator type="loading">Asking</StatusIndicator>;
  const isRunning = health.status === "running";
  return <StatusIndicator type={isRunning ? "success" : "warning"}>{isRunning ? "Running" : health.status}</StatusIndicator>;
}

async function loadHealth(signal: AbortSignal): Promise<ServerHealth> {
  const response = await fetch("/_fractus/health", { signal });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as ServerHealth;
}
