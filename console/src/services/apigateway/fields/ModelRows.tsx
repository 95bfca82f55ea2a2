import type { Model } from "@aws-sdk/client-api-gateway";
import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import type { Row } from "./rowMaps";

interface ModelRowsProps {
  rows: readonly Row[];
  models: readonly Model[];
  onChange(rows: readonly Row[]): void;
}

/** A model for each content type of a body. */
export function ModelRows({ rows, models, onChange }: ModelRowsProps) {
  const change = (index: number, part: Partial<Row>) => onChange(rows.map((r, i) => (i === index ? { ...r, ...part } : r)));
  return (
    <AttributeEditor
      items={rows}
      empty="No models."
      addButtonText="Add model"
      removeButtonText="Remove"
      removeButtonAriaLabel={(row) => `Remove model of ${row.name}`}
      onAddButtonClick={() => onChange([...rows, { name: "application/json", value: "", flag: false }])}
      onRemoveButtonClick={({ detail }) => onChange(rows.filter((_, i) => i !== detail.itemIndex))}
      definition={[
        { label: "Content type", control: (row, i) => <Input value={row.name} spellcheck={false} onChange={({ detail }) => change(i, { name: detail.value })} /> },
        {
          label: "Model",
          control: (row, i) => (
            <Select
              selectedOption={row.value ? { value: row.value, label: row.value } : null}
              placeholder="Choose a model"
              options={models.map((m) => ({ value: m.name, label: m.name }))}
              onChange={({ detail }) => change(i, { value: detail.selectedOption.value ?? "" })}
            />
          ),
        },
      ]}
    />
  );
}
