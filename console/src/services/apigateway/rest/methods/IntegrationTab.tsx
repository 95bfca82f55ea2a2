import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { RouteButton } from "../../../../shared/RouteButton";
import { PlainTable } from "../../fields/PlainTable";
import { TemplateViews } from "../../fields/TemplateViews";
import { methodPath } from "../../paths";
import { functionOf, integrationFormOf, integrationName } from "./integrations";
import type { OpenMethod } from "./openMethod";

const passthroughNames: Readonly<Record<string, string>> = {
  WHEN_NO_MATCH: "When no template matches the request content-type header", WHEN_NO_TEMPLATES: "When there are no templates defined", NEVER: "Never",
};

/** What stands behind the method, and what it is given. */
export function IntegrationTab({ open: { at, method } }: { open: OpenMethod }) {
  const integration = method.methodIntegration;
  const edit = (
    <RouteButton to={methodPath(at.restApiId, at.resourceId, at.httpMethod, "integration")} ariaLabel="Edit integration request">
      Edit
    </RouteButton>
  );
  if (!integration) {
    return (
      <Alert type="info" action={edit}>
        The method has no integration yet: nothing stands behind it.
      </Alert>
    );
  }
  const form = integrationFormOf(integration);
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" actions={edit}>Integration request settings</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: "Integration type", value: integrationName(integration) },
            { label: form.kind === "lambda" ? "Lambda function" : form.kind === "http" ? "Endpoint URL" : "Target", value: functionOf(integration.uri) ?? integration.uri ?? "-" },
            { label: "Timeout", value: `${integration.timeoutInMillis} ms` },
            { label: "Execution role", value: integration.credentials ?? "-" },
            { label: "Request body passthrough", value: passthroughNames[integration.passthroughBehavior ?? ""] ?? "-" },
            { label: "Content handling", value: integration.contentHandling ?? "Passthrough" },
          ]}
        />
      </Container>
      {!(form.isProxy && form.kind === "lambda") && (
        <>
          <PlainTable title="URL path parameters" noun="path parameter" columns={["Name", "Mapped from"]} rows={form.paths.map((r) => [r.name, r.value])} />
          <PlainTable title="URL query string parameters" noun="query string" columns={["Name", "Mapped from"]} rows={form.query.map((r) => [r.name, r.value])} />
          <PlainTable title="URL request headers" noun="header" columns={["Name", "Mapped from"]} rows={form.headers.map((r) => [r.name, r.value])} />
          <TemplateViews templates={form.templates} />
        </>
      )}
    </SpaceBetween>
  );
}
