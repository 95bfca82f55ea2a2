import { ApiGatewayV2Client, CreateStageCommand, type CreateStageCommandInput, type Stage, UpdateStageCommand, type UpdateStageCommandInput } from "@aws-sdk/client-apigatewayv2";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import FormField from "@cloudscape-design/components/form-field";
import Toggle from "@cloudscape-design/components/toggle";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { Rows } from "../fields/Rows";
import { type Row, valueMap, valueRows } from "../fields/rowMaps";
import { TextField } from "../fields/TextField";
import { jsonFormat } from "../rest/stages/stageSettings";
import { useV2Api, v2Call } from "./v2Api";

interface StageForm {
  name: string;
  description: string;
  deploysItself: boolean;
  rate: string;
  burst: string;
  variables: readonly Row[];
  accessLogArn: string;
}

/** Makes a stage, or edits one. */
export function StageModal({ stage, onSaved, onDismiss }: { stage?: Stage; onSaved(): void; onDismiss(): void }) {
  const { id, isHttp } = useV2Api();
  const client = useClient(ApiGatewayV2Client);
  const flash = useFlash();
  const [form, setForm] = useState(() => formOf(stage, isHttp));
  const change = (part: Partial<StageForm>) => setForm((before) => ({ ...before, ...part }));

  const input = inputOf(form, id, stage);

  async function save() {
    await (stage ? client.send(new UpdateStageCommand(input)) : client.send(new CreateStageCommand(input)));
    flash.success(`Successfully ${stage ? "updated" : "created"} stage '${form.name}'.`);
    onSaved();
  }

  return (
    <FormModal
      title={stage ? `Edit stage ${form.name}` : "Create stage"}
      submitLabel={stage ? "Save" : "Create"}
      size="large"
      calls={[v2Call(stage ? "UpdateStage" : "CreateStage", input)]}
      onSubmit={save}
      onDismiss={onDismiss}
    >
      {!stage && (
        <TextField
          label="Stage name"
          value={form.name}
          constraint={isHttp ? "$default answers without the stage's name in the path." : "Letters, numbers, hyphens and underscores."}
          onChange={(name) => change({ name })}
        />
      )}
      <TextField label="Description" isOptional value={form.description} onChange={(description) => change({ description })} />
      <Toggle checked={form.deploysItself} description="Each change of the API is deployed at once." onChange={({ detail }) => change({ deploysItself: detail.checked })}>
        Automatic deployment
      </Toggle>
      <ColumnLayout columns={2}>
        <TextField label="Rate" isOptional type="number" description="Requests per second" value={form.rate} onChange={(rate) => change({ rate })} />
        <TextField label="Burst" isOptional type="number" description="Requests at once" value={form.burst} onChange={(burst) => change({ burst })} />
      </ColumnLayout>
      <TextField
        label="Access log destination ARN"
        isOptional
        placeholder="arn:aws:logs:us-east-1:000000000000:log-group:my-api"
        value={form.accessLogArn}
        onChange={(accessLogArn) => change({ accessLogArn })}
      />
      <FormField label="Stage variables" stretch>
        <Rows rows={form.variables} noun="stage variable" valueLabel="Value" onChange={(variables) => change({ variables })} />
      </FormField>
    </FormModal>
  );
}

function inputOf(form: StageForm, ApiId: string, stage: Stage | undefined): CreateStageCommandInput & UpdateStageCommandInput {
  const variables = valueMap(form.variables);
  // An empty value takes a variable away.
  const gone = Object.fromEntries(Object.keys(stage?.StageVariables ?? {}).filter((name) => !(name in variables)).map((name) => [name, ""]));
  const isThrottled = form.rate !== "" || form.burst !== "";
  return {
    ApiId, StageName: form.name, AutoDeploy: form.deploysItself, Description: form.description || undefined, StageVariables: { ...gone, ...variables },
    DefaultRouteSettings: isThrottled ? { ThrottlingRateLimit: Number(form.rate), ThrottlingBurstLimit: Number(form.burst) } : undefined,
    AccessLogSettings: form.accessLogArn ? { DestinationArn: form.accessLogArn, Format: stage?.AccessLogSettings?.Format ?? jsonFormat } : undefined,
  };
}

function formOf(stage: Stage | undefined, isHttp: boolean): StageForm {
  const settings = stage?.DefaultRouteSettings;
  return {
    name: stage?.StageName ?? "", description: stage?.Description ?? "", deploysItself: stage?.AutoDeploy ?? isHttp,
    rate: settings?.ThrottlingRateLimit?.toString() ?? "", burst: settings?.ThrottlingBurstLimit?.toString() ?? "",
    variables: valueRows(stage?.StageVariables), accessLogArn: stage?.AccessLogSettings?.DestinationArn ?? "",
  };
}
