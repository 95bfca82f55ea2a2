import { APIGatewayClient, type PatchOperation, type Stage, UpdateStageCommand } from "@aws-sdk/client-api-gateway";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../../shared/clients";
import { DeleteModal } from "../../../../shared/DeleteModal";
import { FormModal } from "../../../../shared/FormModal";
import { useFlash } from "../../../../shared/flash";
import { Rows } from "../../fields/Rows";
import { type Row, valueMap, valueRows } from "../../fields/rowMaps";
import { TextField } from "../../fields/TextField";
import { mapPatches, replaced } from "../../patches";
import { gatewayCall } from "../../steps";
import { useRestApi } from "../restApi";

const promotion: readonly PatchOperation[] = [
  { op: "copy", from: "/canarySettings/deploymentId", path: "/deploymentId" },
  { op: "copy", from: "/canarySettings/stageVariableOverrides", path: "/variables" },
];

/** A second deployment of the stage, which takes a share of its requests. */
export function CanaryTab({ stage, refresh }: { stage: Stage; refresh(): void }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [open, setOpen] = useState<"edit" | "delete">();
  const canary = stage.canarySettings;
  const change = (patchOperations: PatchOperation[]) => client.send(new UpdateStageCommand(changeOf(id, stage, patchOperations)));

  async function promote() {
    try {
      await change(promotion.filter((p) => p.path === "/deploymentId" || canary?.stageVariableOverrides));
      flash.success(`Successfully promoted the canary of '${stage.stageName}': all requests now get its deployment.`);
      refresh();
    } catch (error) {
      flash.error("The canary was not promoted", error);
    }
  }

  const actions = canary ? (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setOpen("delete")}>Delete canary</Button>
      <Button onClick={() => setOpen("edit")}>Edit canary</Button>
      <Button variant="primary" onClick={() => void promote()}>
        Promote canary
      </Button>
    </SpaceBetween>
  ) : (
    <Button onClick={() => setOpen("edit")}>Create canary</Button>
  );
  return (
    <Container header={<Header variant="h2" description="A share of the stage's requests is answered by another deployment." actions={actions}>Canary</Header>}>
      {canary ? (
        <KeyValuePairs
          columns={4}
          items={[
            { label: "Requests to the canary", value: `${canary.percentTraffic}%` },
            { label: "Canary deployment", value: canary.deploymentId ?? "-" },
            { label: "Canary cache", value: canary.useStageCache ? "The stage's" : "Its own" },
            { label: "Stage variables", value: Object.entries(canary.stageVariableOverrides ?? {}).map(([n, v]) => `${n}=${v}`).join(", ") || "-" },
          ]}
        />
      ) : (
        <Box color="text-body-secondary">No canary. Create one, then deploy the API to it.</Box>
      )}
      {open === "edit" && <CanaryModal stage={stage} onSubmit={change} onSaved={refresh} onDismiss={() => setOpen(undefined)} />}
      {open === "delete" && (
        <DeleteModal
          noun="canary"
          names={[stage.stageName!]}
          word="confirm"
          consequence="All requests get the stage's own deployment."
          onDelete={() => change([{ op: "remove", path: "/canarySettings" }])}
          onDeleted={refresh}
          onDismiss={() => setOpen(undefined)}
        />
      )}
    </Container>
  );
}

const changeOf = (restApiId: string, { stageName }: Stage, patchOperations: PatchOperation[]) => ({ restApiId, stageName, patchOperations });

interface CanaryForm {
  percent: string;
  usesCache: boolean;
  variables: readonly Row[];
}

interface CanaryModalProps {
  stage: Stage;
  onSubmit(patches: PatchOperation[]): Promise<unknown>;
  onSaved(): void;
  onDismiss(): void;
}

function CanaryModal({ stage, onSubmit, onSaved, onDismiss }: CanaryModalProps) {
  const { id } = useRestApi();
  const flash = useFlash();
  const before = stage.canarySettings;
  const [form, setForm] = useState<CanaryForm>(() => ({
    percent: String(before?.percentTraffic ?? 10), usesCache: before?.useStageCache ?? false, variables: valueRows(before?.stageVariableOverrides),
  }));

  const patches = [
    ...replaced("/canarySettings/percentTraffic", before?.percentTraffic, form.percent),
    ...replaced("/canarySettings/useStageCache", before?.useStageCache ?? false, form.usesCache),
    ...mapPatches("/canarySettings/stageVariableOverrides", before?.stageVariableOverrides ?? {}, valueMap(form.variables), "replace"),
  ];

  async function save() {
    await onSubmit(patches);
    flash.success(`Successfully saved the canary of '${stage.stageName}'.`);
    onSaved();
  }

  return (
    <FormModal
      title={before ? "Edit canary" : "Create canary"}
      submitLabel="Save"
      size="large"
      calls={[gatewayCall("UpdateStage", changeOf(id, stage, patches))]}
      onSubmit={save}
      onDismiss={onDismiss}
    >
      <TextField label="Percentage of requests" type="number" value={form.percent} onChange={(percent) => setForm({ ...form, percent })} />
      <Checkbox checked={form.usesCache} onChange={({ detail }) => setForm({ ...form, usesCache: detail.checked })}>
        Use the stage&apos;s cache
      </Checkbox>
      <Rows rows={form.variables} noun="stage variable" valueLabel="Value" onChange={(variables) => setForm({ ...form, variables })} />
    </FormModal>
  );
}
