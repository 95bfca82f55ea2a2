import { ApiGatewayV2Client, ExportApiCommand } from "@aws-sdk/client-apigatewayv2";
import Checkbox from "@cloudscape-design/components/checkbox";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { useLoad } from "../../../shared/useLoad";
import { plainOptions, SelectField } from "../fields/SelectField";
import { download } from "../rest/stages/download";
import { listStages, useV2Api, v2Call } from "./v2Api";

/** An HTTP API as an OpenAPI definition: as it is now, or as a stage serves it. */
export function ExportModal({ onDismiss }: { onDismiss(): void }) {
  const { id } = useV2Api();
  const client = useClient(ApiGatewayV2Client);
  const flash = useFlash();
  const [form, setForm] = useState({ stage: "", format: "JSON", hasExtensions: true });
  const stages = useLoad((signal) => listStages(client, id, signal), [client, id]);
  const file = `${[id, form.stage.replace("$", ""), "oas30"].filter(Boolean).join("-")}.${form.format.toLowerCase()}`;
  const input = { ApiId: id, Specification: "OAS30", OutputType: form.format, StageName: form.stage || undefined, IncludeExtensions: form.hasExtensions };

  async function save() {
    const { body } = await client.send(new ExportApiCommand(input));
    download(file, body!);
    flash.success("Successfully exported the API.");
  }

  return (
    <FormModal title="Export API" submitLabel="Export API" calls={[{ ...v2Call("ExportApi", input), cliFile: file }]} onSubmit={save} onDismiss={onDismiss}>
      <SelectField
        label="Source"
        value={form.stage}
        loaded={stages}
        options={[{ value: "", label: "The API as it is now" }, ...(stages.data ?? []).map((s) => ({ value: s.StageName, label: `Stage ${s.StageName}` }))]}
        onChange={(stage) => setForm({ ...form, stage })}
      />
      <SelectField label="Format" value={form.format} options={plainOptions("JSON", "YAML")} onChange={(format) => setForm({ ...form, format })} />
      <Checkbox checked={form.hasExtensions} description="All that an import needs to make the same API" onChange={({ detail }) => setForm({ ...form, hasExtensions: detail.checked })}>
        Include API Gateway extensions
      </Checkbox>
    </FormModal>
  );
}
