import { APIGatewayClient, GetModelCommand, type Model, UpdateModelCommand } from "@aws-sdk/client-api-gateway";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useParams } from "react-router-dom";
import { useClient } from "../../../../shared/clients";
import { CreateForm } from "../../../../shared/CreateForm";
import { useFlash } from "../../../../shared/flash";
import { prettyJson } from "../../../../shared/format";
import { LoadedView } from "../../../../shared/LoadedView";
import { useLoad } from "../../../../shared/useLoad";
import { TextField } from "../../fields/TextField";
import { replaced } from "../../patches";
import { restPath } from "../../paths";
import { callOf, step } from "../../steps";
import { useRestApi } from "../restApi";
import { jsonFault, SchemaField } from "./SchemaField";

export function Component() {
  const { id } = useRestApi();
  const modelName = useParams()["model"]!;
  const client = useClient(APIGatewayClient);
  const loaded = useLoad((abortSignal) => client.send(new GetModelCommand({ restApiId: id, modelName }), { abortSignal }), [client, id, modelName]);
  return (
    <LoadedView loaded={loaded} what={`the model ${modelName}`}>
      {(model) => <Form model={model} />}
    </LoadedView>
  );
}

function Form({ model }: { model: Model }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [initial] = useState(() => ({ description: model.description ?? "", schema: prettyJson(model.schema ?? "") }));
  const [form, setForm] = useState(initial);
  const input = useMemo(
    () => ({
      restApiId: id, modelName: model.name,
      patchOperations: [...replaced("/description", initial.description, form.description), ...replaced("/schema", initial.schema, form.schema)],
    }),
    [id, model, initial, form],
  );
  const calls = useMemo(() => [callOf(step("UpdateModel", new UpdateModelCommand(input)))], [input]);

  async function submit() {
    const fault = jsonFault(form.schema);
    if (fault) throw new Error(fault);
    if (input.patchOperations.length > 0) await client.send(new UpdateModelCommand(input));
  }

  return (
    <CreateForm
      title={`Edit model ${model.name}`}
      description={model.contentType}
      submitLabel="Save"
      cancelTo={restPath(id, "models")}
      doneTo={restPath(id, "models")}
      isDirty={form !== initial}
      calls={calls}
      onSubmit={submit}
      onDone={() => flash.success(`Successfully updated model '${model.name}'.`)}
    >
      <Container header={<Header variant="h2">Model details</Header>}>
        <SpaceBetween size="l">
          <TextField label="Description" isOptional value={form.description} onChange={(description) => setForm({ ...form, description })} />
          <SchemaField value={form.schema} onChange={(schema) => setForm({ ...form, schema })} />
        </SpaceBetween>
      </Container>
    </CreateForm>
  );
}
