import FormField from "@cloudscape-design/components/form-field";
import Grid from "@cloudscape-design/components/grid";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";
import type { NewTable } from "../newTable";
import { type KeyAttribute, type KeyType, keyTypeNames } from "../tables";

const typeOptions = (Object.keys(keyTypeNames) as KeyType[]).map((value) => ({ value, label: keyTypeNames[value] }));
const nameAndType = [{ colspan: { default: 8, s: 6 } }, { colspan: { default: 4, s: 3 } }];

interface KeyFieldsProps {
  label: string;
  description?: ReactNode;
  isOptional?: boolean;
  attribute: KeyAttribute;
  onChange(attribute: KeyAttribute): void;
}

/** The name and the type of one attribute of a key. */
export function KeyFields({ label, description, isOptional = false, attribute, onChange }: KeyFieldsProps) {
  return (
    <Grid gridDefinition={nameAndType}>
      <FormField label={isOptional ? <>{label} <i>- optional</i></> : label} description={description} stretch>
        <Input
          value={attribute.name}
          placeholder={`Enter the ${label.toLowerCase()} name`}
          spellcheck={false}
          onChange={({ detail }) => onChange({ ...attribute, name: detail.value })}
        />
      </FormField>
      <FormField label={`${label} type`} description={description && <>&nbsp;</>}>
        <Select
          selectedOption={{ value: attribute.type, label: keyTypeNames[attribute.type] }}
          options={typeOptions}
          onChange={({ detail }) => onChange({ ...attribute, type: detail.selectedOption.value as KeyType })}
        />
      </FormField>
    </Grid>
  );
}

/** A new table's name and key. */
export function TableKeyFields({ table, onChange }: { table: NewTable; onChange(part: Partial<NewTable>): void }) {
  return (
    <SpaceBetween size="l">
      <FormField label="Table name" constraintText="Between 3 and 255 characters: letters, numbers, underscores, hyphens and periods.">
        <Input value={table.name} placeholder="Enter a name for the table" spellcheck={false} onChange={({ detail }) => onChange({ name: detail.value })} />
      </FormField>
      <KeyFields
        label="Partition key"
        description="Part of the primary key. Its hash decides where an item is stored."
        attribute={table.partition}
        onChange={(partition) => onChange({ partition })}
      />
      <KeyFields
        label="Sort key"
        description="The second part of the primary key. It sorts the items of one partition key."
        isOptional
        attribute={table.sort}
        onChange={(sort) => onChange({ sort })}
      />
    </SpaceBetween>
  );
}
