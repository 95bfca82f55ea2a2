import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useClient } from "../../../shared/clients";
import { CreateWizard } from "../../../shared/CreateWizard";
import { useFlash } from "../../../shared/flash";
import { iamCall } from "../calls";
import { entityPath } from "../paths";
import { BoundaryField } from "../permissions/BoundaryField";
import { PolicyPicker } from "../permissions/PolicyPicker";
import { emptyRole, type NewRole, roleInputs } from "./newRole";
import { RoleReview } from "./RoleReview";
import { TrustFields } from "./TrustFields";

/** In the steps of the original: who is trusted, what the role may do, and what it is called. */
export function Component() {
  const client = useClient(IAMClient);
  const flash = useFlash();
  const [form, setForm] = useState(emptyRole);
  const change = (part: Partial<NewRole>) => setForm((before) => ({ ...before, ...part }));
  const inputs = useMemo(() => roleInputs(form), [form]);
  const { create, attach } = inputs;

  async function submit() {
    await client.send(new CreateRoleCommand(create));
    for (const input of attach) await client.send(new AttachRolePolicyCommand(input));
  }

  const trust = (
    <Container header={<Header variant="h2">Trusted entity</Header>}>
      <TrustFields form={form} onChange={change} />
    </Container>
  );
  const permissions = (
    <SpaceBetween size="l">
      <PolicyPicker
        title="Permissions policies"
        without={form.trustedBy === "service" ? form.suggested : []}
        chosenFirst={form.policies}
        onSelect={(policies) => change({ policies })}
      />
      <Container>
        <BoundaryField arn={form.boundary} isOptional onChange={(boundary) => change({ boundary })} />
      </Container>
    </SpaceBetween>
  );

  return (
    <CreateWizard
      submitLabel="Create role"
      cancelTo="/iam/roles"
      doneTo={entityPath("role", form.name)}
      isDirty={form !== emptyRole}
      calls={[iamCall("CreateRole", create), ...attach.map((a) => iamCall("AttachRolePolicy", a))]}
      onSubmit={submit}
      onDone={() => flash.success(`The role ${form.name} was created.`)}
      steps={[
        { title: "Select trusted entity", content: () => trust },
        { title: "Add permissions", content: () => permissions },
        { title: "Name, review, and create", content: (goTo) => <RoleReview form={form} inputs={inputs} onChange={change} goTo={goTo} /> },
      ]}
    />
  );
}
