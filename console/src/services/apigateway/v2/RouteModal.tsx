import { ApiGatewayV2Client, type AuthorizationType, type Authorizer, CreateRouteCommand, CreateRouteResponseCommand, type Integration, type Route, UpdateRouteCommand } from "@aws-sdk/client-apigatewayv2";
import Checkbox from "@cloudscape-design/components/checkbox";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { plainOptions, SelectField } from "../fields/SelectField";
import { TextField } from "../fields/TextField";
import { httpMethods } from "../rest/methods/integrations";
import { integrationIdOf, targetOf, useV2Api, v2Call } from "./v2Api";

interface RouteForm {
  /** HTTP: the method; "$default" takes what no other route does. */
  method: string;
  /** HTTP: the path. WebSocket: the whole key. */
  path: string;
  integration: string;
  /** NONE, AWS_IAM, or an authorizer's id. */
  authorization: string;
  /** WebSocket: whether what the integration answers goes back to the caller. */
  answers: boolean;
}

interface RouteModalProps {
  route?: Route;
  integrations: readonly Integration[];
  authorizers: readonly Authorizer[];
  onSaved(): void;
  onDismiss(): void;
}

/** Makes a route, or edits one. */
export function RouteModal({ route, integrations, authorizers, onSaved, onDismiss }: RouteModalProps) {
  const { id, isHttp } = useV2Api();
  const client = useClient(ApiGatewayV2Client);
  const flash = useFlash();
  const [form, setForm] = useState(() => formOf(route, isHttp));
  const change = (part: Partial<RouteForm>) => setForm((before) => ({ ...before, ...part }));
  const key = isHttp && form.method !== "$default" ? `${form.method} ${form.path}` : isHttp ? "$default" : form.path;

  const create = {
    ApiId: id, RouteKey: key, Target: form.integration ? `integrations/${form.integration}` : undefined, ...authorizationOf(form.authorization, authorizers),
    RouteResponseSelectionExpression: !isHttp && form.answers ? "$default" : undefined,
  };
  const update = route && { ...create, RouteId: route.RouteId };
  // What goes back does so by the route's response.
  const getsResponse = !isHttp && form.answers && !route?.RouteResponseSelectionExpression;
  const response = (RouteId: string | undefined) => ({ ApiId: id, RouteId, RouteResponseKey: "$default" });
  const calls = [
    update ? v2Call("UpdateRoute", update) : v2Call("CreateRoute", create),
    ...(getsResponse ? [v2Call("CreateRouteResponse", response(route?.RouteId ?? "ROUTE_ID"))] : []),
  ];

  async function save() {
    const { RouteId } = update ? await client.send(new UpdateRouteCommand(update)) : await client.send(new CreateRouteCommand(create));
    if (getsResponse) await client.send(new CreateRouteResponseCommand(response(RouteId)));
    flash.success(`Successfully ${route ? "updated" : "created"} route '${key}'.`);
    onSaved();
  }

  return (
    <FormModal title={route ? "Edit route" : "Create route"} submitLabel={route ? "Save" : "Create"} calls={calls} onSubmit={save} onDismiss={onDismiss}>
      {isHttp && <SelectField label="Method" value={form.method} options={plainOptions(...httpMethods, "$default")} onChange={(method) => change({ method })} />}
      {!(isHttp && form.method === "$default") && (
        <TextField
          label={isHttp ? "Path" : "Route key"}
          value={form.path}
          placeholder={isHttp ? "/pets/{id}" : "sendMessage"}
          constraint={isHttp ? "A name in braces is a path variable; {name+} takes the rest of the path." : "What the route selection expression finds in a message, or $connect, $disconnect, $default."}
          onChange={(path) => change({ path })}
        />
      )}
      <SelectField
        label="Integration"
        value={form.integration}
        placeholder="Choose an integration"
        empty="Create an integration first"
        options={integrations.map((i) => ({ value: i.IntegrationId, label: `${i.IntegrationId}: ${targetOf(i)}` }))}
        onChange={(integration) => change({ integration })}
      />
      <SelectField
        label="Authorization"
        value={form.authorization}
        options={[
          { value: "NONE", label: "None" },
          { value: "AWS_IAM", label: "IAM" },
          ...authorizers.map((a) => ({ value: a.AuthorizerId, label: a.Name, description: a.AuthorizerType === "JWT" ? "JWT" : "Lambda" })),
        ]}
        onChange={(authorization) => change({ authorization })}
      />
      {!isHttp && (
        <Checkbox checked={form.answers} disabled={route?.RouteResponseSelectionExpression !== undefined} onChange={({ detail }) => change({ answers: detail.checked })}>
          Two-way communication: send what the integration answers back
        </Checkbox>
      )}
    </FormModal>
  );
}

function formOf(route: Route | undefined, isHttp: boolean): RouteForm {
  const key = route?.RouteKey ?? "";
  const [method = "GET", path = ""] = key.includes(" ") ? key.split(" ") : [key || "GET"];
  return {
    method, path: isHttp ? path || "/" : key, integration: (route && integrationIdOf(route)) ?? "", answers: route?.RouteResponseSelectionExpression !== undefined,
    authorization: route?.AuthorizerId ?? route?.AuthorizationType ?? "NONE",
  };
}

function authorizationOf(authorization: string, authorizers: readonly Authorizer[]): { AuthorizationType: AuthorizationType; AuthorizerId?: string } {
  const authorizer = authorizers.find((a) => a.AuthorizerId === authorization);
  if (!authorizer) return { AuthorizationType: authorization as AuthorizationType };
  return { AuthorizationType: authorizer.AuthorizerType === "JWT" ? "JWT" : "CUSTOM", AuthorizerId: authorization };
}
