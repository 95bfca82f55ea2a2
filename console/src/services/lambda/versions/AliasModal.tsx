import { type AliasConfiguration, CreateAliasCommand, LambdaClient, UpdateAliasCommand } from "@aws-sdk/client-lambda";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { useLoad } from "../../../shared/useLoad";
import { lambdaCall } from "../calls";
import { listVersions } from "./VersionsTab";

interface AliasModalProps {
  name: string;
  /** Undefined makes one. */
  alias: AliasConfiguration | undefined;
  onSaved(): void;
  onDismiss(): void;
}

export function AliasModal({ name, alias, onSaved, onDismiss }: AliasModalProps) {
  const client = useClient(LambdaClient);
  const flash = useFlash();
  const [otherBefore, weightBefore] = Object.entries(alias?.RoutingConfig?.AdditionalVersionWeights ?? {})[0] ?? ["", 0];
  const [form, setForm] = useState({
    name: alias?.Name ?? "",
    description: alias?.Description ?? "",
    version: alias?.FunctionVersion ?? "",
    other: otherBefore,
    percent: String(Math.round(weightBefore * 100)),
  });
  const change = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));

  const weights = form.other ? { [form.other]: Number(form.percent) / 100 } : {};
  const input = {
    FunctionName: name, Name: form.name, FunctionVersion: form.version, Description: form.description, RoutingConfig: { AdditionalVersionWeights: weights },
  };

  async function submit() {
    if (alias) await client.send(new UpdateAliasCommand(input));
    else await client.send(new CreateAliasCommand(input));
    flash.success(`The alias ${form.name} was saved.`);
    onSaved();
  }

  return (
    <FormModal
      title={alias ? "Edit alias" : "Create alias"}
      submitLabel="Save"
      calls={[lambdaCall(alias ? "UpdateAlias" : "CreateAlias", input)]}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <FormField label="Name">
        <Input value={form.name} readOnly={alias !== undefined} spellcheck={false} onChange={({ detail }) => change({ name: detail.value })} />
      </FormField>
      <FormField label={<>Description <i>- optional</i></>}>
        <Input value={form.description} onChange={({ detail }) => change({ description: detail.value })} />
      </FormField>
      <FormField label="Version">
        <VersionSelect name={name} version={form.version} canBeLatest onChange={(version) => change({ version })} />
      </FormField>
      <FormField label={<>Additional version <i>- optional</i></>} description="Takes a part of the invocations">
        <VersionSelect name={name} version={form.other} canBeNone onChange={(other) => change({ other })} />
      </FormField>
      {form.other && (
        <FormField label="Weight" constraintText="Percent of the invocations">
          <Input type="number" value={form.percent} onChange={({ detail }) => change({ percent: detail.value })} />
        </FormField>
      )}
    </FormModal>
  );
}

interface VersionSelectProps {
  name: string;
  version: string;
  canBeLatest?: boolean;
  canBeNone?: boolean;
  onChange(version: string): void;
}

function VersionSelect({ name, version, canBeLatest = false, canBeNone = false, onChange }: VersionSelectProps) {
  const client = useClient(LambdaClient);
  const versions = useLoad((signal) => listVersions(client, name, signal), [client, name]);
  const options = [
    ...(canBeNone ? [{ value: "", label: "None" }] : []),
    ...(canBeLatest ? [{ value: "$LATEST", label: "$LATEST" }] : []),
    ...(versions.data ?? []).map((v) => ({ value: v.Version!, label: v.Version!, description: v.Description })),
  ];
  return (
    <Select
      selectedOption={options.find((o) => o.value === version) ?? null}
      options={options}
      placeholder="Choose a version"
      statusType={versions.isLoading ? "loading" : "finished"}
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? "")}
    />
  );
}
