import { ApiGatewayV2Client, CreateIntegrationCommand, type CreateIntegrationCommandInput, type Integration, type IntegrationType, UpdateIntegrationCommand } from "@aws-sdk/client-apigatewayv2";
import { LambdaClient } from "@aws-sdk/client-lambda";
import Checkbox from "@cloudscape-design/components/checkbox";
import { useState } from "react";
import { useAccount, useSession } from "../../../session/Session";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { FunctionField } from "../fields/FunctionField";
import { plainOptions, SelectField } from "../fields/SelectField";
import { TextField } from "../fields/TextField";
import { httpMethods } from "../rest/methods/integrations";
import { givePermission, neededPermission, permissionCall } from "../rest/methods/permissions";
import { anyRouteArn, targetOf, useV2Api, v2Call } from "./v2Api";
import { integrationTarget } from "./integrationTarget";

interface IntegrationForm {
  type: IntegrationType;
  functionArn: string;
  url: string;
  method: string;
  payload: string;
  timeoutMs: string;
  isPermitted: boolean;
}

/** Makes an integration, or edits one. */
export function IntegrationModal({ integration, onSaved, onDismiss }: { integration?: Integration; onSaved(): void; onDismiss(): void }) {
  const { id, isHttp } = useV2Api();
  const { region } = useSession();
  const account = useAccount();
  const client = useClient(ApiGatewayV2Client);
  const lambda = useClient(LambdaClient);
  const flash = useFlash();
  const [form, setForm] = useState(() => formOf(integration, isHttp));
  const change = (part: Partial<IntegrationForm>) => setForm((before) => ({ ...before, ...part }));
  const isLambda = form.type === "AWS_PROXY";
  const [statementId] = useState(() => crypto.randomUUID());
  const permission = isLambda && form.isPermitted
    ? neededPermission({ kind: "lambda", functionArn: form.functionArn, credentials: "" }, anyRouteArn(region, account, id), statementId)
    : undefined;
  const create = createInput(form, id, region, isHttp);
  const update = integration && { ...create, IntegrationId: integration.IntegrationId };
  const calls = [...(permission ? [permissionCall(permission)] : []), update ? v2Call("UpdateIntegration", update) : v2Call("CreateIntegration", create)];

  async function save() {
    if (permission) await givePermission(lambda, permission);
    const { IntegrationId } = update ? await client.send(new UpdateIntegrationCommand(update)) : await client.send(new CreateIntegrationCommand(create));
    flash.success(`Successfully ${integration ? "updated" : "created"} integration '${IntegrationId}'.`);
    onSaved();
  }

  return (
    <FormModal
      title={integration ? "Edit integration" : "Create integration"}
      submitLabel={integration ? "Save" : "Create"}
      calls={calls}
      onSubmit={save}
      onDismiss={onDismiss}
    >
      <SelectField
        label="Integration type"
        value={form.type}
        options={[{ value: "AWS_PROXY", label: "Lambda function" }, { value: "HTTP_PROXY", label: "HTTP URI" }, ...(isHttp ? [] : [{ value: "MOCK", label: "Mock" }])]}
        onChange={(type) => change({ type: type as IntegrationType })}
      />
      {isLambda && (
        <>
          <FunctionField value={form.functionArn} onChange={(functionArn) => change({ functionArn })} />
          {isHttp && <SelectField label="Payload format version" value={form.payload} options={plainOptions("2.0", "1.0")} onChange={(payload) => change({ payload })} />}
          <Checkbox
            checked={form.isPermitted}
            description="Adds a statement for this API to the function's policy."
            onChange={({ detail }) => change({ isPermitted: detail.checked })}
          >
            Grant API Gateway permission to invoke the function
          </Checkbox>
        </>
      )}
      {form.type === "HTTP_PROXY" && (
        <>
          <SelectField label="HTTP method" value={form.method} options={plainOptions(...httpMethods)} onChange={(method) => change({ method })} />
          <TextField label="URL" value={form.url} placeholder="https://example.com/{proxy}" onChange={(url) => change({ url })} />
        </>
      )}
      <TextField label="Timeout" isOptional type="number" constraint="Milliseconds." value={form.timeoutMs} onChange={(timeoutMs) => change({ timeoutMs })} />
    </FormModal>
  );
}

function createInput(form: IntegrationForm, ApiId: string, region: string, isHttp: boolean): CreateIntegrationCommandInput {
  const isLambda = form.type === "AWS_PROXY";
  return {
    ApiId, IntegrationType: form.type, TimeoutInMillis: form.timeoutMs ? Number(form.timeoutMs) : undefined,
    IntegrationUri: form.type === "MOCK" ? undefined : isLambda ? integrationTarget(region, form.functionArn, isHttp) : form.url,
    IntegrationMethod: form.type === "HTTP_PROXY" ? form.method : undefined,
    PayloadFormatVersion: isHttp && isLambda ? form.payload : undefined,
  };
}

function formOf(integration: Integration | undefined, isHttp: boolean): IntegrationForm {
  const type = integration?.IntegrationType ?? "AWS_PROXY";
  const target = integration ? targetOf(integration) : "";
  return {
    type, functionArn: type === "AWS_PROXY" ? target : "", url: type === "HTTP_PROXY" ? target : "", method: integration?.IntegrationMethod ?? "ANY",
    payload: integration?.PayloadFormatVersion ?? (isHttp ? "2.0" : "1.0"), timeoutMs: integration?.TimeoutInMillis?.toString() ?? "", isPermitted: !integration,
  };
}
