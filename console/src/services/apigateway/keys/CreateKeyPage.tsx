import { APIGatewayClient, CreateApiKeyCommand } from "@aws-sdk/client-api-gateway";
import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { TextField } from "../fields/TextField";
import { keyPath } from "../paths";
import { callOf, step } from "../steps";

const empty = { name: "", description: "", isOwn: false, value: "", isEnabled: true };

export function Component() {
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [form, setForm] = useState(empty);
  const change = (part: Partial<typeof empty>) => setForm((before) => ({ ...before, ...part }));
  const input = useMemo(
    () => ({ name: form.name, description: form.description || undefined, value: form.isOwn ? form.value : undefined, enabled: form.isEnabled }),
    [form],
  );
  const calls = useMemo(() => [callOf(step("CreateApiKey", new CreateApiKeyCommand(input)))], [input]);

  async function submit() {
    const { id } = await client.send(new CreateApiKeyCommand(input));
    flash.success(`Successfully created API key '${form.name}'. Add it to a usage plan so that callers can use it.`);
    return keyPath(id!);
  }

  return (
    <CreateForm
      title="Create API key"
      submitLabel="Save"
      cancelTo="/apigateway/api-keys"
      doneTo="/apigateway/api-keys"
      isDirty={form !== empty}
      calls={calls}
      onSubmit={submit}
    >
      <Container header={<Header variant="h2">API key details</Header>}>
        <SpaceBetween size="l">
          <TextField label="Name" value={form.name} onChange={(name) => change({ name })} />
          <TextField label="Description" isOptional value={form.description} onChange={(description) => change({ description })} />
          <FormField label="API key">
            <RadioGroup
              value={form.isOwn ? "own" : "auto"}
              items={[
                { value: "auto", label: "Auto generate" },
                { value: "own", label: "Custom", description: "Between 20 and 128 characters." },
              ]}
              onChange={({ detail }) => change({ isOwn: detail.value === "own" })}
            />
          </FormField>
          {form.isOwn && <TextField label="API key value" value={form.value} onChange={(value) => change({ value })} />}
          <Checkbox checked={form.isEnabled} onChange={({ detail }) => change({ isEnabled: detail.checked })}>
            Active
          </Checkbox>
        </SpaceBetween>
      </Container>
    </CreateForm>
  );
}
