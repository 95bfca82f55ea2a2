import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { ApiGatewayV2Client } from "@aws-sdk/client-apigatewayv2";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { type Loaded, useLoad } from "../../../shared/useLoad";
import type { AnyApi } from "../apis";
import { SelectField } from "../fields/SelectField";
import { TextField } from "../fields/TextField";
import { listStages } from "../v2/v2Api";
import { canBeAnyStage, type Mapped, type MappingForm, saving } from "./mappings";
import { listRestStages } from "../rest/stages/listRestStages";

interface MappingModalProps {
  domain: string;
  apis: Loaded<readonly AnyApi[]>;
  /** Undefined where one is added. */
  before?: Mapped;
  onSaved(): void;
  onDismiss(): void;
}

/** Leads a path of a domain to a stage of an API of any kind. */
export function MappingModal({ domain, apis, before, onSaved, onDismiss }: MappingModalProps) {
  const client = useClient(APIGatewayClient);
  const v2 = useClient(ApiGatewayV2Client);
  const flash = useFlash();
  const [form, setForm] = useState<MappingForm>(before ?? { api: undefined, stage: "", path: "" });
  const stages = useLoad((signal) => stageNames(form.api, client, v2, signal), [client, v2, form.api]);
  const isAnyStage = canBeAnyStage(form, before);
  const step = saving({ client, v2 }, domain, form, before);

  async function save() {
    if (!form.api || (form.stage === "" && !isAnyStage)) throw new Error("Choose an API and a stage.");
    await step.send();
    flash.success(`Successfully mapped '${form.path || "/"}' to '${form.api.name}'.`);
    onSaved();
  }

  return (
    <FormModal
      title={before ? "Edit API mapping" : "Add API mapping"}
      submitLabel={before ? "Save" : "Add"}
      calls={[step.call]}
      onSubmit={save}
      onDismiss={onDismiss}
    >
      <SelectField
        label="API"
        value={form.api?.id ?? ""}
        placeholder="Choose an API"
        empty="Create an API first"
        isFiltered
        loaded={apis}
        options={(apis.data ?? []).map((a) => ({ value: a.id, label: `${a.name} (${a.id})`, description: a.protocol }))}
        onChange={(id) => setForm({ ...form, stage: "", api: apis.data?.find((a) => a.id === id) })}
      />
      <SelectField
        label="Stage"
        value={form.stage}
        placeholder="Choose a stage"
        empty="No stages"
        loaded={stages}
        options={[
          ...(isAnyStage ? [{ value: "", label: "Any", description: "The next part of the path names it." }] : []),
          ...(stages.data ?? []).map((name) => ({ value: name, label: name })),
        ]}
        onChange={(stage) => setForm({ ...form, stage })}
      />
      <TextField
        label="Path"
        isOptional
        value={form.path}
        placeholder="pets"
        constraint="Without slashes at its ends; empty for the whole domain. WebSocket APIs take one part."
        onChange={(path) => setForm({ ...form, path })}
      />
    </FormModal>
  );
}

async function stageNames(api: AnyApi | undefined, client: APIGatewayClient, v2: ApiGatewayV2Client, abortSignal: AbortSignal): Promise<string[]> {
  if (!api) return [];
  if (api.protocol !== "REST") return (await listStages(v2, api.id, abortSignal)).map((s) => s.StageName!);
  return (await listRestStages(client, api.id, abortSignal)).map((s) => s.stageName!);
}
