import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useEffect, useRef } from "react";
import { Preformatted } from "../../../shared/Preformatted";
import { RouteLink } from "../../../shared/RouteLink";
import { denialLink } from "../../links";
import type { TestResult } from "./invoke";

/** What a test brought: the answer, the log and the request's id. */
export function ResultPane({ result }: { result: TestResult }) {
  const status = <StatusIndicator type={result.isSuccess ? "success" : "error"}>{result.isSuccess ? "Succeeded" : "Failed"}</StatusIndicator>;
  const denial = denialLink(result.response);
  const pane = useRef<HTMLDivElement>(null);
  // It comes below a tall editor, where nobody would see that anything has come.
  useEffect(() => {
    // In newer browsers it answers a promise, which must not be taken for the effect's clean-up.
    pane.current?.scrollIntoView({ block: "nearest" });
  }, [result]);
  return (
    <div ref={pane} className="below-bars">
      <Container header={<Header variant="h2" info={<Box display="inline-block">Status: {status}</Box>}>Execution results</Header>}>
        <div role="region" aria-label="Execution results" aria-live="polite">
          <SpaceBetween size="m">
            <Part title="Test Event Name" text={result.eventName} />
            <Part title="Response" text={result.response} />
            {denial && <RouteLink to={denial}>Why was this denied?</RouteLink>}
            <Part title="Function Logs" text={result.log} />
            <Part title="Request ID" text={result.requestId} />
          </SpaceBetween>
        </div>
      </Container>
    </div>
  );
}

function Part({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <Box variant="h3" fontSize="body-m" padding="n">
        {title}
      </Box>
      <Preformatted label={title} scrolls>
        {text}
      </Preformatted>
    </div>
  );
}
