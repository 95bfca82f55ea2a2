import { APIGatewayClient, CreateModelCommand } from "@aws-sdk/client-api-gateway";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useClient } from "../../../../shared/clients";
import { CreateForm } from "../../../../shared/CreateForm";
import { useFlash } from "../../../../shared/flash";
import { TextField } from "../../fields/TextField";
import { restPath } from "../../paths";
import { callOf, step } from "../../steps";
import { useRestApi } from "../restApi";
import { jsonFault, SchemaField } from "./SchemaField";

const schema = JSON.stringify(
  { $schema: "http://json-schema.org/draft-04/schema#", title: "User", type: "object", properties: { name: { type: "string" } }, required: ["name"] }, null, 2,
);

const empty = { name: "", contentType: "application/json", description: "", schema };

export function Component() {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [form, setForm] = useState(empty);
  const change = (part: Partial<typeof empty>) => setForm((before) => ({ ...before, ...part }));
  const input = useMemo(
    () => ({ restApiId: id, name: form.name, contentType: form.contentType, description: form.description || undefined, schema: form.schema }),
    [id, form],
  );
  const calls = useMemo(() => [callOf(step("CreateModel", new CreateModelCommand(input)))], [input]);

  async function submit() {
    const fault = jsonFault(form.schema);
    if (fault) throw new Error(fault);
    await client.send(new CreateModelCommand(input));
  }

  return (
    <CreateForm
      title="Create model"
      submitLabel="Create model"
      cancelTo={restPath(id, "models")}
      doneTo={restPath(id, "models")}
      isDirty={form !== empty}
      calls={calls}
      onSubmit={submit}
      onDone={() => flash.success(`Successfully created model '${form.name}'.`)}
    >
      <Container header={<Header variant="h2">Model details</Header>}>
        <SpaceBetween size="l">
          <TextField label="Name" value={form.name} constraint="Letters and numbers." onChange={(name) => change({ name })} />
          <TextField label="Content type" value={form.contentType} onChange={(contentType) => change({ contentType })} />
          <TextField label="Description" isOptional value={form.description} onChange={(description) => change({ description })} />
          <SchemaField value={form.schema} onChange={(text) => change({ schema: text })} />
        </SpaceBetween>
      </Container>
    </CreateForm>
  );
}
