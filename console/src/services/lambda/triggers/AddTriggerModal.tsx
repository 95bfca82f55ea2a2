import { DynamoDBStreamsClient, ListStreamsCommand, type _Stream as Stream } from "@aws-sdk/client-dynamodb-streams";
import { CreateEventSourceMappingCommand, type EventSourcePosition, LambdaClient } from "@aws-sdk/client-lambda";
import Alert from "@cloudscape-design/components/alert";
import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import Textarea from "@cloudscape-design/components/textarea";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { errorText } from "../../../shared/errors";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { RouteLink } from "../../../shared/RouteLink";
import { useLoad } from "../../../shared/useLoad";
import { roleLink } from "../../links";
import { lambdaCall } from "../calls";
import { roleName } from "../functions";

interface AddTriggerModalProps {
  name: string;
  role: string;
  onAdded(): void;
  onDismiss(): void;
}

const positions = [
  { value: "LATEST", label: "Latest", description: "Records from now on" },
  { value: "TRIM_HORIZON", label: "Trim horizon", description: "All records that the stream still has" },
];

const empty = { arn: "", batchSize: "100", position: "LATEST", filter: "", isEnabled: true };

/** Lets a table's stream invoke the function. */
export function AddTriggerModal({ name, role, onAdded, onDismiss }: AddTriggerModalProps) {
  const client = useClient(LambdaClient);
  const flash = useFlash();
  const [form, setForm] = useState(empty);
  const change = (part: Partial<typeof empty>) => setForm((before) => ({ ...before, ...part }));

  const input = {
    FunctionName: name,
    EventSourceArn: form.arn || undefined,
    BatchSize: Number(form.batchSize),
    StartingPosition: form.position as EventSourcePosition,
    FilterCriteria: form.filter.trim() ? { Filters: [{ Pattern: form.filter }] } : undefined,
    Enabled: form.isEnabled,
  };

  async function submit() {
    await client.send(new CreateEventSourceMappingCommand(input));
    flash.success("The trigger was added.");
    onAdded();
  }

  const link = roleLink(roleName(role));
  return (
    <FormModal title="Add trigger" submitLabel="Add" calls={[lambdaCall("CreateEventSourceMapping", input)]} onSubmit={submit} onDismiss={onDismiss}>
      <StreamSelect arn={form.arn} onChange={(arn) => change({ arn })} />
      <FormField label="Batch size" constraintText="Up to 10,000 records for each invocation">
        <Input type="number" value={form.batchSize} onChange={({ detail }) => change({ batchSize: detail.value })} />
      </FormField>
      <FormField label="Starting position">
        <Select
          selectedOption={positions.find((p) => p.value === form.position) ?? null}
          options={positions}
          onChange={({ detail }) => change({ position: detail.selectedOption.value })}
        />
      </FormField>
      <FormField label={<>Filter <i>- optional</i></>} description={'A pattern of records, such as { "eventName": ["INSERT"] }'}>
        <Textarea value={form.filter} rows={2} spellcheck={false} onChange={({ detail }) => change({ filter: detail.value })} />
      </FormField>
      <Checkbox checked={form.isEnabled} onChange={({ detail }) => change({ isEnabled: detail.checked })}>
        Activate trigger
      </Checkbox>
      <Alert type="info">
        The stream is read as the role {link ? <RouteLink to={link}>{roleName(role)}</RouteLink> : roleName(role)}, which needs the permissions of the policy
        AWSLambdaDynamoDBExecutionRole.
      </Alert>
    </FormModal>
  );
}

function StreamSelect({ arn, onChange }: { arn: string; onChange(arn: string): void }) {
  const client = useClient(DynamoDBStreamsClient);
  const streams = useLoad((signal) => listStreams(client, signal), [client]);
  const options = (streams.data ?? []).map((s) => ({ value: s.StreamArn, label: s.TableName, description: s.StreamLabel }));
  return (
    <FormField label="DynamoDB table" description="One with a stream" errorText={streams.error ? errorText(streams.error) : undefined}>
      <Select
        selectedOption={options.find((o) => o.value === arn) ?? null}
        options={options}
        placeholder="Choose a table"
        empty="No table has a stream: turn one on in the table's tab Streams"
        statusType={streams.isLoading ? "loading" : "finished"}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? "")}
      />
    </FormField>
  );
}

async function listStreams(client: DynamoDBStreamsClient, abortSignal: AbortSignal): Promise<Stream[]> {
  const streams: Stream[] = [];
  let ExclusiveStartStreamArn: string | undefined;
  do {
    const page = await client.send(new ListStreamsCommand({ ExclusiveStartStreamArn }), { abortSignal });
    streams.push(...(page.Streams ?? []));
    ExclusiveStartStreamArn = page.LastEvaluatedStreamArn;
  } while (ExclusiveStartStreamArn);
  return streams;
}
