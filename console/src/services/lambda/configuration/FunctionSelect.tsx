import { LambdaClient } from "@aws-sdk/client-lambda";
import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import { useClient } from "../../../shared/clients";
import { errorText } from "../../../shared/errors";
import { useLoad } from "../../../shared/useLoad";
import { listFunctions } from "../functions";

/** One of the functions by its ARN, or none. */
export function FunctionSelect({ label, arn, onChange }: { label: string; arn: string; onChange(arn: string): void }) {
  const client = useClient(LambdaClient);
  const functions = useLoad((signal) => listFunctions(client, signal), [client]);
  const options = [{ value: "", label: "None" }, ...(functions.data ?? []).map((f) => ({ value: f.FunctionArn!, label: f.FunctionName }))];
  return (
    <FormField label={label} errorText={functions.error ? errorText(functions.error) : undefined}>
      <Select
        selectedOption={options.find((o) => o.value === arn) ?? { value: arn, label: arn }}
        options={options}
        statusType={functions.isLoading ? "loading" : "finished"}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? "")}
      />
    </FormField>
  );
}
