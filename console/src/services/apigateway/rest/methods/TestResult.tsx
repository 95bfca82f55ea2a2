import type { TestInvokeMethodCommandOutput } from "@aws-sdk/client-api-gateway";
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { prettyJson } from "../../../../shared/format";
import { Preformatted } from "../../../../shared/Preformatted";

/** What a test brought: the response, and the log of how it came about. */
export function TestResult({ request, result }: { request: string; result: TestInvokeMethodCommandOutput }) {
  const headers = Object.entries(result.multiValueHeaders ?? {}).flatMap(([name, values]) => values.map((value) => `${name}: ${value}`));
  const isSuccess = (result.status ?? 500) < 400;
  return (
    <Container header={<Header variant="h2">{`${request} - Method test results`}</Header>}>
      <div role="region" aria-label="Test results" aria-live="polite">
        <SpaceBetween size="m">
          <KeyValuePairs
            columns={3}
            items={[
              { label: "Request", value: request },
              { label: "Latency ms", value: String(result.latency ?? "-") },
              { label: "Status", value: <StatusIndicator type={isSuccess ? "success" : "error"}>{String(result.status)}</StatusIndicator> },
            ]}
          />
          <LogPart title="Response body" text={prettyJson(result.body ?? "")} />
          <LogPart title="Response headers" text={headers.join("\n")} />
          <LogPart title="Log" text={result.log ?? ""} />
        </SpaceBetween>
      </div>
    </Container>
  );
}

/** A part of what a test brought, under its name. */
export function LogPart({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <Box variant="awsui-key-label">{title}</Box>
      <Preformatted label={title} scrolls>
        {text}
      </Preformatted>
    </div>
  );
}
