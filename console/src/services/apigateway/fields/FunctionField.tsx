import { LambdaClient, paginateListFunctions } from "@aws-sdk/client-lambda";
import Autosuggest from "@cloudscape-design/components/autosuggest";
import FormField from "@cloudscape-design/components/form-field";
import { useSession } from "../../../session/Session";
import { useClient } from "../../../shared/clients";
import { errorText } from "../../../shared/errors";
import { collect, useLoad } from "../../../shared/useLoad";

interface FunctionFieldProps {
  /** An ARN. */
  value: string;
  onChange(arn: string): void;
  label?: string;
}

/** A function of this account, found by a part of its name; or any ARN, which may hold stage variables. */
export function FunctionField({ value, onChange, label = "Lambda function" }: FunctionFieldProps) {
  const { region } = useSession();
  const client = useClient(LambdaClient);
  const functions = useLoad((abortSignal) => collect(paginateListFunctions({ client }, {}, { abortSignal }), (page) => page.Functions), [client]);
  // A name that was typed stands for the function's ARN.
  const named = functions.data?.find((f) => f.FunctionName === value);
  return (
    <FormField
      stretch
      label={label}
      description={`The name of a function of this region (${region}), or an ARN.`}
      constraintText="A stage variable in the ARN, such as ${stageVariables.function}, is filled in for each stage."
      errorText={functions.error ? errorText(functions.error) : undefined}
    >
      <Autosuggest
        value={value}
        placeholder="Choose or enter a function"
        ariaLabel={label}
        empty="No function found"
        statusType={functions.isLoading ? "loading" : "finished"}
        loadingText="Loading functions"
        enteredTextLabel={(text) => `Use "${text}"`}
        options={(functions.data ?? []).map((f) => ({ value: f.FunctionArn!, label: f.FunctionArn!, tags: [f.FunctionName!, f.Runtime ?? ""] }))}
        onChange={({ detail }) => onChange(detail.value)}
        onBlur={() => named && onChange(named.FunctionArn!)}
      />
    </FormField>
  );
}
