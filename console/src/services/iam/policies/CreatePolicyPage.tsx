import { CreatePolicyCommand, IAMClient } from "@aws-sdk/client-iam";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useAccount } from "../../../session/Session";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { type Tag, TagFields } from "../../../shared/TagsPanel";
import { iamCall } from "../calls";
import { emptyPolicy } from "../documents/document";
import { PolicyEditor } from "../documents/PolicyEditor";
import { policyPath } from "../paths";
import { toIamTags } from "../tags";

interface NewPolicy {
  name: string;
  description: string;
  document: string;
  tags: readonly Tag[];
}

const empty: NewPolicy = { name: "", description: "", document: emptyPolicy, tags: [] };

export const mostPolicyCharacters = 6144;

export function Component() {
  const client = useClient(IAMClient);
  const flash = useFlash();
  const account = useAccount();
  const [form, setForm] = useState(empty);
  const change = (part: Partial<NewPolicy>) => setForm((before) => ({ ...before, ...part }));
  const input = useMemo(
    () => ({
      PolicyName: form.name,
      PolicyDocument: form.document,
      Description: form.description || undefined,
      Tags: form.tags.length > 0 ? toIamTags(form.tags) : undefined,
    }),
    [form],
  );
  return (
    <CreateForm
      title="Create policy"
      submitLabel="Create policy"
      cancelTo="/iam/policies"
      doneTo={policyPath(`arn:aws:iam::${account}:policy/${form.name}`)}
      isDirty={form !== empty}
      calls={[iamCall("CreatePolicy", input)]}
      onSubmit={async () => void (await client.send(new CreatePolicyCommand(input)))}
      onDone={() => flash.success(`The policy ${form.name} was created. Attach it to users, groups or roles.`)}
    >
      <Container header={<Header variant="h2" description="Statements of actions on resources that are allowed or denied">Specify permissions</Header>}>
        <PolicyEditor label="Policy document" kind="identity" value={form.document} mostCharacters={mostPolicyCharacters} onChange={(document) => change({ document })} />
      </Container>
      <Container header={<Header variant="h2">Policy details</Header>}>
        <SpaceBetween size="l">
          <FormField label="Policy name" constraintText="Up to 128 letters, digits and + = , . @ - _">
            <Input value={form.name} spellcheck={false} onChange={({ detail }) => change({ name: detail.value })} />
          </FormField>
          <FormField label={<>Description <i>- optional</i></>} constraintText="It cannot be changed later.">
            <Input value={form.description} onChange={({ detail }) => change({ description: detail.value })} />
          </FormField>
          <TagFields tags={form.tags} onChange={(tags) => change({ tags })} />
        </SpaceBetween>
      </Container>
    </CreateForm>
  );
}
