import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Toggle from "@cloudscape-design/components/toggle";
import { SelectField } from "../fields/SelectField";
import { TextField } from "../fields/TextField";
import { periods, type PlanForm } from "./plans";

export function PlanFields({ form, onChange }: { form: PlanForm; onChange(part: Partial<PlanForm>): void }) {
  return (
    <Container header={<Header variant="h2">Usage plan details</Header>}>
      <SpaceBetween size="l">
        <TextField label="Name" value={form.name} onChange={(name) => onChange({ name })} />
        <TextField label="Description" isOptional value={form.description} onChange={(description) => onChange({ description })} />
        <Toggle checked={form.hasThrottle} description="How fast each key may call." onChange={({ detail }) => onChange({ hasThrottle: detail.checked })}>
          Throttling
        </Toggle>
        {form.hasThrottle && (
          <ColumnLayout columns={2}>
            <TextField label="Rate" type="number" description="Requests per second" value={form.rate} onChange={(rate) => onChange({ rate })} />
            <TextField label="Burst" type="number" description="Requests at once" value={form.burst} onChange={(burst) => onChange({ burst })} />
          </ColumnLayout>
        )}
        <Toggle checked={form.hasQuota} description="How often each key may call." onChange={({ detail }) => onChange({ hasQuota: detail.checked })}>
          Quota
        </Toggle>
        {form.hasQuota && (
          <ColumnLayout columns={2}>
            <TextField label="Requests" type="number" value={form.limit} onChange={(limit) => onChange({ limit })} />
            <SelectField label="Per" value={form.period} options={periods} onChange={(period) => onChange({ period })} />
          </ColumnLayout>
        )}
      </SpaceBetween>
    </Container>
  );
}
