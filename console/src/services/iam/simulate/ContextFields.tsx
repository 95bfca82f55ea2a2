import type { ContextEntry, ContextKeyTypeEnum } from "@aws-sdk/client-iam";
import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";

/** A condition key and its value, as a person enters it. */
export interface ContextRow {
  key: string;
  type: ContextKeyTypeEnum;
  /** Several are separated by commas. */
  value: string;
}

const types = (["string", "stringList", "numeric", "boolean", "date", "ip"] as const).map((value) => ({ value, label: value }));

export function contextEntries(rows: readonly ContextRow[]): ContextEntry[] {
  return rows
    .filter((row) => row.key !== "")
    .map(({ key, type, value }) => ({
      ContextKeyName: key,
      ContextKeyType: type,
      ContextKeyValues: type.endsWith("List") ? value.split(",").map((v) => v.trim()) : [value],
    }));
}

/** What conditions may ask about the request. */
export function ContextFields({ rows, onChange }: { rows: readonly ContextRow[]; onChange(rows: readonly ContextRow[]): void }) {
  const change = (index: number, part: Partial<ContextRow>) => onChange(rows.map((r, i) => (i === index ? { ...r, ...part } : r)));
  return (
    <AttributeEditor
      items={rows}
      empty="No context keys: only conditions need them."
      addButtonText="Add context key"
      removeButtonText="Remove"
      onAddButtonClick={() => onChange([...rows, { key: "", type: "string", value: "" }])}
      onRemoveButtonClick={({ detail }) => onChange(rows.filter((_, i) => i !== detail.itemIndex))}
      definition={[
        { label: "Key", control: (r, i) => <Input value={r.key} placeholder="aws:SourceIp" spellcheck={false} onChange={({ detail }) => change(i, { key: detail.value })} /> },
        {
          label: "Type",
          control: (r, i) => (
            <Select
              selectedOption={types.find((t) => t.value === r.type) ?? null}
              options={types}
              onChange={({ detail }) => change(i, { type: detail.selectedOption.value as ContextKeyTypeEnum })}
            />
          ),
        },
        { label: "Value", control: (r, i) => <Input value={r.value} spellcheck={false} onChange={({ detail }) => change(i, { value: detail.value })} /> },
      ]}
    />
  );
}
