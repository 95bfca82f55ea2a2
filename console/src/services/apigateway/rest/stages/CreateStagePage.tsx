import { APIGatewayClient, CreateStageCommand } from "@aws-sdk/client-api-gateway";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useClient } from "../../../../shared/clients";
import { CreateForm } from "../../../../shared/CreateForm";
import { useFlash } from "../../../../shared/flash";
import { dateTime } from "../../../../shared/format";
import { useLoad } from "../../../../shared/useLoad";
import { Rows } from "../../fields/Rows";
import { type Row, unlessEmpty, valueMap } from "../../fields/rowMaps";
import { SelectField } from "../../fields/SelectField";
import { TextField } from "../../fields/TextField";
import { restPath, stagePath } from "../../paths";
import { callOf, step } from "../../steps";
import { useRestApi } from "../restApi";
import { listDeployments } from "./deployments";

interface NewStage {
  name: string;
  deployment: string;
  description: string;
  variables: readonly Row[];
}

const empty: NewStage = { name: "", deployment: "", description: "", variables: [] };

export function Component() {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [form, setForm] = useState(empty);
  const change = (part: Partial<NewStage>) => setForm((before) => ({ ...before, ...part }));
  const deployments = useLoad((signal) => listDeployments(client, id, signal), [client, id]);
  const input = useMemo(
    () => ({ restApiId: id, stageName: form.name, deploymentId: form.deployment, description: form.description || undefined, variables: unlessEmpty(valueMap(form.variables)) }),
    [id, form],
  );
  const calls = useMemo(() => [callOf(step("CreateStage", new CreateStageCommand(input)))], [input]);
  return (
    <CreateForm
      title="Create stage"
      submitLabel="Create stage"
      cancelTo={restPath(id, "stages")}
      doneTo={stagePath(id, form.name)}
      isDirty={form !== empty}
      calls={calls}
      onSubmit={async () => {
        await client.send(new CreateStageCommand(input));
      }}
      onDone={() => flash.success(`Successfully created stage '${form.name}'.`)}
    >
      <Container header={<Header variant="h2">Stage details</Header>}>
        <SpaceBetween size="l">
          <TextField label="Stage name" value={form.name} constraint="Letters, numbers, hyphens and underscores." onChange={(name) => change({ name })} />
          <TextField label="Stage description" isOptional value={form.description} onChange={(description) => change({ description })} />
          <SelectField
            label="Deployment"
            description="What the stage shows: the API as it was when it was deployed"
            value={form.deployment}
            placeholder="Select a deployment"
            empty="Deploy the API first"
            loaded={deployments}
            options={(deployments.data ?? []).map((d) => ({ value: d.id, label: [d.id, dateTime(d.createdDate), d.description].filter(Boolean).join(" - ") }))}
            onChange={(deployment) => change({ deployment })}
          />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Stage variables</Header>}>
        <Rows rows={form.variables} noun="stage variable" valueLabel="Value" onChange={(variables) => change({ variables })} />
      </Container>
    </CreateForm>
  );
}
