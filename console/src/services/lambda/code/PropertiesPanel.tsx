import { LambdaClient, type Runtime, UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Select from "@cloudscape-design/components/select";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { bytes } from "../../../shared/format";
import { lambdaCall } from "../calls";
import type { FunctionTabProps } from "../functions";
import { runtimeName, runtimes } from "../runtimes";

/** What the package is, and what runs it. */
export function PropertiesPanel({ details: { configuration }, refresh }: FunctionTabProps) {
  const client = useClient(LambdaClient);
  const flash = useFlash();
  const [edited, setEdited] = useState<{ runtime: string; handler: string }>();
  const options = runtimes.map(({ id, name }) => ({ value: id, label: name }));

  const input = { FunctionName: configuration.FunctionName, Runtime: edited?.runtime as Runtime | undefined, Handler: edited?.handler };

  async function save() {
    await client.send(new UpdateFunctionConfigurationCommand(input));
    flash.success("The runtime settings were saved.");
    refresh();
  }

  const edit = () => setEdited({ runtime: configuration.Runtime ?? "", handler: configuration.Handler ?? "" });
  return (
    <Container header={<Header variant="h2" actions={<Button ariaLabel="Edit runtime settings" onClick={edit}>Edit</Button>}>Runtime settings</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: "Runtime", value: runtimeName(configuration.Runtime) },
          { label: "Handler", value: configuration.Handler ?? "-" },
          { label: "Architecture", value: configuration.Architectures?.join(", ") ?? "-" },
          { label: "Package size", value: bytes(configuration.CodeSize) ?? "-" },
          { label: "SHA256 hash", value: configuration.CodeSha256 ?? "-" },
        ]}
      />
      {edited && (
        <FormModal
          title="Edit runtime settings"
          submitLabel="Save"
          calls={[lambdaCall("UpdateFunctionConfiguration", input)]}
          onSubmit={save}
          onDismiss={() => setEdited(undefined)}
        >
          <FormField label="Runtime">
            <Select
              selectedOption={{ value: edited.runtime, label: runtimeName(edited.runtime) }}
              options={options}
              onChange={({ detail }) => setEdited({ ...edited, runtime: detail.selectedOption.value ?? "" })}
            />
          </FormField>
          <FormField label="Handler" description="The file without its extension, a point, and the function in it">
            <Input value={edited.handler} spellcheck={false} onChange={({ detail }) => setEdited({ ...edited, handler: detail.value })} />
          </FormField>
        </FormModal>
      )}
    </Container>
  );
}
