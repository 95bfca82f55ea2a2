import { IAMClient } from "@aws-sdk/client-iam";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { prettyJson } from "../../../shared/format";
import { LoadedView } from "../../../shared/LoadedView";
import { useLoad } from "../../../shared/useLoad";
import { accessOf, type Entity, type EntityKind } from "../access";
import { iamCall } from "../calls";
import { allowing, emptyPolicy } from "../documents/document";
import { PolicyEditor } from "../documents/PolicyEditor";
import { entityPath } from "../paths";
import { useEntity } from "./useEntity";

// IAM's quotas of all inline policies of one user, group or role together.
const mostCharacters: Record<EntityKind, number> = { user: 2048, group: 5120, role: 10240 };

/** Writes an inline policy: a new one, or with ?policy= one that is there. */
export function Component() {
  const entity = useEntity();
  const client = useClient(IAMClient);
  const [parameters] = useSearchParams();
  const policy = parameters.get("policy");
  const action = parameters.get("action");
  const loaded = useLoad(
    async (signal) => {
      if (policy !== null) return prettyJson(await accessOf(entity.kind).getInline(client, entity.name, policy, signal));
      return action === null ? emptyPolicy : allowing(action, parameters.get("resource") ?? "*");
    },
    [client, entity.kind, entity.name, policy, action],
  );
  return (
    <LoadedView loaded={loaded} what="the policy">
      {(document) => <InlinePolicyForm entity={entity} policy={policy ?? undefined} document={document} />}
    </LoadedView>
  );
}

function InlinePolicyForm({ entity: { kind, name }, policy, document }: { entity: Entity; policy: string | undefined; document: string }) {
  const client = useClient(IAMClient);
  const flash = useFlash();
  const access = accessOf(kind);
  const [form, setForm] = useState({ policy: policy ?? "", document });
  return (
    <CreateForm
      title={policy === undefined ? `Create inline policy for ${name}` : `Edit ${policy} of ${name}`}
      description={`An inline policy belongs to this ${kind} alone and is deleted with it.`}
      submitLabel={policy === undefined ? "Create policy" : "Save changes"}
      cancelTo={entityPath(kind, name)}
      doneTo={entityPath(kind, name)}
      isDirty={form.document !== document || form.policy !== (policy ?? "")}
      calls={[iamCall(`Put${access.noun}Policy`, { [`${access.noun}Name`]: name, PolicyName: form.policy, PolicyDocument: form.document })]}
      onSubmit={async () => void (await access.putInline(client, name, form.policy, form.document))}
      onDone={() => flash.success(`The policy ${form.policy} was saved.`)}
    >
      <Container header={<Header variant="h2">Policy</Header>}>
        <FormField label="Policy name" constraintText="Up to 128 letters, digits and + = , . @ - _">
          <Input value={form.policy} readOnly={policy !== undefined} spellcheck={false} onChange={({ detail }) => setForm({ ...form, policy: detail.value })} />
        </FormField>
      </Container>
      <Container header={<Header variant="h2">Permissions</Header>}>
        <PolicyEditor
          label="Policy document"
          kind="identity"
          value={form.document}
          mostCharacters={mostCharacters[kind]}
          onChange={(text) => setForm((before) => ({ ...before, document: text }))}
        />
      </Container>
    </CreateForm>
  );
}
