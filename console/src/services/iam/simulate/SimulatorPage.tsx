import { IAMClient } from "@aws-sdk/client-iam";
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useMemo, useState } from "react";
import { useSearchParams } from "react-router-dom";
import { AsCode } from "../../../shared/AsCode";
import { useClient } from "../../../shared/clients";
import { ErrorContent } from "../../../shared/flash";
import { iamCall } from "../calls";
import { ContextFields, type ContextRow, contextEntries } from "./ContextFields";
import { principalOf } from "./denial";
import { EntitySelect } from "./EntitySelect";
import { type Question, simulate, type Simulation, simulationInput } from "./simulate";
import { VerdictTable } from "./VerdictTable";

interface SimulatorForm {
  principal: string;
  /** One in each line. */
  actions: string;
  /** One in each line; "" is any. */
  resources: string;
  context: readonly ContextRow[];
}

/** Tries what somebody's policies allow, without doing it. */
export function Component() {
  const client = useClient(IAMClient);
  const [parameters] = useSearchParams();
  const [form, setForm] = useState<SimulatorForm>({ principal: parameters.get("principal") ?? "", actions: "", resources: "", context: [] });
  const [result, setResult] = useState<Simulation>();
  const [error, setError] = useState<unknown>();
  const [isRunning, setRunning] = useState(false);
  const change = (part: Partial<SimulatorForm>) => setForm((before) => ({ ...before, ...part }));
  const question = useMemo(() => questionOf(form), [form]);

  async function run() {
    if (!question) return setError(new Error("Choose a user, group or role, and name at least one action."));
    setRunning(true);
    setError(undefined);
    try {
      setResult(await simulate(client, question, new AbortController().signal));
    } catch (refusal) {
      setError(refusal);
    } finally {
      setRunning(false);
    }
  }

  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Finds out what somebody may do by the same rules as real requests, without doing it. Policies of resources are not part of it."
        actions={<Button variant="primary" loading={isRunning} onClick={() => void run()}>Run simulation</Button>}
      >
        Policy simulator
      </Header>
      <Container header={<Header variant="h2">Request</Header>}>
        <SpaceBetween size="l">
          <EntitySelect arn={form.principal} onChange={(principal) => change({ principal })} />
          <FormField label="Actions" description="One in each line, such as dynamodb:PutItem" stretch>
            <Textarea value={form.actions} rows={3} spellcheck={false} placeholder={"dynamodb:Scan\ndynamodb:PutItem"} onChange={({ detail }) => change({ actions: detail.value })} />
          </FormField>
          <FormField label={<>Resources <i>- optional</i></>} description="ARNs, one in each line; without any, all resources" stretch>
            <Textarea
              value={form.resources}
              rows={2}
              spellcheck={false}
              placeholder="arn:aws:dynamodb:us-east-1:000000000000:table/users"
              onChange={({ detail }) => change({ resources: detail.value })}
            />
          </FormField>
          <ContextFields rows={form.context} onChange={(context) => change({ context })} />
        </SpaceBetween>
      </Container>
      {error !== undefined && (
        <Alert type="error" header="The simulation was not run">
          <ErrorContent error={error} />
        </Alert>
      )}
      {result && <VerdictTable verdicts={result.verdicts} />}
      {question && <AsCode calls={[iamCall("SimulatePrincipalPolicy", simulationInput(form.principal, question))]} />}
    </SpaceBetween>
  );
}

function questionOf({ principal, actions, resources, context }: SimulatorForm): Question | undefined {
  const named = principalOf(principal);
  const lines = (text: string) => text.split(/[\s,]+/).filter((line) => line !== "");
  if (named.kind === "root" || named.kind === "unknown" || lines(actions).length === 0) return undefined;
  return { entity: named, actions: lines(actions), resources: lines(resources), context: contextEntries(context) };
}
