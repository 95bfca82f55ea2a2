import { type APIGatewayClient, CreateBasePathMappingCommand, UpdateBasePathMappingCommand } from "@aws-sdk/client-api-gateway";
import { type ApiGatewayV2Client, CreateApiMappingCommand, UpdateApiMappingCommand } from "@aws-sdk/client-apigatewayv2";
import type { Doing } from "../../../shared/asCode";
import type { AnyApi } from "../apis";
import { replaced } from "../patches";
import { gatewayCall } from "../steps";
import { v2Call } from "../v2/v2Api";

/** How REST APIs name the mapping of a whole domain. */
export const wholeDomain = "(none)";

/** What the form of an API mapping holds. */
export interface MappingForm {
  api: AnyApi | undefined;
  /** "" where the next part of the path names it, which only REST APIs allow. */
  stage: string;
  /** Without slashes at its ends; "" for the whole domain. */
  path: string;
}

/** A mapping that is there, with its id in version 2. */
export interface Mapped extends MappingForm {
  id: string;
}

interface Clients {
  client: APIGatewayClient;
  v2: ApiGatewayV2Client;
}

/** Whether a mapping is one of version 1, a base path: those lead to REST APIs and have one part at most. */
export const isBasePath = ({ api, path }: Pick<MappingForm, "api" | "path">) => api?.protocol === "REST" && !path.includes("/");

/** Whether the stage may be left open: where the mapping is a base path, and was one. */
export const canBeAnyStage = (form: MappingForm, before: Mapped | undefined) => isBasePath(form) && (!before || isBasePath(before));

/** A new mapping, or what makes the form out of the one before. */
export function saving({ client, v2 }: Clients, domain: string, form: MappingForm, before: Mapped | undefined): Doing {
  if (canBeAnyStage(form, before)) return before ? changedBasePath(client, domain, form, before) : newBasePath(client, domain, form);
  const input = { DomainName: domain, ApiId: form.api?.id, Stage: form.stage || undefined, ApiMappingKey: form.path };
  if (!before) return { call: v2Call("CreateApiMapping", input), send: () => v2.send(new CreateApiMappingCommand(input)) };
  const change = { ...input, ApiMappingId: before.id };
  return { call: v2Call("UpdateApiMapping", change), send: () => v2.send(new UpdateApiMappingCommand(change)) };
}

function newBasePath(client: APIGatewayClient, domainName: string, { api, stage, path }: MappingForm): Doing {
  const input = { domainName, restApiId: api?.id, stage: stage || undefined, basePath: path || undefined };
  return { call: gatewayCall("CreateBasePathMapping", input), send: () => client.send(new CreateBasePathMappingCommand(input)) };
}

function changedBasePath(client: APIGatewayClient, domainName: string, { api, stage, path }: MappingForm, before: Mapped): Doing {
  const patchOperations = [
    ...replaced("/basePath", before.path, path),
    ...replaced("/restapiId", before.api?.id, api?.id),
    ...replaced("/stage", before.stage, stage),
  ];
  const input = { domainName, basePath: before.path || wholeDomain, patchOperations };
  return { call: gatewayCall("UpdateBasePathMapping", input), send: () => client.send(new UpdateBasePathMappingCommand(input)) };
}
