import { LambdaClient, UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { lambdaCall } from "../calls";
import type { FunctionTabProps } from "../functions";

interface Variable {
  name: string;
  value: string;
}

export function EnvironmentPanel({ details: { configuration }, refresh }: FunctionTabProps) {
  const client = useClient(LambdaClient);
  const flash = useFlash();
  const variables = Object.entries(configuration.Environment?.Variables ?? {}).map(([name, value]) => ({ name, value }));
  const [edited, setEdited] = useState<readonly Variable[]>();

  const input = { FunctionName: configuration.FunctionName, Environment: { Variables: Object.fromEntries((edited ?? []).map((v) => [v.name, v.value])) } };

  async function save() {
    await client.send(new UpdateFunctionConfigurationCommand(input));
    flash.success("The environment variables were saved.");
    refresh();
  }

  return (
    <SpaceBetween size="m">
      <Header
        variant="h2"
        counter={`(${variables.length})`}
        description="Values that the code finds in its environment"
        actions={<Button ariaLabel="Edit environment variables" onClick={() => setEdited(variables)}>Edit</Button>}
      >
        Environment variables
      </Header>
      {variables.length > 0 && <KeyValuePairs columns={3} items={variables.map((v) => ({ label: v.name, value: v.value || "-" }))} />}
      {edited && (
        <FormModal
          title="Edit environment variables"
          submitLabel="Save"
          size="large"
          calls={[lambdaCall("UpdateFunctionConfiguration", input)]}
          onSubmit={save}
          onDismiss={() => setEdited(undefined)}
        >
          <VariableFields variables={edited} onChange={setEdited} />
        </FormModal>
      )}
    </SpaceBetween>
  );
}

function VariableFields({ variables, onChange }: { variables: readonly Variable[]; onChange(variables: readonly Variable[]): void }) {
  const change = (index: number, part: Partial<Variable>) => onChange(variables.map((v, i) => (i === index ? { ...v, ...part } : v)));
  return (
    <AttributeEditor
      items={variables}
      empty="No environment variables."
      addButtonText="Add environment variable"
      removeButtonText="Remove"
      onAddButtonClick={() => onChange([...variables, { name: "", value: "" }])}
      onRemoveButtonClick={({ detail }) => onChange(variables.filter((_, i) => i !== detail.itemIndex))}
      definition={[
        { label: "Key", control: (v, i) => <Input value={v.name} spellcheck={false} onChange={({ detail }) => change(i, { name: detail.value })} /> },
        { label: "Value", control: (v, i) => <Input value={v.value} spellcheck={false} onChange={({ detail }) => change(i, { value: detail.value })} /> },
      ]}
    />
  );
}
