import { APIGatewayClient, GetAccountCommand, GetStageCommand, type Stage, UpdateStageCommand } from "@aws-sdk/client-api-gateway";
import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import Toggle from "@cloudscape-design/components/toggle";
import { useMemo, useState } from "react";
import { useParams } from "react-router-dom";
import { useClient } from "../../../../shared/clients";
import { CreateForm } from "../../../../shared/CreateForm";
import { useFlash } from "../../../../shared/flash";
import { LoadedView } from "../../../../shared/LoadedView";
import { RouteLink } from "../../../../shared/RouteLink";
import { useLoad } from "../../../../shared/useLoad";
import { SelectField } from "../../fields/SelectField";
import { TextField } from "../../fields/TextField";
import { stagePath } from "../../paths";
import { callOf, step } from "../../steps";
import { useRestApi } from "../restApi";
import { MethodFields } from "./MethodFields";
import { cacheSizes, jsonFormat, stageFormOf, stagePatches, type StageForm } from "./stageSettings";

export function Component() {
  const { id } = useRestApi();
  const stageName = useParams()["stage"]!;
  const client = useClient(APIGatewayClient);
  const loaded = useLoad(
    async (abortSignal) => {
      const [stage, account] = await Promise.all([
        client.send(new GetStageCommand({ restApiId: id, stageName }), { abortSignal }),
        client.send(new GetAccountCommand({}), { abortSignal }),
      ]);
      return { stage, hasRole: Boolean(account.cloudwatchRoleArn) };
    },
    [client, id, stageName],
  );
  return (
    <LoadedView loaded={loaded} what={`the stage ${stageName}`}>
      {({ stage, hasRole }) => <Form stage={stage} hasRole={hasRole} />}
    </LoadedView>
  );
}

function Form({ stage, hasRole }: { stage: Stage; hasRole: boolean }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [initial] = useState(() => stageFormOf(stage));
  const [form, setForm] = useState(initial);
  const change = (part: Partial<StageForm>) => setForm((before) => ({ ...before, ...part }));
  const input = useMemo(() => ({ restApiId: id, stageName: stage.stageName, patchOperations: stagePatches(initial, form) }), [id, stage, initial, form]);
  const calls = useMemo(() => [callOf(step("UpdateStage", new UpdateStageCommand(input)))], [input]);
  const back = stagePath(id, stage.stageName!);
  return (
    <CreateForm
      title="Edit stage"
      description={stage.stageName}
      submitLabel="Save"
      cancelTo={back}
      doneTo={back}
      isDirty={form !== initial}
      calls={calls}
      onSubmit={async () => {
        if (input.patchOperations.length > 0) await client.send(new UpdateStageCommand(input));
      }}
      onDone={() => flash.success(`Successfully updated stage '${stage.stageName}'.`)}
    >
      <Container header={<Header variant="h2">Stage details</Header>}>
        <SpaceBetween size="l">
          <TextField label="Stage description" isOptional value={form.description} onChange={(description) => change({ description })} />
          <Toggle checked={form.hasCache} description="It keeps answers, up to its size." onChange={({ detail }) => change({ hasCache: detail.checked })}>
            Provision API cache
          </Toggle>
          {form.hasCache && (
            <SelectField
              label="Cache capacity"
              value={form.cacheSize}
              options={cacheSizes.map((value) => ({ value, label: `${value} GB` }))}
              onChange={(cacheSize) => change({ cacheSize })}
            />
          )}
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2" description="For each method by itself, unless the method has settings of its own">Throttling, logs and caching</Header>}>
        <SpaceBetween size="l">
          {!hasRole && (
            <Alert type="info">
              API Gateway writes logs as a role that the <RouteLink to="/apigateway/settings">settings of API Gateway</RouteLink> name. None is set yet.
            </Alert>
          )}
          <MethodFields form={form} onChange={change} />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Custom access logging</Header>}>
        <SpaceBetween size="l">
          <TextField
            label="Access log destination ARN"
            isOptional
            placeholder="arn:aws:logs:us-east-1:000000000000:log-group:my-api"
            value={form.accessLogArn}
            onChange={(accessLogArn) => change({ accessLogArn, accessLogFormat: form.accessLogFormat || jsonFormat })}
          />
          <FormField label="Log format" description="One line for each request, with variables such as $context.requestId, which must be there">
            <Textarea value={form.accessLogFormat} spellcheck={false} rows={4} onChange={({ detail }) => change({ accessLogFormat: detail.value })} />
          </FormField>
        </SpaceBetween>
      </Container>
    </CreateForm>
  );
}
