import { APIGatewayClient, CreateDocumentationPartCommand, type DocumentationPartType } from "@aws-sdk/client-api-gateway";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useClient } from "../../../../shared/clients";
import { CreateForm } from "../../../../shared/CreateForm";
import { useFlash } from "../../../../shared/flash";
import { plainOptions, SelectField } from "../../fields/SelectField";
import { TextField } from "../../fields/TextField";
import { restPath } from "../../paths";
import { callOf, step } from "../../steps";
import { httpMethods } from "../methods/integrations";
import { useRestApi } from "../restApi";
import { partTypes } from "./parts";
import { PropertiesField } from "./PropertiesField";

const empty = { type: "API" as DocumentationPartType, path: "/", method: "ANY", statusCode: "200", name: "", properties: '{\n  "description": ""\n}' };

export function Component() {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [form, setForm] = useState(empty);
  const change = (part: Partial<typeof empty>) => setForm((before) => ({ ...before, ...part }));
  const fields = partTypes[form.type];
  const input = useMemo(() => {
    const said = Object.fromEntries(partTypes[form.type].map((field) => [field, field === "method" && form.method === "ANY" ? "*" : form[field]]));
    return { restApiId: id, location: { type: form.type, ...said }, properties: form.properties };
  }, [id, form]);
  const calls = useMemo(() => [callOf(step("CreateDocumentationPart", new CreateDocumentationPartCommand(input)))], [input]);
  return (
    <CreateForm
      title="Create documentation part"
      submitLabel="Create documentation part"
      cancelTo={restPath(id, "documentation")}
      doneTo={restPath(id, "documentation")}
      isDirty={form !== empty}
      calls={calls}
      onSubmit={async () => {
        await client.send(new CreateDocumentationPartCommand(input));
      }}
      onDone={() => flash.success("Successfully created the documentation part. Publish the documentation to have it in exports.")}
    >
      <Container header={<Header variant="h2">Documentation part details</Header>}>
        <SpaceBetween size="l">
          <SelectField label="Type" value={form.type} options={plainOptions(...Object.keys(partTypes))} onChange={(type) => change({ type: type as DocumentationPartType })} />
          {fields.includes("path") && <TextField label="Path" value={form.path} onChange={(path) => change({ path })} />}
          {fields.includes("method") && <SelectField label="Method" value={form.method} options={plainOptions(...httpMethods)} onChange={(method) => change({ method })} />}
          {fields.includes("statusCode") && <TextField label="Status code" value={form.statusCode} onChange={(statusCode) => change({ statusCode })} />}
          {fields.includes("name") && <TextField label="Name" value={form.name} onChange={(name) => change({ name })} />}
          <PropertiesField value={form.properties} onChange={(properties) => change({ properties })} />
        </SpaceBetween>
      </Container>
    </CreateForm>
  );
}
