import { APIGatewayClient, GetExportCommand, GetSdkCommand } from "@aws-sdk/client-api-gateway";
import { useState } from "react";
import { useClient } from "../../../../shared/clients";
import { FormModal } from "../../../../shared/FormModal";
import { useFlash } from "../../../../shared/flash";
import { plainOptions, SelectField } from "../../fields/SelectField";
import { useRestApi } from "../restApi";
import { download } from "./download";

const contents = [
  { value: "", label: "The API alone", description: "For callers and documentation" },
  { value: "integrations", label: "With integrations" },
  { value: "authorizers", label: "With authorizers" },
  { value: "apigateway", label: "With all settings", description: "All that an import needs to make the same API" },
] as const;

/** The deployed API as an OpenAPI definition. */
export function ExportModal({ stage, onDismiss }: { stage: string; onDismiss(): void }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [form, setForm] = useState({ version: "oas30", format: "JSON", extensions: "apigateway" });

  async function save() {
    const format = form.format.toLowerCase();
    const { body } = await client.send(new GetExportCommand({
      restApiId: id, stageName: stage, exportType: form.version, accepts: `application/${format}`, parameters: form.extensions ? { extensions: form.extensions } : undefined,
    }));
    download(`${id}-${stage}-${form.version}.${format}`, body!);
    flash.success(`Successfully exported the stage '${stage}'.`);
  }

  return (
    <FormModal title="Export API" submitLabel="Export API" onSubmit={save} onDismiss={onDismiss}>
      <SelectField
        label="API specification type"
        value={form.version}
        options={[{ value: "oas30", label: "OpenAPI 3" }, { value: "swagger", label: "Swagger 2" }]}
        onChange={(version) => setForm({ ...form, version })}
      />
      <SelectField label="Format" value={form.format} options={plainOptions("JSON", "YAML")} onChange={(format) => setForm({ ...form, format })} />
      <SelectField label="Extensions" value={form.extensions} options={contents} onChange={(extensions) => setForm({ ...form, extensions })} />
    </FormModal>
  );
}

/** Code that calls the deployed API. */
export function SdkModal({ stage, onDismiss }: { stage: string; onDismiss(): void }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();

  async function save() {
    const { body } = await client.send(new GetSdkCommand({ restApiId: id, stageName: stage, sdkType: "javascript" }));
    download(`javascript_${id}-${stage}.zip`, body!);
    flash.success(`Successfully generated an SDK of the stage '${stage}'.`);
  }

  return (
    <FormModal title="Generate SDK" submitLabel="Generate SDK" onSubmit={save} onDismiss={onDismiss}>
      <SelectField label="Platform" value="javascript" options={[{ value: "javascript", label: "JavaScript" }]} onChange={() => undefined} />
    </FormModal>
  );
}
