import { APIGatewayClient, GetExportCommand, GetSdkCommand } from "@aws-sdk/client-api-gateway";
import { useState } from "react";
import { useClient } from "../../../../shared/clients";
import { FormModal } from "../../../../shared/FormModal";
import { useFlash } from "../../../../shared/flash";
import { plainOptions, SelectField } from "../../fields/SelectField";
import { gatewayCall } from "../../steps";
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

  const format = form.format.toLowerCase();
  const file = `${id}-${stage}-${form.version}.${format}`;
  const input = {
    restApiId: id, stageName: stage, exportType: form.version, accepts: `application/${format}`, parameters: form.extensions ? { extensions: form.extensions } : undefined,
  };

  async function save() {
    const { body } = await client.send(new GetExportCommand(input));
    download(file, body!);
    flash.success(`Successfully exported the stage '${stage}'.`);
  }

  return (
    <FormModal title="Export API" submitLabel="Export API" calls={[{ ...gatewayCall("GetExport", input), cliFile: file }]} onSubmit={save} onDismiss={onDismiss}>
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

  const file = `javascript_${id}-${stage}.zip`;
  const input = { restApiId: id, stageName: stage, sdkType: "javascript" };

  async function save() {
    const { body } = await client.send(new GetSdkCommand(input));
    download(file, body!);
    flash.success(`Successfully generated an SDK of the stage '${stage}'.`);
  }

  return (
    <FormModal title="Generate SDK" submitLabel="Generate SDK" calls={[{ ...gatewayCall("GetSdk", input), cliFile: file }]} onSubmit={save} onDismiss={onDismiss}>
      <SelectField label="Platform" value="javascript" options={[{ value: "javascript", label: "JavaScript" }]} onChange={() => undefined} />
    </FormModal>
  );
}
