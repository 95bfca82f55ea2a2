import FormField from "@cloudscape-design/components/form-field";
import Select, { type SelectProps } from "@cloudscape-design/components/select";
import type { ReactNode } from "react";

interface SelectFieldProps {
  label: ReactNode;
  description?: ReactNode;
  value: string;
  options: readonly SelectProps.Option[];
  onChange(value: string): void;
  placeholder?: string;
  empty?: string;
  error?: string;
  isLoading?: boolean;
  isFiltered?: boolean;
}

/** One of several, with its label. */
export function SelectField({ label, description, value, options, onChange, placeholder, empty, error, isLoading, isFiltered }: SelectFieldProps) {
  return (
    <FormField label={label} description={description} errorText={error}>
      <Select
        selectedOption={options.find((o) => o.value === value) ?? (value ? { value, label: value } : null)}
        options={options}
        placeholder={placeholder}
        empty={empty}
        filteringType={isFiltered ? "auto" : "none"}
        statusType={isLoading ? "loading" : "finished"}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? "")}
      />
    </FormField>
  );
}

/** Options that are named as they are. */
export const plainOptions = (...values: string[]): readonly SelectProps.Option[] => values.map((value) => ({ value, label: value }));
