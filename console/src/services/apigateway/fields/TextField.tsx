import FormField from "@cloudscape-design/components/form-field";
import Input, { type InputProps } from "@cloudscape-design/components/input";
import type { ReactNode } from "react";

interface TextFieldProps {
  label: ReactNode;
  value: string;
  onChange(value: string): void;
  isOptional?: boolean;
  description?: ReactNode;
  constraint?: ReactNode;
  error?: string;
  placeholder?: string;
  type?: InputProps.Type;
  disabled?: boolean;
}

/** A line of text with its label. */
export function TextField({ label, value, onChange, isOptional, description, constraint, error, placeholder, type, disabled }: TextFieldProps) {
  return (
    <FormField label={isOptional ? <>{label} <i>- optional</i></> : label} description={description} constraintText={constraint} errorText={error}>
      <Input value={value} type={type} placeholder={placeholder} disabled={disabled} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  );
}
