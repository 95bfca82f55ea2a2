import { ApiGatewayV2Client, type Authorizer, CreateAuthorizerCommand, type CreateAuthorizerCommandInput, UpdateAuthorizerCommand } from "@aws-sdk/client-apigatewayv2";
import { LambdaClient } from "@aws-sdk/client-lambda";
import Checkbox from "@cloudscape-design/components/checkbox";
import { useState } from "react";
import { useAccount, useSession } from "../../../session/Session";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { FunctionField } from "../fields/FunctionField";
import { SelectField } from "../fields/SelectField";
import { TextField } from "../fields/TextField";
import { authorizerArn } from "../rest/authorizers/authorizers";
import { functionOf, functionUri } from "../rest/methods/integrations";
import { givePermission, neededPermission, permissionCall } from "../rest/methods/permissions";
import { useV2Api, v2Call } from "./v2Api";

interface AuthorizerForm {
  type: "JWT" | "REQUEST";
  name: string;
  source: string;
  issuer: string;
  audience: string;
  functionArn: string;
  isSimple: boolean;
  isPermitted: boolean;
}

/** Makes an authorizer, of tokens or by a function, or edits one. */
export function AuthorizerModal({ authorizer, onSaved, onDismiss }: { authorizer?: Authorizer; onSaved(): void; onDismiss(): void }) {
  const { id, isHttp } = useV2Api();
  const { region } = useSession();
  const account = useAccount();
  const client = useClient(ApiGatewayV2Client);
  const lambda = useClient(LambdaClient);
  const flash = useFlash();
  const [form, setForm] = useState(() => (authorizer ? formOf(authorizer) : emptyForm(isHttp)));
  const change = (part: Partial<AuthorizerForm>) => setForm((before) => ({ ...before, ...part }));
  const isJwt = form.type === "JWT";
  const [statementId] = useState(() => crypto.randomUUID());
  const permission = !isJwt && form.isPermitted
    ? neededPermission({ kind: "lambda", functionArn: form.functionArn, credentials: "" }, authorizerArn(region, account, id), statementId)
    : undefined;
  const create = inputOf(form, id, region, isHttp, authorizer?.AuthorizerPayloadFormatVersion);
  const update = authorizer && { ...create, AuthorizerId: authorizer.AuthorizerId };
  const calls = [...(permission ? [permissionCall(permission)] : []), update ? v2Call("UpdateAuthorizer", update) : v2Call("CreateAuthorizer", create)];

  async function save() {
    if (permission) await givePermission(lambda, permission);
    await (update ? client.send(new UpdateAuthorizerCommand(update)) : client.send(new CreateAuthorizerCommand(create)));
    flash.success(`Successfully ${authorizer ? "updated" : "created"} authorizer '${form.name}'.`);
    onSaved();
  }

  return (
    <FormModal
      title={authorizer ? "Edit authorizer" : "Create authorizer"}
      submitLabel={authorizer ? "Save" : "Create"}
      calls={calls}
      onSubmit={save}
      onDismiss={onDismiss}
    >
      {isHttp && !authorizer && (
        <SelectField
          label="Authorizer type"
          value={form.type}
          options={[{ value: "JWT", label: "JWT" }, { value: "REQUEST", label: "Lambda" }]}
          onChange={(type) => change({ type: type as AuthorizerForm["type"] })}
        />
      )}
      <TextField label="Name" value={form.name} onChange={(name) => change({ name })} />
      <TextField label="Identity source" description={isJwt ? "Where the token is" : "With commas between"} value={form.source} onChange={(source) => change({ source })} />
      {isJwt ? (
        <>
          <TextField label="Issuer URL" placeholder="https://issuer.example.com" value={form.issuer} onChange={(issuer) => change({ issuer })} />
          <TextField label="Audience" description="With commas between" value={form.audience} onChange={(audience) => change({ audience })} />
        </>
      ) : (
        <>
          <FunctionField value={form.functionArn} onChange={(functionArn) => change({ functionArn })} />
          {isHttp && (
            <Checkbox checked={form.isSimple} description="The function answers with isAuthorized, else with a policy." onChange={({ detail }) => change({ isSimple: detail.checked })}>
              Simple response
            </Checkbox>
          )}
          <Checkbox
            checked={form.isPermitted}
            description="Adds a statement for this API to the function's policy."
            onChange={({ detail }) => change({ isPermitted: detail.checked })}
          >
            Grant API Gateway permission to invoke the function
          </Checkbox>
        </>
      )}
    </FormModal>
  );
}

const split = (text: string) => text.split(",").map((part) => part.trim()).filter(Boolean);

function emptyForm(isHttp: boolean): AuthorizerForm {
  return {
    type: isHttp ? "JWT" : "REQUEST", name: "", source: isHttp ? "$request.header.Authorization" : "route.request.header.Auth",
    issuer: "", audience: "", functionArn: "", isSimple: isHttp, isPermitted: true,
  };
}

function formOf(authorizer: Authorizer): AuthorizerForm {
  return {
    type: authorizer.AuthorizerType!, name: authorizer.Name!, source: authorizer.IdentitySource?.join(", ") ?? "",
    issuer: authorizer.JwtConfiguration?.Issuer ?? "", audience: authorizer.JwtConfiguration?.Audience?.join(", ") ?? "",
    functionArn: functionOf(authorizer.AuthorizerUri) ?? "", isSimple: authorizer.EnableSimpleResponses ?? false, isPermitted: false,
  };
}

// The format of the function's event stays as it was: it is no field of this form.
function inputOf(form: AuthorizerForm, ApiId: string, region: string, isHttp: boolean, payload = "2.0"): CreateAuthorizerCommandInput {
  const common = { ApiId, Name: form.name, AuthorizerType: form.type, IdentitySource: split(form.source) };
  if (form.type === "JWT") return { ...common, JwtConfiguration: { Issuer: form.issuer, Audience: split(form.audience) } };
  return {
    ...common, AuthorizerUri: functionUri(region, form.functionArn),
    AuthorizerPayloadFormatVersion: isHttp ? payload : undefined, EnableSimpleResponses: isHttp ? form.isSimple : undefined,
  };
}
