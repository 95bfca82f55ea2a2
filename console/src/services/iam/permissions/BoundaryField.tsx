import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import { errorText } from "../../../shared/errors";
import { usePolicies } from "./usePolicies";

interface BoundaryFieldProps {
  /** "" is none. */
  arn: string;
  isOptional?: boolean;
  onChange(arn: string): void;
}

export function BoundaryField({ arn, isOptional = false, onChange }: BoundaryFieldProps) {
  const policies = usePolicies();
  const options = [
    ...(isOptional ? [{ value: "", label: "No permissions boundary" }] : []),
    ...(policies.data ?? []).map((p) => ({ value: p.Arn!, label: p.PolicyName })),
  ];
  return (
    <FormField
      label={isOptional ? <>Permissions boundary <i>- optional</i></> : "Permissions boundary"}
      description="A managed policy beyond which no other policy counts"
      errorText={policies.error ? errorText(policies.error) : undefined}
    >
      <Select
        selectedOption={options.find((o) => o.value === arn) ?? null}
        options={options}
        placeholder="Choose a policy"
        filteringType="auto"
        statusType={policies.isLoading ? "loading" : "finished"}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? "")}
      />
    </FormField>
  );
}
