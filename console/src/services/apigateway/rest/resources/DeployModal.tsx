import { APIGatewayClient, CreateDeploymentCommand } from "@aws-sdk/client-api-gateway";
import Checkbox from "@cloudscape-design/components/checkbox";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useClient } from "../../../../shared/clients";
import { FormModal } from "../../../../shared/FormModal";
import { useFlash } from "../../../../shared/flash";
import { useLoad } from "../../../../shared/useLoad";
import { SelectField } from "../../fields/SelectField";
import { TextField } from "../../fields/TextField";
import { stagePath } from "../../paths";
import { gatewayCall } from "../../steps";
import { useRestApi } from "../restApi";
import { listRestStages } from "../stages/listRestStages";

// No stage may have such a name.
const newStage = "*New stage*";
const noStage = "*No stage*";

/** Makes what is there now what callers get, in a stage. */
export function DeployModal({ onDismiss }: { onDismiss(): void }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const navigate = useNavigate();
  const [form, setForm] = useState({ stage: "", name: "", description: "", isCanary: true });
  const stages = useLoad((signal) => listRestStages(client, id, signal), [client, id]);
  const canary = stages.data?.find((s) => s.stageName === form.stage)?.canarySettings;
  const names = (stages.data ?? []).map((s) => s.stageName!);
  const stageName = form.stage === noStage ? undefined : form.stage === newStage ? form.name : form.stage;
  const input = {
    restApiId: id, stageName, description: form.description || undefined,
    canarySettings: canary && form.isCanary ? { percentTraffic: canary.percentTraffic, stageVariableOverrides: canary.stageVariableOverrides, useStageCache: canary.useStageCache } : undefined,
  };

  async function submit() {
    if (form.stage === "") throw new Error("Select a stage.");
    if (form.stage === newStage && form.name === "") throw new Error("Enter a name for the new stage.");
    const { id: deployment } = await client.send(new CreateDeploymentCommand(input));
    if (!stageName) {
      flash.success(`Successfully created deployment ${deployment}. It is in no stage yet.`);
      return;
    }
    flash.success(`Successfully created deployment ${deployment} in the stage ${stageName}.`);
    navigate(stagePath(id, stageName));
  }

  return (
    <FormModal title="Deploy API" submitLabel="Deploy" calls={[gatewayCall("CreateDeployment", input)]} onSubmit={submit} onDismiss={onDismiss}>
      <SpaceBetween size="m">
        <SelectField
          label="Stage"
          description="Create or select the stage where the API is deployed. The deployment has all that the API has now."
          value={form.stage}
          placeholder="Select a stage"
          loaded={stages}
          options={[{ value: newStage, label: newStage }, ...names.map((name) => ({ value: name, label: name })), { value: noStage, label: noStage }]}
          onChange={(stage) => setForm({ ...form, stage })}
        />
        {form.stage === newStage && (
          <TextField label="Stage name" value={form.name} constraint="Letters, numbers, hyphens and underscores." onChange={(name) => setForm({ ...form, name })} />
        )}
        {canary && (
          <Checkbox checked={form.isCanary} description={`${canary.percentTraffic}% of the requests get it.`} onChange={({ detail }) => setForm({ ...form, isCanary: detail.checked })}>
            Deploy to the canary of the stage
          </Checkbox>
        )}
        <TextField label="Deployment description" isOptional value={form.description} onChange={(description) => setForm({ ...form, description })} />
      </SpaceBetween>
    </FormModal>
  );
}
