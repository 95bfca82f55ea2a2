import { type ApiGatewayV2Client, CreateApiCommand, CreateIntegrationCommand, CreateRouteCommand, CreateStageCommand, type ProtocolType } from "@aws-sdk/client-apigatewayv2";
import { integrationTarget } from "../v2/integrationTarget";

/** An API with one function behind all its first routes, and a stage that deploys itself. */
export interface NewV2Api {
  name: string;
  protocol: ProtocolType;
  /** WebSocket: what in a message names its route. */
  expression: string;
  /** Without it there is neither integration nor route yet. */
  functionArn: string;
  routes: readonly string[];
  stage: string;
}

/** The inputs of all calls, in their order; ids that only answers know are given. */
export function v2Inputs(form: NewV2Api, region: string, ApiId: string, IntegrationId: string) {
  const isHttp = form.protocol === "HTTP";
  const hasFunction = form.functionArn !== "";
  return {
    api: { Name: form.name, ProtocolType: form.protocol, RouteSelectionExpression: isHttp ? undefined : form.expression },
    integration: hasFunction
      ? { ApiId, IntegrationType: "AWS_PROXY" as const, IntegrationUri: integrationTarget(region, form.functionArn, isHttp), PayloadFormatVersion: isHttp ? "2.0" : undefined }
      : undefined,
    routes: hasFunction ? form.routes.map((RouteKey) => ({ ApiId, RouteKey, Target: `integrations/${IntegrationId}` })) : [],
    stage: form.stage ? { ApiId, StageName: form.stage, AutoDeploy: true } : undefined,
  };
}

/** Makes it all; answers the API's id. */
export async function createV2Api(client: ApiGatewayV2Client, form: NewV2Api, region: string): Promise<string> {
  const { ApiId = "" } = await client.send(new CreateApiCommand(v2Inputs(form, region, "", "").api));
  const { integration } = v2Inputs(form, region, ApiId, "");
  const made = integration && (await client.send(new CreateIntegrationCommand(integration)));
  const { routes, stage } = v2Inputs(form, region, ApiId, made?.IntegrationId ?? "");
  for (const route of routes) await client.send(new CreateRouteCommand(route));
  if (stage) await client.send(new CreateStageCommand(stage));
  return ApiId;
}
