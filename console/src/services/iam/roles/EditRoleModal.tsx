import { IAMClient, type Role, UpdateRoleCommand } from "@aws-sdk/client-iam";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { iamCall } from "../calls";

const durations = [1, 2, 4, 8, 12].map((hours) => ({ value: String(hours * 3600), label: hours === 1 ? "1 hour" : `${hours} hours` }));

export function EditRoleModal({ role, onSaved, onDismiss }: { role: Role; onSaved(): void; onDismiss(): void }) {
  const client = useClient(IAMClient);
  const flash = useFlash();
  const [description, setDescription] = useState(role.Description ?? "");
  const [seconds, setSeconds] = useState(String(role.MaxSessionDuration ?? 3600));

  const input = { RoleName: role.RoleName, Description: description, MaxSessionDuration: Number(seconds) };

  async function save() {
    await client.send(new UpdateRoleCommand(input));
    flash.success(`The role ${role.RoleName} was saved.`);
    onSaved();
  }

  return (
    <FormModal title="Edit role" submitLabel="Save changes" calls={[iamCall("UpdateRole", input)]} onSubmit={save} onDismiss={onDismiss}>
      <FormField label={<>Description <i>- optional</i></>}>
        <Input value={description} onChange={({ detail }) => setDescription(detail.value)} />
      </FormField>
      <FormField label="Maximum session duration" description="How long its temporary credentials may be good">
        <Select
          selectedOption={durations.find((d) => d.value === seconds) ?? { value: seconds, label: `${seconds} seconds` }}
          options={durations}
          onChange={({ detail }) => setSeconds(detail.selectedOption.value ?? seconds)}
        />
      </FormField>
    </FormModal>
  );
}
