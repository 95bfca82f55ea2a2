import type { EntityKind } from "./access";

const folders: Record<EntityKind, string> = { user: "users", group: "groups", role: "roles" };

export function entityPath(kind: EntityKind, name: string): string {
  return `/iam/${folders[kind]}/by-name/${encodeURIComponent(name)}`;
}

export function policyPath(arn: string): string {
  return `/iam/policies/by-arn/${encodeURIComponent(arn)}`;
}

/** What stands behind the path in an ARN. */
export const nameOf = (arn: string) => arn.split("/").at(-1)!;

/** The page that writes an inline policy; with an action it begins with a statement that allows it. */
export function newInlinePolicyPath(kind: EntityKind, name: string, allow?: { action: string; resource: string }): string {
  return `${entityPath(kind, name)}/inline${allow ? `?${new URLSearchParams({ action: allow.action, resource: allow.resource })}` : ""}`;
}
