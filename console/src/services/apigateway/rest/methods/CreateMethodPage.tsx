import { APIGatewayClient, CreateRequestValidatorCommand, GetResourceCommand, PutIntegrationCommand, PutIntegrationResponseCommand, PutMethodCommand, PutMethodResponseCommand } from "@aws-sdk/client-api-gateway";
import { LambdaClient } from "@aws-sdk/client-lambda";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useParams } from "react-router-dom";
import { useAccount, useSession } from "../../../../session/Session";
import { useClient } from "../../../../shared/clients";
import { CreateForm } from "../../../../shared/CreateForm";
import { useFlash } from "../../../../shared/flash";
import { LoadedView } from "../../../../shared/LoadedView";
import { useLoad } from "../../../../shared/useLoad";
import { plainOptions, SelectField } from "../../fields/SelectField";
import { methodPath, resourcePath } from "../../paths";
import { callOf, run, type Step, step } from "../../steps";
import { useRestApi } from "../restApi";
import { IntegrationFields } from "./IntegrationFields";
import { emptyIntegration, httpMethods, integrationInput, type IntegrationForm, type MethodAt, passesThrough } from "./integrations";
import { usePermissionQuestion } from "./PermissionModal";
import { givePermission, methodArn, neededPermission, permissionCall } from "./permissions";
import { RequestFields } from "./RequestFields";
import { type ApiParts, emptyRequest, loadParts, methodInput, type RequestForm, validatorInput, withValidator } from "./requests";

export function Component() {
  const { id } = useRestApi();
  const resourceId = useParams()["resource"]!;
  const client = useClient(APIGatewayClient);
  const loaded = useLoad(
    async (abortSignal) => {
      const [resource, parts] = await Promise.all([client.send(new GetResourceCommand({ restApiId: id, resourceId }), { abortSignal }), loadParts(client, id, abortSignal)]);
      return { path: resource.path!, parts };
    },
    [client, id, resourceId],
  );
  return (
    <LoadedView loaded={loaded} what="the resource">
      {({ path, parts }) => <MethodForm resourceId={resourceId} path={path} parts={parts} />}
    </LoadedView>
  );
}

interface NewMethod {
  httpMethod: string;
  integration: IntegrationForm;
  request: RequestForm;
}

// A mock answers with the status that its template gives.
const mockTemplates = [{ name: "application/json", value: '{"statusCode": 200}', flag: false }];

const empty: NewMethod = { httpMethod: "", integration: emptyIntegration, request: emptyRequest };

function MethodForm({ resourceId, path, parts }: { resourceId: string; path: string; parts: ApiParts }) {
  const { id } = useRestApi();
  const { region } = useSession();
  const account = useAccount();
  const client = useClient(APIGatewayClient);
  const lambda = useClient(LambdaClient);
  const flash = useFlash();
  const { ask, question } = usePermissionQuestion();
  const [form, setForm] = useState(empty);
  const [statementId] = useState(() => crypto.randomUUID());
  const at = useMemo(() => ({ restApiId: id, resourceId, httpMethod: form.httpMethod }), [id, resourceId, form.httpMethod]);
  const sourceArn = methodArn({ region, account, api: id, httpMethod: form.httpMethod, path });
  const permission = useMemo(() => neededPermission(form.integration, sourceArn, statementId), [form.integration, sourceArn, statementId]);
  const calls = useMemo(() => {
    const validator = validatorInput(id, form.request);
    return [
      ...(permission ? [permissionCall(permission)] : []),
      ...[...(validator ? [step("CreateRequestValidator", new CreateRequestValidatorCommand(validator))] : []), ...methodSteps(at, form, form.request, region)].map(callOf),
    ];
  }, [id, at, form, region, permission]);

  async function submit() {
    if (form.httpMethod === "") throw new Error("Choose a method type.");
    if (form.integration.kind === "lambda" && form.integration.functionArn === "") throw new Error("Choose a Lambda function.");
    const answer = permission ? await ask({ functionArn: form.integration.functionArn, sourceArn }) : "skip";
    if (answer === "cancel") return false;
    if (permission && answer === "give") await givePermission(lambda, permission);
    const request = await withValidator(client, id, form.request);
    await run(client, methodSteps(at, form, request, region));
    flash.success(`Successfully created method '${form.httpMethod}' in '${path}'. Redeploy your API for the update to take effect.`);
    return methodPath(id, resourceId, form.httpMethod);
  }

  return (
    <>
      <CreateForm
        title="Create method"
        description={`For the resource ${path}`}
        submitLabel="Create method"
        cancelTo={resourcePath(id, resourceId)}
        doneTo={resourcePath(id, resourceId)}
        isDirty={form !== empty}
        calls={calls}
        onSubmit={submit}
      >
        <Container header={<Header variant="h2">Method details</Header>}>
          <SpaceBetween size="l">
            <SelectField
              label="Method type"
              value={form.httpMethod}
              placeholder="Choose a method type"
              options={plainOptions(...httpMethods)}
              onChange={(httpMethod) => setForm({ ...form, httpMethod })}
            />
            <IntegrationFields form={form.integration} onChange={(part) => setForm({ ...form, integration: { ...form.integration, ...part } })} />
          </SpaceBetween>
        </Container>
        <RequestFields form={form.request} parts={parts} onChange={(part) => setForm({ ...form, request: { ...form.request, ...part } })} />
      </CreateForm>
      {question}
    </>
  );
}

/** A method with its integration and, as the original makes them, a response of status 200. */
function methodSteps(at: MethodAt, form: NewMethod, request: RequestForm, region: string): Step[] {
  const integration = form.integration.kind === "mock" ? { ...form.integration, templates: mockTemplates } : form.integration;
  const response = { ...at, statusCode: "200" };
  return [
    step("PutMethod", new PutMethodCommand(methodInput(at, request))),
    step("PutIntegration", new PutIntegrationCommand(integrationInput(at, integration, region))),
    step("PutMethodResponse", new PutMethodResponseCommand({ ...response, responseModels: { "application/json": "Empty" } })),
    ...(passesThrough(integration) ? [] : [step("PutIntegrationResponse", new PutIntegrationResponseCommand({ ...response, responseTemplates: { "application/json": "" } }))]),
  ];
}
