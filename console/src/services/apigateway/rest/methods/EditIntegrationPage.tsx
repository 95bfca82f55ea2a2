import { APIGatewayClient, type Integration, PutIntegrationCommand, PutIntegrationResponseCommand } from "@aws-sdk/client-api-gateway";
import { LambdaClient } from "@aws-sdk/client-lambda";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useMemo, useState } from "react";
import { useAccount, useSession } from "../../../../session/Session";
import { useClient } from "../../../../shared/clients";
import { CreateForm } from "../../../../shared/CreateForm";
import { useFlash } from "../../../../shared/flash";
import { LoadedView } from "../../../../shared/LoadedView";
import { methodPath } from "../../paths";
import { callOf, run, type Step, step } from "../../steps";
import { useRestApi } from "../restApi";
import { IntegrationFields, MappingFields } from "./IntegrationFields";
import { emptyIntegration, integrationFormOf, integrationInput, type IntegrationForm, type MethodAt, passesThrough } from "./integrations";
import { type OpenMethod, useMethod } from "./openMethod";
import { usePermissionQuestion } from "./PermissionModal";
import { givePermission, methodArn, neededPermission } from "./permissions";

export function Component() {
  const { loaded } = useMethod();
  return (
    <LoadedView loaded={loaded} what="the method">
      {(open) => <Form open={open} />}
    </LoadedView>
  );
}

function Form({ open: { at, method, resource } }: { open: OpenMethod }) {
  const { id } = useRestApi();
  const { region } = useSession();
  const account = useAccount();
  const client = useClient(APIGatewayClient);
  const lambda = useClient(LambdaClient);
  const flash = useFlash();
  const { ask, question } = usePermissionQuestion();
  const [initial] = useState(() => (method.methodIntegration ? integrationFormOf(method.methodIntegration) : emptyIntegration));
  const [form, setForm] = useState(initial);
  const change = (part: Partial<IntegrationForm>) => setForm((before) => ({ ...before, ...part }));
  const steps = useMemo(() => integrationSteps(at, form, method.methodIntegration, region), [at, form, method, region]);
  const back = `${methodPath(id, at.resourceId, at.httpMethod)}?tab=integration`;

  async function submit() {
    // Only another function than before asks for a permission of its own.
    const sourceArn = methodArn({ region, account, api: id, httpMethod: at.httpMethod, path: resource.path! });
    const permission = form.functionArn === initial.functionArn ? undefined : neededPermission(form, sourceArn, crypto.randomUUID());
    const answer = permission ? await ask({ functionArn: form.functionArn, sourceArn }) : "skip";
    if (answer === "cancel") return false;
    if (permission && answer === "give") await givePermission(lambda, permission);
    await run(client, steps);
    return undefined;
  }

  return (
    <>
      <CreateForm
        title="Edit integration request"
        description={`${at.httpMethod} ${resource.path}`}
        submitLabel="Save"
        cancelTo={back}
        doneTo={back}
        isDirty={form !== initial}
        calls={useMemo(() => steps.map(callOf), [steps])}
        onSubmit={submit}
        onDone={() => flash.success("Successfully updated the integration request. Redeploy your API for the update to take effect.")}
      >
        <Container header={<Header variant="h2">Integration details</Header>}>
          <IntegrationFields form={form} onChange={change} />
        </Container>
        <MappingFields form={form} onChange={change} />
      </CreateForm>
      {question}
    </>
  );
}

/** An integration is put as a whole, which takes its responses away: they are put again, but a proxy has none. */
function integrationSteps(at: MethodAt, form: IntegrationForm, before: Integration | undefined, region: string): Step[] {
  const responses = passesThrough(form) ? [] : Object.values(before?.integrationResponses ?? {});
  return [
    step("PutIntegration", new PutIntegrationCommand(integrationInput(at, form, region))),
    ...responses.map((r) => {
      const { statusCode, selectionPattern, responseParameters, responseTemplates, contentHandling } = r;
      return step("PutIntegrationResponse", new PutIntegrationResponseCommand({ ...at, statusCode, selectionPattern, responseParameters, responseTemplates: withoutNulls(responseTemplates), contentHandling }));
    }),
  ];
}

// The service shows an empty template as null, and takes it as "".
function withoutNulls(templates: Record<string, string | null> | undefined) {
  return templates && Object.fromEntries(Object.entries(templates).map(([type, text]) => [type, text ?? ""]));
}
