import { APIGatewayClient, type ContentHandlingStrategy, type IntegrationResponse, PutIntegrationResponseCommand } from "@aws-sdk/client-api-gateway";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useSearchParams } from "react-router-dom";
import { useClient } from "../../../../shared/clients";
import { CreateForm } from "../../../../shared/CreateForm";
import { useFlash } from "../../../../shared/flash";
import { LoadedView } from "../../../../shared/LoadedView";
import { Rows } from "../../fields/Rows";
import { type Row, unlessEmpty, valueMap, valueRows } from "../../fields/rowMaps";
import { plainOptions, SelectField } from "../../fields/SelectField";
import { Templates } from "../../fields/Templates";
import { TextField } from "../../fields/TextField";
import { methodPath } from "../../paths";
import { callOf, step } from "../../steps";
import { contentOptions } from "./IntegrationFields";
import { type OpenMethod, useMethod } from "./openMethod";
import { responseHeader } from "./responses";

interface ResponseForm {
  pattern: string;
  status: string;
  contentHandling: string;
  headers: readonly Row[];
  templates: readonly Row[];
}

export function Component() {
  const { loaded } = useMethod();
  return (
    <LoadedView loaded={loaded} what="the method">
      {(open) => <Form open={open} />}
    </LoadedView>
  );
}

function Form({ open: { at, method, resource } }: { open: OpenMethod }) {
  const status = useSearchParams()[0].get("status");
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [initial] = useState(() => formOf(method.methodIntegration?.integrationResponses?.[status ?? ""], status));
  const [form, setForm] = useState(initial);
  const change = (part: Partial<ResponseForm>) => setForm((before) => ({ ...before, ...part }));
  const input = useMemo(() => ({ ...at, ...inputOf(form) }), [at, form]);
  const calls = useMemo(() => [callOf(step("PutIntegrationResponse", new PutIntegrationResponseCommand(input)))], [input]);
  const back = `${methodPath(at.restApiId, at.resourceId, at.httpMethod)}?tab=integration-response`;
  return (
    <CreateForm
      title={status ? "Edit integration response" : "Create integration response"}
      description={`${at.httpMethod} ${resource.path}`}
      submitLabel={status ? "Save" : "Create"}
      cancelTo={back}
      doneTo={back}
      isDirty={form !== initial}
      calls={calls}
      onSubmit={async () => {
        await client.send(new PutIntegrationResponseCommand(input));
      }}
      onDone={() => flash.success("Successfully saved the integration response. Redeploy your API for the update to take effect.")}
    >
      <Container header={<Header variant="h2">Response details</Header>}>
        <SpaceBetween size="l">
          <TextField
            label="Lambda error regex"
            isOptional
            description="A pattern of the whole error message for which this response is taken. Without one this is the default response."
            placeholder=".*not found.*"
            value={form.pattern}
            onChange={(pattern) => change({ pattern })}
          />
          {status ? undefined : (
            <SelectField
              label="Method response status code"
              value={form.status}
              placeholder="Choose a status code"
              empty="Create a method response first"
              options={plainOptions(...Object.keys(method.methodResponses ?? {}))}
              onChange={(chosen) => change({ status: chosen })}
            />
          )}
          <SelectField label="Content handling" value={form.contentHandling} options={contentOptions} onChange={(contentHandling) => change({ contentHandling })} />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2" description="A header that the method response declares, from integration.response.header.name, or a text in single quotes">Header mappings</Header>}>
        <Rows rows={form.headers} noun="header mapping" valueLabel="Mapping value" valuePlaceholder="integration.response.header.Location" onChange={(headers) => change({ headers })} />
      </Container>
      <Container header={<Header variant="h2">Mapping templates</Header>}>
        <Templates templates={form.templates} onChange={(templates) => change({ templates })} />
      </Container>
    </CreateForm>
  );
}

function formOf(response: IntegrationResponse | undefined, status: string | null): ResponseForm {
  return {
    pattern: response?.selectionPattern ?? "", status: status ?? "", contentHandling: response?.contentHandling ?? "",
    headers: valueRows(response?.responseParameters, responseHeader), templates: valueRows(response?.responseTemplates),
  };
}

function inputOf({ pattern, status, contentHandling, headers, templates }: ResponseForm) {
  return {
    statusCode: status, selectionPattern: pattern || undefined, contentHandling: (contentHandling || undefined) as ContentHandlingStrategy | undefined,
    responseParameters: unlessEmpty(valueMap(headers, responseHeader)), responseTemplates: unlessEmpty(valueMap(templates)),
  };
}
