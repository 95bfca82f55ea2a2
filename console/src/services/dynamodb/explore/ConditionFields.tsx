import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type Condition, needsValue, type Operator, operatorNames } from "./request";

interface ConditionFieldsProps {
  label: string;
  condition: Condition;
  operators: readonly Operator[];
  onChange(part: Partial<Condition>): void;
}

/** A comparison: its operator and what it compares with. */
export function ConditionFields({ label, condition, operators, onChange }: ConditionFieldsProps) {
  const options = operators.map((value) => ({ value, label: operatorNames[value] }));
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Select
        ariaLabel={`Condition on ${label}`}
        selectedOption={{ value: condition.operator, label: operatorNames[condition.operator] }}
        options={options}
        onChange={({ detail }) => onChange({ operator: detail.selectedOption.value as Operator })}
      />
      {needsValue(condition.operator) && (
        <Input ariaLabel={`Value of ${label}`} placeholder="Enter value" value={condition.value} spellcheck={false} onChange={({ detail }) => onChange({ value: detail.value })} />
      )}
      {condition.operator === "between" && (
        <Input ariaLabel={`Upper value of ${label}`} placeholder="Enter value" value={condition.to} spellcheck={false} onChange={({ detail }) => onChange({ to: detail.value })} />
      )}
    </SpaceBetween>
  );
}
