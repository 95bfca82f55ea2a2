import {
  type APIGatewayClient, type Authorizer, CreateRequestValidatorCommand, type CreateRequestValidatorCommandInput, GetAuthorizersCommand, type Method, type Model,
  paginateGetModels, GetRequestValidatorsCommand, type PatchOperation, type PutMethodCommandInput, type RequestValidator,
} from "@aws-sdk/client-api-gateway";
import { collect } from "../../../../shared/useLoad";
import { flagMap, flagRows, type Row, unlessEmpty, valueMap, valueRows } from "../../fields/rowMaps";
import { mapPatches, memberPatches, replaced } from "../../patches";
import type { MethodAt } from "./integrations";

/** What a method asks of a request, as the form has it. */
export interface RequestForm {
  /** NONE, AWS_IAM, or the type that an authorizer makes, a space, and its id. */
  authorization: string;
  /** With Cognito: what a token must be good for, with spaces between. */
  scopes: string;
  /** A validator's id, the key of one to make (see newValidators), or "". */
  validator: string;
  isKeyRequired: boolean;
  operationName: string;
  query: readonly Row[];
  headers: readonly Row[];
  paths: readonly Row[];
  /** By content type. */
  models: readonly Row[];
}

/** What a method may refer to. */
export interface ApiParts {
  authorizers: readonly Authorizer[];
  validators: readonly RequestValidator[];
  models: readonly Model[];
}

export const emptyRequest: RequestForm = {
  authorization: "NONE", scopes: "", validator: "", isKeyRequired: false, operationName: "", query: [], headers: [], paths: [], models: [],
};

/** The validators that the original offers by name, made when one is first chosen. */
export const newValidators: Readonly<Record<string, Omit<CreateRequestValidatorCommandInput, "restApiId">>> = {
  "new body": { name: "Validate body", validateRequestBody: true, validateRequestParameters: false },
  "new both": { name: "Validate body, query string parameters, and headers", validateRequestBody: true, validateRequestParameters: true },
  "new parameters": { name: "Validate query string parameters and headers", validateRequestBody: false, validateRequestParameters: true },
};

const prefixes = { query: "method.request.querystring.", headers: "method.request.header.", paths: "method.request.path." };

export function requestFormOf(method: Method): RequestForm {
  return {
    authorization: [method.authorizationType ?? "NONE", method.authorizerId].filter(Boolean).join(" "),
    scopes: method.authorizationScopes?.join(" ") ?? "",
    validator: method.requestValidatorId ?? "",
    isKeyRequired: method.apiKeyRequired ?? false,
    operationName: method.operationName ?? "",
    query: flagRows(method.requestParameters, prefixes.query),
    headers: flagRows(method.requestParameters, prefixes.headers),
    paths: flagRows(method.requestParameters, prefixes.paths),
    models: valueRows(method.requestModels),
  };
}

export async function loadParts(client: APIGatewayClient, restApiId: string, abortSignal: AbortSignal): Promise<ApiParts> {
  const [authorizers, validators, models] = await Promise.all([
    client.send(new GetAuthorizersCommand({ restApiId, limit: 500 }), { abortSignal }),
    client.send(new GetRequestValidatorsCommand({ restApiId, limit: 500 }), { abortSignal }),
    collect(paginateGetModels({ client, pageSize: 500 }, { restApiId }, { abortSignal }), (page) => page.items),
  ]);
  return { authorizers: authorizers.items ?? [], validators: validators.items ?? [], models };
}

/** The validator to make before the method, where the form asks for one that is not there. */
export function validatorInput(restApiId: string, form: RequestForm): CreateRequestValidatorCommandInput | undefined {
  const chosen = newValidators[form.validator];
  return chosen && { restApiId, ...chosen };
}

/** Makes the validator that the form asks for; answers the form with its id. */
export async function withValidator(client: APIGatewayClient, restApiId: string, form: RequestForm): Promise<RequestForm> {
  const input = validatorInput(restApiId, form);
  if (!input) return form;
  const { id } = await client.send(new CreateRequestValidatorCommand(input));
  return { ...form, validator: id! };
}

const parametersOf = (form: RequestForm) => ({ ...flagMap(form.query, prefixes.query), ...flagMap(form.headers, prefixes.headers), ...flagMap(form.paths, prefixes.paths) });

export const authorizationBy = ({ id, type }: Authorizer) => `${type === "COGNITO_USER_POOLS" ? type : "CUSTOM"} ${id}`;

export const isByCognito = ({ authorization }: RequestForm) => authorization.startsWith("COGNITO_USER_POOLS ");

function authorizationOf(form: RequestForm) {
  const [authorizationType = "NONE", authorizerId] = form.authorization.split(" ");
  return { authorizationType, authorizerId, scopes: isByCognito(form) ? form.scopes.split(" ").filter(Boolean) : [] };
}

// In the panel "as code", where the validator's id is not known yet.
const validatorId = (form: RequestForm) => (form.validator in newValidators ? "VALIDATOR_ID" : form.validator);

export function methodInput(at: MethodAt, form: RequestForm): PutMethodCommandInput {
  const { authorizationType, authorizerId, scopes } = authorizationOf(form);
  return {
    ...at,
    authorizationType,
    authorizerId,
    authorizationScopes: scopes.length > 0 ? scopes : undefined,
    apiKeyRequired: form.isKeyRequired || undefined,
    operationName: form.operationName || undefined,
    requestValidatorId: validatorId(form) || undefined,
    requestParameters: unlessEmpty(parametersOf(form)),
    requestModels: unlessEmpty(valueMap(form.models)),
  };
}

/** What makes the method's request as the form has it. */
export function requestPatches(method: Method, form: RequestForm): PatchOperation[] {
  const { authorizationType, authorizerId, scopes } = authorizationOf(form);
  return [
    ...replaced("/authorizationType", method.authorizationType, authorizationType),
    ...(authorizerId ? replaced("/authorizerId", method.authorizerId, authorizerId) : []),
    ...memberPatches("/authorizationScopes", method.authorizationScopes ?? [], scopes),
    ...replaced("/apiKeyRequired", method.apiKeyRequired ?? false, form.isKeyRequired),
    ...replaced("/operationName", method.operationName, form.operationName),
    ...replaced("/requestValidatorId", method.requestValidatorId, validatorId(form)),
    ...mapPatches("/requestParameters", method.requestParameters ?? {}, parametersOf(form)),
    ...mapPatches("/requestModels", method.requestModels ?? {}, valueMap(form.models)),
  ];
}
