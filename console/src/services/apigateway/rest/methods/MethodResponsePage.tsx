import { APIGatewayClient, type MethodResponse, PutMethodResponseCommand, UpdateMethodResponseCommand } from "@aws-sdk/client-api-gateway";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useMemo, useState } from "react";
import { useSearchParams } from "react-router-dom";
import { useClient } from "../../../../shared/clients";
import { CreateForm } from "../../../../shared/CreateForm";
import { useFlash } from "../../../../shared/flash";
import { LoadedView } from "../../../../shared/LoadedView";
import { useLoad } from "../../../../shared/useLoad";
import { ModelRows } from "../../fields/ModelRows";
import { Rows } from "../../fields/Rows";
import { flagMap, flagRows, type Row, unlessEmpty, valueMap, valueRows } from "../../fields/rowMaps";
import { TextField } from "../../fields/TextField";
import { mapPatches } from "../../patches";
import { methodPath } from "../../paths";
import { callOf, run, type Step, step } from "../../steps";
import { type OpenMethod, useMethod } from "./openMethod";
import { type ApiParts, loadParts } from "./requests";
import { responseHeader } from "./responses";
import type { MethodAt } from "./integrations";

interface ResponseForm {
  status: string;
  headers: readonly Row[];
  models: readonly Row[];
}

export function Component() {
  const { at, loaded } = useMethod();
  const client = useClient(APIGatewayClient);
  const parts = useLoad((signal) => loadParts(client, at.restApiId, signal), [client, at.restApiId]);
  return (
    <LoadedView loaded={loaded} what="the method">
      {(open) => (
        <LoadedView loaded={parts} what="the API">
          {(all) => <Form open={open} parts={all} />}
        </LoadedView>
      )}
    </LoadedView>
  );
}

function Form({ open: { at, method, resource }, parts }: { open: OpenMethod; parts: ApiParts }) {
  const status = useSearchParams()[0].get("status");
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const response = status ? method.methodResponses?.[status] : undefined;
  const [initial] = useState<ResponseForm>(() => ({
    status: status ?? "", headers: flagRows(response?.responseParameters, responseHeader), models: valueRows(response?.responseModels),
  }));
  const [form, setForm] = useState(initial);
  const change = (part: Partial<ResponseForm>) => setForm((before) => ({ ...before, ...part }));
  const steps = useMemo(() => stepsOf(at, response, form), [at, response, form]);
  const back = `${methodPath(at.restApiId, at.resourceId, at.httpMethod)}?tab=response`;
  return (
    <CreateForm
      title={response ? "Edit method response" : "Create method response"}
      description={`${at.httpMethod} ${resource.path}`}
      submitLabel={response ? "Save" : "Create"}
      cancelTo={back}
      doneTo={back}
      isDirty={form !== initial}
      calls={useMemo(() => steps.map(callOf), [steps])}
      onSubmit={() => run(client, steps)}
      onDone={() => flash.success(`Successfully saved the method response ${form.status}. Redeploy your API for the update to take effect.`)}
    >
      <Container header={<Header variant="h2">Response details</Header>}>
        <TextField label="HTTP status code" value={form.status} disabled={response !== undefined} placeholder="404" onChange={(value) => change({ status: value })} />
      </Container>
      <Container header={<Header variant="h2">Response headers</Header>}>
        <Rows rows={form.headers} noun="header" onChange={(headers) => change({ headers })} />
      </Container>
      <Container header={<Header variant="h2">Response body</Header>}>
        <ModelRows rows={form.models} models={parts.models} onChange={(models) => change({ models })} />
      </Container>
    </CreateForm>
  );
}

/** A response is put once; then it is patched. */
function stepsOf(at: MethodAt, before: MethodResponse | undefined, form: ResponseForm): Step[] {
  const parameters = flagMap(form.headers, responseHeader);
  const models = valueMap(form.models);
  const response = { ...at, statusCode: form.status };
  if (!before) {
    return [step("PutMethodResponse", new PutMethodResponseCommand({ ...response, responseParameters: unlessEmpty(parameters), responseModels: unlessEmpty(models) }))];
  }
  const patchOperations = [
    ...mapPatches("/responseParameters", before.responseParameters ?? {}, parameters),
    ...mapPatches("/responseModels", before.responseModels ?? {}, models),
  ];
  return patchOperations.length === 0 ? [] : [step("UpdateMethodResponse", new UpdateMethodResponseCommand({ ...response, patchOperations }))];
}
