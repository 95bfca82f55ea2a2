import { CloudWatchLogsClient, DeleteRetentionPolicyCommand, type LogGroup, PutRetentionPolicyCommand } from "@aws-sdk/client-cloudwatch-logs";
import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import { useState } from "react";
import { useClient } from "../../shared/clients";
import { FormModal } from "../../shared/FormModal";
import { useFlash } from "../../shared/flash";
import { logsCall } from "./calls";
import { retentionOptions } from "./retention";

export function RetentionModal({ group, onSaved, onDismiss }: { group: LogGroup; onSaved(): void; onDismiss(): void }) {
  const client = useClient(CloudWatchLogsClient);
  const flash = useFlash();
  const [days, setDays] = useState(group.retentionInDays?.toString() ?? "");
  const { logGroupName } = group;

  const put = days === "" ? undefined : { logGroupName, retentionInDays: Number(days) };

  async function save() {
    await (put ? client.send(new PutRetentionPolicyCommand(put)) : client.send(new DeleteRetentionPolicyCommand({ logGroupName })));
    flash.success(`The retention of ${logGroupName} was saved.`);
    onSaved();
  }

  const calls = [put ? logsCall("PutRetentionPolicy", put) : logsCall("DeleteRetentionPolicy", { logGroupName })];
  return (
    <FormModal title="Edit retention setting" submitLabel="Save" calls={calls} onSubmit={save} onDismiss={onDismiss}>
      <RetentionField days={days} onChange={setDays} />
    </FormModal>
  );
}

export function RetentionField({ days, onChange }: { days: string; onChange(days: string): void }) {
  return (
    <FormField label="Retention setting" description="How long events are kept">
      <Select
        selectedOption={retentionOptions.find((o) => o.value === days) ?? null}
        options={retentionOptions}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? "")}
      />
    </FormField>
  );
}
