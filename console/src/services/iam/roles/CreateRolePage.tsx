import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { TagFields } from "../../../shared/TagsPanel";
import { iamCall } from "../calls";
import { entityPath } from "../paths";
import { BoundaryField } from "../permissions/BoundaryField";
import { PolicyPicker } from "../permissions/PolicyPicker";
import { emptyRole, type NewRole, roleInputs } from "./newRole";
import { TrustFields } from "./TrustFields";

export function Component() {
  const client = useClient(IAMClient);
  const flash = useFlash();
  const [form, setForm] = useState(emptyRole);
  const change = (part: Partial<NewRole>) => setForm((before) => ({ ...before, ...part }));
  const { create, attach } = useMemo(() => roleInputs(form), [form]);

  async function submit() {
    await client.send(new CreateRoleCommand(create));
    for (const input of attach) await client.send(new AttachRolePolicyCommand(input));
  }

  return (
    <CreateForm
      title="Create role"
      submitLabel="Create role"
      cancelTo="/iam/roles"
      doneTo={entityPath("role", form.name)}
      isDirty={form !== emptyRole}
      calls={[iamCall("CreateRole", create), ...attach.map((a) => iamCall("AttachRolePolicy", a))]}
      onSubmit={submit}
      onDone={() => flash.success(`The role ${form.name} was created.`)}
    >
      <Container header={<Header variant="h2">Trusted entity</Header>}>
        <TrustFields form={form} onChange={change} />
      </Container>
      <PolicyPicker
        title="Permissions policies"
        without={form.trustedBy === "service" ? form.suggested : []}
        onSelect={(policies) => change({ policies })}
      />
      <Container header={<Header variant="h2">Name, boundary and tags</Header>}>
        <SpaceBetween size="l">
          <FormField label="Role name" constraintText="Up to 64 letters, digits and + = , . @ - _">
            <Input value={form.name} spellcheck={false} onChange={({ detail }) => change({ name: detail.value })} />
          </FormField>
          <FormField label={<>Description <i>- optional</i></>}>
            <Input value={form.description} onChange={({ detail }) => change({ description: detail.value })} />
          </FormField>
          <BoundaryField arn={form.boundary} isOptional onChange={(boundary) => change({ boundary })} />
          <TagFields tags={form.tags} onChange={(tags) => change({ tags })} />
        </SpaceBetween>
      </Container>
    </CreateForm>
  );
}
