import { LambdaClient, UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import Button from "@cloudscape-design/components/button";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import FormField from "@cloudscape-design/components/form-field";
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
import { RoleSelect } from "../RoleFields";

interface General {
  description: string;
  memoryMb: string;
  minutes: string;
  seconds: string;
  roleArn: string;
}

export function GeneralPanel({ details: { configuration }, refresh }: FunctionTabProps) {
  const client = useClient(LambdaClient);
  const flash = useFlash();
  const [edited, setEdited] = useState<General>();
  const timeoutSeconds = configuration.Timeout ?? 3;

  function edit() {
    setEdited({
      description: configuration.Description ?? "",
      memoryMb: String(configuration.MemorySize ?? 128),
      minutes: String(Math.floor(timeoutSeconds / 60)),
      seconds: String(timeoutSeconds % 60),
      roleArn: configuration.Role ?? "",
    });
  }

  const inputOf = ({ description, memoryMb, minutes, seconds, roleArn }: General) => ({
    FunctionName: configuration.FunctionName,
    Description: description,
    MemorySize: Number(memoryMb),
    Timeout: Number(minutes) * 60 + Number(seconds),
    Role: roleArn,
  });

  async function save() {
    await client.send(new UpdateFunctionConfigurationCommand(inputOf(edited!)));
    flash.success(`The configuration of ${configuration.FunctionName} was saved.`);
    refresh();
  }

  return (
    <SpaceBetween size="m">
      <Header variant="h2" actions={<Button ariaLabel="Edit general configuration" onClick={edit}>Edit</Button>}>
        General configuration
      </Header>
      <KeyValuePairs
        columns={4}
        items={[
          { label: "Description", value: configuration.Description || "-" },
          { label: "Memory", value: `${configuration.MemorySize} MB` },
          { label: "Timeout", value: `${Math.floor(timeoutSeconds / 60)} min ${timeoutSeconds % 60} sec` },
          { label: "Ephemeral storage", value: `${configuration.EphemeralStorage?.Size ?? 512} MB` },
        ]}
      />
      {edited && (
        <FormModal
          title="Edit basic settings"
          submitLabel="Save"
          calls={[lambdaCall("UpdateFunctionConfiguration", inputOf(edited))]}
          onSubmit={save}
          onDismiss={() => setEdited(undefined)}
        >
          <GeneralFields general={edited} onChange={(part) => setEdited({ ...edited, ...part })} />
        </FormModal>
      )}
    </SpaceBetween>
  );
}

function GeneralFields({ general, onChange }: { general: General; onChange(part: Partial<General>): void }) {
  return (
    <SpaceBetween size="m">
      <FormField label={<>Description <i>- optional</i></>}>
        <Input value={general.description} onChange={({ detail }) => onChange({ description: detail.value })} />
      </FormField>
      <FormField label="Memory" constraintText="In MB, from 128 to 10,240">
        <Input type="number" value={general.memoryMb} onChange={({ detail }) => onChange({ memoryMb: detail.value })} />
      </FormField>
      <ColumnLayout columns={2}>
        <FormField label="Timeout minutes">
          <Input type="number" value={general.minutes} onChange={({ detail }) => onChange({ minutes: detail.value })} />
        </FormField>
        <FormField label="Timeout seconds">
          <Input type="number" value={general.seconds} onChange={({ detail }) => onChange({ seconds: detail.value })} />
        </FormField>
      </ColumnLayout>
      <RoleSelect arn={general.roleArn} onChange={(roleArn) => onChange({ roleArn })} />
    </SpaceBetween>
  );
}
