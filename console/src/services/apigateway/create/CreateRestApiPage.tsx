import { APIGatewayClient, CreateRestApiCommand, type CreateRestApiCommandInput, type EndpointType, ImportRestApiCommand } from "@aws-sdk/client-api-gateway";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { type Tag, TagFields } from "../../../shared/TagsPanel";
import { useLoad } from "../../../shared/useLoad";
import { listRestApis } from "../apis";
import { endpointOptions } from "../endpoints";
import { SelectField } from "../fields/SelectField";
import { TextField } from "../fields/TextField";
import { apiListPath, restPath } from "../paths";
import { callOf } from "../steps";
import { DefinitionField } from "./DefinitionField";

interface NewRestApi {
  from: "new" | "clone" | "import";
  /** The id of the API to clone. */
  source: string;
  /** An OpenAPI definition, as JSON or YAML. */
  definition: string;
  name: string;
  description: string;
  endpointType: EndpointType;
  tags: readonly Tag[];
}

const empty: NewRestApi = { from: "new", source: "", definition: "", name: "", description: "", endpointType: "REGIONAL", tags: [] };

export function Component() {
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [form, setForm] = useState(empty);
  const change = (part: Partial<NewRestApi>) => setForm((before) => ({ ...before, ...part }));
  const create = useMemo(() => stepOf(form), [form]);
  const calls = useMemo(() => [callOf(create)], [create]);

  async function submit() {
    const { id, name, warnings } = await send(client, create.command);
    if (warnings?.length) flash.info(warnings.join("\n"));
    flash.success(`Successfully created REST API '${name} (${id})'.`);
    return restPath(id!);
  }

  return (
    <CreateForm title="Create REST API" submitLabel="Create API" cancelTo={apiListPath} doneTo={apiListPath} isDirty={form !== empty} calls={calls} onSubmit={submit}>
      <Container header={<Header variant="h2">API details</Header>}>
        <SpaceBetween size="l">
          <FormField label="API details">
            <RadioGroup
              value={form.from}
              items={[
                { value: "new", label: "New API", description: "Create a new REST API." },
                { value: "clone", label: "Clone existing API", description: "Create a copy of an API of this account." },
                { value: "import", label: "Import API", description: "Import an API from an OpenAPI definition." },
              ]}
              onChange={({ detail }) => change({ from: detail.value as NewRestApi["from"] })}
            />
          </FormField>
          {form.from === "clone" && <SourceField value={form.source} onChange={(source) => change({ source })} />}
          {form.from === "import" && <DefinitionField constraint="Swagger 2.0 or OpenAPI 3.0, as JSON or YAML." value={form.definition} onChange={(definition) => change({ definition })} />}
          {form.from !== "import" && (
            <>
              <TextField label="API name" value={form.name} placeholder="My REST API" onChange={(name) => change({ name })} />
              <TextField label="Description" isOptional value={form.description} onChange={(description) => change({ description })} />
            </>
          )}
          <SelectField
            label="API endpoint type"
            description="Both answer at this server; existing tools name one of them."
            value={form.endpointType}
            options={endpointOptions}
            onChange={(endpointType) => change({ endpointType: endpointType as EndpointType })}
          />
        </SpaceBetween>
      </Container>
      {form.from !== "import" && (
        <Container header={<Header variant="h2">Tags</Header>}>
          <TagFields tags={form.tags} onChange={(tags) => change({ tags })} />
        </Container>
      )}
    </CreateForm>
  );
}

// Each has an answer of its own type.
const send = (client: APIGatewayClient, command: CreateRestApiCommand | ImportRestApiCommand) =>
  command instanceof ImportRestApiCommand ? client.send(command) : client.send(command);

function SourceField({ value, onChange }: { value: string; onChange(id: string): void }) {
  const client = useClient(APIGatewayClient);
  const apis = useLoad((signal) => listRestApis(client, signal), [client]);
  return (
    <SelectField
      label="API to clone from"
      value={value}
      placeholder="Choose an API"
      isFiltered
      loaded={apis}
      options={(apis.data ?? []).map((a) => ({ value: a.id, label: `${a.name} (${a.id})` }))}
      onChange={onChange}
    />
  );
}

function stepOf({ from, source, definition, name, description, endpointType, tags }: NewRestApi) {
  if (from === "import") {
    const input = { body: new TextEncoder().encode(definition), parameters: { endpointConfigurationTypes: endpointType } };
    return { operation: "ImportRestApi", command: new ImportRestApiCommand(input) };
  }
  const input: CreateRestApiCommandInput = {
    name, description: description || undefined, cloneFrom: (from === "clone" && source) || undefined, endpointConfiguration: { types: [endpointType] },
    tags: tags.length > 0 ? Object.fromEntries(tags.map((t) => [t.key, t.value])) : undefined,
  };
  return { operation: "CreateRestApi", command: new CreateRestApiCommand(input) };
}
