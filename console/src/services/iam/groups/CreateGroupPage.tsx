import { AddUserToGroupCommand, AttachGroupPolicyCommand, CreateGroupCommand, IAMClient } from "@aws-sdk/client-iam";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import { useMemo, useState } from "react";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { iamCall } from "../calls";
import { entityPath } from "../paths";
import { PolicyPicker } from "../permissions/PolicyPicker";
import { UserPicker } from "./UserPicker";

interface NewGroup {
  name: string;
  users: readonly string[];
  policies: readonly string[];
}

const empty: NewGroup = { name: "", users: [], policies: [] };

export function Component() {
  const client = useClient(IAMClient);
  const flash = useFlash();
  const [form, setForm] = useState(empty);
  const change = (part: Partial<NewGroup>) => setForm((before) => ({ ...before, ...part }));
  const { create, users, policies } = useMemo(() => inputsOf(form), [form]);

  async function submit() {
    await client.send(new CreateGroupCommand(create));
    for (const input of users) await client.send(new AddUserToGroupCommand(input));
    for (const input of policies) await client.send(new AttachGroupPolicyCommand(input));
  }

  return (
    <CreateForm
      title="Create user group"
      submitLabel="Create user group"
      cancelTo="/iam/groups"
      doneTo={entityPath("group", form.name)}
      isDirty={form !== empty}
      calls={[iamCall("CreateGroup", create), ...users.map((u) => iamCall("AddUserToGroup", u)), ...policies.map((p) => iamCall("AttachGroupPolicy", p))]}
      onSubmit={submit}
      onDone={() => flash.success(`The user group ${form.name} was created.`)}
    >
      <Container header={<Header variant="h2">Name the group</Header>}>
        <FormField label="User group name" constraintText="Up to 128 letters, digits and + = , . @ - _">
          <Input value={form.name} spellcheck={false} onChange={({ detail }) => change({ name: detail.value })} />
        </FormField>
      </Container>
      <UserPicker onSelect={(chosen) => change({ users: chosen })} />
      <PolicyPicker title="Attach permissions policies" onSelect={(chosen) => change({ policies: chosen })} />
    </CreateForm>
  );
}

function inputsOf({ name: GroupName, users, policies }: NewGroup) {
  return {
    create: { GroupName },
    users: users.map((UserName) => ({ GroupName, UserName })),
    policies: policies.map((PolicyArn) => ({ GroupName, PolicyArn })),
  };
}
