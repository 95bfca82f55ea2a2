import FormField from "@cloudscape-design/components/form-field";
import Select, { type SelectProps } from "@cloudscape-design/components/select";
import type { ReactNode } from "react";
import { errorText } from "../../../shared/errors";
import type { Loaded } from "../../../shared/useLoad";

interface SelectFieldProps {
  label: ReactNode;
  description?: ReactNode;
  value: string;
  options: readonly SelectProps.Option[];
  onChange(value: string): void;
  placeholder?: string;
  empty?: string;
  /** What the options come from, where they are loaded. */
  loaded?: Pick<Loaded<unknown>, "error" | "isLoading">;
  isFiltered?: boolean;
}

/** One of several, with its label. */
export function SelectField({ label, description, value, options, onChange, placeholder, empty, loaded, isFiltered }: SelectFieldProps) {
  return (
    <FormField label={label} description={description} errorText={loaded?.error ? errorText(loaded.error) : undefined}>
      <Select
        selectedOption={options.find((o) => o.value === value) ?? (value ? { value, label: value } : null)}
        options={options}
        placeholder={placeholder}
        empty={empty}
        filteringType={isFiltered ? "auto" : "none"}
        statusType={loaded?.isLoading ? "loading" : "finished"}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? "")}
      />
    </FormField>
  );
}

/** Options that are named as they are. */
export const plainOptions = (...values: string[]): readonly SelectProps.Option[] => values.map((value) => ({ value, label: value }));
