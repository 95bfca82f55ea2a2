import type { Authorizer, AuthorizerType, CreateAuthorizerCommandInput, PatchOperation } from "@aws-sdk/client-api-gateway";
import { replaced } from "../../patches";
import { functionOf, functionUri } from "../methods/integrations";

/** A Lambda authorizer, as the form has it. */
export interface AuthorizerForm {
  name: string;
  type: "TOKEN" | "REQUEST";
  functionArn: string;
  role: string;
  /** TOKEN: the header. REQUEST: parts of the request, with commas between. */
  identity: string;
  /** A regular expression that a token must fit; "" for none. */
  validation: string;
  isCached: boolean;
  ttlSeconds: string;
}

export const emptyAuthorizer: AuthorizerForm = {
  name: "", type: "TOKEN", functionArn: "", role: "", identity: "Authorization", validation: "", isCached: true, ttlSeconds: "300",
};

const headerPrefix = "method.request.header.";

export function authorizerFormOf(authorizer: Authorizer): AuthorizerForm {
  const identity = authorizer.identitySource ?? "";
  const ttl = authorizer.authorizerResultTtlInSeconds ?? 300;
  return {
    name: authorizer.name ?? "",
    type: authorizer.type === "REQUEST" ? "REQUEST" : "TOKEN",
    functionArn: functionOf(authorizer.authorizerUri) ?? "",
    role: authorizer.authorizerCredentials ?? "",
    identity: authorizer.type === "TOKEN" ? identity.replace(headerPrefix, "") : identity,
    validation: authorizer.identityValidationExpression ?? "",
    isCached: ttl > 0,
    ttlSeconds: ttl > 0 ? String(ttl) : "300",
  };
}

const identityOf = ({ type, identity }: AuthorizerForm) => (type === "TOKEN" ? headerPrefix + identity : identity);
const ttlOf = ({ isCached, ttlSeconds }: AuthorizerForm) => (isCached ? Number(ttlSeconds) : 0);

export function authorizerInput(restApiId: string, form: AuthorizerForm, region: string): CreateAuthorizerCommandInput {
  return {
    restApiId,
    name: form.name,
    type: form.type as AuthorizerType,
    authorizerUri: functionUri(region, form.functionArn),
    authorizerCredentials: form.role || undefined,
    identitySource: identityOf(form) || undefined,
    identityValidationExpression: (form.type === "TOKEN" && form.validation) || undefined,
    authorizerResultTtlInSeconds: ttlOf(form),
  };
}

export function authorizerPatches(before: AuthorizerForm, after: AuthorizerForm, region: string): PatchOperation[] {
  return [
    ...replaced("/name", before.name, after.name),
    ...replaced("/type", before.type, after.type),
    ...replaced("/authorizerUri", functionUri(region, before.functionArn), functionUri(region, after.functionArn)),
    ...replaced("/authorizerCredentials", before.role, after.role),
    ...replaced("/identitySource", identityOf(before), identityOf(after)),
    ...replaced("/identityValidationExpression", before.validation, after.type === "TOKEN" ? after.validation : ""),
    ...replaced("/authorizerResultTtlInSeconds", ttlOf(before), ttlOf(after)),
  ];
}

/** The ARN under which an authorizer invokes its function. One that is not made yet is any of the API's. */
export const authorizerArn = (region: string, account: string, api: string, authorizer = "*") =>
  `arn:aws:execute-api:${region}:${account}:${api}/authorizers/${authorizer}`;
