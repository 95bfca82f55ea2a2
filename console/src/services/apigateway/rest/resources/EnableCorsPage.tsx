import { APIGatewayClient, type GatewayResponse, GetGatewayResponseCommand, type Resource } from "@aws-sdk/client-api-gateway";
import Alert from "@cloudscape-design/components/alert";
import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useParams } from "react-router-dom";
import { useClient } from "../../../../shared/clients";
import { CreateForm } from "../../../../shared/CreateForm";
import { useFlash } from "../../../../shared/flash";
import { LoadedView } from "../../../../shared/LoadedView";
import { useLoad } from "../../../../shared/useLoad";
import { listResources } from "../../apis";
import { TextField } from "../../fields/TextField";
import { resourcePath } from "../../paths";
import { callOf, run } from "../../steps";
import { useRestApi } from "../restApi";
import { corsSteps, type CorsSettings, everyOrigin } from "./cors";
import { methodsOf } from "./openResources";

const responseTypes = ["DEFAULT_4XX", "DEFAULT_5XX"] as const;

export function Component() {
  const { id } = useRestApi();
  const resourceId = useParams()["resource"]!;
  const client = useClient(APIGatewayClient);
  const loaded = useLoad(
    async (abortSignal) => {
      const resources = await listResources(client, id, abortSignal);
      const responses = await Promise.all(responseTypes.map((responseType) => client.send(new GetGatewayResponseCommand({ restApiId: id, responseType }), { abortSignal })));
      return { resource: resources.find((r) => r.id === resourceId), responses };
    },
    [client, id, resourceId],
  );
  return (
    <LoadedView loaded={loaded} what="the resource">
      {({ resource, responses }) =>
        resource ? <CorsForm resource={resource} responses={responses} /> : <Alert type="error" header="There is no such resource">It may have been deleted.</Alert>
      }
    </LoadedView>
  );
}

interface Form extends CorsSettings {
  responses: readonly string[];
  methods: readonly string[];
}

function CorsForm({ resource, responses }: { resource: Resource; responses: readonly GatewayResponse[] }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const methods = useMemo(() => methodsOf(resource), [resource]);
  const others = methods.map((m) => m.httpMethod!).filter((name) => name !== "OPTIONS");
  const [initial] = useState<Form>(() => ({ ...everyOrigin, responses: [], methods: others }));
  const [form, setForm] = useState(initial);
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }));
  const steps = useMemo(
    () => corsSteps(id, resource.id!, methods, form.methods, responses.filter((r) => form.responses.includes(r.responseType!)), form),
    [id, resource, methods, responses, form],
  );
  const proxies = methods.filter((m) => form.methods.includes(m.httpMethod!) && m.methodIntegration?.type?.endsWith("_PROXY")).map((m) => m.httpMethod);
  const back = resourcePath(id, resource.id!);
  return (
    <CreateForm
      title="Enable CORS"
      description={<>To allow requests from scripts of other origins to {resource.path}. Existing values are replaced.</>}
      submitLabel="Save"
      cancelTo={back}
      doneTo={back}
      isDirty={form !== initial}
      calls={useMemo(() => steps.map(callOf), [steps])}
      onSubmit={() => run(client, steps)}
      onDone={() => flash.success("Successfully enabled CORS. Deploy the API for it to take effect.")}
    >
      <Container header={<Header variant="h2">CORS settings</Header>}>
        <SpaceBetween size="l">
          <Choices label="Gateway responses" description="What the gateway itself answers gets the headers too." all={responseTypes} chosen={form.responses} onChange={(chosen) => change({ responses: chosen })} />
          <FormField label="Access-Control-Allow-Methods">
            <SpaceBetween size="xs">
              <Checkbox checked disabled>
                OPTIONS
              </Checkbox>
              <Boxes all={others} chosen={form.methods} onChange={(chosen) => change({ methods: chosen })} />
            </SpaceBetween>
          </FormField>
          {proxies.length > 0 && (
            <Alert type="info">
              {proxies.join(", ")}: the integration is a proxy, so the function itself must return the header Access-Control-Allow-Origin.
            </Alert>
          )}
          <TextField label="Access-Control-Allow-Headers" value={form.headers} onChange={(headers) => change({ headers })} />
          <TextField label="Access-Control-Allow-Origin" description="An origin that may use the resource, or * for any." value={form.origin} onChange={(origin) => change({ origin })} />
          <TextField label="Access-Control-Expose-Headers" isOptional value={form.exposedHeaders} onChange={(exposedHeaders) => change({ exposedHeaders })} />
          <TextField label="Access-Control-Max-Age" isOptional description="Seconds for which a browser keeps the answer to OPTIONS" value={form.maxAge} onChange={(maxAge) => change({ maxAge })} />
          <Checkbox checked={form.allowsCredentials} onChange={({ detail }) => change({ allowsCredentials: detail.checked })}>
            Access-Control-Allow-Credentials
          </Checkbox>
        </SpaceBetween>
      </Container>
    </CreateForm>
  );
}

interface BoxesProps {
  all: readonly string[];
  chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}

function Choices({ label, description, ...boxes }: BoxesProps & { label: string; description: string }) {
  return (
    <FormField label={label} description={description}>
      <SpaceBetween size="xs">
        <Boxes {...boxes} />
      </SpaceBetween>
    </FormField>
  );
}

function Boxes({ all, chosen, onChange }: BoxesProps) {
  return all.map((name) => (
    <Checkbox key={name} checked={chosen.includes(name)} onChange={({ detail }) => onChange(all.filter((n) => (n === name ? detail.checked : chosen.includes(n))))}>
      {name}
    </Checkbox>
  ));
}
