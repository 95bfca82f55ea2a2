import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Toggle from "@cloudscape-design/components/toggle";
import type { NewTable } from "../newTable";
import { CapacityFields } from "./CapacityFields";
import { StreamViewSelect } from "./StreamViewSelect";

export function SettingFields({ table, onChange }: { table: NewTable; onChange(part: Partial<NewTable>): void }) {
  return (
    <SpaceBetween size="l">
      <CapacityFields capacity={table} onChange={onChange} />
      <FormField label="Stream" description="A record of each change, for functions and other readers">
        <StreamViewSelect view={table.streamView} canBeOff onChange={(streamView) => onChange({ streamView })} />
      </FormField>
      <FormField
        label={<>Time to live attribute <i>- optional</i></>}
        description="A number attribute with the time, in seconds since 1970, from which an item may be deleted"
      >
        <Input value={table.expiryAttribute} spellcheck={false} onChange={({ detail }) => onChange({ expiryAttribute: detail.value })} />
      </FormField>
      <Toggle checked={table.isProtected} onChange={({ detail }) => onChange({ isProtected: detail.checked })}>
        Deletion protection
      </Toggle>
    </SpaceBetween>
  );
}
