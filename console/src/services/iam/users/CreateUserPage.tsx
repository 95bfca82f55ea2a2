import { AddUserToGroupCommand, AttachUserPolicyCommand, CreateUserCommand, IAMClient } from "@aws-sdk/client-iam";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { type Tag, TagFields } from "../../../shared/TagsPanel";
import { iamCall } from "../calls";
import { entityPath } from "../paths";
import { BoundaryField } from "../permissions/BoundaryField";
import { PolicyPicker } from "../permissions/PolicyPicker";
import { toIamTags } from "../tags";
import { GroupPicker } from "./GroupPicker";

interface NewUser {
  name: string;
  permissionsBy: "groups" | "policies";
  groups: readonly string[];
  policies: readonly string[];
  boundary: string;
  tags: readonly Tag[];
}

const empty: NewUser = { name: "", permissionsBy: "groups", groups: [], policies: [], boundary: "", tags: [] };

export function Component() {
  const client = useClient(IAMClient);
  const flash = useFlash();
  const [form, setForm] = useState(empty);
  const change = (part: Partial<NewUser>) => setForm((before) => ({ ...before, ...part }));
  const { create, groups, policies } = useMemo(() => inputsOf(form), [form]);

  async function submit() {
    await client.send(new CreateUserCommand(create));
    for (const input of groups) await client.send(new AddUserToGroupCommand(input));
    for (const input of policies) await client.send(new AttachUserPolicyCommand(input));
  }

  return (
    <CreateForm
      title="Create user"
      submitLabel="Create user"
      cancelTo="/iam/users"
      doneTo={`${entityPath("user", form.name)}?tab=credentials`}
      isDirty={form !== empty}
      calls={[iamCall("CreateUser", create), ...groups.map((g) => iamCall("AddUserToGroup", g)), ...policies.map((p) => iamCall("AttachUserPolicy", p))]}
      onSubmit={submit}
      onDone={() => flash.success(`The user ${form.name} was created. Create an access key for its programs.`)}
    >
      <Container header={<Header variant="h2">User details</Header>}>
        <FormField label="User name" constraintText="Up to 64 letters, digits and + = , . @ - _">
          <Input value={form.name} spellcheck={false} onChange={({ detail }) => change({ name: detail.value })} />
        </FormField>
      </Container>
      <Container header={<Header variant="h2" description="What the user may do">Permissions</Header>}>
        <SpaceBetween size="l">
          <RadioGroup
            ariaLabel="Permissions options"
            value={form.permissionsBy}
            items={[
              { value: "groups", label: "Add user to group", description: "Best where several people do the same work" },
              { value: "policies", label: "Attach policies directly" },
            ]}
            onChange={({ detail }) => change({ permissionsBy: detail.value as NewUser["permissionsBy"] })}
          />
          {form.permissionsBy === "groups" ? (
            <GroupPicker onSelect={(chosen) => change({ groups: chosen })} />
          ) : (
            <PolicyPicker title="Permissions policies" onSelect={(chosen) => change({ policies: chosen })} />
          )}
          <BoundaryField arn={form.boundary} isOptional onChange={(boundary) => change({ boundary })} />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Tags</Header>}>
        <TagFields tags={form.tags} onChange={(tags) => change({ tags })} />
      </Container>
    </CreateForm>
  );
}

function inputsOf({ name: UserName, permissionsBy, groups, policies, boundary, tags }: NewUser) {
  return {
    create: { UserName, PermissionsBoundary: boundary || undefined, Tags: tags.length > 0 ? toIamTags(tags) : undefined },
    groups: permissionsBy === "groups" ? groups.map((GroupName) => ({ UserName, GroupName })) : [],
    policies: permissionsBy === "policies" ? policies.map((PolicyArn) => ({ UserName, PolicyArn })) : [],
  };
}
