import Checkbox from "@cloudscape-design/components/checkbox";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { SelectField } from "../../fields/SelectField";
import { TextField } from "../../fields/TextField";
import { logLevels, type MethodForm } from "./stageSettings";

/** Throttle, logs and cache: of a whole stage, or of one method in it. */
export function MethodFields({ form, onChange }: { form: MethodForm; onChange(part: Partial<MethodForm>): void }) {
  return (
    <SpaceBetween size="l">
      <ColumnLayout columns={2}>
        <TextField label="Rate" type="number" description="Requests per second" value={form.rate} onChange={(rate) => onChange({ rate })} />
        <TextField label="Burst" type="number" description="Requests at once" value={form.burst} onChange={(burst) => onChange({ burst })} />
      </ColumnLayout>
      <SelectField label="CloudWatch logs" value={form.logLevel} options={logLevels} onChange={(logLevel) => onChange({ logLevel })} />
      <Checkbox checked={form.tracesData} description="The log has whole requests and responses." onChange={({ detail }) => onChange({ tracesData: detail.checked })}>
        Data tracing
      </Checkbox>
      <Checkbox checked={form.isCached} description="Answers to GET are kept in the stage's cache, where it has one." onChange={({ detail }) => onChange({ isCached: detail.checked })}>
        Method-level caching
      </Checkbox>
      {form.isCached && (
        <TextField label="Cache time-to-live" type="number" constraint="Seconds, up to 3,600." value={form.ttlSeconds} onChange={(ttlSeconds) => onChange({ ttlSeconds })} />
      )}
    </SpaceBetween>
  );
}
