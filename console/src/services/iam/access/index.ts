import type { AttachedPermissionsBoundary, AttachedPolicy, IAMClient } from "@aws-sdk/client-iam";
import { groupAccess } from "./group";
import { roleAccess } from "./role";
import { userAccess } from "./user";

/** What policies are attached to. */
export type EntityKind = "user" | "group" | "role";

export interface Entity {
  kind: EntityKind;
  name: string;
}

/** The policies of one kind of entity, which IAM keeps behind operations of its own for each. */
export interface EntityAccess {
  /** As the operations' names and their member for the name have it, such as "Role" of AttachRolePolicy. */
  noun: "User" | "Group" | "Role";
  listAttached(client: IAMClient, name: string, abortSignal?: AbortSignal): Promise<AttachedPolicy[]>;
  attach(client: IAMClient, name: string, policyArn: string): Promise<unknown>;
  detach(client: IAMClient, name: string, policyArn: string): Promise<unknown>;
  listInline(client: IAMClient, name: string, abortSignal?: AbortSignal): Promise<string[]>;
  /** Its document as it was written. */
  getInline(client: IAMClient, name: string, policy: string, abortSignal?: AbortSignal): Promise<string>;
  putInline(client: IAMClient, name: string, policy: string, document: string): Promise<unknown>;
  deleteInline(client: IAMClient, name: string, policy: string): Promise<unknown>;
  /** Groups have none. */
  boundary?: {
    get(client: IAMClient, name: string, abortSignal?: AbortSignal): Promise<AttachedPermissionsBoundary | undefined>;
    put(client: IAMClient, name: string, policyArn: string): Promise<unknown>;
    remove(client: IAMClient, name: string): Promise<unknown>;
  };
}

const all: Record<EntityKind, EntityAccess> = { user: userAccess, group: groupAccess, role: roleAccess };

export function accessOf(kind: EntityKind): EntityAccess {
  return all[kind];
}

/** Takes every policy off it, without which IAM does not delete it. */
export async function removePolicies(client: IAMClient, { kind, name }: Entity) {
  const access = accessOf(kind);
  for (const policy of await access.listAttached(client, name)) await access.detach(client, name, policy.PolicyArn!);
  for (const policy of await access.listInline(client, name)) await access.deleteInline(client, name, policy);
}
