import { ApiGatewayV2Client } from "@aws-sdk/client-apigatewayv2";
import { LambdaClient } from "@aws-sdk/client-lambda";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useAccount, useSession } from "../../../session/Session";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { FunctionField } from "../fields/FunctionField";
import { TextField } from "../fields/TextField";
import { apiListPath, v2Path } from "../paths";
import { usePermissionQuestion } from "../rest/methods/PermissionModal";
import { givePermission, neededPermission, permissionCall } from "../rest/methods/permissions";
import { anyRouteArn, v2Call } from "../v2/v2Api";
import { createV2Api, type NewV2Api, v2Inputs } from "./newV2Api";

interface V2ApiFormProps {
  title: string;
  empty: NewV2Api;
  form: NewV2Api;
  onChange(part: Partial<NewV2Api>): void;
  /** What only this kind of API has. */
  details?: ReactNode;
  routes: ReactNode;
}

/** Makes an HTTP or a WebSocket API. */
export function V2ApiForm({ title, empty, form, onChange, details, routes }: V2ApiFormProps) {
  const { region } = useSession();
  const account = useAccount();
  const client = useClient(ApiGatewayV2Client);
  const lambda = useClient(LambdaClient);
  const flash = useFlash();
  const { ask, question } = usePermissionQuestion();
  const [statementId] = useState(() => crypto.randomUUID());
  // The permission is for this API alone, whose id is known once it is made.
  const permissionFor = useCallback(
    (api: string) => neededPermission({ kind: "lambda", functionArn: form.functionArn, credentials: "" }, anyRouteArn(region, account, api), statementId),
    [form.functionArn, region, account, statementId],
  );
  const calls = useMemo(() => {
    const { api, integration, routes: keys, stage } = v2Inputs(form, region, "API_ID", "INTEGRATION_ID");
    const permission = permissionFor("API_ID");
    return [
      v2Call("CreateApi", api),
      ...(integration ? [v2Call("CreateIntegration", integration)] : []),
      ...keys.map((route) => v2Call("CreateRoute", route)),
      ...(stage ? [v2Call("CreateStage", stage)] : []),
      ...(permission ? [permissionCall(permission)] : []),
    ];
  }, [form, region, permissionFor]);

  async function submit() {
    const isAsked = permissionFor("API_ID") !== undefined;
    const answer = isAsked ? await ask({ functionArn: form.functionArn, sourceArn: anyRouteArn(region, account, "{this API}") }) : "skip";
    if (answer === "cancel") return false;
    const id = await createV2Api(client, form, region);
    const permission = permissionFor(id);
    if (permission && answer === "give") await givePermission(lambda, permission);
    flash.success(`Successfully created API '${form.name} (${id})'.`);
    return v2Path(id);
  }

  return (
    <>
      <CreateForm title={title} submitLabel="Create API" cancelTo={apiListPath} doneTo={apiListPath} isDirty={form !== empty} calls={calls} onSubmit={submit}>
        <Container header={<Header variant="h2">API details</Header>}>
          <SpaceBetween size="l">
            <TextField label="API name" value={form.name} onChange={(name) => onChange({ name })} />
            {details}
          </SpaceBetween>
        </Container>
        <Container header={<Header variant="h2" description="What stands behind the first routes; more can be added later">Integration and routes</Header>}>
          <SpaceBetween size="l">
            <FunctionField label="Lambda function" value={form.functionArn} onChange={(functionArn) => onChange({ functionArn })} />
            {form.functionArn !== "" && routes}
          </SpaceBetween>
        </Container>
        <Container header={<Header variant="h2">Stage</Header>}>
          <TextField label="Stage name" isOptional description="Each change of the API is deployed to it at once." value={form.stage} onChange={(stage) => onChange({ stage })} />
        </Container>
      </CreateForm>
      {question}
    </>
  );
}
