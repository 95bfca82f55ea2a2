import type { Authorizer, CreateAuthorizerCommandInput, PatchOperation } from "@aws-sdk/client-api-gateway";
import { memberPatches, replaced } from "../../patches";
import { functionOf, functionUri } from "../methods/integrations";

/** An authorizer, as the form has it. */
export interface AuthorizerForm {
  name: string;
  /** What a function gets, or that tokens of user pools are checked without a function. */
  type: "TOKEN" | "REQUEST" | "COGNITO_USER_POOLS";
  functionArn: string;
  role: string;
  /** COGNITO_USER_POOLS: ARNs of user pools, one on a line. */
  pools: string;
  /** TOKEN and COGNITO_USER_POOLS: the header. REQUEST: parts of the request, with commas between. */
  identity: string;
  /** A regular expression that a token must fit; "" for none. */
  validation: string;
  isCached: boolean;
  ttlSeconds: string;
}

export const emptyAuthorizer: AuthorizerForm = {
  name: "", type: "TOKEN", functionArn: "", role: "", pools: "", identity: "Authorization", validation: "", isCached: true, ttlSeconds: "300",
};

export const authorizerTypeNames: Readonly<Record<AuthorizerForm["type"], string>> = {
  TOKEN: "Lambda, by token", REQUEST: "Lambda, by request", COGNITO_USER_POOLS: "Cognito user pools",
};

const headerPrefix = "method.request.header.";

export function authorizerFormOf(authorizer: Authorizer): AuthorizerForm {
  const identity = authorizer.identitySource ?? "";
  const ttl = authorizer.authorizerResultTtlInSeconds ?? 300;
  return {
    name: authorizer.name ?? "",
    type: authorizer.type ?? "TOKEN",
    functionArn: functionOf(authorizer.authorizerUri) ?? "",
    role: authorizer.authorizerCredentials ?? "",
    pools: authorizer.providerARNs?.join("\n") ?? "",
    identity: authorizer.type === "REQUEST" ? identity : identity.replace(headerPrefix, ""),
    validation: authorizer.identityValidationExpression ?? "",
    isCached: ttl > 0,
    ttlSeconds: ttl > 0 ? String(ttl) : "300",
  };
}

export const isCognito = ({ type }: AuthorizerForm) => type === "COGNITO_USER_POOLS";
const lines = (text: string) => text.split("\n").map((line) => line.trim()).filter(Boolean);
const identityOf = ({ type, identity }: AuthorizerForm) => (type === "REQUEST" ? identity : headerPrefix + identity);
const ttlOf = ({ isCached, ttlSeconds }: AuthorizerForm) => (isCached ? Number(ttlSeconds) : 0);

export function authorizerInput(restApiId: string, form: AuthorizerForm, region: string): CreateAuthorizerCommandInput {
  return {
    restApiId,
    name: form.name,
    type: form.type,
    ...(isCognito(form)
      ? { providerARNs: lines(form.pools) }
      : { authorizerUri: functionUri(region, form.functionArn), authorizerCredentials: form.role || undefined, authorizerResultTtlInSeconds: ttlOf(form) }),
    identitySource: identityOf(form) || undefined,
    identityValidationExpression: (form.type === "TOKEN" && form.validation) || undefined,
  };
}

export function authorizerPatches(before: AuthorizerForm, after: AuthorizerForm, region: string): PatchOperation[] {
  return [
    ...replaced("/name", before.name, after.name),
    ...replaced("/type", before.type, after.type),
    ...(isCognito(after) ? poolPatches(before, after) : functionPatches(before, after, region)),
    ...replaced("/identitySource", identityOf(before), identityOf(after)),
    ...replaced("/identityValidationExpression", before.validation, after.type === "TOKEN" ? after.validation : ""),
  ];
}

const functionPatches = (before: AuthorizerForm, after: AuthorizerForm, region: string): PatchOperation[] => [
  ...replaced("/authorizerUri", functionUri(region, before.functionArn), functionUri(region, after.functionArn)),
  ...replaced("/authorizerCredentials", before.role, after.role),
  ...replaced("/authorizerResultTtlInSeconds", ttlOf(before), ttlOf(after)),
];

// A list whose members are added and taken away by value.
const poolPatches = (before: AuthorizerForm, after: AuthorizerForm): PatchOperation[] => memberPatches("/providerARNs", lines(before.pools), lines(after.pools));

/** The ARN under which an authorizer invokes its function. One that is not made yet is any of the API's. */
export const authorizerArn = (region: string, account: string, api: string, authorizer = "*") =>
  `arn:aws:execute-api:${region}:${account}:${api}/authorizers/${authorizer}`;
