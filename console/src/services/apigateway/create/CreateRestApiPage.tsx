import { APIGatewayClient, CreateRestApiCommand, type CreateRestApiCommandInput, type EndpointType } from "@aws-sdk/client-api-gateway";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { type Tag, TagFields } from "../../../shared/TagsPanel";
import { endpointOptions } from "../endpoints";
import { SelectField } from "../fields/SelectField";
import { TextField } from "../fields/TextField";
import { apiListPath, restPath } from "../paths";
import { callOf, step } from "../steps";

interface NewRestApi {
  name: string;
  description: string;
  endpointType: EndpointType;
  tags: readonly Tag[];
}

const empty: NewRestApi = { name: "", description: "", endpointType: "REGIONAL", tags: [] };

export function Component() {
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [form, setForm] = useState(empty);
  const change = (part: Partial<NewRestApi>) => setForm((before) => ({ ...before, ...part }));
  const input = useMemo(() => inputOf(form), [form]);
  const calls = useMemo(() => [callOf(step("CreateRestApi", new CreateRestApiCommand(input)))], [input]);

  async function submit() {
    const { id, name } = await client.send(new CreateRestApiCommand(input));
    flash.success(`Successfully created REST API '${name} (${id})'.`);
    return restPath(id!);
  }

  return (
    <CreateForm title="Create REST API" submitLabel="Create API" cancelTo={apiListPath} doneTo={apiListPath} isDirty={form !== empty} calls={calls} onSubmit={submit}>
      <Container header={<Header variant="h2">API details</Header>}>
        <SpaceBetween size="l">
          <TextField label="API name" value={form.name} placeholder="My REST API" onChange={(name) => change({ name })} />
          <TextField label="Description" isOptional value={form.description} onChange={(description) => change({ description })} />
          <SelectField
            label="API endpoint type"
            description="Both answer at this server; existing tools name one of them."
            value={form.endpointType}
            options={endpointOptions}
            onChange={(endpointType) => change({ endpointType: endpointType as EndpointType })}
          />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Tags</Header>}>
        <TagFields tags={form.tags} onChange={(tags) => change({ tags })} />
      </Container>
    </CreateForm>
  );
}

function inputOf({ name, description, endpointType, tags }: NewRestApi): CreateRestApiCommandInput {
  return {
    name, description: description || undefined, endpointConfiguration: { types: [endpointType] },
    tags: tags.length > 0 ? Object.fromEntries(tags.map((t) => [t.key, t.value])) : undefined,
  };
}
