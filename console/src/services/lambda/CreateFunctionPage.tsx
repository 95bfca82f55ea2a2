import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useAccount } from "../../session/Session";
import type { Call } from "../../shared/asCode";
import { useClient } from "../../shared/clients";
import { CreateForm } from "../../shared/CreateForm";
import { isError } from "../../shared/errors";
import { useFlash } from "../../shared/flash";
import { lambdaCall } from "./calls";
import { functionPath } from "./functions";
import { createFunctionInput, emptyFunction, type NewFunction, newRoleOf } from "./newFunction";
import { RoleFields } from "./RoleFields";
import { runtimes } from "./runtimes";

const runtimeOptions = runtimes.map(({ id, name }) => ({ value: id, label: name }));

export function Component() {
  const iam = useClient(IAMClient);
  const lambda = useClient(LambdaClient);
  const flash = useFlash();
  const account = useAccount();
  const [form, setForm] = useState<NewFunction>(emptyFunction);
  const [suffix] = useState(() => Array.from(crypto.getRandomValues(new Uint8Array(4)), (b) => b.toString(16).padStart(2, "0")).join(""));
  const change = (part: Partial<NewFunction>) => setForm((before) => ({ ...before, ...part }));
  const inputs = useMemo(() => inputsOf(form, suffix, account), [form, suffix, account]);

  async function submit() {
    const { role, create } = inputs;
    if (role) {
      // After a refusal of a later step the role is there already.
      await iam.send(new CreateRoleCommand(role.create)).catch((error: unknown) => {
        if (!isError(error, "EntityAlreadyExistsException", "EntityAlreadyExists") || form.roleFrom === "template") throw error;
      });
      for (const attachment of role.attach) await iam.send(new AttachRolePolicyCommand(attachment));
    }
    await lambda.send(new CreateFunctionCommand(create));
  }

  return (
    <CreateForm
      title="Create function"
      description="Author from scratch: start with a simple Hello World example."
      submitLabel="Create function"
      cancelTo="/lambda/functions"
      doneTo={functionPath(form.name)}
      isDirty={form !== emptyFunction}
      calls={callsOf(inputs)}
      onSubmit={submit}
      onDone={() => flash.success(`The function ${form.name} was created. You can now change its code and configuration, and test it.`)}
    >
      <Container header={<Header variant="h2">Basic information</Header>}>
        <SpaceBetween size="l">
          <FormField label="Function name" constraintText="Up to 64 letters, numbers, hyphens and underscores.">
            <Input value={form.name} placeholder="myFunctionName" spellcheck={false} onChange={({ detail }) => change({ name: detail.value })} />
          </FormField>
          <FormField label="Runtime" description="The language to write the function in. Code for Node.js, Python and scripts can be edited here.">
            <Select
              selectedOption={runtimeOptions.find((o) => o.value === form.runtime) ?? null}
              options={runtimeOptions}
              onChange={({ detail }) => change({ runtime: detail.selectedOption.value as NewFunction["runtime"] })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2" description="What the function may do in this cloud">Permissions</Header>}>
        <RoleFields form={form} onChange={change} />
      </Container>
    </CreateForm>
  );
}

function inputsOf(form: NewFunction, suffix: string, account: string) {
  const role = newRoleOf(form, suffix);
  const arn = role ? `arn:aws:iam::${account}:role${role.create.Path}${role.create.RoleName}` : form.roleArn;
  return { role, create: createFunctionInput(form, arn) };
}

function callsOf({ role, create }: ReturnType<typeof inputsOf>): readonly Call[] {
  const iam = { cli: "iam", sdk: "client-iam", client: "IAMClient" };
  // The AWS CLI reads the package from a file.
  const input = { ...create, Code: undefined, ZipFile: create.Code?.ZipFile };
  return [
    ...(role ? [{ ...iam, operation: "CreateRole", input: role.create }, ...role.attach.map((a) => ({ ...iam, operation: "AttachRolePolicy", input: a }))] : []),
    { ...lambdaCall("CreateFunction", create), cliInput: input },
  ];
}
