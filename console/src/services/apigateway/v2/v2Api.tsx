import { type ApiGatewayV2Client, type Authorizer, type GetApiCommandOutput, GetAuthorizersCommand, GetIntegrationsCommand, GetRoutesCommand, GetStagesCommand, type Integration, type Route, type Stage } from "@aws-sdk/client-apigatewayv2";
import Header, { type HeaderProps } from "@cloudscape-design/components/header";
import { createContext, type ReactNode, useContext } from "react";
import type { Call } from "../../../shared/asCode";

interface OpenV2Api {
  api: GetApiCommandOutput;
  id: string;
  isHttp: boolean;
  refresh(): void;
}

export const V2ApiContext = createContext<OpenV2Api | undefined>(undefined);

/** The HTTP or WebSocket API whose page this is. */
export function useV2Api(): OpenV2Api {
  const open = useContext(V2ApiContext);
  if (!open) throw new Error("useV2Api needs the page of an API around it.");
  return open;
}

/** The heading of a page of an API: what it shows, and of which API. */
export function V2Header({ children, actions }: { children: ReactNode; actions?: HeaderProps["actions"] }) {
  const { api, id } = useV2Api();
  return (
    <Header variant="h1" actions={actions} description={`API: ${api.Name} (${id})`}>
      {children}
    </Header>
  );
}

export const v2Call = (operation: string, input: object): Call => ({ cli: "apigatewayv2", sdk: "client-apigatewayv2", client: "ApiGatewayV2Client", operation, input });

type Page<T> = { Items?: T[]; NextToken?: string };

/** All pages of a list; these operations have no paginators in the SDK. */
export async function all<T>(load: (NextToken?: string) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let token: string | undefined;
  do {
    const page = await load(token);
    items.push(...(page.Items ?? []));
    token = page.NextToken;
  } while (token);
  return items;
}

const MaxResults = "500";

export const listRoutes = async (client: ApiGatewayV2Client, ApiId: string, abortSignal: AbortSignal): Promise<Route[]> =>
  (await all<Route>((NextToken) => client.send(new GetRoutesCommand({ ApiId, NextToken, MaxResults }), { abortSignal }))).sort((a, b) => a.RouteKey!.localeCompare(b.RouteKey!));

export const listIntegrations = (client: ApiGatewayV2Client, ApiId: string, abortSignal: AbortSignal): Promise<Integration[]> =>
  all<Integration>((NextToken) => client.send(new GetIntegrationsCommand({ ApiId, NextToken, MaxResults }), { abortSignal }));

export const listAuthorizers = (client: ApiGatewayV2Client, ApiId: string, abortSignal: AbortSignal): Promise<Authorizer[]> =>
  all<Authorizer>((NextToken) => client.send(new GetAuthorizersCommand({ ApiId, NextToken, MaxResults }), { abortSignal }));

export const listStages = (client: ApiGatewayV2Client, ApiId: string, abortSignal: AbortSignal): Promise<Stage[]> =>
  all<Stage>((NextToken) => client.send(new GetStagesCommand({ ApiId, NextToken, MaxResults }), { abortSignal }));

/** A function's ARN where the integration leads to one, else what it leads to. */
export function targetOf(integration: Integration): string {
  return integration.IntegrationUri?.split("/functions/")[1]?.replace(/\/invocations$/, "") ?? integration.IntegrationUri ?? "-";
}

export const integrationIdOf = (route: Route) => route.Target?.replace(/^integrations\//, "");

/** The ARN under which any route of an API, in any stage, invokes a function. */
export const anyRouteArn = (region: string, account: string, api: string) => `arn:aws:execute-api:${region}:${account}:${api}/*/*`;
