import { APIGatewayClient, GetAuthorizerCommand, GetRequestValidatorCommand } from "@aws-sdk/client-api-gateway";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useClient } from "../../../../shared/clients";
import { RouteButton } from "../../../../shared/RouteButton";
import { useLoad } from "../../../../shared/useLoad";
import { PlainTable } from "../../fields/PlainTable";
import { methodPath } from "../../paths";
import type { OpenMethod } from "./openMethod";
import { requestFormOf } from "./requests";

/** What the method asks of a request. */
export function RequestTab({ open: { at, method } }: { open: OpenMethod }) {
  const client = useClient(APIGatewayClient);
  const { restApiId } = at;
  const names = useLoad(
    async (abortSignal) => {
      const { authorizerId, requestValidatorId } = method;
      const [authorizer, validator] = await Promise.all([
        authorizerId ? client.send(new GetAuthorizerCommand({ restApiId, authorizerId }), { abortSignal }) : undefined,
        requestValidatorId ? client.send(new GetRequestValidatorCommand({ restApiId, requestValidatorId }), { abortSignal }) : undefined,
      ]);
      return { authorizer: authorizer?.name, validator: validator?.name };
    },
    [client, restApiId, method],
  );
  const form = requestFormOf(method);
  const required = (flag: boolean) => (flag ? "True" : "False");
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" actions={<RouteButton to={methodPath(restApiId, at.resourceId, at.httpMethod, "request")} ariaLabel="Edit method request">Edit</RouteButton>}>
            Method request settings
          </Header>
        }
      >
        <KeyValuePairs
          columns={4}
          items={[
            { label: "Authorization", value: names.data?.authorizer ?? method.authorizationType ?? "NONE" },
            { label: "API key required", value: required(form.isKeyRequired) },
            { label: "Request validator", value: names.data?.validator ?? (method.requestValidatorId || "None") },
            { label: "Operation name", value: form.operationName || "-" },
          ]}
        />
      </Container>
      <PlainTable title="Request paths" noun="path parameter" columns={["Name"]} rows={form.paths.map((r) => [r.name])} />
      <PlainTable title="URL query string parameters" noun="query string" columns={["Name", "Required"]} rows={form.query.map((r) => [r.name, required(r.flag)])} />
      <PlainTable title="HTTP request headers" noun="header" columns={["Name", "Required"]} rows={form.headers.map((r) => [r.name, required(r.flag)])} />
      <PlainTable title="Request body" noun="model" columns={["Content type", "Model"]} rows={form.models.map((r) => [r.name, r.value])} />
    </SpaceBetween>
  );
}
