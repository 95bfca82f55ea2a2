import { CloudWatchLogsClient, CreateLogGroupCommand, PutRetentionPolicyCommand } from "@aws-sdk/client-cloudwatch-logs";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useClient } from "../../shared/clients";
import { CreateForm } from "../../shared/CreateForm";
import { useFlash } from "../../shared/flash";
import { type Tag, TagFields } from "../../shared/TagsPanel";
import { logsCall } from "./calls";
import { RetentionField } from "./RetentionModal";

interface NewGroup {
  name: string;
  /** "" is for ever. */
  days: string;
  tags: readonly Tag[];
}

const empty: NewGroup = { name: "", days: "", tags: [] };

export function Component() {
  const client = useClient(CloudWatchLogsClient);
  const flash = useFlash();
  const [form, setForm] = useState(empty);
  const change = (part: Partial<NewGroup>) => setForm((before) => ({ ...before, ...part }));
  const { create, retention } = useMemo(() => inputsOf(form), [form]);
  const calls = useMemo(
    () => [logsCall("CreateLogGroup", create), ...(retention ? [logsCall("PutRetentionPolicy", retention)] : [])],
    [create, retention],
  );

  async function submit() {
    await client.send(new CreateLogGroupCommand(create));
    if (retention) await client.send(new PutRetentionPolicyCommand(retention));
  }

  return (
    <CreateForm
      title="Create log group"
      submitLabel="Create"
      cancelTo="/logs/groups"
      doneTo="/logs/groups"
      isDirty={form !== empty}
      calls={calls}
      onSubmit={submit}
      onDone={() => flash.success(`The log group ${form.name} was created.`)}
    >
      <Container header={<Header variant="h2">Log group details</Header>}>
        <SpaceBetween size="l">
          <FormField label="Log group name">
            <Input value={form.name} spellcheck={false} onChange={({ detail }) => change({ name: detail.value })} />
          </FormField>
          <RetentionField days={form.days} onChange={(days) => change({ days })} />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Tags</Header>}>
        <TagFields tags={form.tags} onChange={(tags) => change({ tags })} />
      </Container>
    </CreateForm>
  );
}

function inputsOf({ name, days, tags }: NewGroup) {
  const create = { logGroupName: name, tags: tags.length > 0 ? Object.fromEntries(tags.map((t) => [t.key, t.value])) : undefined };
  return { create, retention: days === "" ? undefined : { logGroupName: name, retentionInDays: Number(days) } };
}
