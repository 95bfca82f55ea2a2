import { type IAMClient, paginateListGroups, paginateListRoles, paginateListUsers } from "@aws-sdk/client-iam";
import { collect } from "../../shared/useLoad";
import type { Entity } from "./access";

export interface ListedEntity extends Entity {
  arn: string;
}

/** The account's users, groups and roles. */
export async function listEntities(client: IAMClient, abortSignal: AbortSignal): Promise<ListedEntity[]> {
  const [users, groups, roles] = await Promise.all([
    collect(paginateListUsers({ client }, {}, { abortSignal }), (page) => page.Users),
    collect(paginateListGroups({ client }, {}, { abortSignal }), (page) => page.Groups),
    collect(paginateListRoles({ client }, {}, { abortSignal }), (page) => page.Roles),
  ]);
  return [
    ...users.map((u) => ({ kind: "user" as const, name: u.UserName!, arn: u.Arn! })),
    ...groups.map((g) => ({ kind: "group" as const, name: g.GroupName!, arn: g.Arn! })),
    ...roles.map((r) => ({ kind: "role" as const, name: r.RoleName!, arn: r.Arn! })),
  ];
}
