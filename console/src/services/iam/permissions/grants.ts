import type { IAMClient } from "@aws-sdk/client-iam";
import { paginateListGroupsForUser } from "@aws-sdk/client-iam";
import { collect } from "../../../shared/useLoad";
import { accessOf, type Entity } from "../access";
import { isAwsManaged, managedDocument } from "../documents/document";

/** A policy that an entity has, of its own or by a group. */
export interface Grant {
  name: string;
  /** Of a managed policy; inline ones have none. */
  arn: string | undefined;
  type: "AWS managed" | "Customer managed" | "Customer inline";
  /** Whose it is: the entity itself, or the group that its user is in. */
  holder: Entity;
}

/** All policies that count for the entity, its boundary aside. */
export async function loadGrants(client: IAMClient, entity: Entity, abortSignal?: AbortSignal): Promise<Grant[]> {
  const own = await grantsOf(client, entity, abortSignal);
  if (entity.kind !== "user") return own;
  const groups = await collect(paginateListGroupsForUser({ client }, { UserName: entity.name }, { abortSignal }), (page) => page.Groups);
  const inherited = await Promise.all(groups.map((g) => grantsOf(client, { kind: "group", name: g.GroupName! }, abortSignal)));
  return [...own, ...inherited.flat()];
}

async function grantsOf(client: IAMClient, holder: Entity, abortSignal?: AbortSignal): Promise<Grant[]> {
  const access = accessOf(holder.kind);
  const [attached, inline] = await Promise.all([access.listAttached(client, holder.name, abortSignal), access.listInline(client, holder.name, abortSignal)]);
  return [
    ...attached.map((p) => ({ name: p.PolicyName!, arn: p.PolicyArn, type: isAwsManaged(p.PolicyArn) ? ("AWS managed" as const) : ("Customer managed" as const), holder })),
    ...inline.map((name) => ({ name, arn: undefined, type: "Customer inline" as const, holder })),
  ];
}

export function documentOf(client: IAMClient, { name, arn, holder }: Grant, abortSignal?: AbortSignal): Promise<string> {
  return arn === undefined ? accessOf(holder.kind).getInline(client, holder.name, name, abortSignal) : managedDocument(client, arn, undefined, abortSignal);
}
