import { type IAMClient, paginateListEntitiesForPolicy } from "@aws-sdk/client-iam";
import { accessOf, type Entity, type EntityKind } from "../access";

/** A user, group or role that has the policy, as permissions or as its boundary. */
export interface Use extends Entity {
  as: "Permissions policy" | "Permissions boundary";
}

export async function usesOf(client: IAMClient, PolicyArn: string, abortSignal?: AbortSignal): Promise<Use[]> {
  const usages = [
    ["PermissionsPolicy", "Permissions policy"],
    ["PermissionsBoundary", "Permissions boundary"],
  ] as const;
  const uses: Use[] = [];
  for (const [PolicyUsageFilter, as] of usages) {
    for await (const page of paginateListEntitiesForPolicy({ client }, { PolicyArn, PolicyUsageFilter }, { abortSignal })) {
      const add = (kind: EntityKind, name: string | undefined) => uses.push({ kind, name: name ?? "", as });
      page.PolicyRoles?.forEach((r) => add("role", r.RoleName));
      page.PolicyUsers?.forEach((u) => add("user", u.UserName));
      page.PolicyGroups?.forEach((g) => add("group", g.GroupName));
    }
  }
  return uses;
}

export async function endUse(client: IAMClient, policyArn: string, { kind, name, as }: Use): Promise<void> {
  const access = accessOf(kind);
  if (as === "Permissions policy") await access.detach(client, name, policyArn);
  else await access.boundary?.remove(client, name);
}
