import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Checkbox from "@cloudscape-design/components/checkbox";
import Input from "@cloudscape-design/components/input";
import { namesTwice, type Row } from "./rowMaps";

interface RowsProps {
  rows: readonly Row[];
  onChange(rows: readonly Row[]): void;
  /** Such as "header". */
  noun: string;
  nameLabel?: string;
  /** Without it a row has no value. */
  valueLabel?: string;
  valuePlaceholder?: string;
  /** Without it a row has no box to tick. */
  flagLabel?: string;
  /** Where a name may be there twice, as with several values. */
  canRepeat?: boolean;
}

/** Rows of a name with a value, a box to tick, or both. */
export function Rows({ rows, onChange, noun, nameLabel = "Name", valueLabel, valuePlaceholder, flagLabel, canRepeat }: RowsProps) {
  const change = (index: number, part: Partial<Row>) => onChange(rows.map((r, i) => (i === index ? { ...r, ...part } : r)));
  const twice = canRepeat ? new Set<string>() : namesTwice(rows);
  return (
    <AttributeEditor
      items={rows}
      empty={`No ${noun}s.`}
      addButtonText={`Add ${noun}`}
      removeButtonText="Remove"
      removeButtonAriaLabel={(row) => `Remove ${noun} ${row.name}`}
      onAddButtonClick={() => onChange([...rows, { name: "", value: "", flag: false }])}
      onRemoveButtonClick={({ detail }) => onChange(rows.filter((_, i) => i !== detail.itemIndex))}
      definition={[
        {
          label: nameLabel,
          control: (row, i) => <Input value={row.name} spellcheck={false} onChange={({ detail }) => change(i, { name: detail.value })} />,
          errorText: (row) => (twice.has(row.name) ? "This name is there twice." : undefined),
        },
        ...(valueLabel
          ? [{
              label: valueLabel,
              control: (row: Row, i: number) => (
                <Input value={row.value} placeholder={valuePlaceholder} spellcheck={false} onChange={({ detail }) => change(i, { value: detail.value })} />
              ),
            }]
          : []),
        ...(flagLabel
          ? [{
              label: flagLabel,
              control: (row: Row, i: number) => (
                <Checkbox checked={row.flag} onChange={({ detail }) => change(i, { flag: detail.checked })} />
              ),
            }]
          : []),
      ]}
    />
  );
}
