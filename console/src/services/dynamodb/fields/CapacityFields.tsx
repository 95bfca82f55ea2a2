import ColumnLayout from "@cloudscape-design/components/column-layout";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";

export interface Capacity {
  isOnDemand: boolean;
  readUnits: number;
  writeUnits: number;
}

/** How a table's throughput is bought: by the request, or in advance. */
export function CapacityFields({ capacity, onChange }: { capacity: Capacity; onChange(part: Partial<Capacity>): void }) {
  return (
    <SpaceBetween size="m">
      <FormField label="Capacity mode">
        <RadioGroup
          value={capacity.isOnDemand ? "on-demand" : "provisioned"}
          items={[
            { value: "on-demand", label: "On-demand", description: "As much as is asked of it" },
            { value: "provisioned", label: "Provisioned", description: "A number of reads and writes a second, set in advance" },
          ]}
          onChange={({ detail }) => onChange({ isOnDemand: detail.value === "on-demand" })}
        />
      </FormField>
      {!capacity.isOnDemand && (
        <ColumnLayout columns={2}>
          <FormField label="Read capacity units">
            <Input type="number" value={String(capacity.readUnits)} onChange={({ detail }) => onChange({ readUnits: Number(detail.value) })} />
          </FormField>
          <FormField label="Write capacity units">
            <Input type="number" value={String(capacity.writeUnits)} onChange={({ detail }) => onChange({ writeUnits: Number(detail.value) })} />
          </FormField>
        </ColumnLayout>
      )}
    </SpaceBetween>
  );
}
