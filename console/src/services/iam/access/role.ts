import {
  AttachRolePolicyCommand, DeleteRolePolicyCommand, DetachRolePolicyCommand, GetRolePolicyCommand, paginateListAttachedRolePolicies, paginateListRolePolicies, PutRolePolicyCommand,
  DeleteRolePermissionsBoundaryCommand, GetRoleCommand, PutRolePermissionsBoundaryCommand,
} from "@aws-sdk/client-iam";
import { collect } from "../../../shared/useLoad";
import { decodeDocument } from "../documents/document";
import type { EntityAccess } from ".";

export const roleAccess: EntityAccess = {
  noun: "Role",
  listAttached: (client, RoleName, abortSignal) =>
    collect(paginateListAttachedRolePolicies({ client }, { RoleName }, { abortSignal }), (page) => page.AttachedPolicies),
  attach: (client, RoleName, PolicyArn) => client.send(new AttachRolePolicyCommand({ RoleName, PolicyArn })),
  detach: (client, RoleName, PolicyArn) => client.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })),
  listInline: (client, RoleName, abortSignal) => collect(paginateListRolePolicies({ client }, { RoleName }, { abortSignal }), (page) => page.PolicyNames),
  getInline: async (client, RoleName, PolicyName, abortSignal) =>
    decodeDocument((await client.send(new GetRolePolicyCommand({ RoleName, PolicyName }), { abortSignal })).PolicyDocument),
  putInline: (client, RoleName, PolicyName, PolicyDocument) => client.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument })),
  deleteInline: (client, RoleName, PolicyName) => client.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })),
  boundary: {
    get: async (client, RoleName, abortSignal) => (await client.send(new GetRoleCommand({ RoleName }), { abortSignal })).Role?.PermissionsBoundary,
    put: (client, RoleName, PermissionsBoundary) => client.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary })),
    remove: (client, RoleName) => client.send(new DeleteRolePermissionsBoundaryCommand({ RoleName })),
  },
};
