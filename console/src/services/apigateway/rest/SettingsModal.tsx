import { APIGatewayClient, type PatchOperation, type RestApi, UpdateRestApiCommand } from "@aws-sdk/client-api-gateway";
import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import Textarea from "@cloudscape-design/components/textarea";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { endpointOptions } from "../endpoints";
import { SelectField } from "../fields/SelectField";
import { TextField } from "../fields/TextField";
import { listPatches, replaced } from "../patches";
import { gatewayCall } from "../steps";
import { useRestApi } from "./restApi";

interface Settings {
  name: string;
  description: string;
  endpointType: string;
  keySource: string;
  isDefaultEndpointOff: boolean;
  /** Bytes; "" does not compress. */
  compressionSize: string;
  /** One on a line. */
  binaryTypes: string;
}

/** Edits what an API is by itself, apart from its resources. */
export function SettingsModal({ onDismiss }: { onDismiss(): void }) {
  const { api, id, refresh } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [initial] = useState(() => settingsOf(api));
  const [form, setForm] = useState(initial);
  const change = (part: Partial<Settings>) => setForm((before) => ({ ...before, ...part }));

  const patchOperations = patchesOf(initial, form);
  const input = { restApiId: id, patchOperations };

  async function save() {
    if (patchOperations.length > 0) await client.send(new UpdateRestApiCommand(input));
    flash.success("Successfully updated the API's settings.");
    refresh();
  }

  return (
    <FormModal title="Edit API details" submitLabel="Save changes" calls={[gatewayCall("UpdateRestApi", input)]} onSubmit={save} onDismiss={onDismiss}>
      <TextField label="API name" value={form.name} onChange={(name) => change({ name })} />
      <TextField label="Description" isOptional value={form.description} onChange={(description) => change({ description })} />
      <SelectField label="API endpoint type" value={form.endpointType} options={endpointOptions} onChange={(endpointType) => change({ endpointType })} />
      <SelectField
        label="API key source"
        value={form.keySource}
        options={[{ value: "HEADER", label: "Header" }, { value: "AUTHORIZER", label: "Authorizer" }]}
        onChange={(keySource) => change({ keySource })}
      />
      <Checkbox checked={form.isDefaultEndpointOff} onChange={({ detail }) => change({ isDefaultEndpointOff: detail.checked })}>
        Disable the default endpoint
      </Checkbox>
      <TextField
        label="Minimum body size to compress"
        isOptional
        type="number"
        constraint="Bytes, up to 10,485,760. Empty for no compression."
        value={form.compressionSize}
        onChange={(compressionSize) => change({ compressionSize })}
      />
      <FormField label="Binary media types" description="One on a line, such as image/png">
        <Textarea value={form.binaryTypes} spellcheck={false} rows={3} onChange={({ detail }) => change({ binaryTypes: detail.value })} />
      </FormField>
    </FormModal>
  );
}

function settingsOf(api: RestApi): Settings {
  return {
    name: api.name ?? "", description: api.description ?? "", endpointType: api.endpointConfiguration?.types?.[0] ?? "", keySource: api.apiKeySource ?? "HEADER",
    isDefaultEndpointOff: api.disableExecuteApiEndpoint ?? false, compressionSize: api.minimumCompressionSize?.toString() ?? "",
    binaryTypes: api.binaryMediaTypes?.join("\n") ?? "",
  };
}

const lines = (text: string) => text.split("\n").map((line) => line.trim()).filter(Boolean);

function patchesOf(before: Settings, after: Settings): PatchOperation[] {
  return [
    ...replaced("/name", before.name, after.name),
    ...replaced("/description", before.description, after.description),
    ...replaced(`/endpointConfiguration/types/${before.endpointType}`, before.endpointType, after.endpointType),
    ...replaced("/apiKeySource", before.keySource, after.keySource),
    ...replaced("/disableExecuteApiEndpoint", before.isDefaultEndpointOff, after.isDefaultEndpointOff),
    ...replaced("/minimumCompressionSize", before.compressionSize, after.compressionSize),
    ...listPatches("/binaryMediaTypes", lines(before.binaryTypes), lines(after.binaryTypes)),
  ];
}
