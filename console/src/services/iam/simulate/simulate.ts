import {
  type ContextEntry, type EvaluationResult, GetGroupCommand, GetRoleCommand, GetUserCommand, type IAMClient, paginateSimulateCustomPolicy,
  paginateSimulatePrincipalPolicy, type SimulatePolicyResponse, type Statement,
} from "@aws-sdk/client-iam";
import { collect } from "../../../shared/useLoad";
import { accessOf, type Entity } from "../access";
import { managedDocument } from "../documents/document";
import { nameOf } from "../paths";
import { documentOf, type Grant, loadGrants } from "../permissions/grants";

/** What a simulation is asked. At least one of entity and policy is there. */
export interface Question {
  entity: Entity | undefined;
  /** A document that is tried besides the entity's own policies, or alone. */
  policy: string | undefined;
  actions: readonly string[];
  resources: readonly string[];
  context: readonly ContextEntry[];
}

/** One action on one resource, and what decided. */
export interface Verdict {
  action: string;
  resource: string;
  decision: "allowed" | "explicitDeny" | "implicitDeny";
  statements: readonly MatchedStatement[];
  /** Condition keys that a statement asks for and nobody gave. */
  missingContext: readonly string[];
  /** Undefined where there is no boundary. */
  isWithinBoundary: boolean | undefined;
}

export interface MatchedStatement {
  policy: string;
  /** Its JSON; undefined where the policy could not be read. */
  text: string | undefined;
}

/** The policies that counted, so that an answer can name and show them. */
export interface Simulation {
  /** The entity's. */
  arn: string | undefined;
  grants: readonly Grant[];
  verdicts: readonly Verdict[];
}

// What the service calls the document that came with the question.
const givenPolicy = "PolicyInputList.1";

async function arnOf(client: IAMClient, { kind, name }: Entity, abortSignal?: AbortSignal): Promise<string> {
  if (kind === "user") return (await client.send(new GetUserCommand({ UserName: name }), { abortSignal })).User!.Arn!;
  if (kind === "group") return (await client.send(new GetGroupCommand({ GroupName: name }), { abortSignal })).Group!.Arn!;
  return (await client.send(new GetRoleCommand({ RoleName: name }), { abortSignal })).Role!.Arn!;
}

/** The operation that answers it, and its input. */
export function simulationCall(arn: string | undefined, { policy, actions, resources, context }: Question) {
  const input = {
    PolicyInputList: policy === undefined ? undefined : [policy],
    ActionNames: [...actions],
    ResourceArns: resources.length > 0 ? [...resources] : undefined,
    ContextEntries: context.length > 0 ? [...context] : undefined,
  };
  return arn === undefined
    ? { operation: "SimulateCustomPolicy" as const, input: { ...input, PolicyInputList: [policy ?? ""] } }
    : { operation: "SimulatePrincipalPolicy" as const, input: { PolicySourceArn: arn, ...input } };
}

export async function simulate(client: IAMClient, question: Question, abortSignal: AbortSignal): Promise<Simulation> {
  const { entity } = question;
  const arn = entity && (await arnOf(client, entity, abortSignal));
  const { operation, input } = simulationCall(arn, question);
  const pages =
    operation === "SimulateCustomPolicy"
      ? paginateSimulateCustomPolicy({ client }, input, { abortSignal })
      : paginateSimulatePrincipalPolicy({ client }, input, { abortSignal });
  const [results, grants] = await Promise.all([
    collect<SimulatePolicyResponse, EvaluationResult>(pages, (page) => page.EvaluationResults),
    entity ? loadGrants(client, entity, abortSignal) : [],
  ]);
  const names = new Set(results.flatMap(specific).flatMap((r) => (r.MatchedStatements ?? []).map((s) => s.SourcePolicyId)));
  const texts = new Map([[givenPolicy, question.policy ?? ""]]);
  for (const grant of grants.filter((g) => names.has(g.name))) texts.set(grant.name, await documentOf(client, grant, abortSignal));
  const boundary = entity && (await accessOf(entity.kind).boundary?.get(client, entity.name, abortSignal))?.PermissionsBoundaryArn;
  const boundaryName = boundary && nameOf(boundary);
  if (boundary && boundaryName && names.has(boundaryName) && !texts.has(boundaryName)) {
    texts.set(boundaryName, await managedDocument(client, boundary, undefined, abortSignal));
  }
  return { arn, grants, verdicts: results.flatMap((result) => specific(result).map((each) => verdictOf(result, each, texts))) };
}

type Specific = NonNullable<EvaluationResult["ResourceSpecificResults"]>[number];

// Without resources in the question the result as a whole is the only one.
function specific(result: EvaluationResult): readonly Specific[] {
  if (result.ResourceSpecificResults && result.ResourceSpecificResults.length > 0) return result.ResourceSpecificResults;
  const { EvalResourceName, EvalDecision: EvalResourceDecision, MatchedStatements, MissingContextValues, PermissionsBoundaryDecisionDetail } = result;
  return [{ EvalResourceName, EvalResourceDecision, MatchedStatements, MissingContextValues, PermissionsBoundaryDecisionDetail }];
}

function verdictOf(result: EvaluationResult, each: Specific, texts: ReadonlyMap<string, string>): Verdict {
  return {
    action: result.EvalActionName ?? "",
    resource: each.EvalResourceName ?? "*",
    decision: each.EvalResourceDecision ?? "implicitDeny",
    statements: (each.MatchedStatements ?? []).map((s) => ({ policy: s.SourcePolicyId ?? "", text: textOf(s, texts.get(s.SourcePolicyId ?? "")) })),
    missingContext: each.MissingContextValues ?? [],
    isWithinBoundary: each.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary,
  };
}

// Positions count from 1 and stand behind the braces; the brace that opens is one character before the first.
function textOf({ StartPosition, EndPosition }: Statement, document: string | undefined): string | undefined {
  if (document === undefined || !StartPosition || !EndPosition) return undefined;
  const lines = document.split("\n");
  const offset = ({ Line = 1, Column = 1 }: { Line?: number; Column?: number }) =>
    lines.slice(0, Line - 1).reduce((sum, line) => sum + line.length + 1, 0) + Column - 1;
  return document.slice(offset(StartPosition) - 1, offset(EndPosition));
}
