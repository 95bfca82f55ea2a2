import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useEffect, useRef } from "react";
import { ErrorContent } from "../../../shared/flash";
import { type LiveTail, type TailedEvent, useLiveTail } from "./useLiveTail";

interface LiveTailPanelProps {
  /** Names of the log groups to follow. */
  groups: readonly string[];
  pattern: string;
}

/** Log events as they are written. */
export function LiveTailPanel({ groups, pattern }: LiveTailPanelProps) {
  const tail = useLiveTail();
  const isStopped = tail.state === "stopped";
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${tail.events.length})`}
          info={<State tail={tail} />}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button disabled={tail.events.length === 0} onClick={tail.clear}>
                Clear
              </Button>
              <Button disabled={isStopped} onClick={tail.stop}>
                Stop
              </Button>
              <Button variant="primary" disabled={!isStopped || groups.length === 0} onClick={() => tail.start(groups, pattern)}>
                Start
              </Button>
            </SpaceBetween>
          }
        >
          Live events
        </Header>
      }
    >
      <SpaceBetween size="s">
        {tail.error !== undefined && (
          <Alert type="error" header="The live tail ended">
            <ErrorContent error={tail.error} />
          </Alert>
        )}
        {tail.isSampled && <Alert type="warning">More events are written than can be shown: the page gets 500 in a second.</Alert>}
        <Lines events={tail.events} hasGroups={groups.length > 1} />
      </SpaceBetween>
    </Container>
  );
}

function State({ tail: { state } }: { tail: LiveTail }) {
  const kinds = { stopped: "stopped", starting: "pending", running: "in-progress" } as const;
  const names = { stopped: "Stopped", starting: "Starting", running: "Following" } as const;
  return <StatusIndicator type={kinds[state]}>{names[state]}</StatusIndicator>;
}

function Lines({ events, hasGroups }: { events: readonly TailedEvent[]; hasGroups: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  // New lines stay in sight, unless the person has scrolled back to read.
  useEffect(() => {
    if (isAtEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [events]);
  return (
    <div
      ref={box}
      role="log"
      aria-label="Live events"
      className="log"
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        isAtEnd.current = scrollTop + clientHeight >= scrollHeight - 20;
      }}
    >
      {events.length === 0 && <Box color="text-body-secondary">Events appear here while the live tail runs.</Box>}
      {events.map((event) => (
        <div key={event.number} className="preformatted">
          <span className="log-time">{new Date(event.timestamp ?? 0).toISOString()}</span>
          {hasGroups && <span className="log-time">{event.logGroupIdentifier?.split(":").at(-1)}</span>}
          {(event.message ?? "").trimEnd()}
        </div>
      ))}
    </div>
  );
}
